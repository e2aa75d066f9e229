"""Duplicates on import: only what is the same is left out, what is like it comes in and is told."""

import datetime as dt
from typing import Any
from unittest.mock import Mock

import pytest

from ketamine_tui.exchange.imports.plan import Choices, Plan, Target
from ketamine_tui.exchange.imports.planner import plan
from ketamine_tui.model.contact import Address, Email, Link, Phone
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Identifier
from ketamine_tui.model.imported import Imported, ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.ids import id_for

SWITCHBOARD = (Phone("+44 20 7946 0000", "+442079460000"),)
HOME = (Link("https://example.org/"),)
DOI = (Identifier("doi", "10.1000/a"),)


def contact(title: str = "Clinic", **fields: Any) -> Entry:
    return entry(Kind.CLINIC, title, fields)


def work(title: str = "Editorial", **fields: Any) -> Entry:
    return entry(Kind.ARTICLE, title, fields)


def book(title: str, **fields: Any) -> Entry:
    return entry(Kind.BOOK, title, fields)


def chapter(title: str, **fields: Any) -> Entry:
    return entry(Kind.CHAPTER, title, fields)


def entry(kind: Kind, title: str, fields: dict[str, Any]) -> Entry:
    usual = {"id": id_for(title, ""), "kind": kind, "section": "", "summary": "x"}
    made: Entry = CLASS_OF_KIND[kind](**{**usual, "title": title, **fields})
    return made


def planned(*entries: Entry) -> Plan:
    items = tuple(ImportedEntry(one, line) for line, one in enumerate(entries, start=1))
    today = dt.date(2026, 11, 23)
    return plan(Imported(items, ()), Target(), Choices(), origin="file", today=today, tell=Mock())


def isbn(value: str) -> tuple[Identifier, ...]:
    return (Identifier("isbn", value),)


