"""Rules for keys of the telephone: what a text tells to press is what stands beside the number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.checks.wording_rules import place_within, told_in_body
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import Place

_KEY = r"(?:press|push|choose|select|option|key)"
_SENTENCE = re.compile(r"[^.;\n]+")
_TOLD = re.compile(rf"\b{_KEY}\b", re.IGNORECASE)
_FOR = re.compile(
    r"(?<!\d)(\d) (?:for|to reach|to speak to|to speak with|to talk to|if you) (?:the |an? )?(.{1,80}?)(?=,|\)|\Z| (?:or|and|then)\b)",
    re.ASCII,
)
_KEYS = re.compile(
    rf"\b{_KEY}\b[^.;\d]{{0,30}}?(?<!\d)(\d)(?!\d)|(?<!\d)(\d) (?:for|to)\b",
    re.IGNORECASE | re.ASCII,
)
_THEN = re.compile(
    rf"(?<![\w-])(\d{{3,4}}|\d(?:-\d){{2,3}})(?![\w-])([^.;\n\d]{{0,60}}?)\b{_KEY}(?: option)? (\d)(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
"""A short code and what to press when it answers."""


def problems_of_keys(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield texts that tell another key for a purpose, or behind a number, than what stands beside the number."""
    known = _keys_of_numbers(subjects)
    for subject in subjects:
        yield from _purposes(subject)
        for text, start in (*subject.said(), *_noted(subject)):
            for told, message in _strange(text, known):
                place = place_within(subject, told, text, start)
                yield subject.problem("keys-differ", place, message)
        yield from _in_body(subject, known)


def _in_body(subject: Subject, known: Mapping[str, AbstractSet[str]]) -> Iterator[Problem]:
    strange = partial(_strange, known=known)
    for message, place in told_in_body(subject, strange) if known else ():
        yield subject.problem("keys-differ", place, message)


def _keys_of_numbers(subjects: Sequence[Subject]) -> Mapping[str, AbstractSet[str]]:
    """Return the keys that stand beside short codes, by the digits of these; of one without any, nothing is known."""
    keys: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for record in subject.records("phones"):
            words = f"{record.text('note')}. {record.text('label')}"
            if _TOLD.search(words):
                keys[digits(record.text("dial"))] |= _keys_in(words)
    return {number: of for number, of in keys.items() if number and of}


def _keys_in(text: str) -> set[str]:
    return {one or other for one, other in _KEYS.findall(text)}


def _strange(text: str, known: Mapping[str, AbstractSet[str]]) -> Iterator[tuple[str, str]]:
    """Yield what a text tells to press behind a number, if nothing beside the number says so."""
    for match in _THEN.finditer(text):
        keys = known.get(digits(match[1]), frozenset())
        if keys and match[3] not in keys:
            message = f"{match[0]!r} is said here, and beside {match[1]} stands {' or '.join(sorted(keys))}"
            yield match[0], message


def _purposes(subject: Subject) -> Iterator[Problem]:
    """Yield words beside a number that have another key for what the summary or a warning has one for."""
    meant: dict[str, str] = {}
    for text, _ in subject.said():
        meant |= {what: key for key, what in _pairs(text)}
    for text, start in _noted(subject):
        for key, what in _pairs(text):
            if meant.get(what, key) != key:
                message = (
                    f"{key} is for {what} here, and {meant[what]} in what is said of the entry"
                )
                yield subject.problem("keys-differ", start, message)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE.findall(text):
        if _TOLD.search(sentence):
            yield from ((key, fold(what.strip())) for key, what in _FOR.findall(sentence))


def _noted(subject: Subject) -> Iterator[tuple[str, Place]]:
    return (said for record in subject.numbers() for said in noted(record))
