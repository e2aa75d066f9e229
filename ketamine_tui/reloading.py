"""Reading the directory's files beside the screen: in a thread, with progress, and stoppable."""

import threading
from collections.abc import Callable
from time import monotonic

from textual.message import Message

from ketamine_tui import messages
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.store.locate import ContentNotFoundError

_TELL_EVERY = 0.1
"""Seconds between two reports."""

Progress = Callable[[int, int], None]


class StoppedError(Exception):
    """The reading was stopped by the person in front of the screen."""


class Reload:
    """One reading of what has changed on the disk; its results are posted as messages."""

    def __init__(
        self, open_catalog: Callable[[Progress], Catalog], post: Callable[[Message], object]
    ) -> None:
        """Begin to read.

        Args:
            open_catalog: Brings the index up to date and opens it, and tells how far it is.
            post: Takes messages from any thread.
        """
        self._open_catalog = open_catalog
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
        except StoppedError:
            self._post(messages.ReadingEnded("Reading was stopped; r reads the files again"))
        except (OSError, ContentNotFoundError) as error:
            self._post(messages.ReadingEnded(f"The folder cannot be read: {error}"))
        except Exception as error:  # noqa: BLE001  # the last resort of a thread: it has to be told
            self._post(messages.ReadingEnded(f"Reading did not work ({type(error).__name__})"))
        else:
            self._post(messages.CatalogReplaced(catalog))

    def _tell(self, done: int, total: int) -> None:
        if self._is_stopped:
            raise StoppedError
        if monotonic() - self._told_at > _TELL_EVERY:
            self._told_at = monotonic()
            self._post(messages.ReadingProgress(done, total))
