"""What is exported and imported again says the same, as far as the format holds it."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.entries import IDS, URLS, entries

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.sources import SOURCES, recognise
from ketamine_tui.model.contact import (
    WEEKDAYS,
    Address,
    Chat,
    Email,
    Link,
    Phone,
    Schedule,
    TextNumber,
)
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import OTHERS, Alert, Contact, Entry, Identifier, Resource
from ketamine_tui.model.imported import ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.way_kinds import PhoneType

DAY = dt.date(2020, 6, 15)
STATES = st.sampled_from([state for state in ReviewState if state is not ReviewState.CHANGED])
CONTACTS = (Kind.ORGANIZATION, Kind.CLINIC, Kind.HELPLINE, Kind.EMERGENCY, Kind.PERSON)
WORKS = (
    *(Kind.BOOK, Kind.CHAPTER, Kind.ARTICLE, Kind.CONFERENCE_PAPER, Kind.REPORT, Kind.GUIDELINE),
    Kind.REGULATION,
    *(Kind.WEBSITE, Kind.VIDEO, Kind.PODCAST),
)
QUICK = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def lines_without(characters: str) -> st.SearchStrategy[str]:
    """Return lines that lack what a format separates values with, and runs of spaces."""
    wanted = st.characters(exclude_categories=["C", "Z"], exclude_characters=characters)
    words = st.lists(st.text(wanted, min_size=1, max_size=6), min_size=1, max_size=3)
    return words.map(" ".join)


def some(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return a few different values."""
    return st.lists(values, max_size=most, unique=True).map(tuple)


def returned(name: str, *written: Entry, state: ReviewState) -> tuple[ImportedEntry, ...]:
    """Return entries that were exported in a format and imported again."""
    items = [Item(entry, state, dt.date(2021, 6, 15)) for entry in written]
    text = str(
        FORMATS[name].write(Extract(Directory("Small directory"), "0123456789ab", DAY, items))
    )
    source = {"vcard3": "vcard"}.get(name, name)
    assert name == "csv" or recognise(text, "file") == source
    found = SOURCES[source].read(text, "file", ReadOptions()).entries
    assert all(not one.entry.reviews for one in found)
    return found


def assert_same(written: Entry, found: Entry, names: Iterable[str]) -> None:
    """Compare some fields."""
    for name in names:
        assert getattr(found, name) == getattr(written, name), name


def bare(identifiers: Iterable[Identifier]) -> list[Identifier]:
    """Return identifiers as a format without notes to them gives them back: by register, each once."""
    return sorted({one._replace(note="") for one in identifiers})


def said_by(one: ImportedEntry, state: ReviewState) -> None:
    """Compare what is known of a state: it is hearsay, and no part of the summary."""
    assert one.said.startswith(state.words)
    assert "2020-06-15" in one.said
    assert "2020-06-15" not in one.entry.summary


# JSON: everything.


@pytest.mark.parametrize("name", ["json", "jsonl"])
@QUICK
@given(written=entries(tags=some(lines_without("#"))), state=STATES)
def test_json_holds_everything_but_trust(name: str, written: Entry, state: ReviewState) -> None:
    (one,) = returned(name, written, state=state)
    assert_same(written, one.entry, [name for name in written._fields if name != "reviews"])
    said_by(one, state)


# CSL: works.

SCHEMES = st.sampled_from(
    ("doi", "isbn", "issn", "pmid", "pmcid", "arxiv", "nct", "ema", "who-ictrp", "title")
)
IDENTIFIERS = st.builds(Identifier, SCHEMES, lines_without(""))
NAMES = some(lines_without(",{}"), 3)
A_WORK: dict[str, st.SearchStrategy[Any]] = {
    "tags": some(lines_without("#,;")),
    "links": some(URLS.map(Link), 1),
    "languages": some(lines_without(",;"), 1),
    "identifiers": some(IDENTIFIERS, 4),
    "alternate_names": st.just(()),
    "authors": NAMES,
    "editors": NAMES,
    "contributors": NAMES,
}
OF_WORKS = ("title", "authors", "editors", "publisher", "container_title", "volume", "issue")
ALWAYS = ("id", "tags", "languages", "links")


@QUICK
@given(entries(*WORKS, **A_WORK), STATES)
def test_csl_holds_works(written: Resource, state: ReviewState) -> None:
    (one,) = returned("csl", written, state=state)
    found = one.entry
    assert isinstance(found, Resource)
    names = (*ALWAYS, *OF_WORKS, "kind", "summary", "contributors", "issued", "page", "edition")
    assert_same(written, found, (*names, "number_of_pages"))
    assert sorted(found.identifiers) == bare(written.identifiers)
    said_by(one, state)


# BibTeX: works.

