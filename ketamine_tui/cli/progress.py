"""The progress of what takes long, told on a terminal, and how it is stopped."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ketamine_tui.cli.output import put_error

_PATIENCE = 0.5
"""Seconds of silent work before progress is told."""

_STEP = 100
"""Files between two messages."""


@contextmanager
def terminal_progress(
    doing: str = "Reading", what: str = "files", first: str = ""
) -> Iterator[Callable[[int, int], None]]:
    """Yield what says on standard error how many are done, once that takes long; the last message is taken away.

    `first` is said at once. Where standard error is no terminal, nothing is.
    """
    begun = time.monotonic()
    width = 0

    def say(words: str) -> None:
        nonlocal width
        if sys.stderr.isatty():
            put_error(f"\r{words:<{width}}")
            width = max(width, len(words))

    def tell(done: int, total: int) -> None:
        if done % _STEP == 0 and time.monotonic() - begun > _PATIENCE:
            say(f"{doing} {done:,} of {total:,} {what}")

    try:
        if first:
            say(first)
        yield tell
    finally:
        if width:
            put_error("\r" + " " * width + "\r")


@contextmanager
def held_interrupts() -> Iterator[Callable[[], None]]:
    """Hold Ctrl+C back, so that it stops only where it is asked for, and what is undone then is undone to its end.

    Yields what raises `KeyboardInterrupt` if there was one. Where the signal is ignored, it stays so.
    """
    is_interrupted = False

    def note(*_: object) -> None:
        nonlocal is_interrupted
        is_interrupted = True

    def stop_if_asked() -> None:
        if is_interrupted:
            raise KeyboardInterrupt

    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, note)
    try:
        yield stop_if_asked
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
