"""Bringing an index up to date with the files: only what changed is read again."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from ketamine_tui.index.arrange import arrange, store_problems
from ketamine_tui.index.derive import byline, search_text
from ketamine_tui.index.freshness import Changes, find_changes
from ketamine_tui.index.stored_directory import dump_directory, read_directory
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import standing_review
from ketamine_tui.store.decode import encode
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import LoadedEntry, load_file
from ketamine_tui.store.node import Reference
from ketamine_tui.store.scan import DIRECTORY_FILE, TAGS_FILE, SourceFile

Progress = Callable[[int, int], None]
"""Called with the number of files read so far and the number to read."""


def refresh(connection: sqlite3.Connection, folder: Path, progress: Progress | None = None) -> bool:
    """Make the index agree with the files of `folder`; return whether anything had changed.

    All of it is one transaction: an interrupted refresh leaves the index as it was.

    Args:
        connection: The index.
        folder: The directory's folder.
        progress: Told of every file.

    Raises:
        OSError: If the folder cannot be listed.
    """
    if not find_changes(connection, folder):
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done the work while this one waited for the lock.
        if changes := find_changes(connection, folder):
            _Refresh(connection, folder).apply(changes, progress or (lambda _done, _total: None))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return True


class _Refresh:
    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def apply(self, changes: Changes, progress: Progress) -> None:
        directory = self._whole(changes) if changes.is_whole else read_directory(self._connection)
        for path in changes.removed:
            self._forget(path)
        files = changes.present if changes.is_whole else changes.changed
        for done, file in enumerate(files):
            if file.path not in (DIRECTORY_FILE, TAGS_FILE):
                self._forget(file.path)
                self._read(file, directory)
            progress(done + 1, len(files))
        arrange(self._connection, directory)

    def _whole(self, changes: Changes) -> Directory:
        """Read what the directory says of itself, and keep it."""
        loaded = load_directory(self._folder, {file.path for file in changes.present})
        self._connection.execute(
            "INSERT OR REPLACE INTO meta VALUES ('directory', ?)",
            (dump_directory(loaded.directory),),
        )
        for path in (DIRECTORY_FILE, TAGS_FILE):
            self._forget(path)
        for file in changes.present:
            if file.path in (DIRECTORY_FILE, TAGS_FILE):
                self._store_file(file, "")
        self._store_problems(DIRECTORY_FILE, loaded.problems)
        self._store_mentions(DIRECTORY_FILE, loaded.references)
        return loaded.directory

    def _forget(self, path: str) -> None:
        run = self._connection.execute
        ours = "WHERE key IN (SELECT key FROM entries WHERE path = ?)"
        run(f"DELETE FROM texts {ours}", (path,))  # noqa: S608  # a constant, above
        run(f"DELETE FROM documents {ours}", (path,))  # noqa: S608  # a constant, above
        run("DELETE FROM entries WHERE path = ?", (path,))
        run("DELETE FROM mentions WHERE path = ?", (path,))
        run("DELETE FROM files WHERE path = ?", (path,))
        run("DELETE FROM problems WHERE file = ?", (path,))

    def _read(self, file: SourceFile, directory: Directory) -> None:
        loaded = load_file(self._folder, file.path, directory)
        for entry in loaded.entries:
            self._store_entry(entry, file.path, directory)
        self._store_problems(file.path, loaded.problems)
        self._store_file(file, loaded.digest)

    def _store_file(self, file: SourceFile, digest: str) -> None:
        self._connection.execute("INSERT INTO files VALUES (?, ?, ?, ?)", (*file, digest))

    def _store_entry(self, loaded: LoadedEntry, path: str, directory: Directory) -> None:
        entry = loaded.entry
        standing = standing_review(entry.reviews)
        due = standing and (
            standing.next_review or directory.review_policy.next_review(entry.kind, standing.date)
        )
        cursor = self._connection.execute(
            "INSERT INTO entries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                path,
                *loaded.place,
                entry.id,
                entry.kind,
                entry.section,
                entry.title,
                byline(entry),
                json.dumps(entry.tags),
                entry.summary,
                loaded.state,
                due.isoformat() if due else "",
            ),
        )
        key = cursor.lastrowid
        run = self._connection.execute
        run("INSERT INTO texts VALUES (?, ?)", (key, search_text(entry)))
        run(
            "INSERT INTO documents VALUES (?, ?, ?)",
            (key, json.dumps(encode(entry)), json.dumps(loaded.blocks)),
        )
        self._store_mentions(path, loaded.references)

    def _store_mentions(self, path: str, references: Iterable[Reference]) -> None:
        self._connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            ((path, *place, target, is_file) for target, place, is_file in references),
        )

    def _store_problems(self, file: str, problems: Iterable[Problem]) -> None:
        store_problems(self._connection, file, problems)
