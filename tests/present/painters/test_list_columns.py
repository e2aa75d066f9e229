"""The columns of a wide list: those that are asked for, as far as there is room."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from support.browsing import TODAY, write_small
from support.content import open_content

from ketamine_tui.model.config import LIST_COLUMNS, WIDE_COLUMNS
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    catalog = open_content(write_small(tmp_path_factory.mktemp("columns") / "content"), TODAY)
    yield View(Search(catalog)).with_text("id:new-book")
    catalog.close()


def line(view: View, width: int, *columns: str) -> str:
    """Return the line of the only entry of a view."""
    window = Window(width, 10)
    body = EntryBody(view, window.text_width, columns)
    body.fit(window.text_width)
    assert body.item_height == 1
    return "".join(text for text, _ in body.pieces(0, window)).rstrip()


@pytest.mark.parametrize(
    ("width", "columns", "shown"),
    [
        (100, LIST_COLUMNS, "+ The new book 2019, Grace Example and .. book source-checked"),
        (100, ("due",), "+ The new book 2021-05-01 source-checked"),
        (100, ("section", "kind"), "+ The new book Books book source-checked"),
        (
            140,
            ("due", "facts", "section"),
            "+ The new book 2021-05-01 2019, Grace Example and Alan Examp.. Books source-checked",
        ),
        (
            84,
            ("facts", "kind", "section", "due"),
            "+ The new book 2019, Grace Exampl.. book source-checked",
        ),
    ],
)
def test_a_line_has_what_is_asked_for_as_far_as_there_is_room(
    view: View, width: int, columns: tuple[str, ...], shown: str
) -> None:
    assert " ".join(line(view, width, *columns).split()) == shown


def test_every_line_is_as_wide_whatever_it_shows(view: View) -> None:
    state = "source-checked"
    lines = [line(view, 120, *columns) for columns in (LIST_COLUMNS, *permutations(WIDE_COLUMNS))]
    assert {text.index(state) for text in lines} == {lines[0].index(state)}
