"""The selection: which entry has the cursor once another view is shown."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from enum import Enum

from ketamine_tui.model.review import Review
from ketamine_tui.query.view import View

Reviews = Callable[[str], Sequence[Review] | None]
"""Returns the reviews of an entry by its id; None where there is no such entry."""


class Goal(Enum):
    """Which entry is selected once another view is shown; where it has none of them, the first."""

    SELECTED = "the selected one"
    NEARBY = "the selected one, or one beside it"
    NEXT = "the next one"
    FIRST = "the first one"
    BEST = "the best hit, where words are looked for"


def to_select(goal: Goal, view: View | None, cursor: int, selected: str) -> tuple[str, ...]:
    """Return the ids of the entries to select in the next view: the first of them that it has.

    Args:
        goal: What is wanted.
        view: What is shown still.
        cursor: Where the cursor is in it.
        selected: The id of the selected entry; empty where none is.
    """
    if not selected or view is None or goal is Goal.FIRST:
        return ()
    neighbours = tuple(_neighbours(view, cursor))
    if goal is Goal.NEXT:
        return (*neighbours, selected)
    return (selected, *neighbours) if goal is Goal.NEARBY else (selected,)


def _neighbours(view: View, cursor: int) -> Iterator[str]:
    """Yield the entry after the cursor, and the one before."""
    for place in (cursor + 1, cursor - 1):
        if 0 <= place < view.total:
            yield view.catalog.row(view.positions[place]).id


def place_to_select(goal: Goal, view: View, entry_ids: Iterable[str]) -> int | None:
    """Return where the cursor goes in a view: to the best hit, or to the first of some entries that it has."""
    if goal is Goal.BEST and view.needles:
        return 0
    return first_place(view, entry_ids)


def first_place(view: View, entry_ids: Iterable[str]) -> int | None:
    """Return the place in a view of the first of some entries that it has."""
    positions = (view.catalog.position(entry_id) for entry_id in entry_ids)
    places = (view.place_of(position) for position in positions if position is not None)
    return next((place for place in places if place is not None), None)


def still_ticked(
    ticked: Iterable[str], reviewed: Container[str], before: Reviews, now: Reviews
) -> frozenset[str]:
    """Return the entries that stay ticked when a directory is read again: those that have no new review.

    Args:
        ticked: The ids of those that were, and are still there.
        reviewed: The ids of those that were reviewed in this run.
        before: What was on record.
        now: What is.
    """
    return frozenset(x for x in ticked if x not in reviewed or now(x) == before(x))
