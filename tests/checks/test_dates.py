"""Dates of one event: in one text, in a page and what it cites, in an entry and its reviews."""

from pathlib import Path

import pytest
from checks.test_planted import change, told
from support.content import write_file

BOOK_FILE, PAGE_FILE = "resources/clean-book.yaml", "pages/clean-page.md"
CLINIC_FILE = "contacts/clean-clinic.yaml"
SOURCE = "Source: [a book](../resources/clean-book.yaml)"


def rules_told(folder: Path) -> list[str]:
    return [line.rsplit(" ", 1)[1] for line in told(folder)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Opened on Monday, 10 October 2023.", "date-differs"),
        ("Opened on Tuesday 10 October 2023.", ""),
        ("Its opening was on Monday. 10 October 2023 it closed.", ""),
        ("It was closed from March 2021 to May 2020.", "date-order"),
        ("It was closed from March 2021 to May 2022.", ""),
        ("It was closed in May 2021, and opened in March 2020.", ""),
        ("An opinion of October 2019, leading to a licence in March 2019.", "date-order"),
        ("An opinion of October 2019, leading to a licence in 2019.", ""),
        ("Owls were first described in 1962. An office approved it in 1790.", "date-order"),
        ("Owls were first described in 1962. An office approved them and it in 1970.", ""),
        ("Owls were first described in 1962. It stands in a wood named in 1790.", ""),
        ("It was approved in March 2019. The approval of May 2019 is for owls.", "date-differs"),
        ("It was approved in March 2019. The approval of 3 March 2019 is for owls.", ""),
        ("It was approved in March 2019. A new approval of May 2019 is for owls.", ""),
        ("It opened in 2032.", "date-in-future"),
        ("It has been here since summer 2032.", "date-in-future"),
        ("From 1 May 2052 it is free.", "date-in-future"),
        ("It is to be opened in 2032.", ""),
        ("From 1 May 2027 it is free, and by 2050 all are.", ""),
    ],
)
def test_the_dates_of_a_text_can_be(folder: Path, text: str, rule: str) -> None:
    change(folder, CLINIC_FILE, "What it is.", text)
    assert rules_told(folder) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("On 12 January 2025 ponds were opened to wild herons.", True),
        ("On 21 March 2025 ponds were opened to wild herons.", True),
        ("On 21 January 2025 ponds were opened to wild herons.", False),
        ("In January 2025 ponds were opened to wild herons.", False),
        ("On 14 June 2024 ponds were opened to wild herons.", False),
        ("Ponds have been a reserve for herons since 1989.", True),
        ("Ponds have been a reserve for herons since 1999.", False),
        ("Swans have been on the river since 1989.", False),
        ("The committee on marshes named them in May 2018, for wading birds.", True),
        ("The committee on marshes named them in July 2018, for wading birds.", False),
        ("A 2021 alert has it.", True),
        ("A 2025 alert has it.", False),
        ("A 2021 trial has it.", False),
    ],
)
def test_a_page_has_the_dates_of_what_it_cites(folder: Path, said: str, *, is_told: bool) -> None:
    summary = (
        "Ponds were opened to wild herons. Since 1999 they are a reserve for herons."
        " A committee on marshes spoke of wading birds in May 2019."
    )
    change(folder, BOOK_FILE, "What it is.", summary)
    change(folder, BOOK_FILE, "Book clean-book", 'Alerts of herons\nissued: "2025-01-21"')
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}\n\n{SOURCE}")
    assert rules_told(folder) == ["date-differs"] * is_told


@pytest.mark.parametrize(
    ("summary", "seen", "is_told"),
    [
        ("On 12 January 2025 it was printed.", "", True),
        ("On 22 January 2025 it was printed.", "", False),
        ("A reserve since 1989.", "the reserve since 1999", True),
        ("A reserve since 1999.", "the reserve since 1999", False),
        ("A reserve since 1989.", "the owls since 1999", False),
    ],
)
def test_an_entry_has_the_dates_that_its_review_has_seen(
    folder: Path, summary: str, seen: str, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "summary: What it is.", f'issued: "2025-01-21"\nsummary: {summary}')
    if seen:
        text = (folder / BOOK_FILE).read_text("utf-8").rstrip("\n")
        write_file(folder / BOOK_FILE, f"{text}\n    seen: {seen}\n")
    assert rules_told(folder) == ["date-differs"] * is_told


@pytest.mark.parametrize(
    ("text", "day", "is_told"),
    [
        ("A hoax.", "2026-11-02", True),
        ("A hoax.", "2026-11-01", False),
        ("A joke.", "2026-11-02", False),
    ],
)
def test_one_warning_has_one_date(folder: Path, text: str, day: str, *, is_told: bool) -> None:
    alert = 'alerts:\n  - text: {}\n    date: "{}"\nlinks:'
    change(folder, CLINIC_FILE, "links:", alert.format("A hoax.", "2026-11-01"))
    change(folder, BOOK_FILE, "links:", alert.format(text, day))
    assert rules_told(folder) == ["date-differs"] * is_told
