"""``export``: the result of a query in a format of other programs."""

import argparse
import sys
from pathlib import Path

from ketamine_tui.cli.listing import view_of
from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, complain
from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.model.text import clean, counted
from ketamine_tui.store.saving import replace_file


def export(arguments: argparse.Namespace) -> int:
    """Print or write the entries that match, and say how many were left out and why."""
    form = FORMATS[arguments.format]
    view = view_of(open_catalog(arguments), arguments.query)
    whole = extract_of(view, with_doubted=arguments.all)
    extract = whole.only(form.holds)
    text = form.write(extract)
    if arguments.output:
        _write(Path(arguments.output), text)
    else:
        # Formats have line breaks of their own, and are UTF-8 whatever the terminal's encoding is.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    complain(f"{counted(len(extract.items), 'entry', 'entries')} exported")
    if others := len(whole.items) - len(extract.items):
        complain(f"{counted(others, 'other')} left out: {arguments.format} holds {form.held} only")
    if whole.left_out:
        complain(
            f"{counted(whole.left_out, 'entry', 'entries')} left out that nobody vouches for"
            " (to be reviewed, needs changes, withdrawn); --all takes them too"
        )
    return FINE if extract.items else FINDINGS


def _write(file: Path, text: str) -> None:
    is_new = not file.exists()
    replace_file(file, text.encode())
    if is_new:
        file.chmod(0o644)
    complain(f"written to {clean(str(file))}")
