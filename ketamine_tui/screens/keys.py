"""Keys of the screen: bindings out of the table of commands, and the keymap that holds."""

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding

from ketamine_tui.actions.commands import BY_ID, Command
from ketamine_tui.actions.keymap import DEFAULT, MOST_NUMBERED, NUMBERED, Keymap
from ketamine_tui.model.translate import _
from ketamine_tui.toolkit.themed import ThemedApp

_NO_KEY = "none"
"""What stands for the key of a command that has none: no terminal sends one of this name."""


def bindings(commands: Iterable[Command]) -> Iterator[Binding]:
    """Yield a binding for each command; its id is the command's, so that keymaps can name it."""
    for command in commands:
        yield Binding(
            command.keys, f"command('{command.id}')", command.title, show=False, id=command.id
        )


def numbered_bindings() -> Iterator[Binding]:
    """Yield a binding for each saved view that can have a key, the number of the view behind its id."""
    command = BY_ID[NUMBERED]
    for number, key in enumerate(command.keys.split(","), 1):
        action = f"command('{NUMBERED}', {number})"
        yield Binding(key, action, command.title, show=False, id=f"{NUMBERED}-{number}")


def overrides(keymap: Keymap) -> dict[str, str]:
    """Return the keys of each binding that has others than those of the table, by its id.

    No key may belong to two: the toolkit would take it from one of them without a word.
    """
    changed = {name: keys for name, keys in keymap.keys.items() if keys != DEFAULT.keys[name]}
    keys_by_id = {
        name: ",".join(keys) or _NO_KEY for name, keys in changed.items() if name != NUMBERED
    }
    if NUMBERED in changed:
        for number in range(1, MOST_NUMBERED + 1):
            key = "".join(changed[NUMBERED][number - 1 : number]) or _NO_KEY
            keys_by_id[f"{NUMBERED}-{number}"] = key
    return keys_by_id


@runtime_checkable
class KeyedScreen(Protocol):
    """A screen that names keys."""

    def show_keys(self) -> None:
        """Name the keys that hold."""


class KeyedApp(ThemedApp):
    """An application with a keymap."""

    keymap: Keymap = DEFAULT
    """The keys that hold."""

    def on_mount(self) -> None:
        """Let the keys hold; the screens name them by themselves as they are made."""
        if self.keymap != DEFAULT:
            self.set_keymap(overrides(self.keymap))

    def use_keymap(self, keymap: Keymap) -> None:
        """Let other keys hold, on every screen that is up and on those that will be."""
        self.keymap = keymap
        self.set_keymap(overrides(keymap))
        self.name_keys()

    def name_keys(self) -> None:
        """Name the keys that hold on every screen that is up; where letters are typed, some others do."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.show_keys()

    @property
    def is_typing(self) -> bool:
        """Whether what has the focus takes letters for itself."""
        return self.focused is not None and self.focused.check_consume_key("u", "u")

    def key_of(self, command_id: str) -> str:
        """Return the key of a command, as people write it; nothing where it has none."""
        return self.keymap.shown(command_id)

    def with_key(self, told: str, command_id: str, press: str) -> str:
        """Return what is told, and the key of a command that helps, where it has one.

        `press` is what it helps to in English: ``Press {key} to quit``.
        """
        key = self.keymap.shown(command_id)
        return f"{told}. {_(press).format(key=key)}" if key else told


def keyed(app: App[object]) -> KeyedApp:
    """Return an application as what it is: the only one that has these screens."""
    assert isinstance(app, KeyedApp)  # noqa: S101  # see there
    return app


def keymap_in(app: App[object]) -> Keymap:
    """Return the keys that hold in an application."""
    return keyed(app).keymap
