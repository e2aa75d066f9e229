"""Trees of text with places: what is read from YAML, before it means anything."""

from typing import NamedTuple


class Place(NamedTuple):
    """A line and a column of a file, both from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)


class Reference(NamedTuple):
    """A mention of an entry (by id) or of a file (by path), to be checked once all are known."""

    target: str
    place: Place
    is_file: bool = False


class Scalar(NamedTuple):
    """A single value; `quoted` tells ``""`` from nothing at all."""

    place: Place
    text: str
    quoted: bool = False


class Sequence(NamedTuple):
    """A list, filled as it is read."""

    place: Place
    items: list["Node"]


class Mapping(NamedTuple):
    """Fields by name, filled as they are read; `keys` says where each name stands."""

    place: Place
    fields: dict[str, "Node"]
    keys: dict[str, Scalar]

    def add(self, name: str, value: "Node") -> None:
        """Add a field that does not stand in the file itself."""
        self.fields[name] = value
        self.keys[name] = Scalar(value.place, name)


Node = Scalar | Sequence | Mapping


def place_of(text: str, index: int, first_line: int = 1) -> Place:
    """Return the line and column of a character of `text`."""
    start = text.rfind("\n", 0, index) + 1
    return Place(first_line + text.count("\n", 0, index), index - start + 1)


class ReadError(Exception):
    """A file, or a part of one, that cannot be read; says where, by which rule, and what to do."""

    def __init__(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.rule = rule
        self.message = message
        self.hint = hint


def node_of(value: object) -> Node:
    """Return plain JSON data as a tree without places."""
    if isinstance(value, dict):
        mapping = Mapping(NOWHERE, {}, {})
        for name, item in value.items():
            mapping.add(str(name), node_of(item))
        return mapping
    if isinstance(value, list):
        return Sequence(NOWHERE, [node_of(item) for item in value])
    return Scalar(NOWHERE, str(value), quoted=True)
