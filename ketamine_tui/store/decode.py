"""Decoding: small types that make a value of a node, and report what they cannot use.

A bad optional value is reported and left out; a record without a required value is left out whole.
The same types read YAML (with places) and the index's own JSON (without).
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from functools import cache
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ketamine_tui.model.problem import Severity
from ketamine_tui.model.text import clean, clean_block, closest, mark, unsafe_characters
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Place, Scalar, place_of
from ketamine_tui.store.report import Report

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""A calendar day as it is written in full."""


class Invalid(Exception):  # noqa: N818  # a signal between the types below, not an error for callers
    """A value that was reported and cannot be used."""


class TypeOf(Protocol[T_co]):
    """Something that can decode a node."""

    def decode(self, node: Node, report: Report) -> T_co:
        """Return the value of `node`.

        Raises:
            Invalid: After reporting why.
        """


Type = TypeOf[object]
"""Something that can decode a node to whatever it is."""


def _scalar(node: Node, report: Report, expected: str = "a text") -> Scalar:
    if isinstance(node, Scalar):
        if node.text.strip() or node.quoted:
            return node
        report.add(
            node.place, "value-missing", "the value is empty", "quote a value that begins with #"
        )
    else:
        form = "a list" if isinstance(node, ListNode) else "fields"
        report.add(node.place, "value-form", f"expected {expected}, found {form}")
    raise Invalid


class Text(NamedTuple):
    """A line of text. `exact` text (titles, numbers, addresses) may hold no unsafe character.

    `canonical` returns what is meant by it; a text that is not written so is reported. `fault` says what is
    wrong with one that the `pattern` does not match, `explain` what that is and what to do, where it knows.
    """

    exact: bool = False
    pattern: re.Pattern[str] | None = None
    rule: str = "value-form"
    hint: str = ""
    canonical: Callable[[str], str] | None = None
    fault: str = "is not of the expected form"
    explain: Callable[[str], tuple[str, str] | None] | None = None

    def decode(self, node: Node, report: Report) -> str:
        # Most texts can be taken as they stand, which a look at them tells.
        text = node.text.strip() if isinstance(node, Scalar) and node.text.isprintable() else ""
        if not text:
            text = self._cleaned(_scalar(node, report), report)
        if self.pattern is not None and not self.pattern.fullmatch(text):
            known = self.explain(text) if self.explain else None
            fault, hint = known or (self.fault, self.hint)
            report.add(node.place, self.rule, f"{text!r} {fault}", hint)
            raise Invalid
        if self.canonical is not None and (meant := self.canonical(text)) != text:
            message = f"{text!r} is taken for {meant!r}"
            report.add(node.place, self.rule, message, f"write {meant}", Severity.WARNING)
            return meant
        return text

    def _cleaned(self, scalar: Scalar, report: Report) -> str:
        _report_unsafe(scalar, report, Severity.ERROR if self.exact else Severity.WARNING)
        text = clean(scalar.text.strip())
        if self.exact and not text:
            report.add(
                scalar.place, "value-missing", "the value is empty", "write it, or delete it"
            )
            raise Invalid
        return text


class Prose(NamedTuple):
    """Text of several lines."""

    def decode(self, node: Node, report: Report) -> str:
        scalar = _scalar(node, report)
        for character in unsafe_characters(scalar.text):
            line, column = place_of(scalar.text, scalar.text.index(character), scalar.place.line)
            _report_character(Place(line, column), character, report, Severity.WARNING)
        return clean_block(scalar.text).strip("\n")


def _report_unsafe(scalar: Scalar, report: Report, severity: Severity) -> None:
    for character in unsafe_characters(scalar.text):
        _report_character(scalar.place, character, report, severity)


def _report_character(place: Place, character: str, report: Report, severity: Severity) -> None:
    message = f"the invisible or control character {mark(character)} is shown as a mark"
    report.add(place, "text-unsafe", message, "delete it", severity)


class Choice:
    """One of the values of an enumeration."""

    def __init__(self, options: tuple[StrEnum, ...]) -> None:
        self.options = options
        self._by_value = {option.value: option for option in options}

    def decode(self, node: Node, report: Report) -> StrEnum:
        scalar = _scalar(node, report)
        option = self._by_value.get(scalar.text.strip())
        if option is not None:
            return option
        message = f"{scalar.text!r} is not one of: {', '.join(self._by_value)}"
        hint = suggestion(scalar.text, self._by_value)
        report.add(scalar.place, "value-unknown", message, hint)
        raise Invalid


class Date(NamedTuple):
    """A calendar day, ``YYYY-MM-DD``."""

    def decode(self, node: Node, report: Report) -> dt.date:
        scalar = _scalar(node, report, "a date")
        text = scalar.text.strip()
        try:
            if DAY.fullmatch(text):
                return dt.date.fromisoformat(text)  # a fraction of the time of what follows
            return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
        except ValueError:
            message, hint = f"{scalar.text!r} is not a date", "write it as 2026-11-23"
            if DAY.fullmatch(text):  # of the right form
                message, hint = f"there is no day {text}", "look the day up again"
            report.add(scalar.place, "date-invalid", message, hint)
            raise Invalid from None


