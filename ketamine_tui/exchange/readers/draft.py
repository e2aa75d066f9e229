"""Entries in the making: what a file says, field by field with its line, until it is a record.

The field tables that read the directory's own files read what comes from elsewhere, too: every text is
cleaned, and what a field cannot hold is told with its line instead of being kept.
"""

import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.imported import LOSS, Imported, ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.text import clean
from ketamine_tui.store.decode import Invalid, Report
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import ListNode, Node, Place, node_of
from ketamine_tui.store.values import ID_PATTERN, slug

Value = str | list["Value"] | dict[str, "Value"]
"""What a field says, as plain data."""

_LONGEST_ID = 100
_TOLD = 120
"""Characters of a value that a loss quotes."""


class Wanted(NamedTuple):
    """What the person says of a file: what everything in it is, and which of its columns is what.

    `columns` has their headings by our names.
    """

    kind: Kind | None = None
    columns: Mapping[str, str] = {}


class MappingError(WrongUseError):
    """A column that the person named is none; the message says which there are."""


class Draft:
    """One entry in the making. Empty values are as good as none."""

    def __init__(self, gathering: "Gathering", line: int) -> None:
        self.line = line
        self.said = ""
        self._gathering = gathering
        self._fields: dict[str, Value] = {}
        self._lines: dict[str, int] = {}
        self._item_lines: dict[str, list[int]] = {}

    def put(self, name: str, value: Value, line: int = 0) -> None:
        """Set a field."""
        if isinstance(value, str):
            value = value.strip()
        if value:
            self._fields[name] = value
            self._lines[name] = line or self.line

    def add(self, name: str, *items: Value, line: int = 0) -> None:
        """Add items to a field that is a list; one that is there already is not added again."""
        known = self._fields.setdefault(name, [])
        assert isinstance(known, list)  # noqa: S101  # only lists are added to
        self._lines.setdefault(name, line or self.line)
        for item in items:
            kept = _filled(item)
            if kept and kept not in known:
                known.append(kept)
                self._item_lines.setdefault(name, []).append(line or self.line)

    def get(self, name: str) -> str:
        """Return a field that is a text; nothing where it is not set."""
        value = self._fields.get(name, "")
        return value if isinstance(value, str) else ""

    def lose(self, name: str, value: str, reason: str, hint: str = "", line: int = 0) -> None:
        """Tell that something that the file says under a name is not kept."""
        self._gathering.lose(line or self.line, name, value, reason, hint)

    def finish(self, kind: Kind, name: str = "") -> None:
        """Make the record, and keep it among the others.

        Args:
            kind: What it is, unless the person said.
            name: What the file calls it, for its id; left out, the id is made of the title.
        """
        self._gathering.finish(self, kind, name)

    @property
    def fields(self) -> Mapping[str, Value]:
        """What was said so far."""
        return {name: value for name, value in self._fields.items() if value}

    def line_of(self, name: str) -> int:
        """Return the line of a field."""
        return self._lines.get(name, self.line)

    def node_of(self, name: str) -> Node:
        """Return a field as a tree; each item of a list has its own line."""
        value, place = self._fields[name], Place(self.line_of(name), 1)
        lines = self._item_lines.get(name)
        if lines is None or not isinstance(value, list):
            return node_of(value, place)
        items = [node_of(item, Place(line, 1)) for item, line in zip(value, lines, strict=True)]
        return ListNode(place, items)


def _filled(item: Value) -> Value:
    """Return a record without its empty fields, or a text without what is round it."""
    if isinstance(item, dict):
        return {name: value for name, value in item.items() if value and value != []}
    return item.strip() if isinstance(item, str) else item


class Gathering:
    """Gathers the entries and the losses of one file; `path` is how it is called in messages."""

    def __init__(self, path: str, wanted: Wanted) -> None:
        self._path = clean(path)
        self._wanted = wanted
        self._entries: list[ImportedEntry] = []
        self._losses: list[Problem] = []

    def lose(self, line: int, name: str, value: str, reason: str, hint: str = "") -> None:
        """Tell that something is not kept: where, under which name, why, and what to do."""
        told = " ".join(value.split())
        told = f" {told[:_TOLD]!r}{'...' if len(told) > _TOLD else ''}" if told else ""
        message = clean(f"{name}{told}: {reason}")
        self._losses.append(
            Problem(self._path, line, 1, LOSS, message, clean(hint), Severity.WARNING)
        )

    def finish(self, draft: Draft, kind: Kind, name: str) -> None:
        """Make the record of a draft; one without a title is lost, and told."""
        kind = self._wanted.kind or kind
        values = self._decoded(draft, kind)
        title = values.get("title")
        if not isinstance(title, str) or not title:
            self.lose(draft.line, "title", "", "an entry without a title", "add it by hand")
            return
        if not values.get("summary"):
            self.lose(
                draft.line, "summary", "", "the file has none", "write what it is and for whom"
            )
        usual = {"id": id_for(title, name), "kind": kind, "section": "", "summary": ""}
        entry = CLASS_OF_KIND[kind](**{**usual, **values})  # type: ignore[arg-type]  # by the table
        self._entries.append(ImportedEntry(entry, draft.line, clean(draft.said)))

    def _decoded(self, draft: Draft, kind: Kind) -> dict[str, object]:
        table = ENTRY_RECORDS[CLASS_OF_KIND[kind]].fields
        values: dict[str, object] = {}
        for name, value in draft.fields.items():
            if name not in table:
                line = draft.line_of(name)
                self.lose(
                    line, name, _words(value), f"a {kind} has no such field", "add it by hand"
                )
                continue
            report = Report(self._path)
            with suppress(Invalid):
                values[name] = table[name].decode(draft.node_of(name), report)
            for problem in report.problems:
                self.lose(problem.line, name, "", problem.message, problem.hint)
        return values

    def gathered(self, directory: Directory | None = None) -> Imported:
        """Return what the file holds."""
        losses = sorted(self._losses, key=lambda problem: problem.line)
        return Imported(tuple(self._entries), tuple(losses), directory)


def id_for(title: str, name: str = "") -> str:
    """Return an id: the name if it can be one, else made of it, else of the title."""
    if ID_PATTERN.fullmatch(name) and len(name) <= _LONGEST_ID:
        return name
    of_name = "" if "/" in name or ":" in name or name.isdigit() else slug(name)
    # A title in another script has none of the letters of an id; its sum tells it from others.
    return of_name or slug(title) or f"entry-{zlib.crc32(title.encode()):08x}"


def _words(value: Value) -> str:
    if isinstance(value, str):
        return value
    items: Iterable[Value] = value.values() if isinstance(value, dict) else value
    return ", ".join(filter(None, map(_words, items)))
