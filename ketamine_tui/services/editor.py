"""The editor of the person in front of the screen, opened at a line.

Which one: ``VISUAL``, then ``EDITOR`` (environ(7)), then the first common one that is installed. How it
takes a line and a column is in each editor's own manual.
"""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.errors import UserError
from ketamine_tui.services.machine import find_program

_COMMON = ("sensible-editor", "editor", "nano", "vim", "vi")

_PLUS_LINE = "+{line}"
_FORMS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("vi", "nvi", "elvis", "mg", "joe", "ne", "pico"), (_PLUS_LINE, "{file}")),
    **dict.fromkeys(("vim", "nvim", "gvim"), ("+call cursor({line},{column})", "{file}")),
    "nano": ("+{line},{column}", "{file}"),
    **dict.fromkeys(("emacs", "emacsclient", "kak"), ("+{line}:{column}", "{file}")),
    **dict.fromkeys(("hx", "helix", "subl"), ("{file}:{line}:{column}",)),
    "micro": ("+{line}:{column}", "{file}"),
    **dict.fromkeys(("code", "codium", "cursor"), ("--goto", "{file}:{line}:{column}")),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "gedit": ("+{line}:{column}", "{file}"),
    **dict.fromkeys(("sensible-editor", "editor"), (_PLUS_LINE, "{file}")),
}
"""The arguments that open a file at a line and a column, both from 1, by the editor's name."""

_WAITING = {
    **dict.fromkeys(("code", "codium", "cursor"), "--wait"),
    "subl": "--wait",
    "gvim": "--nofork",
    "kate": "--block",
    "gedit": "--wait",
}
"""What keeps an editor with a window of its own from returning at once."""


class EditorError(UserError):
    """There is no editor to open; the message says what to set."""


class FilePlace(NamedTuple):
    """A file, and a line and a column of it, both from 1."""

    file: Path
    line: int = 1
    column: int = 1


def editor_command(place: FilePlace, environment: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file at a place; an unknown editor gets the file only.

    Raises:
        EditorError: If no editor is named and none is found, or the one that is named is not there.
    """
    words = _words(environment)
    program = find_program(words[0], environment)
    if program is None:
        raise EditorError(f"the editor {words[0]} is not installed; set VISUAL or EDITOR")
    name = Path(words[0]).name
    # Absolute, so that no name is taken for an option.
    file = str(place.file.absolute())
    form = _FORMS.get(name, ("{file}",))
    given = [part.format(file=file, line=place.line, column=place.column) for part in form]
    waiting = _WAITING.get(name)
    extra = [waiting] if waiting and waiting not in words and "-w" not in words else []
    return [program, *words[1:], *extra, *given]


def _words(environment: Mapping[str, str]) -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if named := environment.get(variable, "").strip():
            try:
                return shlex.split(named)
            except ValueError as error:
                raise EditorError(f"{variable} is not a command: {error}") from None
    for name in _COMMON:
        if find_program(name, environment):
            return [name]
    raise EditorError("no editor was found; set VISUAL or EDITOR to the one you use")
