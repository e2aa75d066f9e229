"""The content of a file of another program: entries, and what could not be kept."""

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


class Imported(NamedTuple):
    """What a file holds.

    `directory` is what the file says of itself (title, sections, tags), for formats that can say it.
    `notes` tell what was guessed or completed, and lost nothing.
    """

    entries: tuple[ImportedEntry, ...]
    losses: tuple[Problem, ...]
    directory: Directory | None = None
    notes: tuple[Problem, ...] = ()
