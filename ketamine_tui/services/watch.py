"""The watch over a directory's files, so that what any program changes is read again; and over a file beside them."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from ketamine_tui.store.scan import is_content, is_note

_DEBOUNCE = 200
"""Milliseconds within which changes count as one."""

_PAUSE = 5000
"""Milliseconds without a change after which there is a pause."""


class _Watching:
    """Watches something in a thread until it is stopped.

    Where the system cannot tell of changes, as on network file systems, set
    WATCHFILES_FORCE_POLLING=1, or read again by hand.
    """

    def __init__(
        self, on_change: Callable[[], object], on_failure: Callable[[str], object]
    ) -> None:
        """Begin to watch.

        Args:
            on_change: Called in the thread when something was changed.
            on_failure: Called in the thread with the reason why nothing is watched any more.
        """
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
            self._follow()
        except Exception as error:  # noqa: BLE001  # the last resort of a thread: it has to be told
            if not self._stopped.is_set():
                self._on_failure(f"Changes on the disk are not noticed: {error}")

    def _follow(self) -> None:
        """Call `on_change` until the watch is stopped."""
        raise NotImplementedError

    def _changes(
        self, folder: Path, *, is_recursive: bool, has_pauses: bool = False
    ) -> Iterator[object]:
        """Yield whenever something of ours in a folder was changed, and perhaps every few seconds."""
        # Late: nothing on the first screen needs it, and it takes as long as a tenth of the start.
        from watchfiles import watch  # noqa: PLC0415

        yield from watch(
            folder,
            watch_filter=lambda _, path: self._is_ours(path),
            debounce=_DEBOUNCE,
            stop_event=self._stopped,
            raise_interrupt=False,
            ignore_permission_denied=True,
            recursive=is_recursive,
            rust_timeout=_PAUSE,
            yield_on_timeout=has_pauses,
        )

    def _is_ours(self, path: str) -> bool:
        """Say whether a change of a file or folder is one that is watched for."""
        raise NotImplementedError


class Watch(_Watching):
    """Watches the files of a directory, or a note."""

    def __init__(
        self, folder: Path, on_change: Callable[[], object], on_failure: Callable[[str], object]
    ) -> None:
        """Begin to watch a directory's folder, or its note; see `_Watching` for the rest."""
        content = folder.resolve()
        # Editors put another file in a note's place, which only its folder notices.
        self._note = content if is_note(folder) else None
        self._folder = content.parent if self._note else content
        super().__init__(on_change, on_failure)

    def _follow(self) -> None:
        # What was changed after it was read and before it is watched is noticed at the first pause.
        is_first = True
        for changes in self._changes(
            self._folder, is_recursive=self._note is None, has_pauses=True
        ):
            if changes or is_first:
                self._on_change()
            is_first = False

    def _is_ours(self, path: str) -> bool:
        if self._note is not None:
            return Path(path) == self._note
        try:
            return is_content(Path(path).relative_to(self._folder).as_posix())
        except ValueError:
            return False


class FileWatch(_Watching):
    """Watches one file, which may not be there yet, nor its folder."""

    def __init__(
        self, file: Path, on_change: Callable[[], object], on_failure: Callable[[str], object]
    ) -> None:
        """Begin to watch a file; see `_Watching` for the rest."""
        self._file = Path(os.path.realpath(file))
        super().__init__(on_change, on_failure)

    def _follow(self) -> None:
        seen = self._status
        while not self._stopped.is_set():
            folder = self._nearest_folder
            # What happens while another folder begins to be watched is seen after a pause.
            for _ in self._changes(folder, is_recursive=False, has_pauses=True):
                if seen != (seen := self._status):
                    self._on_change()
                if folder != self._nearest_folder:
                    break

    @property
    def _nearest_folder(self) -> Path:
        # `Path.is_dir` raises for a folder that may not be entered.
        return next(x for x in self._file.parents if os.path.isdir(x))  # noqa: PTH112

    @property
    def _status(self) -> tuple[int, int, int] | None:
        """What is another for every version of the file; None where there is none."""
        try:
            status = self._file.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _is_ours(self, path: str) -> bool:
        return Path(path) == self._file or Path(path) in self._file.parents
