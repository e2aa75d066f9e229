"""What is derived from entries: main value and facts, the text that words are found in, facets and days."""

import datetime as dt

import pytest
from support.content import fields

from ketamine_tui.index.derive import (
    days,
    facet_values,
    facts,
    first_author,
    main_value,
    search_text,
)
from ketamine_tui.index.texts import TEXT_FIELDS, coded, fields_with, is_in_field
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import unsafe_characters
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of
from ketamine_tui.store.report import Report


def entry(kind: str = "book", /, **changes: object) -> Entry:
    """Return an entry of plain data that has no defects."""
    report = Report("test")
    record = ENTRY_RECORDS[CLASS_OF_KIND[Kind(kind)]]
    made = record.decode(node_of(fields(id="an-id", kind=kind, **changes)), report)
    assert report.problems == []
    return made


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A et al."),
        (["A", "and others"], "A et al."),
        (["A", "B", "and others"], "A et al."),
        (["and others"], ""),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, list) else None,
)
@pytest.mark.parametrize("role", ["authors", "editors"])
def test_more_authors_than_two_are_the_first_and_others(
    role: str, people: list[str], expected: str
) -> None:
    book = entry(**{role: people})
    assert isinstance(book, Resource)
    assert first_author(book) == expected


def test_authors_come_before_editors() -> None:
    book = entry(authors=["A"], editors=["E"])
    assert isinstance(book, Resource)
    assert first_author(book) == "A"


FAX = {"number": "0", "type": "fax"}
PHONES = [{"number": "1", "placeholder": "yes"}, {"number": "2"}, {"number": "3"}]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (entry(), ("", "")),
        (entry(issued="2017-03", authors=["A"], publisher="Press"), ("", "2017, A, Press")),
        (entry(container_title="Journal", publisher="Press"), ("", "Journal")),
        (entry("clinic"), ("", "")),
        (entry("clinic", phones=PHONES, texts=[{"number": "4"}], regions=["US", "CA"]), ("2", "US, CA")),
        (entry("helpline", phones=PHONES[:1], texts=[{"number": "4"}]), ("4", "")),
        (entry("person", phones=PHONES[:1], regions=["US"]), ("", "US")),
        (entry("clinic", phones=[FAX, PHONES[1]]), ("2", "")),
        (entry("clinic", phones=[FAX], emails=[{"address": "a@b.de"}], regions=["US"]), ("a@b.de", "US")),
        (entry("page", body="text"), ("", "")),
    ],
    ids=[
        *("bare book", "book", "article", "bare contact", "contact", "text line", "placeholder"),
        *("fax and number", "fax"),
        "page",
    ],
)  # fmt: skip
def test_what_people_come_for_and_what_tells_an_entry_from_others(
    made: Entry, expected: tuple[str, str]
) -> None:
    assert (main_value(made), facts(made)) == expected


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"phones": [{"number": "(800) 555-0100"}]}, "8005550100"),
        ({"phones": [{"number": "(800) 555-0100"}]}, "(800) 555-0100"),
        ({"phones": [{"number": "1-800 FLOWERS", "dial": "+18003569377"}]}, "+18003569377"),
        ({"texts": [{"number": "85 258"}]}, "85258"),
        ({"emails": [{"address": "Help@Example.org"}]}, "help@example.org"),
        ({"links": [{"url": "https://Example.org"}]}, "https://example.org"),
        ({"tags": ["Pain"]}, "#pain"),
        ({"issued": "2017-03"}, "2017-03"),
        ({}, "an-id"),
    ],
)
def test_numbers_addresses_and_tags_are_found_as_people_type_them(
    changes: dict[str, object], found: str
) -> None:
    assert found in search_text(entry(**changes))


def test_a_phrase_does_not_reach_from_one_value_into_the_next() -> None:
    assert "one two" not in search_text(entry(title="one", summary="two"))


def test_a_phrase_reaches_over_any_gap_but_not_from_paragraph_to_paragraph() -> None:
    page = entry("page", title="A  title", summary="Two\u00a0 gaps", body="one\ntwo\n \nthree")
    text = search_text(page)
    assert "a title" in text
    assert "two gaps" in text
    assert fields_with("one two", text) == ["text"]
    assert fields_with("two three", text) == []


