"""Comparing an index with the files that it was made from, without reading them."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, SourceFile, scan


class Changes(NamedTuple):
    """How the files differ from the index; `is_whole` when all must be read again."""

    present: tuple[SourceFile, ...]
    changed: tuple[SourceFile, ...]
    removed: tuple[str, ...]
    is_whole: bool

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.changed or self.removed or self.is_whole)


def find_changes(connection: sqlite3.Connection, folder: Path) -> Changes:
    """Return what is new, changed or gone in `folder` since the index was made.

    Raises:
        OSError: If the folder cannot be listed.
    """
    present = scan(folder)
    known = {
        path: SourceFile(path, size, mtime)
        for path, size, mtime in connection.execute("SELECT path, size, mtime_ns FROM files")
    }
    changed = [file for file in present if known.pop(file.path, None) != file]
    touched = {file.path for file in changed} | known.keys()
    is_built = connection.execute("SELECT 1 FROM meta WHERE name = 'directory'").fetchone()
    is_whole = not is_built or bool(touched & {DIRECTORY_FILE, TAGS_FILE})
    return Changes(tuple(present), tuple(changed), tuple(known), is_whole)
