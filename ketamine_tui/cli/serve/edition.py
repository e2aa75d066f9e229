"""Editions: the directory as it was when it was read, as bytes to answer with."""

from collections.abc import Mapping

from ketamine_tui import __version__
from ketamine_tui.exchange.extract import extract_of
from ketamine_tui.exchange.writers.served_site import URGENT, ServedSite
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.services.web.answer import Body, packed
from ketamine_tui.services.web.status import Status

KEPT = 32 * 1024 * 1024
"""Bytes of pages that are kept once they were made; of a large directory, those that were asked for last."""

SAID: Mapping[Status, tuple[str, str]] = {
    Status.BAD_REQUEST: (N_("Not understood"), N_("That was no request that can be answered.")),
    Status.NOT_FOUND: (N_("Not found"), N_("There is no such page. It may have had another name.")),
    Status.METHOD_NOT_ALLOWED: (
        N_("Only for reading"),
        N_("These pages can be read, and nothing else."),
    ),
    Status.REQUEST_TIMEOUT: (
        N_("Too slow"),
        N_("The request did not arrive in time. Please try again."),
    ),
    Status.URI_TOO_LONG: (
        N_("Too long"),
        N_("That address is too long. A shorter search may find it."),
    ),
    Status.MISDIRECTED: (
        N_("Another name"),
        N_("Nothing is served under this name. Whoever runs the server can allow it with --host."),
    ),
    Status.FIELDS_TOO_LARGE: (N_("Too much"), N_("The request has more fields than can be read.")),
    Status.FAILED: (N_("A mistake"), N_("The program made a mistake, which is no fault of yours.")),
    Status.UNAVAILABLE: (
        N_("Busy"),
        N_("Too much is asked for at once. Please try again in a few seconds."),
    ),
}
"""What the page of each refusal is called, and what it says."""


class Kept:
    """Pages by their names, those that were not asked for the longest given up first."""

    def __init__(self, most: int) -> None:
        """Begin with none; `most` is how many bytes they may have."""
        self._most = most
        self._size = 0
        self._bodies: dict[str, Body] = {}

    def get(self, name: str) -> Body | None:
        """Return a page, which is now the latest that was asked for."""
        body = self._bodies.pop(name, None)
        if body is not None:
            self._bodies[name] = body
        return body

    def put(self, name: str, body: Body) -> None:
        """Keep a page, unless it alone would take the place of most others."""
        if body.size > self._most // 4 or name in self._bodies:
            return
        self._bodies[name] = body
        self._size += body.size
        while self._size > self._most:
            first = next(iter(self._bodies))
            self._size -= self._bodies.pop(first).size


class Edition:
    """The directory at one moment. One thread makes its pages, and another one searches."""

    def __init__(self, catalog: Catalog, *, with_doubted: bool) -> None:
        """Make what has to be at hand: urgent help, and what is said where there is nothing else to answer."""
        search = Search(catalog)
        extract = extract_of(View(search), with_doubted=with_doubted)
        self.catalog = catalog
        self.left_out = extract.left_out
        self.number = len(extract.items)
        # A broken file may show what it said before, which its version does not tell.
        parts = [catalog.version, f"{catalog.today:%Y%m%d}", __version__]
        parts += ["all"] * with_doubted + [str(catalog.made_at)] * (catalog.broken is not None)
        self.tag = "-".join(parts)
        self._site = ServedSite(extract, search)
        self.kept = Kept(KEPT)
        self.names = frozenset(self._site)
        self._urgent = self.page(URGENT)
        self.refusals = {
            status: packed(self._site.refusal(*map(_, said))) for status, said in SAID.items()
        }

    def at_hand(self, name: str) -> Body | None:
        """Return a page that was made already; urgent help always was."""
        return self._urgent if name == URGENT else self.kept.get(name)

    def page(self, name: str) -> Body:
        """Make a page."""
        return packed(self._site[name])

    def found(self, text: str) -> Body:
        """Return the page of what a query finds."""
        return packed(self._site.found_page(text))

    def is_same(self, catalog: Catalog) -> bool:
        """Say whether what was read again is what this was made of."""
        own = self.catalog
        is_whole = own.broken is None and catalog.broken is None
        return is_whole and (own.version, own.today) == (catalog.version, catalog.today)
