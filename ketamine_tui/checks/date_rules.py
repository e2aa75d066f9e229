"""Rules for dates in texts: days that no year has, the weekday, what is still to come, and what comes after what."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import combinations, pairwise

from ketamine_tui.checks.dates import MONTHS, Date, dates_in
from ketamine_tui.checks.subject import Told
from ketamine_tui.checks.wording_rules import part_problem, texts_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import Scalar

_SHORT_MONTHS = "April|June|September|November"
_NO_DAY = re.compile(
    rf"(?<!\bthe )(?<!\ball )\b(?:31(?:st|\.)? (?:of )?(?:{_SHORT_MONTHS}|February)|30(?:th|\.)? (?:of )?February)\b"
    rf"|\b(?:(?:{_SHORT_MONTHS}|February) 31(?:st)?|February 30(?:th)?)\b(?=,? \d{{4}}\b|[^\w\s]|\Z| (?:and|to|the|at|it|in)\b)",
    re.ASCII,
)
"""Days that no year has; what follows tells a day of November from people in it."""

_SEASON = "early |late |mid-|spring |summer |autumn |winter "
_WHEN = rf"(?:(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) |(?:{_SEASON})?)(\d{{4}})\b(?![/-])"
_SINCE = re.compile(rf"\b[Ss]ince {_WHEN}", re.ASCII)
_DONE = re.compile(
    rf"\b(?:[Oo]n|[Ii]n) {_WHEN}(?=,?(?: [^\W\d]+){{1,5}}? (?:was|were|had|[a-z]{{3,}}ed)\b)(?![^.;]*\b(?:will|would|may|is|are|by)\b)",
    re.ASCII,
)
"""A time, and what was done then."""

_WAS_DONE = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )(?<!\bnot )\b(?:opened|launched|founded|established|introduced|approved|authori[sz]ed"
    rf"|licen[sc]ed|issued|published|released|accepted|announced|started|began|closed)(?: it| them)? (?:on|in) {_WHEN}",
    re.ASCII,
)
"""What was done, and a time: no such word is of the future but behind one of "to be"."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?\Z")
_YEARS_AHEAD = 5
"""Years for which somebody may know the month or the day of something."""

_RANGE = re.compile(r"(?:from|between) \Z", re.IGNORECASE)
_TO = re.compile(r" (?:to|until|and) ")
_FOLLOWS = re.compile(r"\A[^.;!?]{0,60}\b(?:leading to|led to|followed by)\b[^.;!?]{0,60}\Z")
"""What stands between something and what came of it."""

_FIRST = re.compile(
    r"\b(?:first (?:made|synthesi[sz]ed|described|prepared|produced|marketed|discovered)|invented|discovered|founded) in \Z"
)
_ITS_DATE = re.compile(
    r"(?:\b[a-z]{2,}(?:ed|de) it|\b[Ii]t (?:was|has been)(?: [\w-]+){1,4}) (?:in|since) \Z"
)
"""What was done with what the text has spoken of before."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_EVENT = re.compile(
    r"\b((?:[Tt]he|[Tt]h(?:is|at)|[Ii]ts) )?(approv|authori[sz]|licen[sc]|warn|alert|launch|open|announc)[a-z]*(?: it| them)? (?:in|on|of) \Z"
)
"""What happened, by the beginning of its word; with an article it is what was spoken of."""


def problems_of_dates(subject: Told, today: dt.date, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the dates in the texts of an entry or file."""
    for scalar in texts_of(subject.node):
        text = scalar.text
        if match := _NO_DAY.search(text):
            told, hint = f"there is no day {match[0]}", "look the day up again"
            yield part_problem(subject, "date-invalid", match[0], scalar, lines, told, hint)
        if later := next(_to_come(text, today), None):
            yield part_problem(subject, "date-in-future", later[0], scalar, lines, later[1])
        yield from _of_texts(subject, scalar, lines)


def _to_come(text: str, today: dt.date) -> Iterator[tuple[str, str]]:
    """Yield a time of which it is said that it was, and one of which nobody can know, each with a message."""
    for pattern in (_SINCE, _DONE, _WAS_DONE):
        for found in pattern.finditer(text):
            if _is_to_come(found, today):
                yield found[3], f"{found[0]!r}, and today is {today}"
    for date in dates_in(text):
        if date.month and date.year > today.year + _YEARS_AHEAD:
            yield date.written, f"{date.written} is more than {_YEARS_AHEAD} years away"


def _is_to_come(since: re.Match[str], today: dt.date) -> bool:
    """Say whether a year, a month or a day is later than today."""
    day, month, year = since.groups()
    written = (int(year), MONTHS.index(month) + 1 if month else 0, int(day or 0))
    return written > (today.year, today.month if month else 0, today.day if day else 0)


def _of_texts(subject: Told, scalar: Scalar, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield the weekdays that are others, and the times that have changed places or are two of one event."""
    for match in _PARAGRAPH.finditer(scalar.text):
        paragraph = " ".join(match[0].split())
        dates = list(dates_in(paragraph))
        for date in dates:
            if told := _weekday(paragraph, date):
                yield part_problem(subject, "date-differs", date.written, scalar, lines, told)
        for one, other in pairwise(dates):
            between = paragraph[one.end : other.start]
            is_range = _RANGE.search(paragraph, 0, one.start) and _TO.fullmatch(between)
            if (is_range or _FOLLOWS.match(between)) and other.is_before(one):
                told = f"{other.written} is said to be after {one.written}"
                yield part_problem(subject, "date-order", other.written, scalar, lines, told)
        for one, other in combinations(dates, 2):
            rule, told = _of_one_thing(paragraph, one, other)
            if rule:
                yield part_problem(subject, rule, other.written, scalar, lines, told)


def _weekday(text: str, date: Date) -> str:
    """Return what is wrong with the weekday before a day; nothing where there is none."""
    if not date.day or not (named := _WEEKDAY.search(text, 0, date.start)):
        return ""
    with suppress(ValueError):
        weekday = _WEEKDAYS[dt.date(*date[:3]).weekday()]
        return "" if weekday == named[1] else f"{date.written} was a {weekday}, and no {named[1]}"
    return ""


def _of_one_thing(text: str, one: Date, other: Date) -> tuple[str, str]:
    """Return the rule that two dates of a paragraph break by what is said of one thing, with a message; two empty texts if none."""
    is_of_it = _FIRST.search(text, 0, one.start) and _ITS_DATE.search(text, 0, other.start)
    if is_of_it and other.is_before(one):
        return "date-order", f"{other.written} is before {one.written}, when it began"
    first, again = (_EVENT.search(text, 0, date.start) for date in (one, other))
    is_same = first and again and again[1] and first[2] == again[2]
    if is_same and not one.may_be(other):
        return "date-differs", f"{one.written} is said of this before, and {other.written} here"
    return "", ""
