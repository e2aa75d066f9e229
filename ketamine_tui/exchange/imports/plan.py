"""Plans of imports: what one goes into, and what it comes to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.imported import Lines
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import Tag


class Target(NamedTuple):
    """The directory to import into: what it says of itself, its entries, where they are, and all its files.

    `directory` is None where there is no directory yet; `paths` are by id.
    """

    directory: Directory | None = None
    entries: tuple[Entry, ...] = ()
    paths: Mapping[str, str] = MappingProxyType({})
    files: tuple[str, ...] = ()


class Choices(NamedTuple):
    """Decisions of the person: the section of everything, and whether duplicates come, too."""

    section: str = ""
    with_duplicates: bool = False


class NewFile(NamedTuple):
    """An entry that is to be written: where, with what text, and its line in what is imported."""

    entry: Entry
    path: str
    text: str
    line: int


class Duplicate(NamedTuple):
    """An entry that is there already, or may be: what is the same (``title and link``), and as of which entry.

    `other_line` is where the other one stands in the file that is imported; 0 for one of the directory.
    """

    entry: Entry
    line: int
    same: str
    other: str
    other_line: int = 0


class Plan(NamedTuple):
    """What an import comes to: `directory` as it will be, and the `tags` that it lacks so far.

    `duplicates` are the same as another entry, `possible` ones come in and are only like one.
    `notes` tell what was guessed or completed. `lines` says where lines of entries and duplicates are, where
    the file names others.
    """

    directory: Directory
    is_new: bool
    files: tuple[NewFile, ...]
    duplicates: tuple[Duplicate, ...]
    possible: tuple[Duplicate, ...]
    losses: tuple[Problem, ...]
    tags: tuple[Tag, ...]
    notes: tuple[Problem, ...] = ()
    lines: Lines = Lines()
