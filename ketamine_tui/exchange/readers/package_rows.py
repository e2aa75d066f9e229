"""Rows of the tables of a data package, as objects by the headings of their columns."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.exchange.readers.cells import rows_of, says_nothing
from ketamine_tui.exchange.readers.gathering import Gathering
from ketamine_tui.exchange.readers.json_items import PlacedFields
from ketamine_tui.model.text import counted, from_cell
from ketamine_tui.present.columns import BETWEEN


class Table(NamedTuple):
    """A table: its headings in small letters, and its rows, without the cells that say nothing."""

    headings: tuple[str, ...]
    rows: list[PlacedFields]


def read_table(text: str, before: int, gathering: Gathering) -> Table:
    """Return a table; `before` lines stand before it. Tells what is read as empty, and what has no column.

    Raises:
        ReadError: If it is no table.
    """
    rows = rows_of(text)
    top, first = next(rows, (1, []))
    headings = tuple(heading.strip().lower() for heading in first)
    empty: Counter[tuple[str, str]] = Counter()
    table = Table(headings, [])
    for line, row in rows:
        fields = PlacedFields(before + line, {})
        for heading, word in _cells(headings, row):
            if says_nothing(word):
                empty[heading, word] += 1
            elif heading and heading not in fields:
                fields[heading] = word
            else:
                reason = "its column has no heading of its own"
                gathering.lose(fields.line, heading or "cell", word, reason)
        if extra := [cell for cell in row[len(headings) :] if cell.strip()]:
            gathering.lose(fields.line, "row", BETWEEN.join(extra), "more cells than headings")
        if fields:
            table.rows.append(fields)
    for (heading, word), count in empty.items():
        told = f"column {heading!r}: {word!r} is read as empty, in {counted(count, 'row')}"
        gathering.report.note(told, before + top)
    return table


def _cells(headings: tuple[str, ...], row: list[str]) -> Iterator[tuple[str, str]]:
    for heading, cell in zip(headings, row, strict=False):
        if word := from_cell(cell).strip():
            yield heading, word
