"""Names of regions and languages in English, by their codes: ISO 3166, ISO 639 and BCP 47."""

import re
from collections.abc import Callable, Iterable, Mapping

import pycountry

_OTHERS = {"EU": "European Union"}
"""Regions that are no country: exceptionally reserved in ISO 3166."""

_INVERTED = re.compile(r"([^,]+), (.+ of(?: the)?|British|U\.S\.)")
_REMARK = re.compile(r" (?:\([\d-]+\)|\[.*\])$")
"""The years of a language, and what else a part of a country is called."""


def region_name(code: str) -> str:
    """Return what a region is called: ``Germany``, ``Scotland``; nothing for a code that is none."""
    if code != code.upper():
        return ""
    if "-" in code:
        part = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
        return _REMARK.sub("", part.name) if part else ""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return _OTHERS.get(code, "")
    return getattr(country, "common_name", "") or _in_order(country.name)


def _in_order(name: str) -> str:
    """Return a name as it is spoken: lists have the word first by which it is found."""
    inverted = _INVERTED.fullmatch(name)
    return f"{inverted[2]} {inverted[1]}" if inverted else name


def language_name(tag: str) -> str:
    """Return what a language is called, with the rest of its tag: ``English``, ``Chinese (Hant)``."""
    code, _, rest = tag.partition("-")
    length = {2: "alpha_2", 3: "alpha_3"}.get(len(code))
    language = pycountry.languages.get(**{length: code.lower()}) if length else None
    if language is None:
        return ""
    return f"{_REMARK.sub('', language.name)}{f' ({rest})' if rest else ''}"


NAMERS: Mapping[str, Callable[[str], str]] = {"region": region_name, "language": language_name}
"""What names the values of a field."""


def named(values: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return fields and values with their names; those that have no name with an empty one."""
    return [(field, value, NAMERS[field](value)) for field, value in values]
