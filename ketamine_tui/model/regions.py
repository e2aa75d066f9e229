"""Regions of the world: other codes of countries, and what a region belongs to.

Codes are those of ISO 3166; beside them stand ``EU`` and ``International``.
"""

from collections.abc import Iterable

EU, INTERNATIONAL = "EU", "International"

_MEMBERS = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU_MEMBERS = frozenset(_MEMBERS.split())
"""The 27 countries of the European Union.

Source: the EU's own list, https://european-union.europa.eu/principles-countries-history/eu-countries_en.
"""

_OTHER_CODES = {"UK": "GB", "EL": "GR"}
"""What people and the EU write for two countries (its Interinstitutional Style Guide, section 7.1.1)."""


def canonical_region(code: str) -> str:
    """Return the code of ISO 3166 for another one of a country: ``GB`` for ``UK``; any other as it is."""
    country, dash, part = code.partition("-")
    return f"{_OTHER_CODES.get(country, country)}{dash}{part}"


def wider_regions(code: str) -> tuple[str, ...]:
    """Return what a region belongs to, the nearest first: its country, the EU, the world."""
    country = code.partition("-")[0]
    wider = (country, EU if country in EU_MEMBERS else "", INTERNATIONAL)
    return tuple(region for region in wider if region not in ("", code))


def countries_of(regions: Iterable[str]) -> list[str]:
    """Return the countries that regions are parts of, and those that are parts of them."""
    countries: dict[str, None] = {}
    for region in regions:
        if region == EU:
            countries.update(dict.fromkeys(sorted(EU_MEMBERS)))
        elif "-" in region:
            countries[region.partition("-")[0]] = None
    return list(countries)


def is_within(code: str, region: str) -> bool:
    """Say whether a code is that of a region or of a part of it."""
    return code == region or code.startswith(f"{region}-")
