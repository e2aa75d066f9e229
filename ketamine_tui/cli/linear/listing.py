"""Listings: what is shown a page at a time, and what each line of it says."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.cli.linear.facts import sentences
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.present.urgent import UrgentAnswer, UrgentRegion
from ketamine_tui.query.explain import relaxations
from ketamine_tui.query.modes import Mode
from ketamine_tui.query.queue import is_queue
from ketamine_tui.query.suggest import Suggested
from ketamine_tui.query.view import FacetCount, View

ITEMS, LINES = 10, 20
"""How much a page has: so many items to choose from, or so many lines of a text."""

LIST = N_("list")
"""The name of the listing of entries."""

_MODES = {Mode.INCLUDE: N_("{label}, included"), Mode.EXCLUDE: N_("{label}, excluded")}


class Listing(NamedTuple):
    """Something that is shown a page at a time.

    `name` says where one is; `text` returns an item by its number, from 0; `choose` is what a number
    does. `about` is the catalog's position of the entry that commands such as copying are for, and
    `hint` says what can be done.
    """

    name: str
    size: int
    text: Callable[[int], str]
    choose: Callable[[int], None] | None = None
    about: int | None = None
    head: str = ""
    hint: str = ""
    is_whole: bool = False


def of_texts(name: str, texts: Sequence[str], hint: str = "", about: int | None = None) -> Listing:
    """Return a listing of texts that are only read."""
    return Listing(name, len(texts), texts.__getitem__, hint=hint, about=about)


def numbered(number: int, *parts: str) -> str:
    """Return an item that a number chooses."""
    return f"{number + 1}. {sentences(*parts)}"


def of_entries(
    view: View, read: Callable[[int], None], change: Callable[[View], None], progress: str = ""
) -> Listing:
    """Return the entries of a view; where nothing matches, the ways to some that there are.

    `read` shows the entry at a position, `change` another view; `progress` is that of the review queue.
    """
    if not view.total and view.catalog.size:
        ways = relaxations(view)

        def offer(n: int) -> str:
            return numbered(n, ways[n].words)

        hint = _("A number removes that.") if ways else ""
        if ways and ways[0].is_suggestion:
            hint = _("A number shows that.")
        head = sentences(_("Nothing matches"), _said(view), _asked(view), *_told(view))
        return Listing(LIST, len(ways), offer, lambda n: change(ways[n].view), head=head, hint=hint)

    def entry(n: int) -> str:
        return _entry(view, n)

    head = sentences(
        _said(view), _count(view), progress, _asked(view), *_told(view), _to_be_reviewed(view)
    )
    return Listing(LIST, view.total, entry, lambda n: read(view.positions[n]), head=head)


def _said(view: View) -> str:
    return sentence(view.said) if isinstance(view, Suggested) else ""


def _entry(view: View, n: int) -> str:
    position = view.positions[n]
    row = view.catalog.row(position)
    field = view.found_in(position)
    kind = ", ".join(part for part in (sentence(_(row.kind)), row.byline) if part)
    about = sentences(kind, _("Found in {field}").format(field=field) if field else "")
    marked = _("Marked by you") if view.is_marked(position) else ""
    return f"{numbered(n, row.title, _(row.state.words), marked)}\n{about}"


def _count(view: View) -> str:
    if view.is_filtered or view.section:
        return _("{number} of {entries}").format(
            number=f"{view.total:,}", entries=_entries(view.catalog.size)
        )
    return _entries(view.total)


def _entries(number: int) -> str:
    return ngettext("{number:,} entry", "{number:,} entries", number).format(number=number)


def _asked(view: View) -> str:
    section = _("Section {title}").format(title=view.section_title) if view.section else ""
    form = _("Review queue: {query}") if is_queue(view.query) else _("Filter: {query}")
    query = form.format(query=view.query) if str(view.query) else ""
    return sentences(section, query)


def _told(view: View) -> Iterator[str]:
    """Yield what the words of the query come to."""
    yield from map(sentence, view.told.remarks)


def _to_be_reviewed(view: View) -> str:
    flagged = next(c for c in view.state_counts if c.value == ReviewState.TO_BE_REVIEWED)
    told = _("{number:,} to be reviewed").format(number=flagged.total)
    return told if flagged.total else ""


def of_values(
    name: str, counts: Sequence[FacetCount], choose: Callable[[FacetCount], None], hint: str
) -> Listing:
    """Return the values of a facet, each with how many entries of the result have it."""

    def text(n: int) -> str:
        count = counts[n]
        label = _path(counts, n)
        if count.mode in _MODES:
            label = _(_MODES[count.mode]).format(label=label)
        return numbered(n, f"{label}: {_entries(count.total)}")

    return Listing(name, len(counts), text, lambda n: choose(counts[n]), hint=hint)


def _path(counts: Sequence[FacetCount], n: int) -> str:
    """Return a value with those above it: depth has no other form where nothing is indented."""
    path = [counts[n].label]
    for count in reversed(counts[:n]):
        if count.depth == counts[n].depth - len(path):
            path.insert(0, count.label)
    return ", ".join(path)


def of_urgent(found: UrgentAnswer, read: Callable[[str], None], *, is_all: bool) -> Listing:
    """Return whom to call; the number of an entry comes last, or it might be dialled.

    `read` shows the entry of an id. Of all regions it is said first how to ask for one: who listens
    would hear it behind the numbers of every other country.
    """
    texts = list(_urgent(found.regions))
    names = [line.entry_id for region in found.regions for line in region.lines]
    remark = f"{sentence(found.remark)}." if found.remark else ""
    one = _("For one region alone: u and its name or code, such as u GB.") if is_all else ""
    hint = _("A number reads that entry; u and a region shows help for that region: u GB.")
    return Listing(
        N_("urgent"),
        len(texts),
        texts.__getitem__,
        lambda n: read(names[n]),
        head=remark or one,
        hint=hint if texts else "",
        is_whole=True,
    )


def _urgent(regions: Sequence[UrgentRegion]) -> Iterator[str]:
    number = 0
    for region in regions:
        heading = f"{region.title}:\n"
        for line in region.lines:
            number += 1
            doubt = "" if line.state.is_checked else f"{_(line.state.words)}: "
            # The doubt comes first: who listens may have dialled before the end of the line.
            place = _("Entry {number}.").format(number=number)
            yield f"{heading}{doubt}{line.ways}\n{line.title}. {place}"
            heading = ""
