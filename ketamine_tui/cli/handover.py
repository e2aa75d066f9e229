"""``copy``, ``open`` and ``qr``: what leaves for the clipboard and for other programs."""

import argparse
import os
import sys
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.cli.command import Command, add_clipboard, add_id, add_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer
from ketamine_tui.cli.showing import caution_of, fields_named, position_named
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.errors import UserError, WrongUseError

_WHITE_ON_BLACK, _RESET = "\x1b[38;5;231;48;5;16m", "\x1b[0m"


class CopyOptions(NamedTuple):
    """Which field of which entry, and how it is copied."""

    id: str
    json: bool
    field: str
    clipboard: str


class OpenOptions(NamedTuple):
    """Which link of which entry."""

    id: str
    json: bool
    number: int


class QrOptions(NamedTuple):
    """Which field of which entry, and on which background."""

    id: str
    json: bool
    field: str
    light: bool


def _add_field(parser: argparse.ArgumentParser, help: str) -> None:  # noqa: A002  # argparse's name
    add_id(parser)
    add_json(parser)
    parser.add_argument("field", metavar="FIELD", nargs="?", default="", help=help)


def _add_copy_arguments(parser: argparse.ArgumentParser) -> None:
    _add_field(parser, "its name or its letter in the copy menu; left out, the main one")
    add_clipboard(parser)


def _add_open_arguments(parser: argparse.ArgumentParser) -> None:
    add_id(parser)
    add_json(parser)
    parser.add_argument(
        "number", metavar="N", nargs="?", type=int, default=1, help="which of its links (1)"
    )


def _add_qr_arguments(parser: argparse.ArgumentParser) -> None:
    _add_field(parser, "phone, text, email, chat, link or card; left out, the first that there is")
    parser.add_argument(
        "--light", action="store_true", help="for a light background, where colours are not used"
    )


def run_copy(context: Context, options: CopyOptions) -> int:
    """Copy a field of an entry, and say by which way and what is not known about it."""
    from ketamine_tui.present.card import card_at
    from ketamine_tui.present.copying import main_field
    from ketamine_tui.services.clipboard import copy_as_asked, describe_copy

    catalog = context.catalog()
    card = card_at(catalog, position_named(catalog, options.id))
    main = main_field(card.fields, card.entry)
    field = fields_named(card, options.field)[0] if options.field else main
    if field is None:
        raise UserError(f"{card.entry.id} has nothing to copy")
    if field.is_placeholder:
        raise UserError(f"not copied: {field.value} is a {PLACEHOLDER}")
    result = copy_as_asked(
        field.value,
        options.clipboard,
        environment=os.environ,
        platform=sys.platform,
        write=write_to_terminal,
    )
    if options.json:
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


def run_open(context: Context, options: OpenOptions) -> int:
    """Open a link of an entry in another program; where none can, the address is told."""
    from ketamine_tui.model.prose import ENTRY_SCHEME
    from ketamine_tui.present.card import card_at
    from ketamine_tui.services.links import OpenOutcome, describe_open, open_link

    catalog = context.catalog()
    card = card_at(catalog, position_named(catalog, options.id))
    links = [link.href for link in card.links if not link.href.startswith(ENTRY_SCHEME)]
    if not links:
        raise UserError(f"{card.entry.id} has no link")
    if not 1 <= options.number <= len(links):
        many = "\n".join(f"{number} {url}" for number, url in enumerate(links, 1))
        raise WrongUseError(f"{card.entry.id} has these links:\n{many}")
    url = links[options.number - 1]
    result = open_link(url, environment=os.environ, platform=sys.platform)
    if options.json:
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


def run_qr(context: Context, options: QrOptions) -> int:
    """Print a QR code with what it says; on a terminal in black and white whatever the theme."""
    from ketamine_tui.exchange.extract import extract_at
    from ketamine_tui.exchange.handovers import handovers, qr_lines
    from ketamine_tui.present.card import card_at

    catalog = context.catalog()
    position = position_named(catalog, options.id)
    card = card_at(catalog, position)
    extract = extract_at(catalog, position)
    offered = handovers(extract.items[0], extract)
    name = options.field.lower().removesuffix("s")
    handover = next((offer for offer in offered if name in ("", offer.name)), None)
    if handover is None:
        names = ", ".join(dict.fromkeys(offer.name for offer in offered)) or "nothing"
        raise UserError(f"a phone can take of {card.entry.id}: {names}")
    if options.json:
        put_answer("qr/1", id=card.entry.id, **handover._asdict(), state=card.state)
        return FINE
    has_colour = not context.is_plain and not os.environ.get("NO_COLOR")
    for line in qr_lines(handover.code, on_dark=has_colour or not options.light):
        put(f"{_WHITE_ON_BLACK}{line}{_RESET}" if has_colour else line)
    put(f"{handover.name}: {handover.value}")
    if caution := caution_of(card):
        complain(caution)
    return FINE


COPY = Command("copy a field of an entry", _add_copy_arguments, CopyOptions, run_copy)
OPEN = Command("open a link of an entry", _add_open_arguments, OpenOptions, run_open)
QR = Command(
    "print a number, address or link as a QR code for a phone",
    _add_qr_arguments,
    QrOptions,
    run_qr,
)
