"""Shortened texts: what is cut, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.present.chrome import ASCII, UNICODE, cells
from ketamine_tui.present.shortened import short_address, value_of, without_middle, without_regions

URL = "https://example.org/how-we-can-help/contact-us/by-phone"


def test_what_fits_stays_as_it_is() -> None:
    assert without_middle("116 123", 7) == "116 123"
    assert value_of("116 123", "Samaritans", 19) == "116 123, Samaritans"


def test_of_a_long_text_the_beginning_and_the_end_stay() -> None:
    assert without_middle(URL, 30) == "https://example.org../by-phone"
    assert without_middle("116 123", 6) == "116..3"


def test_a_cut_is_shown_by_the_sign_of_whoever_draws() -> None:
    assert without_middle(URL, 30, UNICODE.cut) == "https://example.org/…/by-phone"
    assert value_of("116 123", "The Samaritans", 20, UNICODE.cut) == "116 123, The Samari…"


def test_the_title_is_cut_before_the_value() -> None:
    assert value_of("116 123", "The Samaritans", 20) == "116 123, The Samar.."
    assert value_of(URL, "Samaritans", 40) == "https://example.or..by-phone, Samaritans"


def test_without_room_for_both_the_value_stays_alone() -> None:
    assert value_of("1-800-222-1222", "Poison Help line", 18) == "1-800-222-1222"
    assert value_of("1-800-222-1222", "Poison Help line", 3) == "1-800-222-1222"


@pytest.mark.parametrize("width", [1, 2, 3, 10, 40])
@given(st.text(max_size=60))
def test_no_text_is_wider_than_there_is_room(width: int, text: str) -> None:
    assert cells(without_middle(text, width)) <= max(3, width)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(30, 80))
def test_a_value_with_its_title_is_no_wider_than_there_is_room(
    value: str, title: str, width: int
) -> None:
    assert cells(value_of(value, title, width)) <= width


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, URL),
        (len(URL), URL),
        # TLS goes without saying.
        (len(URL) - 1, "example.org/how-we-can-help/contact-us/by-phone"),
        (40, "example.org/how-we-can-hel..-us/by-phone"),
        (20, "example.org/..-phone"),
        (17, URL),  # too little of a path to tell anything
    ],
)
def test_an_address_is_cut_in_the_middle_of_its_path(width: int, shown: str) -> None:
    assert short_address(URL, width, ASCII) == shown


def test_an_address_that_says_more_than_its_words_is_whole() -> None:
    for url in (
        "http://example.org/how-we-can-help",
        "https://a-host-of-twenty.example.org/x/y/z/z",
    ):
        assert short_address(url, 30, ASCII) == url
    assert short_address("https://www.example.org/", 20, ASCII) == "example.org"
    assert (
        short_address("https://例え.example/道/道/道", 20, ASCII) == "https://例え.example/道/道/道"
    )
    assert short_address(URL, 20, UNICODE) == "example.org/h\u2026-phone"


@given(st.text("abc./-%", max_size=60), st.integers(1, 60))
def test_an_address_fits_or_is_as_it_was_and_its_host_is_whole(rest: str, width: int) -> None:
    url = f"https://example.org/{rest}"
    address = short_address(url, width, ASCII)
    assert address == url or (len(address) <= width and address.startswith("example.org"))


@pytest.mark.parametrize(
    ("title", "shorter"),
    [
        ("Lifeline (Australia)", "Lifeline"),
        ("Emergency services (Australia): 000", "Emergency services: 000"),
        ("Helpline (Australia and New Zealand)", "Helpline"),
        ("Helpline (New Zealand, Australia)", "Helpline"),
    ],
)
def test_regions_in_parentheses_leave_a_title(title: str, shorter: str) -> None:
    assert without_regions(title, frozenset({"Australia", "New Zealand"})) == shorter


@pytest.mark.parametrize(
    "title",
    [
        "Lifeline (Austria)",
        "Lifeline (Australia and Austria)",
        "Lifeline (Australia, at night)",
        "Lifeline Australia",
        "Lifeline ()",
    ],
)
def test_other_parentheses_stay(title: str) -> None:
    assert without_regions(title, frozenset({"Australia"})) == title
