"""The byline that tells entries apart, and the text that words are found in."""

import pytest
from support.content import fields

from ketamine_tui.index.derive import byline, first_author, search_text
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.decode import Report
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of


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


PHONES = [{"number": "1", "placeholder": "yes"}, {"number": "2"}, {"number": "3"}]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (entry(), ""),
        (entry(issued="2017-03", authors=["A"], publisher="Press"), "2017, A, Press"),
        (entry(container_title="Journal", publisher="Press"), "Journal"),
        (entry("clinic"), ""),
        (entry("clinic", phones=PHONES, texts=[{"number": "4"}], regions=["US", "CA"]), "2, US, CA"),
        (entry("helpline", phones=PHONES[:1], texts=[{"number": "4"}]), "4"),
        (entry("person", phones=PHONES[:1], regions=["US"]), "US"),
        (entry("page", body="text"), ""),
    ],
    ids=[
        *("bare book", "book", "article", "bare contact", "contact", "text line", "placeholder"),
        "page",
    ],
)  # fmt: skip
def test_the_byline(made: Entry, expected: str) -> None:
    assert byline(made) == expected


COMMON = {
    "title": "Ünique",
    "alternate_names": ["Ünique"],
    "summary": "Ünique",
    "tags": ["Ünique"],
    "links": [{"url": "https://e.org", "label": "Ünique"}],
    "alerts": [{"text": "Ünique"}],
    "corrections": [{"field": "title", "was": "x", "note": "Ünique"}],
    "reviews": [{"date": "2026-01-01", "status": "reviewed", "reviewer": "Ünique"}],
}
CONTACT = {
    "phones": [{"number": "1", "label": "Ünique"}],
    "texts": [{"number": "1", "body": "Ünique"}],
    "emails": [{"address": "a@b.de", "label": "Ünique"}],
    "chats": [{"url": "https://e.org", "label": "Ünique"}],
    "addresses": [{"city": "Ünique"}],
}
CASES = [
    *(("page", name, value) for name, value in {**COMMON, "body": "Ünique"}.items()),
    *(("clinic", name, value) for name, value in {**CONTACT, "organization": "Ünique"}.items()),
    *(("book", name, value) for name, value in CONTACT.items()),
    *(("book", name, ["Ünique"]) for name in ("authors", "editors", "contributors")),
    *(("book", name, "Ünique") for name in ("publisher", "container_title")),
    ("book", "identifiers", [{"scheme": "doi", "value": "Ünique"}]),
]


@pytest.mark.parametrize(
    ("kind", "name", "value"), CASES, ids=[f"{kind} {name}" for kind, name, _ in CASES]
)
def test_a_word_is_found_in_every_field_that_is_read(kind: str, name: str, value: object) -> None:
    assert "unique" not in search_text(entry(kind))
    assert "unique" in search_text(entry(kind, **{name: value}))


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
