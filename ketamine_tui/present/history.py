"""The history of an entry: its state, what has changed since it was checked, and every record."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.prose import Block, field, heading, line
from ketamine_tui.present.trust import trust_blocks


def history_blocks(
    catalog: Catalog, position: int, before: Mapping[str, str] = MappingProxyType({})
) -> tuple[Block, ...]:
    """Return what is on record for the entry at a position, the latest first.

    `before` is what fields that have changed said before, by name.
    """
    return tuple(_blocks(catalog, position, before))


def _blocks(catalog: Catalog, position: int, before: Mapping[str, str]) -> Iterator[Block]:
    entry = entry_at(catalog, position)
    origin = catalog.origin(position)
    yield heading(entry.title, 1)
    yield line(f"{origin.path}:{origin.line}", "dim")
    for name, text in before.items():
        yield field(name.capitalize(), f"was: {text}", "warning")
    state, due = catalog.row(position).state, catalog.due(position)
    yield from trust_blocks(entry, state, due, catalog.directory)
