"""What two spellings of one thing have in common, and what tells two things apart."""

import pytest

from ketamine_tui.model.likeness import plain_identifier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("978-0-262-54224-6", "9780262542246"),
        ("978 0262542246", "9780262542246"),
        ("https://doi.org/10.1000/AB-c", "doi:10.1000/ab-C"),
        ("NCT 04939649", "nct04939649"),
    ],
)
def test_one_identifier_is_spelt_in_several_ways(one: str, other: str) -> None:
    assert plain_identifier(one) == plain_identifier(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10.1000/ab-c", "10.1000/a-bc"),
        ("10.1000/ab-c", "10.1000/abc"),
        ("978-0-262-54224-6", "978-0-262-54224-7"),
    ],
)
def test_a_hyphen_of_a_doi_is_a_part_of_it(one: str, other: str) -> None:
    assert plain_identifier(one) != plain_identifier(other)
