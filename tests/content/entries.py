"""Reads the shipped content with plain YAML, as a reader independent of the program."""

from pathlib import Path
from typing import Any, TypeAlias

import yaml

Entry: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
FIXTURES = ROOT / "tests" / "fixtures"


def load_yaml(text: str) -> Any:
    """Parse YAML so that every scalar stays text, as the content format asks for."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def read_entries() -> dict[str, Entry]:
    """Return every entry of the content folder by id; the text of a page is under `body`."""
    entries: dict[str, Entry] = {}
    for path in sorted(CONTENT.glob("pages/**/*.md")):
        _, front_matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        entries[path.stem] = {**load_yaml(front_matter), "body": body}
    for folder in ("resources", "contacts"):
        for path in sorted(CONTENT.glob(f"{folder}/**/*.yaml")):
            assert path.stem not in entries, f"two entries are called {path.stem}"
            entries[path.stem] = load_yaml(path.read_text(encoding="utf-8"))
    return entries


def last_review(entry: Entry) -> dict[str, Any]:
    """Return the newest review of an entry, or nothing if it has none."""
    reviews: list[dict[str, Any]] = entry.get("reviews", [])
    return reviews[-1] if reviews else {}
