"""Panes: scrolling lists of lines, drawn line by line so that their cost does not grow with length."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from ketamine_tui.present.painters.pane import Body, Window, pane_line
from ketamine_tui.present.painters.pieces import Piece, text_of
from ketamine_tui.widgets.painted import Painted

_AMPLE = 100
"""Columns and lines of a pane with room for more than its title and edges."""


class Pane(Painted, ScrollView, can_focus=True):
    """A titled pane that scrolls, and shows a body line by line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_lines(-1)", "Up", show=False),
        Binding("down,j", "scroll_lines(1)", "Down", show=False),
        Binding("pageup,ctrl+b", "scroll_pages(-1)", "Page up", show=False),
        Binding("pagedown,ctrl+f,space", "scroll_pages(1)", "Page down", show=False),
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

    has_sides: reactive[bool] = reactive(False)  # noqa: FBT003  # a reactive's first argument
    """Whether the frame has sides."""

    has_floor: reactive[bool] = reactive(False)  # noqa: FBT003  # a reactive's first argument
    """Whether the frame has a lower end."""

    head: reactive[int] = reactive(0)
    """The lines below the title that are left for what is typed in the frame."""

    is_steered = False
    """Whether it shows the focus all the same while what is typed in its frame has it."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The item with the cursor, where the body has such; only its lines are drawn again."""

    def __init__(self, title: str, body: Body, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(id=id)
        self.body = body
        self.set_reactive(Pane.pane_title, title)
        self._wanted_top: int | None = None

    @property
    def window(self) -> Window:
        """How the pane is looked at."""
        width, height = self.size
        top = round(self.scroll_y)
        frame = (self.has_sides, self.has_floor, self.has_focus or self.is_steered)
        return Window(width, height, top, self.cursor, *frame, self.chrome, self.head)

    def pieces(self, line: int) -> Iterable[Piece]:
        """Return what is on a line of the body, from 0."""
        return self.body.pieces(line, self.window)

    @property
    def surround(self) -> Size:
        """The columns and rows of the pane that are not for its body."""
        window = self.window._replace(width=_AMPLE, height=_AMPLE)
        return Size(_AMPLE - window.text_width, _AMPLE - window.text_height)

    def extent(self, columns: int) -> Size:
        """Return how many columns, of so many at most, and how many lines the whole body takes."""
        raise NotImplementedError

    @property
    def allow_vertical_scroll(self) -> bool:
        """Let the pane scroll, though without a scroll bar: that would be one more widget to start."""
        return True

    @property
    def text_height(self) -> int:
        """The lines of the body that are visible at once."""
        return self.window.text_height

    @property
    def total_lines(self) -> int:
        """The lines of the whole body with those of the frame."""
        return self.body.line_count + 1 + self.head + self.has_floor

    def lines_changed(self) -> None:
        """Take up a new number of lines."""
        if not self.size.width:
            return  # not laid out yet: a width of nothing would cut the text into letters
        self.virtual_size = Size(self.size.width, self.total_lines)
        self.scroll_to_line(self.scroll_offset.y)
        self.refresh()

    def refresh_lines_of_text(self, first: int, count: int) -> None:
        """Draw some lines again, and the title."""
        self.refresh(Region(0, 0, self.size.width, 1))
        # Below the title.
        self.refresh_lines(first + 1 + self.head, count)

    def scroll_to_line(self, line: int) -> None:
        """Make a line the first one in sight, as far as there are lines, at once and without motion."""
        self.scroll_to(y=line, animate=False, immediate=True)

    def on_resize(self, _event: Resize) -> None:
        """Lay the lines out again."""
        self.lines_changed()
        if self._wanted_top is not None:
            self.scroll_to_line(self._wanted_top)
            self._wanted_top = None

    def show_from(self, line: int) -> None:
        """Scroll until a line is the first; a pane that is still hidden does so when it comes up."""
        if self.size.width:
            self.scroll_to_line(line)
        else:
            self._wanted_top = line

    def render(self) -> str:
        """Return nothing: `strip` draws the pane."""
        return ""

    def render_line(self, y: int) -> Strip:
        """Return a line of the pane."""
        return next(iter(self.draw([y])))

    def draw(self, lines: Sequence[int]) -> Iterable[Strip]:
        """Return some lines of the pane; it is looked at in one way for all of them."""
        window, selection = self.window, self.text_selection
        self.body.prepare(window)
        strips = [self.strip(y, window) for y in lines]
        if selection is None:
            return strips
        numbers = map(window.line_at, lines)
        return [
            self._with_selection(strip, selection, number)
            for strip, number in zip(strips, numbers, strict=True)
        ]

    def strip(self, y: int, window: Window) -> Strip:
        """Return a line of the pane: its title, or one of its lines."""
        # A strip is made once, with its width: they are costly, and this is done for every line.
        line = pane_line(self.pane_title, self.body, window, y)
        return Strip(self.ink.segments(line), window.width)

    def chrome_changed(self) -> None:
        """Lay the lines out with the other characters."""
        self.lines_changed()

    def watch_has_floor(self) -> None:
        """Take up another height."""
        self.lines_changed()

    def watch_head(self) -> None:
        """Take up another height."""
        self.lines_changed()

    def _with_selection(self, strip: Strip, selection: Selection, number: int | None) -> Strip:
        """Show what of a line of the body, if it is one, is selected with the mouse."""
        width = strip.cell_length
        if number is None or number >= self.body.line_count:
            return strip
        span = selection.get_span(number)
        if span is None or span[0] >= width:
            return strip
        start, end = span[0], width if span[1] == -1 else min(span[1], width)
        selected = strip.crop(start, max(start, end)).apply_style(Style(reverse=True))
        return Strip.join([strip.crop(0, start), selected, strip.crop(max(start, end))])

    @property
    def allow_select(self) -> bool:
        """Whether a text is selected from where the mouse is: frames are taken hold of."""
        x, y = self.app.mouse_position - self.region.offset
        is_side = self.has_sides and x in (0, self.size.width - 1)
        return not is_side and self.window.line_at(y) is not None and super().allow_select

    def place_at(self, x: int, y: int) -> Offset | None:
        """Return the column and the line of the body that a cell of the pane shows; None where it shows none."""
        line = self.window.line_at(y)
        return None if line is None or line >= self.body.line_count else Offset(x, line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected, and what separates it from that of another pane."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.body.line_count - 1
        margin = self.window.left
        lines = []
        for line in range(max(0, first), min(last + 1, self.body.line_count)):
            start, end = selection.get_span(line) or (0, 0)
            text = Strip([Segment(text_of(self.pieces(line)))])
            stop = text.cell_length if end == -1 else max(0, end - margin)
            lines.append(text.crop(max(0, start - margin), stop).text)
        return "\n".join(lines), "\n"

    def selection_updated(self, _selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    def action_scroll_lines(self, step: int) -> None:
        """Scroll so many lines down, without motion."""
        self.scroll_to_line(self.scroll_offset.y + step)

    def action_scroll_pages(self, step: int) -> None:
        """Scroll so many screenfuls down."""
        self.action_scroll_lines(step * self.text_height)

    def action_scroll_home(self) -> None:
        """Go to the top."""
        self.scroll_to_line(0)

    def action_scroll_end(self) -> None:
        """Go to the end."""
        self.scroll_to_line(self.max_scroll_y)
