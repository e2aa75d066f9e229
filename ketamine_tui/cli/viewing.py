"""``views``: saved queries, and another one."""

import argparse

from ketamine_tui.cli.listing import view_of
from ketamine_tui.cli.opening import open_catalog, views_file
from ketamine_tui.cli.output import FINDINGS, FINE, USAGE, complain, put, put_answer
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import SavedView
from ketamine_tui.query.saved import refusal
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import QueryError
from ketamine_tui.query.view import View


def views(arguments: argparse.Namespace) -> int:
    """Print a line for every view: name, number of entries, query; or save one."""
    catalog = open_catalog(arguments)
    if arguments.save is not None:
        return _save(arguments, catalog)
    if arguments.query:
        complain("a query is for --save NAME; 'ketamine-tui list QUERY' prints what matches")
        return USAGE
    shipped = len(catalog.directory.views)
    everything = View(Search(catalog))
    found = [_data(everything, view, is_own=n >= shipped) for n, view in enumerate(catalog.views)]
    if arguments.json:
        put_answer("views/1", views=found)
    else:
        for view in found:
            put("\t".join(str(view[name]) for name in ("name", "count", "query")))
    return FINE if found else FINDINGS


def _data(everything: View, view: SavedView, *, is_own: bool) -> dict[str, object]:
    try:
        count = everything.with_text(view.query).total
    except QueryError as error:
        complain(f"@{view.name}: {error}")
        count = 0
    known = {"name": view.name, "title": view.title, "query": view.query}
    return {**known, "count": count, "is_own": is_own}


def _save(arguments: argparse.Namespace, catalog: Catalog) -> int:
    from ketamine_tui.store.view_file import NotSavedError, save_view

    query = str(view_of(catalog, arguments.query).query)
    if not query:
        complain("name the query to save: ketamine-tui views --save NAME QUERY")
        return USAGE
    if reason := refusal(arguments.save, Search(catalog).names):
        complain(f"not saved: {reason}")
        return USAGE
    view = SavedView(arguments.save, query)
    try:
        save_view(views_file(), view)
    except NotSavedError as error:
        complain(f"not saved: {error}")
        return FINDINGS
    if arguments.json:
        put_answer("views/1", views=[_data(View(Search(catalog)), view, is_own=True)])
    else:
        put(f"@{view.name}\t{query}")
    return FINE
