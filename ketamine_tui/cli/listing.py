"""``list``: the entries that match a query."""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Speech, add_query_and_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer, put_json_line, put_text, remark
from ketamine_tui.cli.suggested import answered, suggestion_data
from ketamine_tui.model.config import DEFAULT_COLUMNS
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import as_cell, clean

if TYPE_CHECKING:
    from ketamine_tui.index.catalog import Catalog
    from ketamine_tui.query.view import View

Records = list[dict[str, object]]

_FIELDS = ("id", "kind", "section", "title", "byline", "tags", "summary", "state")
"""What a list says of an entry as data."""


class Options(NamedTuple):
    """What to list, and in which form; `why` is the id of an entry that is asked after."""

    query: list[str]
    columns: tuple[str, ...]
    format: str | None
    json: bool
    why: str | None


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_query_and_json(parser)
    parser.add_argument(
        "--format",
        choices=("lines", "table", "csv", "json", "jsonl"),
        help="lines (tab-separated), table (for people; what a terminal gets), csv, json or jsonl",
    )
    parser.add_argument(
        "--columns",
        type=_names,
        metavar="NAME,...",
        default=(),
        help="what to print of each entry, such as id,title,phone,due",
    )
    parser.add_argument(
        "--why",
        metavar="ID",
        help="say what puts the entry of this id where it is, or which terms of the query hide it",
    )


def _names(text: str) -> tuple[str, ...]:
    """Return the names that are listed with commas."""
    return tuple(name for name in (part.strip() for part in text.split(",")) if name)


def run(context: Context, options: Options) -> int:
    """Print the entries that match, by default id, kind, state and title."""
    columns = _known(options.columns)
    view = context.view(options.query)
    if options.why is not None:
        return _explain(view, options.why, as_json=options.json)
    view = answered(view, is_corrected=True)
    catalog = view.catalog
    form = options.format or ("lines" if context.is_plain else "table")
    is_data = options.json or form in ("json", "jsonl")
    if is_data and not columns:
        records: Records = [
            {name: getattr(row, name) for name in _FIELDS} | {"tags": list(row.tags)}
            for row in catalog.rows(view.positions)
        ]
    else:
        columns = columns or (context.config.columns if form == "table" else ())
        columns, rows = _table_of(catalog, view.positions, columns)
        if is_data:
            records = [dict(zip(columns, row, strict=True)) for row in rows]
    remark(() if is_data else view.told.remarks)
    if options.json or form == "json":
        told = view.told._asdict()
        put_answer("list/1", **told, entries=records, suggestion=suggestion_data(view))
    elif is_data:
        for record in records:
            put_json_line(record)
    elif form == "csv":
        _put_csv([columns, *rows])
    elif form == "table":
        from ketamine_tui.cli.printing import print_table

        print_table(context, [columns, *rows])
    else:
        for row in rows:
            put("\t".join(row))
    return FINE if view.total else FINDINGS


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return ()
    # All that can be a column takes as long to load as a tenth of a list.
    from ketamine_tui.present.columns import known_columns

    return known_columns(names)


def _table_of(
    catalog: "Catalog", positions: Sequence[int], columns: tuple[str, ...]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the columns, by default those of every list, and their values in some entries."""
    if columns:
        from ketamine_tui.present.columns import cells_of

        return columns, [cells_of(catalog, position, columns) for position in positions]
    from ketamine_tui.present.row_columns import row_cell

    rows = [
        tuple(row_cell(catalog, position, name) for name in DEFAULT_COLUMNS)
        for position in positions
    ]
    return DEFAULT_COLUMNS, rows


def _put_csv(rows: Iterable[tuple[str, ...]]) -> None:
    import csv
    from io import StringIO

    table = StringIO()
    csv.writer(table, lineterminator="\n").writerows(map(as_cell, row) for row in rows)
    put_text(table.getvalue())


def _explain(view: "View", entry_id: str, *, as_json: bool) -> int:
    """Print what puts an entry where it is, or which terms of the query it does not match."""
    from ketamine_tui.query.placement import hiding_terms, placement

    position = view.catalog.position(entry_id)
    if position is None:
        raise UserError(f"there is no entry {clean(entry_id)}")
    hiding = hiding_terms(view, position)
    if as_json:
        place = "" if hiding else placement(view, position)
        put_answer("why/1", id=entry_id, is_listed=not hiding, hidden_by=list(hiding), place=place)
    elif hiding:
        put(f"{entry_id} is hidden by: {'; '.join(hiding)}")
    else:
        put(f"{entry_id} is {placement(view, position)}")
    return FINDINGS if hiding else FINE


LIST = Command(_add_arguments, Options, run, speech=Speech.ASKED)
