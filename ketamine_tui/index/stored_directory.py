"""A directory's own description as the index keeps it: JSON, written and read here only."""

import json
import sqlite3
from typing import Any

from ketamine_tui.model.directory import (
    Directory,
    DirectoryTranslation,
    Robots,
    SavedView,
    Site,
    Suppression,
    UrgentGroup,
)
from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.model.wordlist import Avoided, WordList


def dump_directory(directory: Directory) -> str:
    """Return a directory as JSON."""
    durations, two_person = directory.review_policy
    policy = (dict(durations), two_person)
    words = tuple((item.language, dict(item.labels)) for item in directory.translations)
    own = {
        "review_policy": policy,
        "vocabulary": tuple(directory.vocabulary),
        "translations": words,
    }
    return json.dumps(directory._asdict() | own)


def store_directory(connection: sqlite3.Connection, directory: Directory) -> None:
    """Keep a directory's description in an index."""
    row = ("directory", dump_directory(directory))
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)


def read_directory(connection: sqlite3.Connection) -> Directory:
    """Return the directory that an index holds."""
    query = "SELECT value FROM meta WHERE name = 'directory'"
    (text,) = connection.execute(query).fetchone()
    return load_directory_json(text)


def load_directory_json(text: str) -> Directory:
    """Return the directory that `dump_directory` wrote."""
    data = json.loads(text)
    durations, two_person = data["review_policy"]
    alike, passing, avoided = data["words"]
    url, robots, exit_ = data["site"]
    own = {
        "sections": _sections(data["sections"]),
        "urgent": tuple(
            UrgentGroup(region, title, tuple(entries)) for region, title, entries in data["urgent"]
        ),
        "views": tuple(SavedView(*view) for view in data["views"]),
        "review_policy": ReviewPolicy(
            {kind: Duration(*length) for kind, length in durations.items()}, tuple(two_person)
        ),
        "regions": tuple(data["regions"]),
        "checks": tuple(Suppression(*item) for item in data["checks"]),
        "vocabulary": Vocabulary(
            Tag(id_, label, description, tuple(aliases), parent)
            for id_, label, description, aliases, parent in data["vocabulary"]
        ),
        "words": WordList(
            tuple(map(tuple, alike)),
            tuple(passing),
            tuple(
                Avoided(tuple(words), instead, tuple(unless)) for words, instead, unless in avoided
            ),
        ),
        "translations": tuple(
            DirectoryTranslation(language, labels) for language, labels in data["translations"]
        ),
        "site": Site(url, tuple(map(Robots, robots)), exit_),
    }
    return Directory(**data | own)


def _sections(data: list[Any]) -> tuple[Section, ...]:
    return tuple(
        Section(id_, title, description, _sections(below))
        for id_, title, description, below in data
    )
