"""Marks and private notes in queries: sets of positions that no index holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from query.naive import check, naive
from query.sample import SAMPLE
from support.content import open_content, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.marks import Mark, Marks
from ketamine_tui.query.complete import complete
from ketamine_tui.query.placement import placement
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_directory(tmp_path_factory.mktemp("content"), SAMPLE)


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Iterator[Catalog]:
    opened = open_content(folder)
    yield opened
    opened.close()


def marked(catalog: Catalog) -> tuple[Catalog, list[str]]:
    """Return the catalog with marks, and the ids of its first entries."""
    ids = [row.id for row in catalog.rows(range(4))]
    marks: Marks = {
        ids[0]: Mark(is_marked=True),
        ids[1]: Mark(is_marked=True, note="Élan of my\nown zebra"),
        ids[2]: Mark(note="zebra"),
        "gone": Mark(is_marked=True, note="zebra"),
    }
    return catalog.with_marks(marks), ids


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("is:marked", (0, 1)),
        ("state:Marked", (0, 1)),
        ("note:zebra", (1, 2)),
        ('note:"my own"', (1,)),
        ("note:elan", (1,)),
        ("is:marked note:zebra", (1,)),
        ("note:zebra -is:marked", (2,)),
        ("(is:marked OR note:zebra) sort:order", (0, 1, 2)),
        ("zebra", ()),  # a bare word is looked for in what anybody may read
    ],
)
def test_what_is_ones_own_is_found_by_its_own_words_only(
    folder: Path, catalog: Catalog, query: str, places: tuple[int, ...]
) -> None:
    with_marks, ids = marked(catalog)
    view = View(Search(with_marks)).with_text(query)
    assert [row.id for row in with_marks.rows(view.positions)] == [ids[n] for n in places]
    check(view, naive(folder, with_marks))
    assert not View(Search(catalog)).with_text(query).total


def test_a_mark_is_beside_the_state_of_an_entry(catalog: Catalog) -> None:
    with_marks, _ = marked(catalog)
    both = View(Search(with_marks)).with_text("is:marked is:urgent is:checked is:unchecked")
    assert str(both.query) == "is:marked is:urgent is:checked,unchecked"


def test_completion_and_counts_know_what_is_marked(catalog: Catalog) -> None:
    with_marks, _ = marked(catalog)
    view = View(Search(with_marks))
    (offered,) = complete("is:mark", 7, view).candidates
    assert (offered.text, offered.note) == ("marked", "2")
    assert [(count.label, count.total) for count in view.own_counts] == [("Marked", 2)]
    assert [count.total for count in view.with_text("note:zebra").own_counts] == [1]
    assert View(Search(catalog)).own_counts == ()
    only_gone = catalog.with_marks({"gone": Mark(is_marked=True)})
    assert View(Search(only_gone)).own_counts == ()


def test_why_an_entry_is_listed_names_the_own_note(catalog: Catalog) -> None:
    with_marks, _ = marked(catalog)
    view = View(Search(with_marks)).with_text("note:zebra")
    assert "your own note has what is asked for" in placement(view, 2)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:marked", "yes"),
        ("-(a OR note:x)", "yes"),
        ("is:urgent,marked", "yes"),
        ("marked", "no"),
        ("is:urgent summary:x", "no"),
    ],
)
def test_a_query_says_whether_it_depends_on_marks(
    catalog: Catalog, query: str, expected: str
) -> None:
    view = View(Search(catalog)).with_text(query)
    assert view.search.asks_for_marks(view.query) is (expected == "yes")
