"""Dates as sentences have them: a year alone, with its month, or with its day."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.checks.phones import are_exchanged
from ketamine_tui.model.text import fold

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join(MONTHS)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH}) (?P<year>{_YEAR})"
    rf"|(?P<month_first>{_MONTH}) (?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?, (?P<year_last>{_YEAR})"
    rf"|(?P<iso>{_YEAR})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?"
    rf"|(?<=\b[Ii]n )(?P<alone>{_YEAR})|(?<=\b[Ss]ince )(?P<since>{_YEAR})|(?<=\b[Ff]rom )(?P<from>{_YEAR}))"
    r"(?![\w/-]|[.,]\d)",
    re.ASCII,
)
"""A number of four digits alone may be one to call, so a year alone has a word of time before it."""

_BEGINS = re.compile(
    r"\b(?:since|from)(?: (?:early|late|spring|summer|autumn|winter))? \Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{5,}")


class Date(NamedTuple):
    """A date of a text: its parts, 0 where it has none, how it is written, and where."""

    year: int
    month: int
    day: int
    written: str
    start: int
    begins: bool
    """Whether it is said to be when something has begun."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.written)

    def parts(self, other: "Date") -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return this date and another one, as exactly as both are known."""
        exact = sum(map(bool, (self.month and other.month, self.day and other.day)))
        return self[: exact + 1], other[: exact + 1]  # type: ignore[return-value]  # which are numbers

    def is_before(self, other: "Date") -> bool:
        """Say whether it is certainly earlier than another one."""
        own, its = self.parts(other)
        return own < its

    def may_be(self, other: "Date") -> bool:
        """Say whether the two can be one, however exactly either is given."""
        own, its = self.parts(other)
        return own == its

    def is_almost(self, other: "Date") -> bool:
        """Say whether one part of two days is another one; days of a month differ often, so those only by their order."""
        if not (self.day and other.day):
            return False
        differing = [a != b for a, b in zip(self[:3], other[:3], strict=True)]
        is_turned = are_exchanged(f"{self.day:02}", f"{other.day:02}")
        return sum(differing) == 1 and (self.day > 1 if not differing[2] else is_turned)

    def is_a_year_off(self, other: "Date") -> bool:
        """Say whether a month is another one but for the year, by one."""
        return 0 < self.month == other.month and not self.day and abs(self.year - other.year) == 1


def dates_in(text: str) -> Iterator[Date]:
    """Yield the dates of a text that there can be."""
    for match in _DATE.finditer(text):
        of = match.groupdict()
        year = next(int(value) for name in _YEARS if (value := of[name]))
        named = of["month"] or of["month_first"]
        month = MONTHS.index(named) + 1 if named else int(of["iso_month"] or 0)
        day = int(of["day"] or of["day_second"] or of["iso_day"] or 0)
        begins = _BEGINS.search(text, 0, match.start()) is not None
        if month <= len(MONTHS):
            yield Date(year, month, day, match[0], match.start(), begins)


def long_words(text: str) -> set[str]:
    """Return the longer words of a text, by which two sentences about one thing are known."""
    return {fold(word).rstrip("s") for word in _WORD.findall(text)} - _OF_TIME


_YEARS = ("year", "year_last", "iso", "alone", "since", "from")
_OF_TIME = {*(fold(month) for month in MONTHS), "since", "first", "after", "before", "which"}
