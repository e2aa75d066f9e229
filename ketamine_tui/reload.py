"""The directory that is shown, and reading its files beside the screen: with progress, and stoppable."""

import threading
from collections.abc import Callable
from time import monotonic

from textual.message import Message

from ketamine_tui import messages
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.freshness import Progress
from ketamine_tui.model.marks import Marks
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import _, ngettext
from ketamine_tui.store.locate import ContentNotFoundError

_TELL_EVERY = 0.1
"""Seconds between two reports."""


class StoppedError(Exception):
    """The reading was stopped by the person in front of the screen."""


class Reload:
    """One reading of what has changed on the disk; its results are posted as messages."""

    def __init__(
        self,
        open_catalog: Callable[[Progress], Catalog],
        request: messages.ReloadContent,
        post: Callable[[Message], object],
    ) -> None:
        """Begin to read.

        Args:
            open_catalog: Brings the index up to date and opens it, and tells how far it is.
            request: What asked for it.
            post: Takes messages from any thread.
        """
        self._open_catalog = open_catalog
        self._request = request
        self._post = post
        self._told_at = monotonic()
        self._is_stopped = False
        # A daemon, as leaving the program must not wait for it: an index half refreshed is none.
        self._thread = threading.Thread(target=self._run, name="reload", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it has not come to its end."""
        return self._thread.is_alive() and not self._is_stopped

    def stop(self) -> None:
        """Let it end soon, with the index as it was."""
        self._is_stopped = True

    def _run(self) -> None:
        try:
            catalog = self._open_catalog(self._tell)
            _costly = catalog.version, catalog.marks  # here, where nobody waits for them
        except StoppedError:
            self._end(_("Reading was stopped"), may_help=True)
        except ContentNotFoundError as error:
            stays = _("What is shown stays")
            self._end(f"{sentence(str(error))}. {stays}")
        except Exception as error:  # noqa: BLE001  # the last resort of a thread: it has to be told
            told = _("The files could not be read ({error})").format(error=type(error).__name__)
            self._end(told, may_help=True)
        else:
            self._post(messages.CatalogReplaced(catalog, self._request))

    def _end(self, reason: str, *, may_help: bool = False) -> None:
        """Say why nothing was read, after what was to be said of what had been done."""
        parts = (self._request.told, reason)
        told = ". ".join(part for part in parts if part)
        self._post(messages.ReadingEnded(told, self._request, may_help=may_help))

    def _tell(self, done: int, total: int) -> None:
        if self._is_stopped:
            raise StoppedError
        if monotonic() - self._told_at > _TELL_EVERY:
            self._told_at = monotonic()
            self._post(messages.ReadingProgress(done, total))


class OpenDirectory:
    """The catalog that is shown, and what reads the files again: one reading at a time."""

    def __init__(
        self,
        catalog: Catalog,
        open_catalog: Callable[[Progress], Catalog],
        post: Callable[[Message], object],
    ) -> None:
        """Begin with a catalog; see `Reload` for the rest."""
        self.catalog = catalog
        self._open_catalog = open_catalog
        self._post = post
        self._reload: Reload | None = None
        self._request: messages.ReloadContent | None = None
        self._next: messages.ReloadContent | None = None
        self._was_marked = False
        self._replaced: list[Catalog] = []

    def read(self, request: messages.ReloadContent) -> None:
        """Read what has changed, now or as soon as the reading that is under way has come to its end."""
        if self._reload is None or not self._reload.is_running:
            self._begin(request)
        elif self._next is None or not request.is_quiet:
            self._next = request

    def _begin(self, request: messages.ReloadContent) -> None:
        self._request, self._next = request, None
        self._was_marked = False
        self._reload = Reload(self._open_catalog, request, self._post)

    def take(self, replaced: messages.CatalogReplaced, show: Callable[[Catalog], None]) -> str:
        """Let the screen show what was read, unless it is what is shown; return what to tell of it."""
        catalog, request = replaced.catalog, replaced.request
        if self._was_marked:
            # What was marked meanwhile is newer than what was read.
            catalog = catalog.with_marks(self.catalog.marks)
        if request.is_quiet and _are_same(catalog, self.catalog):
            catalog.close()
        else:
            self._replaced.append(self.catalog)
            self.catalog = catalog
            show(catalog)
        self.go_on(request)
        return request.told or ("" if request.is_quiet else _summary(self.catalog))

    def let_go(self, shown: Catalog, *, is_held: bool = False) -> bool:
        """Give up the directories that were replaced, but for one that is shown until a search has its answer.

        They are closed; where `is_held`, a dialog or an action may go on with one, and the last of them closes it.
        Return whether there were any.
        """
        count = len(self._replaced)
        shown_still = [catalog for catalog in self._replaced if catalog.is_of_reading(shown)]
        for catalog in self._replaced:
            if not is_held and catalog not in shown_still:
                catalog.close()
        self._replaced = shown_still
        return len(shown_still) < count

    def go_on(self, request: messages.ReloadContent) -> None:
        """Begin what was asked for during a reading that has come to its end; another may be under way since one was stopped."""
        if self._next is not None and request is self._request:
            self._begin(self._next)

    def take_marks(self, marks: Marks) -> None:
        """Go on with the same directory and other marks."""
        self.catalog = self.catalog.with_marks(marks)
        self._was_marked = True

    def stop(self) -> None:
        """Let a reading end soon, and leave everything as it is."""
        self._next = None
        if self._reload is not None:
            self._reload.stop()

    def close(self) -> None:
        """Wait for nothing that is still being read."""
        self.stop()
        for catalog in (*self._replaced, self.catalog):
            catalog.close()


def _are_same(catalog: Catalog, other: Catalog) -> bool:
    if (catalog.today, catalog.views) != (other.today, other.views):
        return False
    if catalog.marks != other.marks:
        return False
    if catalog.made_at == other.made_at:
        return True
    # Where no index can be kept, each reading makes another one. Of the same files, what was read before of
    # one that is broken may be there or not: an entry, or the tags by which others are found.
    is_of_same_files = catalog.version == other.version and catalog.size == other.size
    return is_of_same_files and catalog.broken is None


def _summary(catalog: Catalog) -> str:
    size, count = catalog.size, catalog.problem_count
    entries = ngettext("{number:,} entry", "{number:,} entries", size).format(number=size)
    problems = ngettext("{number:,} problem", "{number:,} problems", count).format(number=count)
    return _("Read again: {entries}, {problems}").format(entries=entries, problems=problems)
