"""What a table can say of an entry, a column a value, read from the index without making an entry of it."""

import json
from collections.abc import Iterable, Mapping, Sequence

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Row
from ketamine_tui.model.contact import PLACEHOLDER, Address
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean

_OF_ROWS = ("id", "kind", "section", "state", "title", "byline", "summary", "tags", "due", "path")
OF_POINTS = {
    "phone": ("phones", "number"),
    "dial": ("phones", "dial"),
    "text": ("texts", "number"),
    "email": ("emails", "address"),
    "chat": ("chats", "url"),
    "link": ("links", "url"),
}
"""The columns that are a part of every contact point: the field and the part."""

OF_REGISTERS = ("doi", "pmid", "pmcid", "isbn", "issn")
"""The columns that are the identifiers of a register."""

_OF_ENTRIES = (
    *("alternate_names", "regions", "languages", "audience", "related", "organization"),
    *("authors", "editors", "contributors", "issued", "publisher", "container_title"),
    *("volume", "issue", "page", "edition", "number_of_pages"),
)

COLUMNS = (*_OF_ROWS, *OF_POINTS, "address", *OF_REGISTERS, *_OF_ENTRIES)
"""The names of all columns."""

FILE_COLUMNS = tuple(name for name in COLUMNS if name not in ("state", "byline", "due", "path"))
"""The columns that are in an entry's own fields."""

DEFAULT_COLUMNS = ("id", "kind", "state", "title")
"""What a list says of an entry where nothing else is asked for."""

BETWEEN = "; "
"""Stands between the values of a column that has several."""


class UnknownColumnError(WrongUseError):
    """There is no such column."""


def known_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that some names mean; a plural is as good, and so is any case.

    Raises:
        UnknownColumnError: If there is none of a name; the message has the nearest known one.
    """
    found = []
    for name in names:
        wanted = name.lower().replace("-", "_")
        column = next((c for c in (wanted, wanted.removesuffix("s")) if c in COLUMNS), None)
        if column is None:
            raise UnknownColumnError(f"there is no column {clean(name)!r}{_nearest(wanted)}")
        found.append(column)
    return tuple(found)


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # a twentieth of a whole list

    close = get_close_matches(name, COLUMNS, n=1)
    return f" (did you mean {close[0]!r}?)" if close else f"; there are {', '.join(COLUMNS)}"


def cells_of(catalog: Catalog, position: int, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the values of an entry's columns; a value is one line."""
    row = catalog.row(position)
    document: Mapping[str, object] = {}
    if not set(columns) <= set(_OF_ROWS):
        document = json.loads(catalog.document(position)[0])
    return tuple(_cell(catalog, position, row, document, name) for name in columns)


def _cell(
    catalog: Catalog, position: int, row: Row, document: Mapping[str, object], name: str
) -> str:
    if name == "due":
        due = catalog.due(position)
        return due.isoformat() if due else ""
    if name == "path":
        return catalog.origin(position).path
    if name == "tags":
        return BETWEEN.join(row.tags)
    if name in _OF_ROWS:
        return str(getattr(row, name))
    return values_of(document, name)


def values_of(document: Mapping[str, object], name: str) -> str:
    """Return the values of one of `FILE_COLUMNS` in an entry's fields, as one line."""
    return BETWEEN.join(_values(document, name))


def _values(document: Mapping[str, object], name: str) -> Iterable[str]:
    if name in OF_POINTS:
        field, part = OF_POINTS[name]
        return [_marked(item, part) for item in _items(document, field) if part in item]
    if name == "address":
        return [", ".join(Address(**item).lines) for item in _items(document, "addresses")]
    if name in OF_REGISTERS:
        items = _items(document, "identifiers")
        return [item["value"] for item in items if item["scheme"] == name]
    value = document.get(name, ())
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]  # a list of texts


def _marked(item: Mapping[str, str], part: str) -> str:
    is_placeholder = item.get("placeholder") == "yes"
    return f"{item[part]} [{PLACEHOLDER}]" if is_placeholder else item[part]


def _items(document: Mapping[str, object], name: str) -> list[dict[str, str]]:
    return document.get(name, [])  # type: ignore[return-value]  # as the field table has it
