"""``show``."""

import argparse

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_json
from ketamine_tui.query.card import PLACEHOLDER, Card, card_at
from ketamine_tui.query.layout import plain_text
from ketamine_tui.store.decode import encode


def show_entry(arguments: argparse.Namespace) -> int:
    """Print an entry as text or JSON, or the bare values of one of its fields, one per line."""
    catalog = open_catalog(arguments)
    position = catalog.position(arguments.id)
    if position is None:
        complain(f"there is no entry {arguments.id!r}; 'ketamine-tui list' prints the ids")
        return FINDINGS
    card = card_at(catalog, position)
    if arguments.field:
        return _show_field(card, arguments.field)
    if arguments.json:
        put_json(_data(card))
    else:
        put(plain_text(card.blocks))
    return FINE


def _data(card: Card) -> dict[str, object]:
    fields = encode(card.entry)
    due = card.due.isoformat() if card.due else None
    return {**(fields if isinstance(fields, dict) else {}), "state": card.state.value, "due": due}


def _show_field(card: Card, name: str) -> int:
    wanted = name.lower()
    found = [field for field in card.fields if wanted in (field.name, f"{field.name}s")]
    if not found:
        names = ", ".join(dict.fromkeys(field.name for field in card.fields))
        complain(f"{card.entry.id} has no field {name!r}; it has {names}")
        return FINDINGS
    for field in found:
        put(field.value)
        if field.is_placeholder:
            complain(f"{field.value}: {PLACEHOLDER}")
    if not card.state.is_checked:
        complain(f"unchecked: {card.entry.title} is {card.state.words.lower()}")
    return FINE
