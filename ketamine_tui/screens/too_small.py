"""What a terminal shows that has no room for anything else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from ketamine_tui.commands import BY_ID, COMMANDS
from ketamine_tui.screens.keys import bindings

LEAST = Size(30, 8)
"""The columns and rows that the other screens need."""


class TooSmall(ModalScreen[None]):
    """Covers the other screens until the terminal is larger."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "Quit", show=False),
        *bindings(command for command in COMMANDS if command.in_dialogs),
    ]

    def compose(self) -> ComposeResult:
        """Say it."""
        yield Static(
            f"The terminal is too small: {LEAST.width}x{LEAST.height} at least.", markup=False
        )

    def action_command(self, name: str) -> None:
        """Ask for a command whose dialog waits below until there is room."""
        self.post_message(BY_ID[name].message())
