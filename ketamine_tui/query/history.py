"""The history of an entry: its state, what has changed since it was checked, and every record."""

from collections.abc import Iterator

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.query.trust import trust_blocks


def history_blocks(catalog: Catalog, position: int) -> tuple[Block, ...]:
    """Return what is on record for the entry at a position, the latest first."""
    return tuple(_blocks(catalog, position))


def _blocks(catalog: Catalog, position: int) -> Iterator[Block]:
    entry = entry_at(catalog, position)
    origin = catalog.origin(position)
    yield Block("heading", (Span(entry.title),), level=1)
    yield Block("line", (Span(f"{origin.path}:{origin.line}", "dim"),))
    state, due = catalog.row(position).state, catalog.due(position)
    yield from trust_blocks(entry, state, due, catalog.directory)
