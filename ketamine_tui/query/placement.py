"""Placement: what puts an entry where it is in a list, or hides it."""

from collections.abc import Iterator

from ketamine_tui.index.texts import fields_with
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.closeness import NOWHERE, Closeness, ranker
from ketamine_tui.query.fields import IS, MATCH
from ketamine_tui.query.syntax import URGENT
from ketamine_tui.query.view import View

_WHERE = {
    Closeness.WHOLE_TITLE: N_('"{word}" is the whole title'),
    Closeness.TITLE_START: N_('"{word}" begins the title'),
    Closeness.TITLE: N_('"{word}" is in the title'),
    Closeness.NAME: N_('"{word}" is in another name or the organization'),
    Closeness.TAG: N_('"{word}" is in a tag'),
    Closeness.SUMMARY: N_('"{word}" is in the summary'),
    Closeness.TEXT: N_('"{word}" is in the text'),
}

_ELSEWHERE = N_('"{word}" is in {field}')
_UNRANKED = N_("the list is in the directory's order")


def placement(view: View, position: int) -> str:
    """Return what puts an entry of a view where it is: ``2 of 13: "safe" begins the title, within a word``."""
    place = view.place_of(position)
    if place is None:
        return _("not listed")
    sort = view.query.sort
    if sort and sort.field != MATCH:
        reasons = [_("the list is in the order {order}").format(order=sort)]
    else:
        is_ranked = any(view.search.ranking.counting(view.query.terms))
        reasons = list(_reasons(view, position)) if is_ranked else [_(_UNRANKED)]
    where = _("{number} of {all:,}").format(number=f"{place + 1:,}", all=view.total)
    return f"{where}: {'; '.join(reasons)}"


def _reasons(view: View, position: int) -> Iterator[str]:
    text = view.catalog.texts[position]
    ranking = view.search.ranking
    has_own = False
    for needle in dict.fromkeys(ranking.counting(view.query.terms)):
        rank = ranker(needle)(text)
        if rank == NOWHERE:
            continue
        closeness, is_part = divmod(rank, 2)
        form = _(_WHERE.get(Closeness(closeness), _ELSEWHERE))
        field = _(fields_with(needle.text, text)[0]) if Closeness(closeness) not in _WHERE else ""
        how = _(", for another word") if needle.is_whole else _(", within a word") * is_part
        has_own = True
        yield f"{form.format(word=needle.text, field=field)}{how}"
    also = ", ".join(view.told.also)
    if not has_own:
        yield (
            _("it has {words}").format(words=also)
            if also
            else _("your own note has what is asked for")
        )
    if view.search.bits(IS, URGENT) >> position & 1:
        yield _("urgent entries come first among equals")


def hiding_terms(view: View, position: int) -> tuple[str, ...]:
    """Return the terms of the query that the entry at a position does not match."""
    alone = (
        (" ".join(map(str, part.terms)), view.with_query(view.query._replace(terms=part.terms)))
        for part in view.search.parts(view.query)
    )
    return tuple(text for text, term_view in alone if not term_view.matches >> position & 1)
