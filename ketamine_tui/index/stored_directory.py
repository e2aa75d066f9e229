"""A directory's own description as the index keeps it: JSON, written and read here only."""

import json
import sqlite3

from ketamine_tui.model.directory import Directory, SavedView, Suppression, UrgentGroup
from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary

_TEXTS = ("title", "description", "language", "license", "disclaimer")


def dump_directory(directory: Directory) -> str:
    """Return a directory as JSON."""
    data = {name: getattr(directory, name) for name in _TEXTS}
    data["sections"] = [_section_data(section) for section in directory.sections]
    data["urgent"] = [[group.region, group.title, group.entries] for group in directory.urgent]
    data["views"] = directory.views
    data["review_policy"] = {
        kind: [length.amount, length.unit]
        for kind, length in directory.review_policy.durations.items()
    }
    data["regions"] = directory.regions
    data["checks"] = directory.checks
    data["two_person"] = directory.review_policy.two_person
    data["tags"] = [
        [tag.id, tag.label, tag.description, tag.aliases, tag.parent]
        for tag in directory.vocabulary
    ]
    return json.dumps(data)


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
    durations = data["review_policy"].items()
    return Directory(
        **{name: data[name] for name in _TEXTS},
        sections=tuple(map(_section, data["sections"])),
        urgent=tuple(
            UrgentGroup(region=region, title=title, entries=tuple(entries))
            for region, title, entries in data["urgent"]
        ),
        views=tuple(SavedView(*view) for view in data["views"]),
        review_policy=ReviewPolicy(
            {kind: Duration(amount=count, unit=unit) for kind, (count, unit) in durations},
            tuple(data["two_person"]),
        ),
        regions=tuple(data["regions"]),
        checks=tuple(Suppression(*item) for item in data["checks"]),
        vocabulary=Vocabulary(
            Tag(id=id_, label=label, description=text, aliases=tuple(aliases), parent=parent)
            for id_, label, text, aliases, parent in data["tags"]
        ),
    )


def _section_data(section: Section) -> list[object]:
    below = [_section_data(part) for part in section.sections]
    return [section.id, section.title, section.description, below]


def _section(data: tuple[str, str, str, list[object]]) -> Section:
    id_, title, description, below = data
    sections = tuple(map(_section, below))  # type: ignore[arg-type]  # lists within lists
    return Section(id=id_, title=title, description=description, sections=sections)
