"""Entries in the order of how well they match: what each place of a word counts, and ties."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query.searches import HELD_BACK, SEARCHES, Wanted
from support.content import SHIPPED, Data, fields, open_content, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.derive import search_text
from ketamine_tui.index.texts import coded
from ketamine_tui.model.contact import Link
from ketamine_tui.model.entry import Contact, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.query import ranking
from ketamine_tui.query.closeness import NOWHERE, ranker
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.placement import placement
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import answer
from ketamine_tui.query.view import View


def rank_of(word: str, text: str) -> int:
    return ranker(Needle(word))(text)


@pytest.mark.parametrize(
    ("word", "title", "rank"),
    [
        ("safety", "safety", 0),
        ("safety", "safety first", 2),
        ("safe", "safety first", 3),
        ("safety", "on safety", 4),
        ("safe", "on safety", 5),
        ("safe", "unsafe, safely, safe", 4),
        ("safe", "unsafe", 5),
        ("safe", "safety, and safe", 3),
        ("on safety", "on safety", 0),
        ("9", "9-8-8", 2),
        ("8", "9-8-8", 4),
        ("gone", "safety", NOWHERE),
    ],
)
def test_the_places_in_a_title(word: str, title: str, rank: int) -> None:
    assert rank_of(word, coded("title", title)) == rank
    assert rank_of(word, f"{coded('title', title)}\n{coded('summary', f'a {word}')}") == min(
        rank, 10
    )


def test_the_places_of_an_entry_stand_in_the_order_in_which_they_count() -> None:
    words = ("name", "org", "tag", "summary", "elsewhere")
    contact = Contact(
        id="c",
        kind=Kind.HELPLINE,
        section="people",
        title="Line",
        alternate_names=("a name",),
        organization="an org",
        tags=("tag",),
        summary="a summary",
        links=(Link("https://elsewhere.example.org"),),
    )
    text = search_text(contact)
    assert [rank_of(word, text) for word in words] == [6, 6, 8, 10, 14]
    page = Page(
        id="p", kind=Kind.PAGE, section="start", title="Page", body="a body", summary="a summary"
    )
    assert [rank_of(word, search_text(page)) for word in ("summary", "body")] == [10, 12]


def listed(catalog: Catalog, query: str) -> str:
    view = View(Search(catalog)).with_text(query)
    return " ".join(row.id for row in catalog.rows(view.positions))


WORKS: list[dict[str, object]] = [
    fields(id="a", title="Sleep and mood", summary="Of pain."),
    fields(id="b", title="Pain 11"),
    fields(id="c", title="Pain 2", summary="Of mood."),
    fields(id="d", title="Painted rooms"),
    fields(id="e", title="Pain"),
    fields(id="f", title="Mood and pain"),
    fields(id="g", title="Pain and mood"),
]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    files: dict[str, Data] = {
        "directory.yaml": {
            "title": "Works",
            "urgent": [{"region": "GB", "title": "Now", "entries": ["c"]}],
        },
        "resources/l.yaml": WORKS,
    }
    return open_content(write_directory(tmp_path_factory.mktemp("content"), files))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("pain", "e c b g d f a"),
        ("sort:match pain", "e c b g d f a"),
        ("sort:-match pain", "a f d c b g e"),
        ("sort:order pain", "c f e b g d a"),
        ("sort:title pain", "f e c b g d a"),
        ("pain mood", "f g c a"),
        ("pain and mood", "g f a"),
        ("sleep OR paint", "a d"),
        ("paint OR sleep", "a d"),
        ("-sleep", "c f e b g d"),
        ("title:mood", "f g a"),
        ("pain kind:gone OR sort", ""),
    ],
)
def test_a_list_is_in_the_order_of_its_words(catalog: Catalog, query: str, ids: str) -> None:
    if "gone" not in query:
        assert listed(catalog, query) == ids


def test_what_puts_an_entry_where_it_is_is_told(catalog: Catalog) -> None:
    view = View(Search(catalog)).with_text("pain mood")
    told = {catalog.row(p).id: placement(view, p) for p in range(catalog.size)}
    assert told["g"] == '2 of 4: "pain" begins the title; "mood" is in the title'
    assert told["c"] == (
        '3 of 4: "pain" begins the title; "mood" is in the summary; '
        "urgent entries come first among equals"
    )
    assert told["e"] == "not listed"


@given(st.integers(0, 7), st.integers(1, 4), st.integers(1, 7))
def test_ranks_that_are_found_out_in_slices_are_the_same(
    catalog: Catalog, stop: int, size: int, top: int
) -> None:
    whole = View(Search(catalog)).with_text("pain")
    sliced = View(Search(catalog)).with_text("pain")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "_SLICE", size)
        patch.setattr(ranking, "_TOP", top)
        for step, _ in zip(range(stop), sliced.steps(), strict=False):
            part = sliced.until(catalog.size)
            assert part.is_being_ordered is part.is_found is bool(step)
            assert part.is_part is not bool(step)
            assert sorted(part.positions) == sorted(whole.positions)
            # Six titles have the word, which is enough or not.
            assert part.begins_well is (bool(step) and top <= 6)
            if part.begins_well:
                assert part.positions[:top] == whole.positions[:top]
            else:
                assert list(part.positions) == sorted(part.positions)
        assert list(sliced.positions) == list(whole.positions)


@pytest.mark.parametrize(
    ("query", "begins_well"),
    [
        ("pain", True),
        ("pain kind:book", True),
        ("=pain", True),
        ("nowhere", False),
        ("pain mood", False),
        ("pain sort:title", False),
        ("pain sort:-match", False),
        ("title:pain", False),
        ("pain OR mood", False),
        ("kind:book", False),
        ("-pain", False),
    ],
)
def test_the_beginning_of_an_order_is_known_by_titles_where_one_word_decides(
    catalog: Catalog,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    begins_well: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(ranking, "_TOP", 2)
    view = View(Search(catalog)).with_text(query)
    for _ in view.search.steps(view.query):
        pass
    part = view.until(catalog.size)
    assert part.begins_well is begins_well
    assert sorted(part.positions) == sorted(view.positions)
    if begins_well:
        assert part.positions[:2] == view.positions[:2]


def test_urgent_entries_stand_before_their_equals_in_a_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ["Painting", "Paints", "Pain now", "Pain later", "Painted", "No pain", "Paint it"]
    entries = [fields(id=f"e{n}", title=title) for n, title in enumerate(titles)]
    urgent = [{"region": "GB", "title": "Now", "entries": ["e3", "e4", "e5"]}]
    files: dict[str, Data] = {
        "directory.yaml": {"title": "Works", "urgent": urgent},
        "resources/l.yaml": entries,
    }
    catalog = open_content(write_directory(tmp_path, files))
    for top in range(1, 8):
        monkeypatch.setattr(ranking, "_TOP", top)
        view = View(Search(catalog)).with_text("pain")
        for _ in view.search.steps(view.query):
            pass
        part = view.until(catalog.size)
        begin = part.positions[:top]
        # More urgent entries than the beginning has are not looked at one by one.
        assert part.begins_well is (top >= 3)
        assert not part.begins_well or begin == view.positions[:top]
    assert listed(catalog, "pain") == "e3 e2 e4 e6 e0 e1 e5"


def first_three(wanted: Wanted, catalog: Catalog) -> list[str]:
    view = answer(View(Search(catalog)).with_text(wanted.query))
    return [catalog.row(position).id for position in view.positions[:3]]


@pytest.mark.parametrize(
    ("searches", "first", "first_three_of_all"), [(SEARCHES, 0.7, 0.95), (HELD_BACK, 0.7, 0.9)]
)
def test_what_is_looked_for_comes_first(
    searches: Sequence[Wanted], first: float, first_three_of_all: float
) -> None:
    catalog = open_content(SHIPPED)
    answers = [(wanted.ids, first_three(wanted, catalog)) for wanted in searches]
    assert sum(not wanted.isdisjoint(ids[:1]) for wanted, ids in answers) >= first * len(searches)
    assert sum(not wanted.isdisjoint(ids) for wanted, ids in answers) >= first_three_of_all * len(
        searches
    )
