"""``list`` and ``tags``."""

import argparse

from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_json
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Row
from ketamine_tui.model.text import clean
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


def view_of(catalog: Catalog, words: list[str]) -> View:
    """Return the view that the words of a command line ask for.

    Raises:
        QueryError: If they are no query.
    """
    return View(Search(catalog)).with_text(" ".join(words))


def list_entries(arguments: argparse.Namespace) -> int:
    """Print a line for every entry that matches: id, kind, state and title, tab-separated."""
    catalog = open_catalog(arguments)
    view = view_of(catalog, arguments.query)
    if arguments.why is not None:
        return _explain(view, arguments.why, as_json=arguments.json)
    rows = catalog.rows(view.positions)
    if arguments.json:
        put_json([row_data(row) for row in rows])
    else:
        for row in rows:
            put(f"{row.id}\t{row.kind}\t{row.state}\t{row.title}")
    return FINE if rows else FINDINGS


def _explain(view: View, entry_id: str, *, as_json: bool) -> int:
    """Print which terms of the query an entry does not match."""
    from ketamine_tui.query.explain import hiding_terms

    position = view.catalog.position(entry_id)
    if position is None:
        complain(f"there is no entry {clean(entry_id)}")
        return FINDINGS
    hiding = hiding_terms(view, position)
    if as_json:
        put_json({"id": entry_id, "is_listed": not hiding, "hidden_by": list(hiding)})
    elif hiding:
        put(f"{entry_id} is hidden by: {'; '.join(hiding)}")
    else:
        put(f"{entry_id} is listed: it matches every term")
    return FINDINGS if hiding else FINE


def row_data(row: Row) -> dict[str, object]:
    """Return a row as JSON data; tags are labels without ``#``."""
    return {**row._asdict(), "tags": list(row.tags)}


def list_tags(arguments: argparse.Namespace) -> int:
    """Print a line for every tag: label, number of entries, description."""
    catalog = open_catalog(arguments)
    counts = View(Search(catalog)).tag_counts
    vocabulary = catalog.directory.vocabulary
    if arguments.json:
        put_json([_tag_data(catalog, item.label, item.total) for item in counts])
    else:
        for item in counts:
            tag = vocabulary.find(item.label)
            put("\t".join((item.label, str(item.total), tag.description if tag else "")))
    return FINE if counts else FINDINGS


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
