"""The refresh of an index: only the files that have changed are read again."""

import sqlite3
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from ketamine_tui.index.arrange import arrange
from ketamine_tui.index.freshness import Changes, Progress, find_changes, was_made
from ketamine_tui.index.reading import read_in_order
from ketamine_tui.index.records import Records
from ketamine_tui.index.stored_directory import read_directory, store_directory
from ketamine_tui.index.stored_problems import store_problems
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.directory_files import LoadedDirectory, load_directory
from ketamine_tui.store.scan import DIRECTORY_FILE, OWN_FILES, TAGS_FILE, WORDS_FILE, SourceFile


def refresh(connection: sqlite3.Connection, folder: Path, progress: Progress | None = None) -> bool:
    """Make the index agree with the files of `folder`; return whether anything had changed.

    All of it is one transaction. A file that keeps no journal is of no use after it was interrupted.

    Args:
        connection: The index, which nobody else reads or writes meanwhile.
        folder: The directory's folder.
        progress: Told of every file. What it raises interrupts the refresh.

    Raises:
        ContentNotFoundError: If the folder cannot be listed, or holds no directory.
    """
    changes = find_changes(connection, folder)
    if not changes:
        return False
    connection.execute("BEGIN")
    try:
        _Refresh(connection, folder).apply(changes, progress or (lambda _done, _total: None))
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


class _Refresh:
    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder
        self._next_key = 1
        self._has_old = False
        self._words: set[str] = set()

    def apply(self, changes: Changes, progress: Progress) -> None:
        if changes.is_whole:
            files: Sequence[SourceFile] = changes.present.files()
            directory = self._begin_anew(changes)
        else:
            files = changes.changed
            directory = read_directory(self._connection)
            self._forget(changes.removed)
            self._has_old = True
        others = [file for file in files if file.path not in OWN_FILES]
        done = len(files) - len(others)
        for number in range(done):
            progress(number + 1, len(files))
        (last_key,) = self._connection.execute("SELECT max(key) FROM entries").fetchone()
        self._next_key = (last_key or 0) + 1
        with closing(read_in_order(self._folder, others, directory)) as reading:
            for records in reading:
                self._store(records)
                for _ in records.files:
                    done += 1
                    progress(done, len(files))
        arrange(self._connection, directory)

    def _begin_anew(self, changes: Changes) -> Directory:
        """Forget all; read what the directory says of itself, and keep it."""
        before = read_directory(self._connection) if was_made(self._connection) else None
        run, many = self._connection.execute, self._connection.executemany
        for table in (
            *("texts", "words", "documents", "translations"),
            *("entries", "mentions", "files", "problems"),
        ):
            run(f"DELETE FROM {table}")  # noqa: S608  # a constant, above
        read_at = time.time_ns()
        loaded = load_directory(self._folder, set(changes.present.paths))
        directory = _as_it_was(loaded, before) if before else loaded.directory
        store_directory(self._connection, directory)
        own = (
            (*file.as_read(read_at), loaded.digests.get(file.path, ""))
            for file in changes.present.files()
            if file.path in OWN_FILES
        )
        many("INSERT INTO files VALUES (?, ?, ?, ?, ?)", own)
        store_problems(self._connection, DIRECTORY_FILE, loaded.problems)
        mentions = ((DIRECTORY_FILE, *place, name, file) for name, place, file in loaded.references)
        many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", mentions)
        return directory

    def _forget_reading(self, paths: Iterable[str]) -> None:
        """Forget that files were read, and what was wrong with them; not what was read."""
        for condition in ("files WHERE path = ?", "problems WHERE file = ?"):
            self._connection.executemany(f"DELETE FROM {condition}", [(path,) for path in paths])  # noqa: S608  # constants, above

    def _forget(self, paths: Collection[str]) -> None:
        """Forget files and what was read in them."""
        ours = "WHERE key IN (SELECT key FROM entries WHERE path = ?)"
        for condition in (
            f"texts {ours}",
            f"documents {ours}",
            f"translations {ours}",
            "entries WHERE path = ?",
            "mentions WHERE path = ?",
        ):
            self._connection.executemany(f"DELETE FROM {condition}", [(path,) for path in paths])  # noqa: S608  # constants, above
        self._forget_reading(paths)

    def _store(self, records: Records) -> None:
        many = self._connection.executemany
        if self._has_old:
            broken = _broken(records)
            self._forget([str(file[0]) for file in records.files if file[0] not in broken])
            self._forget_reading(broken)
        many("INSERT INTO files VALUES (?, ?, ?, ?, ?)", records.files)
        keys = range(self._next_key, self._next_key + len(records.entries))
        self._next_key = keys.stop
        entries = ((key, *row) for key, row in zip(keys, records.entries, strict=True))
        many(f"INSERT INTO entries VALUES (?{', ?' * 15})", entries)  # noqa: S608  # a constant
        many("INSERT INTO texts VALUES (?, ?)", zip(keys, records.texts, strict=True))
        self._store_words(records.words)
        documents = ((key, *row) for key, row in zip(keys, records.documents, strict=True))
        many("INSERT INTO documents VALUES (?, ?, ?)", documents)
        translations = ((keys[number], *row) for number, row in records.translations)
        many("INSERT INTO translations VALUES (?, ?, ?, ?, ?, ?, ?, ?)", translations)
        many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", records.mentions)
        for path, problems in records.problems:
            store_problems(self._connection, path, problems)

    def _store_words(self, words: set[str]) -> None:
        """Add words to those that are known. None is ever taken away, so that an edit costs its file only.

        Whoever uses them looks whether an entry still has them.
        """
        new = (
            words - self._words
        )  # most have been in a file before, and asking the table takes longer
        self._words |= new
        rows = ((word,) for word in sorted(new))
        self._connection.executemany("INSERT OR IGNORE INTO words VALUES (?)", rows)


def _as_it_was(loaded: LoadedDirectory, before: Directory) -> Directory:
    """Return what a directory says of itself; of a file that cannot be read, what it said before.

    Without its policy, reviews that have run out would count again.
    """
    directory = loaded.directory
    if DIRECTORY_FILE in loaded.unread:
        directory = before._replace(vocabulary=directory.vocabulary, words=directory.words)
    if TAGS_FILE in loaded.unread:
        directory = directory._replace(vocabulary=before.vocabulary)
    if WORDS_FILE in loaded.unread:
        directory = directory._replace(words=before.words)
    return directory


def _broken(records: Records) -> set[str]:
    """Return the files of which nothing can be read: what was read in them before stays for a while."""
    readable = {row[0] for row in records.entries}
    return {
        path
        for path, problems in records.problems
        if path not in readable and any(p.severity is Severity.ERROR for p in problems)
    }
