"""The progress of a long reading, told on a terminal."""

import sys
import time
from types import TracebackType
from typing import Self

_PATIENCE = 0.5
"""Seconds of silent reading before progress is told."""

_STEP = 100
"""Files between two messages."""


class TerminalProgress:
    """Says on standard error how far a reading has come, and takes the message away at its end."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._is_told = False

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Tell how many of the files are read."""
        is_due = done % _STEP == 0 and time.monotonic() - self._begun > _PATIENCE
        if is_due and sys.stderr.isatty():
            self._is_told = True
            print(f"\rReading {done} of {total} files", end="", file=sys.stderr, flush=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._is_told:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
