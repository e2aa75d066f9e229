"""Numbers of entries of a note that stand in their texts, taken into their drafts, each told."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ketamine_tui.model.entry import CLASS_OF_KIND, Page, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.places import country_of

if TYPE_CHECKING:
    from ketamine_tui.store.note.numbers import Number

RULE = "note-number"
_COUNTRY = re.compile(r"(?!EU)[A-Z]{2}", re.ASCII)
_TOLD = "a number is taken from a text"
_HINT = "look whether it is right, or write 'Phone: NUMBER' below the item"
_LONGEST = 2_000
"""Characters of a text in which numbers are looked for; a line of a list has far less."""

_THREE_DIGITS = re.compile(r"\d\D{0,3}\d\D{0,3}\d", re.ASCII)
_OF_HELP = frozenset({Kind.HELPLINE, Kind.EMERGENCY})


def take_numbers(draft: NoteDraft, headings: Sequence[str], note: str) -> None:
    """Take the numbers in what is said of an entry as ways to reach it, but none that it has already.

    What is told of a work may be about anybody, so that its numbers stay text; those of a website are its own.

    Args:
        draft: The entry, of which all has been read.
        headings: The titles of its section and of those above, the nearest first.
        note: The title of the note.
    """
    kind = draft.kind_below(headings, is_reachable=True)
    if CLASS_OF_KIND[kind] in (Page, Resource) and kind is not Kind.WEBSITE:
        return
    known = {(field, digits) for field, x in _known(draft) if (digits := _digits(x))}
    for number in _numbers(draft, [*headings, note], kind):
        field, _, sort = number.field.partition("/")
        # Where the country is not known nothing is dialled, which is no number that two have in common.
        keys = {(field, digits) for x in (number.number, number.dial) if (digits := _digits(x))}
        if known & keys:
            continue
        known |= keys
        parts = {"number": number.number, "dial": number.dial, "type": sort, "body": number.keyword}
        draft.append(field, {name: value for name, value in parts.items() if value})
        draft.report.add(draft.place, RULE, _TOLD, _HINT, Severity.INFO)


def _numbers(draft: NoteDraft, titles: Sequence[str], kind: Kind) -> "Iterator[Number]":
    texts = draft.summary or ([draft.title] if draft.form == "plain" else [])
    texts = [text for text in texts if len(text) <= _LONGEST and _THREE_DIGITS.search(text)]
    if not texts:
        return
    # Takes longer than reading a small note, and few notes have numbers.
    from ketamine_tui.store.note.numbers import find_numbers, is_about_help  # noqa: PLC0415

    regions = (region.partition("-")[0] for region in draft.texts("regions"))
    region = next((x for x in regions if _COUNTRY.fullmatch(x)), "") or country_of(titles)
    is_help = kind in _OF_HELP or any(map(is_about_help, (draft.title, *titles)))
    for text in texts:
        yield from find_numbers(text, region, is_help=is_help)


def _known(draft: NoteDraft) -> Iterator[tuple[str, str]]:
    for field in ("phones", "texts"):
        for record in draft.records(field):
            for name in ("number", "dial"):
                yield field, str(record.get(name, ""))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
