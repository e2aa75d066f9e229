"""Columns of a list whose values are in the rows of the index, so that no entry has to be read for them."""

from ketamine_tui.index.catalog import Catalog

ROW_COLUMNS = (
    "id",
    "kind",
    "section",
    "state",
    "title",
    "byline",
    "summary",
    "tags",
    "due",
    "path",
)
"""The names of these columns."""

BETWEEN = "; "
"""Stands between the values of a column that has several."""


def row_cell(catalog: Catalog, position: int, name: str) -> str:
    """Return the value of one of `ROW_COLUMNS`."""
    if name == "due":
        due = catalog.due(position)
        return due.isoformat() if due else ""
    if name == "path":
        return catalog.origin(position).shown_path
    row = catalog.row(position)
    return BETWEEN.join(row.tags) if name == "tags" else str(getattr(row, name))
