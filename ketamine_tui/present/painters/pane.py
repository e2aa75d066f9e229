"""The lines of a pane: a title, and below it the part of its body that is in sight."""

from collections.abc import Iterable
from typing import NamedTuple

from ketamine_tui.present.chrome import ASCII, Chrome
from ketamine_tui.present.painters.pieces import Line, Piece, filled


class Window(NamedTuple):
    """How a pane is looked at.

    `width` and `height` are those of the whole pane in columns and lines, title and edge among them;
    `top` is the first line of the body in sight, and `cursor` the item that has the cursor.
    """

    width: int
    height: int
    top: int = 0
    cursor: int = 0
    has_edge: bool = False
    has_focus: bool = False
    chrome: Chrome = ASCII

    @property
    def text_width(self) -> int:
        """The columns that a line of the body may take; the last one stays blank."""
        return max(1, self.width - (len(self.chrome.edge) if self.has_edge else 0) - 1)

    @property
    def text_height(self) -> int:
        """The lines of the body that are in sight at once."""
        return max(1, self.height - 1)

    @property
    def focus(self) -> str:
        """The end of the names of styles that show the focus."""
        return "-focus" if self.has_focus else ""


class Body:
    """What a pane shows below its title: items, each some lines high, one of which has the cursor."""

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

    def note(self, window: Window) -> str:  # noqa: ARG002  # for subclasses
        """Return what stands at the right end of the title."""
        return ""

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        """Return what is on a line, from 0; what is too long for the window is cut later."""
        raise NotImplementedError


def pane_line(title: str, body: Body, window: Window, y: int) -> Line:
    """Return a line of a pane, from 0, as wide as the window."""
    line = window.top + y - 1
    if y == 0:
        return _painted(_title(title, body.note(window), window), window, f"title{window.focus}")
    if line >= body.line_count:
        return _painted((), window)
    pieces = body.pieces(line, window)
    if not body.has_cursor or line // body.item_height != window.cursor:
        return _painted(pieces, window)
    if window.has_focus:
        # Colours within a reversed line would make a patchwork of it; matches stay underlined.
        pieces = [(text, "match-cursor" if name == "match" else "") for text, name in pieces]
    return _painted(pieces, window, f"cursor{window.focus}")


def pane_lines(title: str, body: Body, window: Window, rows: range) -> list[Line]:
    """Return some lines of a pane, each as wide as the window."""
    return [pane_line(title, body, window, y) for y in rows]


def _title(title: str, note: str, window: Window) -> list[Piece]:
    mark = window.chrome.focus if window.has_focus else ""
    name = f"{mark}{title}"
    if not note:
        return [(name, "")]
    room = window.text_width - window.chrome.measure(name) - window.chrome.measure(note)
    return [(name, ""), (" " * max(1, room), ""), (note, "")]


def _painted(pieces: Iterable[Piece], window: Window, style: str = "") -> Line:
    """Return pieces behind the edge, in a style for the whole line."""
    chrome = window.chrome
    edge = chrome.edge[: window.width] if window.has_edge else ""
    line = filled(pieces, window.width - len(edge), chrome.measure, cut=chrome.cut, margin=1)
    if style:
        line = [(text, f"{style} {name}" if name else style) for text, name in line]
    return [(edge, f"edge{window.focus}"), *line] if edge else line
