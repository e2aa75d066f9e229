"""Trees of text with places: what is read from YAML, before it means anything."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.text import clean


class Place(NamedTuple):
    """A line and a column of a file, both from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)
START = Place(1, 1)


class Mark(Protocol):
    """A line and a column as a YAML loader counts them: from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Reference(NamedTuple):
    """A mention of an entry (by id) or of a file (by path), to be checked once all are known."""

    target: str
    place: Place
    is_file: bool = False


# Every node knows where it begins, but hardly any is ever asked for its place, which is made only then.


class Scalar(NamedTuple):
    """A single value; `quoted` tells ``""`` from nothing at all."""

    start: Place | Mark
    text: str
    quoted: bool = False

    @property
    def place(self) -> Place:
        """Where it begins."""
        return _place(self.start)


class ListNode(NamedTuple):
    """A list, filled as it is read."""

    start: Place | Mark
    items: list["Node"]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return _place(self.start)


class FieldsNode(NamedTuple):
    """Fields by name, filled as they are read; `keys` says where each name stands."""

    start: Place | Mark
    fields: dict[str, "Node"]
    keys: dict[str, Scalar]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return _place(self.start)

    def add(self, name: str, value: "Node") -> None:
        """Add a field that does not stand in the file itself."""
        self.fields[name] = value
        self.keys[name] = Scalar(value.start, name)

    def scalars(self, name: str) -> Iterator[Scalar]:
        """Yield the texts of a field that is a list."""
        return (item for item in self._items(name) if isinstance(item, Scalar))

    def records(self, name: str) -> Iterator["FieldsNode"]:
        """Yield the records of a field that is a list."""
        return (item for item in self._items(name) if isinstance(item, FieldsNode))

    def text(self, name: str) -> str:
        """Return the text of a field, cleaned; nothing where it is no text."""
        node = self.fields.get(name)
        return clean(node.text.strip()) if isinstance(node, Scalar) else ""

    def place_in(self, name: str) -> Place:
        """Return where the value of a field stands, or where the record does that has none."""
        return self.fields.get(name, self).place

    def _items(self, name: str) -> Sequence["Node"]:
        node = self.fields.get(name)
        return node.items if isinstance(node, ListNode) else ()


Node = Scalar | ListNode | FieldsNode


def _place(start: Place | Mark) -> Place:
    return start if isinstance(start, Place) else Place(start.line + 1, start.column + 1)


def place_of(text: str, index: int, first_line: int = 1) -> Place:
    """Return the line and column of a character of `text`."""
    start = text.rfind("\n", 0, index) + 1
    return Place(first_line + text.count("\n", 0, index), index - start + 1)


class ReadError(UnreadableError):
    """A file, or a part of one, that cannot be read; says where, by which rule, and what to do."""

    def __init__(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint, f"{place.line}:{place.column}")
        self.place = place
        self.rule = rule


def node_of(value: object, place: Place = NOWHERE) -> Node:
    """Return plain JSON data as a tree; everything in it stands at one place."""
    if isinstance(value, dict):
        mapping = FieldsNode(place, {}, {})
        for name, item in value.items():
            mapping.add(str(name), node_of(item, place))
        return mapping
    if isinstance(value, list):
        return ListNode(place, [node_of(item, place) for item in value])
    return Scalar(place, str(value), quoted=True)
