"""Rules for single values: days, hours, time zones, pages, authors, and names of other entries."""

import datetime as dt
import re
from collections.abc import Iterator

from ketamine_tui.checks.codes import is_time_zone
from ketamine_tui.checks.subject import FIELDS, Subject
from ketamine_tui.model.entry import OTHERS
from ketamine_tui.model.kind import HELP
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.decode import suggestion

_FIRST_PRINT = 1450
"""Nothing was printed in Europe before that year; earlier years are slips."""

_FAR = dt.timedelta(days=5 * 366)
_AND_OTHERS = re.compile(r"(?:et\.? al|and colleagues|others|u\. ?a)\.?", re.IGNORECASE)
_SURNAME_FIRST = r"[^\W\d_][\w'-]*(?: [\w'-]+)? [A-Z]{1,3}"
_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}"
_SEVERAL = re.compile(rf"{_SURNAME_FIRST}(?:, {_SURNAME_FIRST})+|.+;.+|{_NAME}(?:, {_NAME}){{2,}}")
"""Names with their initials behind them, as medical journals list them (ICMJE), what semicolons part, and three
or more whole names; two may be a body and a part of it."""

_CORRECTED = FIELDS | {"text"}
"""What can have been corrected: every field, and the text of a page."""

_PAGES = re.compile(r"(\d+)\s?[-\u2013]\s?(\d+)", re.ASCII)


def problems_of_values(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with single values of an entry."""
    yield from _issued(subject)
    yield from _pages(subject)
    yield from _hours(subject)
    yield from _corrections(subject)
    yield from _authors(subject)
    yield from _next_reviews(subject)
    yield from _reach(subject)
    yield from _others(subject)


def _issued(subject: Subject) -> Iterator[Problem]:
    written = subject.loaded.node.text("issued")
    place = subject.place("issued")
    year = written[:4]
    if not year.isdecimal():
        return
    if len(written) == len("2026-11-23"):
        try:
            dt.date.fromisoformat(written)
        except ValueError:
            yield subject.problem("date-invalid", place, f"there is no day {written}")
            return
    today = subject.today.isoformat()
    # The year to come: books bear it from the autumn on.
    if int(year) > subject.today.year + 1 or (len(written) > len(year) and written > today):
        yield subject.problem("issued-doubtful", place, f"{written} is still to come")
    elif int(year) < _FIRST_PRINT:
        yield subject.problem("issued-doubtful", place, f"nothing was printed in {year}")


def _pages(subject: Subject) -> Iterator[Problem]:
    match = _PAGES.fullmatch(subject.loaded.node.text("page"))
    # 1234-45 stands for 1234 to 1245.
    if match and len(match[1]) == len(match[2]) and int(match[2]) < int(match[1]):
        yield subject.problem("pages-reversed", subject.place("page"), f"{match[0]} ends first")


def _hours(subject: Subject) -> Iterator[Problem]:
    for record in subject.schedules():
        opens, closes = record.text("opens"), record.text("closes")
        zone = record.text("timezone")
        if closes and "opens" not in record.fields:
            message = f"it closes at {closes} and does not open"
            yield subject.problem("hours-half", record.place_in("closes"), message)
        elif opens and "closes" not in record.fields and "note" not in record.fields:
            message = f"it opens at {opens} and does not close"
            yield subject.problem("hours-half", record.place_in("opens"), message)
        if opens and opens == closes:
            message = f"it opens and closes at {opens}"
            yield subject.problem("hours-empty", record.place_in("closes"), message)
        if "/" in zone and not is_time_zone(zone):
            place = record.place_in("timezone")
            yield subject.problem("timezone-unknown", place, f"there is no time zone {zone}")


def _corrections(subject: Subject) -> Iterator[Problem]:
    for record in subject.records("corrections"):
        name = record.text("field")
        if name and name not in _CORRECTED:
            message = f"there is no field {name!r}"
            hint = suggestion(name, sorted(_CORRECTED))
            yield subject.problem("correction-field", record.place_in("field"), message, hint)


def _authors(subject: Subject) -> Iterator[Problem]:
    for name in ("authors", "editors", "contributors"):
        for place, item in enumerate(subject.texts(name)):
            if item.text.strip() == OTHERS and not place:
                message, hint = f"{item.text!r} comes before all names", "write it behind a name"
                yield subject.problem("author-form", item.place, message, hint)
            elif _AND_OTHERS.fullmatch(item.text.strip()):
                message, hint = f"{item.text!r} is no name", "write 'and others'"
                yield subject.problem("author-form", item.place, message, hint)
            elif _SEVERAL.fullmatch(item.text.strip()):
                message = f"{item.text!r} are several names"
                yield subject.problem("author-form", item.place, message, "write one in each item")


def _next_reviews(subject: Subject) -> Iterator[Problem]:
    for record, review in zip(subject.records("reviews"), subject.entry.reviews, strict=False):
        if review.next_review and review.next_review - review.date > _FAR:
            message = f"{review.next_review} is more than five years after {review.date}"
            yield subject.problem("review-next-far", record.place_in("next_review"), message)


def _reach(subject: Subject) -> Iterator[Problem]:
    if subject.entry.kind in HELP and not any(subject.ways()):
        message = f"this {subject.entry.kind} has no number, address or link"
        yield subject.problem("contact-missing", subject.loaded.place, message)


def _others(subject: Subject) -> Iterator[Problem]:
    for item in subject.texts("related"):
        if item.text.strip() == subject.entry.id:
            yield subject.problem("entry-itself", item.place, "an entry is related to itself")
    for record in subject.records("reviews"):
        if record.text("replaced_by") == subject.entry.id:
            place = record.place_in("replaced_by")
            yield subject.problem("entry-itself", place, "an entry is replaced by itself")
