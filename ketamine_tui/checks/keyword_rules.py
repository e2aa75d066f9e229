"""Rules for the word to send in a text message: texts and what was seen say the one of the field."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place

_QUOTED = r"[\"'\u2018\u201c]?"
_CLOSED = r"[\"'\u2019\u201d]?"
_WORD = rf"{_QUOTED}([A-Z][A-Z\d]+){_CLOSED}(?![\w-])"
_SENT = re.compile(
    rf"\b(?:[Tt]ext|[Ss]end|[Mm]essage|SMS)(?: the)?(?: word| keyword| code)? {_WORD} to (?:the )?(?:number )?(\d[\d -]{{1,10}}\d)"
    rf"|\b(?i:the|its|a)(?: word| keyword) (?:is )?{_WORD}()"
)
"""A word in capitals with the number to which it is sent, or one that is called the keyword."""


def problems_of_keywords(subject: Subject) -> Iterator[Problem]:
    """Yield other words to send than those of the fields, in texts; and those of the fields, where others were seen."""
    records = [record for record in subject.records("texts") if record.text("body")]
    if not records:
        return
    review = subject.last_seen()
    for word, record in _others(review.text("seen"), records) if review else ():
        message = f"a review has seen {word}, and {record.text('body')} is sent"
        yield subject.problem("keyword-differs", record.place_in("body"), message)
    for text, start in _texts(subject):
        for word, record in _others(text, records):
            message = (
                f"{word} is said here, and {record.text('body')} is sent to {record.text('number')}"
            )
            place = place_within(subject, word, text, start)
            yield subject.problem("keyword-differs", place, message)


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    yield from subject.said()
    for record in subject.records("texts"):
        yield from noted(record)


def _others(text: str, records: Sequence[FieldsNode]) -> Iterator[tuple[str, FieldsNode]]:
    """Yield the words that a text tells to send and no field has, each with the record that has another one."""
    for match in _SENT.finditer(text):
        word, number = match[1] or match[3], digits(match[2] or "")
        meant = [r for r in records if not number or digits(r.text("number")) == number]
        # A text that has the word as well tells which of them is for what.
        if len(meant) == 1 and meant[0].text("body").casefold() not in text.casefold():
            yield word, meant[0]
