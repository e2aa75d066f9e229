"""The arguments of every command, in one place."""

import argparse
import datetime as dt
import re
from collections.abc import Sequence
from typing import NoReturn

from ketamine_tui import __version__
from ketamine_tui.model.text import clean

COMMANDS = {
    "list": "print the entries that match a query",
    "show": "print an entry, or one of its fields",
    "tags": "print the tags with how often they are used",
    "check": "print what is wrong with the content",
    "doctor": "print how copying, links and the terminal will behave here",
}
"""The commands besides browsing, each with what it does."""

_NEGATED = re.compile(r"-(?:[#@(!\"]|[a-z]+:)")

_EPILOG = "commands: " + "; ".join(f"{name}: {what}" for name, what in COMMANDS.items())


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to show: they quote what was typed."""

    def error(self, message: str) -> NoReturn:
        """Complain and leave."""
        super().error(clean(message))


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; `command` is ``browse`` where no command was named.

    Raises:
        SystemExit: With 2 for wrong use, with 0 after ``--help`` and ``--version``.
    """
    argv = [_spelt_out(argument) for argument in argv]
    common = _common()
    _, rest = common.parse_known_args([a for a in argv if a not in ("-h", "--help", "--version")])
    command = rest[0] if rest and rest[0] in COMMANDS else "browse"
    parser = _Parser(
        prog="ketamine-tui" if command == "browse" else f"ketamine-tui {command}",
        description=COMMANDS.get(command, "Browse a curated, review-flagged directory."),
        epilog=_EPILOG if command == "browse" else None,
        parents=[common],
        formatter_class=_format,
    )
    parser.add_argument("--version", action="version", version=f"ketamine-tui {__version__}")
    _ADDERS[command](parser)
    if command == "browse":
        arguments = parser.parse_args(argv)
    else:
        words = list(argv)
        words.remove(command)
        arguments = parser.parse_args(words)
    arguments.command = command
    return arguments


def _spelt_out(argument: str) -> str:
    """Return a negated term with ``!``: what begins with ``-`` would be taken for an option."""
    return f"!{argument[1:]}" if _NEGATED.match(argument) else argument


def _format(prog: str) -> argparse.HelpFormatter:
    # Asking for the terminal's width would import shutil and all its archives on every start.
    return argparse.HelpFormatter(prog, width=79)


def _common() -> argparse.ArgumentParser:
    common = _Parser(add_help=False, formatter_class=_format)
    common.add_argument(
        "--content", metavar="DIR", help="the directory's folder (or KETAMINE_TUI_CONTENT)"
    )
    common.add_argument("--as-of", metavar="DATE", type=_date, help="take this day for today")
    common.add_argument("--debug", action="store_true", help="show a full report when it crashes")
    return common


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-23") from None


def _clipboard(text: str) -> str:
    import shlex

    try:
        shlex.split(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a command: {error}") from None
    return text


def _add_query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_browse(parser: argparse.ArgumentParser) -> None:
    _add_query(parser)
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--no-animation", action="store_true", help="let nothing move")
    parser.add_argument(
        "--theme", choices=("dark", "light", "contrast", "mono"), help="colours to use"
    )
    parser.add_argument(
        "--clipboard",
        metavar="HOW",
        type=_clipboard,
        default="auto",
        help="auto, native, tmux, osc52, none, or a command that reads the text",
    )


def _add_list(parser: argparse.ArgumentParser) -> None:
    _add_query(parser)
    _add_json(parser)
    parser.add_argument(
        "--why", metavar="ID", help="say which terms of the query hide the entry of this id"
    )


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry's id")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true", help="print JSON")
    group.add_argument("--field", metavar="NAME", help="print one field, a value a line")


def _add_nothing(_parser: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


_ADDERS = {
    "browse": _add_browse,
    "list": _add_list,
    "show": _add_show,
    "tags": _add_json,
    "check": _add_json,
    "doctor": _add_nothing,
}
