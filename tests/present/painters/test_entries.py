"""Entries in a list: what people come for is whole, and nothing leaves a title that does not stand beside it."""

import re
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from support.browsing import DIRECTORY, TODAY
from support.content import (
    SHIPPED,
    SHIPPED_DAY,
    Data,
    fields,
    open_content,
    write_directory,
)

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.kind import Kind
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


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_a_kind_stands_whole_or_not_at_all(chrome: Chrome) -> None:
    view = View(Search(shipped()))
    kinds = {kind.value for kind in Kind}
    behind = set()
    for width in (*range(28, 60, 3), *range(78, 130, 7)):
        window = Window(width, 9, chrome=chrome)
        body = EntryBody(view, window.text_width)
        for line in range(body.item_height - 1, body.line_count, body.item_height):
            told = [text.strip() for text, style in body.pieces(line, window) if "kind-" in style]
            behind.update(told)
    assert behind <= kinds
    assert {"helpline", "emergency", "organization", "book"} <= behind


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_of_a_work_no_name_is_begun_that_tells_nothing(chrome: Chrome) -> None:
    view = View(Search(shipped())).with_text("kind:book author:hyde")
    shown = set()
    for width in range(28, 140):
        window = Window(width, 9, chrome=chrome)
        body = EntryBody(view, window.text_width)
        line = text_of(body.pieces(body.item_height - 1, window))
        shown.update(re.findall(r"2015(?:, [^ ]+(?: [^ ]+)*)?", line))
    names = {re.sub(" (source-)?checked", "", facts).rpartition(", ")[2] for facts in shown}
    assert {"2015", f"Stephen{chrome.cut}", "Stephen J. Hyde", "Xlibris"} <= names
    assert min(map(len, names - {"2015"})) == len("Xlibris")


def test_the_column_of_kinds_is_as_wide_as_the_longest_of_the_directory(tmp_path: Path) -> None:
    kinds = ("book", "conference-paper")
    widths = []
    for count in (1, 2):
        files: dict[str, Data] = {
            f"resources/books/{kind}.yaml": fields(kind=kind, title=kind) for kind in kinds[:count]
        }
        folder = write_directory(tmp_path / str(count), {"directory.yaml": DIRECTORY, **files})
        with closing(open_content(folder, TODAY)) as catalog:
            window = Window(110, 9)
            body = EntryBody(View(Search(catalog)), window.text_width)
            lines = [text_of(body.pieces(n, window)) for n in range(count)]
            assert all(f"{kind} " in line for kind, line in zip(kinds, lines, strict=False))
            widths.append(lines[0].index("to be reviewed") - lines[0].rindex("book"))
    assert widths == [len("organization") + 2, len("conference-paper") + 2]


BEGINNING = "Ketamine for Treatment-Resistant Depression"


def lines_of(folder: Path, titles: Sequence[str], width: int, chrome: Chrome = ASCII) -> list[str]:
    """Return what is seen of each title, its lines joined."""
    files: dict[str, Data] = {
        f"resources/books/b-{n}.yaml": fields(title=title, reviews=None)
        for n, title in enumerate(titles)
    }
    write_directory(folder, {"directory.yaml": DIRECTORY, **files})
    with closing(open_content(folder, TODAY)) as catalog:
        window = Window(width, 9, chrome=chrome)
        view = View(Search(catalog))
        body = EntryBody(view, window.text_width)
        height = body.item_height
        shown = {
            catalog.row(position).title: " ".join(
                text_of(body.pieces(place * height + n, window))[2:].strip() for n in range(height)
            )
            for place, position in enumerate(view.positions)
        }
    return [shown[title] for title in titles]


@pytest.mark.parametrize("width", [*range(30, 75, 4), 80, 90, 100])
def test_titles_that_begin_alike_are_told_apart(tmp_path: Path, width: int) -> None:
    titles = (f"{BEGINNING}: Neurobiology", f"{BEGINNING}: The First Decade", "Another book")
    one, other, another = lines_of(tmp_path / "content", titles, width)
    assert one != other
    assert "Neuro" in one
    assert "The F" in other
    assert "Another book" in another


def test_a_title_is_cut_at_its_end_where_none_begins_like_it(tmp_path: Path) -> None:
    titles = (f"{BEGINNING}: Neurobiology", "Ketamine for everybody", "Another book")
    one, *_ = lines_of(tmp_path / "content", titles, 40)
    assert one == "Ketamine for Treatment-Resistant Depression: Neurobi.. to be reviewed"


def test_what_differs_at_once_is_not_cut_in_the_middle(tmp_path: Path) -> None:
    titles = (f"Ketamine in {BEGINNING}", f"{BEGINNING} and in all of its neighbours")
    one, other = lines_of(tmp_path / "content", titles, 40)
    assert one.startswith("Ketamine in Ketamine for")
    assert other.startswith("Ketamine for Treatment-Resistant Depression and")


def test_a_title_that_is_the_beginning_of_another_one_stays_as_it_is(tmp_path: Path) -> None:
    titles = (BEGINNING, f"{BEGINNING}, second edition")
    one, other = lines_of(tmp_path / "content", titles, 34)
    assert one.startswith("Ketamine for Treatment")
    assert ".. second edition" in " ".join(other.split())
