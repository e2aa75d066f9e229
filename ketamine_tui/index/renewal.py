"""The renewal of an index: a draft beside it is brought up to date, sealed, and takes its place in one step.

An index is never changed where it is: whoever reads it goes on reading what it was, and what ends a
renewal half way leaves it alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ketamine_tui.index.build import refresh
from ketamine_tui.index.database import connect, connect_sealed, make_tables, open_database
from ketamine_tui.index.freshness import Progress
from ketamine_tui.index.seal import seal
from ketamine_tui.store.drafts import draft_of, is_at, open_draft

_PATIENCE = 30.0
"""Seconds that another process may take to read."""


def renew(
    path: Path | None, content: Path, progress: Progress | None = None, *, is_kept: bool = True
) -> sqlite3.Connection:
    """Return the index at `path`, brought up to date; where it cannot be written, in memory.

    Args:
        path: Where the index is kept; None for one in memory, of which every file is read.
        content: The folder or note that it is of.
        progress: Told of every file. What it raises leaves the index as it was.
        is_kept: Whether the index may be written; else it is only begun with.

    Raises:
        ContentNotFoundError: If the folder cannot be listed, or holds no directory.
    """
    if path is not None and is_kept:
        with suppress(OSError, sqlite3.Error):
            return _replaced(path, content, progress)
    connection = connect()
    _bring_up_to_date(connection, path, content, progress)
    return connection


def _replaced(path: Path, content: Path, progress: Progress | None) -> sqlite3.Connection:
    with _draft(path, _PATIENCE) as draft:
        with closing(connect(draft)) as connection:
            _bring_up_to_date(connection, path, content, progress)
        seal(draft)
        connection = connect_sealed(draft)
        with suppress(OSError):  # something is in the way that is not for us to delete
            draft.replace(path)
        return connection


def why_not_kept(path: Path) -> str:
    """Return why no index can be written at `path`, or an empty text where one can be."""
    if path.is_dir():
        return "a folder is in its place"
    try:
        with _draft(path, patience=0) as draft:
            draft.write_bytes(bytes(path.stat().st_size if path.exists() else 1))
    except BlockingIOError:
        return ""  # another process writes it just now
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path | None, content: Path, progress: Progress | None
) -> None:
    """Begin with the index as it is by now, or with an empty one, and read what has changed since."""
    if path is None or (old := open_database(path, content)) is None:
        make_tables(connection, content)
    else:
        with closing(old):
            old.backup(connection)
    refresh(connection, content, progress)


@contextmanager
def _draft(path: Path, patience: float) -> Iterator[Path]:
    """Yield an empty file beside `path` that no other process writes to; take away what is left of it.

    There is one for each index, and processes take turns: what one of them reads the others need not.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = draft_of(path)
    descriptor = open_draft(draft, patience)
    try:
        yield draft
    finally:
        if is_at(draft, descriptor):
            draft.unlink()
        os.close(descriptor)
