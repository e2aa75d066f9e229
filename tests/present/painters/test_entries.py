"""Entries in a list: what people come for is whole, and nothing leaves a title that does not stand beside it."""

import re
from functools import cache

import pytest
from support.content import SHIPPED, SHIPPED_DAY, open_content

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.pieces import text_of
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

WIDTHS = (30, 36, 40, 48, 60, 80, 110)


@cache
def shipped() -> Catalog:
    return open_content(SHIPPED, SHIPPED_DAY)


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_a_region_leaves_a_title_only_where_its_code_stands_beside_the_value(
    chrome: Chrome,
) -> None:
    view = View(Search(shipped())).with_text("has:phone")
    shorter = 0
    for width in WIDTHS:
        window = Window(width, 9, chrome=chrome)
        body = EntryBody(view, window.text_width)
        height = body.item_height
        for number, position in enumerate(view.positions):
            row = shipped().row(position)
            lines = [text_of(body.pieces(number * height + n, window)) for n in range(height)]
            assert row.value in lines[-1]
            if row.title.startswith(lines[0][2:].rstrip().removesuffix(chrome.cut)):
                continue
            if height == 1 and (row.title in lines[0] or chrome.cut in lines[0]):
                continue
            shorter += 1
            assert re.search(rf"{re.escape(row.value)} . {row.facts}(?!\w)", lines[-1])
    assert shorter > 20


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_a_number_is_whole_however_narrow_the_list_is(chrome: Chrome) -> None:
    view = View(Search(shipped())).with_text("has:phone")
    rows = [(n, shipped().row(position)) for n, position in enumerate(view.positions)]
    with_state = set()
    for width in range(20, 40):
        window = Window(width, 9, chrome=chrome)
        body = EntryBody(view, window.text_width)
        for number, row in rows:
            line = text_of(body.pieces(number * 2 + 1, window))
            room = window.text_width - 2
            if len(row.value) <= room:
                assert row.value in line
                with_state.add(row.state.word in line)
            if len(f"{row.value} {row.state.word}") <= room:
                assert row.state.word in line or row.state.in_sentence in line
    assert with_state == {True, False}


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_a_region_stands_whole_behind_a_value_or_not_at_all(chrome: Chrome) -> None:
    view = View(Search(shipped())).with_text("has:phone region:us")
    rows = [(n, shipped().row(position)) for n, position in enumerate(view.positions)]
    american = [(number, row) for number, row in rows if row.value and row.facts == "US"]
    assert len(american) > 3
    behind = set()
    for width in range(28, 112):
        window = Window(width, 9, chrome=chrome)
        body = EntryBody(view, window.text_width)
        height = body.item_height
        for number, row in american:
            line = text_of(body.pieces(number * height + height - 1, window))
            dot, region, _ = [*line.partition(row.value)[2].split(), "", "", ""][:3]
            behind.add(region if dot == chrome.dot else "")
    assert behind == {"US", ""}
