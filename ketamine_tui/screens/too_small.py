"""The screen of a terminal that has no room for any other."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from ketamine_tui.actions.commands import ON_SCREEN
from ketamine_tui.commands import MESSAGES
from ketamine_tui.model.translate import _
from ketamine_tui.present.painters.panes import LEAST_COLUMNS, LEAST_ROWS
from ketamine_tui.screens.keys import bindings

LEAST = Size(LEAST_COLUMNS, LEAST_ROWS)
"""The size that the other screens need."""


class TooSmall(ModalScreen[None]):
    """Covers the other screens until the terminal is larger."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "Quit", show=False),
        *bindings(command for command in ON_SCREEN if command.in_dialogs),
    ]

    def compose(self) -> ComposeResult:
        """Say it."""
        told = _("The terminal is too small: {columns}x{rows} at least.")
        yield Static(told.format(columns=LEAST.width, rows=LEAST.height), markup=False)

    def action_command(self, name: str) -> None:
        """Ask for a command whose dialog waits below until there is room."""
        self.post_message(MESSAGES[name]())
