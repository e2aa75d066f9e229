"""Panes: scrolling lists of lines, drawn line by line so that their cost does not grow with length."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from ketamine_tui.themes import text_styles

Piece = tuple[str, str]
"""A text and the name of its style, one of `themes.text_styles`."""

_EDGE = "| "


class Pane(ScrollView, can_focus=True):
    """A titled, scrolling pane of lines. Subclasses say how many there are and what is on each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("pageup,ctrl+b", "page_up", "Page up", show=False),
        Binding("pagedown,ctrl+f,space", "page_down", "Page down", show=False),
        Binding("home,g", "scroll_home", "Top", show=False),
        Binding("end,G", "scroll_end", "Bottom", show=False),
    ]
    DEFAULT_CSS = """
    Pane { overflow: hidden; }
    """

    pane_title: reactive[str] = reactive("")
    """The name in the pane's first line."""

    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """The size of all lines. No other part depends on it, so that nothing else is laid out again."""

    edge: reactive[bool] = reactive(False)  # noqa: FBT003  # a reactive's first argument
    """Whether a line separates the pane from the one to its left."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(id=id)
        self.set_reactive(Pane.pane_title, title)
        self._base: Style | None = None
        self._wanted_top: int | None = None

    def line_count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return what is on a line, from 0."""
        raise NotImplementedError

    def line_style(self, line: int) -> str:  # noqa: ARG002  # for subclasses
        """Return the name of a style for a whole line, or an empty text."""
        return ""

    def title_note(self) -> str:
        """Return what stands at the right end of the title."""
        return ""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Let the pane scroll, though without a scroll bar: that would be one more widget to start."""
        return True

    @property
    def text_width(self) -> int:
        """The columns that a line may take."""
        return max(1, self.size.width - (len(_EDGE) if self.edge else 0) - 1)

    @property
    def text_height(self) -> int:
        """The lines that are visible at once."""
        return max(1, self.size.height - 1)

    def lines_changed(self) -> None:
        """Take up a new number of lines."""
        if not self.size.width:
            return  # not laid out yet: a width of nothing would cut the text into letters
        self.virtual_size = Size(self.size.width, self.line_count() + 1)
        self.scroll_to_line(self.scroll_offset.y)
        self.refresh()

    def refresh_lines_of_text(self, first: int, count: int) -> None:
        """Draw some lines again, and the title."""
        self.refresh(Region(0, 0, self.size.width, 1))
        # Below the title.
        self.refresh_lines(first + 1, count)

    def scroll_to_line(self, line: int) -> None:
        """Make a line the first one in sight, as far as there are lines, at once and without motion."""
        self.scroll_to(y=line, animate=False, immediate=True)

    def on_resize(self, _event: Resize) -> None:
        """Lay the lines out again."""
        self.lines_changed()
        self.laid_out()
        if self._wanted_top is not None:
            self.scroll_to_line(self._wanted_top)
            self._wanted_top = None

    def laid_out(self) -> None:
        """Do what follows from another size; for subclasses."""

    def show_from(self, line: int) -> None:
        """Scroll until a line is the first; a pane that is still hidden does so when it comes up."""
        if self.size.width:
            self.scroll_to_line(line)
        else:
            self._wanted_top = line

    def render(self) -> str:
        """Return nothing: `render_line` draws the pane."""
        return ""

    def render_line(self, y: int) -> Strip:
        """Return a line of the pane: its title, or one of its lines."""
        # A strip is made once, with its width: they are costly, and this is done for every line.
        width = self.size.width
        line = self.scroll_offset.y + y - 1
        if y == 0:
            return Strip(self._segments(self._title_pieces(), "title", width), width)
        if line >= self.line_count():
            return Strip(self._segments((), "", width), width)
        segments = self._segments(self.pieces(line), self.line_style(line), width)
        return Strip(_placed(self._with_selection(segments, line, width), line), width)

    def _with_selection(self, segments: list[Segment], line: int, width: int) -> Iterable[Segment]:
        """Show what of a line is selected with the mouse."""
        span = self.text_selection.get_span(line) if self.text_selection else None
        if span is None or not width:
            return segments
        start, end = min(span[0], width), width if span[1] == -1 else min(span[1], width)
        before, selected, after = Strip(segments, width).divide([start, max(start, end), width])
        return (*before, *selected.apply_style(Style(reverse=True)), *after)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected, and what separates it from that of another pane."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.line_count() - 1
        margin = len(_EDGE) if self.edge else 0
        lines = []
        for line in range(max(0, first), min(last + 1, self.line_count())):
            start, end = selection.get_span(line) or (0, 0)
            text = "".join(text for text, _ in self.pieces(line))
            lines.append(text[max(0, start - margin) : None if end == -1 else max(0, end - margin)])
        return "\n".join(lines), "\n"

    def selection_updated(self, _selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    def _title_pieces(self) -> list[Piece]:
        note = self.title_note()
        mark = "> " if self.has_focus else ""
        name = f"{mark}{self.pane_title}"
        room = self.text_width - len(name) - len(note)
        return [(name, ""), (" " * max(1, room), ""), (note, "")] if note else [(name, "")]

    def _segments(self, pieces: Iterable[Piece], line_style: str, width: int) -> list[Segment]:
        """Return pieces in the pane's colours, as wide as the pane."""
        styles = text_styles(self.app.theme)
        focus = "-focus" if self.has_focus else ""
        base = self._base_style
        style = base + styles[f"{line_style}{focus}" if line_style else ""]
        segments = [Segment(_EDGE, base + styles[f"edge{focus}"])] if self.edge else []
        room = width - len(_EDGE) * len(segments)
        # Colours within a reversed line would make a patchwork of it; matches stay underlined.
        is_plain = line_style == "cursor" and focus
        in_cursor = {"match": styles["match"] + style}
        for text, name in _fitted(pieces, room - 1):
            segments.append(
                Segment(text, in_cursor.get(name, style) if is_plain else style + styles[name])
            )
            room -= cell_len(text)
        segments.append(Segment(" " * room, style))
        return segments

    @property
    def _base_style(self) -> Style:
        """The pane's own colours, worked out once until they change."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Forget the colours."""
        super().notify_style_update()
        self._base = None

    def action_scroll_up(self) -> None:
        """Scroll one line up, without motion."""
        self.scroll_to_line(self.scroll_offset.y - 1)

    def action_scroll_down(self) -> None:
        """Scroll one line down, without motion."""
        self.scroll_to_line(self.scroll_offset.y + 1)

    def action_page_up(self) -> None:
        """Scroll a screenful up."""
        self.scroll_to_line(self.scroll_offset.y - self.text_height)

    def action_page_down(self) -> None:
        """Scroll a screenful down."""
        self.scroll_to_line(self.scroll_offset.y + self.text_height)

    def action_scroll_home(self) -> None:
        """Go to the top."""
        self.scroll_to_line(0)

    def action_scroll_end(self) -> None:
        """Go to the end."""
        self.scroll_to_line(self.max_scroll_y)

    def position_note(self) -> str:
        """Return how far the pane is scrolled, where there is more than fits."""
        if self.max_scroll_y <= 0:
            return ""
        return f"{100 * self.scroll_offset.y // self.max_scroll_y}%"


def _fitted(pieces: Iterable[Piece], room: int) -> Sequence[Piece]:
    """Return pieces that take so many columns at most; what is too long ends in two points."""
    pieces = tuple(pieces)
    if sum(cell_len(text) for text, _ in pieces) <= room:
        return pieces
    fitted = []
    left = max(0, room - 2)
    for text, name in pieces:
        if not left:
            break
        size = min(cell_len(text), left)
        fitted.append((set_cell_size(text, size), name))
        left -= size
    return (*fitted, (".."[: max(0, room)], ""))


def _placed(segments: Iterable[Segment], line: int) -> Iterator[Segment]:
    """Yield the segments of a line with their places, by which the toolkit selects text."""
    column = 0
    for text, style, _ in segments:
        place = _place(column, line)
        yield Segment(text, style + place if style else place)
        column += len(text)


@lru_cache(maxsize=4096)
def _place(column: int, line: int) -> Style:
    return Style.from_meta({"offset": (column, line)})
