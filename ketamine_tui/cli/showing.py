"""``show``: an entry, or one of its fields."""

import argparse
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_id
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.output import FINE, complain, put, put_answer
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean, sentence

if TYPE_CHECKING:
    from ketamine_tui.index.catalog import Catalog
    from ketamine_tui.present.card import Card
    from ketamine_tui.present.copying import CopyField


class Options(NamedTuple):
    """Which entry, and which of its fields, if not the whole entry."""

    id: str
    json: bool
    field: str | None


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_id(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--json", action="store_true", help="print JSON")
    group.add_argument("--field", metavar="NAME", help="print one field, a value a line")


def fields_named(card: "Card", name: str) -> "list[CopyField]":
    """Return the fields that a name or a letter of the copy menu means.

    Raises:
        UserError: If there are none.
    """
    from ketamine_tui.present.copying import fields_called

    fields = fields_called(card.fields, name)
    if not fields:
        names = ", ".join(dict.fromkeys(field.name for field in card.fields))
        raise UserError(f"{card.entry.id} has no field {clean(name)!r}; it has {names}")
    return fields


def run(context: Context, options: Options) -> int:
    """Print an entry as text or JSON, or the bare values of one of its fields, one per line."""
    from ketamine_tui.present.card import card_at

    catalog = context.catalog(is_read=not (options.json or options.field))
    position = position_named(catalog, options.id)
    card = card_at(catalog, position)
    if options.field:
        _show_field(card, options.field)
    elif options.json:
        put_answer("show/1", **show_data(catalog, position))
    else:
        from ketamine_tui.cli.printing import print_blocks

        print_blocks(context, card.blocks)
    return FINE


def show_data(catalog: "Catalog", position: int) -> dict[str, object]:
    """Return an entry as data, with where it stands."""
    from ketamine_tui.present.card import card_at
    from ketamine_tui.store.decode import fields_of

    card = card_at(catalog, position)
    due = card.due.isoformat() if card.due else None
    entry = {**fields_of(card.entry), "state": card.state.value, "due": due}
    return {"entry": entry, **catalog.origin(position)._asdict()}


def _show_field(card: "Card", name: str) -> None:
    from ketamine_tui.actions.cautions import unchecked, useless

    for field in fields_named(card, name):
        put(field.value)
        if field.is_placeholder:
            complain(sentence(useless(field.value)))
    if caution := unchecked(card.state):
        complain(f"{sentence(caution)} ({card.entry.title})")


SHOW = Command(_add_arguments, Options, run, speech=Speech.READER)
