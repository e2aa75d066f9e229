"""The SQLite file of an index: where it is, its tables, and how it is opened."""

import os
import sqlite3
from pathlib import Path

from ketamine_tui import __version__
from ketamine_tui.index.seal import is_whole
from ketamine_tui.index.stored_directory import store_directory
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.user_folders import index_name

SCHEMA_VERSION = 23

LARGE = 32 * 1024 * 1024
"""Bytes of an index above which the screen comes up before it is looked through."""

IN_MEMORY = 8 * 1024 * 1024
"""Bytes of an index above which it is read as far as it is needed, and not at once."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, digest TEXT
) WITHOUT ROWID;
CREATE TABLE listing (paths TEXT, stamps BLOB);
CREATE TABLE entries (
    key INTEGER PRIMARY KEY, path TEXT, line INTEGER, column INTEGER, id TEXT, kind TEXT, section TEXT,
    title TEXT, value TEXT, facts TEXT, tags TEXT, summary TEXT, state TEXT, due TEXT, facets TEXT, days TEXT
);
CREATE INDEX entries_path ON entries (path);
CREATE INDEX entries_id ON entries (id);
CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE documents (key INTEGER PRIMARY KEY, entry TEXT, blocks TEXT);
CREATE TABLE translations (
    key INTEGER, language TEXT, title TEXT, summary TEXT, state TEXT, due TEXT, since TEXT, blocks TEXT,
    PRIMARY KEY (key, language)
) WITHOUT ROWID;
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
CREATE TABLE names (
    field TEXT, value TEXT, name TEXT, PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE TABLE days (
    field TEXT, day TEXT, state TEXT, count INTEGER, positions BLOB, PRIMARY KEY (field, day, state)
) WITHOUT ROWID;
CREATE TABLE orders (field TEXT PRIMARY KEY, positions BLOB) WITHOUT ROWID;
CREATE TABLE text_blocks (number INTEGER PRIMARY KEY, texts TEXT, lone TEXT);
"""


def index_path(cache_folder: Path, content: Path) -> Path:
    """Return where the index of a content folder is kept."""
    return cache_folder / index_name(content)


def open_database(
    path: Path, content: Path, *, is_checked: bool = True
) -> sqlite3.Connection | None:
    """Open the index at `path`, to be read; None where it is missing, damaged or of another version.

    Args:
        path: Where the index is kept.
        content: The folder or note that it is of.
        is_checked: Whether to look for damage, which takes a second for each two gigabytes; without it,
            damage may raise anything.
    """
    if is_checked and not is_whole(path):
        return None
    try:
        connection = connect_sealed(path)
    except (OSError, sqlite3.Error):
        return None
    is_ours = False
    try:
        is_ours = _owner_in(connection) == _owner(content)
    finally:
        if not is_ours:
            connection.close()
    return connection if is_ours else None


def new_database(content: Path) -> sqlite3.Connection:
    """Return an index in memory in which there is nothing yet."""
    connection = connect()
    make_tables(connection, content)
    return connection


def empty_database(content: Path) -> sqlite3.Connection:
    """Return an index in memory of a directory in which nothing has been read yet."""
    connection = new_database(content)
    store_directory(connection, Directory(title=""))
    connection.execute("INSERT INTO meta VALUES ('size', '0'), ('problems', '0'), ('made_at', '0')")
    return connection


def connect(path: Path | None = None) -> sqlite3.Connection:
    """Open a database to be filled: in memory, or in a file that is thrown away where that does not work.

    Raises:
        sqlite3.Error: If it cannot be opened.
    """
    connection = _connect(":memory:" if path is None else str(path))
    if path is not None:
        # Nothing is ever taken back in it, and its seal tells whether all of it arrived.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
    return connection


def connect_sealed(path: Path) -> sqlite3.Connection:
    """Open an SQLite file that nobody will ever change, to be read.

    One that is small is read into memory: whatever becomes of its file or its disk, it goes on.

    Raises:
        OSError: If it cannot be read.
        sqlite3.Error: If it cannot be opened.
    """
    if path.stat().st_size <= IN_MEMORY and hasattr(sqlite3.Connection, "deserialize"):
        connection = _connect(":memory:")
        connection.deserialize(path.read_bytes())
        return connection
    name = str(path.absolute())
    for character in "%?#":
        name = name.replace(character, f"%{ord(character):02x}")
    return _connect(f"file://{name}?mode=ro&immutable=1", uri=True)


def make_tables(connection: sqlite3.Connection, content: Path) -> None:
    """Make the tables of an index in an empty database."""
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('owner', ?)", (_owner(content),))


def _connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    # The texts are loaded in a thread while the screen reads rows; SQLite itself lets them take turns.
    connection = sqlite3.connect(name, uri=uri, isolation_level=None, check_same_thread=False)
    # What is sorted must not get into a file of the temporary folder.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _owner(content: Path) -> str:
    """Return what an index says of itself: by which version of the program it is, and of what."""
    folder = os.fsencode(content.resolve()).decode("utf-8", "backslashreplace")
    return f"{SCHEMA_VERSION} {__version__} {folder}"


def _owner_in(connection: sqlite3.Connection) -> str:
    """Return what an index says of itself; an empty text where it is none of ours."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'owner'").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""
