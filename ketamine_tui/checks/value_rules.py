"""Rules for single values: days, pages, and names of other entries."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import HELP, Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.way_kinds import WayKind

_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_FIRST_PRINT = 1450
_PRINTED_ONCE = frozenset({Kind.ARTICLE, Kind.BOOK, Kind.CHAPTER})
"""Works that are not written again under the same name, as guidelines and pages are."""
"""Nothing was printed in Europe before that year; earlier years are slips."""

_YEAR = dt.timedelta(days=366)
FAR = dt.timedelta(days=5 * 366)
"""What nobody has looked at for so long may say anything."""

_REACHING = tuple(dict.fromkeys(kind.field for kind in WayKind if kind.reaches_people))
_WITHIN = {Kind.CHAPTER: "book", Kind.CONFERENCE_PAPER: "proceedings"}

_ISSUED = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_PAGES = re.compile(r"(\d+)\s?[-\u2013]\s?(\d+)", re.ASCII)


def problems_of_values(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with single values of an entry."""
    yield from _issued(subject)
    yield from _seen_before(subject)
    yield from _pages(subject)
    yield from _container(subject)
    yield from _next_reviews(subject)
    yield from _reach(subject)
    yield from _others(subject)


def is_day(written: str) -> bool:
    """Say whether a day exists, or the first one of a month or a year."""
    with suppress(ValueError):
        return bool(dt.date.fromisoformat(f"{written}-01-01"[: len("2026-11-23")]))
    return False


def is_still_to_come(written: str, today: dt.date) -> bool:
    """Say whether a year, a month or a day (ISO 8601) is later than what can be out on a day.

    Books bear the year to come from the autumn on, and journals the month to come.
    """
    if len(written) == len("2026"):
        return int(written) > today.year + 1
    if _MONTH.fullmatch(written):
        year, month = map(int, written.split("-"))
        return year * 12 + month > today.year * 12 + today.month + 1
    return written > today.isoformat()


def _issued(subject: Subject) -> Iterator[Problem]:
    written = subject.loaded.node.text("issued")
    place = subject.place("issued")
    year = written[:4]
    if not year.isdecimal():
        return
    if len(written) == len("2026-11-23") and not is_day(written):
        message, hint = f"there is no day {written}", "look the day up again"
        yield subject.problem("date-invalid", place, message, hint)
        return
    if is_still_to_come(written, subject.today):
        yield subject.problem("issued-doubtful", place, f"{written} is still to come")
    elif int(year) < _FIRST_PRINT:
        yield subject.problem("issued-doubtful", place, f"nothing was printed in {year}")


def _seen_before(subject: Subject) -> Iterator[Problem]:
    """Yield reviews by which a work was seen before it can have been out; of what is written again, the last one."""
    written = subject.loaded.node.text("issued")
    reviews = [*zip(subject.records("reviews"), subject.entry.reviews, strict=False)]
    if not _ISSUED.fullmatch(written) or is_still_to_come(written, subject.today):
        return
    for record, review in reviews:
        # A work is out on the web before it is printed; what is written again is of another year each time.
        is_long_before = int(written[:4]) - review.date.year > 1
        is_last = review is subject.entry.reviews[-1]
        is_meant = is_last or (is_long_before and subject.entry.kind in _PRINTED_ONCE)
        if is_meant and review.status.is_checked and is_still_to_come(written, review.date):
            message = (
                f"this was checked on {review.date}, before {written}, when the work was issued"
            )
            yield subject.problem("issued-doubtful", record.place_in("date"), message)


def _pages(subject: Subject) -> Iterator[Problem]:
    match = _PAGES.fullmatch(subject.loaded.node.text("page"))
    # 1234-45 stands for 1234 to 1245.
    if match and len(match[1]) == len(match[2]) and int(match[2]) < int(match[1]):
        yield subject.problem("pages-reversed", subject.place("page"), f"{match[0]} ends first")


def _container(subject: Subject) -> Iterator[Problem]:
    kind = subject.entry.kind
    if kind in _WITHIN and not subject.loaded.node.text("container_title"):
        message = f"nothing names the {_WITHIN[kind]} of this {kind}"
        yield subject.problem("container-missing", subject.place("kind"), message)


def _next_reviews(subject: Subject) -> Iterator[Problem]:
    policy = subject.directory.review_policy
    for record, review in zip(subject.records("reviews"), subject.entry.reviews, strict=False):
        due = (
            policy.next_review(subject.entry.kind, review.date)
            if subject.entry.kind in HELP
            else None
        )
        if review.next_review and review.next_review - review.date > FAR:
            message = f"{review.next_review} is more than five years after {review.date}"
            yield subject.problem("review-next-far", record.place_in("next_review"), message)
        elif review.next_review and due and review.next_review - due > _YEAR:
            message = f"{review.next_review} is more than a year after {due}, as the policy has it"
            yield subject.problem("review-next-far", record.place_in("next_review"), message)


def _reach(subject: Subject) -> Iterator[Problem]:
    """Yield that nobody can be reached where people look for help: a page is only read."""
    if subject.entry.kind in HELP and not any(map(any, map(subject.records, _REACHING))):
        message = f"this {subject.entry.kind} has no number, address or chat"
        yield subject.problem("contact-missing", subject.loaded.place, message)


def _others(subject: Subject) -> Iterator[Problem]:
    for item in subject.texts("related"):
        if item.text.strip() == subject.entry.id:
            yield subject.problem("entry-itself", item.place, "an entry is related to itself")
    for record in subject.records("reviews"):
        if record.text("replaced_by") == subject.entry.id:
            place = record.place_in("replaced_by")
            yield subject.problem("entry-itself", place, "an entry is replaced by itself")
