"""Placement: what puts an entry where it is in a list."""

from collections.abc import Iterator

from ketamine_tui.index.texts import fields_with
from ketamine_tui.query.fields import IS, MATCH
from ketamine_tui.query.ranking import NOWHERE, Closeness, ranker
from ketamine_tui.query.syntax import URGENT
from ketamine_tui.query.view import View

_WHERE = {
    Closeness.WHOLE_TITLE: "is the whole title",
    Closeness.TITLE_START: "begins the title",
    Closeness.TITLE: "is in the title",
    Closeness.NAME: "is in another name or the organization",
    Closeness.TAG: "is in a tag",
    Closeness.SUMMARY: "is in the summary",
    Closeness.TEXT: "is in the text",
}

_UNRANKED = "the list is in the directory's order"


def placement(view: View, position: int) -> str:
    """Return what puts an entry of a view where it is: ``2 of 13: "safe" begins the title, within a word``."""
    place = view.place_of(position)
    if place is None:
        return "not listed"
    sort = view.query.sort
    if sort and sort.field != MATCH:
        reasons = [f"the list is in the order {sort}"]
    else:
        is_ranked = view.search.ranking.of(view.query.terms, (position,)) is not None
        reasons = list(_reasons(view, position)) if is_ranked else [_UNRANKED]
    return f"{place + 1:,} of {view.total:,}: {'; '.join(reasons)}"


def _reasons(view: View, position: int) -> Iterator[str]:
    text = view.catalog.texts[position]
    ranking = view.search.ranking
    has_own = False
    for needle in dict.fromkeys(ranking.counting(view.query.terms)):
        rank = ranker(needle)(text)
        if rank == NOWHERE:
            continue
        closeness, is_part = divmod(rank, 2)
        where = _WHERE.get(Closeness(closeness)) or f"is in {fields_with(needle.text, text)[0]}"
        how = ", for another word" if needle.is_whole else ", within a word" * is_part
        has_own = True
        yield f'"{needle.text}" {where}{how}'
    also = ", ".join(view.told.also)
    if not has_own:
        yield f"it has {also}" if also else "your own note has what is asked for"
    if view.search.bits(IS, URGENT) >> position & 1:
        yield "urgent entries come first among equals"
