"""From nodes to records: small types that decode a node, and report what they cannot use.

A bad optional value is reported and left out; a record without a required value is left out whole.
The same types read YAML (with places) and the index's own JSON (without).
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar

from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.text import clean, clean_block, mark, unsafe_characters
from ketamine_tui.store.node import Mapping, Node, Place, Scalar, Sequence

T = TypeVar("T")


class Report:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(
        self,
        place: Place,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem; its text is cleaned, as it may quote what the file says."""
        self.problems.append(
            Problem(
                path=self.path,
                line=place.line,
                column=place.column,
                rule=rule,
                severity=severity,
                message=clean(message),
                hint=clean(hint),
            )
        )


class Invalid(Exception):  # noqa: N818  # a signal between the types below, not an error for callers
    """A value that was reported and cannot be used."""


class Type(Protocol):
    """Something that can decode a node."""

    def decode(self, node: Node, report: Report) -> object:
        """Return the value of `node`.

        Raises:
            Invalid: After reporting why.
        """


def _scalar(node: Node, report: Report, wanted: str = "a text") -> Scalar:
    if isinstance(node, Scalar):
        if node.text.strip() or node.quoted:
            return node
        report.add(
            node.place, "value-missing", "the value is empty", "quote a value that begins with #"
        )
    else:
        found = "a list" if isinstance(node, Sequence) else "fields"
        report.add(node.place, "value-form", f"expected {wanted}, found {found}")
    raise Invalid


class Text(NamedTuple):
    """A line of text. `exact` text (titles, numbers, addresses) may hold no unsafe character."""

    exact: bool = False
    pattern: re.Pattern[str] | None = None
    rule: str = "value-form"
    hint: str = ""

    def decode(self, node: Node, report: Report) -> str:
        scalar = _scalar(node, report)
        _report_unsafe(scalar, report, Severity.ERROR if self.exact else Severity.WARNING)
        text = clean(scalar.text.strip())
        if self.exact and not text:
            report.add(
                scalar.place, "value-missing", "the value is empty", "write it, or delete it"
            )
            raise Invalid
        if self.pattern is not None and not self.pattern.fullmatch(text):
            report.add(scalar.place, self.rule, f"{text!r} is not of the expected form", self.hint)
            raise Invalid
        return text


class Prose(NamedTuple):
    """Text of several lines."""

    def decode(self, node: Node, report: Report) -> str:
        scalar = _scalar(node, report)
        _report_unsafe(scalar, report, Severity.WARNING)
        return clean_block(scalar.text).strip("\n")


def _report_unsafe(scalar: Scalar, report: Report, severity: Severity) -> None:
    for character in unsafe_characters(scalar.text):
        report.add(
            scalar.place,
            "text-unsafe",
            f"the invisible or control character {mark(character)} is shown as a mark",
            "delete it",
            severity,
        )


class Choice(NamedTuple):
    """One of the values of an enumeration."""

    options: tuple[StrEnum, ...]

    def decode(self, node: Node, report: Report) -> StrEnum:
        scalar = _scalar(node, report)
        for option in self.options:
            if option.value == scalar.text.strip():
                return option
        names = [option.value for option in self.options]
        report.add(
            scalar.place,
            "value-unknown",
            f"{scalar.text!r} is not one of: {', '.join(names)}",
            suggestion(scalar.text, names),
        )
        raise Invalid


class Date(NamedTuple):
    """A calendar day, ``YYYY-MM-DD``."""

    def decode(self, node: Node, report: Report) -> dt.date:
        scalar = _scalar(node, report, "a date")
        try:
            return (
                dt.datetime.strptime(scalar.text.strip(), "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
            )
        except ValueError:
            report.add(
                scalar.place,
                "date-invalid",
                f"{scalar.text!r} is not a date",
                "write it as 2026-11-23",
            )
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


class Many(NamedTuple):
    """A list; items that cannot be used are left out. With `or_one`, a single value is a list too."""

    item: Type
    or_one: bool = False

    def decode(self, node: Node, report: Report) -> tuple[object, ...]:
        if self.or_one and isinstance(node, Scalar):
            return (self.item.decode(node, report),)
        if not isinstance(node, Sequence):
            report.add(node.place, "value-form", "expected a list", "begin each item with '- '")
            raise Invalid
        return tuple(v for v in (self._item(n, report) for n in node.items) if v is not _LEFT_OUT)

    def _item(self, node: Node, report: Report) -> object:
        try:
            return self.item.decode(node, report)
        except Invalid:
            return _LEFT_OUT


_LEFT_OUT = object()
_REQUIRED = object()


class Record(NamedTuple, Generic[T]):
    """A mapping with known fields, decoded to a call of `make` with them."""

    make: Callable[..., T]
    fields: dict[str, Type]
    required: frozenset[str] = frozenset()

    def decode(self, node: Node, report: Report) -> T:
        if not isinstance(node, Mapping):
            report.add(node.place, "value-form", f"expected fields: {', '.join(self.fields)}")
            raise Invalid
        values: dict[str, object] = {}
        for name, child in node.fields.items():
            if name not in self.fields:
                report.add(
                    node.keys[name].place,
                    "field-unknown",
                    f"there is no field {name!r} here",
                    suggestion(name, list(self.fields)),
                )
                continue
            try:
                values[name] = self.fields[name].decode(child, report)
            except Invalid:
                continue
        missing = self.required - values.keys()
        for name in sorted(missing - node.fields.keys()):
            report.add(node.place, "field-missing", f"the field {name!r} is missing", "add it")
        if missing:
            raise Invalid
        return self.make(**values)


def suggestion(word: str, known: list[str]) -> str:
    """Return ``did you mean …?`` for a misspelt word, or an empty text."""
    close = get_close_matches(word.strip().lower(), known, n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def encode(value: object) -> object:
    """Return a record as plain JSON data; fields that hold their default are left out."""
    if dataclasses.is_dataclass(value):
        defaults = {field.name: field.default for field in dataclasses.fields(value)}
        return _encode_fields(value, defaults)
    if isinstance(value, tuple) and hasattr(value, "_field_defaults"):
        names: tuple[str, ...] = getattr(value, "_fields", ())
        return _encode_fields(value, dict.fromkeys(names, _REQUIRED) | value._field_defaults)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, StrEnum) else value


def _encode_fields(record: object, defaults: dict[str, object]) -> dict[str, object]:
    return {
        name: encode(item)
        for name, default in defaults.items()
        if (item := getattr(record, name)) != default
    }
