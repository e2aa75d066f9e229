"""Names of regions and languages by their codes, in English unless something else translates them: ISO 3166, ISO 639 and BCP 47."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from ketamine_tui.model.regions import INTERNATIONAL, canonical_region
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import N_

_OTHERS = {"EU": N_("European Union")}
"""Regions that are no country: exceptionally reserved in ISO 3166."""

_USUAL = {
    name: code
    for code, names in (
        ("AT", "osterreich"),
        ("BE", "belgique"),
        ("BN", "brunei"),
        ("BR", "brasil"),
        ("CH", "schweiz, suisse"),
        ("CI", "ivory coast"),
        ("CV", "cape verde"),
        ("DE", "deutschland"),
        ("DK", "danmark"),
        ("ES", "espana"),
        ("FI", "suomi"),
        ("GB", "great britain, u.k."),
        ("IE", "republic of ireland"),
        ("IT", "italia"),
        ("MM", "burma"),
        ("MO", "macau"),
        ("NL", "holland, nederland"),
        ("NO", "norge"),
        ("PL", "polska"),
        ("RU", "russia"),
        ("SE", "sverige"),
        ("SZ", "swaziland"),
        ("TL", "east timor"),
        ("TR", "turkey"),
        ("US", "u.s., u.s.a., etats-unis, estados unidos"),
        ("VI", "us virgin islands"),
    )
    for name in names.split(", ")
}
"""What people call countries that ISO 3166 has other names for, without accents."""

_USUAL_LANGUAGES = {
    name: code
    for code, names in (
        ("el", "greek"),
        ("fa", "farsi"),
        ("gd", "gaelic"),
        ("nl", "flemish"),
        ("no", "norwegian"),
        ("pa", "punjabi"),
        ("si", "sinhalese"),
        ("sl", "slovene"),
        ("zh", "cantonese, mandarin"),
    )
    for name in names.split(", ")
}
"""What people call languages that ISO 639 has other names for, or none of two letters."""

_COUNTRIES, _PARTS, _LANGUAGES = "3166-1", "3166-2", "639-3"
"""The tables of ISO by their numbers, as pycountry keeps them."""

_INVERTED = re.compile(r"([^,]+), (.+ of(?: the)?|British|U\.S\.)")
_REMARK = re.compile(r" (?:\([\d-]+\)|\[.*\])$")
"""The years of a language, and what else a part of a country is called."""

_LEAST_BEGINNING = 3
"""Letters of a name that somebody who is in need may have typed of it."""

Translate = Callable[[str], str]
"""Returns a name in another language."""


def region_name(code: str, translated: Translate = str) -> str:
    """Return what a region is called: ``Germany``, ``Scotland``; nothing for a code that is none."""
    if code != code.upper():
        return ""
    if "-" in code:
        part = _table(_PARTS, "code").get(code)
        return _REMARK.sub("", translated(part["name"])) if part else ""
    country = _table(_COUNTRIES, "alpha_2").get(code)
    if country is None:
        return translated(_OTHERS[code]) if code in _OTHERS else ""
    common = country.get("common_name", "")
    return translated(common) if common else _in_order(translated(country["name"]))


def region_code(text: str) -> str:
    """Return the code of a region by its code or its name in any spelling: ``DE`` for ``germany``.

    Nothing for what is no region, and for a part of a country whose name another one has, too.
    """
    code = canonical_region(text.strip().upper())
    return code if region_name(code) else _codes_by_name().get(_name_key(text), "")


def country_begun(text: str) -> str:
    """Return the code of the country whose name begins so; nothing where there are several, or for very few letters."""
    key = _name_key(text)
    if len(key) < _LEAST_BEGINNING:
        return ""
    names = ((code, region_name(code)) for code in _table(_COUNTRIES, "alpha_2"))
    codes = [code for code, name in names if _name_key(name).startswith(key)]
    return codes[0] if len(codes) == 1 else ""


def is_part_name(text: str) -> bool:
    """Say whether a part of a country is called so, such as Georgia or Puerto Rico, whatever else is."""
    return _name_key(text) in _part_names()


def part_code(text: str, country: str) -> str:
    """Return the code of a part of a country by its name in any spelling, or by what stands behind the country in its code."""
    parts = _parts_of(country)
    code = f"{country}-{text.strip().upper()}"
    return code if code in parts.values() else parts.get(_name_key(text), "")


def part_above(code: str) -> str:
    """Return the code of the part to which a part of a country belongs; nothing for one that is below no other."""
    part = _table(_PARTS, "code").get(code)
    return part.get("parent", "") if part else ""


def is_beginning_of_part(text: str, country: str) -> bool:
    """Say whether the name of a part of a country that is below no other begins with a text, as abbreviations do."""
    key = _name_key(text)
    parts = _parts_of(country).items()
    return any(name.startswith(key) and not part_above(code) for name, code in parts)


@cache
def _parts_of(country: str) -> Mapping[str, str]:
    """Return the codes of the parts of a country by their names."""
    codes = (code for code in _table(_PARTS, "code") if code.startswith(f"{country}-"))
    return {_name_key(region_name(code)): code for code in codes}


@cache
def _part_names() -> frozenset[str]:
    return frozenset(_name_key(region_name(code)) for code in _table(_PARTS, "code"))


@cache
def _codes_by_name() -> Mapping[str, str]:
    """Return the codes of regions by their names; a country comes before a part of one."""
    parts = [(_name_key(region_name(code)), code) for code in _table(_PARTS, "code")]
    counts = Counter(name for name, _ in parts)
    codes = {name: code for name, code in parts if counts[name] == 1}
    for code, country in _table(_COUNTRIES, "alpha_2").items():
        names = (country["name"], region_name(code), country["alpha_3"])
        official = country.get("official_name", "")
        codes |= {_name_key(name): code for name in (*names, official) if name}
    others = {_name_key(name): code for code, name in _OTHERS.items()}
    return {**_USUAL, **codes, **others, _name_key(INTERNATIONAL): INTERNATIONAL}


@cache
def tables_folder() -> Path:
    """Return the folder of pycountry; to import it would take longer than to read a table."""
    package = find_spec("pycountry")
    assert package is not None  # noqa: S101  # it is required
    assert package.origin is not None  # noqa: S101  # it is a folder
    return Path(package.origin).parent


@cache
def _table(number: str, key: str) -> Mapping[str, Mapping[str, str]]:
    """Return a table of pycountry by the codes of one length; its own objects take eight times as long to make."""
    file = tables_folder() / "databases" / f"iso{number}.json"
    records: list[dict[str, str]] = json.loads(file.read_bytes())[number]
    return {record[key]: record for record in records if key in record}


def _name_key(name: str) -> str:
    """Return what two spellings of a name have in common."""
    return " ".join(fold(name).removeprefix("the ").split())


def _in_order(name: str) -> str:
    """Return a name as it is spoken: lists have the word first by which it is found."""
    inverted = _INVERTED.fullmatch(name)
    return f"{inverted[2]} {inverted[1]}" if inverted else name


def language_name(tag: str, translated: Translate = str) -> str:
    """Return what a language is called, with the rest of its tag: ``English``, ``Chinese (Hant)``."""
    code, _, rest = tag.partition("-")
    length = {2: "alpha_2", 3: "alpha_3"}.get(len(code))
    language = _table(_LANGUAGES, length).get(code.lower()) if length else None
    if language is None:
        return ""
    return f"{_REMARK.sub('', translated(language['name']))}{f' ({rest})' if rest else ''}"


@cache
def _short_codes() -> Mapping[str, str]:
    """Return the codes of two letters by those of three, the older ones too (ISO 639-2/B)."""
    languages = _table(_LANGUAGES, "alpha_2")
    codes = {language["alpha_3"]: code for code, language in languages.items()}
    older = {x["bibliographic"]: code for code, x in languages.items() if "bibliographic" in x}
    return older | codes


def short_language(code: str) -> str:
    """Return the code of two letters that a language has beside one of three; nothing where it has none."""
    return _short_codes().get(code.lower(), "")


def languages_called(text: str) -> frozenset[str]:
    """Return the codes of the languages whose English names begin so."""
    languages, key = _table(_LANGUAGES, "alpha_2"), _name_key(text)
    return frozenset(c for c, x in languages.items() if _name_key(x["name"]).startswith(key))


def language_code(text: str) -> str:
    """Return the tag of a language of ISO 639-1 by its name: ``fr`` for ``French``; nothing for what is none."""
    return _languages_by_name().get(_name_key(text), "")


@cache
def _languages_by_name() -> Mapping[str, str]:
    codes = _table(_LANGUAGES, "alpha_2")
    return {**{_name_key(language_name(code)): code for code in codes}, **_USUAL_LANGUAGES}


class _Namer(Protocol):
    """What names a value, perhaps in another language."""

    def __call__(self, value: str, translated: Translate = str, /) -> str:
        """Return the name; nothing for what has none."""


NAMERS: Mapping[str, _Namer] = {"region": region_name, "language": language_name}
"""What names the values of a field."""


def named(values: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return fields and values with their names; those that have no name with an empty one."""
    return [(field, value, NAMERS[field](value)) for field, value in values]
