"""The watch over a directory's files, so that what any program changes is read again."""

import threading
from collections.abc import Callable
from pathlib import Path

from ketamine_tui.store.scan import is_content, is_note

_DEBOUNCE = 200
"""Milliseconds within which changes count as one."""


class Watch:
    """Watches a folder, or a single file, in a thread until it is stopped.

    Where the system cannot tell of changes, as on network file systems, set
    WATCHFILES_FORCE_POLLING=1, or read again by hand.
    """

    def __init__(
        self,
        place: Path,
        on_change: Callable[[], object],
        on_failure: Callable[[str], object],
        *,
        is_file: bool = False,
    ) -> None:
        """Begin to watch.

        Args:
            place: The directory's folder, or its note; or what `is_file`, there or not yet.
            on_change: Called in the thread when files of the directory, or the single one, were changed.
            on_failure: Called in the thread with the reason why nothing is watched any more.
            is_file: Whether only this file is meant.
        """
        real = place.resolve()
        # Editors put another file in a file's place, which only its folder notices.
        self._file = real if is_file or is_note(place) else None
        self._folder = real.parent if self._file else real
        self._on_change = on_change
        self._on_failure = on_failure
        self._stopped = threading.Event()
        # A daemon, as leaving the program must not wait for it.
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer; the thread ends by itself."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            # Late: nothing on the first screen needs it, and it takes as long as a tenth of the start.
            from watchfiles import watch  # noqa: PLC0415

            for _ in watch(
                self._folder,
                watch_filter=lambda _, path: self._is_ours(path),
                debounce=_DEBOUNCE,
                stop_event=self._stopped,
                raise_interrupt=False,
                ignore_permission_denied=True,
                recursive=self._file is None,
            ):
                self._on_change()
        except Exception as error:  # noqa: BLE001  # the last resort of a thread: it has to be told
            if not self._stopped.is_set():
                self._on_failure(f"Changes on the disk are not noticed: {error}")

    def _is_ours(self, path: str) -> bool:
        if self._file is not None:
            return Path(path) == self._file
        try:
            return is_content(Path(path).relative_to(self._folder).as_posix())
        except ValueError:
            return False
