"""The keymap: which keys each command of the screen has, by its table and by the person's configuration.

Urgent help, help, leaving and going back keep a key each that nothing else can have, so that no file takes the
way to them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.actions.commands import (
    BY_ID,
    HINTS,
    HINTS_ELSEWHERE,
    HINTS_IN_QUEUE,
    ON_SCREEN,
    TYPED_IN,
    Hint,
)
from ketamine_tui.model.config import KeyChoice, Written
from ketamine_tui.model.keys import KEY_NAMES, key_of, shown_key
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import closest
from ketamine_tui.model.translate import _

FIXED: Mapping[str, str] = {"f2": "urgent", "f1": "help", "ctrl+q": "quit", "escape": "back"}
"""The keys that always belong to a command, whatever others it has."""

NUMBERED = "views"
"""The command whose keys are counted: the first shows the first saved view."""

MOST_NUMBERED = len(BY_ID[NUMBERED].keys.split(","))
"""How many saved views can have a key."""

MOVING = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "space", "tab", "h", "j", "k", "l", "g", "G", "n", "N", "ctrl+b", "ctrl+f"),
    }
)
"""The keys that move in every pane; no command can have them."""

_SAME = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace"}
"""What terminals send for other keys, too."""

_FORM = "write a character, F3 to F12, or Ctrl and a letter, such as L, F5 or Ctrl+L"
_SIGNS_OF_OTHERS = ("alt+", "shift+", "super+", "meta+", "cmd+", "ctrl+", "win+")


class Keymap(NamedTuple):
    """The keys of the commands of the screen by their ids: the toolkit's names, the first is the one that is shown."""

    keys: Mapping[str, tuple[str, ...]]

    def shown(self, command_id: str, *, is_typing: bool = False) -> str:
        """Return how the keys of a command are written, or the first of them; nothing where it has none.

        Where somebody `is_typing`, it is the one that works then, of those that have one.
        """
        fixed = next((key for key, owner in FIXED.items() if owner == command_id), "")
        if is_typing and fixed:
            return shown_key(fixed)
        keys, command = self.keys[command_id], BY_ID[command_id]
        if keys == tuple(command.keys.split(",")):
            return command.shown
        if command_id == NUMBERED:
            return " ".join(map(shown_key, keys))
        return shown_key(keys[0]) if keys else ""

    def hints(
        self, hints: Iterable[Hint], *, is_typing: bool = False
    ) -> tuple[tuple[str, str], ...]:
        """Return what a key line says: the key of each command, where it has one, as `shown`."""
        named = (
            (self.shown(name, is_typing=is_typing) if name in self.keys else name, _(what))
            for name, what in hints
        )
        return tuple((key, what) for key, what in named if key)

    def hints_in(self, place: str, *, is_queue: bool) -> tuple[tuple[str, str], ...]:
        """Return what the key line says where a pane or the filter bar has the keys, or in the review queue."""
        is_typing = place in TYPED_IN
        if is_queue and not is_typing:
            return self.hints(HINTS_IN_QUEUE)
        return self.hints(HINTS_ELSEWHERE.get(place, HINTS), is_typing=is_typing)


DEFAULT = Keymap({command.id: tuple(command.keys.split(",")) for command in ON_SCREEN})
"""The keys of the table."""


def keymap_of(choices: Sequence[KeyChoice], path: str) -> tuple[Keymap, tuple[Problem, ...]]:
    """Return the keymap by what is chosen, and what is wrong with that; a wrong choice changes nothing.

    A key belongs to one command. A command that is given keys has no others, but for those that are fixed.

    Args:
        choices: What the configuration says, in its order.
        path: How problems call its file.
    """
    problems = _Problems(path)
    wanted: dict[str, list[tuple[str, Written]]] = {}
    for choice in choices:
        name = choice.command.text
        if name not in DEFAULT.keys:
            hint = closest(name, DEFAULT.keys)
            there = f"did you mean {hint!r}?" if hint else f"there are {', '.join(DEFAULT.keys)}"
            problems.add(choice.command, "field-unknown", f"there is no command {name!r}", there)
            continue
        words = choice.keys
        if name == NUMBERED:
            problems.tell_surplus(words[MOST_NUMBERED:])
            words = words[:MOST_NUMBERED]
        keys = [(key, word) for word in words for key in problems.usable(name, word)]
        if keys or not choice.keys:
            wanted[name] = keys
    return Keymap(_settled(wanted, problems)), problems.in_order()


