"""The arrangement of all entries: their order, and the sets behind facets, days and words."""

import json
import posixpath
import sqlite3
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from ketamine_tui.index import bitset
from ketamine_tui.index.freshness import store_listing
from ketamine_tui.index.row import UNSORTED
from ketamine_tui.index.stored_problems import store_problems
from ketamine_tui.index.texts import store_blocks
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.regions import countries_of
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import clean, sorting_key
from ketamine_tui.store.scan import NOTE_ENDINGS

_DERIVED = "(all)"
_REGION = "region"
_LANGUAGE = "language"
_TRANSLATED = "SELECT DISTINCT language FROM translations"
_UNREAD = "SELECT DISTINCT file, rule FROM problems WHERE severity = ? AND file NOT IN (SELECT path FROM entries)"
_LAST = 1 << 30
_FIRST_OF_YEAR = "-01-01"


class _Listed(NamedTuple):
    key: int
    id: str
    kind: str
    section: str
    title: str
    path: str
    line: int
    column: int


def arrange(connection: sqlite3.Connection, directory: Directory) -> None:
    """Rebuild the order, the sets and the problems between entries, inside a transaction."""
    run = connection.execute
    run("DELETE FROM problems WHERE file = ?", (_DERIVED,))
    for table in ("positions", "facets", "days", "orders", "text_blocks"):
        run(f"DELETE FROM {table}")  # noqa: S608  # a constant, above
    listed, duplicates = _unique(connection)
    order = _Order(directory, _notes(listed))
    listed.sort(key=order.rank)
    many = connection.executemany
    many("INSERT INTO positions VALUES (?, ?)", ((n, entry.key) for n, entry in enumerate(listed)))
    by_title = ((field, array("I", places).tobytes()) for field, places in order.by_title(listed))
    many("INSERT INTO orders VALUES (?, ?)", by_title)
    places = {entry.key: position for position, entry in enumerate(listed)}
    ids = {entry.id: position for position, entry in enumerate(listed)}
    sets = _Sets(directory, ids)
    sets.fill(connection, places)
    many("INSERT INTO facets VALUES (?, ?, ?, ?)", sets.facets(len(listed)))
    _store_names(connection, directory)
    many("INSERT INTO days VALUES (?, ?, ?, ?, ?)", sets.days())
    store_blocks(connection)
    store_problems(connection, _DERIVED, duplicates)
    store_problems(connection, _DERIVED, _broken_mentions(connection, directory, ids))
    numbers = {"size": len(listed), "made_at": time.time_ns()} | {
        x: _count(connection, x) for x in ("files", "problems")
    }
    store_listing(connection)
    many("INSERT OR REPLACE INTO meta VALUES (?, ?)", ((x, str(n)) for x, n in numbers.items()))


def _store_names(connection: sqlite3.Connection, directory: Directory) -> None:
    """Keep what regions and languages are called that are new to the index; also countries within or around them."""
    languages = [language for (language,) in connection.execute(_TRANSLATED)]
    query = "SELECT field, value FROM facets WHERE field IN ('region', 'language')"
    values = dict.fromkeys(connection.execute(query))
    regions = [value for field, value in values if field == _REGION]
    values.update(((_REGION, code), None) for code in countries_of(regions))
    if languages:
        values.update(((_LANGUAGE, tag), None) for tag in (*languages, directory.language))
    known = set(connection.execute("SELECT field, value FROM names"))
    if unnamed := [pair for pair in values if pair not in known]:
        # Takes longer than reading a small directory, and only new regions and languages need it.
        from ketamine_tui.store.naming import named  # noqa: PLC0415

        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", named(unnamed))


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # ours
    return int(count)


