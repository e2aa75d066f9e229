"""Directories of any size that look like a real one: `generate(folder, entries)`.

Entry i depends on the seed and i only, so a larger directory contains the smaller one.
"""

import json
import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

TITLE = "Generated directory"
NEEDLE, NEEDLE_EVERY, NEEDLE_AT = "needle", 1000, 7
UNICORN, UNICORN_AT = "unicorn", 5
SECTIONS, TAGS, FILES_PER_FOLDER = 12, 40, 1000
KINDS = (
    "helpline",
    "article",
    "page",
    "website",
    "clinic",
    "book",
    "organization",
    "guideline",
    "video",
)
CONTACTS = {"helpline", "clinic", "organization"}
REGIONS = ("US", "GB", "DE", "FR", "International")
STATES = {
    None: 25,  # no review yet
    "to-be-reviewed": 20,
    "source-checked": 35,
    "reviewed": 14,
    "needs-changes": 4,
    "withdrawn": 2,
}
# No planted word is among them, or part of one.
VOCABULARY = """
about access advice after aftercare agency annual answer appointment area before between booking
calendar care center change clear common community contact county course daily detail direct
district early evening every family first follow free garden general group guide harbour health
help holiday hours information interview known language later letter library light local map
material meeting member method monthly morning notes number office online open order paper park
patient people person phone plan practice private program public question reading record region
report rights river room rural safe school season second service short small staff standard street
student study summary support system team text training travel update urban visit voice volunteer
waiting water week winter without work writing yearly young
"""
WORDS = VOCABULARY.split()
TAG_WEIGHTS = list(accumulate(1 / rank for rank in range(1, TAGS + 1)))  # Zipf


def generate(folder: Path, entries: int, seed: int = 1) -> None:
    """Write a directory in the documented content format into a new folder."""
    folder.mkdir(parents=True)
    _write(folder / "directory.yaml", _lines(_directory()))
    tags = [{"id": f"topic-{tag}", "label": f"topic_{tag}"} for tag in range(TAGS)]
    _write(folder / "tags.yaml", (f"- {json.dumps(tag)}" for tag in tags))
    for index in range(entries):
        path, text = entry(index, seed)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def entry(index: int, seed: int = 1) -> tuple[Path, str]:
    """The path and the text of one entry."""
    dice = random.Random(f"{seed}:{index}")
    kind = KINDS[index % len(KINDS)]
    fields: dict[str, Any] = {
        "kind": kind,
        "section": f"section-{dice.randrange(SECTIONS)}",
        "title": f"{_words(dice, 3).title()} {index}",
        "summary": f"{_words(dice, 22).capitalize()}{_planted(index)}.",
        "tags": sorted({f"topic-{tag}" for tag in _zipf(dice, dice.randint(1, 4))}),
        "regions": [dice.choice(REGIONS)],
    }
    fields |= _fields_of_kind(kind, index, dice)
    if reviews := _reviews(dice):
        fields["reviews"] = reviews
    name, part = f"entry-{index:06}", f"part-{index // FILES_PER_FOLDER:04}"
    lines = "\n".join(_lines(fields))
    if kind == "page":
        return Path("pages", part, f"{name}.md"), f"---\n{lines}\n---\n\n{_page(dice)}"
    parent = "contacts" if kind in CONTACTS else "resources"
    return Path(parent, part, f"{name}.yaml"), f"{lines}\n"


def _directory() -> dict[str, Any]:
    sections = [{"id": f"section-{n}", "title": f"Section {n}"} for n in range(SECTIONS)]
    return {
        "title": TITLE,
        "description": "Made by a seeded generator.",
        "language": "en",
        "sections": sections,
        "urgent": [{"region": "US", "title": "In an emergency", "entries": ["entry-000000"]}],
        "review_policy": {"default": "365d", "helpline": "90d"},
    }


def _fields_of_kind(kind: str, index: int, dice: random.Random) -> dict[str, Any]:
    if kind == "page":
        return {}
    fields: dict[str, Any] = {"links": [{"url": f"https://example.org/{kind}/{index}"}]}
    if kind in CONTACTS:
        last = dice.randrange(100)  # 555-01xx is kept for fiction
        fields["phones"] = [{"number": f"(202) 555-01{last:02}", "dial": f"+120255501{last:02}"}]
    else:
        fields["authors"] = [f"{_words(dice, 1).title()}, {dice.choice('ABCDEFGH')}."]
        fields["issued"] = str(dice.randint(1995, 2026))
    return fields


def _reviews(dice: random.Random) -> list[dict[str, str]]:
    status = dice.choices(list(STATES), list(STATES.values()))[0]
    date = f"{dice.choice((2025, 2026))}-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}"
    if status is None:
        return []
    if status in ("source-checked", "reviewed"):
        reviewer = "directory editors"
        return [{"date": date, "status": status, "method": "read-source", "reviewer": reviewer}]
    return [{"date": date, "status": status, "note": f"{_words(dice, 4).capitalize()}."}]


def _page(dice: random.Random) -> str:
    return f"# {_words(dice, 3).title()}\n\n{_words(dice, 15).capitalize()}.\n"


def _planted(index: int) -> str:
    needle = f" {NEEDLE}" if index % NEEDLE_EVERY == NEEDLE_AT else ""
    return needle + (f" {UNICORN}" if index == UNICORN_AT else "")


def _zipf(dice: random.Random, count: int) -> list[int]:
    return dice.choices(range(TAGS), cum_weights=TAG_WEIGHTS, k=count)


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count))


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
