"""The list of entries."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.titles import list_title
from ketamine_tui.query.explain import Relaxation
from ketamine_tui.query.view import View
from ketamine_tui.widgets.cursor_pane import CursorPane


class EntryList(CursorPane):
    """The entries of a view; where nothing matches, the ways to some that there are."""

    body: EntryBody

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    ticked: reactive[frozenset[str]] = reactive(frozenset())
    """The ids of the entries that are selected; another view leaves them so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Select", show=False)]

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, EntryBody(None), id=id)

    def watch_view(self, view: View | None) -> None:
        """Take up another view."""
        self.pane_title = list_title(view)
        self.body = EntryBody(view, self.window.text_width, self.painted_app.list_columns)
        self.body.ticked = self.ticked
        self.lines_changed()

    def draw(self, lines: Sequence[int]) -> Iterable[Strip]:
        """Return some lines of the pane; its first picture knows the width already."""
        self.body.fit(self.window.text_width)
        return super().draw(lines)

    def lines_changed(self) -> None:
        """Take up another number of lines, or another width."""
        self.body.fit(self.window.text_width)
        super().lines_changed()

    @property
    def relaxation(self) -> Relaxation | None:
        """The way to more entries that has the cursor, where there are none."""
        return self.body.relaxations[self.cursor] if self.body.relaxations else None

    def place_cursor(self, item: int | None) -> None:
        """Move the cursor to an item; without one, to where a person would look first."""
        super().place_cursor(item or self.body.first_item)

    @property
    def position(self) -> int | None:
        """The catalog's position of the entry with the cursor, or None in an empty list."""
        if self.view is None or not self.view.total:
            return None
        return self.view.positions[min(self.cursor, self.view.total - 1)]

    @property
    def subjects(self) -> tuple[int, ...]:
        """The catalog's positions of the selected entries; where none is, of the one with the cursor."""
        if self.view is None:
            return ()
        positions = map(self.view.catalog.position, self.ticked)
        selected = sorted(position for position in positions if position is not None)
        at_cursor = () if self.position is None else (self.position,)
        return tuple(selected) or at_cursor

    def watch_ticked(self, ticked: frozenset[str]) -> None:
        """Show which entries are selected."""
        self.body.ticked = ticked

    def action_tick(self) -> None:
        """Select the entry with the cursor, or no longer, and go on to the next."""
        if self.view is not None and self.position is not None:
            self.ticked ^= {self.view.catalog.row(self.position).id}
            self.action_move(1)
