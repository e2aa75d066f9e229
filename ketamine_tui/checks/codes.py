"""Codes of languages (BCP 47), of regions (ISO 3166, EU, International) and of time zones (IANA)."""

import re
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ketamine_tui.checks import phones
from ketamine_tui.model.language import canonical_tag
from ketamine_tui.model.regions import (
    COUNTRIES,
    EU,
    INTERNATIONAL,
    canonical_region,
    wider_regions,
)
from ketamine_tui.store.naming import (
    is_part_name,
    language_name,
    languages_called,
    region_code,
    region_name,
    short_language,
)
from ketamine_tui.store.node import Scalar
from ketamine_tui.store.splice import ScalarEdit

_PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}", re.ASCII)
NATIONS = frozenset({"GB-ENG", "GB-SCT", "GB-WLS"})
_OTHER_REGIONS = frozenset({EU, INTERNATIONAL})


def is_language(tag: str) -> bool:
    """Say whether a text is the tag of a language."""
    if len(tag) == 2 and language_name(tag):  # ISO 639-1, all of which is registered
        return True
    from langcodes import tag_is_valid  # noqa: PLC0415  # the registry, only for a longer tag

    # The library takes UK for GB, which is no subtag (RFC 5646, section 2.2.4), and codes of three letters for those of two.
    is_known = not (tag.upper().endswith("-UK") or short_language(tag.partition("-")[0]))
    return is_known and tag_is_valid(tag)


def language_hint(tag: str) -> str:
    """Return what to write for a tag that is none; nothing where several languages may be meant.

    People write the code of a country, three letters or the name of a language.
    """
    code, *rest = canonical_tag(tag).split("-")
    codes = languages_called(code) if len(code) > 1 else frozenset()
    if code.upper() in COUNTRIES:
        codes |= {_spoken_in(code.upper())}
    if known := code if is_language(code) else short_language(code):
        codes = frozenset({known})
    if len(codes) != 1:
        return ""
    whole = "-".join((*codes, *map(canonical_region, rest)))
    return next((f"write {meant}" for meant in (whole, *codes) if is_language(meant)), "")


def _spoken_in(country: str) -> str:
    """Return the language that most people of a country speak (CLDR, likely subtags)."""
    from langcodes import Language  # noqa: PLC0415  # the registry, only for what is no tag

    return Language.get(f"und-{country}").maximize().language or ""


def is_region(code: str) -> bool:
    """Say whether a text is the code of a country, of a part of one, or one of the two wider ones."""
    is_part = _PART.fullmatch(code) and bool(region_name(code))
    return code in phones.REGIONS | _OTHER_REGIONS or bool(is_part)


def is_time_zone(name: str) -> bool:
    """Say whether a text is the name of a time zone."""
    try:
        ZoneInfo(name)  # to have the names of all, every file of theirs would be opened
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return not name.startswith(("posix/", "right/"))  # which systems keep beside the zones


def only_countries(regions: Iterable[str]) -> frozenset[str]:
    """Return the countries that regions are, or are parts of; none where one of them is wider."""
    countries = frozenset(region[:2] for region in regions)
    return countries if countries <= phones.REGIONS else frozenset()


def loose_regions(items: Iterable[Scalar]) -> Iterator[tuple[str, ScalarEdit]]:
    """Yield countries that are written by another code, with the rule that this breaks."""
    for item in items:
        code = item.text.strip()
        if (canonical := canonical_region(code)) != code:
            yield "region-alias", ScalarEdit(item.place, code, canonical)


def country_named(name: str) -> str:
    """Return the code of a country or nation by its name; nothing for what a place elsewhere may be called, too."""
    # Three letters may be an abbreviation of anything.
    code = region_code(name) if len(name) > len("USA") or name == "USA" else ""
    is_certain = code in NATIONS or (code in COUNTRIES and not is_part_name(name))
    return code if is_certain else ""


def have_part_in_common(some: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether one of some regions is one of the others, or a part of it, or the other way round."""
    ones, many = frozenset(some), frozenset(others)
    return not (_around(ones).isdisjoint(many) and _around(many).isdisjoint(ones))


def _around(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(name for code in codes for name in (code, *wider_regions(code)))
