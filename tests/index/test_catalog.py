"""The opened directory: what was read from files comes back out of the index unchanged."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.content import (
    CHECKED,
    DIRECTORY,
    SHIPPED,
    TAGS,
    TODAY,
    Data,
    fields,
    open_content,
    page,
    write_directory,
    write_file,
)

from ketamine_tui.index import bitset, texts
from ketamine_tui.index import catalog as module
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.derive import search_text
from ketamine_tui.index.entries import blocks_at, entry_at
from ketamine_tui.index.row import Origin, Row
from ketamine_tui.index.stored_directory import dump_directory, load_directory_json
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.store.decode import (
    ByName,
    Choice,
    Date,
    Many,
    Prose,
    Record,
    Text,
    Type,
    YesNo,
    encode,
)
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import LoadedEntry, load_file
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of
from ketamine_tui.store.report import Report
from ketamine_tui.store.scan import scan

T = TypeVar("T")


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return open_content(SHIPPED)


def load_all(folder: Path) -> tuple[Directory, dict[str, LoadedEntry]]:
    """Read a whole directory without an index."""
    present = set(scan(folder).paths)
    directory = load_directory(folder, present).directory
    files = [load_file(folder, path, directory) for path in sorted(present)]
    entries = {entry.entry.id: entry for file in files for entry in file.entries}
    return directory, entries


def test_every_shipped_entry_comes_back_as_it_was_read(shipped: Catalog) -> None:
    _, entries = load_all(SHIPPED)
    assert shipped.size == len(entries) > 100
    for position in range(shipped.size):
        loaded = entries.pop(shipped.row(position).id)
        assert entry_at(shipped, position) == loaded.entry
        assert blocks_at(shipped, position) == loaded.blocks
        assert shipped.position(loaded.entry.id) == position
    assert entries == {}


def directories_equal(one: Directory, other: Directory) -> bool:
    """Compare directories; vocabularies have no equality of their own."""
    same_tags = list(one.vocabulary) == list(other.vocabulary)
    return same_tags and one._replace(vocabulary=other.vocabulary) == other


def test_the_shipped_directory_comes_back_as_it_was_read(shipped: Catalog) -> None:
    directory, _ = load_all(SHIPPED)
    assert directories_equal(shipped.directory, directory)
    assert len(directory.vocabulary) > 10
    assert directory.urgent
    assert directory.review_policy.durations


def wild_texts(tidy: Callable[[str], str]) -> st.SearchStrategy[str]:
    return st.text(st.characters()).map(tidy)


def tidy_line(text: str) -> str:
    return clean(text.strip())


def tidy_block(text: str) -> str:
    return clean_block(text).strip("\n")


def values_of(type_: Type) -> st.SearchStrategy[object]:
    """Return what a type may decode to."""
    found: st.SearchStrategy[object]
    match type_:
        case Text(pattern=None, exact=exact):
            # An exact text is never empty; filtering would throw away most of so large a record.
            found = wild_texts(tidy_line).map(lambda text: text or ("x" if exact else ""))
        case Text(pattern=pattern) if pattern is not None:
            matching = st.from_regex(pattern, fullmatch=True)
            found = matching.filter(lambda text: tidy_line(text) == text)
        case Prose():
            found = wild_texts(tidy_block)
        case Choice(options=options):
            found = st.sampled_from(options)
        case Date():
            found = st.dates()
        case YesNo():
            found = st.booleans()
        case Many(item=item):
            found = st.lists(values_of(item), max_size=2).map(tuple)
        case ByName(item=item):
            found = st.dictionaries(wild_texts(clean), values_of(item), max_size=2)
        case _:
            assert isinstance(type_, Record)
            found = records_of(type_)
    return found


def records_of(record: Record[T]) -> st.SearchStrategy[T]:
    """Return records as reading may give them."""
    made = {name: values_of(type_) for name, type_ in record.fields.items()}
    needed = {name: made[name] for name in record.required}
    optional = {name: made[name] for name in made.keys() - record.required}
    return st.fixed_dictionaries(needed, optional=optional).map(lambda v: record.make(**v))


@pytest.mark.parametrize("cls", ENTRY_RECORDS, ids=lambda cls: cls.__name__)
@settings(max_examples=30)  # an entry has many fields
@given(st.data())
def test_any_entry_comes_back_from_json_as_it_was(cls: type[Entry], data: st.DataObject) -> None:
    record = ENTRY_RECORDS[cls]
    entry = data.draw(records_of(record))
    report = Report("index")
    stored = json.dumps(encode(entry))
    assert record.decode(node_of(json.loads(stored)), report) == entry
    assert report.problems == []


def test_any_directory_comes_back_from_json_as_it_was(tmp_path: Path) -> None:
    data: dict[str, object] = {
        **DIRECTORY,
        "description": "D",
        "language": "en",
        "license": "L",
        "disclaimer": "X",
        "urgent": [{"region": "US", "title": "U", "entries": ["a", "b"]}],
        "views": [{"name": "v", "query": "is:urgent", "title": "V"}, {"name": "w", "query": "w"}],
    }
    folder = write_directory(tmp_path, {"directory.yaml": data})
    directory, _ = load_all(folder)
    assert directory.disclaimer == "X"
    assert [view[:3] for view in directory.views] == [("v", "is:urgent", "V"), ("w", "w", "")]
    assert directories_equal(load_directory_json(dump_directory(directory)), directory)
    empty = Directory(title="")
    assert directories_equal(load_directory_json(dump_directory(empty)), empty)


def open_with(folder: Path, files: dict[str, Data], today: dt.date = TODAY) -> Catalog:
    return open_content(write_directory(folder, files), today)


def ids(catalog: Catalog, bits: int | None = None) -> list[str]:
    everything = bitset.full(catalog.size) if bits is None else bits
    positions = bitset.to_positions(everything, catalog.size)
    return [row.id for row in catalog.rows(positions)]


def test_entries_stand_by_section_then_pages_then_urgency_then_title(tmp_path: Path) -> None:
    urgent = [{"region": "US", "title": "U", "entries": ["z-urgent", "y-urgent", "z-urgent"]}]
    names: dict[str, Data] = {
        "resources/unsorted.yaml": fields(section="none", title="A"),
        "contacts/person.yaml": fields(kind="person", section="people", title="A"),
        "contacts/y-urgent.yaml": fields(kind="helpline", section="people", title="A"),
        "contacts/z-urgent.yaml": fields(kind="helpline", section="people", title="B"),
        "pages/last-page.md": page("", section="people", title="Z"),
        "resources/library.yaml": fields(section="library", title="Z"),
        "resources/e-acute.yaml": fields(title="Éclair"),
        "resources/z-title.yaml": fields(title="zebra"),
        "resources/b-same.yaml": fields(title="Same"),
        "resources/a-same.yaml": fields(title="same"),
        "pages/start.md": page("", title="Z"),
    }
    catalog = open_with(tmp_path, {"directory.yaml": {**DIRECTORY, "urgent": urgent}, **names})
    assert ids(catalog) == [
        *("start", "library", "e-acute", "a-same", "b-same", "z-title"),
        *("last-page", "z-urgent", "y-urgent", "person", "unsorted"),
    ]


def test_entries_of_an_unknown_section_are_unsorted(tmp_path: Path) -> None:
    files: dict[str, Data] = {
        "resources/a.yaml": fields(),
        "resources/b.yaml": fields(section="x"),
    }
    catalog = open_with(tmp_path / "one", files)
    assert [section.id for section in catalog.sections] == [
        *("start", "library", "people", "unsorted")
    ]
    assert catalog.sections[-1].title == "Unsorted"
    assert ids(catalog, catalog.sets.bits("section", "unsorted")) == ["b"]
    without = open_with(tmp_path / "two", {"resources/a.yaml": fields()})
    assert without.sections == without.directory.sections


def test_a_section_that_is_called_unsorted_is_not_there_twice(tmp_path: Path) -> None:
    sections = [{"id": "top", "title": "Top", "sections": [{"id": "unsorted", "title": "Mine"}]}]
    catalog = open_with(
        tmp_path,
        {
            "directory.yaml": {"title": "T", "sections": sections},
            "resources/a.yaml": fields(section="unsorted"),
        },
    )
    assert catalog.sections == catalog.directory.sections
    assert ids(catalog, catalog.sets.bits("section", "unsorted")) == ["a"]


def facets(catalog: Catalog, *fields: str) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the entries that have a value, by field and value."""
    sets = catalog.sets
    found = {
        (field, value): sets.bits(field, value) for field in fields for value in sets.values(field)
    }
    for key, bits in found.items():
        assert sets.knows(*key)
        assert sets.count(*key) == bits.bit_count()
    return {key: ids(catalog, bits) for key, bits in found.items()}


