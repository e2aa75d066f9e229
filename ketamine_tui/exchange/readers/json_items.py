"""JSON that knows its lines: the items of a list in a file, each with the line on which it begins."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ketamine_tui.store.node import START, Place, ReadError, place_of
from ketamine_tui.store.yaml_reader import MAX_DEPTH

Fields = Mapping[str, object]
"""A JSON object."""

_SPACE = " \t\r\n"
_RULE = "json"


class PlacedFields(dict[str, object]):
    """An object that knows the line on which it stands, apart from that of the one that holds it."""

    def __init__(self, line: int, fields: Fields) -> None:
        super().__init__(fields)
        self.line = line


def line_of(fields: Fields) -> int:
    """Return the line of an object; 0 where it is that of what holds it."""
    return fields.line if isinstance(fields, PlacedFields) else 0


class Item(NamedTuple):
    """Something in a list, with its line."""

    value: object
    line: int


class Whole(NamedTuple):
    """A file: its items, and what stands beside the list of them."""

    items: tuple[Item, ...]
    beside: dict[str, object]


def read_items(text: str, *names: str) -> Whole:
    """Return the items of a file: a list, or an object that holds one, or several, under some names.

    An object without such a list is one item.

    Raises:
        ReadError: If it is not JSON, or neither a list nor an object.
    """
    try:
        return _Reader(text).read(names)
    except json.JSONDecodeError as error:
        place = place_of(text, error.pos)
        hint = "it may be cut off" if error.pos >= len(text.rstrip()) - 1 else ""
        raise ReadError(place, _RULE, f"this is not JSON: {error.msg}", hint) from None
    except (ValueError, RecursionError) as error:
        reason = str(error) or "nested too deeply"
        raise ReadError(START, _RULE, f"this cannot be read: {reason}") from None


def read_lines(text: str) -> Iterator[Item]:
    """Yield the values of JSON Lines.

    Raises:
        ReadError: At the first line that is not JSON.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            _check_depth(value)
            yield Item(value, number)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "") or "it cannot be read"
            message = f"this line is not JSON: {reason}"
            raise ReadError(Place(number, 1), _RULE, message) from None


def text_in(fields: Fields, name: str) -> str:
    """Return a field that is a text or a number; nothing where it is something else."""
    value = fields.get(name)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def fields_in(fields: Fields, name: str) -> Fields:
    """Return a field that is an object; an empty one where it is something else."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def list_in(fields: Fields, name: str) -> list[Fields]:
    """Return the objects of a field that is a list; none where it is something else."""
    value = fields.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def is_schema(record: Fields) -> bool:
    """Say whether an object says how others are written (JSON Schema), and is none of them."""
    return "$schema" in record or isinstance(record.get("properties"), dict)


def _check_depth(value: object) -> None:
    """Raise RecursionError for what is nested deeper than a file of entries may be."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [part for whole in level for part in _parts(whole) if isinstance(part, dict | list)]
        if not level:
            return
    raise RecursionError


def _parts(whole: object) -> Iterable[object]:
    if isinstance(whole, dict):
        return whole.values()
    return whole if isinstance(whole, list) else ()


class _Reader:
    """Goes through a text; counts lines as it goes, so that a long file is counted once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted, self._line = 0, 1
        self._decode: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().raw_decode

    def read(self, names: tuple[str, ...]) -> Whole:
        opening = self._peek()
        if opening == "[":
            whole = Whole(tuple(self._list()), {})
        elif opening == "{":
            whole = self._object(names)
        else:
            raise json.JSONDecodeError("expected a list or an object", self._text, self._at)
        if self._peek():
            raise json.JSONDecodeError("something follows the end", self._text, self._at)
        return whole

    def _object(self, names: tuple[str, ...]) -> Whole:
        line = self._here()
        beside: dict[str, object] = {}
        items: tuple[Item, ...] | None = None
        for _ in self._between("{", "}"):
            name = self._value()
            if not isinstance(name, str):
                raise json.JSONDecodeError("expected a name in quotes", self._text, self._at)
            self._take(":")
            if name in names and self._peek() == "[":
                items = (*(items or ()), *self._list())
            else:
                beside[name] = self._value()
        return Whole((Item(beside, line),), {}) if items is None else Whole(items, beside)

    def _list(self) -> Iterator[Item]:
        for _ in self._between("[", "]"):
            self._peek()
            line = self._here()
            yield Item(self._value(), line)

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self._peek() != closing:
            yield
            while self._peek() == ",":
                self._at += 1
                yield
        self._take(closing)

    def _value(self) -> object:
        self._peek()
        value, self._at = self._decode(self._text, self._at)
        _check_depth(value)
        return value

    def _peek(self) -> str:
        text, at, end = self._text, self._at, len(self._text)
        while at < end and text[at] in _SPACE:
            at += 1
        self._at = at
        return text[at : at + 1]

    def _take(self, character: str) -> None:
        if self._peek() != character:
            raise json.JSONDecodeError(f"expected {character!r}", self._text, self._at)
        self._at += 1

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line
