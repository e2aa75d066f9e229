"""Subject of the checks: an entry, what it says, and where."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.rules import RULES
from ketamine_tui.model.text import clean, fold
from ketamine_tui.model.way_kinds import WAY_FIELDS, WayKind
from ketamine_tui.store.decode import Invalid, YesNo
from ketamine_tui.store.entry_files import LoadedEntry
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import FieldsNode, Node, Place, ReadError, Scalar
from ketamine_tui.store.report import Report
from ketamine_tui.store.scan import is_note

FIELDS = frozenset(name for record in ENTRY_RECORDS.values() for name in record.fields)
"""The names of all fields that an entry of some kind has."""

_NAMES = ("title", "organization", "publisher", "container_title")
NAMES = ("authors", "editors", "contributors")
"""The lists of names."""

_NUMBERS = tuple(dict.fromkeys(kind.field for kind in WayKind if kind.telephone))
_ON_THE_WEB = tuple(dict.fromkeys(kind.field for kind in WayKind if kind.is_web))


class WrittenFile:
    """A file as it is written, for what its values do not tell."""

    def __init__(self, folder: Path, path: str) -> None:
        self._folder = folder
        self._path = path

    def read(self) -> str:
        """Return its text; nothing where it cannot be read, and of a note, which has no fields."""
        if is_note(self._folder):
            return ""
        try:
            return read_file(self._folder, self._path)[0]
        except (ReadError, OSError):
            return ""

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, kept for those that ask again: few files have a fault."""
        return self.read().splitlines()


class Told(Protocol):
    """What is told of: an entry, or a file in which a directory describes itself."""

    @property
    def node(self) -> Node:
        """What stands there."""

    def problem(self, rule: str, place: Place, message: str, hint: str = "") -> Problem:
        """Return a breach of a rule."""


class Subject(NamedTuple):
    """An entry with its file, the directory that it belongs to, and the day of the check."""

    loaded: LoadedEntry
    file: "WrittenFile"
    path: str
    directory: Directory
    today: dt.date

    @property
    def entry(self) -> Entry:
        """What it says."""
        return self.loaded.entry

    @property
    def node(self) -> FieldsNode:
        """The same as it is written."""
        return self.loaded.node

    def problem(self, rule: str, place: Place, message: str, hint: str = "") -> Problem:
        """Return a breach of a rule."""
        return problem(rule, self.path, place, message, hint)

    def place(self, name: str) -> Place:
        """Return where a field's value stands, or the entry where it has none."""
        return self.loaded.node.place_in(name)

    def texts(self, name: str) -> Iterator[Scalar]:
        """Yield the texts of a list."""
        return self.loaded.node.scalars(name)

    def records(self, name: str) -> Iterator[FieldsNode]:
        """Yield the records of a list."""
        return self.loaded.node.records(name)

    def names(self) -> Iterator[str]:
        """Yield what it is called, and the bodies and works that it names, as they are printed."""
        yield from (self.node.text(name) for name in _NAMES)
        yield from (item.text for item in self.texts("alternate_names"))

    def said(self) -> Iterator[tuple[str, Place]]:
        """Yield what is said of the whole, the summary and the warnings, each with where it begins."""
        yield self.loaded.node.text("summary"), self.place("summary")
        for record in self.records("alerts"):
            yield record.text("text"), record.place_in("text")

    def identifiers(self, scheme: str) -> Iterator[FieldsNode]:
        """Yield the records of what a register calls it."""
        records = self.records("identifiers")
        return (record for record in records if record.text("scheme").lower() == scheme)

    def ways(self) -> Iterator[FieldsNode]:
        """Yield the records of all ways to reach somebody, and of the links."""
        return (record for name in WAY_FIELDS for record in self.records(name))

    def numbers(self) -> Iterator[FieldsNode]:
        """Yield the records of all numbers: those to call, and those that take text messages."""
        return (record for name in _NUMBERS for record in self.records(name))

    def web_ways(self) -> Iterator[FieldsNode]:
        """Yield the records that have an address on the web, as their ``url``."""
        return (record for name in _ON_THE_WEB for record in self.records(name))

    def last_seen(self) -> FieldsNode | None:
        """Return the last review that says what was seen."""
        return next((r for r in reversed([*self.records("reviews")]) if r.text("seen")), None)

    def schedules(self) -> Iterator[FieldsNode]:
        """Yield when the whole is open, and when each way is answered."""
        for node in (self.loaded.node, *self.ways()):
            yield from node.records("schedules")


def noted(record: FieldsNode) -> Iterator[tuple[str, Place]]:
    """Yield what stands beside a way to reach somebody or beside hours, each with where it begins."""
    return ((record.text(name), record.place_in(name)) for name in ("label", "note"))


def oldest_first(subjects: Sequence[Subject], directory: Directory) -> list[Subject]:
    """Return entries in the order of their first reviews: of two that are alike, the later one is to be told.

    What has changed since it was checked is later than what has not. Of two of one day the later one is that which
    nothing names, or whose id was made longer for it.
    """
    named = {name for group in directory.urgent for name in group.entries}
    named.update(name for subject in subjects for name in subject.entry.related)
    linked = {link.file for subject in subjects for link in subject.loaded.files}

    def age(subject: Subject) -> tuple[bool, dt.date, bool, int]:
        is_changed = subject.loaded.state is ReviewState.CHANGED
        first = min((review.date for review in subject.entry.reviews), default=dt.date.max)
        is_named = subject.entry.id in named or subject.path in linked
        return is_changed, first, not is_named, len(subject.entry.id)

    return sorted(subjects, key=age)


def is_copy(subject: Subject, other: Subject) -> bool:
    """Say whether an entry is another one under a second id: what follows from that needs no telling."""
    one, two = subject.entry, other.entry
    return (one.kind, fold(one.title), fold(one.summary)) == (
        *(two.kind, fold(two.title), fold(two.summary)),
    )


def problem(rule: str, path: str, place: Place, message: str, hint: str = "") -> Problem:
    """Return a breach of a rule, as bad as the rule says."""
    remedy, severity = hint or RULES[rule].remedy, RULES[rule].severity
    return Problem(clean(path), *place, rule, clean(message), clean(remedy), severity)


def is_placeholder(record: FieldsNode) -> bool:
    """Say whether a line or an address is marked as one that does not work."""
    return answer_of(record, "placeholder") is True


def answer_of(record: FieldsNode, name: str) -> bool | None:
    """Return whether a field says yes or no; None where it says nothing that can be read as either."""
    written = record.fields.get(name)
    with suppress(Invalid):
        return None if written is None else YesNo().decode(written, Report(""))
    return None
