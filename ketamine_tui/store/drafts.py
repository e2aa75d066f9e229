"""Drafts: files that one process writes, until they take the place of others."""

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

DRAFT_ENDING = ".new"
"""What a draft is called behind the name of what it takes the place of, where both names are known."""

_PAUSE = 0.02
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


def draft_of(path: Path) -> Path:
    """Return the draft beside a file that is always written by way of the same one."""
    return path.with_name(f"{path.name}{DRAFT_ENDING}")


def open_draft(draft: Path, patience: float) -> int:
    """Return the descriptor of an empty file that is ours as long as it is open.

    A file of a fixed name that a killed process has left is the next one's: nothing piles up.

    Args:
        draft: The file; made where it is missing.
        patience: Seconds to wait for another process.

    Raises:
        OSError: If there can be none, or another process keeps it for longer.
    """
    until = time.monotonic() + patience
    while True:
        descriptor = os.open(draft, _FLAGS, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_at(
                draft, descriptor
            ):  # else it took the place of the other while this one waited
                os.ftruncate(descriptor, 0)
                return descriptor
        except BlockingIOError:
            if time.monotonic() >= until:
                os.close(descriptor)
                raise
            time.sleep(_PAUSE)
        except OSError:  # no file, or a file system without locks
            os.close(descriptor)
            with suppress(OSError):
                draft.unlink()
            raise
        os.close(descriptor)


def is_at(path: Path, descriptor: int) -> bool:
    """Say whether the file of a descriptor is the one at a path."""
    with suppress(OSError):
        return os.path.samestat(os.lstat(path), os.fstat(descriptor))
    return False
