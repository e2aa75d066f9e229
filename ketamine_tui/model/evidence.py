"""Evidence of whether a link is still there: what visits have found. It can raise doubt, and never trust."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

_DAYS_GONE = 2
_DAYS_UNREACHABLE = 3
_LEAST_SPAN = dt.timedelta(days=7)
_KEPT = 5
"""Days of failing that are kept: the first one and the latest."""


class Verdict(StrEnum):
    """What a visit comes to."""

    OK = "ok"
    MOVED = "moved"
    """It is there, under an address that has taken the place of this one for good."""
    GONE = "gone"
    """The server says that there is no such page (404, 410)."""
    REFUSED = "refused"
    """The server is there and does not answer programs (401, 403, 429 and the like): nothing follows."""
    UNKNOWN = "unknown"
    """No answer that says either."""


class Visit(NamedTuple):
    """What was found at an address: the verdict, why, where it has led to, and what the server knows it by."""

    verdict: Verdict
    reason: str = ""
    final: str = ""
    etag: str = ""
    last_modified: str = ""


class Evidence(NamedTuple):
    """The latest visit with its day, and the days on which the page was gone, or could not be reached.

    Those days begin anew as soon as the page is found.
    """

    day: dt.date
    visit: Visit
    gone: tuple[dt.date, ...] = ()
    unreachable: tuple[dt.date, ...] = ()

    @property
    def doubt(self) -> str:
        """The rule that the link breaks, or nothing.

        One bad day proves nothing: a page is gone after two of them, and cannot be reached after three over a
        week.
        """
        if self.visit.verdict is Verdict.GONE and len(self.gone) >= _DAYS_GONE:
            return "link-gone"
        days = self.unreachable
        if len(days) >= _DAYS_UNREACHABLE and days[-1] - days[0] >= _LEAST_SPAN:
            return "link-unreachable"
        return "link-moved" if self.visit.verdict is Verdict.MOVED else ""


def after(before: Evidence | None, visit: Visit, day: dt.date) -> Evidence:
    """Return the evidence when a visit has been paid, with what was there before."""
    gone, unreachable = (before.gone, before.unreachable) if before else ((), ())
    match visit.verdict:
        case Verdict.OK | Verdict.MOVED:
            gone = unreachable = ()
        case Verdict.GONE:
            gone = _with(gone, day)
        case Verdict.UNKNOWN:
            unreachable = _with(unreachable, day)
    return Evidence(day, visit, gone, unreachable)


def _with(days: tuple[dt.date, ...], day: dt.date) -> tuple[dt.date, ...]:
    several = tuple(sorted({*days, day}))
    return several if len(several) <= _KEPT else (several[0], *several[1 - _KEPT :])
