"""Answers from the directory, which follow its files: what has changed is read again before the next one."""

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

from ketamine_tui.cli.serve.edition import Edition
from ketamine_tui.exchange.writers.served_site import URGENT
from ketamine_tui.exchange.writers.site import FIRST, SEARCH
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.services.web.answer import MEDIA_TYPES, Answer, Body, is_known
from ketamine_tui.services.web.request import Request
from ketamine_tui.services.web.status import Status
from ketamine_tui.services.web.worker import Worker
from ketamine_tui.store.scan import Listing, scan

_LOOKED_EVERY = 1.0
"""Seconds between two looks at the files, at least."""

_PATIENCE = 2.0
"""Seconds that an answer waits for files to be read; then it says what was known before."""

_NOTHING = Body(b"")
_MOST_PARTS = 20
"""Parts of a query string; a form of ours has one."""


class ServedPages:
    """What answers requests: the latest edition, and the threads that make the next one and its pages."""

    def __init__(
        self,
        edition: Edition,
        follow: Callable[[Edition], Edition],
        tell: Callable[[Exception], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with an edition.

        Args:
            edition: What is known.
            follow: Returns what is known now: the same edition where nothing has changed.
            tell: Is told why files could not be read; what was known is answered with.
            clock: Says how late it is.
        """
        self._edition = edition
        self._follow = follow
        self._tell = tell
        self._clock = clock
        self._looked_at = clock()
        self._look: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._reader = Worker("files")
        self._painter = Worker("pages")
        self._searcher = Worker("searches")  # a long one holds up no page
        self._making: dict[tuple[str, str], asyncio.Future[Body]] = {}

    def is_urgent(self, request: Request) -> bool:
        """Say whether a request is for urgent help alone."""
        return request.path == f"/{URGENT}"

    def refusal(self, status: Status) -> Answer:
        """Return the page that says why there is no other answer."""
        return Answer(status, self._edition.refusals[status])

    async def answer(self, request: Request) -> Answer:
        """Return the answer to a request."""
        edition = await self._latest()
        # Names are what they are: no name of a page needs an escape, so nothing is decoded.
        name = request.path.removeprefix("/") or FIRST
        if name not in edition.names:
            return self.refusal(Status.NOT_FOUND)
        words = _asked(request.query) if name == SEARCH else ""
        tag, is_private = edition.tag, bool(words)
        if is_known(request, tag):
            return Answer(Status.NOT_MODIFIED, _NOTHING, tag=tag, is_private=is_private)
        if words:
            body = await self._searcher.do(lambda: edition.found(words))
        else:
            body = edition.at_hand(name) or await self._made(edition, name)
        media_type = MEDIA_TYPES[name.rpartition(".")[2]]
        return Answer(Status.OK, body, media_type, tag, is_private)

    async def _made(self, edition: Edition, name: str) -> Body:
        """Return a page that is not at hand; it is made once, however many wait for it."""
        key = edition.tag, name
        if key not in self._making:
            making = self._making[key] = self._painter.do(lambda: edition.page(name))
            making.add_done_callback(lambda _: self._making.pop(key))
        body = await asyncio.shield(self._making[key])
        edition.kept.put(name, body)
        return body

    async def _latest(self) -> Edition:
        if self._look is None and self._clock() - self._looked_at >= _LOOKED_EVERY:
            self._look = asyncio.create_task(self._read_again())
        if self._look is not None:
            await asyncio.wait((self._look,), timeout=_PATIENCE)
        return self._edition

    async def _read_again(self) -> None:
        before = self._edition
        try:
            self._edition = await self._reader.do(lambda: self._follow(before))
        except Exception as error:  # noqa: BLE001  # whatever it is, what was read before is still there
            self._tell(error)
        finally:
            self._looked_at = self._clock()
            self._look = None
        if self._edition is not before:
            self._ending = asyncio.create_task(self._give_up(before))

    async def _give_up(self, edition: Edition) -> None:
        """Close what an edition reads from, after what is still being made of it."""
        await self._painter.do(lambda: None)
        await self._searcher.do(edition.catalog.close)


class Follower:
    """The files that an edition was made of, and the making of the next one where they are others."""

    def __init__(
        self,
        folder: Path,
        today: Callable[[], dt.date],
        open_catalog: Callable[[], Catalog],
        *,
        with_doubted: bool,
    ) -> None:
        """Begin with nothing read; `open_catalog` brings the index up to date and opens it."""
        self._folder = folder
        self._today = today
        self._open_catalog = open_catalog
        self._with_doubted = with_doubted
        self._known: tuple[Listing, dt.date] | None = None

    def latest(self, edition: Edition | None = None) -> Edition:
        """Return the edition of what the files say, which is the same one where that is the same.

        Raises:
            ContentNotFoundError: If there is no directory any more.
            OSError: If its folder cannot be listed.
        """
        listing, today, now = scan(self._folder), self._today(), time.time_ns()
        if edition is not None and self._known == (listing, today):
            return edition
        catalog = self._open_catalog()
        # As with the index: what may change once more without another time is looked at again.
        self._known = listing.as_read(now), today
        if edition is not None and edition.is_same(catalog):
            catalog.close()
            return edition
        return Edition(catalog, with_doubted=self._with_doubted)


def _asked(query: str) -> str:
    """Return what a query string asks for as ``q``, as a form sends it (WHATWG URL, 5)."""
    try:
        parts = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARTS)
    except ValueError:
        return ""
    return next((value.strip() for name, value in parts if name == "q"), "")
