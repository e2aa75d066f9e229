"""Columns of tables: a value of an entry each, read from the index without making an entry of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Row
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.text import clean, closest
from ketamine_tui.model.way_kinds import PLACEHOLDER, WAY_FIELDS, WAY_KINDS

if TYPE_CHECKING:
    from ketamine_tui.model.ways import Way

BETWEEN = "; "
"""Stands between the values of a column that has several."""

_OF_ROWS = (
    *("id", "kind", "section", "state", "title"),
    *("byline", "summary", "tags", "due", "path"),
)
"""The columns whose values the index keeps by themselves: nothing else of the entry is read for them."""

OF_REGISTERS = ("doi", "pmid", "pmcid", "isbn", "issn")
"""The columns that are the identifiers of a register."""

OF_OTHERS = "identifiers"
"""The column of the identifiers of all other registers, each behind the name of its own: ``nct NCT04939649``."""

_OF_REVIEWS = ("reviewed", "reviewer", "method")
"""When, by whom and how an entry was confirmed; nothing where it is not."""

_OF_ENTRIES = (
    *("alternate_names", "regions", "languages", "audience", "related", "organization"),
    *("authors", "editors", "contributors", "issued", "publisher", "container_title"),
    *("volume", "issue", "page", "edition", "number_of_pages"),
)

COLUMNS = (*_OF_ROWS, *_OF_REVIEWS, *WAY_KINDS, "dial", *OF_REGISTERS, OF_OTHERS, *_OF_ENTRIES)
"""The names of all columns."""

_DERIVED = ("state", "byline", "due", "path", *_OF_REVIEWS)

FILE_COLUMNS = tuple(name for name in COLUMNS if name not in _DERIVED)
"""The columns that are in an entry's own fields."""


def known_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that some names mean; a plural is as good, and so is any case.

    Raises:
        WrongUseError: If there is none of a name; the message has the nearest known one.
    """
    columns = []
    for name in names:
        asked = name.lower().replace("-", "_")
        spellings = (asked, asked.removesuffix("s"), asked.removesuffix("es"))
        column = next((spelling for spelling in spellings if spelling in COLUMNS), None)
        if column is None:
            raise WrongUseError(f"there is no column {clean(name)!r}{_nearest(asked)}")
        columns.append(column)
    return tuple(columns)


def _nearest(name: str) -> str:
    column = closest(name, COLUMNS)
    return f" (did you mean {column!r}?)" if column else f"; there are {', '.join(COLUMNS)}"


def cells_of(
    catalog: Catalog, positions: Iterable[int], columns: Sequence[str]
) -> list[tuple[str, ...]]:
    """Return the values of columns: a row for each entry, and each value as one line."""
    is_of_rows = set(columns) <= set(_OF_ROWS)
    rows = []
    for position in positions:
        document = {} if is_of_rows else json.loads(catalog.document(position)[0])
        row = catalog.row(position)
        rows.append(tuple(_cell(row, document, name) for name in columns))
    return rows


def _cell(row: Row, document: Mapping[str, object], name: str) -> str:
    if name in _OF_ROWS:
        return _of_row(row, name)
    if name in _OF_REVIEWS:
        return _of_confirmation(document, name)
    return values_of(document, name)


def _of_row(row: Row, name: str) -> str:
    match name:
        case "tags":
            return BETWEEN.join(row.tags)
        case "due":
            return str(row.due or "")
        case "path":
            return row.origin.shown_path
    return str(getattr(row, name))


def _of_confirmation(document: Mapping[str, object], name: str) -> str:
    # The records of entries take longer to load than a whole list without such a column.
    from ketamine_tui.present.stored_reviews import stored_confirmation  # noqa: PLC0415

    review = stored_confirmation(document)
    if review is None:
        return ""
    if name == "reviewer":
        return ", ".join(filter(None, (review.reviewer, review.role)))
    return str(review.date if name == "reviewed" else review.method or "")


def values_of(document: Mapping[str, object], name: str) -> str:
    """Return the values of one of `FILE_COLUMNS` in an entry's fields, as one line."""
    return BETWEEN.join(_values(document, name))


def _values(document: Mapping[str, object], name: str) -> Iterable[str]:
    if name == "dial":
        dialled = chain.from_iterable(_ways(document, field) for field in WAY_FIELDS)
        return [_marked(way, way.dial) for way in dialled if way.dial]
    if name in WAY_KINDS:
        ways = _ways(document, WAY_KINDS[name].field)
        return [_marked(way, way.value) for way in ways if way.kind == name]
    if name in OF_REGISTERS:
        items = _items(document, "identifiers")
        return [item["value"] for item in items if item["scheme"] == name]
    if name == OF_OTHERS:
        items = _items(document, "identifiers")
        named = (f"{x['scheme']} {x['value']}" for x in items if x["scheme"] not in OF_REGISTERS)
        return list(named)
    value = document.get(name, ())
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]  # a list of texts


def _ways(document: Mapping[str, object], field: str) -> "Iterator[Way]":
    # The records of entries take longer to load than a whole list without such a column.
    from ketamine_tui.present.stored_ways import stored_ways  # noqa: PLC0415

    return stored_ways(document, field)


def _marked(way: "Way", value: str) -> str:
    # One line: an address has several.
    line = value.replace("\n", ", ")
    return f"{line} [{PLACEHOLDER}]" if way.is_placeholder else line


def _items(document: Mapping[str, object], name: str) -> list[dict[str, str]]:
    return document.get(name, [])  # type: ignore[return-value]  # as the field table has it
