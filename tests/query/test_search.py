"""Searching finds what looking at every entry would find, and so do the counts beside it."""

import datetime as dt
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query.naive import check, naive
from support.content import DIRECTORY, SHIPPED, Data, fields, open_content, page, write_directory

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query import search as module
from ketamine_tui.query.modes import Mode
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import answer
from ketamine_tui.query.syntax import Query, Saved, Words
from ketamine_tui.query.view import FacetCount, View


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
        "region:US has:phone sort:title",
        "reviewed:<90d OR next:<60d sort:-next",
        "issued:2019..2023 -author:smith sort:-issued",
        "no:url -kind:page",
        "is:urgent phone:988",
    ],
)
def test_the_shipped_directory_is_searched_rightly(shipped: Catalog, text: str) -> None:
    view = View(Search(shipped)).with_text(text)
    check(view, naive(SHIPPED, shipped))


TYPED = st.lists(
    st.sampled_from(["", "e", "es", "ket", "ketamine", "EST", "tes", "é", "st", "ine"])
)


@given(
    st.lists(st.text(st.sampled_from("ketamins é"), max_size=5) | TYPED.map("".join), max_size=40)
)
def test_remembered_words_change_no_result(shipped: Catalog, typed: list[str]) -> None:
    kept = Search(shipped)
    for text in typed:
        query = Query((Words(text, is_phrase=True),))
        assert kept.matches(query) == Search(shipped).matches(query)
        assert len(kept._hits) <= module._REMEMBERED


