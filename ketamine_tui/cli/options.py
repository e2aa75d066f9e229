"""The options of the commands that read, and what several commands have in common."""

import argparse
import datetime as dt


def date(text: str) -> dt.date:
    """Return the day that an option names."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-23") from None


def names(text: str) -> tuple[str, ...]:
    """Return the names that an option lists with commas."""
    return tuple(name for name in (part.strip() for part in text.split(",")) if name)


def _clipboard(text: str) -> str:
    import shlex

    try:
        shlex.split(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a command: {error}") from None
    return text


def add_query(parser: argparse.ArgumentParser) -> None:
    """Add the words of a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_id(parser: argparse.ArgumentParser) -> None:
    """Add the id of an entry."""
    parser.add_argument("id", metavar="ID", help="the entry's id")


def add_clipboard(parser: argparse.ArgumentParser) -> None:
    """Add how copying is done."""
    parser.add_argument(
        "--clipboard",
        metavar="HOW",
        type=_clipboard,
        default="auto",
        help="auto, native, tmux, osc52, none, or a command that reads the text",
    )


def add_browse(parser: argparse.ArgumentParser) -> None:
    """Add the options of the screen."""
    add_query(parser)
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--no-animation", action="store_true", help="let nothing move")
    parser.add_argument(
        "--theme", choices=("dark", "light", "contrast", "mono"), help="colours to use"
    )
    add_clipboard(parser)
    parser.add_argument(
        "--linear",
        action="store_true",
        help="numbered lines and prompts instead of a screen: for screen readers, braille and pipes",
    )
    parser.add_argument(
        "--width", type=_width, metavar="N", help="with --linear: columns of a line (80)"
    )


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 20 <= int(text) <= 500:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of columns from 20 to 500")
    return int(text)


def add_list(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``list``."""
    add_query(parser)
    add_json(parser)
    parser.add_argument(
        "--format",
        choices=("lines", "table", "csv", "json", "jsonl"),
        help="lines (tab-separated), table (for people; what a terminal gets), csv, json or jsonl",
    )
    parser.add_argument(
        "--columns",
        type=names,
        metavar="NAME,...",
        default=(),
        help="what to print of each entry, such as id,title,phone,due",
    )
    parser.add_argument(
        "--why", metavar="ID", help="say which terms of the query hide the entry of this id"
    )


def add_search(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``search``."""
    add_query(parser)
    add_json(parser)


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``show``."""
    add_id(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true", help="print JSON")
    group.add_argument("--field", metavar="NAME", help="print one field, a value a line")


def add_urgent(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``urgent``."""
    add_json(parser)
    parser.add_argument("--region", metavar="CODE", help="only this region, such as GB or US")


def add_counts(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``sections`` and ``tags``."""
    add_query(parser)
    add_json(parser)


def add_copy(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``copy``."""
    add_id(parser)
    add_json(parser)
    parser.add_argument(
        "field",
        metavar="FIELD",
        nargs="?",
        default="",
        help="its name or its letter in the copy menu; left out, the main one",
    )
    add_clipboard(parser)


def add_open(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``open``."""
    add_id(parser)
    add_json(parser)
    parser.add_argument(
        "number", metavar="N", nargs="?", type=int, default=1, help="which of its links (1)"
    )


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``doctor``."""
    add_json(parser)


def add_completion(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``completion``."""
    from ketamine_tui.cli.completing import SHELLS, WORDS

    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=(*SHELLS, WORDS),
        help=f"{', '.join(SHELLS)}; '{WORDS}' is what the scripts ask for",
    )
    parser.add_argument("word", metavar="WORD", nargs="*", help="what is typed so far")


def add_nothing(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options of its own."""
