"""Problems of files as the index keeps them, each under the file whose next reading replaces it."""

import sqlite3
from collections.abc import Iterable

from ketamine_tui.index.snapshot import Snapshot
from ketamine_tui.model.problem import Problem, Severity

_COLUMNS = ", ".join(Problem._fields)


def store_problems(connection: sqlite3.Connection, file: str, problems: Iterable[Problem]) -> None:
    """Keep problems under the name of a file."""
    rows = ((*problem, file) for problem in problems)
    marks = ", ".join("?" * (len(Problem._fields) + 1))
    query = f"INSERT INTO problems ({_COLUMNS}, file) VALUES ({marks})"  # noqa: S608  # ours
    connection.executemany(query, rows)


def read_problems(snapshot: Snapshot, condition: str) -> tuple[Problem, ...]:
    """Return the problems that meet a condition in SQL, in the order that it names."""
    rows = snapshot.all(f"SELECT {_COLUMNS} FROM problems {condition}")  # noqa: S608  # ours
    return tuple(Problem._make((*row[:-1], Severity(row[-1]))) for row in rows)
