"""Panes with a cursor on one of their items."""

from enum import Enum, auto
from math import ceil, floor
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message

from ketamine_tui.present.painters.pane import Body
from ketamine_tui.widgets.pane import Pane


class Clicks(Enum):
    """What a click on an item does, besides moving the cursor to it."""

    TAKE = auto()
    TAKE_AT_CURSOR = auto()
    MOVE_ONLY = auto()


class CursorPane(Pane):
    """A pane of items, each some lines high, one of which has the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup,ctrl+b", "move_page(-1)", "Page up", show=False),
        Binding("pagedown,ctrl+f,space", "move_page(1)", "Page down", show=False),
        Binding("home,g", "move_to(0)", "Top", show=False),
        Binding("end,G", "move_to(-1)", "Bottom", show=False),
        Binding("enter", "select", "Select", show=False),
    ]

    clicks = Clicks.TAKE_AT_CURSOR

    class Selected(Message):
        """The item with the cursor was chosen."""

        def __init__(self, pane: "CursorPane") -> None:
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> "CursorPane":
            """The pane."""
            return self.pane

    def __init__(self, title: str, body: Body, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, body, id=id)
        self._is_scrolling = False

    def place_cursor(self, item: int) -> None:
        """Move the cursor to an item without telling those who watch it."""
        self.set_reactive(Pane.cursor, self._clamped(item))
        self._reveal()
        self.refresh()

    def _clamped(self, item: int) -> int:
        return max(0, min(item, self.body.item_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the item with the cursor."""
        self._reveal()
        for item in (old, new):
            self.refresh_lines_of_text(item * self.body.item_height, self.body.item_height)

    def lines_changed(self) -> None:
        """Take up a new number of lines, with the cursor in sight."""
        super().lines_changed()
        self._reveal()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along when the lines are moved by hand, with the wheel or while selecting."""
        super().watch_scroll_y(old_value, new_value)
        if not self._is_scrolling:
            self._follow()

    @property
    def total_lines(self) -> int:
        """The lines of the whole body with those of the frame, and blank ones: the last items can begin a pane, too."""
        hidden = max(0, self.body.line_count - self.text_height)
        return super().total_lines + -hidden % self.body.item_height

    def validate_scroll_y(self, value: float) -> float:
        """Begin with a whole item, whatever moves the lines: the next one in the direction of the motion."""
        height = self.body.item_height
        begin = ceil if value > self.scroll_y else floor
        return super().validate_scroll_y(begin(value / height) * height)

    def scroll_to_line(self, line: int) -> None:
        """Make the item of a line the first one in sight; where the cursor is to be is known then."""
        self._is_scrolling = True
        super().scroll_to_line(line - line % self.body.item_height)
        self._is_scrolling = False

    def _follow(self) -> None:
        """Put the cursor on the nearest item that is in sight."""
        height = self.body.item_height
        first = -(-self.scroll_offset.y // height)
        last = max(first, (self.scroll_offset.y + self.text_height) // height - 1)
        if self.cursor < first:
            self._go(first, 1)
        elif self.cursor > last:
            self._go(last, -1)

    def _reveal(self) -> None:
        first = self.cursor * self.body.item_height
        last = first + self.body.item_height
        top, height = self.scroll_offset.y, self.text_height
        if not any(map(self.body.can_hold_cursor, range(self.cursor))):
            # Headings above the first item come into sight with it.
            self.scroll_to_line(0)
        elif first < top:
            self.scroll_to_line(first)
        elif last > top + height:
            above = -(-(last - height) // self.body.item_height) * self.body.item_height
            self.scroll_to_line(min(first, above))

    def _go(self, item: int, step: int) -> None:
        """Put the cursor on an item, or on the next one in the direction of `step` that can hold it."""
        item = self._clamped(item)
        while 0 <= item < self.body.item_count:
            if self.body.can_hold_cursor(item):
                self.cursor = item
                return
            item += step

    def action_move(self, step: int) -> None:
        """Move the cursor by one item."""
        self._go(self.cursor + step, step)

    def action_move_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        self._go(self.cursor + step * max(1, self.text_height // self.body.item_height - 1), step)

    def action_move_to(self, item: int) -> None:
        """Move the cursor to the first item, or with -1 to the last."""
        if item < 0:
            self._go(self.body.item_count - 1, -1)
        else:
            self._go(item, 1)

    def action_select(self) -> None:
        """Choose the item with the cursor."""
        if self.body.item_count:
            self.post_message(self.Selected(self))

    def item_at(self, row: int) -> int | None:
        """Return which item stands in a row of the pane, from 0, if it can hold the cursor."""
        line = self.window.line_at(row)
        item = -1 if line is None else line // self.body.item_height
        is_item = 0 <= item < self.body.item_count
        return item if is_item and self.body.can_hold_cursor(item) else None

    def on_click(self, event: Click) -> None:
        """Move the cursor to the item that was clicked, and perhaps choose it."""
        if (item := self.item_at(event.y)) is None:
            return
        had_cursor = item == self.cursor
        self.cursor = item
        if self.clicks is Clicks.TAKE or (had_cursor and self.clicks is Clicks.TAKE_AT_CURSOR):
            self.action_select()
