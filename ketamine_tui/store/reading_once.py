"""Files that are read once, however often they are asked for: what was read of each is kept for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

ReadT = TypeVar("ReadT")

_kept: ContextVar[dict[Any, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Keep what is read within, for a directory that says the same of itself all the time."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def read_once(folder: Path, path: str, digest: str, read: Callable[[], ReadT]) -> ReadT:
    """Return what `read` makes of a file, or has made of it; `digest` is that of its bytes, which may have changed."""
    kept = _kept.get()
    if kept is None:
        return read()
    key = folder, path, digest
    if key not in kept:
        kept[key] = read()
    value: ReadT = kept[key]
    return value
