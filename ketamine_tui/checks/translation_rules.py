"""Rules for translations: their languages, their labels, and their numbers, which are never translated."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ketamine_tui.checks.codes import is_language, language_hint
from ketamine_tui.checks.figures import exchanged
from ketamine_tui.checks.number_rules import numbers_of_title
from ketamine_tui.checks.subject import Subject
from ketamine_tui.index.derive import search_text
from ketamine_tui.model.entry import Translation
from ketamine_tui.model.kind import HELP
from ketamine_tui.model.language import canonical_tag
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.translation import labels_of
from ketamine_tui.store.node import FieldsNode, Place

_NUMBER = re.compile(r"\d(?:[\d .,()/\u00a0\u202f\u2011\u2013-]*\d)?", re.ASCII)
"""Digits with what may stand between them: in telephone numbers, large numbers and dates."""

_HOURS = re.compile(r"(\d{1,2})[.:][0-5]\d\s*[-\u2013]\s*(\d{1,2})[.:][0-5]\d", re.ASCII)
"""Hours of a day as some languages write them: ``08.00-22.00``."""

_HALVES = re.compile(r"\b\d{1,2} ?p\.?m\b", re.ASCII | re.IGNORECASE)
_HALF_DAY = 12

_IN_WORDS = {"hundred": "100", "thousand": "1000", "million": "1000000"}
"""Numbers that English may have in words, where another language has figures."""

_DIGITS = re.compile(r"\d+", re.ASCII)
_KEY = re.compile(r"\b(?:press|dial|choose|select|option|key)\b", re.IGNORECASE)
"""What is said of a key of the telephone, in the language of a directory in English."""

SENTENCE = 3
"""Gaps of a text that is more than a name."""

_LONGEST = 15
_LEAST = 3
"""Digits from which on a number is looked for: fewer are hours, days and how many."""

_WHOLE = 7
"""Digits from which on a number may be the end of another: without the code of its country."""


class _Known(NamedTuple):
    """What an entry has: its numbers, what else they may be called, and the hours that it speaks of."""

    numbers: AbstractSet[str]
    endings: AbstractSet[str]
    hours: AbstractSet[int]


def translations_of(subject: Subject) -> Iterator[tuple[FieldsNode, Translation]]:
    """Yield the translations of an entry with their records; none where some cannot be read, which is told already."""
    records = list(subject.records("translations"))
    if len(records) == len(subject.entry.translations):
        yield from zip(records, subject.entry.translations, strict=True)


def problems_of_translations(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the translations of an entry."""
    if not subject.entry.translations:
        return
    original = subject.entry._replace(translations=(), reviews=())
    source = search_text(original)
    labels, known = {*labels_of(original)}, _known_of(subject, source)
    seen = [subject.directory.language]
    for record, words in translations_of(subject):
        for rule, *told in of_language(words.language, seen):
            yield subject.problem(rule, record.place_in("language"), *told)
        seen.append(words.language)
        for label in words.labels.keys() - labels:
            message = f"nothing in the entry says {label!r}"
            yield subject.problem("translation-label", label_place(record, label), message)
        yield from _untranslated(subject, record, words)
        yield from _left_out(subject, record, words)
        if not (words.title or words.summary or words.body or words.labels):
            yield subject.problem("translation-empty", record.place, "nothing is translated here")
        for place, text in _texts(record, words):
            for number, meant in exchanged(text, source):
                message = f"{number} stands for {meant} in the entry, it seems"
                yield subject.problem("translation-number", place, message)
            for number in _strange(text, known):
                message = f"the entry does not have the number {number!r}"
                yield subject.problem("translation-number", place, message)


def _untranslated(subject: Subject, record: FieldsNode, words: Translation) -> Iterator[Problem]:
    """Yield sentences that are those of the original still; two kinds of one language may share them."""
    own = subject.directory.language
    if not own or main_language(own) == main_language(words.language):
        return
    for name in ("summary", "body"):
        text = " ".join(getattr(words, name).split())
        is_same = text == " ".join(getattr(subject.entry, name, "").split())
        if is_same and text.count(" ") >= SENTENCE:
            message = f"this is the {'text' if name == 'body' else name} of the entry itself"
            yield subject.problem("translation-same", record.place_in(name), message)


def main_language(tag: str) -> str:
    """Return a language without what is said of its kind."""
    return canonical_tag(tag).partition("-")[0]