def test_the_facets_of_entries(tmp_path: Path) -> None:
    catalog = open_with(
        tmp_path,
        {
            "resources/a.yaml": fields(tags=["mdd", "odd"], title="1"),
            "resources/b.yaml": fields(tags=["pain"], title="2", reviews=None),
            "resources/c.yaml": fields(tags=["mood"], title="3", kind="video", section="films"),
        },
    )
    assert facets(catalog, "section", "kind", "state", "tag") == {
        ("section", "books"): ["a", "b"],
        ("section", "films"): ["c"],
        ("kind", "book"): ["a", "b"],
        ("kind", "video"): ["c"],
        ("state", "source-checked"): ["a", "c"],
        ("state", "to-be-reviewed"): ["b"],
        ("tag", "Depression"): ["a"],
        ("tag", "Mood"): ["a", "c"],
        ("tag", "Pain"): ["b"],
        ("tag", "odd"): ["a"],
    }
    assert facets(catalog, "own-tag") == {("own-tag", "Mood"): ["c"]}
    assert catalog.sets.bits("kind", "clinic") == catalog.sets.count("kind", "clinic") == 0
    assert not catalog.sets.knows("kind", "clinic")
    assert not catalog.sets.knows("own-tag", "Pain")
    assert list(catalog.as_used.vocabulary)[-1].label == "odd"


