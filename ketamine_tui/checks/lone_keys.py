"""Keys that stand alone beside a number, and that reviews, other entries of the number and pages say otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ketamine_tui.checks.keys import keys_behind, keys_for, keys_in, tells_key
from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject, noted
from ketamine_tui.model.text import fold
from ketamine_tui.store.node import FieldsNode, Place

_LEAST_LETTERS = 8
"""Letters of what a key is for, at least, if it can be the name of a line."""

_Line = tuple[Subject, FieldsNode]
"""A number with the entry that has it."""

_Told = Mapping[str, AbstractSet[str]]
"""The keys that something tells for a number, by what tells them."""


class LoneKey(NamedTuple):
    """A key beside a number of an entry, and those that are said instead."""

    subject: Subject
    place: Place
    numbers: frozenset[str]
    key: str
    told: _Told

    @property
    def others(self) -> frozenset[str]:
        """The keys that are said instead."""
        return frozenset().union(*self.told.values())

    @property
    def message(self) -> str:
        """What is wrong with it."""
        told = (f"{' or '.join(sorted(keys))} in {where}" for where, keys in self.told.items())
        return f"{self.key} is to be pressed here, and {', '.join(told)}"


def lone_keys(subjects: Sequence[Subject]) -> Iterator[LoneKey]:
    """Yield the keys that stand alone: nothing else says them, and something says others."""
    by_number: dict[str, list[_Line]] = defaultdict(list)
    linking: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        for record in subject.records("phones"):
            for number in _numbers(record):
                by_number[number].append((subject, record))
        for file in {link.file for link in subject.loaded.files}:
            linking[file].append(subject)
    for subject in subjects:
        for record in subject.records("phones"):
            key, place = _own_key(record)
            numbers = _numbers(record) if key else frozenset()
            others = [one for number in sorted(numbers) for one in by_number[number]]
            told = _told(subject, record, others, linking[subject.path]) if key else {}
            if told and not any(key in keys for keys in told.values()):
                yield LoneKey(subject, place, numbers, key, told)


def _told(
    subject: Subject, record: FieldsNode, others: Sequence[_Line], pages: Sequence[Subject]
) -> _Told:
    """Return the keys that something tells for a number; pages are asked where nothing else tells any."""
    numbers = _numbers(record)
    told = {**_of_review(subject, numbers), **_of_others(subject, others)}
    listed = {key for _, other in others if other is not record for key in _noted_keys(other)}
    return told or _of_pages(pages, numbers, listed)


def _numbers(record: FieldsNode) -> frozenset[str]:
    """Return a number as it is published and as it is dialled, in digits."""
    return frozenset(digits(record.text(part)) for part in ("number", "dial")) - {""}


def _own_key(record: FieldsNode) -> tuple[str, Place]:
    """Return the only key beside a number, if it is not one of several, each for something."""
    for text, place in noted(record):
        keys = keys_in(text) if tells_key(text) else set()
        if len(keys) == 1 and not any(keys_for(text)):
            return keys.pop(), place
    return "", record.place


def _noted_keys(record: FieldsNode) -> set[str]:
    return {key for text, _ in noted(record) if tells_key(text) for key in keys_in(text)}


def _of_review(subject: Subject, numbers: AbstractSet[str]) -> _Told:
    """Return the keys that the last review has seen behind a number."""
    review = subject.last_seen()
    told = keys_behind(review.text("seen")) if review else ()
    keys = {one.key for one in told if one.number in numbers}
    return {"what was seen": keys} if keys else {}


def _of_others(subject: Subject, others: Sequence[_Line]) -> _Told:
    """Return the keys that other entries of a number have for this one, by its name."""
    entry = subject.entry
    names = fold(" | ".join((entry.title, *entry.alternate_names)))
    told: dict[str, set[str]] = defaultdict(set)
    for other, record in others:
        texts = (*noted(record), *other.said()) if other is not subject else ()
        for key, what in (pair for text, _ in texts for pair in keys_for(text)):
            if len(what) >= _LEAST_LETTERS and what in names:
                told[other.entry.id].add(key)
    return told


def _of_pages(
    pages: Sequence[Subject], numbers: AbstractSet[str], listed: AbstractSet[str]
) -> _Told:
    """Return the keys that pages tell behind a number, if other entries of the number list them all.

    A key that none lists is told where the page has it.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for block in page.loaded.blocks:
            text = "".join(span.text for span in block.spans)
            found = {one.key for one in keys_behind(text) if one.number in numbers}
            if not found <= listed:
                return {}
            told[page.path] |= found
    return {path: keys for path, keys in told.items() if keys}