REVIEW = {"date": "2026-01-01", "status": "to-be-reviewed"}
WORDY: dict[str, tuple[str, object]] = {
    "title": ("book", {"title": "word"}),
    "other name": ("book", {"alternate_names": ["word"]}),
    "summary": ("book", {"summary": "a word"}),
    "tag": ("book", {"tags": ["word"]}),
    "url": ("clinic", {"links": [{"url": "https://word"}], "chats": [{"url": "https://word"}]}),
    "alert": ("page", {"alerts": [{"text": "word"}], "body": ""}),
    "note": (
        "book",
        {
            "corrections": [{"field": "title", "was": "word", "note": "word"}],
            "reviews": [REVIEW | dict.fromkeys(("note", "seen", "not_seen", "confidence"), "word")],
            "identifiers": [{"scheme": "doi", "value": "10.1/x", "note": "word"}],
        },
    ),
    "reviewer": ("book", {"reviews": [REVIEW | {"reviewer": "word", "role": "word"}]}),
    "source": (
        "book",
        {
            "alerts": [{"text": "x", "source": "word"}],
            "corrections": [{"field": "title", "was": "x", "source": "word"}],
            "reviews": [REVIEW | {"source": ["word"]}],
        },
    ),
    "text": ("page", {"body": "some\nword"}),
    "author": ("book", {"authors": ["word"], "editors": ["word"], "contributors": ["word"]}),
    "publisher": ("book", {"publisher": "word", "container_title": "word"}),
    "edition": ("book", dict.fromkeys(("edition", "volume", "issue", "page", "number_of_pages"), "word")),
    "region": ("book", {"regions": ["word"]}),
    "audience": ("book", {"audience": ["word"]}),
    "identifier": ("book", {"identifiers": [{"scheme": "doi", "value": "word"}]}),
    "org": ("clinic", {"organization": "word"}),
    "email": ("clinic", {"emails": [{"address": "word@example.org"}]}),
    "address": ("clinic", {"addresses": [{"city": "word"}]}),
    "label": (
        "clinic",
        {
            "links": [{"url": "https://e.org", "label": "word"}],
            "phones": [{"number": "1", "label": "word", "note": "word"}],
            "texts": [{"number": "1", "body": "word", "label": "word"}],
            "emails": [{"address": "a@example.org", "label": "word", "note": "word"}],
            "chats": [{"url": "https://e.org", "label": "word", "note": "word"}],
            "addresses": [{"city": "x", "note": "word"}],
            "schedules": [{"opens": "09:00", "timezone": "word"}, {"note": "word"}],
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("field", WORDY)
def test_a_word_is_found_in_its_own_field_only(field: str) -> None:
    kind, changes = WORDY[field]
    assert isinstance(changes, dict)
    text = search_text(entry(kind, **changes))
    assert fields_with("word", text) == [field]
    asked = {"title", "other name"} if field == "other name" else {field}
    assert {name for name in TEXT_FIELDS if is_in_field("word", text, name)} == asked


def test_what_names_an_entry_stands_before_what_is_written_about_it() -> None:
    page = entry("page", alternate_names=["x"], tags=["x"], body="x\n\nx", alerts=[{"text": "x"}])
    contact = entry("clinic", organization="x", phones=[{"number": "1", "label": "x"}], tags=["x"])
    assert fields_with("x", search_text(page)) == ["other name", "tag", "text", "alert"]
    assert fields_with("x", search_text(contact)) == ["org", "tag", "label"]
    for made in (page, contact):
        codes = [line[0] for line in search_text(made).split("\n")]
        assert codes == sorted(codes)
    assert sorted(TEXT_FIELDS, key=lambda field: coded(field, "")) == [*TEXT_FIELDS]


def test_numbers_and_days_are_found_in_their_fields() -> None:
    line = [{"number": "(800) 555", "dial": "+1800555"}]
    text = search_text(entry(issued="2017-03", phones=line, texts=[{"number": "85 258"}]))
    for number in ("800555", "(800) 555", "+1800555", "85258", "85 258"):
        assert fields_with(number, text) == ["phone"]
    assert fields_with("2017-03", text) == ["issued"]
    assert fields_with("an-id", text) == ["id"]


def test_every_field_with_a_word_is_told_once_in_the_order_of_the_text() -> None:
    names = {"title": "word word", "alternate_names": ["word"], "tags": ["word"], "summary": "word"}
    text = search_text(entry(**names, authors=["word"]))
    assert fields_with("word", text) == ["title", "other name", "tag", "summary", "author"]
    assert is_in_field("word", text, "author")
    assert not is_in_field("word", text, "org")
    assert fields_with("zzz", text) == fields_with("", text) == []


def test_nothing_that_can_be_typed_is_the_code_of_a_field() -> None:
    codes = {coded(field, "") for field in TEXT_FIELDS}
    assert len(codes) == len(TEXT_FIELDS)
    for code in codes:
        assert unsafe_characters(code) == code
        with pytest.raises(QueryError):
            parse(code, Names(Directory(title="bare")))


TRUSTED = {"date": "2026-01-01", "status": "source-checked", "method": "phoned"}
LATER = {"date": "2026-02-01", "status": "to-be-reviewed", "method": "registry"}


@pytest.mark.parametrize(
    ("reviews", "reviewed", "method"),
    [
        (None, None, None),
        ([TRUSTED], "2026-01-01", ("phoned",)),
        ([{**TRUSTED, "method": "automated"}], None, None),
        ([{"date": "2026-01-01", "status": "source-checked"}], "2026-01-01", None),
        ([LATER], None, None),
        ([TRUSTED, LATER], None, None),
        ([LATER, TRUSTED], "2026-01-01", ("phoned",)),
    ],
)
def test_only_the_check_that_stands_has_a_day_and_a_method(
    reviews: object, reviewed: str | None, method: tuple[str, ...] | None
) -> None:
    book = entry(reviews=reviews)
    assert days(book, None) == ({"reviewed": reviewed} if reviewed else {})
    assert facet_values(book).get("method") == method


@pytest.mark.parametrize("issued", ["2019", "2019-05", "2019-05-01"])
def test_the_days_of_a_work(issued: str) -> None:
    due = dt.date(2027, 1, 1)
    assert days(entry(issued=issued, reviews=None), due) == {"issued": issued, "next": "2027-01-01"}


HAVING = [
    ("page", "tags", ["x"], "tag"),
    ("page", "regions", ["US"], "region"),
    ("page", "languages", ["en"], "language"),
    ("page", "audience", ["x"], "audience"),
    ("page", "links", [{"url": "https://e.org"}], "url"),
    ("page", "alerts", [{"text": "x"}], "alert"),
    ("page", "corrections", [{"field": "title", "was": "x"}], "correction"),
    ("page", "related", ["x"], "related"),
    ("page", "reviews", [LATER], "review"),
    ("page", "reviews", [{**LATER, "source": "x"}], "review source"),
    ("book", "phones", [{"number": "1"}], "phone"),
    ("book", "phones", [{"number": "1", "languages": ["es"]}], "language phone"),
    ("clinic", "phones", [{"number": "1", "type": "cell"}], "phone"),
    ("clinic", "phones", [FAX], "fax"),
    ("clinic", "phones", [FAX, {"number": "1"}], "fax phone"),
    ("clinic", "phones", [{"number": "1", "type": "text"}], "sms"),
    ("clinic", "texts", [{"number": "1"}], "sms"),
    ("clinic", "emails", [{"address": "a@b.de"}], "email"),
    ("clinic", "chats", [{"url": "https://e.org"}], "chat"),
    ("clinic", "addresses", [{"city": "x"}], "address"),
    ("clinic", "schedules", [{"opens": "09:00"}], "hours"),
    ("clinic", "phones", [{"number": "1", "schedules": [{"opens": "09:00"}]}], "phone hours"),
    (
        "clinic",
        "chats",
        [{"url": "https://e.org", "schedules": [{"opens": "09:00"}]}],
        "chat hours",
    ),
    ("clinic", "texts", [{"number": "1", "placeholder": "yes"}], "sms placeholder"),
    ("clinic", "emails", [{"address": "a@b.de", "placeholder": "yes"}], "email placeholder"),
    ("book", "authors", ["x"], "author"),
    ("book", "editors", ["x"], ""),
    ("book", "issued", "2019", "issued"),
    ("book", "publisher", "x", "publisher"),
    ("book", "identifiers", [{"scheme": "doi", "value": "x"}], "identifier doi"),
    ("book", "identifiers", [{"scheme": "x-y", "value": "x"}], "identifier x-y"),
]


@pytest.mark.parametrize(
    ("kind", "field", "value", "names"), HAVING, ids=[f"{case[1]} {case[3]}" for case in HAVING]
)
def test_what_an_entry_has(kind: str, field: str, value: object, names: str) -> None:
    bare = facet_values(entry(kind, reviews=None))
    assert bare.get("has", ()) == ()
    made = facet_values(entry(kind, **{"reviews": None, field: value}))
    assert made.get("has", ()) == tuple(names.split())


def test_a_language_of_an_entry_and_of_its_lines_is_there_once() -> None:
    line = [{"number": "1", "languages": ["es", "en"]}]
    made = entry("clinic", languages=["en"], phones=line, texts=line)
    assert facet_values(made)["language"] == ("en", "es")
