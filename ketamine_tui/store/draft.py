"""Entries in the making: what a file says, field by field, each value with its place, until it is a record.

The field tables that read the directory's own files read what comes from elsewhere, too: every text is
cleaned, and what a field cannot hold is told with its line instead of being kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import with_article
from ketamine_tui.store.decode import Invalid
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Place, node_of
from ketamine_tui.store.report import Report

Value = str | list["Value"] | dict[str, "Value"]
"""What a field says, as plain data."""


class Decoded(NamedTuple):
    """What of a draft can be kept: the values of its fields, and the same as they were written."""

    values: dict[str, object]
    node: FieldsNode


class Draft:
    """One entry in the making. Empty values are as good as none.

    `place` is where it begins, `said` what the file says of its state: hearsay.
    """

    def __init__(self, report: Report, place: Place) -> None:
        """Begin an entry; `report` is told what of it cannot be kept."""
        self.report = report
        self.place = place
        self.said = ""
        self._values: dict[str, Value] = {}
        self._places: dict[str, list[Place]] = {}
        self._keys: set[tuple[str, str]] = set()

    def put(self, name: str, value: Value, line: int = 0) -> None:
        """Set a field; a line of 0 is the one on which the entry begins."""
        if value.strip() if isinstance(value, str) else value:
            self._values[name] = value
            self._places[name] = [self._place(line)]

    def append(self, name: str, item: Value, line: int = 0) -> None:
        """Add an item to a field that is a list."""
        items = self._values.setdefault(name, [])
        assert isinstance(items, list)  # noqa: S101  # what is added to is never put
        items.append(item)
        self._places.setdefault(name, []).append(self._place(line))

    def add(self, name: str, *items: Value, line: int = 0) -> None:
        """Add items to a field that is a list, but none that it has already; of records, the parts that say something."""
        for item in items:
            filled = _filled(item)
            key = name, repr(filled)
            if filled and key not in self._keys:
                self._keys.add(key)
                self.append(name, filled, line)

    def get(self, name: str) -> str:
        """Return a field that is a text; nothing where it is not set."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Return the texts of a field that is a list."""
        items = self._values.get(name, [])
        return [item for item in items if isinstance(item, str)]

    def records(self, name: str) -> list[dict[str, Value]]:
        """Return the records of a field that is a list; what is changed in them is changed here."""
        items = self._values.get(name, [])
        return [item for item in items if isinstance(item, dict)]

    def placed_records(self, name: str) -> Iterator[tuple[dict[str, Value], int]]:
        """Yield the records of a field that is a list, each with its line."""
        items, places = self._values.get(name, []), self._places.get(name, [])
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield item, places[min(number, len(places) - 1)].line

    def has_any(self, names: Iterable[str]) -> bool:
        """Say whether one of some fields is set."""
        return not self._values.keys().isdisjoint(names)

    def lose(self, name: str, value: str, reason: str, hint: str = "", line: int = 0) -> None:
        """Tell that something that the file says under a name is not kept."""
        self.report.lose_value(line or self.place.line, name, value, reason, hint)

    def decode(self, kind: Kind) -> Decoded:
        """Return what can be kept in an entry of a kind; tell what cannot."""
        types = ENTRY_RECORDS[CLASS_OF_KIND[kind]].fields
        decoded = Decoded({}, FieldsNode(self.place, {}, {}))
        for name, value in self._values.items():
            if name not in types:
                line = self._places[name][0].line
                self.lose(
                    name,
                    _words(value),
                    f"{with_article(kind)} has no such field",
                    "add it by hand",
                    line,
                )
                continue
            node, problems = self._node(name, value), Report(self.report.path)
            decoded.node.add(name, node)
            with suppress(Invalid):
                decoded.values[name] = types[name].decode(node, problems)
            for problem in problems.problems:
                self.lose(name, "", problem.message, problem.hint, problem.line)
        return decoded

    def _place(self, line: int) -> Place:
        return self.place if line in (0, self.place.line) else Place(line, 1)

    def _node(self, name: str, value: Value) -> Node:
        """Return a field as a tree; each item that was added to a list has its own place."""
        places = self._places[name]
        if isinstance(value, list) and len(value) == len(places):
            items = [node_of(item, place) for item, place in zip(value, places, strict=True)]
            return ListNode(places[0], items)
        return node_of(value, places[0])


def _filled(item: Value) -> Value:
    """Return a record without its empty fields, or a text without what is round it."""
    if isinstance(item, dict):
        return {name: value for name, value in item.items() if value}
    return item.strip() if isinstance(item, str) else item


def _words(value: Value | Mapping[str, Value]) -> str:
    if isinstance(value, str):
        return value
    items: Iterable[Value] = value if isinstance(value, list) else value.values()
    return ", ".join(filter(None, map(_words, items)))
