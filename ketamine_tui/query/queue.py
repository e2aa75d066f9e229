"""The review queue: the view of what waits for a person, the riskiest first."""

from collections.abc import Collection

from ketamine_tui.model.translate import _
from ketamine_tui.query import fields
from ketamine_tui.query.names import PENDING
from ketamine_tui.query.syntax import Field, Query, Sort, Value
from ketamine_tui.query.view import View

_PENDING = Field(fields.IS, (Value(PENDING),))

QUEUE = Query((_PENDING,), Sort(fields.RISK))
"""What waits for a person, the riskiest first."""


def is_queue(query: Query) -> bool:
    """Say whether a query asks for the queue, or for a part of it."""
    return _PENDING in query.terms


def within_queue(query: Query) -> Query:
    """Return the part of the queue that a query asks for."""
    return Query((*QUEUE.terms, *(term for term in query.terms if term != _PENDING)), QUEUE.sort)


def round_line(view: View, handled: Collection[str]) -> str:
    """Return how far somebody is in the queue as it is now: ``12 of 38 this round``.

    `handled` are the ids of the entries that were dealt with; some of them may still wait.
    """
    places = (view.catalog.position(entry_id) for entry_id in handled)
    still_there = sum(place is not None and view.place_of(place) is not None for place in places)
    all_ = view.total + len(handled) - still_there
    return _("{number:,} of {all:,} this round").format(number=len(handled), all=all_)
