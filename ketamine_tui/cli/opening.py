"""Opening the directory that the arguments name."""

import argparse
import datetime as dt
import os
import sqlite3
import sys
import time
from pathlib import Path

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import discard, index_path, open_database
from ketamine_tui.index.freshness import find_changes
from ketamine_tui.store.locate import locate

_PLATFORM: str = sys.platform
_PATIENCE = 0.5
"""Seconds of silent reading before progress is told."""


def content_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder to read.

    Raises:
        ContentNotFoundError: If there is none.
    """
    return locate(arguments.content, os.environ).folder


def open_catalog(arguments: argparse.Namespace, *, fresh: bool = False) -> Catalog:
    """Return the directory, its index brought up to date first.

    Args:
        arguments: What was asked for.
        fresh: Read every file again, whatever the index says, and keep nothing.

    Raises:
        ContentNotFoundError: If there is no such folder.
        OSError: If the folder cannot be listed.
    """
    folder = content_folder(arguments)
    today = arguments.as_of or dt.datetime.now().astimezone().date()
    if fresh:
        return Catalog(_up_to_date(open_database(None, folder), folder), today)
    path = index_file(folder)
    try:
        return Catalog(_up_to_date(open_database(path, folder), folder), today)
    except sqlite3.DatabaseError:
        # A file that is damaged where opening it does not look.
        discard(path)
        return Catalog(_up_to_date(open_database(path, folder), folder), today)


def _up_to_date(connection: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    if find_changes(connection, folder):
        # Reading YAML and Markdown costs more than all the rest of a start: only when it is needed.
        from ketamine_tui.index.build import refresh

        progress = _Progress()
        refresh(connection, folder, progress)
        progress.close()
    return connection


def index_file(folder: Path) -> Path:
    """Return where the index of a content folder is kept."""
    return index_path(_cache_folder(), folder)


def _cache_folder() -> Path:
    """Return the user's cache folder for this program."""
    if _PLATFORM == "linux":
        # The XDG rule itself: loading platformdirs would be a tenth of the time of a whole `list`.
        base = os.environ.get("XDG_CACHE_HOME", "")
        folder = Path(base) if os.path.isabs(base) else Path.home() / ".cache"  # noqa: PTH117  # of a text
        return folder / "ketamine-tui"
    from platformdirs import user_cache_path

    return user_cache_path("ketamine-tui", appauthor=False)


class _Progress:
    """Tells on a terminal how far a long reading has come."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._told = False

    def __call__(self, done: int, total: int) -> None:
        is_due = done % 100 == 0 and time.monotonic() - self._begun > _PATIENCE
        if is_due and sys.stderr.isatty():
            self._told = True
            print(f"\rReading {done} of {total} files", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Take the message away."""
        if self._told:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
