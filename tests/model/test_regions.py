"""What a region belongs to, and which of its codes is meant."""

import pycountry
import pytest

from ketamine_tui.model.regions import (
    COUNTRIES,
    EU_MEMBERS,
    canonical_region,
    is_within,
    wider_regions,
)


def test_the_european_union_has_27_members_and_all_are_countries() -> None:
    assert len(EU_MEMBERS) == 27
    assert all(pycountry.countries.get(alpha_2=code) for code in EU_MEMBERS)
    assert not EU_MEMBERS & {"GB", "NO", "CH", "IS", "EL", "UK"}


def test_the_countries_are_those_of_the_standard() -> None:
    assert {country.alpha_2 for country in pycountry.countries} == COUNTRIES


@pytest.mark.parametrize(
    ("code", "wider"),
    [
        ("DE", ("EU", "International")),
        ("DE-BE", ("DE", "EU", "International")),
        ("GB", ("International",)),
        ("GB-ENG", ("GB", "International")),
        ("IN", ("International",)),
        ("EU", ("International",)),
        ("International", ()),
    ],
)
def test_what_a_region_belongs_to(code: str, wider: tuple[str, ...]) -> None:
    assert wider_regions(code) == wider


@pytest.mark.parametrize(
    ("code", "canonical"),
    [("UK", "GB"), ("UK-ENG", "GB-ENG"), ("EL", "GR"), ("GB", "GB"), ("uk", "uk"), ("UKR", "UKR")],
)
def test_other_codes_of_countries(code: str, canonical: str) -> None:
    assert canonical_region(code) == canonical


def test_a_part_is_within_its_country_and_not_within_one_that_begins_alike() -> None:
    assert is_within("GB-ENG", "GB")
    assert is_within("GB", "GB")
    assert not is_within("GB", "GB-ENG")
    assert not is_within("GBX", "GB")
