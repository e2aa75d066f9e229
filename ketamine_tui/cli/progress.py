"""The progress of a long reading, told on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ketamine_tui.cli.output import put_error

_PATIENCE = 0.5
"""Seconds of silent reading before progress is told."""

_STEP = 100
"""Files between two messages."""


@contextmanager
def terminal_progress() -> Iterator[Callable[[int, int], None]]:
    """Yield what says on standard error how many of the files are read; its message is taken away."""
    begun = time.monotonic()
    is_told = False

    def tell(done: int, total: int) -> None:
        nonlocal is_told
        is_due = done % _STEP == 0 and time.monotonic() - begun > _PATIENCE
        if is_due and sys.stderr.isatty():
            is_told = True
            put_error(f"\rReading {done} of {total} files")

    try:
        yield tell
    finally:
        if is_told:
            put_error("\r" + " " * 40 + "\r")
