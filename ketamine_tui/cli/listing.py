"""``list``, ``sections`` and ``tags``."""

import argparse

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer, put_json_line
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Row
from ketamine_tui.model.text import clean
from ketamine_tui.present.columns import (
    DEFAULT_COLUMNS,
    UnknownColumnError,
    cells_of,
    known_columns,
)
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

Records = list[dict[str, object]]


def view_of(catalog: Catalog, words: list[str]) -> View:
    """Return the view that the words of a command line ask for.

    Raises:
        QueryError: If they are no query.
    """
    return View(Search(catalog)).with_text(" ".join(words))


def list_entries(arguments: argparse.Namespace) -> int:
    """Print the entries that match, by default id, kind, state and title."""
    try:
        columns = known_columns(arguments.columns)
    except UnknownColumnError as error:
        complain(str(error))
        return USAGE
    catalog = open_catalog(arguments)
    view = view_of(catalog, arguments.query)
    if arguments.why is not None:
        return _explain(view, arguments.why, as_json=arguments.json)
    form = "json" if arguments.json else arguments.format or _usual_format(arguments)
    if form in ("json", "jsonl"):
        records = _records(view, columns)
        if form == "json":
            put_answer("list/1", entries=records)
        else:
            for record in records:
                put_json_line(record)
        return FINE if records else FINDINGS
    columns = columns or DEFAULT_COLUMNS
    rows = [cells_of(catalog, position, columns) for position in view.positions]
    _put_rows(arguments, form, columns, rows)
    return FINE if rows else FINDINGS


def _usual_format(arguments: argparse.Namespace) -> str:
    from ketamine_tui.cli.printing import is_plain

    return "lines" if is_plain(arguments) else "table"


def _records(view: View, columns: tuple[str, ...]) -> Records:
    if not columns:
        return [row_data(row) for row in view.catalog.rows(view.positions)]
    return [
        dict(zip(columns, cells_of(view.catalog, position, columns), strict=True))
        for position in view.positions
    ]


def _put_rows(
    arguments: argparse.Namespace,
    form: str,
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
) -> None:
    if form == "csv":
        import csv
        import sys

        from ketamine_tui.model.text import as_cell

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([as_cell(value) for value in row] for row in rows)
    elif form == "table":
        from ketamine_tui.cli.printing import columns as terminal_columns
        from ketamine_tui.cli.printing import is_plain, print_lines, table

        width = 80 if is_plain(arguments) else terminal_columns()
        print_lines(arguments, table([columns, *rows], width))
    else:
        for row in rows:
            put("\t".join(row))


def _explain(view: View, entry_id: str, *, as_json: bool) -> int:
    """Print which terms of the query an entry does not match."""
    from ketamine_tui.query.explain import hiding_terms

    position = view.catalog.position(entry_id)
    if position is None:
        complain(f"there is no entry {clean(entry_id)}")
        return FINDINGS
    hiding = hiding_terms(view, position)
    if as_json:
        put_answer("why/1", id=entry_id, is_listed=not hiding, hidden_by=list(hiding))
    elif hiding:
        put(f"{entry_id} is hidden by: {'; '.join(hiding)}")
    else:
        put(f"{entry_id} is listed: it matches every term")
    return FINDINGS if hiding else FINE


def row_data(row: Row) -> dict[str, object]:
    """Return a row as JSON data; tags are labels without ``#``."""
    return {**row._asdict(), "tags": list(row.tags)}


def list_sections(arguments: argparse.Namespace) -> int:
    """Print a line for every section: id, number of entries in and below it, depth, title."""
    catalog = open_catalog(arguments)
    view = view_of(catalog, arguments.query)
    sections: Records = [
        {"id": item.value, "title": item.label, "depth": item.depth, "count": item.total}
        for item in view.section_counts
    ]
    if arguments.json:
        put_answer("sections/1", sections=sections)
    else:
        for section in sections:
            put("\t".join(str(section[name]) for name in ("id", "count", "depth", "title")))
    return FINE if view.total else FINDINGS


def list_tags(arguments: argparse.Namespace) -> int:
    """Print a line for every tag: label, number of entries, description."""
    catalog = open_catalog(arguments)
    view = view_of(catalog, arguments.query)
    counts = view.tag_counts
    vocabulary = catalog.directory.vocabulary
    if arguments.json:
        tags = [_tag_data(catalog, item.label, item.total) for item in counts]
        put_answer("tags/1", tags=tags)
    else:
        for item in counts:
            tag = vocabulary.find(item.label)
            put("\t".join((item.label, str(item.total), tag.description if tag else "")))
    return FINE if counts and view.total else FINDINGS


def _tag_data(catalog: Catalog, label: str, count: int) -> dict[str, object]:
    tag = catalog.directory.vocabulary.find(label)
    return {
        "id": tag.id if tag else label,
        "label": label,
        "count": count,
        "description": tag.description if tag else "",
        "aliases": list(tag.aliases) if tag else [],
        "parent": tag.parent if tag else "",
    }
