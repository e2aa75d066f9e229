"""Opening the directory that the arguments name."""

import argparse
import datetime as dt
import os
import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import discard, empty_database, index_path, open_database
from ketamine_tui.index.freshness import Progress, file_count, find_changes
from ketamine_tui.model.directory import VIEWS_FILE, SavedView
from ketamine_tui.store.locate import ContentNotFoundError, Location, locate
from ketamine_tui.store.scan import is_note

if TYPE_CHECKING:
    from ketamine_tui.actions.session import Session
    from ketamine_tui.curation.curator import Curator

_PLATFORM: str = sys.platform
_PATIENCE = 0.5
"""Seconds of silent reading before progress is told."""

_MANY = 3000
"""Files above which the screen comes up before they are compared with the index."""

_FEW = 200
_LITTLE = 1024 * 1024
"""Files, and bytes in them, that are read before the screen comes up."""


def location(arguments: argparse.Namespace) -> Location:
    """Return the folder to read, and whether it is for editing.

    Raises:
        ContentNotFoundError: If there is none.
    """
    return locate(arguments.content, os.environ)


def content_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder to read.

    Raises:
        ContentNotFoundError: If there is none.
    """
    return location(arguments).folder


def open_catalog(
    arguments: argparse.Namespace, *, fresh: bool = False, progress: Progress | None = None
) -> Catalog:
    """Return the directory, its index brought up to date first.

    Args:
        arguments: What was asked for.
        fresh: Read every file again, whatever the index says, and keep nothing.
        progress: Told of every file; left out, a terminal is told how far a long reading is.

    Raises:
        ContentNotFoundError: If there is no such folder, or nothing of the note can be read.
        OSError: If the folder cannot be listed.
    """
    folder = content_folder(arguments)
    if fresh:
        connection = open_database(None, folder)
        _bring_up_to_date(connection, folder, progress)
        return Catalog(connection, today(arguments))
    path = index_file(folder)
    try:
        connection = open_database(path, folder)
        _bring_up_to_date(connection, folder, progress)
    except sqlite3.DatabaseError:
        # A file that is damaged where opening it does not look.
        discard(path)
        connection = open_database(path, folder)
        _bring_up_to_date(connection, folder, progress)
    return _readable(Catalog(connection, today(arguments), _own_views()), folder)


def session_of(arguments: argparse.Namespace) -> "Session":
    """Return where the effects of a session take place."""
    from ketamine_tui.actions.session import Session

    return Session(
        os.environ,
        clipboard=arguments.clipboard,
        views_file=views_file(),
        watched=content_folder(arguments),
        make_curator=lambda: curator_of(arguments),
    )


def curator_of(arguments: argparse.Namespace) -> "Curator":
    """Return what writes reviews into the directory."""
    # Writing costs half as much as the whole start, and most people only read.
    from ketamine_tui.curation.curator import Curator

    return Curator(location(arguments), today(arguments), settings_file())


def today(arguments: argparse.Namespace) -> dt.date:
    """Return the day that counts as today."""
    day: dt.date | None = arguments.as_of
    return day or dt.datetime.now().astimezone().date()


def open_at_once(arguments: argparse.Namespace) -> tuple[Catalog, bool]:
    """Return the directory as far as it is known without much reading, and whether that is all.

    A directory of which nothing is known yet is empty.

    Raises:
        ContentNotFoundError: If there is no such folder.
        OSError: If the folder cannot be listed.
    """
    folder = content_folder(arguments)
    day = today(arguments)
    try:
        connection = open_database(index_file(folder), folder)
        count = file_count(connection)
        is_current = (count or 0) <= _MANY and _is_soon_current(connection, folder)
        if is_current or count is not None:
            catalog = Catalog(connection, day, _own_views())
            return (_readable(catalog, folder) if is_current else catalog), is_current
        connection.close()
    except sqlite3.DatabaseError:
        pass  # reading the files makes a damaged index anew
    return Catalog(empty_database(folder), day, _own_views()), False


def _readable(catalog: Catalog, content: Path) -> Catalog:
    """Return a catalog, unless it is of a note of which nothing can be read: there is nothing else to show."""
    problem = catalog.broken if is_note(content) else None
    if problem is None:
        return catalog
    catalog.close()
    raise ContentNotFoundError(str(problem))


def _is_soon_current(connection: sqlite3.Connection, folder: Path) -> bool:
    """Bring an index up to date where that takes no longer than a blink; say whether it did."""
    changes = find_changes(connection, folder)
    if not changes:
        return True
    files = changes.present if changes.is_whole else changes.changed
    if len(files) > _FEW or sum(file.size for file in files) > _LITTLE:
        return False
    _refresh(connection, folder, None)
    return True


def _bring_up_to_date(
    connection: sqlite3.Connection, folder: Path, progress: Progress | None
) -> None:
    if find_changes(connection, folder):
        _refresh(connection, folder, progress)


def _refresh(connection: sqlite3.Connection, folder: Path, progress: Progress | None) -> None:
    # Reading YAML and Markdown costs more than all the rest of a start: only when it is needed.
    from ketamine_tui.index.build import refresh

    on_terminal = _TerminalProgress()
    refresh(connection, folder, progress or on_terminal)
    on_terminal.close()


def index_file(folder: Path) -> Path:
    """Return where the index of a content folder is kept."""
    return index_path(_cache_folder(), folder)


def views_file() -> Path:
    """Return where the user's own saved views are kept."""
    return _config_folder() / VIEWS_FILE


def settings_file() -> Path:
    """Return where the program remembers who reviews."""
    return _config_folder() / "settings.yaml"


def _own_views() -> tuple[SavedView, ...]:
    path = views_file()
    if not os.path.exists(path):  # noqa: PTH110  # which raises for a folder that may not be entered
        return ()
    from ketamine_tui.store.view_file import load_views

    return load_views(path)[0]


def _cache_folder() -> Path:
    """Return the user's cache folder for this program."""
    if _PLATFORM == "linux":
        return _xdg_folder("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path("ketamine-tui", appauthor=False)


def _config_folder() -> Path:
    """Return the user's folder for settings of this program."""
    if _PLATFORM == "linux":
        return _xdg_folder("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_path

    return user_config_path("ketamine-tui", appauthor=False)


def _xdg_folder(variable: str, default: str) -> Path:
    """Return a folder by the XDG rule: loading platformdirs would be a tenth of a whole `list`."""
    base = os.environ.get(variable, "")
    folder = Path(base) if os.path.isabs(base) else Path.home() / default  # noqa: PTH117  # of a text
    return folder / "ketamine-tui"


class _TerminalProgress:
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
