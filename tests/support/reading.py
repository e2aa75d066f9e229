"""Everything that can be read of a directory, so that two readings can be compared."""

from contextlib import closing

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.stored_directory import dump_directory


def everything(catalog: Catalog) -> list[object]:
    """Return all that can be asked of a directory, and close it."""
    with closing(catalog):
        positions = range(catalog.size)
        facets = [
            (field, value, catalog.sets.count(field, value), catalog.sets.bits(field, value))
            for field in ("state", "section", "kind", "tag", "region", "is")
            for value in catalog.sets.values(field)
        ]
        ids = [row.id for row in catalog.rows(positions)]
        return [
            dump_directory(catalog.directory),
            catalog.version,
            catalog.problems,
            catalog.rows(positions),
            [catalog.document(n) for n in positions],
            [catalog.origin(n) for n in positions],
            [catalog.position(name) for name in ids],
            [catalog.texts[n] for n in positions],
            [list(catalog.sets.order(field)) for field in ("title", "reviewed", "next", "issued")],
            sorted(facets),
        ]
