"""The filter bar: one line in which a query is typed."""

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from ketamine_tui.model.text import clean


class _ErrorMarker(Highlighter):
    """Marks what cannot be understood, from its column to the end."""

    def __init__(self) -> None:
        self.column = 0

    def highlight(self, text: Text) -> None:
        """Underline the rest of the line from the column, counted from 1."""
        if self.column:
            text.stylize("underline bold", min(self.column - 1, max(0, len(text) - 1)))


class FilterBar(Input):
    """Where a query is typed. The screen decides what it means."""

    DEFAULT_CSS = """
    FilterBar, FilterBar:focus { border: none; height: 1; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('enter')", "To the list", show=False),
        Binding("down", "leave('down')", "To the list", show=False),
        Binding("escape", "clear_or_leave", "Clear, then leave", show=False),
    ]

    class Typed(Message):
        """The text was changed by typing."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Something else is wanted: by Enter, by Down, or by Escape in an empty bar."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, placeholder: str) -> None:
        self._marker = _ErrorMarker()
        super().__init__(
            placeholder=placeholder,
            highlighter=self._marker,
            select_on_focus=False,
        )

    def on_paste(self, event: Paste) -> None:
        """Take the first line of a paste, with marks for what must not reach the terminal."""
        event.stop()
        event.prevent_default()
        first_line = "".join(event.text.strip().splitlines()[:1])
        start, end = sorted(self.selection)
        self.replace(clean(first_line), start, end)

    def show_text(self, text: str) -> None:
        """Show a query that was made elsewhere, without reporting it."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def mark_error(self, column: int) -> None:
        """Mark the text from a column (from 1) as not understood; 0 marks nothing."""
        self._marker.column = column
        self.set_class(column > 0, "-error")
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_leave(self, key: str) -> None:
        """Give something else its turn."""
        self.post_message(self.Left(key))

    def action_clear_or_leave(self) -> None:
        """Clear the text; leave where there is none."""
        if self.value:
            self.value = ""
        else:
            self.action_leave("escape")
