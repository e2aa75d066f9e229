"""``review``: the queue, the history of an entry, and recording what was found."""

import argparse
import datetime as dt
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.cli.command import Command, Instead, add_json, date, text_argument
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import (
    FINDINGS,
    FINE,
    complain,
    put,
    put_answer,
)
from ketamine_tui.cli.suggested import answered
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.review import RECORDED_STATES, Method, ReviewState
from ketamine_tui.model.text import clean

if TYPE_CHECKING:
    from ketamine_tui.index.catalog import Catalog


class Options(NamedTuple):
    """An entry or a query; with a `status`, the review to record."""

    query: list[str]
    json: bool
    status: str | None
    method: str | None
    source: list[str]
    note: str
    covers: list[str]
    reviewer: str
    role: str
    replaced_by: str
    next_review: dt.date | None
    yes: bool


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        nargs="*",
        metavar="ID|QUERY",
        type=text_argument,
        help="the entry to review or to tell the history of, or several to review at once, or a query"
        " that narrows the queue",
    )
    add_json(parser)
    parser.add_argument(
        "--status", choices=[state.value for state in RECORDED_STATES], help="record this state"
    )
    parser.add_argument(
        "--method",
        choices=[method.value for method in Method],
        help="how it was checked; a confirmation needs one",
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="TEXT",
        type=text_argument,
        help="where it was read; may be given several times",
    )
    parser.add_argument(
        "--note", default="", metavar="TEXT", type=text_argument, help="a remark, or the reason"
    )
    parser.add_argument(
        "--covers",
        action="append",
        default=[],
        metavar="FIELD",
        help="what was checked, if not the whole entry; may be given several times",
    )
    parser.add_argument(
        "--reviewer", default="", metavar="NAME", type=text_argument, help="who; remembered"
    )
    parser.add_argument(
        "--role", default="", metavar="TEXT", type=text_argument, help="in which role; remembered"
    )
    parser.add_argument(
        "--replaced-by", default="", metavar="ID", help="the entry to use instead of this one"
    )
    parser.add_argument(
        "--next-review",
        metavar="DATE",
        type=date,
        help="when to look again; left out, the policy of the directory says",
    )
    parser.add_argument(
        "--yes", action="store_true", help="confirm several entries without being asked again"
    )


def run(context: Context, options: Options) -> int:
    """Print what is on record for an entry, or the queue."""
    catalog = context.catalog(has_marks=True)
    position = catalog.position(options.query[0]) if len(options.query) == 1 else None
    if position is not None:
        return _print_history(context, options, catalog, position)
    return _print_queue(context, catalog, options)


def record(context: Context, options: Options) -> int:
    """Record a review of one entry, or of several."""
    # Most people only read, and what writes reads YAML first.
    from ketamine_tui.cli.recording import finding_of, record_one, record_several

    catalog = context.catalog(has_marks=True)
    positions = _positions(catalog, options.query)
    finding = finding_of(context, options, ReviewState(options.status or ""), catalog)
    if len(positions) > 1:
        return record_several(context, options, finding, catalog, positions)
    return record_one(context, options, finding, catalog, positions[0])


def _positions(catalog: "Catalog", names: Sequence[str]) -> list[int]:
    if not names:
        raise WrongUseError("name an entry to review")
    positions = []
    for name in dict.fromkeys(names):
        if (position := catalog.position(name)) is None:
            raise WrongUseError(
                f"there is no entry {clean(name)!r}; name those to review by their ids"
            )
        positions.append(position)
    return positions


def _print_queue(context: Context, catalog: "Catalog", options: Options) -> int:
    from ketamine_tui.cli.printing import print_rows
    from ketamine_tui.query.queue import within_queue

    asked = context.view(" ".join(options.query), catalog)
    view = answered(asked.with_query(within_queue(asked.query)))
    rows = catalog.rows(view.positions)
    if options.json:
        entries = [{"id": r.id, "kind": r.kind, "state": r.state, "title": r.title} for r in rows]
        put_answer("queue/1", entries=entries)
    else:
        cells = ((row.id, row.kind, row.state, row.title) for row in rows)
        print_rows(context, ("id", "kind", "state", "title"), cells)
        if not rows:
            complain(
                "nothing of it waits for a review"
                if options.query
                else "nothing waits for a review"
            )
    return FINE if rows else FINDINGS


def _print_history(context: Context, options: Options, catalog: "Catalog", position: int) -> int:
    # The queue needs rows only: whole entries would double what it costs.
    from ketamine_tui.actions.history import values_before_change
    from ketamine_tui.index.entries import entry_at
    from ketamine_tui.present.history import history_blocks
    from ketamine_tui.present.layout import plain_text
    from ketamine_tui.store.decode import encode

    before = values_before_change(catalog, position, context.opening.folder, os.environ)
    if options.json:
        entry = entry_at(catalog, position)
        reviews = [encode(review) for review in entry.reviews]
        put_answer("history/1", id=entry.id, reviews=reviews, before=dict(before))
    else:
        put(plain_text(history_blocks(catalog, position, before)))
    return FINE


_RECORD = Instead[Options](lambda options: bool(options.status), record)
REVIEW = Command(_add_arguments, Options, run, instead=(_RECORD,))