def _settled(
    wanted: dict[str, list[tuple[str, Written]]], problems: "_Problems"
) -> dict[str, tuple[str, ...]]:
    """Return the keys of each command; who comes too late keeps the keys that it had.

    Those must not have been given away meanwhile, so all is settled anew without its choice.
    """
    while True:
        owners = {
            **FIXED,
            **{
                key: name
                for name in DEFAULT.keys
                if name not in wanted
                for key in DEFAULT.keys[name]
            },
        }
        keys = dict(DEFAULT.keys)
        failed = ""
        for name, choices in wanted.items():
            own: dict[str, None] = {}
            for key, word in choices:
                owner = owners.setdefault(key, name)
                if owner == name:
                    own[key] = None
                else:
                    problems.tell_taken(word, name, owner)
            if choices and not own:
                failed = name
                break
            own |= {key: None for key, owner in FIXED.items() if owner == name}
            keys[name] = tuple(own)
        if not failed:
            return keys
        del wanted[failed]


class _Problems:
    """What is wrong with the choices of keys, each told once."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[Written, Problem] = {}

    def add(self, word: Written, rule: str, message: str, hint: str) -> None:
        """Add what is wrong with a word, in the place of what was said of it before."""
        self._found[word] = Problem(self._path, word.line, word.column, rule, message, hint)

    def in_order(self) -> tuple[Problem, ...]:
        """Return what is wrong, by place."""
        return tuple(sorted(self._found.values(), key=lambda problem: problem[1:3]))

    def tell_surplus(self, words: Iterable[Written]) -> None:
        """Say that there are more keys than saved views that can have one."""
        for word in words:
            message = f"{word.text!r} is one more than the {MOST_NUMBERED} keys of saved views"
            self.add(word, "value-form", message, "delete it")

    def tell_taken(self, word: Written, name: str, owner: str) -> None:
        """Say whose key it is that a command was to have."""
        key, title = shown_key(key_of(word.text)), BY_ID[owner].title
        message = f"{key} for {name!r} is the key of {owner!r} ({title})"
        is_fixed = FIXED.get(key_of(word.text)) == owner
        hint = "no other can have it" if is_fixed else f"give {owner!r} another one, too"
        self.add(word, "value-form", message, hint)

    def usable(self, name: str, word: Written) -> Iterator[str]:
        """Yield the key that a word means, where a command can have it."""
        key, lower = key_of(word.text), word.text.lower()
        if not key and lower.startswith(_SIGNS_OF_OTHERS):
            message = f"{word.text!r} is sent otherwise, or not at all, by some terminals"
            self.add(word, "value-form", message, _FORM)
        elif not key:
            near = closest(lower, map(str.lower, KEY_NAMES))
            spelt = next((k for k in KEY_NAMES if k.lower() == near), "")
            hint = f"did you mean {spelt}?" if spelt else _FORM
            self.add(word, "value-unknown", f"{word.text!r} is no key", hint)
        elif key in _SAME:
            message = f"{word.text} is the same as {_SAME[key]} on a terminal"
            self.add(word, "value-form", message, _FORM)
        elif key in MOVING:
            message = f"{shown_key(key)} moves about in every pane"
            self.add(word, "value-form", message, _FORM)
        elif key == "ctrl+c":
            self.add(word, "value-form", "Ctrl+C says how to leave", _FORM)
        elif BY_ID[name].in_dialogs and _chooses(key) and key not in DEFAULT.keys[name]:
            message = f"{shown_key(key)} means something else in dialogs, where {name!r} works, too"
            self.add(word, "value-form", message, "write a capital letter, a sign, or F3 to F12")
        else:
            yield key


def _chooses(key: str) -> bool:
    """Say whether a key means something in a dialog: choosing, finding, recording."""
    is_letter = len(key) == 1 and key.isalnum() and not key.isupper()
    return is_letter or key in ("slash", "ctrl+s", "ctrl+u")
