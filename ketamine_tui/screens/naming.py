"""A line for a new name: of a tag or of an entry."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from ketamine_tui.model.prose import paragraph
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.text_pane import TextPane


class _NameBar(FilterBar):
    """Where the name is typed. Escape leaves at once: what stands there is the name of before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave('escape')", "Close", show=False)
    ]


class NameDialog(Dialog):
    """One line for the name, with the name of before in it."""

    HINTS = (
        *(("Enter", "go on"), ("Ctrl+U", "another name")),
        *(("Esc", "close"), ("urgent", "urgent help")),
    )

    def __init__(self, title: str, old: str, told: str, then: Callable[[str], Message]) -> None:
        """Ask for another name; `told` says what it is like, and `then` returns what follows."""
        super().__init__()
        self._title = title
        self._old = old
        self._told = told
        self._then = then

    def typed_in(self) -> Iterator[Widget]:
        """Yield the line for the name."""
        yield _NameBar(self._told)

    @property
    def rows_typed_in(self) -> int:
        """The line for the name."""
        return 1

    @property
    def may_be_closed(self) -> bool:
        """Whether the name is still the one of before."""
        return self.query_one(_NameBar).value == self._old

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(self._title)

    def on_mount(self) -> None:
        """Show the name of before."""
        told = "First you see what would change, file by file. What names it is changed too."
        self.query_one(TextPane).blocks = (paragraph(self._told), paragraph(told))
        bar = self.query_one(_NameBar)
        bar.show_text(self._old)
        bar.focus()

    @on(FilterBar.Typed)
    def keep_typed(self, event: FilterBar.Typed) -> None:
        """Keep what is typed to this dialog."""
        event.stop()

    @on(FilterBar.Left)
    def leave_bar(self, event: FilterBar.Left) -> None:
        """Go on by Enter, close by Escape."""
        event.stop()
        name = self.query_one(_NameBar).value.strip()
        is_other = event.key != "escape" and name not in ("", self._old)
        self.dismiss(self._then(name) if is_other else None)
