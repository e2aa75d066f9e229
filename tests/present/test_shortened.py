"""Shortened texts: what is cut, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.present.chrome import cells
from ketamine_tui.present.shortened import shortened, value_of

URL = "https://example.org/how-we-can-help/contact-us/by-phone"


def test_what_fits_stays_as_it_is() -> None:
    assert shortened("116 123", 7) == "116 123"
    assert value_of("116 123", "Samaritans", 19) == "116 123, Samaritans"


def test_of_a_long_text_the_beginning_and_the_end_stay() -> None:
    assert shortened(URL, 30) == "https://example.org../by-phone"
    assert shortened("116 123", 6) == "116..3"


def test_the_title_is_cut_before_the_value() -> None:
    assert value_of("116 123", "The Samaritans", 20) == "116 123, The Samar.."
    assert value_of(URL, "Samaritans", 40) == "https://example.or..by-phone, Samaritans"


def test_without_room_for_both_the_value_stays_alone() -> None:
    assert value_of("1-800-222-1222", "Poison Help line", 18) == "1-800-222-1222"
    assert value_of("1-800-222-1222", "Poison Help line", 3) == "1-800-222-1222"


@pytest.mark.parametrize("width", [1, 2, 3, 10, 40])
@given(st.text(max_size=60))
def test_no_text_is_wider_than_there_is_room(width: int, text: str) -> None:
    assert cells(shortened(text, width)) <= max(3, width)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(30, 80))
def test_a_value_with_its_title_is_no_wider_than_there_is_room(
    value: str, title: str, width: int
) -> None:
    assert cells(value_of(value, title, width)) <= width
