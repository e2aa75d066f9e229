"""The history of an entry: its state, what has changed since it was checked, and every record."""

from collections.abc import Mapping
from types import MappingProxyType

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import reading_at
from ketamine_tui.model.prose import Block, field, heading, line
from ketamine_tui.model.translate import _
from ketamine_tui.present.trust import trust_blocks, words_at, words_blocks


def history_blocks(
    catalog: Catalog, position: int, before: Mapping[str, str] = MappingProxyType({})
) -> tuple[Block, ...]:
    """Return what is on record for the entry at a position, the latest first.

    `before` is what fields that have changed said before, by name.
    """
    reading, row = reading_at(catalog, position), catalog.original_row(position)
    entry, words = reading.original, words_at(catalog, position, reading)
    return (
        heading(entry.title, 1),
        line(f"{row.origin.shown_path}:{row.origin.line}", "dim"),
        *(
            field(name.capitalize(), _("was: {text}").format(text=text), "warning")
            for name, text in before.items()
        ),
        *(words_blocks(words) if words else ()),
        *trust_blocks(entry, row.state, row.due, catalog.directory),
    )