def test_a_wider_tag_that_no_entry_has_is_known_to_be_empty(tmp_path: Path) -> None:
    catalog = open_with(tmp_path, {"resources/a.yaml": fields(tags=["mdd"])})
    assert facets(catalog, "own-tag") == {("own-tag", "Mood"): []}


def test_what_entries_have_and_for_whom_they_are(tmp_path: Path) -> None:
    catalog = open_with(
        tmp_path,
        {
            "directory.yaml": {
                **DIRECTORY,
                "urgent": [{"region": "US", "title": "U", "entries": ["c", "gone", "c"]}],
            },
            "resources/a.yaml": fields(
                title="1",
                section="start",
                regions=["US", "GB-ENG"],
                languages=["en"],
                audience=["patients"],
                identifiers=[{"scheme": "pmid", "value": "1"}],
                reviews=[{**CHECKED, "method": "registry"}],
            ),
            "contacts/c.yaml": fields(
                title="2",
                kind="helpline",
                section="start",
                regions=["US"],
                phones=[{"number": "1", "languages": ["es", "en"]}],
                reviews=[{"date": "2026-11-01", "status": "needs-changes", "method": "phoned"}],
            ),
        },
    )
    assert facets(catalog, "region", "language", "audience", "method", "is") == {
        ("region", "GB-ENG"): ["a"],
        ("region", "US"): ["c", "a"],
        ("language", "en"): ["c", "a"],
        ("language", "es"): ["c"],
        ("audience", "patients"): ["a"],
        ("method", "registry"): ["a"],
        ("is", "urgent"): ["c"],
    }
    assert facets(catalog, "has") == {
        ("has", "audience"): ["a"],
        ("has", "identifier"): ["a"],
        ("has", "language"): ["c", "a"],
        ("has", "phone"): ["c"],
        ("has", "pmid"): ["a"],
        ("has", "region"): ["c", "a"],
        ("has", "review"): ["c", "a"],
    }


DATED: dict[str, Data] = {
    "resources/a.yaml": fields(title="b", issued="2019"),
    "resources/b.yaml": fields(title="a", issued="2019-01", reviews=None),
    "resources/c.yaml": fields(title="c", issued="2019-01-02"),
    "resources/d.yaml": fields(title="A", issued="1999-12-31"),
    "resources/e.yaml": fields(title="d", section="start", reviews=[{**CHECKED, "date": "2026-10-31"}]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "first", "last", "expected"),
    [
        ("issued", "", "", "b d a c"),
        ("issued", "2019-01-01", "2019-01-01", "b a"),
        ("issued", "2019-01-02", "", "c"),
        ("issued", "", "2019-01-01", "b d a"),
        ("issued", "2000-01-01", "2018-12-31", ""),
        ("issued", "2019-01-02", "2019-01-01", ""),
        ("reviewed", "2026-11-01", "", "d a c"),
        ("reviewed", "", "2026-10-31", "e"),
        ("next", "2027-11-01", "2027-11-01", "d a c"),
        ("colour", "", "", ""),
    ],
)
def test_entries_between_two_days(
    tmp_path: Path, field: str, first: str, last: str, expected: str
) -> None:
    catalog = open_with(tmp_path, DATED)
    assert ids(catalog) == ["e", "b", "d", "a", "c"]
    assert ids(catalog, catalog.sets.between(field, first, last)) == expected.split()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title", "b d a c e"),
        ("issued", "d b a c"),
        ("reviewed", "e d a c"),
        ("next", "e d a c"),
    ],
)
def test_entries_in_other_orders(tmp_path: Path, field: str, expected: str) -> None:
    catalog = open_with(tmp_path, DATED)
    assert [row.id for row in catalog.rows(catalog.sets.order(field))] == expected.split()


