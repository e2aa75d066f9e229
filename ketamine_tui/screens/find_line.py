"""A line to type in, in the frame of a dialog: / asks for it, and what is typed narrows the contents."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ketamine_tui.actions.commands import Hint
from ketamine_tui.model.translate import N_, _
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.pane import Pane


class WithFindLine(Dialog):
    """A dialog with such a line, which is there only while it is needed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "find", "Find", show=False)]

    ASKED_FOR: ClassVar[str] = N_("words to look for")
    """What stands in the empty line, translated there."""

    TYPING: ClassVar[tuple[Hint, ...]] = (
        *(("Enter", N_("to the text")), ("Esc", N_("clear"))),
        ("urgent", N_("urgent help")),
    )
    """What the keys do in the line; letters are typed there."""

    def typed_in(self) -> Iterator[Widget]:
        """Yield the line in which words are typed; it comes when it is asked for."""
        bar = FilterBar(_(self.ASKED_FOR))
        # A key that comes before the first layout would find it, hidden or not.
        bar.display = bar.can_focus = False
        yield bar

    @property
    def rows_typed_in(self) -> int:
        """The line, while it is there."""
        return int(self.query_one(FilterBar).display)

    def hints(self) -> Iterable[Hint]:
        """Return what the keys do where the focus is."""
        is_in_line = any(bar.has_focus for bar in self.query(FilterBar))
        return self.TYPING if is_in_line else super().hints()

    @property
    def typed(self) -> str:
        """What stands in the line; nothing before it is there."""
        return "".join(bar.value for bar in self.query(FilterBar))

    def action_find(self) -> None:
        """Ask for words."""
        self._show_bar(is_shown=True)
        self.query_one(FilterBar).focus()

    def show_narrowed(self) -> None:
        """Show what is left for the typed words."""
        raise NotImplementedError

    @on(FilterBar.Typed)
    def narrow(self, event: FilterBar.Typed) -> None:
        """Show what has the words that are typed."""
        event.stop()
        self.show_narrowed()

    @on(FilterBar.Left)
    def leave_bar(self, event: FilterBar.Left) -> None:
        """Go to the contents; the line goes where nothing is looked for, and by Escape."""
        event.stop()
        if event.key == "escape" and self.typed:
            self.query_one(FilterBar).show_text("")
            self.show_narrowed()
        self.query_one(Pane).focus()
        self._show_bar(is_shown=bool(self.typed))

    def _show_bar(self, *, is_shown: bool) -> None:
        """Show the line or not; the dialog stays as large as it is."""
        bar, pane = self.query_one(FilterBar), self.query_one(Pane)
        bar.display = bar.can_focus = is_shown
        pane.head = self.rows_typed_in
        self._put_into_frame(bar, pane, pane.outer_size)
