"""``show``."""

import argparse

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.text import clean
from ketamine_tui.present.card import Card, card_at
from ketamine_tui.present.copying import CopyField, fields_called
from ketamine_tui.present.layout import lay_out
from ketamine_tui.store.decode import encode


def card_named(catalog: Catalog, entry_id: str) -> Card | None:
    """Return the card of an entry; where there is none, say so and return None."""
    position = catalog.position(entry_id)
    if position is None:
        complain(f"there is no entry {clean(entry_id)!r}; 'ketamine-tui list' prints the ids")
        return None
    return card_at(catalog, position)


def fields_named(card: Card, name: str) -> list[CopyField]:
    """Return the fields that a name or a letter of the copy menu means; where none, say so."""
    found = fields_called(card.fields, name)
    if not found:
        names = ", ".join(dict.fromkeys(field.name for field in card.fields))
        complain(f"{card.entry.id} has no field {clean(name)!r}; it has {names}")
    return found


def caution_of(card: Card) -> str:
    """Return what is to be said with every value of an entry that nobody has checked."""
    if card.state.is_checked:
        return ""
    return f"unchecked: {card.entry.title} is {card.state.words.lower()}"


def show_entry(arguments: argparse.Namespace) -> int:
    """Print an entry as text or JSON, or the bare values of one of its fields, one per line."""
    catalog = open_catalog(arguments)
    card = card_named(catalog, arguments.id)
    if card is None:
        return FINDINGS
    if arguments.field:
        return _show_field(card, arguments.field)
    if arguments.json:
        position = catalog.position(arguments.id)
        origin = catalog.origin(position)._asdict() if position is not None else {}
        put_answer("show/1", entry=_data(card), **origin)
    else:
        from ketamine_tui.cli.printing import print_lines, text_width

        print_lines(arguments, lay_out(card.blocks, text_width(arguments)))
    return FINE


def _data(card: Card) -> dict[str, object]:
    fields = encode(card.entry)
    due = card.due.isoformat() if card.due else None
    return {**(fields if isinstance(fields, dict) else {}), "state": card.state.value, "due": due}


def _show_field(card: Card, name: str) -> int:
    found = fields_named(card, name)
    for field in found:
        put(field.value)
        if field.is_placeholder:
            complain(f"{field.value}: {PLACEHOLDER}")
    if found and (caution := caution_of(card)):
        complain(caution)
    return FINE if found else FINDINGS
