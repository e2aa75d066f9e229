"""The list of entries: two lines each, title and what is known of it."""

from collections.abc import Sequence

from textual.reactive import reactive

from ketamine_tui.query.view import View
from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.pane import Piece


class EntryList(CursorPane):
    """The entries of a view."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    item_height = 2

    def watch_view(self) -> None:
        """Take up another view."""
        self.lines_changed()

    def item_count(self) -> int:
        """Return how many entries the view has."""
        return self.view.total if self.view else 0

    @property
    def position(self) -> int | None:
        """The catalog's position of the entry with the cursor, or None in an empty list."""
        if self.view is None or not self.view.total:
            return None
        return self.view.positions[min(self.cursor, self.view.total - 1)]

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return the title with the mark of its state, or the line below it."""
        if self.view is None:
            return ()
        row = self.view.catalog.row(self.view.positions[line // 2])
        style = "state" if row.state.is_checked else "warning"
        if line % 2 == 0:
            return ((f" {row.state.mark} ", style), (row.title, ""))
        known = " - ".join(part for part in (row.kind, row.byline) if part)
        return (("   ", ""), (row.state.words, style), (f" - {known}", "dim"))
