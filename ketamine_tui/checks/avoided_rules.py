"""Rules for words that a directory does not use: those that its ``words.yaml`` lists as avoided."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_of_part
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.ways import WAY_FIELDS
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.node import FieldsNode, Place, Scalar, place_of

_RECORDS = ("alerts", *WAY_FIELDS, "schedules")
_OWN_WORDS = ("text", "label", "note")
"""What curators say in records. Titles and names are as they are printed, and remarks on reviews nobody publishes."""

_GAP, _MARKED_GAP = r"\s+", r"[\s*_>]+"


class Avoided(NamedTuple):
    """The words as one pattern, and what to write instead, by the words in small letters."""

    pattern: re.Pattern[str]
    instead: Mapping[str, str]


def avoided_of(words: WordList) -> Avoided | None:
    """Return the words that a directory does not use; None where it has none."""
    instead = {word.lower(): group.instead for group in words.avoided for word in group.words}
    if not instead:
        return None
    listed = sorted(instead, key=len, reverse=True)
    any_of = "|".join(_GAP.join(map(re.escape, word.split())) for word in listed)
    # A digit may stand before it without a gap, as before a unit.
    pattern = re.compile(rf"(?<![^\W\d_])(?:{any_of})(?![^\W\d_])", re.IGNORECASE)
    return Avoided(pattern, instead)


def problems_of_avoided(
    subject: Subject, avoided: Avoided, lines: Sequence[str]
) -> Iterator[Problem]:
    """Yield the words of an entry that are avoided; `lines` are those of its file, where it has one."""
    for scalar in _texts(subject.loaded.node):
        for match in avoided.pattern.finditer(scalar.text):
            place = place_of_part(match[0], scalar, lines)
            yield _problem(subject, avoided, match[0], place)
    body = subject.loaded.node.fields.get("body")
    text, searched = body.text if isinstance(body, Scalar) else "", 0
    for block in subject.loaded.blocks if text else ():
        if block.quoted or block.kind == "code":
            continue
        for match in avoided.pattern.finditer("".join(span.text for span in block.spans)):
            written = re.compile(_MARKED_GAP.join(map(re.escape, match[0].split())))
            found = written.search(text, searched) or written.search(text)
            searched = found.end() if found else searched
            place = place_of(text, found.start() if found else 0, subject.place("body").line)
            yield _problem(subject, avoided, match[0], place)


def _problem(subject: Subject, avoided: Avoided, written: str, place: Place) -> Problem:
    instead = avoided.instead[" ".join(written.lower().split())]
    return subject.problem(
        "word-avoided", place, f"{written!r} is not used here", f"write {instead}"
    )


def _texts(node: FieldsNode) -> Iterator[Scalar]:
    summary = node.fields.get("summary")
    if isinstance(summary, Scalar):
        yield summary
    for name in _RECORDS:
        for record in node.records(name):
            texts = (record.fields.get(part) for part in _OWN_WORDS)
            yield from (text for text in texts if isinstance(text, Scalar))