def _left_out(subject: Subject, record: FieldsNode, words: Translation) -> Iterator[Problem]:
    """Yield a title without the number that the entry's has, and labels with another key to press."""
    numbers = numbers_of_title(subject.entry.title) if subject.entry.kind in HELP else []
    # Digits of other scripts count: what they say is not compared.
    if words.title and numbers and sum(map(str.isdecimal, words.title)) < _LEAST:
        message = f"the title of the entry has {numbers[0]}, and this one has no number"
        yield subject.problem("translation-number", record.place_in("title"), message)
    for label, text in words.labels.items():
        keys, said = _DIGITS.findall(label), _DIGITS.findall(text)
        is_key = len(keys) == len(said) == 1 and _KEY.search(label)
        # A longer one that the entry does not have is told as a number.
        if is_key and len(said[0]) < _LEAST and int(keys[0]) != int(said[0]):
            message = f"{label!r} has {keys[0]}, and this has {said[0]}"
            yield subject.problem("translation-number", label_place(record, label), message)


def of_language(language: str, seen: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the rules that a language breaks, with a message and a hint; the first of those seen is the directory's own."""
    if not is_language(language):
        yield "language-unknown", f"{language!r} is no language", language_hint(language)
    known = [canonical_tag(tag) for tag in seen if tag]
    if canonical_tag(language) in known:
        is_own = seen[0] and canonical_tag(language) == known[0]
        where = "the directory itself is" if is_own else "there is another translation"
        yield "translation-language", f"{where} in {language!r}", ""


def label_place(record: FieldsNode, label: str) -> Place:
    """Return where a label of a translation stands."""
    labels = record.fields.get("labels")
    keys = labels.keys if isinstance(labels, FieldsNode) else {}
    return keys[label].place if label in keys else record.place_in("labels")


def _texts(record: FieldsNode, words: Translation) -> Iterator[tuple[Place, str]]:
    for name in ("title", "summary", "body"):
        yield record.place_in(name), getattr(words, name)
    for label, text in words.labels.items():
        yield label_place(record, label), text


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text: their digits, and their groups in whatever order (dates)."""
    matches = [match.group() for match in _NUMBER.finditer(text)]
    said = {number for word, number in _IN_WORDS.items() if word in text.casefold()}
    return said | {key for written in matches for key in (_joined(written), _groups(written))}


def _known_of(subject: Subject, text: str) -> _Known:
    opening = [record.text(name) for record in subject.schedules() for name in ("opens", "closes")]
    groups = _DIGITS.findall(" ".join((text, *opening)))
    numbers, hours = _numbers(text), {int(x) for x in groups if len(x) < _LEAST}
    if _HALVES.search(text):
        hours |= {hour + _HALF_DAY for hour in hours}
    return _Known(numbers, _endings(numbers), hours)


def _joined(written: str) -> str:
    return "".join(_DIGITS.findall(written))


def _groups(written: str) -> str:
    return " ".join(sorted(_DIGITS.findall(written)))


def _endings(numbers: AbstractSet[str]) -> AbstractSet[str]:
    """Return what the numbers may be called without the code of a country (E.164: of 15 digits at most)."""
    return {
        number[-count:]
        for number in numbers
        for count in range(_WHOLE, min(len(number), _LONGEST) + 1)
    }


def _strange(text: str, known: _Known) -> Iterator[str]:
    """Yield the numbers of a text that an entry does not have."""
    written = (match.group() for match in _NUMBER.finditer(text))
    yield from (number for number in written if not _is_known(number, known))


def _are_hours(written: str, known: _Known) -> bool:
    """Say whether two times are those of an entry."""
    times = _HOURS.fullmatch(written)
    return times is not None and set(map(int, times.groups())) <= known.hours


def _is_known(written: str, known: _Known) -> bool:
    numbers = known.numbers
    joined, groups = _joined(written), _DIGITS.findall(written)
    long_groups = [group for group in groups if len(group) >= _LEAST]
    return (
        len(joined) < _LEAST
        or (len(groups) == 2 and not long_groups)  # hours: 24/7, 8-22, 10.30
        or _are_hours(written, known)
        or joined in numbers
        or _groups(written) in numbers
        or (bool(long_groups) and all(group in numbers for group in long_groups))
        or joined in known.endings
    )
