"""The policy for reviews: how long they last, and how many people have to agree."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.review import Review, confirmed_by, standing_review


def last_day(year: int, month: int) -> int:
    """Return the number of the last day of a month."""
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.date(year, month, 1)).days


def moved(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later, or earlier: the last or the first that there is where there is none."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(max(1, min(ordinal, dt.date.max.toordinal())))


class Duration(NamedTuple):
    """A length of time as a policy states it: days, months or years."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """Return the duration as a policy writes it: ``90d``."""
        return f"{self.amount}{self.unit}"

    def after(self, start: dt.date) -> dt.date:
        """Return the day this long after `start`; the month's last day where it is shorter.

        Beyond the end of the calendar it is the calendar's last day.
        """
        return self._moved(start, self.amount)

    def before(self, end: dt.date) -> dt.date:
        """Return the day this long before `end`, by the same rules."""
        return self._moved(end, -self.amount)

    def _moved(self, day: dt.date, amount: int) -> dt.date:
        if self.unit == "d":
            return moved(day, amount)
        months = day.month - 1 + amount * (12 if self.unit == "y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            return dt.date.max if amount > 0 else dt.date.min
        return dt.date(year, month, min(day.day, last_day(year, month)))


class ReviewPolicy(NamedTuple):
    """How long a review lasts, by kind of entry; the key ``default`` serves the other kinds.

    Entries of the kinds in `two_person` count as checked once two people have confirmed them.
    """

    durations: Mapping[str, Duration] = MappingProxyType({})
    two_person: tuple[str, ...] = ()

    def people_needed(self, kind: str) -> int:
        """Return how many people have to confirm an entry of `kind`."""
        return 2 if kind in self.two_person else 1

    def next_review(self, kind: str, reviewed: dt.date) -> dt.date | None:
        """Return when a review of `kind` made on `reviewed` runs out, or None where no rule says."""
        duration = self.durations.get(kind) or self.durations.get("default")
        return duration.after(reviewed) if duration else None

    def runs_out(self, kind: str, review: Review) -> dt.date | None:
        """Return when a review of an entry of `kind` runs out, if it does."""
        return review.next_review or self.next_review(kind, review.date)

    def confirmed_by(self, kind: str, reviews: tuple[Review, ...]) -> tuple[Review, ...]:
        """Return the records by which different people confirm an entry of `kind`, oldest first."""
        return confirmed_by(reviews, partial(self.runs_out, kind))

    def due(self, kind: str, reviews: tuple[Review, ...]) -> dt.date | None:
        """Return when the state of an entry of `kind` runs out, if it does.

        Where two people have to confirm it, that is when one of their confirmations does.
        """
        standing = standing_review(reviews)
        if standing is None:
            return None
        people, confirmations = self.people_needed(kind), self.confirmed_by(kind, reviews)
        if people == 1 or len(confirmations) < people:
            return self.runs_out(kind, standing)
        days = sorted(self.runs_out(kind, review) or dt.date.max for review in confirmations)
        return None if days[-people] == dt.date.max else days[-people]