BIBTEX = {
    **A_WORK,
    "title": lines_without(""),
    "summary": lines_without(""),
    "issued": st.from_regex(
        re.compile(r"(?:19|20)[0-9][0-9](?:-(?:0[1-9]|1[0-2]))?"), fullmatch=True
    ),
    "publisher": lines_without(""),
    "container_title": lines_without(""),
    "volume": lines_without(""),
    "issue": lines_without(""),
    "page": st.from_regex(re.compile("[A-Za-z]?[0-9]{1,4}(?:-[0-9]{1,4})?"), fullmatch=True),
    "edition": lines_without(""),
    "number_of_pages": lines_without(""),
    "identifiers": st.lists(
        st.builds(
            Identifier,
            SCHEMES,
            st.from_regex(re.compile(r"[A-Za-z0-9./_()&%-]{1,12}"), fullmatch=True),
        ),
        max_size=4,
        unique=True,
    ).map(tuple),
}


@QUICK
@given(entries(*WORKS, **BIBTEX), STATES)
def test_bibtex_holds_works(written: Resource, state: ReviewState) -> None:
    (one,) = returned("bibtex", written, state=state)
    found = one.entry
    assert isinstance(found, Resource)
    names = (*ALWAYS, *OF_WORKS, "summary", "issued", "page", "edition", "number_of_pages")
    assert_same(written, found, names)
    assert found.kind is written.kind
    assert sorted(found.identifiers) == bare(written.identifiers)
    said_by(one, state)


@pytest.mark.parametrize("name", ["csl", "bibtex"])
def test_names_left_out_and_parts_of_names_come_back(name: str) -> None:
    usual: dict[str, Any] = {"id": "a", "section": "s", "title": "T", "summary": "S"}
    names = ("Ada de la Example Jr.", "World Bank", OTHERS)
    work = Resource(**usual, kind=Kind.ARTICLE, authors=names, alerts=(Alert("Take care."),))
    (one,) = returned(name, work, state=ReviewState.REVIEWED)
    assert isinstance(one.entry, Resource)
    assert one.entry.authors == names


# vCard: contacts.

DIALS = st.from_regex(re.compile(r"\+[1-9][0-9]{6,14}"), fullmatch=True)
SHORT = st.from_regex(re.compile(r"[0-9]{2,6}"), fullmatch=True)
PHONES = st.builds(
    lambda number, kind: Phone(number, number, kind),
    DIALS | SHORT,
    st.sampled_from((PhoneType.VOICE, PhoneType.CELL, PhoneType.FAX, PhoneType.VIDEO)),
)
PART = lines_without("") | st.just("")
A_CONTACT: dict[str, st.SearchStrategy[Any]] = {
    "title": lines_without(""),
    "summary": lines_without("").filter(lambda text: not text.startswith("Warning: ")),
    "organization": lines_without(""),
    "alternate_names": some(lines_without("")),
    "tags": some(lines_without("#")),
    "languages": some(st.sampled_from(("en", "pt-BR", "zh-Hant"))),
    "links": some(URLS.map(Link)),
    "alerts": st.just(()),
    "phones": st.lists(PHONES, max_size=2, unique_by=lambda phone: phone.number).map(tuple),
    "texts": some(SHORT.map(TextNumber)),
    "emails": some(st.sampled_from(("a@example.org", "b.c+d@example.com")).map(Email)),
    "chats": st.just(()),
    "addresses": some(
        st.builds(
            Address,
            attention=PART,
            address_1=lines_without(""),
            city=PART,
            state_province=PART,
            postal_code=PART,
            country=PART,
            address_2=st.just(""),
            note=st.just(""),
        )
    ),
    "schedules": st.just(()),
}
OF_CONTACTS = (
    *("title", "summary", "alternate_names", "tags", "links", "phones", "texts"),
    *("emails", "addresses"),
)


@pytest.mark.parametrize("name", ["vcard", "vcard3"])
@QUICK
@given(written=entries(*CONTACTS, **A_CONTACT), state=STATES)
def test_vcard_holds_contacts(name: str, written: Contact, state: ReviewState) -> None:
    (one,) = returned(name, written, state=state)
    found = one.entry
    assert isinstance(found, Contact)
    assert_same(written, found, OF_CONTACTS)
    assert found.organization in (written.organization, "")
    assert name == "vcard3" or found.languages == written.languages
    said_by(one, state)


def test_a_card_keeps_what_must_be_known_beside_the_numbers() -> None:
    contact = Contact(
        id="line",
        kind=Kind.HELPLINE,
        section="people",
        title="A line",
        summary="Somebody to talk to.",
        phones=(
            Phone("202-555-0143", "+12025550143", note="press 1"),
            Phone("0123", placeholder=True),
        ),
        texts=(TextNumber("55501", "HELLO"),),
        chats=(Chat("https://example.org/chat"),),
    )
    (one,) = returned("vcard", contact, state=ReviewState.TO_BE_REVIEWED)
    found = one.entry
    assert isinstance(found, Contact)
    assert found.phones == (Phone("+12025550143", "+12025550143", note="press 1"),)
    assert found.texts == (TextNumber("55501", note="send the word HELLO"),)
    assert found.links == (Link("https://example.org/chat"),)
    assert found.summary == "Somebody to talk to."


