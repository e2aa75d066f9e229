"""Rules for texts that tell people of a country which emergency number to call."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ketamine_tui.checks.codes import only_countries
from ketamine_tui.checks.phones import REGIONS, digits, exists, is_emergency
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import found_in_body, place_within
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import EU, canonical_region, is_within
from ketamine_tui.store.naming import region_name

_SENTENCE = re.compile(r"(?:[^;.!?]|(?<=[A-Z])\.|\.(?=[A-Z]\.))+")
"""What ends at a stop, but not at those of an abbreviation such as U.S."""
_CLAUSE = re.compile(r"[^,;.!?()]+")
_TOLD = re.compile(r"\b(?:call|dial|ring|phone)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:(?i:not|never|abroad|elsewhere)\b|(?i:in|from|outside|within|across|near) (?:the )?[A-Z]|(?:US|UK|EU)\b)"
    r"|n['\u2019]t\b"
)
"""What makes of a number one that nobody is to call here."""
_LEADS_ON = re.compile(
    r"\b(?:connect|redirect|rerout|rout|forward|divert|transfer)(?:s|e[sd]?|ed|ing)?\b|\b(?:puts?|put) (?:you )?through\b|\balso works?\b",
    re.IGNORECASE,
)
"""What is said of a number from elsewhere that leads to the right one."""

_SHORT = re.compile(r"(?<!\d)\d{3}(?!\d)", re.ASCII)
_LONGEST = 4
"""Digits of an emergency number."""


class _Numbers(NamedTuple):
    """The emergency numbers of a directory, and as one pattern, its regions by their names, and what answers in each."""

    called: frozenset[str]
    emergency: re.Pattern[str]
    names: Mapping[str, str]
    regions: re.Pattern[str]
    known: Mapping[str, frozenset[str]]


def problems_of_emergency(subjects: Sequence[Subject], directory: Directory) -> Iterator[Problem]:
    """Yield emergency numbers that a text gives for a country in which they are none."""
    if (numbers := _numbers_of(subjects, directory)) is None:
        return
    for subject in subjects:
        yield from _for_others(subject, numbers)
        for text, start in subject.said():
            for clause in _faulty_clauses(text, numbers):
                for number, message in _faults(clause, numbers):
                    place = place_within(subject, number, text, start)
                    yield subject.problem("emergency-elsewhere", place, f"{message}: {clause!r}")
        in_body = found_in_body(subject, partial(_faulty_clauses, numbers=numbers))
        for clause, place in in_body:
            for _, message in _faults(clause, numbers):
                yield subject.problem("emergency-elsewhere", place, f"{message}: {clause!r}")


def _numbers_of(subjects: Sequence[Subject], directory: Directory) -> _Numbers | None:
    called = {group.title: canonical_region(group.region) for group in directory.urgent}
    for subject in subjects:
        if subject.entry.kind is Kind.EMERGENCY:
            regions = map(canonical_region, subject.entry.regions)
            called |= {region_name(code): code for code in regions}
    called |= {region_name(code): code for code in called.values()}
    names = {n: code for n, code in called.items() if n and (code in REGIONS or code == EU)}
    emergency: set[str] = set()
    known: dict[str, set[str]] = {code: set() for code in names.values()}
    for subject in subjects:
        ways = (way for way in subject.entry.ways() if way.dial and not way.is_placeholder)
        own = {number for way in ways if len(number := digits(way.dial)) <= _LONGEST}
        if not own:
            continue
        if subject.entry.kind is Kind.EMERGENCY:
            emergency |= own
        own_regions = [*map(canonical_region, subject.entry.regions)]
        for code, answering in known.items():
            if any(is_within(region, code) for region in own_regions):
                answering.update(own)
    if not emergency or not names:
        return None
    return _Numbers(
        frozenset(emergency),
        re.compile(rf"(?<![\w.-])(?<!\d\d\d )(?:{'|'.join(sorted(emergency))})(?![\w-]| \d{{3}})"),
        names,
        re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b"),
        {code: frozenset(answering) for code, answering in known.items()},
    )


def _for_others(subject: Subject, numbers: _Numbers) -> Iterator[Problem]:
    """Yield the number that a contact of some countries tells people to call, and that is none in any of these."""
    countries = only_countries(subject.entry.regions)
    if not countries or not isinstance(subject.entry, Contact):
        return
    known = frozenset().union(*(numbers.known.get(code, frozenset()) for code in countries))
    for text, start in subject.said():
        for sentence in (" ".join(match[0].split()) for match in _SENTENCE.finditer(text)):
            if _ELSEWHERE.search(sentence) or numbers.regions.search(sentence):
                continue
            told = _TOLD.search(sentence)
            called = numbers.emergency.findall(sentence, told.end()) if told else []
            if called and not any(n in known or exists(n, [*countries]) for n in called):
                message = f"{called[0]} is no emergency number of {', '.join(sorted(countries))}"
                place = place_within(subject, called[0], text, start)
                yield subject.problem("emergency-elsewhere", place, f"{message}: {sentence!r}")


def _faulty_clauses(text: str, numbers: _Numbers) -> Iterator[str]:
    """Yield the clauses of a text that give a region a number that is none of its own."""
    if not any(number in text for number in numbers.called):
        return
    clauses = (" ".join(match[0].split()) for match in _CLAUSE.finditer(text))
    yield from (clause for clause in clauses if any(_faults(clause, numbers)))


def _faults(clause: str, numbers: _Numbers) -> Iterator[tuple[str, str]]:
    """Yield the numbers that a clause gives for a region, and that are none of its own, with what is said of them."""
    regions = {numbers.names[name] for name in numbers.regions.findall(clause)}
    named = numbers.emergency.findall(clause) if regions else []
    wrong = [n for n in named if not any(_answers(n, code, numbers) for code in regions)]
    others = _SHORT.findall(clause) if wrong and _LEADS_ON.search(clause) else []
    if not any(_answers(n, code, numbers) for n in others for code in regions):
        for number in wrong:
            yield number, f"{number} is no emergency number of {', '.join(sorted(regions))}"


def _answers(number: str, code: str, numbers: _Numbers) -> bool:
    """Say whether a number is known to be answered in a region, by the directory or libphonenumber's tables."""
    return number in numbers.known[code] or is_emergency(number, [code])
