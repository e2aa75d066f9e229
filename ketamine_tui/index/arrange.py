"""What depends on all entries together: their order, the bitsets of facets, the references."""

import json
import posixpath
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketamine_tui.index import bitset
from ketamine_tui.index.row import UNSORTED
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean, fold

_DERIVED = "(all)"
_LAST = 1 << 30


class _Listed(NamedTuple):
    key: int
    id: str
    kind: str
    section: str
    title: str
    tags: str
    state: str
    path: str
    line: int
    column: int


def arrange(connection: sqlite3.Connection, directory: Directory) -> None:
    """Rebuild the order, the bitsets and the problems between entries, inside a transaction."""
    connection.execute("DELETE FROM problems WHERE file = ?", (_DERIVED,))
    connection.execute("DELETE FROM positions")
    connection.execute("DELETE FROM bitsets")
    listed, duplicates = _unique(connection)
    order = _Order(directory)
    listed.sort(key=order.rank)
    connection.executemany(
        "INSERT INTO positions VALUES (?, ?)", ((n, entry.key) for n, entry in enumerate(listed))
    )
    connection.executemany("INSERT INTO bitsets VALUES (?, ?, ?)", _bitsets(listed, directory))
    store_problems(connection, _DERIVED, duplicates)
    known = {entry.id for entry in listed}
    store_problems(connection, _DERIVED, _broken_mentions(connection, known))


def store_problems(connection: sqlite3.Connection, file: str, problems: Iterable[Problem]) -> None:
    """Keep problems under the name of the file whose next reading replaces them."""
    connection.executemany(
        "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((p.path, p.line, p.column, p.rule, p.severity, p.message, p.hint, file) for p in problems),
    )


def _unique(connection: sqlite3.Connection) -> tuple[list[_Listed], list[Problem]]:
    """Return the entries, the first of each id, and a problem for every other one."""
    rows = connection.execute(
        "SELECT key, id, kind, section, title, tags, state, path, line, column FROM entries"
        " ORDER BY path, line"
    )
    first: dict[str, _Listed] = {}
    problems = []
    for entry in map(_Listed._make, rows):
        kept = first.setdefault(entry.id, entry)
        if kept is not entry:
            problems.append(
                Problem(
                    path=clean(entry.path),
                    line=entry.line,
                    column=entry.column,
                    rule="id-duplicate",
                    message=f"the id {entry.id!r} is taken by {clean(kept.path)}:{kept.line}",
                    hint="give one of them another id",
                )
            )
    return list(first.values()), problems


class _Order:
    """Section by section; pages first, urgent entries in their own order, the rest by title."""

    def __init__(self, directory: Directory) -> None:
        ids = [section.id for section, _ in walk_sections(directory.sections)]
        self._sections = {name: n for n, name in enumerate(dict.fromkeys(ids))}
        urgent = (name for group in directory.urgent for name in group.entries)
        self._urgent = {name: n for n, name in enumerate(dict.fromkeys(urgent))}

    def rank(self, entry: _Listed) -> tuple[int, bool, int, str, str]:
        return (
            self._sections.get(entry.section, _LAST),
            entry.kind != Kind.PAGE,
            self._urgent.get(entry.id, _LAST),
            fold(entry.title),
            entry.id,
        )


def _bitsets(listed: list[_Listed], directory: Directory) -> Iterator[tuple[str, str, bytes]]:
    sections = {section.id for section, _ in walk_sections(directory.sections)}
    vocabulary = directory.vocabulary
    members: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, entry in enumerate(listed):
        section = entry.section if entry.section in sections else UNSORTED
        members["section", section].append(position)
        members["kind", entry.kind].append(position)
        members["state", entry.state].append(position)
        labels: dict[str, None] = {}
        for label in json.loads(entry.tags):
            tag = vocabulary.find(label)
            labels.update(
                dict.fromkeys(t.label for t in vocabulary.lineage(tag)) if tag else {label: None}
            )
        for label in labels:
            members["tag", label].append(position)
    for (field, value), positions in members.items():
        bits = bitset.from_positions(positions, len(listed))
        yield field, value, bitset.to_bytes(bits)


def _broken_mentions(connection: sqlite3.Connection, known: set[str]) -> Iterator[Problem]:
    files = {path for (path,) in connection.execute("SELECT path FROM files")}
    rows = connection.execute("SELECT path, line, column, target, is_file FROM mentions").fetchall()
    for path, line, column, target, is_file in rows:
        name = posixpath.splitext(posixpath.basename(target))[0] if is_file else target
        if name in known and (not is_file or target in files):
            continue
        outside = is_file and target.startswith("..")
        yield Problem(
            path=clean(path),
            line=line,
            column=column,
            rule="link-outside" if outside else "entry-unknown",
            severity=Severity.ERROR,
            message=f"{clean(target)!r} leads out of the folder"
            if outside
            else f"there is no entry {clean(target)!r}",
            hint="",
        )
