"""Duplicates on import: only what is the same is left out, what is like it comes in and is told."""

import datetime as dt
from typing import Any
from unittest.mock import Mock

import pytest

from ketamine_tui.exchange.imports.plan import Choices, Plan, Target
from ketamine_tui.exchange.imports.planner import plan
from ketamine_tui.exchange.imports.preprints import is_preprint
from ketamine_tui.model.contact import Address, Email, Link, Phone
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Identifier, Resource
from ketamine_tui.model.imported import Imported, ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.ids import id_for

SWITCHBOARD = (Phone("+44 20 7946 0000", "+442079460000"),)
HOME = (Link("https://example.org/"),)
DOI = (Identifier("doi", "10.1000/a"),)


ARXIV = (Identifier("arxiv", "2001.00001"),)
PAPER_FIELDS: dict[str, Any] = {"authors": ("Ada Example",), "issued": "2020"}


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


PAPER = work(**PAPER_FIELDS)
PREPRINT = work(**PAPER_FIELDS, identifiers=ARXIV)


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
        (
            contact(phones=SWITCHBOARD, organization="Trust, Unit 1"),
            contact(phones=SWITCHBOARD, organization="Trust"),
            "number",
        ),
        # Nothing to call them by, and nothing that differs.
        (contact(), contact(), "summary"),
        (
            contact(addresses=address("1 High Road")),
            contact(addresses=address("1 High Road")),
            "address",
        ),
        (PAPER, work(**{**PAPER_FIELDS, "authors": ("A. Example",)}), "title, author and year"),
        # A record with an address of its own, and one without; a preprint under its number and under its DOI.
        (PAPER, work(**PAPER_FIELDS, links=HOME), "title, author and year"),
        (PREPRINT, work(identifiers=(Identifier("doi", "10.48550/arXiv.2001.00001"),)), "arxiv"),
        (PREPRINT, work("x", links=(Link("https://arxiv.org/pdf/2001.00001v2.pdf"),)), "arxiv"),
        # Who names the number of the preprint beside the journal means both.
        (work(**PAPER_FIELDS, container_title="Journal", identifiers=ARXIV), PREPRINT, "arxiv"),
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
        # Two in one town.
        (
            contact(addresses=(Address(city="Leeds"),)),
            contact(addresses=(Address(city="Leeds"),)),
            "title",
        ),
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
        # Names of two, of which one has all words of the other, or begins with its letters.
        (
            contact(phones=SWITCHBOARD, organization="Legal Services"),
            contact(phones=SWITCHBOARD, organization="Rural Legal Services"),
            "title",
        ),
        (
            contact(phones=SWITCHBOARD, organization="Trust"),
            contact(phones=SWITCHBOARD, organization="Trustees"),
            "title",
        ),
        (
            contact(links=HOME, phones=SWITCHBOARD),
            contact(links=HOME, phones=(Phone("030 5550143"),)),
            "title",
        ),
        (contact(phones=SWITCHBOARD), contact(), "title"),
        (contact(addresses=address("1 High Road")), contact(), "title"),
        # A title alone, and a description that says less, are many services'.
        (contact(summary=""), contact(summary=""), "title"),
        (contact(summary="Beds"), contact(summary="Beds for men"), "title"),
        (contact(id="1"), contact(id="2"), "title"),
        # A work of another year, of nobody, and the preprint of it.
        (PAPER, work(**{**PAPER_FIELDS, "issued": "2021"}), "title"),
        (PAPER, work(issued="2020", summary=""), "title"),
        (PAPER, PREPRINT, "title"),
        (work(**PAPER_FIELDS, identifiers=DOI), PREPRINT, "title"),
        (
            work(**PAPER_FIELDS, links=HOME),
            work(**PAPER_FIELDS, links=HOME, publisher="arXiv"),
            "title",
        ),
        (
            work(**PAPER_FIELDS, identifiers=DOI),
            work(**PAPER_FIELDS, identifiers=(Identifier("doi", "10.1101/2020.01.02.20001234"),)),
            "title",
        ),
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


def test_what_a_work_that_is_left_out_says_more_is_told() -> None:
    same = work(**PAPER_FIELDS, volume="7", identifiers=(Identifier("pmid", "1"),))
    (loss,) = planned(PAPER, same, PAPER).losses
    assert loss.message.endswith("says more than what it is the same as: volume, pmid")


@pytest.mark.parametrize(
    ("fields", "is_one"),
    [
        ({"container_title": "medRxiv"}, True),
        ({"container_title": "arXiv preprint arXiv:2001.00001"}, True),
        ({"container_title": "CoRR"}, True),
        ({"publisher": "Research Square"}, True),
        ({"identifiers": (Identifier("doi", "10.21203/rs.3.rs-1/v1"),)}, True),
        ({"identifiers": (Identifier("doi", "10.1101/123456"),)}, True),
        ({"links": (Link("https://www.biorxiv.org/content/x"),)}, True),
        # A journal that was a preprint first, one of the same publisher as bioRxiv, and names that only look like it.
        ({"container_title": "Nature", "identifiers": ARXIV}, False),
        ({"container_title": "Correspondence"}, False),
        ({"identifiers": (Identifier("doi", "10.1101/gr.123456.117"),)}, False),
        ({"links": (Link("https://notarxiv.org/abs/2001.00001"),)}, False),
        ({}, False),
    ],
)
def test_a_preprint_is_known_by_where_it_is(fields: dict[str, Any], *, is_one: bool) -> None:
    entry = work(**fields)
    assert isinstance(entry, Resource)
    assert is_preprint(entry) is is_one


def test_two_of_one_file_that_are_described_otherwise_are_only_alike() -> None:
    for other, count in (("Beds.", 1), ("Beds", 1), ("Talks.", 2)):
        result = planned(
            contact(phones=SWITCHBOARD, summary="Beds."),
            contact(phones=SWITCHBOARD, summary=other),
        )
        assert len(result.files) == count
