"""Small directories of content for tests, written from plain data or from text as it should stand."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from ketamine_tui.index.build import refresh
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import new_database
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import LoadedFile, load_file
from ketamine_tui.store.scan import scan

Data: TypeAlias = str | bytes | list[dict[str, object]] | dict[str, object] | None

SHIPPED = Path(__file__).parents[2] / "content"
TODAY = dt.date(2026, 11, 23)
SHIPPED_DAY = dt.date(2026, 11, 25)
"""The day of the newest review of the shipped directory: what is shown of it may not depend on the day of the test."""

DIRECTORY: dict[str, object] = {
    "title": "A directory",
    "sections": [
        {"id": "start", "title": "First things"},
        {
            "id": "library",
            "title": "Library",
            "sections": [{"id": "books", "title": "Books"}, {"id": "films", "title": "Films"}],
        },
        {"id": "people", "title": "People"},
    ],
    "review_policy": {"default": "365d", "helpline": "90d"},
}
TAGS: list[dict[str, object]] = [
    {"id": "mood", "label": "Mood"},
    {"id": "depression", "label": "Depression", "aliases": ["MDD"], "parent": "mood"},
    {"id": "pain", "label": "Pain"},
    {"id": "for-families", "label": "ForFamilies"},
]
CHECKED: dict[str, object] = {"date": "2026-11-01", "status": "source-checked"}


def fields(**changes: object) -> dict[str, object]:
    """Return the fields of an entry without defects: a checked book, but for `changes`.

    A change to None leaves the field out.
    """
    entry: dict[str, object] = {
        "kind": "book",
        "section": "books",
        "title": "A title",
        "summary": "What it is.",
        "reviews": [CHECKED],
        **changes,
    }
    return {name: value for name, value in entry.items() if value is not None}


def as_yaml(data: object) -> str:
    """Return plain data as YAML: a mapping has a line for each field, in their order."""
    if not isinstance(data, dict):
        return json.dumps(data, ensure_ascii=False)
    return "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in data.items()
    )


def page(body: str, /, **changes: object) -> str:
    """Return a page as it stands in its file; without changes `body` begins on line 8."""
    front = fields(**{"kind": "page", "section": "start", **changes})
    return f"---\n{as_yaml(front)}---\n{body}"


def write_directory(folder: Path, files: Mapping[str, Data] | None = None) -> Path:
    """Write a directory and return its folder.

    Args:
        folder: Where; made where it is missing.
        files: Text, bytes or plain data by path. ``directory.yaml`` and ``tags.yaml`` are those above
            unless they are among them; None leaves one out, or deletes what was written before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in {"directory.yaml": DIRECTORY, "tags.yaml": TAGS, **(files or {})}.items():
        write_file(folder / path, data)
    return folder


def write_file(file: Path, data: Data) -> None:
    """Write one file of a directory, or delete it."""
    if data is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, bytes):
        file.write_bytes(data)
    else:
        file.write_text(data if isinstance(data, str) else as_yaml(data), encoding="utf-8")


def open_content(folder: Path, today: dt.date = TODAY, language: str = "") -> Catalog:
    """Return the catalog of a content folder, by way of an index in memory."""
    connection = new_database(folder)
    refresh(connection, folder)
    return Catalog(connection, today, language=language)


def load(
    folder: Path, path: str, data: Data, others: Mapping[str, Data] | None = None
) -> LoadedFile:
    """Write one file into a directory, with others, and return what reading it gives."""
    write_directory(folder, {**(others or {}), path: data})
    present = set(scan(folder).paths)
    return load_file(folder, path, load_directory(folder, present).directory)


def problems(loaded: LoadedFile) -> list[str]:
    """Return the problems of a file as curators read them, without the file's name."""
    return [str(problem).split(":", 1)[1] for problem in loaded.problems]
