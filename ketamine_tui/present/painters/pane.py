"""The lines of a pane: a frame with a title, and in it the part of its body that is in sight."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ketamine_tui.present.chrome import ASCII, Chrome, runs_from_right_to_left
from ketamine_tui.present.painters.pieces import Line, Piece, filled, shortened, width_of

_LEAST_TITLE = 12
"""The columns that a title keeps beside a note; where there are fewer, there is no note."""


class Window(NamedTuple):
    """How a pane is looked at.

    `width` and `height` are those of the whole pane in columns and lines, its frame among them; a
    narrow pane has no `has_sides`, a low one no `has_floor`. `top` is the first line of the body in
    sight, and `cursor` the item that has the cursor. `head` lines between title and body are left empty,
    for what is typed in the frame.
    """

    width: int
    height: int
    top: int = 0
    cursor: int = 0
    has_sides: bool = False
    has_floor: bool = False
    has_focus: bool = False
    chrome: Chrome = ASCII
    head: int = 0

    @property
    def left(self) -> int:
        """The columns before the text: a side, and one for the bar of the cursor."""
        return 1 + self.has_sides

    @property
    def text_width(self) -> int:
        """The columns that a line of the body may take; behind it is room for the thumb and a side."""
        return max(1, self.width - 2 * self.left)

    @property
    def text_height(self) -> int:
        """The lines of the body that are in sight at once."""
        return max(1, self.height - 1 - self.head - self.has_floor)

    @property
    def focus(self) -> str:
        """The end of the names of styles that show the focus."""
        return "-focus" if self.has_focus else ""

    def line_at(self, y: int) -> int | None:
        """Return which line of the body stands on a line of the pane; None for its frame."""
        row = y - 1 - self.head
        return self.top + row if 0 <= row < self.text_height else None


class Body:
    """What a pane shows in its frame: items, each some lines high, one of which has the cursor."""

    item_height = 1
    has_cursor = True

    @property
    def item_count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        """How many lines the items take."""
        return self.item_count * self.item_height

    def can_hold_cursor(self, item: int) -> bool:  # noqa: ARG002  # for subclasses
        """Say whether an item can be chosen; headings cannot."""
        return True

    def prepare(self, window: Window) -> None:
        """Get what the lines in sight will need, all at once."""

    def note(self, window: Window) -> str:  # noqa: ARG002  # for subclasses
        """Return what stands at the right end of the title."""
        return ""

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        """Return what is on a line, from 0; what is too long for the window is cut later."""
        raise NotImplementedError


def pane_line(title: str, body: Body, window: Window, y: int) -> Line:
    """Return a line of a pane, from 0, as wide as the window."""
    return _isolated(_line(title, body, window, y), window)


def _line(title: str, body: Body, window: Window, y: int) -> Line:
    if y == 0:
        return _title(title, body.note(window), window)
    if y <= window.head:
        return _framed((), window, (" ", ""))
    line = window.line_at(y)
    if line is None:
        return _floor(window)
    if line >= body.line_count:
        return _framed((), window, _thumb(body, window, y))
    pieces = body.pieces(line, window)
    item = line // body.item_height
    is_chosen = body.has_cursor and item == window.cursor and body.can_hold_cursor(item)
    return _framed(pieces, window, _thumb(body, window, y), is_chosen=is_chosen)


def pane_lines(title: str, body: Body, window: Window, rows: range) -> list[Line]:
    """Return some lines of a pane, each as wide as the window."""
    body.prepare(window)
    return [pane_line(title, body, window, y) for y in rows]


def _title(title: str, note: str, window: Window) -> Line:
    """Return the upper end of the frame: the title in it, cut before the note is left out."""
    chrome, measure = window.chrome, window.chrome.measure
    edge, style = f"edge{window.focus}", f"title{window.focus}"
    left, right = _ends(window, 0)
    title = f"{chrome.focus * window.has_focus}{title}"
    room = max(0, window.width - 6)
    end = [(f" {note} ", style)] if note else []
    note_width = measure(note) + 2 if note else 0
    if room <= note_width + min(measure(title), _LEAST_TITLE):
        end, note_width = [], 0
    room -= note_width
    longest = room - bool(end)  # some of the frame stands between them
    name = shortened(title, longest, chrome)
    gap = room - measure(name)
    return _exactly(
        [
            (f"{left}{chrome.rule}", edge),
            (f" {name} ", style),
            (chrome.rule * gap, edge),
            *end,
            (f"{chrome.rule}{right}", edge),
        ],
        window.width,
        chrome,
    )


def _isolated(line: Line, window: Window) -> Line:
    """Return a line of which what runs from right to left stays between its sides.

    Terminals that order such text themselves take all neutral characters between two such texts, sides
    of frames and digits among them, for a part of it (Unicode Standard Annex 9).
    """
    mark = window.chrome.isolate
    if not (mark and window.has_sides) or not any(
        runs_from_right_to_left(text) for text, _ in line
    ):
        return line
    first, *text, last = line
    return [first, (mark, ""), *text, (mark, ""), last]


def _ends(window: Window, corner: int) -> tuple[str, str]:
    """Return what a line of the frame begins and ends with."""
    chrome = window.chrome
    if not window.has_sides:
        return chrome.rule, chrome.rule
    return chrome.corners[corner], chrome.corners[corner + 1]


def _floor(window: Window) -> Line:
    chrome = window.chrome
    left, right = _ends(window, 2)
    rule = f"{left}{chrome.rule * max(0, window.width - 2)}{right}"
    return _exactly([(rule, f"edge{window.focus}")], window.width, chrome)


def _thumb(body: Body, window: Window, y: int) -> Piece:
    """Return what stands behind a line: a part of the thumb, as long as what is in sight is of all."""
    height, count = window.text_height, body.line_count
    if count <= height:
        return " ", ""
    size = max(1, height * height // count)
    last = count - height
    place = min(height - size, -(-window.top * (height - size) // last))
    is_thumb = place <= y - 1 - window.head < place + size
    return (window.chrome.thumb, f"thumb{window.focus}") if is_thumb else (" ", "")


def _framed(
    pieces: Iterable[Piece], window: Window, thumb: Piece, *, is_chosen: bool = False
) -> Line:
    """Return pieces between the sides, with the bar and the ground of the cursor where they have it."""
    chrome = window.chrome
    side = [(chrome.side, f"edge{window.focus}")] if window.has_sides else []
    bar = (chrome.bar, "cursor-bar") if is_chosen and window.has_focus else (" ", "")
    text = filled(pieces, window.text_width, chrome.measure, cut=chrome.cut)
    line: Sequence[Piece] = [bar, *text]
    if is_chosen:
        ground = f"cursor{window.focus}"
        line = [(text, f"{ground} {name}" if name else ground) for text, name in line]
    framed = [*side, *line, thumb, *side]
    is_whole = window.width > 2 * window.left
    return framed if is_whole else _exactly(framed, window.width, chrome)


def _exactly(line: Sequence[Piece], width: int, chrome: Chrome) -> Line:
    """Return a line, shortened where a window is narrower than its frame."""
    if width_of(line, chrome.measure) == width:
        return line
    return filled(line, width, chrome.measure)
