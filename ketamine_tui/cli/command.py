"""Shell commands: what each is made of, and the arguments that several of them have."""

import argparse
import datetime as dt
import os
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from ketamine_tui.cli.context import Context
from ketamine_tui.model.language import TAG, canonical_tag

OptionsT = TypeVar("OptionsT", bound=tuple[Any, ...])

MOST_DAYS = 36_500
"""Days that an option may name: a century."""


class Speech(Enum):
    """The language in which a command says what it says: one for programs and curators, one for readers."""

    ENGLISH = "English"
    ASKED = "English, unless an option asks for another language"
    READER = "the reader's"


class Instead(NamedTuple, Generic[OptionsT]):
    """What a command does where an option asks for something else of the same arguments, and which option that is."""

    is_asked: Callable[[OptionsT], bool]
    run: Callable[[Context, OptionsT], int]


class Command(NamedTuple, Generic[OptionsT]):
    """A command: its arguments, the record that takes them, and what carries it out.

    `options` is a `NamedTuple` with a field for every argument that `add_arguments` adds, under the name
    that `argparse` gives it. `run` returns the exit code; the first of `instead` that is asked for is run in its
    place. With ``--json`` every command speaks English.
    """

    add_arguments: Callable[[argparse.ArgumentParser], None]
    options: type[OptionsT]
    run: Callable[[Context, OptionsT], int]
    speech: Speech = Speech.ENGLISH
    instead: Sequence[Instead[OptionsT]] = ()

    def carry_out(self, context: Context, options: OptionsT) -> int:
        """Do what the options ask for, and return the exit code."""
        asked = (other.run for other in self.instead if other.is_asked(options))
        return next(asked, self.run)(context, options)


class NoOptions(NamedTuple):
    """The options of a command that has none of its own."""


def add_nothing(_parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `NoOptions`."""


class QueryOptions(NamedTuple):
    """The options of a command that has no others: which entries, and how to answer."""

    query: str
    json: bool


def add_query_and_json(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `QueryOptions`."""
    add_query(parser)
    add_json(parser)


def date(argument: str) -> dt.date:
    """Return the day that an argument names."""
    try:
        return dt.date.fromisoformat(argument)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{argument!r} is not a date like 2026-11-23") from None


def language(argument: str) -> str:
    """Return the tag of a language that an argument names."""
    if not TAG.fullmatch(argument):
        raise argparse.ArgumentTypeError(f"{argument!r} is no tag of a language like de or pt-BR")
    return canonical_tag(argument)


def number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return what reads an argument that is a number in a range."""

    def read(argument: str) -> int:
        is_number = argument.isascii() and argument.isdigit()
        if is_number and least <= int(argument) and (most is None or int(argument) <= most):
            return int(argument)
        which = f"from {least} on" if most is None else f"from {least} to {most}"
        raise argparse.ArgumentTypeError(f"{argument!r} is not a number {which}")

    return read


def text_argument(argument: str) -> str:
    """Return an argument that is a text, whatever the locale took its bytes for: texts are UTF-8."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        raise argparse.ArgumentTypeError(f"{argument!r} is not UTF-8") from None


class _Joined(argparse.Action):
    """Keeps the words of an argument as one text."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        """Keep them under the argument's name."""
        setattr(namespace, self.dest, " ".join(values or ()))


def add_query(parser: argparse.ArgumentParser, help: str = "what to look for") -> None:  # noqa: A002  # argparse's name
    """Add a query, of any number of words."""
    add_words(parser, "query", "QUERY", help)


def add_words(parser: argparse.ArgumentParser, name: str, shown: str, meaning: str) -> None:
    """Add a text of any number of words, which the help calls as it is `shown`."""
    parser.add_argument(
        name, nargs="*", metavar=shown, type=text_argument, action=_Joined, help=meaning
    )


def add_all(parser: argparse.ArgumentParser) -> None:
    """Add the option by which what no person has checked goes out, too."""
    parser.add_argument(
        "--all",
        action="store_true",
        help="include unreviewed entries: to be reviewed, needs changes, withdrawn",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_id(parser: argparse.ArgumentParser) -> None:
    """Add the id of an entry."""
    parser.add_argument("id", metavar="ID", help="the entry's id")


def add_id_and_json(parser: argparse.ArgumentParser) -> None:
    """Add the id of an entry, and ``--json``."""
    add_id(parser)
    add_json(parser)


def add_clipboard(parser: argparse.ArgumentParser) -> None:
    """Add how copying is done."""
    parser.add_argument(
        "--clipboard",
        metavar="HOW",
        type=_clipboard,
        help="auto, native, tmux, osc52, none, or a command that reads the text",
    )


def _clipboard(words: str) -> str:
    import shlex

    try:
        shlex.split(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is not a command: {error}") from None
    return words
