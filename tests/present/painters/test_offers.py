"""What is offered where nothing matches: what it takes away can be told."""

from collections.abc import Sequence

import pytest
from support.content import SHIPPED, SHIPPED_DAY, open_content

from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.pieces import Line, text_of, width_of
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

LONG = 'kind:book is:to-be-reviewed reviewed:<90d region:US "a zebra"'


def lines_of(query: str, width: int, chrome: Chrome = ASCII) -> Sequence[Sequence[Line]]:
    """Return the lines of each offer for a query."""
    catalog = open_content(SHIPPED, SHIPPED_DAY)
    try:
        view = View(Search(catalog)).with_text(query)
        window = Window(width, 20, chrome=chrome)
        body = EntryBody(view, window.text_width)
        height = body.item_height
        assert body.line_count == height * len(body.relaxations)
        return [
            [tuple(body.pieces(n * height + line, window)) for line in range(height)]
            for n in range(len(body.relaxations))
        ]
    finally:
        catalog.close()


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
@pytest.mark.parametrize("width", [30, 35, 50, 78, 120])
def test_the_whole_term_is_there_where_it_has_room(chrome: Chrome, width: int) -> None:
    (offer,) = lines_of(LONG, width, chrome)
    assert all(width_of(line, chrome.measure) <= width - 2 for line in offer)
    strong = "".join(text for line in offer for text, style in line if style == "strong")
    assert strong.replace(" ", "") == f'"{LONG}"'.replace(" ", "")
    said = " ".join(text_of(line).strip() for line in offer)
    assert said.startswith("Remove ")
    assert said.rstrip().endswith("161 entries")


def test_terms_that_begin_alike_are_told_apart() -> None:
    first, second = lines_of("is:to-be-reviewed -is:to-be-reviewed", 36)
    assert text_of(first[0]).startswith('Remove "is:to-be-reviewed":')
    assert text_of(second[0]).startswith('Remove "-is:to-be-reviewed":')
    assert text_of(first[1]).strip() == "entries"


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_what_is_left_out_is_shown_by_the_sign_of_the_screen(chrome: Chrome) -> None:
    (offer,) = lines_of(" ".join(f"zebra{n}" for n in range(200)), 50, chrome)
    said = "".join(text_of(line) for line in offer)
    assert said.count(chrome.cut) == 1
    assert (".." in said) == (chrome is ASCII)


def test_a_short_term_has_one_line_and_a_blank_one() -> None:
    (offer,) = lines_of("zebra", 50)
    assert [text_of(line) for line in offer] == ['Remove "zebra": 161 entries', ""]


def test_of_more_than_there_is_room_for_the_beginning_and_the_end_are_there() -> None:
    query = " ".join(f"zebra{n}" for n in range(200))
    (offer,) = lines_of(query, 35)
    said = " ".join(text_of(line).strip() for line in offer)
    assert len(offer) == 5
    assert said.startswith('Remove "zebra0 zebra1 ')
    assert ".." in said
    assert said.endswith('zebra199": 161 entries')
