"""Directories of any size that look like a real one: `generate(folder, entries)`.

Entry i depends on the seed and i only, so a larger directory contains the smaller one. Up to 100,000 entries
have a file each; more than that stand in files of a thousand, where the pages are guidelines, because a page
is a file of its own. The long page is a file always.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.entries import (
    CONTACTS,
    LAST_SECTION,
    NEEDLE,
    SECTIONS,
    TAGS,
    entry_id,
    make_entry,
    needles,
)

__all__ = ["NEEDLE", "TITLE", "entry", "generate", "needles"]

TITLE = "Generated directory"
FILE_EACH_UP_TO, PART = 100_000, 1000
SEARCHED = ("reviewer", "note")  # of a review


def generate(folder: Path, entries: int, seed: int = 1, lines: Path | None = None) -> None:
    """Write a directory in the documented content format into a new folder.

    Args:
        folder: Where; it must not exist.
        entries: How many.
        seed: Another seed gives other entries.
        lines: A file for what can be searched, folded, a line for each entry.
    """
    folder.mkdir(parents=True)
    _write(folder / "directory.yaml", _lines(_directory()))
    tags = [{"id": f"topic-{tag}", "label": f"topic_{tag}"} for tag in range(TAGS)]
    _write(folder / "tags.yaml", (f"- {json.dumps(tag)}" for tag in tags))
    with ExitStack() as stack:
        searched = stack.enter_context(lines.open("w", encoding="utf-8")) if lines else None
        for start in range(0, entries, PART):
            texts: dict[Path, list[str]] = {}
            for index in range(start, min(start + PART, entries)):
                fields, body = make_entry(index, seed, in_list=entries > FILE_EACH_UP_TO)
                path, text = _rendered(index, fields, body)
                texts.setdefault(path, []).append(text)
                if searched:
                    searched.write(f"{_searchable(index, fields, body)}\n")
            for parent in {path.parent for path in texts}:
                (folder / parent).mkdir(parents=True, exist_ok=True)
            for path, parts in texts.items():
                (folder / path).write_text("".join(parts), encoding="utf-8")


def entry(index: int, seed: int = 1) -> tuple[Path, str]:
    """The path and the text of one entry in a file of its own."""
    return _rendered(index, *make_entry(index, seed, in_list=False))


def _directory() -> dict[str, Any]:
    sections = [{"id": f"section-{n}", "title": f"Section {n}"} for n in range(SECTIONS)]
    sections.append({"id": LAST_SECTION, "title": "Long pages"})
    return {
        "title": TITLE,
        "description": "Made by a seeded generator.",
        "language": "en",
        "sections": sections,
        "urgent": [{"region": "US", "title": "In an emergency", "entries": [entry_id(0)]}],
        "review_policy": {"default": "365d", "helpline": "90d"},
    }


def _rendered(index: int, fields: dict[str, Any], body: str) -> tuple[Path, str]:
    name, part = entry_id(index), f"part-{index // PART:04}"
    lines = list(_lines(fields))
    if body:
        front = "\n".join(lines)
        return Path("pages", part, f"{name}.md"), f"---\n{front}\n---\n\n{body}"
    if "id" in fields:
        item = "\n  ".join(lines)
        return Path("resources", f"{part}.yaml"), f"- {item}\n"
    parent = "contacts" if fields["kind"] in CONTACTS else "resources"
    return Path(parent, part, f"{name}.yaml"), "\n".join((*lines, ""))


def _searchable(index: int, fields: dict[str, Any], body: str) -> str:
    values = [
        fields["title"],
        fields["summary"],
        *(f"#{tag.replace('-', '_')}" for tag in fields["tags"]),
        *(link["url"] for link in fields.get("links", ())),
        *(review.get(name, "") for review in fields.get("reviews", ()) for name in SEARCHED),
        entry_id(index),
        *body.splitlines(),
        *fields.get("authors", ()),
        fields.get("issued", ""),
    ]
    for phone in fields.get("phones", ()):
        values += [phone["number"], re.sub(r"\D", "", phone["number"]), phone["dial"]]
    return " ".join(filter(None, values)).lower()


def _lines(fields: dict[str, Any]) -> Iterator[str]:
    # JSON is YAML: every value on a line of its own, lists item by item as a person would write them.
    for name, value in fields.items():
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"  - {json.dumps(item)}" for item in value)
        else:
            yield f"{name}: {json.dumps(value)}"


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
