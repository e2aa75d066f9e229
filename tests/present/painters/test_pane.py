"""A pane's lines: the title, the body in sight, and the item that has the cursor."""

from collections.abc import Iterable

import pytest

from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.painters.pane import Body, Window, pane_line, pane_lines
from ketamine_tui.present.painters.pieces import Piece, text_of

WINDOW = Window(width=12, height=5, cursor=1)


class Letters(Body):
    """Three items of two lines, the second of which is too long."""

    item_height = 2
    item_count = 3

    def note(self, window: Window) -> str:
        return f"at {window.cursor}"

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        if line % 2:
            return [("x" * window.text_width, "dim"), ("y", "")]
        return [("ab"[: line + 1], "match"), (f" {line}", "state")]


def texts(window: Window) -> list[str]:
    return [text_of(line) for line in pane_lines("Pane", Letters(), window, range(window.height))]


def test_the_title_has_the_note_at_its_right_end() -> None:
    assert texts(WINDOW)[0] == "Pane   at 1 "
    assert texts(WINDOW._replace(has_focus=True))[0] == "> Pane at 1 "
    assert texts(WINDOW._replace(width=9, has_focus=True))[0] == "> Pane.. "


def test_lines_are_cut_filled_and_begin_at_the_top() -> None:
    assert texts(WINDOW)[1:4] == ["a 0         ", "xxxxxxxxx.. ", "ab 2        "]
    assert texts(WINDOW._replace(top=4))[1:] == ["ab 4        ", "xxxxxxxxx.. ", " " * 12, " " * 12]


def test_an_edge_takes_its_columns_from_the_text() -> None:
    assert texts(WINDOW._replace(has_edge=True))[:3] == [
        "| Pane at 1 ",
        "| a 0       ",
        "| xxxxxxx.. ",
    ]


@pytest.mark.parametrize("has_edge", [True, False])
@pytest.mark.parametrize("width", range(8))
def test_no_window_is_too_narrow(width: int, has_edge: bool) -> None:  # noqa: FBT001  # from the table
    window = Window(width, 5, has_edge=has_edge, has_focus=True)
    assert {len(text) for text in texts(window)} == {width}


def test_the_cursor_is_on_all_lines_of_its_item_and_on_no_other() -> None:
    lines = pane_lines("Pane", Letters(), WINDOW._replace(height=7), range(7))
    assert [line[-1][1] for line in lines] == ["title", "", "", "cursor", "cursor", "", ""]


def test_beside_the_focus_a_line_keeps_its_styles_and_under_it_only_matches() -> None:
    line = pane_line("Pane", Letters(), WINDOW, 3)
    assert [style for _, style in line] == ["cursor match", "cursor state", "cursor"]
    line = pane_line("Pane", Letters(), WINDOW._replace(has_focus=True, has_edge=True), 3)
    assert [style for _, style in line] == [
        "edge-focus",
        "cursor-focus match-cursor",
        "cursor-focus",
        "cursor-focus",
    ]


def test_a_text_has_no_cursor() -> None:
    body = Letters()
    body.has_cursor = False
    lines = pane_lines("Pane", body, WINDOW, range(1, 5))
    assert {style.partition(" ")[0] for line in lines for _, style in line} <= {
        "",
        "dim",
        "match",
        "state",
    }


def test_other_characters_draw_the_same_lines() -> None:
    chrome = ASCII._replace(edge="\u2502 ", cut="\u2026", focus="* ")
    window = WINDOW._replace(has_edge=True, has_focus=True, chrome=chrome)
    assert texts(window)[0] == "\u2502 * Pane a\u2026 "
    assert texts(window)[2] == "\u2502 xxxxxxxx\u2026 "