def test_typing_on_looks_only_where_the_shorter_word_was_found(
    shipped: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[str, int]] = []
    scan = module._scan

    def watched(needle: Needle, texts: list[str], within: bytearray | None) -> bytes:
        looked.append((needle.text, len(texts) if within is None else within.count(1)))
        return scan(needle, texts, within)

    monkeypatch.setattr(module, "_scan", watched)
    search = Search(shipped)
    words = ("e", "esk", "esketamin")
    found = [search.matches(Query((Words(word),))).bit_count() for word in words]
    search.matches(Query((Words("ESK"),)))
    # Where a letter is, the index knows.
    assert looked == list(zip(words[1:], found, strict=False))
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
    assert [(c.value, c.label, c.total, c.mode) for c in view.tag_counts] == [
        ("Alpha", "Alpha", 1, Mode.OFF),
        ("Depression", "Depression", 1, Mode.OFF),
        ("ForFamilies", "ForFamilies", 0, Mode.OFF),
        ("Mood", "Mood", 1, Mode.INCLUDE),
        ("Pain", "Pain", 0, Mode.OFF),
        ("zeta", "zeta", 1, Mode.OFF),
    ]
    assert [(c.value, c.total, c.mode) for c in view.kind_counts] == [
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
    assert [(c.value, c.label, c.total, c.depth) for c in view.section_counts] == [
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


def test_a_word_of_one_field_does_not_narrow_the_search_in_others(shipped: Catalog) -> None:
    kept = View(Search(shipped))
    for text in ("title:ket", "ketamine", "ket", "title:ketamine", "summary:ketamine"):
        expected = View(Search(shipped)).with_text(text).total
        assert kept.with_text(text).total == expected > 0


def test_only_the_latest_words_are_remembered(small: Catalog) -> None:
    search = Search(small)
    words = [f"word{n}" for n in range(module._REMEMBERED + 5)]
    for word in words:
        assert search.matches(Query((Words(word),))) == 0
    assert [needle.text for needle in search._hits] == words[5:]
    assert search._flags.keys() == search._hits.keys()


def test_a_query_may_have_more_words_than_are_remembered(small: Catalog) -> None:
    view = View(Search(small))
    words: list[str] = []
    for n in range(module._REMEMBERED + 5):
        words.append(f"word{n}")
        assert view.with_text(" OR ".join([*words, "title"])).total == 4
    assert view.with_text("title").total == 4


def test_words_of_saved_views_are_counted_while_another_search_runs(tmp_path: Path) -> None:
    views = [{"name": f"v{n}", "query": f"word{n}"} for n in range(module._REMEMBERED + 5)]
    files: dict[str, Data] = {
        "directory.yaml": {**DIRECTORY, "views": [*views, {"name": "same", "query": "title"}]},
        "resources/l.yaml": [fields(id="a", title="word3 title"), fields(id="b")],
    }
    catalog = open_content(write_directory(tmp_path, files))
    view = View(Search(catalog)).with_text("word3")
    assert view.total == 1
    longer = view.with_text("word3 OR title")
    steps = longer.steps()
    part = longer.until(next(steps))
    counts = {count.value: count.total for count in part.view_counts}
    assert (counts["v3"], counts["v4"], counts["same"]) == (1, 0, 2)
    assert longer.until(2).total == 2
    assert list(steps) == []
    assert longer.total == 2
    assert len(view.search._hits) <= module._REMEMBERED


def test_saved_views_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    scan = module._scan

    def watched(needle: Needle, texts: list[str], within: bytearray | None) -> bytes:
        looked.append(needle.text)
        return scan(needle, texts, within)

    monkeypatch.setattr(module, "_scan", watched)
    views = [{"name": f"v{n}", "query": f"word{n}"} for n in range(module._REMEMBERED + 5)]
    files: dict[str, Data] = {
        "directory.yaml": {**DIRECTORY, "views": views},
        "resources/a.yaml": fields(),
    }
    view = View(Search(open_content(write_directory(tmp_path, files))))
    for text in ("", "title", "xyzzy"):
        assert {count.total for count in view.with_text(text).view_counts} == {0}
    assert [word for word in looked if word.startswith("word")] == [
        f"word{n}" for n in range(len(views))
    ]


def test_a_saved_view_is_evaluated_once_however_often_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    bits = Search.bits

    def watched(search: Search, field: str, value: str) -> int:
        asked.append(value)
        return bits(search, field, value)

    views = [
        {"name": "videos", "query": "kind:video"},
        {"name": "both", "query": "@videos (kind:book OR @videos)"},
    ]
    files: dict[str, Data] = {
        "directory.yaml": {**DIRECTORY, "views": views},
        "resources/f.yaml": fields(kind="video"),
    }
    view = View(Search(open_content(write_directory(tmp_path, files))))
    monkeypatch.setattr(Search, "bits", watched)
    assert view.with_text("@both -(@both -@both) @videos").total == 1
    assert view.with_text("-@both").total == 0
    assert asked == ["video", "book"]


def test_what_was_found_of_a_view_while_a_search_ran_is_not_kept(tmp_path: Path) -> None:
    files: dict[str, Data] = {
        "directory.yaml": {**DIRECTORY, "views": [{"name": "any", "query": "word OR title"}]},
        "resources/l.yaml": [fields(id="a"), fields(id="b")],
    }
    view = View(Search(open_content(write_directory(tmp_path, files)))).with_text("@any -nothing")
    steps = view.steps()
    next(steps)
    assert view.until(1).total == 1
    assert list(steps) == []
    assert view.total == 2
    assert [count.total for count in view.view_counts] == [2]


def test_a_saved_view_that_is_gone_matches_nothing(small: Catalog) -> None:
    view = View(Search(small), Query((Saved("gone"),)))
    assert view.total == 0


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("sort:title", "e3 e1 e4 e0 e2"),
        ("sort:-title", "e2 e0 e4 e1 e3"),
        ("sort:issued", "e1 e2 e3 e0 e4"),
        ("sort:-issued", "e3 e2 e1 e0 e4"),
        ("-e2 sort:-issued", "e3 e1 e0 e4"),
    ],
)
def test_a_list_is_ordered_and_what_has_no_day_comes_last(
    tmp_path: Path, text: str, ids: str
) -> None:
    works = [
        fields(id="e0", title="Mole", section="start"),
        fields(id="e1", title="Élan", section="start", issued="1999"),
        fields(id="e2", title="Zebra", section="library", issued="2019"),
        fields(id="e3", title="ant", section="films", issued="2019-01-02"),
        fields(id="e4", title="Fox", section="films"),
    ]
    catalog = open_content(write_directory(tmp_path, {"resources/l.yaml": works}))
    view = View(Search(catalog)).with_text(text)
    assert [row.id for row in catalog.rows(view.positions)] == ids.split()
    assert [view.place_of(position) for position in view.positions] == list(range(view.total))
    assert view.is_filtered is text.startswith("-e2")


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("", ()),
        ("Book book BOOK", ("book",)),
        ("book -film", ("book",)),
        ("-(book OR film) #mood kind:book has:phone issued:2019", ()),
        ('(café OR "At  Home") title:Öl,x', ("cafe", "at home", "ol", "x")),
        ('phone:"(800) 555"', ("800555",)),
        ("@odd -@odd", ("blue",)),
        ("-@odd", ()),
    ],
)
def test_the_words_that_are_asked_for_are_told(
    tmp_path: Path, text: str, needles: tuple[str, ...]
) -> None:
    views = [{"name": "odd", "query": "blue -grey"}]
    files: dict[str, Data] = {
        "directory.yaml": {**DIRECTORY, "views": views},
        "resources/a.yaml": fields(),
    }
    view = View(Search(open_content(write_directory(tmp_path, files)))).with_text(text)
    assert view.needles == needles


def test_the_fields_in_which_words_were_found_are_told(small: Catalog) -> None:
    def found_in(text: str, entry: str) -> str:
        position = small.position(entry)
        assert position is not None
        return View(Search(small)).with_text(text).found_in(position)

    assert found_in("", "p") == found_in("kind:page", "p") == ""
    assert found_in("title", "p") == ""
    assert found_in("words", "p") == "text"
    assert found_in("words what title", "p") == "text, summary"
    assert found_in("zzz OR words", "p") == "text"
    assert found_in("-words", "b") == ""
    assert found_in("depression", "b") == "tag"


def test_a_search_that_nobody_needs_any_more_goes_at_once(small: Catalog) -> None:
    """With all that it has loaded: what holds itself in a circle would stay until the collector comes."""
    gc.disable()
    try:
        view = View(Search(small)).with_text("hotline OR book pain")
        assert view.positions is not None
        assert view.told is not None
        assert answer(view.with_text("bookk")) is not None
        search = weakref.ref(view.search)
        del view
        assert search() is None
    finally:
        gc.enable()
