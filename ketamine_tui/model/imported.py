"""The content of a file of another program: entries, and what could not be kept."""

from bisect import bisect_left
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.problem import Problem


class ImportedEntry(NamedTuple):
    """An entry with the line on which it begins, from 1. It has no reviews: nobody has checked it here.

    The entry's `section` is empty where the file names none. `said` is what the file says of its state: hearsay.
    """

    entry: Entry
    line: int
    said: str = ""


class Lines(NamedTuple):
    """Where lines are that are counted through several files: for each, how many stand before it, and its name."""

    starts: tuple[tuple[int, str], ...] = ()

    def place(self, line: int) -> tuple[str, int]:
        """Return the file of a line and the number that it has there; no name where there is one file only."""
        if not self.starts:
            return "", line
        before, name = self.starts[bisect_left(self.starts, (line, "")) - 1]
        return name, line - before


class Imported(NamedTuple):
    """What a file holds.

    `directory` is what the file says of itself (title, sections, tags), for formats that can say it.
    `notes` tell what was guessed or completed, and lost nothing.
    `lines` says where lines are, for a file that names others: all of theirs are counted through.
    """

    entries: tuple[ImportedEntry, ...]
    losses: tuple[Problem, ...]
    directory: Directory | None = None
    notes: tuple[Problem, ...] = ()
    lines: Lines = Lines()
