"""The entries of a generated directory: fields and texts, from a seed."""

import random
from itertools import accumulate
from typing import Any

NEEDLE, NEEDLE_EVERY, NEEDLE_AT = "needle", 1000, 7
UNICORN, UNICORN_AT = "unicorn", 5
LONG_PAGE_AT, BELOW_LONG_PAGE_AT, LONG_PAGE_BYTES = 11, 12, 50_000
# The last section holds the long page and one entry below it, so that End and Up lead to the page.
LAST_SECTION = "long-pages"
SECTIONS, TAGS = 12, 40
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
LANGUAGES = ("en", "es", "de", "fr", "pt-BR")
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


def entry_id(index: int) -> str:
    """The id of an entry."""
    return f"entry-{index:06}"


def needles(entries: int) -> int:
    """How many of that many entries hold the needle."""
    return len(range(NEEDLE_AT, entries, NEEDLE_EVERY))


def make_entry(index: int, seed: int, *, in_list: bool) -> tuple[dict[str, Any], str]:
    """The fields of an entry, and its text if it is a page; with an id where it stands in a list."""
    dice = random.Random(f"{seed}:{index}")
    is_long = index == LONG_PAGE_AT
    in_list = in_list and not is_long
    kind = KINDS[index % len(KINDS)]
    if in_list and kind == "page":
        kind = "guideline"
    section = f"section-{dice.randrange(SECTIONS)}"
    is_last = index in (LONG_PAGE_AT, BELOW_LONG_PAGE_AT)
    fields: dict[str, Any] = {"id": entry_id(index)} if in_list else {}
    fields |= {
        "kind": kind,
        "section": LAST_SECTION if is_last else section,
        "title": f"{_words(dice, 3).title()} {index}",
        "summary": f"{_words(dice, 22).capitalize()}{_planted(index)}.",
        "tags": sorted({f"topic-{tag}" for tag in _zipf(dice, dice.randint(1, 4))}),
        "regions": [dice.choice(REGIONS)],
        "languages": sorted(set(dice.choices(LANGUAGES, k=dice.randint(1, 2)))),
    }
    fields |= _fields_of_kind(kind, index, dice)
    if reviews := _reviews(dice):
        fields["reviews"] = reviews
    if kind != "page":
        return fields, ""
    return fields, _long_page(dice) if is_long else _page(dice)


def _fields_of_kind(kind: str, index: int, dice: random.Random) -> dict[str, Any]:
    if kind == "page":
        return {}
    fields: dict[str, Any] = {"links": [{"url": f"https://example.org/{kind}/{index}"}]}
    if kind in CONTACTS:
        last = dice.randrange(100)  # 555-01xx is kept for fiction
        fields["phones"] = [{"number": f"(202) 555-01{last:02}", "dial": f"+120255501{last:02}"}]
    else:
        fields["authors"] = [f"{_words(dice, 1).title()}, {dice.choice('ABCDEFGH')}."]
        day = f"{dice.randint(1995, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        fields["issued"] = day[: dice.choice((4, 7, 10))]
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


def _long_page(dice: random.Random) -> str:
    parts = [f"# {_words(dice, 3).title()}"]
    size = 0
    while size < LONG_PAGE_BYTES:
        parts += [
            f"## {_words(dice, 4).capitalize()}",
            f"{_words(dice, 40).capitalize()} *{_words(dice, 2)}* {_words(dice, 40)}.",
            "\n".join(f"- {_words(dice, 12).capitalize()}" for _ in range(5)),
            f"> {_words(dice, 20).capitalize()}, **{_words(dice, 2)}**.",
        ]
        size += sum(map(len, parts[-4:]))
    return "\n\n".join((*parts, ""))


def _planted(index: int) -> str:
    needle = f" {NEEDLE}" if index % NEEDLE_EVERY == NEEDLE_AT else ""
    return needle + (f" {UNICORN}" if index == UNICORN_AT else "")


def _zipf(dice: random.Random, count: int) -> list[int]:
    return dice.choices(range(TAGS), cum_weights=TAG_WEIGHTS, k=count)


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count))
