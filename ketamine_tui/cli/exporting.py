"""``export``: the result of a query in a format of other programs."""

import argparse
import sys
from pathlib import Path

from ketamine_tui.cli.listing import view_of
from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, UNREADABLE, USAGE, complain, put_answer
from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.formats import FORMATS, Output, left_out
from ketamine_tui.exchange.outputs import write_file, write_folder
from ketamine_tui.model.text import clean, counted
from ketamine_tui.store.saving import NotWrittenError


def export(arguments: argparse.Namespace) -> int:
    """Print or write the entries that match, and say how many were left out and why."""
    name = arguments.format
    form = FORMATS[name]
    if form.is_folder and not arguments.output:
        complain(f"{name} is a folder of files: say where with --output DIR")
        return USAGE
    view = view_of(open_catalog(arguments), arguments.query)
    whole = extract_of(view, with_doubted=arguments.all)
    extract = whole.only(form.holds)
    output = form.write(extract)
    if arguments.output:
        try:
            _write(Path(arguments.output), output)
        except NotWrittenError as error:
            complain(f"not written: {error}")
            return UNREADABLE
    if arguments.json:
        put_answer(
            "export/1",
            exported=arguments.format,
            count=len(extract.items),
            left_out=whole.left_out,
            not_held=len(whole.items) - len(extract.items),
            file=arguments.output,
            text=None if arguments.output else output,
        )
    elif not arguments.output:
        # Formats have line breaks of their own, and are UTF-8 whatever the terminal's encoding is.
        sys.stdout.flush()
        sys.stdout.buffer.write(str(output).encode())
    complain(f"{counted(len(extract.items), 'entry', 'entries')} exported")
    for said in left_out(name, whole, extract):
        complain(said)
    if whole.left_out:
        complain("--all takes those too that nobody vouches for")
    return FINE if extract.items else FINDINGS


def _write(place: Path, output: Output) -> None:
    if isinstance(output, str):
        write_file(place, output)
    else:
        write_folder(place, output)
    complain(f"written to {clean(str(place))}")
