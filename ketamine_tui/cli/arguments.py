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
    "review": "print what waits for a person, or record a review",
    "check": "print what is wrong with the content",
    "stats": "print how much was checked, and how lately",
    "schema": "print what a file may hold, as JSON Schema for editors",
    "new": "begin an entry: write its first text and open the editor",
    "init": "copy the directory, or an empty one, into a folder of your own",
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


def _add_review(parser: argparse.ArgumentParser) -> None:
    from ketamine_tui.model.review import RECORDED_STATES, Method

    parser.add_argument(
        "query",
        nargs="*",
        metavar="ID|QUERY",
        help="the entry to review or to tell the history of, or a query that narrows the queue",
    )
    _add_json(parser)
    parser.add_argument(
        "--status", choices=[state.value for state in RECORDED_STATES], help="record this state"
    )
    parser.add_argument(
        "--method",
        choices=[method.value for method in Method],
        help="how it was checked; a confirmation needs one",
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="TEXT",
        help="where it was read; may be given several times",
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="a remark, or the reason")
    parser.add_argument(
        "--covers",
        action="append",
        default=[],
        metavar="FIELD",
        help="what was checked, if not the whole entry; may be given several times",
    )
    parser.add_argument("--reviewer", default="", metavar="NAME", help="who; remembered")
    parser.add_argument("--role", default="", metavar="TEXT", help="in which role; remembered")
    parser.add_argument(
        "--replaced-by", default="", metavar="ID", help="the entry to use instead of this one"
    )
    parser.add_argument(
        "--next-review",
        dest="next",
        metavar="DATE",
        type=_date,
        help="when to look again; left out, the policy of the directory says",
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="*", metavar="PATH", help="only files and folders of these names"
    )
    _add_json(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="for whom"
    )
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only this one")
    parser.add_argument("--max", type=int, metavar="N", help="print no more than the N worst")
    parser.add_argument(
        "--release", action="store_true", help="also what the urgent help must not lack"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first write tags, numbers, ISBNs and DOIs in their own form",
    )
    parser.add_argument("--explain", default="", metavar="RULE", help="say what a rule means")


def _add_stats(parser: argparse.ArgumentParser) -> None:
    _add_query(parser)
    _add_json(parser)
    parser.add_argument(
        "--days",
        type=_days,
        default=90,
        metavar="N",
        help="how lately contact points have to have been checked (90)",
    )


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 36_500:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days")
    return int(text)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    names = ("directory", "tags", "page", "entry", "views")
    parser.add_argument("name", metavar="NAME", choices=names, help=f"one of {', '.join(names)}")


def _add_new(parser: argparse.ArgumentParser) -> None:
    from ketamine_tui.model.kind import Kind

    kinds = [kind.value for kind in Kind]
    parser.add_argument("kind", metavar="KIND", choices=kinds, help=f"one of {', '.join(kinds)}")
    parser.add_argument(
        "id", metavar="ID", nargs="?", default="", help="its id; left out, made of the title"
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="what it is called")
    parser.add_argument("--section", default="", metavar="ID", help="where it is listed")
    parser.add_argument("--no-edit", action="store_true", help="do not open the editor")


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--empty", action="store_true", help="begin with examples to be replaced, not with a copy"
    )


def _add_nothing(_parser: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


_ADDERS = {
    "browse": _add_browse,
    "list": _add_list,
    "show": _add_show,
    "tags": _add_json,
    "review": _add_review,
    "stats": _add_stats,
    "schema": _add_schema,
    "new": _add_new,
    "init": _add_init,
    "check": _add_check,
    "doctor": _add_nothing,
}