class YesNo(NamedTuple):
    """A truth value; YAML 1.1's spellings."""

    def decode(self, node: Node, report: Report) -> bool:
        scalar = _scalar(node, report, "yes or no")
        word = scalar.text.strip().lower()
        if word in ("yes", "true", "no", "false"):
            return word in ("yes", "true")
        report.add(scalar.place, "value-form", f"{scalar.text!r} is neither yes nor no")
        raise Invalid


class Many(NamedTuple, Generic[T]):
    """A list; items that cannot be used are left out. With `or_one`, a single value is a list too."""

    item: TypeOf[T]
    or_one: bool = False
    may_be_empty: bool = True

    def decode(self, node: Node, report: Report) -> tuple[T, ...]:
        if self.or_one and isinstance(node, Scalar):
            return (self.item.decode(node, report),)
        if not isinstance(node, ListNode):
            report.add(node.place, "value-form", "expected a list", "begin each item with '- '")
            raise Invalid
        decode = self.item.decode
        values = []
        for item in node.items:
            try:
                values.append(decode(item, report))
            except Invalid:
                continue
        if not (values or self.may_be_empty):
            if not node.items:
                hint = "name one, or delete it"
                report.add(node.place, "value-missing", "the list is empty", hint)
            raise Invalid
        return tuple(values)


class ByName(NamedTuple):
    """A mapping from any name to values of one type; what cannot be used is left out."""

    item: Type

    def decode(self, node: Node, report: Report) -> dict[str, object]:
        if not isinstance(node, FieldsNode):
            report.add(node.place, "value-form", "expected values by name", "write 'name: value'")
            raise Invalid
        values = {}
        for name, child in node.fields.items():
            with suppress(Invalid):
                values[clean(name)] = self.item.decode(child, report)
        return values


class Record(NamedTuple, Generic[T]):
    """A mapping with known fields, decoded to a call of `make` with them."""

    make: Callable[..., T]
    fields: dict[str, Type]
    required: frozenset[str] = frozenset()

    def decode(self, node: Node, report: Report) -> T:
        return self.make(**self.values(node, report))

    def values(self, node: Node, report: Report) -> dict[str, object]:
        """Return the values of the fields that can be used, by name.

        Raises:
            Invalid: After reporting why.
        """
        types = self.fields
        if not isinstance(node, FieldsNode):
            report.add(node.place, "value-form", f"expected fields: {', '.join(types)}")
            raise Invalid
        values: dict[str, object] = {}
        for name, child in node.fields.items():
            type_ = types.get(name)
            if type_ is None:
                place, hint = node.keys[name].place, suggestion(name, types)
                report.add(place, "field-unknown", f"there is no field {name!r} here", hint)
                continue
            try:
                values[name] = type_.decode(child, report)
            except Invalid:
                continue
        if not self.required <= values.keys():
            self._report_missing(node, report)
            raise Invalid
        return values

    def _report_missing(self, node: FieldsNode, report: Report) -> None:
        for name in sorted(self.required - node.fields.keys()):
            report.add(node.place, "field-missing", f"the field {name!r} is missing", "add it")


def suggestion(word: str, names: Iterable[str]) -> str:
    """Return ``did you mean …?`` for a misspelt word, or an empty text."""
    name = closest(word.strip().lower(), names)
    return f"did you mean {name!r}?" if name else ""


def encode(value: object) -> object:
    """Return a record as plain JSON data; fields that hold their default are left out."""
    if type(value) is str:
        return value
    if type(value) is tuple:
        return [encode(item) for item in value]
    if (defaults := _defaults(type(value))) is not None:  # type: ignore[arg-type]  # has a hash
        return {
            name: item if type(item) is str else encode(item)
            for name, default in defaults
            if (item := getattr(value, name)) is not default and item != default
        }
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, StrEnum) else value


def fields_of(record: object) -> dict[str, Any]:
    """Return the fields of a record as `encode` does."""
    fields = encode(record)
    assert isinstance(fields, dict)  # noqa: S101  # a record encodes to its fields
    return fields


_REQUIRED = object()
"""Stands for the default of a field that has none; no value is the same."""


@cache
def _defaults(cls: type) -> tuple[tuple[str, object], ...] | None:
    """Return the names of a record's fields, each with its default; None for what is no record."""
    names: tuple[str, ...] | None = getattr(cls, "_fields", None)
    if names is None:
        return None
    defaults: dict[str, object] = getattr(cls, "_field_defaults", {})
    return tuple((name, defaults.get(name, _REQUIRED)) for name in names)