# HSDS: contacts as services.

TIMES = st.sampled_from(("00:00", "09:30", "17:00", "24:00"))
A_SERVICE: dict[str, st.SearchStrategy[Any]] = {
    **A_CONTACT,
    "organization": lines_without(""),
    "alternate_names": some(lines_without(";")),
    "regions": some(lines_without("")),
    "audience": some(lines_without("")),
    "languages": some(st.sampled_from(("en", "pt-BR", "zh-Hant"))),
    "alerts": some(lines_without("").filter(lambda text: ")" not in text).map(Alert)),
    "links": some(URLS.map(Link), 3),
    "chats": some(URLS.map(Chat)),
    "schedules": some(
        st.builds(
            Schedule,
            some(st.sampled_from(WEEKDAYS)),
            TIMES,
            TIMES,
            st.just("Europe/London"),
            st.just(""),
        )
    ),
    "phones": st.lists(
        st.tuples(lines_without(";").map("0 {}".format), DIALS).map(lambda known: Phone(*known)),
        max_size=2,
        unique_by=lambda phone: phone.dial,
    ).map(tuple),
}


@QUICK
@given(entries(*CONTACTS, **A_SERVICE), STATES)
def test_hsds_holds_contacts(written: Contact, state: ReviewState) -> None:
    (one,) = returned("hsds", written, state=state)
    found = one.entry
    assert isinstance(found, Contact)
    names = (
        *OF_CONTACTS,
        "kind",
        "regions",
        "audience",
        "languages",
        "alerts",
        "chats",
        "schedules",
    )
    assert_same(written, found, names)
    assert found.organization in (written.organization, "")
    said_by(one, state)


# CSV: everything, as far as a cell can say it.

A_ROW: dict[str, st.SearchStrategy[Any]] = {
    name: some(lines_without(";"))
    for name in (
        *("alternate_names", "tags", "regions", "languages", "audience"),
        *("authors", "editors", "contributors"),
    )
}
A_ROW |= {
    "tags": some(lines_without("#;")),
    # What stands for another code, such as UK, is read as that.
    "regions": some(lines_without(";").filter(lambda text: canonical_region(text) == text)),
    "related": some(IDS),
    "links": some(URLS.filter(lambda x: ";" not in x).map(Link)),
    "phones": st.lists(PHONES.map(lambda p: Phone(p.number, p.dial)), max_size=2).map(
        lambda phones: tuple(dict.fromkeys(phones))
    ),
    "texts": some(SHORT.map(TextNumber)),
    "emails": A_CONTACT["emails"],
    "addresses": some(lines_without(";").map(lambda text: Address(address_1=text))),
    "identifiers": some(
        st.builds(
            Identifier,
            SCHEMES,
            lines_without(";"),
            note=st.just(""),
        )
    ),
    "chats": st.just(()),
    "schedules": st.just(()),
    "alerts": st.just(()),
    "corrections": st.just(()),
}


@QUICK
@given(st.lists(entries(*WORKS, *CONTACTS, **A_ROW), min_size=1, max_size=3), STATES)
def test_csv_holds_every_column(written: list[Entry], state: ReviewState) -> None:
    found = returned("csv", *written, state=state)
    assert len(found) == len(written)
    for entry, one in zip(written, found, strict=True):
        names = [
            name for name in entry._fields if name not in ("reviews", "identifiers", "translations")
        ]
        assert_same(entry, one.entry, names)
        if isinstance(entry, Resource) and isinstance(one.entry, Resource):
            assert sorted(one.entry.identifiers) == bare(entry.identifiers)
        assert one.said.startswith(state.words)


# Bookmarks: what has a link.

A_LINK: dict[str, st.SearchStrategy[Any]] = {
    "title": lines_without(""),
    "summary": lines_without(""),
    "tags": some(lines_without("#,")),
    "links": st.lists(URLS.map(Link), min_size=1, max_size=1).map(tuple),
}


@QUICK
@given(st.lists(entries(*WORKS, *CONTACTS, **A_LINK), min_size=1, max_size=3), STATES)
def test_bookmarks_hold_links(written: list[Entry], state: ReviewState) -> None:
    found = returned("bookmarks", *written, state=state)
    by_section = sorted(
        written, key=lambda entry: [e.section for e in written].index(entry.section)
    )
    assert len(found) == len(written)
    for entry, one in zip(by_section, found, strict=True):
        assert_same(entry, one.entry, ("title", "summary", "tags", "links", "section"))
        said_by(one, state)


def test_every_format_with_a_reader_is_tried_here() -> None:
    both = {name for name in FORMATS if {"vcard3": "vcard"}.get(name, name) in SOURCES}
    tried = {"json", "jsonl", "csl", "bibtex", "vcard", "vcard3"}
    # Markdown goes round in test_markdown.py, with its sections and pages.
    assert both <= tried | {"csv", "bookmarks", "hsds", "markdown"}
