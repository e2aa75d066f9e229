"""The processors of this machine: how many there are for us, and a piece of work that another one does meanwhile."""

import os
from collections.abc import Callable
from contextlib import suppress

Answer = Callable[[], bytes]
"""Waits for a piece of work; what it returns is empty where nobody could do it."""


def processor_count() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def can_fork() -> bool:
    """Say whether a copy of this process is sound: it would have the locks of other threads, and not the threads."""
    # Takes longer to load than most directories to list.
    from threading import active_count  # noqa: PLC0415

    return hasattr(os, "fork") and active_count() == 1


def begin(task: Callable[[], bytes]) -> Answer:
    """Begin a piece of work in a copy of this process, and return what waits for its answer.

    Only where `can_fork` says so. Whatever ends the copy, the answer is empty or shorter then.
    """
    try:
        reading, writing = os.pipe()
    except OSError:
        return bytes
    try:
        copy = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return bytes
    if not copy:
        _answer_and_end(task, writing)
    os.close(writing)

    def answer() -> bytes:
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        with suppress(
            ChildProcessError
        ):  # who ignores the ends of its children has none to wait for
            os.waitpid(copy, 0)
        return data

    return answer


def _answer_and_end(
    task: Callable[[], bytes], writing: int
) -> None:  # pragma: no cover  # in the copy
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(task())
    finally:
        os._exit(0)  # without what this process does as it ends, and without a report
