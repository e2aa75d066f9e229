"""Marks: what a person has put to entries for themselves, and where that is kept. It is no part of a directory."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

LONGEST_NOTE = 2000
"""Characters that a private note may have: a few lines."""

SIGN = "&"
"""What stands beside a marked entry; `Chrome.mark` has another character for it where there are more."""


class Mark(NamedTuple):
    """What somebody has put to an entry: a mark, a private note, or both."""

    is_marked: bool = False
    note: str = ""


NO_MARK = Mark()

Marks = Mapping[str, Mark]
"""The marks of a directory by the ids of its entries; an id that has none is not in it."""

NO_MARKS: Marks = MappingProxyType({})


class MarksPlace(NamedTuple):
    """The file of all marks, and what it calls a directory (`Location.identity`)."""

    file: Path
    directory: str


def with_mark(marks: Marks, entry_id: str, mark: Mark) -> Marks:
    """Return marks with what an entry has now, which may be nothing."""
    if mark != NO_MARK:
        return {**marks, entry_id: mark}
    return {other: x for other, x in marks.items() if other != entry_id}


def renamed(marks: Marks, ids: Mapping[str, str]) -> Marks:
    """Return marks that follow entries to new ids; those of an entry with an empty one go.

    Where the new id has a mark of its own already, both are kept as one.
    """
    kept: dict[str, Mark] = {}
    for entry_id, mark in marks.items():
        if new := ids.get(entry_id, entry_id):
            other = kept.get(new, NO_MARK)
            note = "\n".join(dict.fromkeys(filter(None, (other.note, mark.note))))
            kept[new] = Mark(other.is_marked or mark.is_marked, note)
    return kept
