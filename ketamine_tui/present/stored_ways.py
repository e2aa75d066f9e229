"""Ways out of the fields of an entry as an index or a file has them; nothing else of them is made a record."""

from collections.abc import Iterator, Mapping

from ketamine_tui.model.entry import CLASS_OF_KIND
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.ways import Way, ways_of
from ketamine_tui.store.entry_schema import ENTRY_RECORDS
from ketamine_tui.store.node import node_of
from ketamine_tui.store.report import Report


def stored_ways(document: Mapping[str, object], field: str) -> Iterator[Way]:
    """Yield the ways that the fields of an entry have in a list, such as ``phones``."""
    if field in document:
        type_ = ENTRY_RECORDS[CLASS_OF_KIND[Kind(str(document["kind"]))]].fields[field]
        yield from ways_of(field, type_.decode(node_of(document[field]), Report("index")))  # type: ignore[arg-type]  # a list of such records