@pytest.mark.parametrize("block", [1, 2, 3, 4096])
def test_texts_are_the_same_in_blocks_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(texts, "BLOCK", block)
    catalog = open_with(tmp_path, DATED)
    found = [catalog.texts[position] for position in range(catalog.size)]
    expected = [search_text(entry_at(catalog, position)) for position in range(catalog.size)]
    assert found == expected
    assert catalog.texts.block_count == -(-5 // block)
    fresh = texts.Texts(catalog._snapshot, catalog.size)
    fresh.load()
    assert [text for number in fresh._blocks for text in fresh.block(number)] == expected


def test_a_row_is_what_a_list_shows(tmp_path: Path) -> None:
    data = fields(tags=["pain", "mdd"], issued="2017-03", publisher="Press")
    catalog = open_with(tmp_path, {"resources/a.yaml": data})
    assert catalog.row(0) == Row(
        id="a",
        kind="book",
        section="books",
        title="A title",
        value="",
        facts="2017, Press",
        tags=("Pain", "Depression"),
        summary="What it is.",
        state=ReviewState.SOURCE_CHECKED,
        due=dt.date(2027, 11, 1),
        origin=Origin("resources/a.yaml", 1, 1),
    )


def test_the_text_of_a_page_comes_back_in_blocks(tmp_path: Path) -> None:
    catalog = open_with(
        tmp_path, {"pages/a.md": page("> 1. *x* [y](a.md)\n"), "resources/b.yaml": fields()}
    )
    assert blocks_at(catalog, 0) == (
        Block(
            "text",
            (Span("x", "em"), Span(" "), Span("y", href="entry:a")),
            indent=1,
            quoted=1,
            marker="1.",
        ),
    )
    assert blocks_at(catalog, 1) == ()


def test_an_entry_that_is_not_there_has_no_position(tmp_path: Path) -> None:
    catalog = open_with(tmp_path, {"resources/a.yaml": fields()})
    assert catalog.position("a") == 0
    assert catalog.position("b") is None


@pytest.mark.parametrize("path", ["directory.yaml", "tags.yaml", "resources/a.yaml"])
def test_another_word_in_any_file_is_another_version(tmp_path: Path, path: str) -> None:
    write_directory(tmp_path, {"resources/a.yaml": fields()})
    version = open_content(tmp_path).version
    assert open_content(tmp_path).version == version
    text = (tmp_path / path).read_text("utf-8")
    write_file(tmp_path / path, f"{text}\n# a word\n")
    assert open_content(tmp_path).version != version


def test_a_directory_without_entries_opens(tmp_path: Path) -> None:
    write_file(tmp_path / "tags.yaml", TAGS)
    catalog = open_content(tmp_path)
    assert (catalog.size, catalog.texts.size, catalog.texts.block_count) == (0, 0, 0)
    assert list(catalog.sets.order("title")) == list(catalog.sets.order("next")) == []
    assert (catalog.sets.values("kind"), catalog.sets.between("issued", "", "")) == ([], 0)
    assert [problem.rule for problem in catalog.problems] == ["directory-missing"]


@pytest.mark.parametrize("chunk", [1, 3, 64])
def test_rows_are_right_however_many_are_fetched_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    monkeypatch.setattr(module, "_KEPT", 64)
    titles = [f"{n:03}" for n in range(130)]
    entries = [fields(id=f"e{title}", title=title) for title in titles]
    catalog = open_with(tmp_path, {"resources/list.yaml": entries})
    backwards = list(range(129, -1, -1))
    assert [row.title for row in catalog.rows(backwards)] == titles[::-1]
    assert [row.title for row in catalog.rows(range(130))] == titles
    assert len(catalog._rows) <= 64 + chunk


def test_a_row_that_the_index_lacks_is_a_damage(tmp_path: Path) -> None:
    catalog = open_with(tmp_path, {"resources/a.yaml": fields(), "resources/b.yaml": fields()})
    with pytest.raises(sqlite3.DatabaseError, match="no row for 2"):
        catalog.origin(2)
    assert catalog.origin(1).path == "resources/b.yaml"


OVERDUE: dict[str, Data] = {
    "resources/policy.yaml": fields(title="1"),  # reviewed 2026-11-01 for 365 days
    "contacts/short.yaml": fields(title="2", kind="helpline", section="people"),  # for 90 days
    "resources/own-date.yaml": fields(title="3", reviews=[{**CHECKED, "next_review": "2026-12-01"}]),
    "resources/flagged.yaml": fields(
        title="4",
        reviews=[{"date": "2020-01-01", "status": "to-be-reviewed", "next_review": "2020-02-01"}],
    ),
    "resources/reviewed.yaml": fields(
        title="5", reviews=[{"date": "2025-11-22", "status": "reviewed", "role": "r"}]
    ),
    "resources/never.yaml": fields(title="6", reviews=None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        ("2026-10-31", set()),
        ("2026-11-22", set()),
        ("2026-11-23", {"reviewed"}),
        ("2026-12-01", {"reviewed"}),
        ("2026-12-02", {"reviewed", "own-date"}),
        ("2027-01-30", {"reviewed", "own-date"}),
        ("2027-01-31", {"reviewed", "own-date", "short"}),
        ("2027-11-02", {"reviewed", "own-date", "short", "policy"}),
    ],
)
def test_trusted_entries_become_overdue_with_time(
    tmp_path: Path, today: str, overdue: set[str]
) -> None:
    catalog = open_with(tmp_path, OVERDUE, dt.date.fromisoformat(today))
    rows = {row.id: row.state for row in catalog.rows(range(catalog.size))}
    assert {name for name, state in rows.items() if state is ReviewState.OVERDUE} == overdue
    for state in ReviewState:
        listed = {name for name, other in rows.items() if other is state}
        assert set(ids(catalog, catalog.sets.bits("state", state))) == listed
        assert catalog.sets.count("state", state) == len(listed)


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-10-31", ReviewState.TO_BE_REVIEWED), ("2026-11-01", ReviewState.SOURCE_CHECKED)],
)
def test_a_review_of_a_day_to_come_raises_no_trust_before_that_day(
    tmp_path: Path, today: str, state: ReviewState
) -> None:
    catalog = open_with(tmp_path, OVERDUE, dt.date.fromisoformat(today))
    states = {row.id: row.state for row in catalog.rows(range(catalog.size))}
    assert {states[name] for name in ("policy", "short", "own-date")} == {state}
    assert states["reviewed"] is ReviewState.REVIEWED


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("policy", "2027-11-01"),
        ("short", "2027-01-30"),
        ("own-date", "2026-12-01"),
        ("never", None),
    ],
)
def test_the_day_on_which_a_review_runs_out(tmp_path: Path, name: str, due: str | None) -> None:
    catalog = open_with(tmp_path, OVERDUE)
    position = catalog.position(name)
    assert position is not None
    assert catalog.row(position).due == (dt.date.fromisoformat(due) if due else None)


