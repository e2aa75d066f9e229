"""The file of the configuration, ``config.yaml``: which fields it may have, and of what form each is."""

import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.config import (
    CHROMES,
    LEAST_WIDTH,
    MOST_WIDTH,
    WIDE_COLUMNS,
    Config,
    KeyChoice,
    Written,
)
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import COUNTRIES, EU, INTERNATIONAL
from ketamine_tui.model.text import clean
from ketamine_tui.store.decode import Invalid, Many, Record, Text, Type, YesNo, suggestion
from ketamine_tui.store.naming import region_code
from ketamine_tui.store.node import FieldsNode, ListNode, Node, Scalar
from ketamine_tui.store.own_file import read_own, save_own
from ketamine_tui.store.report import Report
from ketamine_tui.store.values import NAME, REGION

HEADING = "# What ketamine-tui does in every run; docs/config.md says what there is.\n"
"""How a file begins that the program makes."""


class OneOf(NamedTuple):
    """One of some names."""

    names: tuple[str, ...]

    def decode(self, node: Node, report: Report) -> str:
        """Return a name.

        Raises:
            Invalid: After reporting why.
        """
        text = NAME.decode(node, report)
        if text not in self.names:
            hint = suggestion(text, self.names) or f"there are {', '.join(self.names)}"
            report.add(node.place, "value-unknown", f"{text!r} is not known here", hint)
            raise Invalid
        return text


class Number(NamedTuple):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def decode(self, node: Node, report: Report) -> int:
        """Return the number.

        Raises:
            Invalid: After reporting why.
        """
        text = NAME.decode(node, report)
        if text.isascii() and text.isdigit() and self.least <= int(text[:9]) <= self.most:
            return int(text)
        message = f"{text!r} is no number from {self.least} to {self.most}"
        report.add(node.place, "value-form", message)
        raise Invalid


class CommandLine(NamedTuple):
    """The words of a command, quoted as for a shell."""

    def decode(self, node: Node, report: Report) -> str:
        """Return the words as they are written.

        Raises:
            Invalid: After reporting why.
        """
        text = NAME.decode(node, report)
        try:
            shlex.split(text)
        except ValueError as error:
            message = f"{text!r} is no command: {error}"
            report.add(node.place, "value-form", message, "close what is quoted")
            raise Invalid from None
        return text


class Region(NamedTuple):
    """The code of a region: ISO 3166, ``EU``, or ``International``."""

    def decode(self, node: Node, report: Report) -> str:
        """Return the code.

        Raises:
            Invalid: After reporting why.
        """
        code = REGION.decode(node, report)
        if code in (EU, INTERNATIONAL) or code in COUNTRIES:
            return code
        meant = region_code(code)
        if meant == code:
            return code
        hint = f"write {meant}" if meant else "write a code of ISO 3166, such as DE or GB-SCT"
        report.add(node.place, "value-unknown", f"{code!r} is no region", hint)
        raise Invalid


class Keys(NamedTuple):
    """Keys by command: one, a list of them, or an empty list. What they mean is for others to say."""

    def decode(self, node: Node, report: Report) -> tuple[KeyChoice, ...]:
        """Return what is chosen, in the order of the file.

        Raises:
            Invalid: After reporting why.
        """
        if not isinstance(node, FieldsNode):
            report.add(node.place, "value-form", "expected keys by command", "write 'command: key'")
            raise Invalid
        choices = []
        for name, child in node.fields.items():
            known = len(report.problems)
            listed = child if isinstance(child, ListNode) else ListNode(child.start, [child])
            keys = _KEYS.decode(listed, report)
            if keys or len(report.problems) == known:
                choices.append(KeyChoice(_written(node.keys[name]), keys))
        return tuple(choices)


class Key(NamedTuple):
    """A key as people write it."""

    def decode(self, node: Node, report: Report) -> Written:
        """Return the word and its place.

        Raises:
            Invalid: After reporting why.
        """
        if isinstance(node, Scalar) and node.quoted and node.text == " ":
            return Written("Space", *node.place)
        return Written(NAME.decode(node, report), *node.place)


_KEYS = Many(Key())
_WHOLE_PATH = Text(
    exact=True,
    pattern=re.compile(r"[/~].*"),
    hint="begin it with / or ~",
    fault="would be another one in every folder",
)


def _some_of(names: Sequence[str]) -> Many[str]:
    """Return the type of some of some names, one at least, in an order."""
    return Many(OneOf(tuple(names)), or_one=True, may_be_empty=False)


def config_record(themes: Sequence[str], columns: Sequence[str]) -> Record[Config]:
    """Return the fields of the file, by the names that a theme and a column of a table may have."""
    fields: dict[str, Type] = {
        "content": _WHOLE_PATH,
        "theme": OneOf(tuple(themes)),
        "chrome": OneOf(CHROMES),
        "mouse": YesNo(),
        "animation": YesNo(),
        "clipboard": CommandLine(),
        "linear": YesNo(),
        "width": Number(LEAST_WIDTH, MOST_WIDTH),
        "plain": YesNo(),
        "private": YesNo(),
        "columns": _some_of(columns),
        "list_columns": _some_of(WIDE_COLUMNS),
        "region": Region(),
        "keys": Keys(),
    }
    return Record(Config, fields)


def read_config(path: Path, record: Record[Config]) -> tuple[Config, tuple[Problem, ...]]:
    """Return what a file says and what is wrong with it: what is right holds all the same.

    Where there is no such file, it says nothing. Never raises for what it finds there.
    """
    return read_own(path, record, Config())


def save_config(path: Path, values: Mapping[str, str]) -> None:
    """Change texts of a file by their fields, and nothing else in it.

    Raises:
        NotWrittenError: If it cannot be written, or cannot be changed safely. It then is as it was.
    """
    save_own(path, HEADING, values)


def _written(scalar: Scalar) -> Written:
    return Written(clean(scalar.text), *scalar.place)
