"""Identifiers by their forms and check digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.checks import identifiers

fifteen = st.text("0123456789", min_size=15, max_size=15)
nine = st.text("0123456789", min_size=9, max_size=9)
twelve = st.builds(str.__add__, st.sampled_from(["978", "979"]), nine)


def thirteen_with_check(digits: str) -> str:
    total = sum(int(digit) * (1 if n % 2 == 0 else 3) for n, digit in enumerate(digits))
    return digits + str(-total % 10)


def ten_with_check(digits: str) -> str:
    total = sum(int(digit) * (n + 1) for n, digit in enumerate(digits)) % 11
    return digits + ("X" if total == 10 else str(total))


@given(twelve.map(thirteen_with_check) | nine.map(ten_with_check), st.integers(1, 9))
def test_a_right_isbn_is_read_however_it_is_written_and_no_other_last_digit_is(
    isbn: str, step: int
) -> None:
    assert identifiers.isbn(isbn) == isbn
    written = "-".join((isbn[:3], isbn[3:6], isbn[6:]))
    assert identifiers.isbn(f"ISBN {written}") == isbn
    last = "0123456789X".index(isbn[-1])
    wrong = isbn[:-1] + "0123456789"[(last + step) % 10]
    if wrong != isbn:
        with pytest.raises(ValueError, match="check digit"):
            identifiers.isbn(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "978",
        "9780306406157 9780306406157",
        "\uff19\uff17\uff18\uff10\uff13\uff10\uff16\uff14\uff10\uff16\uff11\uff15\uff17",
        "9770306406157",
        "X234567890",
    ],
)
def test_what_is_no_isbn_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ten digits, or thirteen"):
        identifiers.isbn(text)


@pytest.mark.parametrize(
    "text",
    [
        "10.1001/archpsyc.63.8.856",
        "DOI: 10.1001/archpsyc.63.8.856",
        "doi:10.1001/archpsyc.63.8.856",
        "https://doi.org/10.1001/archpsyc.63.8.856",
    ],
)
def test_a_doi_is_read_without_what_stands_before_it(text: str) -> None:
    assert identifiers.doi(text) == "10.1001/archpsyc.63.8.856"


@pytest.mark.parametrize(
    "text", ["", "10.1/abc", "10.1234", "10.1234/a b", "11.1234/a", "x10.1234/a"]
)
def test_what_is_no_doi_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the form 10"):
        identifiers.doi(text)


@given(fifteen, st.integers(0, 14), st.integers(1, 9))
def test_every_other_digit_of_an_orcid_id_makes_its_last_one_wrong(
    digits: str, at: int, step: int
) -> None:
    right = [digits + last for last in "0123456789X" if identifiers.has_orcid_check(digits + last)]
    assert len(right) == 1
    other = str((int(digits[at]) + step) % 10)
    assert not identifiers.has_orcid_check(right[0][:at] + other + right[0][at + 1 :])


def test_an_orcid_id_that_orcid_gives_for_an_example_is_right() -> None:
    assert identifiers.has_orcid_check("0000-0002-1825-0097")
    assert identifiers.has_orcid_check("0000-0002-1694-233X")
