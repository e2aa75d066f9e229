"""``views``: saved queries, another one, and one less."""

import argparse
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Instead, Speech, add_json, add_query
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, complain, put, put_answer, put_outcome
from ketamine_tui.model.errors import WrongUseError

if TYPE_CHECKING:
    from ketamine_tui.model.directory import SavedView
    from ketamine_tui.query.view import View


class Options(NamedTuple):
    """The query, and the name under which it is to be saved; or the name of what is to be deleted."""

    query: str
    json: bool
    save: str | None
    delete: str | None


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "what --save keeps")
    add_json(parser)
    parser.add_argument(
        "--save", metavar="NAME", help="keep the query under this name; @NAME asks for it"
    )
    parser.add_argument("--delete", metavar="NAME", help="delete a view of your own")


def run(context: Context, options: Options) -> int:
    """Print a line for every view: name, number of entries, query."""
    if options.query:
        raise WrongUseError(
            "a query is for --save NAME; 'ketamine-tui list QUERY' prints what matches"
        )
    everything = context.view()
    catalog = everything.catalog
    shipped = len(catalog.directory.views)
    views = [_data(everything, view, is_own=n >= shipped) for n, view in enumerate(catalog.views)]
    if options.json:
        put_answer("views/1", views=views)
    else:
        from ketamine_tui.cli.printing import print_rows

        names = ("name", "count", "query")
        print_rows(context, names, ([str(view[name]) for name in names] for view in views))
    return FINE if views else FINDINGS


def _data(everything: "View", view: "SavedView", *, is_own: bool) -> dict[str, object]:
    from ketamine_tui.query.parse import parse_view

    try:
        query = parse_view(view, everything.search.names)
        count = everything.with_query(query).total
    except WrongUseError as error:
        complain(f"@{view.name}: {error}")
        count = 0
    said = {"name": view.name, "title": view.title, "query": view.query}
    return {**said, "count": count, "is_own": is_own}


def save(context: Context, options: Options) -> int:
    """Keep a query under a name."""
    from ketamine_tui.actions.saved_views import save_filter
    from ketamine_tui.model.directory import SavedView

    name, view = options.save or "", context.view(options.query)
    query = str(view.query)
    outcome = save_filter(name, query, view.search.names, context.session())
    if not outcome.is_done:
        return put_outcome(outcome, "views/1", as_json=False)
    if options.json:
        put_answer("views/1", views=[_data(view, SavedView(name, query), is_own=True)])
    else:
        put(f"@{name}\t{query}")
    return FINE


def delete(context: Context, options: Options) -> int:
    """Delete a view of the user's own."""
    from ketamine_tui.actions.saved_views import delete_named

    if options.query or options.save is not None:
        raise WrongUseError("--delete NAME stands alone")
    name, everything = (options.delete or "").removeprefix("@"), context.view()
    outcome = delete_named(name, everything.search, context.session())
    if outcome.is_done:
        gone = [view for view in everything.catalog.views if view.name == name]
        outcome = outcome._replace(
            facts={"views": [_data(everything, x, is_own=True) for x in gone]}
        )
    return put_outcome(outcome, "views/1", as_json=options.json)


_INSTEAD = (
    Instead[Options](lambda options: options.delete is not None, delete),
    Instead[Options](lambda options: options.save is not None, save),
)
VIEWS = Command(_add_arguments, Options, run, Speech.ASKED, _INSTEAD)
