"""The stamps of files: their sizes and times, by which it is noticed that one may have changed.

Nothing else tells of a file that was written in place. One question takes two microseconds; where there are tens
of thousands of files, every processor asks for a part of them.
"""

import os
from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ketamine_tui.store.processors import begin, can_fork, processor_count

if TYPE_CHECKING:
    Stamps = array[int]
else:  # Python 3.11 knows no such type as it runs, and would compile a text on every start
    Stamps = array

NUMBERS = 3
"""Numbers of a stamp: bytes, nanoseconds of the last change of the file, and of what is known of it."""

NO_STAMP = (-1, -1, -1)
"""The stamp of what cannot be asked for."""

_SHARE = 10_000
"""Files for which another process is worth the time that it takes to start."""

_END = 1 << 63
"""Above the largest number that an index can keep: 292 years of nanoseconds."""


def stamp_of(status: os.stat_result) -> tuple[int, int, int]:
    """Return the stamp of a file."""
    return status.st_size, _kept(status.st_mtime_ns), _kept(status.st_ctime_ns)


def stamps(root: int, paths: Sequence[str]) -> Stamps:
    """Return the stamps of files, one behind the other, links followed.

    Args:
        root: The descriptor of a folder that is open.
        paths: Below that folder.
    """
    others = min(processor_count() - 1, len(paths) // _SHARE - 1)
    if others < 1 or not can_fork():
        return _stamps(root, paths)
    share = -(-len(paths) // (others + 1))
    ours, *theirs = (paths[start : start + share] for start in range(0, len(paths), share))
    answers = [begin(partial(_stamp_bytes, root, part)) for part in theirs]
    together = _stamps(root, ours)
    for part, answer in zip(theirs, answers, strict=True):
        data = answer()
        is_whole = len(data) == len(part) * NUMBERS * together.itemsize
        together.frombytes(data if is_whole else _stamp_bytes(root, part))
    return together


def _stamp_bytes(root: int, paths: Sequence[str]) -> bytes:
    return _stamps(root, paths).tobytes()


def _stamps(root: int, paths: Sequence[str]) -> Stamps:
    numbers: list[int] = []
    for path in paths:
        try:
            status = os.stat(path, dir_fd=root)
        except OSError:
            numbers += _stamp_of_link(root, path)
        else:  # not by `stamp_of`, which takes as long as the question
            numbers += (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    try:
        return array("q", numbers)
    except OverflowError:
        return array("q", map(_kept, numbers))


def _stamp_of_link(root: int, path: str) -> tuple[int, int, int]:
    """Return the stamp of a link that leads nowhere."""
    try:
        return stamp_of(os.stat(path, dir_fd=root, follow_symlinks=False))
    except OSError:
        return NO_STAMP


def _kept(number: int) -> int:
    """Return a number as an index can keep it: a file may be of the year 9000."""
    return number if -_END <= number < _END else number % _END
