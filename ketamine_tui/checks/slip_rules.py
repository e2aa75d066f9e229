"""Rules for slips: numbers and addresses in texts that are almost those of an entry, and numbers almost those of another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import permutations
from typing import NamedTuple

from ketamine_tui.checks.number_rules import digits_of_numbers, is_broken
from ketamine_tui.checks.phones import are_exchanged, digits, is_emergency, is_slip
from ketamine_tui.checks.subject import Subject, is_placeholder, noted
from ketamine_tui.checks.wording_rules import place_within, told_in_body
from ketamine_tui.model.entry import Reachable
from ketamine_tui.model.likeness import are_related
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place

_NUMBER = re.compile(r"(?<![\w.])\+?\d[\d ()-]{3,}\d(?!\w)", re.ASCII)
_LEAST_DIGITS = 5
_WHOLE = 9
"""Digits of a number with the codes of its country and area, at least."""

_CALLED = re.compile(
    r"\b(?:call|dial|ring|phone|text|use|contact|number|line|lifeline|is|or|to)(?: on| at| free)?[\s*_\"'\u201c(]{1,3}\Z",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w.,:/+$\u20ac\u00a3-])(?:[1-9]\d{2,3}|000|\d(?:-\d){2,3})(?![\w%]|[.,:/-]\d| [\d(])(?! ?(?:percent|per cent))",
    re.ASCII,
)
_BESIDE = 40
"""Characters around a number in which it is said what it is for."""

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_COUNTED = re.compile(r"[\s*_]+[a-z-]*(?:[^s\W]s|people|women|men|children)\b")
"""What follows a number of things."""

_NOT_COUNTED = re.compile(r"[\s*_]+(?:as|is|has|was|this|us|press|across|does|always|hours)\b")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_GENERIC = frozenset({"com", "org", "net", "gov", "edu", "info", "int", "mil"})
_DIGIT = re.compile(r"\d", re.ASCII)
_NOTED = ("phones", "texts", "emails", "chats", "schedules")


class _Known(NamedTuple):
    """What is there to be mistaken: the numbers and e-mail addresses of an entry and of those that it names, and all.

    `of` are these entries, where they are few.
    """

    numbers: AbstractSet[str]
    addresses: AbstractSet[str]
    of: Sequence[Subject] = ()

    def meant(self, number: str) -> str:
        """Return the number that a text has almost; nothing where there is none, or where that is wrong itself."""
        alike = (other for other in sorted(self.numbers) if is_slip(number, other))
        return next((n for n in alike if not any(is_broken(s, n) for s in self.of)), "")


def problems_of_slips(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what is almost a number or an address of an entry, in its own texts and in those that name it."""
    known = {
        s.entry.id: _Known(digits_of_numbers(s), frozenset(_addresses(s)), [s]) for s in subjects
    }
    everything = _joined(known.values())
    paths: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        paths[subject.path].append(subject.entry.id)
    for subject in subjects:
        linked = (name for link in subject.loaded.files for name in paths.get(link.file, ()))
        names = (subject.entry.id, *subject.entry.related, *linked)
        near = _joined(known[name] for name in names if name in known)
        for text, start in _texts(subject):
            for word, message in _slips(subject, text, near, everything):
                place = place_within(subject, word, text, start)
                yield subject.problem("number-slip", place, message)
        yield from _in_body(subject, near, everything)
        yield from _seen(subject, known[subject.entry.id].numbers)
    yield from _of_others(subjects)


def _addresses(subject: Subject) -> Iterator[str]:
    """Yield the e-mail addresses of an entry, but for those that cannot be any."""
    emails = subject.entry.emails if isinstance(subject.entry, Reachable) else ()
    return (email.address.casefold() for email in emails)


def _joined(several: Iterable[_Known]) -> _Known:
    parts = list(several)
    return _Known(
        frozenset().union(*(part.numbers for part in parts)),
        frozenset().union(*(part.addresses for part in parts)),
        [subject for part in parts for subject in part.of],
    )


