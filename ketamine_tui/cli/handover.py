"""``copy``, ``open`` and ``qr``: what leaves for the clipboard and for other programs."""

import argparse
import os
import sys
from pathlib import Path

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer
from ketamine_tui.cli.printing import is_plain
from ketamine_tui.cli.showing import card_named, caution_of, fields_named
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.present.copying import main_field
from ketamine_tui.services.clipboard import copy_as_asked, describe_copy
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link

_WHITE_ON_BLACK, _RESET = "\x1b[38;5;231;48;5;16m", "\x1b[0m"


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
    result = copy_as_asked(
        field.value,
        arguments.clipboard,
        environment=os.environ,
        platform=sys.platform,
        write=write_to_terminal,
    )
    if arguments.json:
        put_answer(
            "copy/1",
            id=card.entry.id,
            field=field.name,
            value=field.value,
            state=card.state,
            outcome=result.outcome.value,
            route=result.route,
            detail=result.detail,
        )
    complain(describe_copy(result, f"{field.name} {field.value}"))
    if caution := caution_of(card):
        complain(caution)
    return FINE if result.is_delivered else FINDINGS


def write_to_terminal(sequence: str) -> None:
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
    if arguments.json:
        put_answer(
            "open/1",
            id=card.entry.id,
            url=url,
            state=card.state,
            outcome=result.outcome.value,
            program=result.opener,
            detail=result.detail,
        )
    complain(describe_open(result, url))
    if caution := caution_of(card):
        complain(caution)
    return FINE if result.outcome is OpenOutcome.OPENED else FINDINGS


def show_code(arguments: argparse.Namespace) -> int:
    """Print a QR code with what it says; on a terminal in black and white whatever the theme."""
    from ketamine_tui.exchange.extract import extract_at
    from ketamine_tui.exchange.handovers import handovers, qr_lines

    catalog = open_catalog(arguments)
    card = card_named(catalog, arguments.id)
    position = catalog.position(arguments.id)
    if card is None or position is None:
        return FINDINGS
    extract = extract_at(catalog, position)
    offered = handovers(extract.items[0], extract)
    wanted = arguments.field.lower().removesuffix("s")
    found = [one for one in offered if wanted in ("", one.name)]
    if not found:
        names = ", ".join(dict.fromkeys(one.name for one in offered)) or "nothing"
        complain(f"a phone can take of {card.entry.id}: {names}")
        return FINDINGS
    if arguments.json:
        data = found[0]._asdict()
        put_answer("qr/1", id=card.entry.id, **data, state=card.state)
        return FINE
    has_colour = not is_plain(arguments) and not os.environ.get("NO_COLOR")
    for line in qr_lines(found[0].code, on_dark=has_colour or not arguments.light):
        put(f"{_WHITE_ON_BLACK}{line}{_RESET}" if has_colour else line)
    put(f"{found[0].name}: {found[0].value}")
    if caution := caution_of(card):
        complain(caution)
    return FINE
