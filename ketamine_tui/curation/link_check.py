"""The link check: which addresses of entries are to be visited, host by host, and what the visits show."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from ketamine_tui.model.entry import Entry
from ketamine_tui.model.evidence import Evidence, Verdict, Visit, after
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.store.link_evidence import change_evidence, load_evidence

_HOSTS_AT_ONCE = 8
_SAVED_AFTER = 50
"""Visits after which the evidence is saved: a long check may be ended at any time."""

VisitFunction = Callable[[str, Visit | None, Callable[[float], object]], Visit]
"""Visits an address, with what was found before, and with what waits between two tries."""

_Visited = tuple[str, Visit]


class Checked(NamedTuple):
    """An address that was visited, the entries that have it, and what is known of it now."""

    url: str
    entry_ids: tuple[str, ...]
    evidence: Evidence


class Pace(NamedTuple):
    """How often a page is visited, in days, and how many seconds lie between two visits to a host."""

    days: int = 7
    delay: float = 1.0


def addresses(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Return the web addresses of entries with the ids that have them: links, chats, and sources of reviews."""
    ids: dict[str, list[str]] = {}
    for entry in entries:
        urls = [way.value for way in entry.ways() if way.kind in (WayKind.LINK, WayKind.CHAT)]
        sources = [source for review in entry.reviews for source in review.source]
        for url in dict.fromkeys((*urls, *sources)):
            if url.startswith(("https://", "http://")):
                ids.setdefault(url, []).append(entry.id)
    return ids


class LinkCheck:
    """A check of the links of a directory."""

    def __init__(self, folder: Path, today: dt.date, visit: VisitFunction, pace: Pace) -> None:
        """Check on a day, with what visits an address.

        Raises:
            UnreadableError: If the evidence so far cannot be read.
        """
        self._folder = folder
        self._today = today
        self._visit = visit
        self._pace = pace
        self._evidence = load_evidence(folder)

    def known(self, ids: Mapping[str, Collection[str]]) -> list[Checked]:
        """Return what is known of those of some addresses that were ever visited."""
        evidence = self._evidence
        return [Checked(url, tuple(ids[url]), evidence[url]) for url in ids if url in evidence]

    def due(self, urls: Iterable[str]) -> list[str]:
        """Return which of some addresses are to be visited again."""
        return [url for url in urls if self._is_due(self._evidence.get(url))]

    def _is_due(self, evidence: Evidence | None) -> bool:
        if evidence is None or evidence.day > self._today:
            return True
        age = (self._today - evidence.day).days
        is_there = evidence.visit.verdict in (Verdict.OK, Verdict.MOVED, Verdict.REFUSED)
        return age >= (self._pace.days if is_there else 1)

    def run(self, ids: Mapping[str, Collection[str]]) -> Iterator[Checked]:
        """Visit what is due, and yield what was found as it comes; it is kept also where that is ended early.

        Raises:
            NotWrittenError: If the evidence cannot be kept.
        """
        hosts: dict[str, list[str]] = {}
        due = self.due(ids)
        for url in due:
            hosts.setdefault(urlsplit(url).netloc.casefold(), []).append(url)
        waiting, visited, is_over = deque(hosts.values()), SimpleQueue[_Visited](), Event()
        for number in range(min(_HOSTS_AT_ONCE, len(hosts))):
            # Daemons, as leaving must not wait for a server that does not answer.
            run = partial(self._visit_hosts, waiting, visited, is_over)
            Thread(target=run, name=f"links-{number}", daemon=True).start()
        unsaved: dict[str, Evidence] = {}
        try:
            for _ in due:
                url, visit = visited.get()
                evidence = after(self._evidence.get(url), visit, self._today)
                unsaved[url] = self._evidence[url] = evidence
                if len(unsaved) >= _SAVED_AFTER:
                    self._save(unsaved)
                yield Checked(url, tuple(ids[url]), evidence)
        finally:
            is_over.set()
            self._save(unsaved)

    def _visit_hosts(
        self, waiting: deque[list[str]], visited: SimpleQueue[_Visited], is_over: Event
    ) -> None:
        """Take hosts, one after the other, until none is left."""
        with suppress(IndexError):
            while not is_over.is_set():
                self._visit_host(waiting.popleft(), visited, is_over)

    def _visit_host(self, urls: list[str], visited: SimpleQueue[_Visited], is_over: Event) -> None:
        """Visit the addresses of a host one after the other, with a pause in between."""
        for number, url in enumerate(urls):
            if number:
                is_over.wait(self._pace.delay)
            if is_over.is_set():
                return
            before = self._evidence.get(url)
            visited.put((url, self._visit(url, before.visit if before else None, is_over.wait)))

    def _save(self, unsaved: dict[str, Evidence]) -> None:
        if unsaved:
            change_evidence(self._folder, lambda there: {**there, **unsaved})
            unsaved.clear()
