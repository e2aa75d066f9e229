"""Opening a directory: its index is brought up to date with its files, and read."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import (
    IN_MEMORY,
    LARGE,
    empty_database,
    index_path,
    new_database,
    open_database,
)
from ketamine_tui.index.freshness import (
    Progress,
    are_current,
    file_count,
    find_changes,
    was_made,
)
from ketamine_tui.index.seal import look_whether_whole
from ketamine_tui.model.directory import SavedView
from ketamine_tui.model.marks import NO_MARKS, Marks, MarksPlace
from ketamine_tui.store.locate import ContentNotFoundError, Location
from ketamine_tui.store.user_folders import is_there

ShownFiles = Callable[[Catalog], Iterable[str]]
"""Reads all that is shown first, and returns the files that it is of; damage may raise anything in it."""

_MANY = 12_000
"""Files that are not compared with an index before the screen comes up."""

_FEW = 200
_LITTLE = 1024 * 1024
"""Files, and bytes in them, that are read before the screen comes up."""


class Opening(NamedTuple):
    """What it takes to open a directory, now and again later.

    `today` says which day it is at each opening: a run may last past midnight. Indexes are kept in
    `cache`, the person's own saved views in `views_file`, their marks in `marks`; without it, the directory
    is opened without any, as it is for others. Where `is_kept` is false, an index that is there is read, and
    what has changed since is in memory only. `language` is the tag of the reader's.
    """

    location: Location
    today: Callable[[], dt.date]
    cache: Path
    views_file: Path
    marks: MarksPlace | None = None
    is_kept: bool = True
    language: str = ""

    @property
    def folder(self) -> Path:
        """The directory's folder, or its note."""
        return self.location.folder

    @property
    def index_file(self) -> Path:
        """Where the index is kept."""
        return index_path(self.cache, self.folder)

    def open(self, progress: Progress | None = None, *, fresh: bool = False) -> Catalog:
        """Return the directory, its index brought up to date first.

        Args:
            progress: Told of every file that is read.
            fresh: Read every file again, whatever the index says, and keep nothing.

        Raises:
            ContentNotFoundError: If there is no directory, or nothing of the note can be read.
        """
        if fresh:
            return Catalog(self._renewed(None, progress), self.today(), language=self.language)
        connection = open_database(self.index_file, self.folder)
        if connection is None or find_changes(connection, self.folder):
            if connection is not None:
                connection.close()
            connection = self._renewed(self.index_file, progress)
        return self._readable(self._catalog(connection))

    def open_at_once(self, shown_files: ShownFiles) -> tuple[Catalog, bool]:
        """Return the directory as far as it is known without much reading, and whether that is all.

        Where it is not, what is shown first is as its files are all the same; or else nothing is known yet, and
        the directory is empty.

        Raises:
            ContentNotFoundError: If there is no directory, or nothing of the note can be read.
        """
        size = _size(self.index_file)
        as_read = partial(self._as_read, shown_files, is_checked=size <= LARGE)
        ways = (self._compared, as_read) if size <= IN_MEMORY else (as_read, self._compared)
        for way in ways if size <= LARGE else (as_read,):
            if opened := way():
                return opened
        return self._catalog(empty_database(self.folder)), False

    def _as_read(self, shown_files: ShownFiles, *, is_checked: bool) -> tuple[Catalog, bool] | None:
        """Return what an index holds, if what is shown first has not changed; a large one is looked through later."""
        is_whole = look_whether_whole(self.index_file) if is_checked else lambda: True
        connection = None
        with suppress(Exception):  # of any sort: damaged bytes are read as if they were sound
            connection = open_database(self.index_file, self.folder, is_checked=False)
            if connection is not None and was_made(connection):
                catalog = self._catalog(connection)
                if are_current(connection, self.folder, shown_files(catalog)) and is_whole():
                    return catalog, False
        if connection is not None:
            connection.close()
        return None

    def _compared(self) -> tuple[Catalog, bool] | None:
        """Return the directory up to date, where that takes no longer than a blink."""
        connection = open_database(self.index_file, self.folder) or new_database(self.folder)
        if (file_count(connection) or 0) <= _MANY and (current := self._soon_current(connection)):
            return self._readable(self._catalog(current)), True
        connection.close()
        return None

    def _soon_current(self, connection: sqlite3.Connection) -> sqlite3.Connection | None:
        """Return an index up to date where that takes no longer than a blink; else None."""
        changes = find_changes(connection, self.folder)
        if not changes:
            return connection
        files = changes.present.files() if changes.is_whole else changes.changed
        if len(files) > _FEW or sum(file.size for file in files) > _LITTLE:
            return None
        connection.close()
        return self._renewed(self.index_file)

    def _renewed(self, path: Path | None, progress: Progress | None = None) -> sqlite3.Connection:
        """Return the index at `path`, or one in memory, brought up to date."""
        # Reading YAML and Markdown costs more than all the rest of a start: only when it is needed.
        from ketamine_tui.index.renewal import renew  # noqa: PLC0415

        return renew(path, self.folder, progress, is_kept=self.is_kept)

    def _catalog(self, connection: sqlite3.Connection) -> Catalog:
        return Catalog(connection, self.today(), self._own_views(), self._own_marks, self.language)

    def _readable(self, catalog: Catalog) -> Catalog:
        """Return a catalog, unless it is of a note of which nothing can be read: there is nothing else."""
        problem = catalog.broken if self.location.is_note else None
        if problem is None:
            return catalog
        catalog.close()
        raise ContentNotFoundError(str(problem))

    def _own_views(self) -> tuple[SavedView, ...]:
        if not is_there(self.views_file):
            return ()
        from ketamine_tui.store.view_file import load_views  # noqa: PLC0415

        return load_views(self.views_file)[0]

    def _own_marks(self) -> Marks:
        if self.marks is None or not is_there(self.marks.file):
            return NO_MARKS
        from ketamine_tui.store.marks_file import load_marks  # noqa: PLC0415

        return load_marks(self.marks)[0]


def _size(path: Path) -> int:
    """Return the size of a file in bytes; 0 where there is none."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
