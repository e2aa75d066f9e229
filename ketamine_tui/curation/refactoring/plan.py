"""The plan of a refactoring: which files it changes, and at which lines; nothing is written for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.text import clean
from ketamine_tui.store.journal import Change


class Line(NamedTuple):
    """What changes at a line of a file, in words."""

    line: int
    told: str


class FileChange(NamedTuple):
    """A file with its bytes before and after; None where it is not there.

    `path` is below the directory's folder, or the name of the file of a person's own views; `file` is the
    file itself.
    """

    path: str
    file: Path
    before: bytes | None
    after: bytes | None
    lines: tuple[Line, ...]

    @property
    def what(self) -> str:
        """What happens to the file, in a word."""
        if self.before is None:
            return "new"
        return "gone" if self.after is None else "changed"


class Plan(NamedTuple):
    """What a refactoring comes to. `told` says in words what it is; `notes` what follows from it.

    `ids` are the new ids of entries by their old ones; empty for those that go.
    """

    told: str
    changes: tuple[FileChange, ...]
    notes: tuple[str, ...] = ()
    ids: Mapping[str, str] = MappingProxyType({})

    @property
    def size(self) -> int:
        """How many files it is about; one that gets another name counts once."""
        return sum(change.before is not None for change in self.changes)

    @property
    def lines(self) -> Iterator[str]:
        """What changes, file by file, with the line."""
        for change in self.changes:
            yield from (f"{clean(change.path)}:{line.line}: {line.told}" for line in change.lines)

    @property
    def records(self) -> list[Change]:
        """What is to be written."""
        return [Change(x.file, x.before, x.after) for x in self.changes]
