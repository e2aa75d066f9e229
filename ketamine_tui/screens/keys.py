"""Bindings out of the table of commands."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding

from ketamine_tui.actions.commands import Command


def bindings(commands: Iterable[Command]) -> Iterator[Binding]:
    """Yield a binding for each command; its id is the command's, so that keymaps can name it."""
    for command in commands:
        yield Binding(
            command.keys, f"command('{command.id}')", command.title, show=False, id=command.id
        )
