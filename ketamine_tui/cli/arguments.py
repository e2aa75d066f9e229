"""The command line: which command, in which context, with which options."""

import argparse
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ketamine_tui import __version__
from ketamine_tui.cli.command import OptionsT, Speech, date, language
from ketamine_tui.cli.context import Context, SharedOptions
from ketamine_tui.cli.output import put_text
from ketamine_tui.cli.registry import BROWSE, HELP, NAMED, AnyCommand, command_named
from ketamine_tui.model.text import clean
from ketamine_tui.store.locate import is_directory

_NEGATED = re.compile(r"-(?:[#@(!\"]|[a-z]+:)")


class Invocation(NamedTuple):
    """A command with the options of its own and what it shares with the others."""

    command: AnyCommand
    options: Any
    context: Context

    def run(self) -> int:
        """Carry it out, and return the exit code."""
        if self.context.is_private:
            sys.dont_write_bytecode = True  # or Python keeps what it compiles beside the program
        speech = self.command.speech
        if speech is not Speech.ENGLISH and not getattr(self.options, "json", False):
            self.context.speak(is_read=speech is Speech.READER)
        return self.command.carry_out(self.context, self.options)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show: they quote what was typed."""

    def error(self, message: str) -> NoReturn:
        """Complain and leave."""
        is_unknown, _, words = message.partition("unrecognized arguments: ")
        if words and not is_unknown and "--json" in words.split():
            message = f"there is no JSON of this: all that it does is to {self.description}"
        super().error(clean(message))

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401  # argparse's
        if file is sys.stdout:
            put_text(message)  # argparse would not say that nothing of it arrived
        else:
            super()._print_message(message, file)


class _BrowseParser(_Parser):
    """The parser where no command is named, whose help lists them."""

    def format_help(self) -> str:
        """Return the help with the commands, which `argparse` knows nothing of."""
        self.epilog = "commands: " + "; ".join(f"{name}: {HELP[name]}" for name in NAMED)
        return super().format_help()


def parse_arguments(argv: Sequence[str]) -> Invocation:
    """Return what was asked for; the screen where no command was named.

    Raises:
        SystemExit: With 2 for wrong use, with 0 after ``--help`` and ``--version``.
    """
    argv = [_spelt_out(argument) for argument in argv]
    namespace, rest = _shared_parser().parse_known_args(
        [a for a in argv if a not in ("-h", "--help", "--version")]
    )
    words = list(argv)
    named = None if _record(SharedOptions, namespace).content else directory_among(rest)
    if named:
        rest.remove(named)
        words.remove(named)
    name = rest[0] if rest and rest[0] in NAMED else BROWSE
    if name != BROWSE:
        words.remove(name)
    command = command_named(name)
    namespace = _parser(name, command).parse_args(words)
    shared = _record(SharedOptions, namespace)
    context = Context(shared._replace(content=shared.content or named))
    return Invocation(command, _record(command.options, namespace), context)


def _record(record: type[OptionsT], namespace: argparse.Namespace) -> OptionsT:
    """Return parsed arguments as a record; nothing else reads what `argparse` has parsed."""
    names: tuple[str, ...] = record._fields  # type: ignore[attr-defined]  # mypy has no type for all named tuples
    return record(**{name: getattr(namespace, name) for name in names})


def directory_among(words: Sequence[str]) -> str | None:
    """Return the directory, a folder or a note, that the first word names; not an option of browsing, nor its value."""
    taking: set[str] = set()
    if words and words[0].startswith("-"):  # the parser takes longer to make than the rest
        actions = parser_of(BROWSE)._actions  # noqa: SLF001  # argparse names them nowhere else
        taking = {name for one in actions if one.nargs != 0 for name in one.option_strings}
    pairs = zip(("", *words), words, strict=False)
    own = (word for before, word in pairs if not word.startswith("-") and before not in taking)
    first = next(own, "")
    return first if first not in NAMED and is_directory(Path(first)) else None


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command's arguments."""
    return _parser(name, command_named(name))


def _parser(name: str, command: AnyCommand) -> argparse.ArgumentParser:
    parser = (_BrowseParser if name == BROWSE else _Parser)(
        prog="ketamine-tui" if name == BROWSE else f"ketamine-tui {name}",
        description=HELP[name],
        parents=[_shared_parser()],
        formatter_class=_format,
    )
    parser.add_argument("--version", action="version", version=f"ketamine-tui {__version__}")
    command.add_arguments(parser)
    return parser


def _spelt_out(argument: str) -> str:
    """Return a negated term with ``!``: what begins with ``-`` would be taken for an option."""
    return f"!{argument[1:]}" if _NEGATED.match(argument) else argument


def _format(prog: str) -> argparse.HelpFormatter:
    # Asking for the terminal's width would import shutil and all its archives on every start.
    return argparse.HelpFormatter(prog, width=79)


@cache
def _shared_parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False, formatter_class=_format)
    shared.add_argument(
        "--content", metavar="PATH", help="the directory's folder or note (or KETAMINE_TUI_CONTENT)"
    )
    shared.add_argument("--as-of", metavar="DATE", type=date, help="take this day for today")
    shared.add_argument(
        "--plain",
        action=argparse.BooleanOptionalAction,
        help="print plain lines: no colour, no table, no pager",
    )
    shared.add_argument(
        "--private",
        action=argparse.BooleanOptionalAction,
        help="write no file at all (or KETAMINE_TUI_PRIVATE): docs/privacy.md",
    )
    shared.add_argument(
        "--language",
        metavar="TAG",
        type=language,
        help="read in this language where there are translations, such as de: docs/translations.md",
    )
    shared.add_argument("--debug", action="store_true", help="show a full report when it crashes")
    return shared
