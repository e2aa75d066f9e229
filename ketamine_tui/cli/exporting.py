"""``export``: the result of a query in a format of other programs."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_all, add_query_and_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put_answer, put_bytes
from ketamine_tui.cli.suggested import answered
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.model.errors import UnreadableError, WrongUseError
from ketamine_tui.model.text import clean

if TYPE_CHECKING:
    from ketamine_tui.exchange.formats import Output


class Options(NamedTuple):
    """Which entries in which format, and where to."""

    format: str
    query: str
    json: bool
    output: str | None
    all: bool
    with_notes: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    told = "; ".join(f"{name}: {form.help}" for name, form in FORMATS.items())
    parser.add_argument("format", metavar="FORMAT", choices=tuple(FORMATS), help=told)
    add_query_and_json(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to this file instead of printing; a folder for site",
    )
    add_all(parser)
    parser.add_argument(
        "--with-notes",
        action="store_true",
        help="include your private notes, which are left out otherwise",
    )


def run(context: Context, options: Options) -> int:
    """Print or write the entries that match, and say how many were left out and why."""
    from ketamine_tui.actions.exporting import exported

    name = options.format
    if FORMATS[name].is_folder and not options.output:
        raise WrongUseError(f"{name} writes a folder of files: name it with --output DIR")
    if options.with_notes and not FORMATS[name].has_notes:
        raise WrongUseError(f"{name} has no place for private notes: leave --with-notes out")
    view = answered(context.view(options.query, with_notes=options.with_notes))
    export = exported(name, view, with_doubted=options.all, with_notes=options.with_notes)
    output = export.output
    if options.output:
        _write(Path(options.output), output)
    if options.json:
        text = None if options.output else output
        put_answer("export/1", **export.facts, file=options.output, text=text)
    elif not options.output:
        # Formats have line breaks of their own, and are UTF-8 whatever the terminal's encoding is.
        put_bytes(str(output).encode())
    complain(export.told)
    for reason in export.reasons:
        complain(reason)
    if export.facts["left_out"]:
        complain("--all includes them")
    return FINE if export.number else FINDINGS


def _write(place: Path, output: "Output") -> None:
    from ketamine_tui.exchange.outputs import write_file, write_folder
    from ketamine_tui.store.saving import NotWrittenError

    try:
        if isinstance(output, str):
            write_file(place, output)
        else:
            write_folder(place, output)
    except NotWrittenError as error:
        # As for what the disk refuses, where a folder is named by hand.
        raise UnreadableError(f"not written: {error}") from None
    complain(f"written to {clean(str(place))}")


EXPORT = Command(_add_arguments, Options, run, speech=Speech.ASKED)
