"""Searching finds what looking at every entry would find, and so do the counts beside it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.content import (
    CHECKED,
    SHIPPED,
    TODAY,
    Data,
    fields,
    open_content,
    page,
    write_directory,
)

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.derive import search_text
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState, recorded_state, standing_review, state_on
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import fold
from ketamine_tui.query import search as module
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import And, Field, Mode, Not, Or, Query, Term, Text
from ketamine_tui.query.view import FacetCount, View

WORDS = ["blue", "bluebell", "Ünder", "stone", "stones", "a", "é"]
REVIEWS = [
    None,
    [CHECKED],
    [{"date": "2020-01-01", "status": "source-checked"}],
    [{"date": "2026-11-01", "status": "to-be-reviewed"}],
    [CHECKED, {"date": "2026-11-02", "status": "withdrawn", "covers": ["title"]}],
]
TAG_NAMES = ["mood", "MDD", "pain", "ForFamilies", "Loose"]
ENTRIES = st.builds(
    fields,
    title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
    summary=st.sampled_from(WORDS),
    kind=st.sampled_from(["book", "video", "clinic"]),
    section=st.sampled_from(["start", "library", "books", "films", "people", "nowhere"]),
    tags=st.lists(st.sampled_from(TAG_NAMES), max_size=3),
    reviews=st.sampled_from(REVIEWS),
)
TERMS = st.sampled_from(
    [
        *WORDS,
        *('"blue stone"', '""', "#mood", "#mdd", "#pain", "tag:pain,for-families", "kind:book"),
        *("kind:video,clinic", "section:library", "section:films,start", "is:flagged"),
        *("is:overdue", "is:unchecked", "is:source-checked,withdrawn", "#tobe_reviewed"),
    ]
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f"({text})"),
    ),
    max_leaves=6,
)
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


class Naive:
    """Answers queries by asking every entry, from the records alone."""

    def __init__(self, directory: Directory, entries: list[Entry]) -> None:
        self.directory = directory
        self.entries = entries

    def view(self, query: Query, section: str = "") -> list[Entry]:
        return [
            entry
            for entry in self.entries
            if all(self.matches(term, entry) for term in query.terms)
            and (not section or section in self.sections(entry))
        ]

    def matches(self, term: Term, entry: Entry) -> bool:
        match term:
            case Text(text):
                return fold(text) in search_text(entry)
            case Field(name, values):
                return any(self.has(entry, name, value.text) for value in values)
            case Not(inner):
                return not self.matches(inner, entry)
            case And(terms):
                return all(self.matches(inner, entry) for inner in terms)
            case Or(terms):
                return any(self.matches(inner, entry) for inner in terms)

    def has(self, entry: Entry, field: str, value: str) -> bool:
        values = {
            "kind": {entry.kind.value},
            "is": {self.state(entry).value},
            "tag": self.tags(entry),
            "section": self.sections(entry),
        }
        return value in values[field]

    def tags(self, entry: Entry) -> set[str]:
        vocabulary = self.directory.vocabulary
        found: set[str] = set()
        for label in entry.tags:
            tag = vocabulary.find(label)
            found |= {wider.label for wider in vocabulary.lineage(tag)} if tag else {label}
        return found

    def sections(self, entry: Entry) -> set[str]:
        above = {
            section.id
            for section, _ in walk_sections(self.directory.sections)
            if entry.section in {part.id for part, _ in section.walk()}
        }
        return above or {"unsorted"}

    def state(self, entry: Entry) -> ReviewState:
        if (standing := standing_review(entry.reviews)) is None:
            return ReviewState.TO_BE_REVIEWED
        policy = self.directory.review_policy
        due = standing.next_review or policy.next_review(entry.kind, standing.date)
        return state_on(recorded_state(entry.reviews), due, TODAY)


def naive(catalog: Catalog) -> Naive:
    entries = [entry_at(catalog, position) for position in range(catalog.size)]
    return Naive(catalog.directory, entries)


def write_entries(folder: Path, entries: list[dict[str, object]]) -> Path:
    """Write entries into list files."""
    files: dict[str, Data] = {"resources/l.yaml": [], "contacts/l.yaml": []}
    for n, entry in enumerate(entries):
        path = "contacts/l.yaml" if entry["kind"] == "clinic" else "resources/l.yaml"
        data = files[path]
        assert isinstance(data, list)
        data.append({**entry, "id": f"e{n}"})
    return write_directory(folder, files)


def check(view: View, plain: Naive, query: Query, section: str) -> None:
    """Compare everything that a view says with what looking at every entry gives."""
    found = plain.view(query, section)
    rows = view.catalog.rows(view.positions)
    assert [row.id for row in rows] == [entry.id for entry in found]
    assert view.total == len(found)
    for row, entry in zip(rows, found, strict=True):
        assert row.state is plain.state(entry)
    for counts, field in (
        (view.tag_counts, "tag"),
        (view.state_counts, "is"),
        (view.kind_counts, "kind"),
    ):
        for count in counts:
            assert count.field == field
            assert count.count == sum(plain.has(entry, field, count.value) for entry in found)
            assert count.mode is query.mode(field, count.value)
    anywhere = plain.view(query)
    for count in view.section_counts:
        assert count.count == sum(count.value in plain.sections(entry) for entry in anywhere)


@IN_ONE_FOLDER
@given(
    st.lists(ENTRIES, max_size=12),
    st.lists(QUERIES, min_size=1, max_size=4),
    st.sampled_from(["", "library", "books", "people", "unsorted"]),
)
def test_a_search_finds_what_looking_at_every_entry_finds(
    tmp_path: Path, entries: list[dict[str, object]], queries: list[str], section: str
) -> None:
    catalog = open_content(write_entries(tmp_path, entries))
    plain = naive(catalog)
    view = View(Search(catalog)).with_section(section)
    for text in queries:
        view = view.with_text(text)
        check(view, plain, view.query, section)
    catalog.close()


@pytest.fixture(scope="module")
def shipped() -> Iterator[Catalog]:
    opened = open_content(SHIPPED)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ketamine",
        "is:unchecked",
        "kind:book OR kind:video",
        "-#tobe_reviewed depression",
        "zzz",
    ],
)
def test_the_shipped_directory_is_searched_rightly(shipped: Catalog, text: str) -> None:
    view = View(Search(shipped)).with_text(text)
    check(view, naive(shipped), view.query, "")


TYPED = st.lists(
    st.sampled_from(["", "e", "es", "ket", "ketamine", "EST", "tes", "é", "st", "ine"])
)


@given(
    st.lists(st.text(st.sampled_from("ketamins é"), max_size=5) | TYPED.map("".join), max_size=40)
)
def test_remembered_words_change_no_result(shipped: Catalog, typed: list[str]) -> None:
    kept = Search(shipped)
    for text in typed:
        query = Query((Text(text, is_phrase=True),))
        assert kept.matches(query) == Search(shipped).matches(query)
        assert len(kept._found) <= module._REMEMBERED


def test_typing_on_looks_only_where_the_shorter_word_was_found(
    shipped: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[str, int]] = []
    scan = Search._scan

    def watched(self: Search, needle: str, within: int) -> int:
        looked.append((needle, within.bit_count()))
        return scan(self, needle, within)

    monkeypatch.setattr(Search, "_scan", watched)
    search = Search(shipped)
    words = ("e", "esk", "esketamine")
    found = [search.matches(Query((Text(word),))).bit_count() for word in words]
    search.matches(Query((Text("ESK"),)))
    assert looked == list(zip(words, (shipped.size, *found), strict=False))
    assert found[2] <= found[1] < found[0] <= shipped.size


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Catalog]:
    urgent = {"date": "2020-01-01", "status": "reviewed", "role": "r"}
    files: dict[str, Data] = {
        "pages/p.md": page("Words."),
        "resources/b.yaml": fields(tags=["mdd", "zeta", "Alpha"]),
        "resources/f.yaml": fields(kind="video", section="films", reviews=[urgent]),
        "resources/u.yaml": fields(section="nowhere"),
    }
    opened = open_content(write_directory(tmp_path, files), dt.date(2026, 11, 23))
    yield opened
    opened.close()


def test_the_counts_of_a_view(small: Catalog) -> None:
    view = View(Search(small)).with_text("#mood -kind:video is:source-checked")
    assert [(c.value, c.label, c.count, c.mode) for c in view.tag_counts] == [
        ("Alpha", "Alpha", 1, Mode.OFF),
        ("Depression", "Depression", 1, Mode.OFF),
        ("ForFamilies", "ForFamilies", 0, Mode.OFF),
        ("Mood", "Mood", 1, Mode.INCLUDE),
        ("Pain", "Pain", 0, Mode.OFF),
        ("zeta", "zeta", 1, Mode.OFF),
    ]
    assert [(c.value, c.count, c.mode) for c in view.kind_counts] == [
        ("page", 0, Mode.OFF),
        ("book", 1, Mode.OFF),
        ("video", 0, Mode.EXCLUDE),
    ]
    assert [c.value for c in view.state_counts] == [state.value for state in ReviewState]
    assert view.state_counts[1] == FacetCount(
        "is", "source-checked", "Source-checked", 1, Mode.INCLUDE
    )
    assert set(Kind) > {c.value for c in view.kind_counts}


def test_sections_are_counted_as_a_tree_whatever_section_is_shown(small: Catalog) -> None:
    view = View(Search(small)).with_section("films")
    assert [(c.value, c.label, c.count, c.depth) for c in view.section_counts] == [
        ("start", "First things", 1, 0),
        ("library", "Library", 2, 0),
        ("books", "Books", 1, 1),
        ("films", "Films", 1, 1),
        ("people", "People", 0, 0),
        ("unsorted", "Unsorted", 1, 0),
    ]
    assert view.total == 1


def test_a_change_of_a_view_is_another_view(small: Catalog) -> None:
    view = View(Search(small))
    searched = view.with_text("title").with_section("library")
    assert (view.total, view.is_filtered, view.section) == (4, False, "")
    assert (searched.total, searched.is_filtered, searched.section) == (2, True, "library")
    assert searched.with_query(Query()).section == "library"
    assert searched.catalog is small


def test_a_view_can_be_asked_of_another_catalog(small: Catalog, shipped: Catalog) -> None:
    view = View(Search(small)).with_text("title").with_section("library")
    moved = view.over(Search(shipped))
    assert (moved.query, moved.section) == (view.query, view.section)
    assert moved.catalog is shipped
    assert moved.total == 0


def test_a_section_that_does_not_exist_is_empty(small: Catalog) -> None:
    search = Search(small)
    assert search.section_bits("nowhere") == 0
    assert search.section_bits("") == bitset.full(4)


def test_labels_that_differ_in_case_alone_keep_their_order(tmp_path: Path) -> None:
    data = [fields(id=f"e{n}", tags=[tag]) for n, tag in enumerate(["b", "B", "a", "A"])]
    catalog = open_content(write_directory(tmp_path, {"tags.yaml": None, "resources/l.yaml": data}))
    labels = [count.value for count in View(Search(catalog)).tag_counts]
    assert labels == ["A", "a", "B", "b"]


def test_only_the_latest_words_are_remembered(small: Catalog) -> None:
    search = Search(small)
    words = [f"word{n}" for n in range(module._REMEMBERED + 5)]
    for word in words:
        assert search.matches(Query((Text(word),))) == 0
    assert list(search._found) == words[5:]
