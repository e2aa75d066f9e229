"""``copy``, ``open`` and ``qr``: what leaves for the clipboard and for other programs."""

import argparse
import os
from typing import NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_clipboard, add_id_and_json
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.output import put, put_outcome
from ketamine_tui.cli.showing import fields_named
from ketamine_tui.model.errors import UserError, WrongUseError

_WHITE_ON_BLACK, _RESET = "\x1b[38;5;231;48;5;16m", "\x1b[0m"


class CopyOptions(NamedTuple):
    """Which field of which entry, and how it is copied."""

    id: str
    json: bool
    field: str
    even_placeholder: bool
    clipboard: str | None


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
    even_placeholder: bool
    light: bool


def _add_field(parser: argparse.ArgumentParser, help: str) -> None:  # noqa: A002  # argparse's name
    add_id_and_json(parser)
    parser.add_argument("field", metavar="FIELD", nargs="?", default="", help=help)
    parser.add_argument(
        "--even-placeholder",
        action="store_true",
        help="even if it is marked as one that does not work",
    )


def _add_copy_arguments(parser: argparse.ArgumentParser) -> None:
    _add_field(parser, "its name or its letter in the copy menu; left out, the main one")
    add_clipboard(parser)


def _add_open_arguments(parser: argparse.ArgumentParser) -> None:
    add_id_and_json(parser)
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
    from ketamine_tui.actions.copying import copy_field
    from ketamine_tui.present.card import card_at
    from ketamine_tui.present.copying import main_field

    catalog = context.catalog(is_read=not options.json)
    card = card_at(catalog, position_named(catalog, options.id))
    main = main_field(card.fields, card.entry)
    field = fields_named(card, options.field)[0] if options.field else main
    if field is None:
        raise UserError(f"{card.entry.id} has nothing to copy")
    session = context.session(options.clipboard)
    outcome = copy_field(
        field, card.entry.title, card.state, session, even_placeholder=options.even_placeholder
    )
    return put_outcome(outcome, "copy/1", as_json=options.json, id=card.entry.id)


def run_open(context: Context, options: OpenOptions) -> int:
    """Open a link of an entry in another program; where none can, the address is told."""
    from ketamine_tui.actions.opening import NO_LINK, entry_behind, open_address
    from ketamine_tui.present.card import card_at

    catalog = context.catalog(is_read=not options.json)
    card = card_at(catalog, position_named(catalog, options.id))
    links = [link.href for link in card.links if not entry_behind(link)]
    if not links:
        raise UserError(NO_LINK)
    if not 1 <= options.number <= len(links):
        many = "\n".join(f"{number} {url}" for number, url in enumerate(links, 1))
        raise WrongUseError(f"{card.entry.id} has these links:\n{many}")
    url = links[options.number - 1]
    outcome = open_address(url, card.state, context.session())
    return put_outcome(outcome, "open/1", as_json=options.json, id=card.entry.id)


def run_qr(context: Context, options: QrOptions) -> int:
    """Print a QR code with what it says; on a terminal in black and white whatever the theme."""
    from ketamine_tui.actions.handover import NOTHING, codes_at, show_code
    from ketamine_tui.exchange.handovers import qr_modules
    from ketamine_tui.present.painters.code import half_blocks

    catalog = context.catalog(is_read=not options.json)
    position = position_named(catalog, options.id)
    row = catalog.row(position)
    offered = codes_at(catalog, position)
    name = options.field.lower().removesuffix("s")
    code = next((code for code in offered if name in ("", code.name)), None)
    if code is None:
        names = ", ".join(dict.fromkeys(code.name for code in offered))
        raise UserError(f"{row.id} has QR codes for: {names}" if names else NOTHING)
    outcome = show_code(
        code, row.title, row.state, context.session(), even_placeholder=options.even_placeholder
    )
    if outcome.code and not options.json:
        has_colour = not context.is_plain and not os.environ.get("NO_COLOR")
        modules = qr_modules(outcome.code)
        for line in half_blocks(modules, on_dark=has_colour or not options.light):
            put(f"{_WHITE_ON_BLACK}{line}{_RESET}" if has_colour else line)
        put(outcome.told)
        outcome = outcome._replace(told="")
    return put_outcome(outcome, "qr/1", as_json=options.json, id=row.id)


COPY = Command(_add_copy_arguments, CopyOptions, run_copy, speech=Speech.READER)
OPEN = Command(_add_open_arguments, OpenOptions, run_open, speech=Speech.READER)
QR = Command(_add_qr_arguments, QrOptions, run_qr, speech=Speech.READER)
