"""``copy`` and ``open``: what leaves for the clipboard and for other programs."""

import argparse
import os
import shlex
import sys
from pathlib import Path

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain
from ketamine_tui.cli.showing import card_named, caution_of, fields_named
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.query.copying import main_field
from ketamine_tui.services.clipboard import ClipboardMode, CopyOutcome, copy_text, describe_copy
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link


def copy(arguments: argparse.Namespace) -> int:
    """Copy a field of an entry, and say by which way and what is not known about it."""
    card = card_named(open_catalog(arguments), arguments.id)
    if card is None:
        return FINDINGS
    if arguments.field:
        found = fields_named(card, arguments.field)
        field = found[0] if found else None
    else:
        field = main_field(card.fields, card.entry)
    if field is None:
        return FINDINGS
    if field.is_placeholder:
        complain(f"not copied: {field.value} is a {PLACEHOLDER}")
        return FINDINGS
    how = arguments.clipboard
    is_mode = how in set(ClipboardMode)
    result = copy_text(
        field.value,
        environment=os.environ,
        platform=sys.platform,
        write=_write_to_terminal,
        mode=ClipboardMode(how) if is_mode else ClipboardMode.AUTO,
        command=None if is_mode else shlex.split(how),
    )
    complain(describe_copy(result, f"{field.name} {field.value}"))
    if caution := caution_of(card):
        complain(caution)
    return FINE if result.outcome in (CopyOutcome.COPIED, CopyOutcome.SENT) else FINDINGS


def _write_to_terminal(sequence: str) -> None:
    """Send a sequence to the terminal, wherever the output goes."""
    with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
        terminal.write(sequence)


def open_one(arguments: argparse.Namespace) -> int:
    """Open a link of an entry in another program; where none can, the address is told."""
    card = card_named(open_catalog(arguments), arguments.id)
    if card is None:
        return FINDINGS
    links = [link.href for link in card.links if not link.href.startswith(ENTRY_SCHEME)]
    if not links:
        complain(f"{card.entry.id} has no link")
        return FINDINGS
    if not 1 <= arguments.number <= len(links):
        many = "\n".join(f"{number} {url}" for number, url in enumerate(links, 1))
        complain(f"{card.entry.id} has these links:\n{many}")
        return USAGE
    url = links[arguments.number - 1]
    result = open_link(url, environment=os.environ, platform=sys.platform)
    complain(describe_open(result, url))
    if caution := caution_of(card):
        complain(caution)
    return FINE if result.outcome is OpenOutcome.OPENED else FINDINGS
