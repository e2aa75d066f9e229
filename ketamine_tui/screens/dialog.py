"""The base of all dialogs: they end with a message for the screen below, or with nothing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget

from ketamine_tui.actions.commands import ON_SCREEN
from ketamine_tui.commands import MESSAGES
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import Notice
from ketamine_tui.screens.keys import bindings
from ketamine_tui.toolkit.modal import Modal
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.status_line import KeyLine


class Dialog(Modal):
    """A pane over the whole screen. Escape and q close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False),
        Binding("ctrl+c", "app.help_quit", "How to quit", show=False),
        *bindings(command for command in ON_SCREEN if command.in_dialogs),
    ]

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("Esc", "close"), ("u", "urgent help"))

    def pane(self) -> Pane:
        """Return the pane of the dialog, new."""
        raise NotImplementedError

    def take_catalog(self, catalog: Catalog) -> None:
        """Take up a directory that was read again; most dialogs stay as they are."""

    def compose(self) -> ComposeResult:
        """Lay out the pane above the key line."""
        yield self.pane()
        yield KeyLine(self.HINTS)

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)

    def action_command(self, name: str) -> None:
        """Ask for a command that works in dialogs too."""
        self.post_message(MESSAGES[name]())

    @on(Key)
    def end_notice(self) -> None:
        """Show the keys again."""
        self.query_one(KeyLine).notice = ""

    @on(Notice)
    def show_notice(self, notice: Notice) -> None:
        """Show what happened in the key line."""
        notice.stop()
        self.query_one(KeyLine).notice = notice.text


class ChoiceDialog(Dialog):
    """A dialog with a list to choose from, by cursor or by letter."""

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "choose"),
        ("Esc", "close"),
        ("u", "urgent help"),
    )

    IS_TALL: ClassVar[bool] = False
    """Whether a choice takes two lines."""

    FIRST: ClassVar[type[Widget]] = ChoiceList
    """Which part has the focus at first."""

    def __init__(self, title: str, items: list[str | Choice]) -> None:
        super().__init__()
        self._title = title
        self._items = items

    def pane(self) -> ChoiceList:
        """Return the list."""
        return ChoiceList(self._title, is_tall=self.IS_TALL)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(ChoiceList).show(self._items)
        self.query_one(self.FIRST).focus()

    @on(ChoiceList.Selected)
    def choose(self, event: ChoiceList.Selected) -> None:
        """Take the choice that has the cursor."""
        event.stop()
        if (choice := self.query_one(ChoiceList).choice) is not None:
            self.take(choice)

    def on_key(self, event: Key) -> None:
        """Take the choice of a letter."""
        choice = self.query_one(ChoiceList).by_letter(event.character or "")
        if choice is not None and event.is_printable:
            event.stop()
            self.take(choice)

    def take(self, choice: Choice) -> None:
        """Close with a choice."""
        self.dismiss(choice.message)
