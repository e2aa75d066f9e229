"""Rules for texts that tell people of a country which emergency number to call."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from phonenumbers import shortnumberinfo

from ketamine_tui.checks.phones import REGIONS, digits
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import EU, canonical_region, is_within
from ketamine_tui.store.naming import region_name
from ketamine_tui.store.node import Place, Scalar, place_of

_CLAUSE = re.compile(r"[^,;.!?()]+")
_LONGEST = 4
"""Digits of an emergency number."""

_BETWEEN = r"[\s*_>]+"


class _Numbers(NamedTuple):
    """The emergency numbers of a directory as one pattern, its regions by their names, and what answers in each."""

    emergency: re.Pattern[str]
    names: Mapping[str, str]
    regions: re.Pattern[str]
    known: Mapping[str, frozenset[str]]


def problems_of_emergency(subjects: Sequence[Subject], directory: Directory) -> Iterator[Problem]:
    """Yield emergency numbers that a text gives for a country in which they are none."""
    if (numbers := _numbers_of(subjects, directory)) is None:
        return
    for subject in subjects:
        for text, place in _texts(subject):
            for clause, message in _faults(text, numbers):
                yield subject.problem("emergency-elsewhere", place, f"{message}: {clause!r}")
        body = subject.loaded.node.fields.get("body")
        for block in subject.loaded.blocks if isinstance(body, Scalar) else ():
            if block.quoted or block.kind == "code" or not isinstance(body, Scalar):
                continue
            for clause, message in _faults("".join(s.text for s in block.spans), numbers):
                written = re.search(_BETWEEN.join(map(re.escape, clause.split())), body.text)
                start = written.start() if written else 0
                place = place_of(body.text, start, body.place.line)
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
        if subject.entry.kind is Kind.EMERGENCY:
            emergency |= own
        for code, answering in known.items():
            regions = map(canonical_region, subject.entry.regions)
            if any(is_within(region, code) for region in regions):
                answering.update(own)
    if not emergency or not names:
        return None
    return _Numbers(
        re.compile(rf"(?<![\w.-])(?:{'|'.join(sorted(emergency))})(?![\w-])"),
        names,
        re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b"),
        {code: frozenset(answering) for code, answering in known.items()},
    )


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    yield subject.entry.summary, subject.place("summary")
    for record in subject.records("alerts"):
        yield record.text("text"), record.place_in("text")


def _faults(text: str, numbers: _Numbers) -> Iterator[tuple[str, str]]:
    """Yield the clauses that give a number for a region, and what is said of them."""
    for match in _CLAUSE.finditer(text):
        clause = " ".join(match[0].split())
        regions = {numbers.names[name] for name in numbers.regions.findall(clause)}
        for number in numbers.emergency.findall(clause) if regions else ():
            if not any(_answers(number, code, numbers) for code in regions):
                yield clause, f"{number} is no emergency number of {', '.join(sorted(regions))}"


def _answers(number: str, code: str, numbers: _Numbers) -> bool:
    """Say whether a number is known to be answered in a region, by the directory or libphonenumber's tables."""
    if number in numbers.known[code]:
        return True
    return code in REGIONS and bool(shortnumberinfo.is_emergency_number(number, code))
