"""The SQLite file of an index: where it is, its tables, and how it is opened."""

import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

from ketamine_tui import __version__
from ketamine_tui.index.stored_directory import store_directory
from ketamine_tui.model.directory import Directory

SCHEMA_VERSION = 8

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE entries (
    key INTEGER PRIMARY KEY, path TEXT, line INTEGER, column INTEGER, id TEXT, kind TEXT, section TEXT,
    title TEXT, byline TEXT, tags TEXT, summary TEXT, state TEXT, due TEXT, facets TEXT, days TEXT
);
CREATE INDEX entries_path ON entries (path);
CREATE INDEX entries_id ON entries (id);
CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE documents (key INTEGER PRIMARY KEY, entry TEXT, blocks TEXT);
CREATE TABLE mentions (path TEXT, line INTEGER, column INTEGER, target TEXT, is_file INTEGER);
CREATE INDEX mentions_path ON mentions (path);
CREATE TABLE problems (
    path TEXT, line INTEGER, column INTEGER, rule TEXT, severity TEXT, message TEXT, hint TEXT,
    file TEXT
);
CREATE INDEX problems_file ON problems (file);
CREATE INDEX problems_rule ON problems (rule);
CREATE TABLE positions (position INTEGER PRIMARY KEY, key INTEGER);
CREATE INDEX positions_key ON positions (key);
CREATE TABLE facets (
    field TEXT, value TEXT, count INTEGER, bits BLOB, PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE TABLE days (
    field TEXT, day TEXT, state TEXT, count INTEGER, positions BLOB, PRIMARY KEY (field, day, state)
) WITHOUT ROWID;
CREATE TABLE orders (field TEXT PRIMARY KEY, positions BLOB) WITHOUT ROWID;
CREATE TABLE text_blocks (number INTEGER PRIMARY KEY, texts TEXT);
"""


def index_path(cache_folder: Path, content: Path) -> Path:
    """Return where the index of a content folder is kept."""
    # Two folders of one checksum would only take turns: the index knows which folder it is of.
    checksum = zlib.crc32(os.fsencode(content.resolve()))
    return cache_folder / f"index-{checksum:08x}.sqlite3"


def open_database(path: Path | None, content: Path) -> sqlite3.Connection:
    """Open the index at `path`; make a new one where it is missing, damaged or of another version.

    Without a path, or where none can be written, the index is in memory.

    Args:
        path: Where the index is kept.
        content: The folder that it is of.
    """
    folder = os.fsencode(content.resolve()).decode("utf-8", "backslashreplace")
    owner = f"{SCHEMA_VERSION} {__version__} {folder}"
    if path is None:
        return _memory(owner)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _open_file(path, owner)
    except (OSError, sqlite3.Error):
        pass
    with suppress(OSError, sqlite3.Error):
        discard(path)
        return _open_file(path, owner)
    return _memory(owner)


def empty_database(content: Path) -> sqlite3.Connection:
    """Return an index in memory of a directory in which nothing has been read yet."""
    connection = open_database(None, content)
    store_directory(connection, Directory(title=""))
    connection.execute("INSERT INTO meta VALUES ('size', '0'), ('problems', '0'), ('made_at', '0')")
    return connection


def discard(path: Path) -> None:
    """Delete an index; it is made again from the files.

    Raises:
        OSError: If it cannot be deleted.
    """
    for stale in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        stale.unlink(missing_ok=True)


def _open_file(path: Path, owner: str) -> sqlite3.Connection:
    connection = _connect(str(path))
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _ensure_tables(connection, owner)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _memory(owner: str) -> sqlite3.Connection:
    connection = _connect(":memory:")
    _ensure_tables(connection, owner)
    return connection


def _connect(name: str) -> sqlite3.Connection:
    # The texts are loaded in a thread while the screen reads rows; SQLite itself lets them take turns.
    return sqlite3.connect(name, timeout=30, isolation_level=None, check_same_thread=False)


def _is_of(connection: sqlite3.Connection, owner: str) -> bool:
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'owner'").fetchone()
    except sqlite3.OperationalError:
        return False
    return bool(row == (owner,))


def _ensure_tables(connection: sqlite3.Connection, owner: str) -> None:
    if _is_of(connection, owner):
        return
    connection.execute("BEGIN IMMEDIATE")
    if _is_of(connection, owner):  # another process made them while this one waited for the lock
        connection.execute("ROLLBACK")
        return
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('owner', ?)", (owner,))
    connection.execute("COMMIT")
