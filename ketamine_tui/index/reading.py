"""The reader of files for the index; other processes help where there are many."""

from collections import deque
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ketamine_tui.index.records import Records, read_records
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.processors import processor_count
from ketamine_tui.store.scan import SourceFile

if TYPE_CHECKING:
    from ketamine_tui.index.helpers import Helper

MANY = 1500
"""Files from which on other processes are worth the time that they take to start."""

MOST_HELPERS = 3

_CHUNK = 32
_MOST_WAITING = 64
"""Chunks that may have been read before their turn."""


def read_in_order(
    folder: Path, files: Sequence[SourceFile], directory: Directory
) -> Generator[Records, None, None]:
    """Yield what the index keeps of files, some files at a time, in their order.

    This process never waits for its helpers: it reads too, and where it comes to files that one of them
    has not delivered, it reads those. So they may come late, or not at all, or die.

    Closing the iterator ends the helpers.
    """
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    todo = deque(range(len(chunks)))
    done: dict[int, Records] = {}
    helpers = _start_helpers(folder, directory) if len(files) >= MANY else []
    try:
        for number in range(len(chunks)):
            while number not in done:
                for helper in helpers:
                    helper.exchange(chunks, todo, done)
                if number not in done:
                    ours = todo.popleft() if todo and len(done) < _MOST_WAITING else number
                    done[ours] = read_records(folder, chunks[ours], directory)
            yield done.pop(number)
    finally:
        for helper in helpers:
            helper.end()


def _start_helpers(folder: Path, directory: Directory) -> "list[Helper]":
    count = min(processor_count() - 1, MOST_HELPERS)
    if count < 1:
        return []
    try:
        # Not at the top: it takes longer than to read the few files that have changed on most days.
        from ketamine_tui.index.helpers import start_helpers  # noqa: PLC0415
    except ImportError:  # a Python without what processes need
        return []
    return start_helpers(count, folder, directory)
