"""Rules for the dates of one event: what a text says is what the work, the review or the other entry says that tells of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.checks.dates import Date, dates_in, long_words
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_figure_rules import citing
from ketamine_tui.checks.sentences import sentences_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_SHARED = 2
"""Longer words that two sentences have in common which tell of one thing."""

_SHARED_OF_MONTHS = 3
"""The same for a month, which two events have in common more often than a day."""

_DOCUMENT = r"(alert|warning|guideline|statement|notice|letter)s?"
_OF_YEAR = re.compile(
    rf"\b((?:19|20)\d\d) {_DOCUMENT}\b|\b{_DOCUMENT} of ((?:19|20)\d\d)\b", re.ASCII
)
"""What is issued on a day of its own, with its year; a trial is of another year than the paper about it."""


_ISSUED = re.compile(
    r"(?<!first )(?<!re-)\b(?:issued|published|dated|posted|released)(?: on)? (?:the )?\Z",
    re.IGNORECASE,
)
"""What is said of a work and its day; of the first of several editions there may be another one."""


class _Dated(NamedTuple):
    """A date, and the longer words of the sentence that has it and of the title of what that tells of."""

    date: Date
    words: frozenset[str]


def problems_of_own_dates(subject: Subject) -> Iterator[Problem]:
    """Yield dates in what an entry says that are almost those of the work itself or of what reviews have seen."""
    told = list(_of_summary(subject))
    yield from told or _of_work(subject)


def _of_summary(subject: Subject) -> Iterator[Problem]:
    known = _seen(subject)
    for text, start in subject.said() if known else ():
        said = _dated(text, subject.entry.title)
        for own in said:
            if other := _meant(own, said, known, shared=0):
                written = own.date.written
                message = f"{written} is said here, and {other.written} by the work or a review"
                yield subject.problem(
                    "date-differs", place_within(subject, written, text, start), message
                )


def _of_work(subject: Subject) -> Iterator[Problem]:
    """Yield the day of a work that its title and summary say otherwise, whatever a review has seen.

    Of something else than the work itself, a day is told only if its digits are those of the work's in the other order.
    """
    issued = next(dates_in(subject.node.text("issued")), None)
    texts = [subject.node.text(name) for name in ("title", "summary")]
    said = [(date, text) for text in texts for date in dates_in(text) if date.day]
    if not issued or not issued.day or len({date[:3] for date, _ in said}) != 1:
        return
    date, text = said[0]
    is_of_month = date[:2] == issued[:2] and date.day != issued.day
    is_meant = date.is_almost(issued) or any(
        _ISSUED.search(text, 0, date.start) for date, text in said
    )
    if is_of_month and is_meant:
        message = f"{date.written} is said in the {'title' if text == texts[0] else 'summary'}, and {issued.written} here"
        yield subject.problem("date-differs", subject.place("issued"), message)


def problems_of_page_dates(page: Page, works: Mapping[str, Subject]) -> Iterator[Problem]:
    """Yield dates of a page that are almost those of a work which it cites beside them."""
    for part, cited in citing(page):
        dated = _dated(part.plain, "")
        near = {name: _told(works[name]) for name in cited if name in works} if dated else {}
        for own in dated:
            if any(own.date.may_be(known.date) for of_work in near.values() for known in of_work):
                continue
            for name, known in near.items():
                if other := _meant(own, dated, known, shared=_SHARED):
                    message = f"{own.date.written} is said here, and {other.written} by {name}"
                    index = page.index_of(own.date.written, part)
                    yield page.problem("date-differs", index, message)
                    break
        yield from _documents(page, part, [works[name] for name in cited if name in works])


def problems_of_alerts(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield a warning that has another day than in the first entry that has it, too, or of that day another source."""
    firsts: dict[str, tuple[str, str]] = {}
    sources: dict[tuple[str, str], tuple[str, str]] = {}
    for subject in subjects:
        for record in subject.records("alerts"):
            day, text = record.text("date"), fold(" ".join(record.text("text").split()))
            first, its_day = firsts.setdefault(text, (subject.entry.id, day))
            if day and its_day and day != its_day and first != subject.entry.id:
                message = f"{day} is said here, and {its_day} by {first} of the same warning"
                yield subject.problem("date-differs", record.place_in("date"), message)
            source = record.text("source")
            first, its_source = sources.setdefault((text, day), (subject.entry.id, source))
            is_other = fold(source) != fold(its_source) and first != subject.entry.id
            if day and source and its_source and is_other:
                message = f"{source} is said here, and {its_source} by {first} of the same warning"
                yield subject.problem("source-differs", record.place_in("source"), message)


def _seen(subject: Subject) -> list[_Dated]:
    """Return the dates of a work itself and of what reviews have seen, with what the sentences are about."""
    records = list(subject.records("reviews"))
    fields = [subject.node.text("issued"), *(record.text("source_dated") for record in records)]
    words = frozenset(long_words(f"{subject.entry.title} {subject.entry.summary}"))
    known = [_Dated(date, words) for field in fields for date in dates_in(field)]
    return [*known, *(dated for r in records for dated in _dated(r.text("seen"), ""))]


def _told(subject: Subject) -> list[_Dated]:
    """Return all dates that an entry tells."""
    title = subject.entry.title
    return [
        *_seen(subject),
        *(dated for text, _ in subject.said() for dated in _dated(text, title)),
    ]


def _dated(text: str, title: str) -> list[_Dated]:
    """Return the dates of a text with the words of their sentences, and of a title."""
    return [
        _Dated(date, frozenset(long_words(f"{sentence} {title}")))
        for sentence in sentences_of(" ".join(text.split()))
        for date in dates_in(sentence)
    ]


def _meant(
    own: _Dated, said: Sequence[_Dated], known: Sequence[_Dated], *, shared: int
) -> Date | None:
    """Return the date that is meant by another one: a day that is almost it, or when the same is said to have begun."""
    if any(own.date.may_be(other.date) for other in known):
        return None
    for other in known:
        if any(other.date.may_be(one.date) for one in said):
            continue  # which is told of something else
        alike = len(own.words & other.words)
        has_begun = own.date.begins and other.date.begins and alike >= max(shared, 1)
        is_month = own.date.is_a_year_off(other.date) and alike >= _SHARED_OF_MONTHS
        if has_begun or is_month or (own.date.is_almost(other.date) and alike >= shared):
            return other.date
    return None


def _documents(page: Page, part: Part, cited: Sequence[Subject]) -> Iterator[Problem]:
    """Yield documents of which those that are cited have other years."""
    for match in _OF_YEAR.finditer(part.plain) if cited else ():
        year, noun = match[1] or match[4], match[2] or match[3]
        titled = [work for work in cited if noun in long_words(work.entry.title)]
        years = {issued[:4] for work in titled if (issued := work.node.text("issued"))}
        if years and year not in years:
            message = f"{match[0]} is said here, and what is cited was issued in {min(years)}"
            yield page.problem("date-differs", page.index_of(match[0], part), message)
