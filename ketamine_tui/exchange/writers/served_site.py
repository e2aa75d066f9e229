"""The pages of a site that a server answers with: a search without script, and pages for what goes wrong."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.writers.site import SEARCH, Site
from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean, sentence
from ketamine_tui.model.translate import _
from ketamine_tui.query.search import Search
from ketamine_tui.query.suggest import Candidate, Suggested, answer
from ketamine_tui.query.view import View

URGENT = "urgent.html"

_BEST = 5
"""How many of the best matches tell whether urgent help is asked for; so does `search.js`."""


class Offer(NamedTuple):
    """What words may have meant that nothing has: where it is searched for, and how many entries that gives."""

    text: str
    href: str
    total: int


class Found(NamedTuple):
    """What a query finds: the entries in their order, and what is said of it.

    `left_out` is how many match beside them and have no page; `wrong` says why it is no query.
    """

    asked: str = ""
    items: Sequence[Item] = ()
    remarks: Sequence[str] = ()
    offers: Sequence[Offer] = ()
    left_out: int = 0
    wrong: str = ""


class ServedSite(Site):
    """The pages of an extract for a server that searches the directory itself."""

    def __init__(self, extract: Extract, search: Search) -> None:
        """Take what the pages are of, and what finds entries in the directory that it is of."""
        super().__init__(extract)
        self._search = search
        self._items = {item.entry.id: item for item in extract.items}
        self._everywhere |= {"is_served": True, "asked": ""}
        self._add(URGENT, partial(self._whole, URGENT, URGENT, _("Urgent help")))

    def _add_search(self) -> None:
        self._add(SEARCH, lambda: self._found_page(Found(items=self.extract.items)))

    def found(self, text: str) -> Found:
        """Return what a query finds, as ``list`` has it, but for entries without a page."""
        asked = clean(text)
        try:
            view = answer(View(self._search).with_text(text))
        except UserError as error:
            return Found(asked, wrong=f"{sentence(str(error))}.")
        names = [row.id for row in view.catalog.rows(view.positions)]
        items = [self._items[name] for name in names if name in self._items]
        said = view.told.remarks
        offers: Sequence[Offer] = ()
        if isinstance(view, Suggested):
            said = (view.said, *said)
            offers = [_offer(candidate) for candidate in view.suggestion.candidates]
        remarks = [f"{sentence(remark)}." for remark in said]
        return Found(asked, items, remarks, offers, len(names) - len(items))

    def found_page(self, text: str) -> str:
        """Return the page of what a query finds; of all entries where nothing is asked."""
        return self._found_page(self.found(text)) if text.strip() else self[SEARCH]

    def _found_page(self, found: Found) -> str:
        urgent = {item.entry.id for region in self.extract.urgent for item in region.items}
        best = {item.entry.id for item in found.items[:_BEST]}
        is_asked = bool(found.asked) and (not found.items or not urgent.isdisjoint(best))
        asked = _("Search: {words}").format(words=found.asked)
        title = asked if found.asked else _("All entries")
        help_rows = [*rows_of_help(self.extract, found.items)] if is_asked else []
        values = {"asked": found.asked, "found": found, "help": help_rows}
        return self._whole("found.html", SEARCH, title, is_help_shown=is_asked, **values)

    def refusal(self, title: str, said: str) -> str:
        """Return a page that says why there is no other; it may stand at any path."""
        around: Mapping[str, object] = {"root": "/", "address": ""}
        return self._whole("refusal.html", "", title, said=said, **around)


def _offer(candidate: Candidate) -> Offer:
    href = f"{SEARCH}?{urlencode({'q': str(candidate.view.query)})}"
    return Offer(candidate.text, href, candidate.view.total)


def rows_of_help(extract: Extract, items: Sequence[Item]) -> Iterator[tuple[str, Item]]:
    """Yield somebody to turn to in each region, with its title.

    Of those that were found, or of all where nothing was, it is one that is checked, then the best match.
    """
    places = {item.entry.id: place for place, item in enumerate(items)}
    for region in extract.urgent:
        rows = [item for item in region.items if not items or item.entry.id in places]
        if rows:
            yield (
                region.title,
                min(rows, key=lambda row: (not row.state.is_checked, places.get(row.entry.id, 0))),
            )
