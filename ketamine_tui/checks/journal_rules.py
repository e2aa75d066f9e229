"""Rules for works of one journal, and for their numbers in PubMed: what several agree on, another one says too."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_LEAST = 3
"""Works that agree, from which on another one is wrong."""

_YEARS = 3
"""Years by which works are printed after they have a number, and one more."""

_LEAST_NUMBERS = 10


class _Work(NamedTuple):
    subject: Subject
    year: int
    journal: str


def problems_of_journals(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield works of another volume or year than those beside which they stand."""
    works = [
        _Work(subject, int(issued), fold(node.text("container_title").strip()))
        for subject in subjects
        for node in [subject.loaded.node]
        if (issued := node.text("issued")[:4]).isdecimal()
    ]
    yield from _volumes(works)
    yield from _numbers(works)


def _volumes(works: Sequence[_Work]) -> Iterator[Problem]:
    """Yield the one volume of a journal that is not of its year, where all others are: one volume came out a year."""
    by_journal: dict[str, list[tuple[Subject, int, int]]] = defaultdict(list)
    for work in works:
        written = work.subject.loaded.node.text("volume")
        if work.journal and written.isdecimal() and work.subject.entry.kind is Kind.ARTICLE:
            by_journal[work.journal].append((work.subject, work.year, int(written)))
    for of in by_journal.values():
        times = Counter(year - volume for _, year, volume in of)
        first, number = times.most_common(1)[0]
        years = {year for _, year, volume in of if year - volume == first}
        odd = [one for one in of if one[1] - one[2] != first]
        if number < _LEAST or len(years) < _LEAST or len(odd) != 1:
            continue
        subject, year, volume = odd[0]
        if abs(year - volume - first) > 1:  # a work may be out before the year of its volume
            name = subject.loaded.node.text("container_title")
            message = f"volume {volume} of {name} is of {volume + first}, as {number} others have it, and this is of {year}"
            yield subject.problem("journal-differs", subject.place("volume"), message)


def _numbers(works: Sequence[_Work]) -> Iterator[Problem]:
    """Yield works that had a number of PubMed, which counts up, years before they were issued."""
    numbered = sorted(
        (int(value), work.year, index)
        for index, work in enumerate(works)
        if work.subject.entry.kind is Kind.ARTICLE
        for record in work.subject.identifiers("pmid")
        if (value := record.text("value")).isdecimal() and work.year <= work.subject.today.year
    )
    if len(numbered) < _LEAST_NUMBERS:
        return
    for place, (number, year, index) in enumerate(numbered):
        later = [of for _, of, _ in numbered[place + 1 : place + 1 + _LEAST]]
        if len(later) == _LEAST and max(later) + _YEARS <= year:
            message = f"it was issued in {year}, and its PMID {number} is lower than that of a work of {min(later)}"
            subject = works[index].subject
            yield subject.problem("journal-differs", subject.place("issued"), message)
