"""The changes of files since an index was made from them, found without reading them."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.text import clean
from ketamine_tui.store.locate import ContentNotFoundError
from ketamine_tui.store.scan import OWN_FILES, Listing, SourceFile, is_note, scan, source_file

Progress = Callable[[int, int], None]
"""Called with the number of files read so far and the number to read."""


_FILES = "SELECT path, size, mtime_ns, ctime_ns FROM files"


class Changes(NamedTuple):
    """How the files differ from the index; `is_whole` when all must be read again."""

    present: Listing
    changed: tuple[SourceFile, ...]
    removed: tuple[str, ...]
    is_whole: bool

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.changed or self.removed or self.is_whole)


def file_count(connection: sqlite3.Connection) -> int | None:
    """Return how many files an index was made from, or None where it was never made."""
    # Kept as a number: counting a hundred thousand rows would hold up the first picture.
    row = connection.execute("SELECT value FROM meta WHERE name = 'files'").fetchone()
    return int(row[0]) if row else None


def was_made(connection: sqlite3.Connection) -> bool:
    """Say whether anything was ever read into an index."""
    return file_count(connection) is not None


def are_current(connection: sqlite3.Connection, folder: Path, paths: Iterable[str]) -> bool:
    """Say whether these files of a directory, and those that describe it, are as when they were read."""
    named = sorted({*paths, *(() if is_note(folder) else OWN_FILES)})
    query = f"{_FILES} WHERE path IN ({','.join('?' * len(named))})"  # of question marks
    indexed = {row[0]: row for row in connection.execute(query, named)}
    return all(indexed.get(path) == source_file(folder, path) for path in named)


def store_listing(connection: sqlite3.Connection) -> None:
    """Keep what the files were, as a whole: where it is the same again, no file need be compared by itself."""
    listing = Listing.of(connection.execute(f"{_FILES} ORDER BY path"))
    connection.execute("DELETE FROM listing")
    connection.execute("INSERT INTO listing VALUES (?, ?)", _as_row(listing))


def _as_row(listing: Listing) -> tuple[str, bytes]:
    return "\0".join(listing.paths), listing.stamps.tobytes()


def find_changes(connection: sqlite3.Connection, folder: Path) -> Changes:
    """Return what is new, changed or gone in `folder` since the index was made.

    Raises:
        ContentNotFoundError: If it cannot be listed, or there is nothing of a directory in it.
    """
    shown = clean(str(folder))
    try:
        listing = scan(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ContentNotFoundError(f"the directory cannot be read: {reason} ({shown})") from None
    if (
        not listing.paths
    ):  # as where a disk was taken away: what was read of it is not to be forgotten
        raise ContentNotFoundError(f"the directory cannot be read: nothing of one is in {shown}")
    if connection.execute("SELECT paths, stamps FROM listing").fetchone() == _as_row(listing):
        return Changes(listing, (), (), is_whole=False)
    indexed = {row[0]: row for row in connection.execute(_FILES)}
    present = listing.files()
    changed = [file for file in present if indexed.pop(file.path, None) != file]
    # What is in a folder that cannot be listed stays as it was read.
    unlisted = tuple(f"{file.path}/" for file in present if file.is_folder)
    removed = [path for path in indexed if not path.startswith(unlisted)]
    touched = {*removed, *(file.path for file in changed)}
    # A note says all about itself: what the directory is, and its entries.
    own = touched if is_note(folder) else touched.intersection(OWN_FILES)
    is_whole = not was_made(connection) or bool(own)
    return Changes(listing, tuple(changed), tuple(removed), is_whole)
