"""Editorial reviews and the state that they give an entry.

The shape follows FHIR's VerificationResult and HSDS' assured date: who checked what, when, how and
against which source. Nothing raises trust but a person's recorded review.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class ReviewState(StrEnum):
    """How far an entry can be trusted; the first five are recorded, the last two computed."""

    TO_BE_REVIEWED = "to-be-reviewed"
    SOURCE_CHECKED = "source-checked"
    REVIEWED = "reviewed"
    NEEDS_CHANGES = "needs-changes"
    WITHDRAWN = "withdrawn"
    OVERDUE = "overdue"
    CHANGED = "changed-since-review"

    @property
    def words(self) -> str:
        """The state as readers see it."""
        return _WORDS[self]

    @property
    def mark(self) -> str:
        """One ASCII character for the narrow places; never shown without the words nearby."""
        return _MARKS[self]

    @property
    def is_checked(self) -> bool:
        """Whether a person has checked the entry and the check still stands."""
        return self in _TRUSTED


RECORDED_STATES = tuple(ReviewState)[:5]
_TRUSTED = frozenset({ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED})

_WORDS = {
    ReviewState.TO_BE_REVIEWED: "To be reviewed",
    ReviewState.SOURCE_CHECKED: "Source-checked",
    ReviewState.REVIEWED: "Reviewed",
    ReviewState.NEEDS_CHANGES: "Needs changes",
    ReviewState.WITHDRAWN: "Withdrawn",
    ReviewState.OVERDUE: "Check overdue",
    ReviewState.CHANGED: "Changed since review",
}
_MARKS = {
    ReviewState.TO_BE_REVIEWED: "!",
    ReviewState.SOURCE_CHECKED: "+",
    ReviewState.REVIEWED: "*",
    ReviewState.NEEDS_CHANGES: "!",
    ReviewState.WITHDRAWN: "x",
    ReviewState.OVERDUE: "?",
    ReviewState.CHANGED: "?",
}


class Method(StrEnum):
    """How a review was made."""

    PHONED = "phoned"
    EMAILED = "emailed"
    READ_SOURCE = "read-source"
    REGISTRY = "registry"
    READ_IN_FULL = "read-in-full"
    AUTOMATED = "automated"

    @property
    def words(self) -> str:
        """The method as readers see it."""
        return "automatic check" if self is Method.AUTOMATED else self.value.replace("-", " ")


class Review(NamedTuple):
    """One editorial record. Records are only ever added."""

    date: dt.date
    status: ReviewState
    covers: tuple[str, ...] = ()
    method: Method | None = None
    reviewer: str = ""
    role: str = ""
    source: tuple[str, ...] = ()
    source_dated: str = ""
    seen: str = ""
    not_seen: str = ""
    confidence: str = ""
    note: str = ""
    next_review: dt.date | None = None
    fingerprint: str = ""


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
            ordinal = day.toordinal() + amount
            return dt.date.fromordinal(max(1, min(ordinal, dt.date.max.toordinal())))
        months = day.month - 1 + amount * (12 if self.unit == "y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            return dt.date.max if amount > 0 else dt.date.min
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class ReviewPolicy(NamedTuple):
    """How long a review lasts, by kind of entry; the key ``default`` serves the other kinds."""

    durations: Mapping[str, Duration] = MappingProxyType({})

    def next_review(self, kind: str, reviewed: dt.date) -> dt.date | None:
        """Return when a review of `kind` made on `reviewed` runs out, or None where no rule says."""
        duration = self.durations.get(kind) or self.durations.get("default")
        return duration.after(reviewed) if duration else None


def standing_review(reviews: tuple[Review, ...]) -> Review | None:
    """Return the record that decides the state: the newest, unless it may only lower it.

    A record that covers some fields only, or that a program made, raises neither a state nor an
    entry that was withdrawn.
    """
    standing: Review | None = None
    for review in reviews:
        may_raise = not review.covers and review.method is not Method.AUTOMATED
        is_withdrawn = standing is not None and standing.status is ReviewState.WITHDRAWN
        if may_raise or not (review.status in _TRUSTED or is_withdrawn):
            standing = review
    return standing


def recorded_state(reviews: tuple[Review, ...], *, changed: bool = False) -> ReviewState:
    """Return the state that the records give, before the calendar has its say.

    Args:
        reviews: The records, oldest first.
        changed: Whether a field has changed since a trusted record covered it.
    """
    standing = standing_review(reviews)
    if standing is None:
        return ReviewState.TO_BE_REVIEWED
    if standing.status in _TRUSTED and changed:
        return ReviewState.CHANGED
    return standing.status


def state_on(recorded: ReviewState, due: dt.date | None, today: dt.date) -> ReviewState:
    """Return the state on a day: a trusted record whose next review lies in the past is overdue."""
    if recorded in _TRUSTED and due is not None and due < today:
        return ReviewState.OVERDUE
    return recorded
