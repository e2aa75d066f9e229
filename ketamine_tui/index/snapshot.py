"""An index as it was at one moment, read by several threads."""

import sqlite3
from _thread import allocate_lock  # `threading` takes longer to load than a list to read
from typing import Any


class Snapshot:
    """The rows of an index, which nobody changes while it is read. One thread at a time has its turn.

    Whoever still holds it when it is dropped elsewhere can go on: the last one closes it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # SQLite would let threads take turns by itself, but closing it while another reads would not do.
        self._turn = allocate_lock()

    def __del__(self) -> None:
        """Close it: nobody reads any more."""
        self._connection.close()

    def all(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """Return every row of a query.

        Raises:
            sqlite3.Error: If the index is damaged, or closed.
        """
        with self._turn:
            return self._connection.execute(query, arguments).fetchall()

    def first(self, query: str, *arguments: object) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None.

        Raises:
            sqlite3.Error: If the index is damaged, or closed.
        """
        with self._turn:
            row: tuple[Any, ...] | None = self._connection.execute(query, arguments).fetchone()
        return row

    def one(self, query: str, *arguments: object) -> tuple[Any, ...]:
        """Return the first row of a query that must have one.

        Raises:
            sqlite3.Error: If it has none, or the index is damaged or closed.
        """
        if (row := self.first(query, *arguments)) is None:
            raise sqlite3.DatabaseError(f"the index has no row for {arguments}")
        return row

    def close(self) -> None:
        """Give up the connection."""
        with self._turn:
            self._connection.close()