def _unique(connection: sqlite3.Connection) -> tuple[list[_Listed], list[Problem]]:
    """Return the entries, the first of each id, and a problem for every other one."""
    rows = connection.execute(
        "SELECT key, id, kind, section, title, path, line, column FROM entries ORDER BY path, line"
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


def _notes(listed: Iterable[_Listed]) -> frozenset[str]:
    """Return the files that are notes: any other of their ending is a single page."""
    counts = Counter(entry.path for entry in listed)
    return frozenset(
        path for path, count in counts.items() if count > 1 and path.lower().endswith(NOTE_ENDINGS)
    )


class _Order:
    """Section by section; pages first, urgent entries in their own order, the rest by title; those of a note as they stand there."""

    def __init__(self, directory: Directory, notes: Collection[str]) -> None:
        self._notes = notes
        ids = [section.id for section, _ in walk_sections(directory.sections)]
        self._sections = {name: n for n, name in enumerate(dict.fromkeys(ids))}
        urgent = (name for group in directory.urgent for name in group.entries)
        self._urgent = {name: n for n, name in enumerate(dict.fromkeys(urgent))}

    def rank(self, entry: _Listed) -> tuple[int, bool, int, int, str, str]:
        is_of_note = entry.path in self._notes
        return (
            self._sections.get(entry.section, _LAST),
            entry.kind != Kind.PAGE and not is_of_note,
            self._urgent.get(entry.id, _LAST),
            entry.line if is_of_note else 0,
            sorting_key(entry.title),
            entry.id,
        )

    @staticmethod
    def by_title(listed: Sequence[_Listed]) -> Iterator[tuple[str, list[int]]]:
        """Yield the positions in the order of the titles, and in the reverse, ties in display order."""
        titles = [sorting_key(entry.title) for entry in listed]
        for name, is_descending in (("title", False), ("-title", True)):
            yield name, sorted(range(len(listed)), key=titles.__getitem__, reverse=is_descending)


class _Sets:
    """Collects which positions have a value of a facet, or a day."""

    def __init__(self, directory: Directory, ids: dict[str, int]) -> None:
        self._sections = {section.id for section, _ in walk_sections(directory.sections)}
        self._vocabulary = directory.vocabulary
        self._facets: dict[tuple[str, str], array[int]] = defaultdict(_positions)
        self._days: dict[tuple[str, str, str], array[int]] = defaultdict(_positions)
        for tag in self._vocabulary:
            if parent := self._vocabulary.find(tag.parent):
                self._facets["own-tag", parent.label] = _positions()
        for name in {name for group in directory.urgent for name in group.entries} & ids.keys():
            self._facets["is", "urgent"].append(ids[name])

    def fill(self, connection: sqlite3.Connection, places: dict[int, int]) -> None:
        """Go through all entries; those without a place in the order are passed over."""
        query = "SELECT key, kind, section, tags, state, facets, days FROM entries"
        for key, kind, section, tags, state, facets, days in connection.execute(query):
            position = places.get(key)
            if position is None:
                continue
            values: dict[str, Iterable[str]] = json.loads(facets)
            values["section"] = (section if section in self._sections else UNSORTED,)
            values["kind"] = (kind,)
            values["state"] = (state,)
            values["tag"] = self._labels(json.loads(tags))
            for field, names in values.items():
                for name in names:
                    self._facets[field, name].append(position)
            for tag in map(self._vocabulary.find, json.loads(tags)):
                if tag and ("own-tag", tag.label) in self._facets:
                    self._facets["own-tag", tag.label].append(position)
            for field, day in json.loads(days).items():
                self._days[field, day + _FIRST_OF_YEAR[len(day) - 4 :], state].append(position)

    def _labels(self, tags: Iterable[str]) -> Iterable[str]:
        """Return tags with the wider ones above them, each once."""
        labels: dict[str, None] = {}
        for label in tags:
            tag = self._vocabulary.find(label)
            lineage = self._vocabulary.lineage(tag) if tag else ()
            labels.update(dict.fromkeys((t.label for t in lineage) if tag else (label,)))
        return labels

    def facets(self, size: int) -> Iterator[tuple[str, str, int, bytes]]:
        """Yield field, value, number of entries and their set."""
        for (field, value), positions in self._facets.items():
            bits = bitset.from_positions(positions, size)
            yield field, value, bits.bit_count(), bitset.to_bytes(bits)

    def days(self) -> Iterator[tuple[str, str, str, int, bytes]]:
        """Yield field, day, state, number of entries and their positions."""
        for (field, day, state), positions in self._days.items():
            yield field, day, state, len(positions), positions.tobytes()


def _positions() -> "array[int]":
    return array("I")


def _broken_mentions(
    connection: sqlite3.Connection, directory: Directory, ids: Collection[str]
) -> Iterator[Problem]:
    """Yield mentions of entries that do not exist.

    That a file cannot be read is told there, unless that is switched off, and not wherever it is named.
    """
    files = {path for (path,) in connection.execute("SELECT path FROM files")}
    unread = {
        path
        for path, rule in connection.execute(_UNREAD, (Severity.ERROR,))
        if path in files
        and not any(off.rule == rule and fnmatch(path, off.path) for off in directory.checks)
    }
    unread_ids = {_stem(path) for path in unread}
    rows = connection.execute("SELECT path, line, column, target, is_file FROM mentions").fetchall()
    for path, line, column, target, is_file in rows:
        name = _stem(target) if is_file else target
        if name in ids and (not is_file or target in files):
            continue
        if target in unread if is_file else name in unread_ids:
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


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
