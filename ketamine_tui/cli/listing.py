"""``list``: the entries that match a query."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Instead, Speech, add_query_and_json
from ketamine_tui.cli.context import Context, position_named
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer, put_json_line, put_text, remark
from ketamine_tui.cli.suggested import answer_data, answered
from ketamine_tui.model.config import DEFAULT_COLUMNS
from ketamine_tui.model.text import as_cell

if TYPE_CHECKING:
    from ketamine_tui.query.view import View

_FIELDS = ("id", "kind", "section", "title", "byline", "tags", "summary", "state")
"""What a list says of an entry as data."""


class Options(NamedTuple):
    """What to list, and in which form; `why` is the id of an entry that is asked after."""

    query: str
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
    from ketamine_tui.present.columns import cells_of, known_columns

    columns = known_columns(options.columns)
    view = answered(context.view(options.query), is_corrected=True)
    form = "json" if options.json else options.format or ("lines" if context.is_plain else "table")
    if form in ("json", "jsonl"):
        _put_data(view, columns, form)
    else:
        remark(view.told.remarks)
        if form == "table":
            columns = columns or context.config.columns
        columns = columns or DEFAULT_COLUMNS
        _put_rows(context, form, columns, cells_of(view.catalog, view.positions, columns))
    return FINE if view.total else FINDINGS


def _put_data(view: "View", columns: tuple[str, ...], form: str) -> None:
    from ketamine_tui.present.columns import cells_of

    entries: list[dict[str, object]]
    if columns:
        rows = cells_of(view.catalog, view.positions, columns)
        entries = [dict(zip(columns, row, strict=True)) for row in rows]
    else:
        listed = view.catalog.rows(view.positions)
        entries = [{name: getattr(row, name) for name in _FIELDS} for row in listed]
    if form == "json":
        put_answer("list/1", **answer_data(view, entries))
    else:
        for entry in entries:
            put_json_line(entry)


def _put_rows(
    context: Context, form: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    if form == "lines":
        for row in rows:
            put("\t".join(row))
    elif form == "csv":
        _put_csv([columns, *rows])
    else:
        from ketamine_tui.cli.printing import print_table

        print_table(context, columns, rows)


def _put_csv(rows: Iterable[tuple[str, ...]]) -> None:
    import csv
    from io import StringIO

    table = StringIO()
    csv.writer(table, lineterminator="\n").writerows(map(as_cell, row) for row in rows)
    put_text(table.getvalue())


def explain(context: Context, options: Options) -> int:
    """Print what puts an entry where it is, or which terms of the query it does not match."""
    from ketamine_tui.present.columns import known_columns
    from ketamine_tui.query.placement import hiding_terms, placement

    known_columns(
        options.columns
    )  # of a wrong name a person is told even where there are no columns
    view, entry_id = context.view(options.query), options.why or ""
    position = position_named(view.catalog, entry_id)
    hiding = hiding_terms(view, position)
    if options.json:
        place = "" if hiding else placement(view, position)
        put_answer("why/1", id=entry_id, is_listed=not hiding, hidden_by=list(hiding), place=place)
    elif hiding:
        put(f"{entry_id} is hidden by: {'; '.join(hiding)}")
    else:
        put(f"{entry_id} is {placement(view, position)}")
    return FINDINGS if hiding else FINE


_WHY = Instead[Options](lambda options: options.why is not None, explain)
LIST = Command(_add_arguments, Options, run, Speech.ASKED, (_WHY,))