def test_a_review_that_outlasts_the_calendar_never_runs_out(tmp_path: Path) -> None:
    policy = {**DIRECTORY, "review_policy": {"default": "9999y"}}
    catalog = open_with(tmp_path, {"directory.yaml": policy, "resources/a.yaml": fields()})
    assert catalog.row(0).due == dt.date.max
    assert catalog.row(0).state is ReviewState.SOURCE_CHECKED


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    files: dict[str, Data] = {
        "resources/b.yaml": fields(zzz=1, aaa=2, related=["nobody"]),
        "resources/a.yaml": "x",
        "tags.yaml": "x",
        "directory.yaml": {**DIRECTORY, "zzz": 1},
    }
    catalog = open_with(tmp_path, files)
    assert [(p.path, p.line, p.rule, p.severity.value) for p in catalog.problems] == [
        ("directory.yaml", 4, "field-unknown", "error"),
        ("resources/a.yaml", 1, "value-form", "error"),
        ("resources/b.yaml", 6, "field-unknown", "error"),
        ("resources/b.yaml", 7, "field-unknown", "error"),
        ("resources/b.yaml", 8, "entry-unknown", "error"),
        ("tags.yaml", 1, "value-form", "error"),
    ]
    assert catalog.problems[2].hint == ""
    assert catalog.problems[1].hint == "begin with 'kind:'"
