"""A pane's lines: the title, the body in sight, and the item that has the cursor."""

from collections.abc import Iterable

import pytest

from ketamine_tui.present.chrome import ASCII, UNICODE, cells
from ketamine_tui.present.painters.pane import Body, Window, pane_line, pane_lines
from ketamine_tui.present.painters.pieces import Piece, text_of, width_of

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


def test_the_title_has_the_note_at_its_right_end_where_there_is_room_for_both() -> None:
    assert texts(WINDOW._replace(width=18))[0] == "-- Pane -- at 1 --"
    assert texts(WINDOW._replace(width=14))[0] == "-- Pane ------"
    assert texts(WINDOW._replace(width=9))[0] == "-- P.. --"
    focused = WINDOW._replace(width=18, has_focus=True)
    assert texts(focused)[0] == "-- > Pane --------"
    assert (
        texts(focused._replace(chrome=UNICODE))[0]
        == "\u2500\u2500 Pane \u2500\u2500 at 1 \u2500\u2500"
    )


def test_a_long_title_is_cut_before_the_note_is_left_out() -> None:
    title = "A title that is long"
    windows = [WINDOW._replace(width=width) for width in (25, 24)]
    lines = [text_of(pane_line(title, Letters(), window, 0)) for window in windows]
    assert lines == ["-- A title th.. - at 1 --", "-- A title that is .. --"]


def test_lines_are_cut_filled_and_begin_at_the_top() -> None:
    assert texts(WINDOW)[1:4] == [" a 0       #", " xxxxxxxx..#", " ab 2       "]
    high = WINDOW._replace(top=4, height=9)
    assert texts(high)[1:4] == [" ab 4       ", " xxxxxxxx.. ", " " * 12]


def test_a_frame_takes_its_columns_and_lines_from_the_text() -> None:
    framed = WINDOW._replace(has_sides=True, has_floor=True)
    assert texts(framed) == [
        "+- Pane ---+",
        "| a 0     #|",
        "| xxxxxx.. |",
        "| ab 2     |",
        "+----------+",
    ]
    assert (framed.text_width, framed.text_height) == (8, 3)
    assert (WINDOW.text_width, WINDOW.text_height) == (10, 4)


@pytest.mark.parametrize("has_sides", [True, False])
@pytest.mark.parametrize("width", range(8))
def test_no_window_is_too_narrow(width: int, has_sides: bool) -> None:  # noqa: FBT001  # from the table
    window = Window(width, 5, has_sides=has_sides, has_floor=True, has_focus=True)
    assert {len(text) for text in texts(window)} == {width}


@pytest.mark.parametrize(("top", "thumb"), [(0, "#  "), (1, " # "), (2, "  #"), (3, "  #")])
def test_the_thumb_shows_what_part_is_in_sight(top: int, thumb: str) -> None:
    window = WINDOW._replace(height=4, top=top)
    assert "".join(text[-1] for text in texts(window)[1:]) == thumb


def test_no_thumb_is_where_everything_is_in_sight() -> None:
    assert {text[-1] for text in texts(WINDOW._replace(height=7))[1:]} == {" "}
    assert {text[-1] for text in texts(WINDOW._replace(height=6))[1:]} == {" ", "#"}


def test_the_cursor_is_on_all_lines_of_its_item_and_on_no_other() -> None:
    lines = pane_lines("Pane", Letters(), WINDOW._replace(height=7), range(1, 7))
    grounds = [{"cursor" in style.split() for _, style in line[:-1]} for line in lines]
    assert grounds == [{False}, {False}, {True}, {True}, {False}, {False}]


def test_under_the_cursor_a_line_keeps_its_styles_and_begins_with_a_bar_where_the_focus_is() -> (
    None
):
    line = pane_line("Pane", Letters(), WINDOW, 3)
    assert line[0] == (" ", "cursor")
    assert [style for _, style in line[1:3]] == ["cursor match", "cursor state"]
    line = pane_line("Pane", Letters(), WINDOW._replace(has_focus=True, has_sides=True), 3)
    assert line[0] == ("|", "edge-focus")
    assert line[1] == (">", "cursor-focus cursor-bar")
    assert [style for _, style in line[2:4]] == ["cursor-focus match", "cursor-focus state"]


def test_a_text_has_no_cursor() -> None:
    body = Letters()
    body.has_cursor = False
    lines = pane_lines("Pane", body, WINDOW, range(1, 5))
    styles = {style.partition(" ")[0] for line in lines for _, style in line}
    assert styles <= {"", "dim", "match", "state", "thumb"}


class Titles(Body):
    """Lines of texts that run in both directions."""

    texts = (
        "\u05e9\u05dc\u05d5\u05dd 988",
        "\u0645\u0631\u062d\u0628\u0627",
        "\u00e9t\u00e9 \u6c34",
        "plain",
    )

    @property
    def item_count(self) -> int:
        return len(self.texts)

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        return [(self.texts[line][: window.text_width], "")]


def test_text_that_runs_from_right_to_left_stays_between_its_sides() -> None:
    framed = WINDOW._replace(width=20, height=6, has_sides=True, chrome=UNICODE)
    lines = pane_lines("\u05d0", Titles(), framed, range(6))
    mark = "\u200e"
    is_isolated = [text_of(line).count(mark) for line in lines]
    assert is_isolated == [
        2,
        2,
        2,
        0,
        0,
        0,
    ]  # the title too; not what other scripts need nothing for
    hebrew = text_of(lines[1])
    assert (hebrew[:2], hebrew[-2:]) == (f"\u2502{mark}", f"{mark}\u2502")
    assert all(width_of(line, cells) == 20 for line in lines)
    for window in (framed._replace(has_sides=False), framed._replace(chrome=ASCII)):
        assert mark not in "".join(map(text_of, pane_lines("\u05d0", Titles(), window, range(6))))


def test_other_characters_draw_the_same_lines() -> None:
    window = WINDOW._replace(has_sides=True, has_floor=True, has_focus=True, chrome=UNICODE)
    assert texts(window) == [
        "\u256d\u2500 Pane \u2500\u2500\u2500\u256e",
        "\u2502 a 0     \u2590\u2502",
        "\u2502 xxxxxxx\u2026 \u2502",
        "\u2502\u258cab 2     \u2502",
        "\u2570" + "\u2500" * 10 + "\u256f",
    ]
