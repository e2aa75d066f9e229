"""The command line: which command, and with what."""

import argparse
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from ketamine_tui import __version__
from ketamine_tui.cli.options import date
from ketamine_tui.cli.registry import BROWSE, COMMANDS, NAMED, function
from ketamine_tui.model.text import clean
from ketamine_tui.store.scan import is_note

_NEGATED = re.compile(r"-(?:[#@(!\"]|[a-z]+:)")


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
    known, rest = common.parse_known_args(
        [a for a in argv if a not in ("-h", "--help", "--version")]
    )
    words = list(argv)
    note = rest[0] if rest and not known.content and is_note_file(rest[0]) else None
    if note is not None:
        words.remove(note)
        rest = rest[1:]
    command = rest[0] if rest and rest[0] in NAMED else BROWSE
    if command != BROWSE:
        words.remove(command)
    arguments = parser_of(command).parse_args(words)
    arguments.command = command
    arguments.content = arguments.content or note
    return arguments


def is_note_file(word: str) -> bool:
    """Say whether a word names a note to open, and not something to look for."""
    return word not in NAMED and is_note(Path(word)) and Path(word).is_file()


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command's arguments."""
    epilog = "commands: " + "; ".join(f"{name}: {COMMANDS[name].help}" for name in NAMED)
    parser = _Parser(
        prog="ketamine-tui" if command == BROWSE else f"ketamine-tui {command}",
        description=COMMANDS[command].help,
        epilog=epilog if command == BROWSE else None,
        parents=[_common()],
        formatter_class=_format,
    )
    parser.add_argument("--version", action="version", version=f"ketamine-tui {__version__}")
    function(COMMANDS[command].options)(parser)
    return parser


def _spelt_out(argument: str) -> str:
    """Return a negated term with ``!``: what begins with ``-`` would be taken for an option."""
    return f"!{argument[1:]}" if _NEGATED.match(argument) else argument


def _format(prog: str) -> argparse.HelpFormatter:
    # Asking for the terminal's width would import shutil and all its archives on every start.
    return argparse.HelpFormatter(prog, width=79)


@cache
def _common() -> argparse.ArgumentParser:
    common = _Parser(add_help=False, formatter_class=_format)
    common.add_argument(
        "--content", metavar="PATH", help="the directory's folder or note (or KETAMINE_TUI_CONTENT)"
    )
    common.add_argument("--as-of", metavar="DATE", type=date, help="take this day for today")
    common.add_argument(
        "--plain", action="store_true", help="print plain lines: no colour, no table, no pager"
    )
    common.add_argument("--debug", action="store_true", help="show a full report when it crashes")
    return common
