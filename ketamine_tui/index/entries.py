"""Whole entries out of the index."""

import json
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.entry import CLASS_OF_KIND, Entry, Translation
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.translation import translated, translation_in
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of
from ketamine_tui.store.report import Report


class Reading(NamedTuple):
    """An entry as it is read and as it was written; the two differ where it is read in a translation."""

    entry: Entry
    original: Entry
    translation: Translation | None = None


def reading_at(catalog: Catalog, position: int) -> Reading:
    """Return the entry at a position for a reader, in their language where that is known."""
    original = entry_at(catalog, position)
    wording = catalog.wordings.get(position)
    words = translation_in(original, wording.language) if wording else None
    return Reading(translated(original, words) if words else original, original, words)


def entry_at(catalog: Catalog, position: int) -> Entry:
    """Return the entry at a position as it was written."""
    fields = json.loads(catalog.document(position)[0])
    record = ENTRY_RECORDS[CLASS_OF_KIND[Kind(fields["kind"])]]
    return record.decode(node_of(fields), Report("index"))


def blocks_at(catalog: Catalog, position: int) -> tuple[Block, ...]:
    """Return the text of the page at a position as it is read; nothing for other kinds."""
    words = catalog.wordings.get(position)
    blocks = json.loads(catalog.translated_blocks(position, words.language)) if words else []
    return tuple(
        Block(kind, tuple(Span(*span) for span in spans), *rest)
        for kind, spans, *rest in blocks or json.loads(catalog.document(position)[1])
    )
