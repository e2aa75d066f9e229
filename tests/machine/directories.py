"""Directories that a running program is tried with, and changes of their files meanwhile."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from machine.steps import Change
from support.content import SHIPPED, as_yaml, fields, write_directory
from terminal.hostile import write_hostile

from benchmarks.generate import generate

_GENERATED = 5000
_MOST_ADDED = 5

_BROKEN = (b"title: [\n", b"\xff\xfe", b"", b"kind: book\ntitle: A\ntitle: B\n", b"---\ntitle: A\n")


class Sample(NamedTuple):
    """A directory of one sort: what writes it, which of its files are changed, where entries are added."""

    write: Callable[[Path], object]
    changed: tuple[str, ...]
    section: str
    arguments: tuple[str, ...] = ()


def _generate(folder: Path) -> None:
    # In few files: comparing thousands of them with the index would take most of the time.
    with patch("benchmarks.generate.FILE_EACH_UP_TO", 0):
        generate(folder, _GENERATED)


def _write_empty(folder: Path) -> None:
    # A folder without any file of one is no directory.
    write_directory(folder, {"directory.yaml": {"title": "Empty"}, "tags.yaml": None})


SAMPLES = {
    "shipped": Sample(
        lambda folder: shutil.copytree(SHIPPED, folder),
        (
            "pages/if-you-need-help-now.md",
            "contacts/helplines/crisis-us-988.yaml",
            "contacts/emergency/crisis-us-911.yaml",
            "directory.yaml",
            "tags.yaml",
        ),
        "books",
    ),
    "empty": Sample(_write_empty, ("tags.yaml", "resources/only.yaml"), "start"),
    "hostile": Sample(
        write_hostile,
        (
            "pages/start.md",
            "contacts/odd-helpline.yaml",
            "resources/folder.yaml/in-a-folder-with-an-ending.yaml",
            "directory.yaml",
            "resources/latin.yaml",
        ),
        "start",
        # What it says is looked for in the output, where copying would put it.
        ("--clipboard", "tee copied"),
    ),
    "generated": Sample(_generate, ("tags.yaml", "directory.yaml"), "section-1"),
}
"""The directories by name."""


class Directory:
    """A directory whose files are changed while a program shows it."""

    def __init__(self, name: str, folder: Path) -> None:
        """Write the directory of a name into a folder that is made."""
        self.name = name
        self.folder = folder
        self._sample = SAMPLES[name]
        self.arguments = self._sample.arguments
        self._sample.write(folder)
        self._added = [f"resources/added-{number}.yaml" for number in range(_MOST_ADDED)]
        self._before = {path: self._read(path) for path in (*self._sample.changed, *self._added)}

    def change(self, change: Change) -> None:
        """Change a file as an editor, a person or a version control system does."""
        number, action = change.number, change.action
        path = self._added[number % _MOST_ADDED]
        if action == "add":
            self._write(path, self._entry(number), number)
            return
        paths = tuple(self._before)
        path = paths[number % len(paths)]
        data = self._before[path]
        if action == "delete":
            (self.folder / path).unlink(missing_ok=True)
        elif action == "break":
            self._write(path, _BROKEN[number % len(_BROKEN)], number)
        elif action == "edit":
            self._write(path, _edited(data, number) if data else self._entry(number), number)
        elif data is not None:
            self._write(path, data, number)
        else:
            (self.folder / path).unlink(missing_ok=True)

    def _entry(self, number: int) -> bytes:
        title = f"Added {number} {'long ' * (number % 40)}"
        return as_yaml(fields(section=self._sample.section, title=title)).encode()

    def _read(self, path: str) -> bytes | None:
        file = self.folder / path
        return file.read_bytes() if file.exists() else None

    def _write(self, path: str, data: bytes, number: int) -> None:
        """Write a file: in its place, or another one that then takes its place."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if number % 2:
            file.write_bytes(data)
            return
        other = file.with_name(f".{file.name}.new")
        other.write_bytes(data)
        other.replace(file)


def _edited(data: bytes, number: int) -> bytes:
    """Return a file with another title, where it has one, and with a line more."""
    for title in (b'"title": "', b'title: "', b"title: "):
        if title in data:
            return data.replace(title, b"%sEdited %d " % (title, number), 1)
    return data + b"# %d\n" % number
