"""Rules for keys of the telephone: what a text tells to press is what stands beside the number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from ketamine_tui.checks.keys import keys_behind, keys_for, keys_in, tells_key
from ketamine_tui.checks.lone_keys import LoneKey, lone_keys
from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.checks.wording_rules import place_within, told_in_body
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Place


def problems_of_keys(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield texts that tell another key for a purpose, or behind a number, than what stands beside the number."""
    alone = list(lone_keys(subjects))
    for key in alone:
        yield key.subject.problem("keys-differ", key.place, key.message)
    known = _keys_of_numbers(subjects, alone)
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


def _keys_of_numbers(
    subjects: Sequence[Subject], alone: Sequence[LoneKey]
) -> Mapping[str, AbstractSet[str]]:
    """Return the keys that stand beside numbers, by the digits of these; of one without any, nothing is known.

    Where a key is told to be wrong, those that are said instead are known, too.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for record in subject.records("phones"):
            words = f"{record.text('note')}. {record.text('label')}"
            if tells_key(words):
                for part in ("number", "dial"):
                    keys[digits(record.text(part))] |= keys_in(words)
    for one in alone:
        for number in one.numbers:
            keys[number] |= one.others
    return {number: of for number, of in keys.items() if number and of}


def _strange(text: str, known: Mapping[str, AbstractSet[str]]) -> Iterator[tuple[str, str]]:
    """Yield what a text tells to press behind a number, if nothing beside the number says so."""
    for words, number, key in keys_behind(text):
        keys = known.get(number, frozenset())
        if keys and key not in keys:
            beside = " or ".join(sorted(keys))
            yield words, f"{words!r} is said here, and beside {number} stands {beside}"


def _purposes(subject: Subject) -> Iterator[Problem]:
    """Yield words beside a number that have another key for what the summary or a warning has one for."""
    meant: dict[str, str] = {}
    for text, _ in subject.said():
        meant |= {what: key for key, what in keys_for(text)}
    for text, start in _noted(subject):
        for key, what in keys_for(text):
            if meant.get(what, key) != key:
                message = (
                    f"{key} is for {what} here, and {meant[what]} in what is said of the entry"
                )
                yield subject.problem("keys-differ", start, message)


def _noted(subject: Subject) -> Iterator[tuple[str, Place]]:
    return (said for record in subject.numbers() for said in noted(record))
