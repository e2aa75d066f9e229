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

_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_COUNTRIES.split())
"""The countries of ISO 3166-1 by their codes of two letters, as pycountry has them: loading that takes as long as a list."""

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