def address(street: str) -> tuple[Address, ...]:
    return (Address(address_1=street, city="London"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (work("One", identifiers=DOI), work("Other", identifiers=DOI), "doi"),
        (
            work("One", identifiers=DOI, links=HOME),
            work("1", identifiers=(Identifier("doi", "https://doi.org/10.1000/A"),)),
            "doi",
        ),
        (book("A", identifiers=isbn("1-2")), book("B", identifiers=isbn("12")), "isbn"),
        (chapter("A", identifiers=isbn("1-2")), chapter("A", identifiers=isbn("12")), "isbn"),
        (
            work("A", identifiers=(Identifier("pmid", "7"),), authors=("Ada Example",)),
            work("B", identifiers=(Identifier("pmid", "7"),), authors=("A. Example", "others")),
            "pmid",
        ),
        (contact(links=HOME), contact("CLINIC", links=(Link("http://www.example.org"),)), "link"),
        (contact(phones=SWITCHBOARD), contact(phones=(Phone("020 7946 0000"),)), "number"),
        (
            contact(phones=SWITCHBOARD, addresses=address("1 High Road")),
            contact(phones=SWITCHBOARD, addresses=(Address(address_1="1 High Road, London N1"),)),
            "number",
        ),
        (contact(emails=(Email("a@b.org"),)), contact(emails=(Email("A@b.org"),)), "email"),
        (contact(links=HOME), entry(Kind.WEBSITE, "Clinic", {"links": HOME}), "link"),
        # Nothing to reach them by, and nothing that differs.
        (contact(), contact(), "title"),
    ],
)
def test_what_is_the_same_is_left_out(one: Entry, other: Entry, same: str) -> None:
    result = planned(one, other)
    ((_, line, told, twin, twin_line),) = result.duplicates
    assert told.removeprefix("title and ") == same
    assert (line, twin, twin_line) == (2, one.id, 1)
    assert len(result.files) == 1
    assert result.possible == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (contact("East", phones=SWITCHBOARD), contact("West", phones=SWITCHBOARD), "number"),
        (work("package-a", links=HOME), work("package-b", links=HOME), "link"),
        (
            work(links=HOME, identifiers=DOI),
            work(links=HOME, identifiers=(Identifier("doi", "10.1000/b"),)),
            "title",
        ),
        (work(links=HOME, volume="1"), work(links=HOME, volume="2"), "title"),
        (work(links=HOME, authors=("A. One",)), work(links=HOME, authors=("B. Two",)), "title"),
        (
            work(links=(Link("https://x.org/p#a"),)),
            work(links=(Link("https://x.org/p#b"),)),
            "title",
        ),
        # Chapters of a book, and the book.
        (chapter("One", identifiers=isbn("12")), chapter("Two", identifiers=isbn("12")), "isbn"),
        (book("Whole", identifiers=isbn("12")), chapter("Part", identifiers=isbn("12")), "isbn"),
        # Nothing but the title in common.
        (book("Memory", authors=("Ada Example",)), chapter("Memory"), "title"),
        (
            work("One", identifiers=(*isbn("12"), *DOI)),
            work("Two", identifiers=(*isbn("12"), Identifier("doi", "10.1000/b"))),
            "isbn",
        ),
        (
            contact(phones=SWITCHBOARD, addresses=address("1 High Road")),
            contact(phones=SWITCHBOARD, addresses=address("2 Low Road")),
            "title",
        ),
        (
            contact(phones=SWITCHBOARD, organization="A"),
            contact(phones=SWITCHBOARD, organization="B"),
            "title",
        ),
        (
            contact(links=HOME, phones=SWITCHBOARD),
            contact(links=HOME, phones=(Phone("030 5550143"),)),
            "title",
        ),
        (contact(phones=SWITCHBOARD), contact(), "title"),
        (contact(summary="in Leeds"), contact(summary="in York"), "title"),
        (
            contact("A", phones=(Phone("112", "112"),), regions=("DE",)),
            contact("A", phones=(Phone("112", "112"),), regions=("FR",)),
            "title",
        ),
    ],
)
def test_what_is_only_alike_comes_in_and_is_told(one: Entry, other: Entry, alike: str) -> None:
    result = planned(one, other)
    assert result.duplicates == ()
    assert len(result.files) == 2
    (possible,) = result.possible
    new = result.files[1].entry
    assert (possible.entry.id, possible.line, possible.same) == (new.id, 2, alike)
    assert (possible.other, possible.other_line) == (one.id, 1)
    assert new.reviews[0].note == (
        f"Imported from file, line 2. Possibly a duplicate of {one.id}: the same {alike}"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            work("A", links=(Link("https://x.org/#a"),)),
            work("B", links=(Link("https://x.org/#b"),)),
        ),
        (contact("A", phones=(Phone("112", "112"),)), contact("B", phones=(Phone("112", "112"),))),
        (contact("A", related=("b",), links=HOME), contact("B", links=HOME)),
        (contact(phones=SWITCHBOARD), work("Clinic", identifiers=DOI)),
        (contact(), entry(Kind.WEBSITE, "Clinic", {})),
    ],
)
def test_what_has_nothing_in_common_is_told_as_nothing(one: Entry, other: Entry) -> None:
    result = planned(one, other)
    assert (len(result.files), result.duplicates, result.possible) == (2, (), ())


def test_the_same_is_found_beside_others_that_are_only_alike() -> None:
    clinics = [contact(phones=SWITCHBOARD, addresses=address(f"{n} High Road")) for n in (1, 2, 2)]
    result = planned(*clinics)
    assert [(x.line, x.other_line) for x in result.duplicates] == [(3, 2)]
    assert [(x.line, x.other_line) for x in result.possible] == [(2, 1)]


def test_what_a_duplicate_says_more_is_told() -> None:
    one = contact(phones=SWITCHBOARD, tags=("Mood",))
    same = contact(phones=SWITCHBOARD, tags=("Mood",))
    more = contact(phones=(*SWITCHBOARD, Phone("030 5550143")), tags=("Mood", "Pain"))
    result = planned(one, same, more)
    assert len(result.duplicates) == 2
    assert [(x.line, x.message) for x in result.losses] == [
        (3, "a duplicate that is left out says more than what it is the same as: number, tags")
    ]


def test_two_of_one_file_that_are_described_otherwise_are_only_alike() -> None:
    for other, count in (("Beds.", 1), ("Beds", 1), ("Talks.", 2)):
        result = planned(
            contact(phones=SWITCHBOARD, summary="Beds."),
            contact(phones=SWITCHBOARD, summary=other),
        )
        assert len(result.files) == count
