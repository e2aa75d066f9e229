"""Markdown notes, as the program opens them (`store.note`, docs/notes.md)."""

from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.imported import Imported, ImportedEntry
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.note.reader import read_note


def read_markdown(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the entries of a note. A kind that the person said is that of those that can be it: of works, or of contacts.

    Raises:
        ReadError: If it is too long.
    """
    imported = read_note(text, path)
    entries = (_as_kind(item, options.kind) for item in imported.entries)
    return imported._replace(entries=tuple(entries))


def _as_kind(item: ImportedEntry, kind: Kind | None) -> ImportedEntry:
    if kind is None or CLASS_OF_KIND[kind] is not type(item.entry):
        return item
    return item._replace(entry=item.entry._replace(kind=kind))
