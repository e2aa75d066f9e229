"""Rules for corrections: they are of a field that exists, and what they have replaced does not stand there again."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import FIELDS, NAMES, Subject, is_placeholder
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.store.decode import suggestion
from ketamine_tui.store.node import FieldsNode, Place, Scalar

_CORRECTED = FIELDS | {"text"}
"""What can have been corrected: every field, and the text of a page."""

_MAIN_PARTS = *dict.fromkeys(kind.part for kind in WayKind), "value"
_WORD = re.compile(r"[^\W_]+")
_LONG_WORD = 4
"""Letters of a word that says which value is meant."""


def problems_of_corrections(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the corrections of an entry."""
    records = list(subject.records("corrections"))
    for record in records:
        name = record.text("field")
        if name and name not in _CORRECTED:
            message = f"there is no field {name!r}"
            hint = suggestion(name, sorted(_CORRECTED))
            yield subject.problem("correction-field", record.place_in("field"), message, hint)
    last = {record.text("field"): record for record in records}
    for record in records:
        field = subject.loaded.node.fields.get(record.text("field"))
        if isinstance(field, Scalar) and record is not last[record.text("field")]:
            continue  # a later one may have brought it back
        yield from _undone(subject, record)


def _undone(subject: Subject, record: FieldsNode) -> Iterator[Problem]:
    """Yield the value that a correction has replaced and that stands there again; or 'was', if that value is right."""
    name, was = record.text("field"), " ".join(record.text("was").split())
    for text, place in _said_in(subject, name) if was else ():
        if " ".join(text.split()) != was:
            continue
        if _is_right(subject, record, was):
            message = f"this is what {name!r} says now, and the rest of the entry agrees with it"
            yield subject.problem("correction-undone", record.place_in("was"), message)
            return
        message = "a correction says that this was wrong"
        yield subject.problem("correction-undone", place, message)


def _is_right(subject: Subject, record: FieldsNode, value: str) -> bool:
    """Say whether a value is right: it is in what the last review has seen, a name of the id, or at the end of the note.

    A note says what was wrong, and then what is right; only of numbers is it plain which are values.
    """
    seen = [review.text("seen") for review in subject.records("reviews")]
    if seen and fold(value) in fold(seen[-1]):
        return True
    words = {word for word in _WORD.findall(fold(value)) if len(word) >= _LONG_WORD}
    if record.text("field") in NAMES and words.intersection(subject.entry.id.split("-")):
        return True
    numbers = [n for n in _WORD.findall(record.text("note")) if len(n) == len(value)]
    return value.isdecimal() and [n for n in numbers if n.isdecimal()][-1:] == [value]


def _said_in(subject: Subject, field: str) -> Iterator[tuple[str, Place]]:
    """Yield what a field says: its text, or each of its list; of a way, its number or address."""
    value = subject.loaded.node.fields.get(field)
    if isinstance(value, Scalar):
        yield value.text, value.place
    yield from ((item.text, item.place) for item in subject.texts(field))
    for record in subject.records(field):
        if not is_placeholder(record):
            yield from ((record.text(part), record.place_in(part)) for part in _MAIN_PARTS)