def _slips(subject: Subject, text: str, near: _Known, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a text that are almost known ones, each with a message."""
    for match in _NUMBER.finditer(text) if near.numbers else ():
        number = digits(match[0].replace("(0)", ""))
        if len(number) < _LEAST_DIGITS or number in known.numbers:
            continue
        if meant := near.meant(number):
            yield match[0], f"{match[0]} is no number of an entry, and almost {meant}"
    yield from _codes(subject, text, near, known)
    yield from _misspelt(text, near, known)


def _seen(subject: Subject, own: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a number that the last review has seen, and that is almost the entry's, which it has not seen."""
    review = subject.last_seen()
    text = review.text("seen") if review else ""
    numbers = [(digits(match[0]), match[0]) for match in _NUMBER.finditer(text)]
    for number, written in numbers if own.isdisjoint(number for number, _ in numbers) else ():
        meant = next((n for n in sorted(own) if is_slip(number, n)), "")
        if len(number) >= _LEAST_DIGITS and meant:
            # What was seen is never rewritten.
            wrong = next(r for r in subject.numbers() if meant in _written(r))
            message = f"{written} was seen, and the number here is {meant}"
            hint = "compare both with the source, and correct the wrong one"
            yield subject.problem("number-slip", wrong.place_in("number"), message, hint)


def _written(record: FieldsNode) -> tuple[str, ...]:
    return digits(record.text("number")), digits(record.text("dial"))


def _in_body(subject: Subject, near: _Known, known: _Known) -> Iterator[Problem]:
    """Yield slips in the text of a page; its whole numbers are looked at with its links."""

    def told_of(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
        for word, message in _codes(subject, text, near, known):
            yield word, ("page-number", message)
        for word, message in _misspelt(text, near, known):
            yield word, ("number-slip", message)

    for (rule, message), place in told_in_body(subject, told_of):
        yield subject.problem(rule, place, message)


def _codes(subject: Subject, text: str, near: _Known, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield the short codes that a text tells to call, and that are almost known ones."""
    for match in _CODE.finditer(text) if near.numbers else ():
        start, end = match.span()
        number, before, behind = (
            digits(match[0]),
            text[max(0, start - _BESIDE) : start],
            text[end : end + _BESIDE],
        )
        is_told = "-" in match[0] or _CALLED.search(before)
        is_counted = _COUNTED.match(behind) and not _NOT_COUNTED.match(behind)
        if not is_told or is_counted or _YEAR.fullmatch(number) or number in known.numbers:
            continue
        meant = near.meant(number)
        if meant and not is_emergency(number, [r[:2] for r in subject.entry.regions]):
            yield match[0], f"{match[0]} is no number of an entry, and almost {meant}"


def _misspelt(text: str, near: _Known, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield the e-mail addresses of a text that are known ones but for a letter."""
    for match in _EMAIL.finditer(text):
        address = match[0].casefold()
        others = sorted(near.addresses) if address not in known.addresses else ()
        if meant := next((other for other in others if _is_misspelt(address, other)), ""):
            yield match[0], f"{match[0]} is no address of an entry, and almost {meant}"


def _is_misspelt(address: str, other: str) -> bool:
    """Say whether an address is another one with a slip; two mailboxes may have two numbers or initials.

    Of two domains of countries, each may be of the office there.
    """
    (name, _, ending), (its, _, of) = address.rpartition("."), other.rpartition(".")
    if name == its and {ending, of} <= _GENERIC:
        return True
    is_numbered = _DIGIT.sub("", address) == _DIGIT.sub("", other)
    return is_slip(address, other) and not is_numbered and address[1:] != other[1:]


def _of_others(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield numbers of related entries in which two digits have changed places: one of the two is wrong."""
    known: dict[str, list[tuple[str, FieldsNode, Subject]]] = defaultdict(list)
    for subject in subjects:
        for record in subject.records("phones"):
            number = digits(record.text("dial"))
            if len(number) >= _WHOLE and not is_placeholder(record):
                known["".join(sorted(number))].append((number, record, subject))
    for alike in known.values():
        for (number, record, subject), (its, _, other) in permutations(alike, 2):
            if are_exchanged(number, its) and are_related(subject.entry, other.entry):
                message = f"{record.text('number')} is almost {its}, the number of {other.entry.id}"
                yield subject.problem("number-slip", record.place_in("number"), message)


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    yield from subject.said()
    for name in _NOTED:
        for record in subject.records(name):
            yield from noted(record)
