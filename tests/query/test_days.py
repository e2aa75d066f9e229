"""Dates compare the calendar; ages compare how long ago a day is, or how long it is still to it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.query.days import FORMS, check_days, interval
from ketamine_tui.query.syntax import Value

TODAY = dt.date(2026, 11, 23)
ALWAYS = ("", "")
OPERATORS = ("", "<", "<=", ">", ">=")


def value(text: str) -> Value:
    """Return a value as it is written: with an operator before it, or as a range."""
    if ".." in text:
        start, _, end = text.partition("..")
        return Value(start, "..", end)
    bare = text.lstrip("<>=")
    return Value(bare, text.removesuffix(bare))


def days(text: str, field: str = "reviewed", today: dt.date = TODAY) -> tuple[str, str]:
    """Return the days that a sound value stands for."""
    assert check_days(value(text)) == ("", "")
    return interval(value(text), field, today)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-05-01", "2026-05-01", "2026-05-01"),
        ("2026-5-1", "2026-05-01", "2026-05-01"),
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("2026-2", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("=2026", "2026-01-01", "2026-12-31"),
        ("<2026", "", "2025-12-31"),
        ("<=2026", "", "2026-12-31"),
        (">2026", "2027-01-01", ""),
        (">=2026", "2026-01-01", ""),
        ("<2024-03", "", "2024-02-29"),
        (">2024-02", "2024-03-01", ""),
        ("<2026-05-01", "", "2026-04-30"),
        (">2026-05-31", "2026-06-01", ""),
        ("today", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("<today", "", "2026-11-22"),
        (">=tomorrow", "2026-11-24", ""),
    ],
)
def test_a_date_is_a_part_of_the_calendar(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)
    assert days(text, "next") == days(text, "issued") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019..2023", "2019-01-01", "2023-12-31"),
        ("2019-03..2019-04", "2019-03-01", "2019-04-30"),
        ("2019..2019-02", "2019-01-01", "2019-02-28"),
        ("2019-02..2019", "2019-02-01", "2019-12-31"),
        ("2019-05-01..yesterday", "2019-05-01", "2026-11-22"),
        ("today..today", "2026-11-23", "2026-11-23"),
        ("2023..2019", "2019-01-01", "2023-12-31"),
        ("tomorrow..yesterday", "2026-11-22", "2026-11-24"),
        ("2019..", "2019-01-01", ""),
        ("..2019", "", "2019-12-31"),
        ("..today", "", "2026-11-23"),
    ],
)
def test_a_range_of_dates_has_both_its_ends_whichever_is_written_first(
    text: str, first: str, last: str
) -> None:
    assert days(text) == days(text, "next") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("<90d", "2026-08-26", ""),
        ("<=90d", "2026-08-25", ""),
        (">90d", "", "2026-08-24"),
        (">=90d", "", "2026-08-25"),
        ("<2w", "2026-11-10", ""),
        (">=2w", "", "2026-11-09"),
        (">6m", "", "2026-05-22"),
        ("<=9m", "2026-02-23", ""),
        ("<2y", "2024-11-24", ""),
        (">=1y", "", "2025-11-23"),
        (">=0d", "", "2026-11-23"),
        ("30d..90d", "2026-08-25", "2026-10-24"),
        ("90d..30d", "2026-08-25", "2026-10-24"),
        ("2w..1y", "2025-11-23", "2026-11-09"),
        ("90d..", "", "2026-08-25"),
        ("..90d", "2026-08-25", ""),
    ],
)
def test_an_age_counts_back_from_today(text: str, first: str, last: str) -> None:
    assert days(text) == days(text, "issued") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("<30d", "", "2026-12-22"),
        ("<=30d", "", "2026-12-23"),
        (">30d", "2026-12-24", ""),
        (">=1w", "2026-11-30", ""),
        ("<3m", "", "2027-02-22"),
        ("<=1y", "", "2027-11-23"),
        ("1w..1m", "2026-11-30", "2026-12-23"),
        ("1m..1w", "2026-11-30", "2026-12-23"),
        ("1m..", "2026-12-23", ""),
        ("..1m", "", "2026-12-23"),
    ],
)
def test_what_is_due_next_lies_ahead(text: str, first: str, last: str) -> None:
    assert days(text, "next") == (first, last)


@pytest.mark.parametrize(
    ("today", "text", "field", "day"),
    [
        ("2026-03-31", ">=1m", "reviewed", "2026-02-28"),
        ("2024-03-31", ">=1m", "reviewed", "2024-02-29"),
        ("2024-02-29", ">=1y", "reviewed", "2023-02-28"),
        ("2026-01-31", "<=1m", "next", "2026-02-28"),
        ("2024-02-29", "<=4y", "next", "2028-02-29"),
        ("2026-01-15", ">=1m", "reviewed", "2025-12-15"),
    ],
)
def test_a_shorter_month_ends_sooner(today: str, text: str, field: str, day: str) -> None:
    assert days(text, field, dt.date.fromisoformat(today)) == ("", day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("<=0001-01-01", "", "0001-01-01"),
        (">=0001-01-01", "0001-01-01", ""),
        (">0001-01-01", "0001-01-02", ""),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("<9999-12-31", "", "9999-12-30"),
        (">=9999-12-31", "9999-12-31", ""),
        (">=99999y", "", "0001-01-01"),
        (">=99999d", "", "1753-02-08"),
    ],
)
def test_the_calendar_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["<0001-01-01", "<0001", ">9999-12-31", ">9999"])
def test_before_the_first_day_and_after_the_last_there_is_nothing(text: str) -> None:
    first, last = days(text)
    for day in ("0001-01-01", "2026-11-23", "9999-12-31"):
        assert not first <= day <= (last or "~")


@pytest.mark.parametrize(
    ("today", "text"),
    [(dt.date.min, "yesterday"), (dt.date.max, "tomorrow")],
)
def test_at_the_ends_of_the_calendar_today_has_one_neighbour(today: dt.date, text: str) -> None:
    assert days(text, today=today) == (today.isoformat(), today.isoformat())


def test_what_is_left_ends_with_the_calendar() -> None:
    assert days("<=99999w", "next") == ("", "3943-05-31")
    assert days("<=99999m", "next") == ("", "9999-12-31")


@pytest.mark.parametrize(
    "text",
    [
        *("soon", "20", "20260501", "2026-13", "2026-00", "2026-05-00", "2026-00-05", "2026-02-30"),
        *("2023-02-29", "0000", "0000-01-01", "2026-05-1x", "2026-", "2026-5-", "10000", "-2026"),
        *(
            "d",
            "90",
            "90x",
            "-90d",
            "1.5y",
            "100000d",
            "\uff19\uff10d",
            "\uff12026",
            "90 d",
            "90D",
            "Today",
        ),
    ],
)
def test_what_is_neither_a_date_nor_an_age(text: str) -> None:
    wrong = (f"{text} is neither a date nor an age", FORMS)
    assert check_days(Value(text)) == wrong
    assert check_days(Value(text, "<")) == wrong
    assert check_days(Value("2019", "..", text)) == wrong
    assert check_days(Value(text, "..", "")) == wrong


@pytest.mark.parametrize("operator", ["", "="])
@pytest.mark.parametrize("age", ["90d", "1w", "6m", "2y"])
def test_an_age_alone_is_no_day(operator: str, age: str) -> None:
    message, hint = check_days(Value(age, operator))
    assert message == f"{age} is an age, not a day"
    assert hint == f"write <{age} for within it, >{age} for longer ago"


@pytest.mark.parametrize(("start", "end"), [("30d", "2026"), ("2026-05", "1y"), ("today", "2w")])
def test_a_range_has_two_of_a_sort(start: str, end: str) -> None:
    message, hint = check_days(Value(start, "..", end))
    assert message == "a range needs two dates or two ages"
    assert hint


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def is_within(day: dt.date, text: str, field: str, today: dt.date) -> bool:
    first, last = days(text, field, today)
    return first <= day.isoformat() <= (last or "~")


@given(DAYS, DAYS, st.sampled_from(["d", "w", "m", "y"]), st.integers(0, 60))
def test_an_age_is_less_the_same_or_more(
    today: dt.date, day: dt.date, unit: str, amount: int
) -> None:
    for field in ("reviewed", "next"):
        age = f"{amount}{unit}"
        less, more = (is_within(day, f"{sign}{age}", field, today) for sign in "<>")
        assert not (less and more)
        assert is_within(day, f"<={age}", field, today) is not more
        assert is_within(day, f">={age}", field, today) is not less
        assert is_within(day, f"..{age}", field, today) is not more
        assert is_within(day, f"{age}..", field, today) is not less
        assert is_within(day, f"{age}..{age}", field, today) is not (less or more)


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]))
def test_a_date_is_before_within_or_after(day: dt.date, other: dt.date, length: int) -> None:
    date, part = other.isoformat()[:length], day.isoformat()[:length]
    expected = {"": part == date, "<": part < date, ">": part > date}
    expected |= {"<=": part <= date, ">=": part >= date}
    for operator in OPERATORS:
        assert is_within(day, f"{operator}{date}", "issued", TODAY) is expected[operator]
    assert is_within(day, f"{date}..", "issued", TODAY) is expected[">="]
    assert is_within(day, f"..{date}", "issued", TODAY) is expected["<="]
