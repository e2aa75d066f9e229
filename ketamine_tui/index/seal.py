"""The seal of an index: a checksum in its file, by which any damage is noticed.

SQLite notices much of it by itself, but not another digit in a telephone number.
"""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

_AT = slice(60, 64)
"""Where the seal stands: the number that SQLite leaves to applications (``PRAGMA user_version``)."""

_PART = 1024 * 1024
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


def seal(path: Path) -> None:
    """Write the seal into a file that is complete.

    Raises:
        OSError: If it cannot be read or written.
    """
    descriptor = os.open(path, os.O_RDWR | _FLAGS)
    try:
        _, checksum = _seal_and_checksum(descriptor)
        os.pwrite(descriptor, checksum, _AT.start)
    finally:
        os.close(descriptor)


def is_whole(path: Path) -> bool:
    """Say whether a file is as it was when it was sealed. A link, a pipe or a folder is not."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
    except OSError:
        return False
    try:
        sealed, checksum = _seal_and_checksum(descriptor)
    except OSError:
        return False
    else:
        return sealed == checksum
    finally:
        os.close(descriptor)


def look_whether_whole(path: Path) -> Callable[[], bool]:
    """Begin to look whether a file is as it was sealed, while other things are done; return what waits for the answer."""
    # Takes longer to load than a small index to check, which is done at once.
    from threading import Thread  # noqa: PLC0415

    answers: list[bool] = []
    thread = Thread(target=lambda: answers.append(is_whole(path)), name="seal", daemon=True)
    thread.start()

    def answer() -> bool:
        thread.join()
        return any(answers)

    return answer


def _seal_and_checksum(descriptor: int) -> tuple[bytes, bytes]:
    """Return the seal of a file, and what it should be: the CRC-32 of all other bytes."""
    head = os.read(descriptor, _AT.stop)
    checksum = zlib.crc32(head[: _AT.start])
    while part := os.read(descriptor, _PART):
        checksum = zlib.crc32(part, checksum)
    return head[_AT], checksum.to_bytes(4, "big")
