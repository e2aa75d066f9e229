"""Rules for hours: when they begin and end, whether they contradict each other, and by whose clock they are told."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ketamine_tui.checks.clocks import clock_of, clocks_of
from ketamine_tui.checks.codes import is_time_zone, only_countries
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.contact import WEEKDAYS
from ketamine_tui.model.kind import HELP, LOCAL
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.node import FieldsNode, Place

DAY = 24 * 60
"""Minutes."""

_SEVERAL = 3
"""Clocks of a country whose people cannot tell by which of them some hours are meant."""

_CLOCK_WORDS = re.compile(r"\b(?:[Tt]ime|UTC|GMT|(?:A[CEKW]?|[CEHMNP])[SD]?T)\b")


def problems_of_hours(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with when something is open."""
    for record in subject.schedules():
        yield from _ends(subject, record)
        yield from _zone(subject, record)
    for owner in (subject.loaded.node, *subject.ways()):
        yield from _overlaps(subject, list(owner.records("schedules")))
    yield from _without_zone(subject)


def span_of(opens: str, closes: str) -> tuple[int, int] | None:
    """Return two times in minutes after midnight, the second after the first; None where there are none."""
    times = [re.fullmatch(r"(\d\d):(\d\d)", text, re.ASCII) for text in (opens, closes)]
    if not (times[0] and times[1]):
        return None
    first, last = (int(time[1]) * 60 + int(time[2]) for time in times if time)
    return first, last if last > first else last + DAY


def _ends(subject: Subject, record: FieldsNode) -> Iterator[Problem]:
    opens, closes = record.text("opens"), record.text("closes")
    if closes and "opens" not in record.fields:
        message = f"it closes at {closes} and does not open"
        yield subject.problem("hours-half", record.place_in("closes"), message)
    elif opens and "closes" not in record.fields and "note" not in record.fields:
        message = f"it opens at {opens} and does not close"
        yield subject.problem("hours-half", record.place_in("opens"), message)
    if opens and opens == closes:
        message = f"it opens and closes at {opens}"
        yield subject.problem("hours-empty", record.place_in("closes"), message)


def _zone(subject: Subject, record: FieldsNode) -> Iterator[Problem]:
    zone, place = record.text("timezone"), record.place_in("timezone")
    if "/" not in zone:
        return
    if not is_time_zone(zone):
        yield subject.problem("timezone-unknown", place, f"there is no time zone {zone}")
        return
    countries = only_countries(subject.entry.regions) if subject.entry.kind in LOCAL else ()
    known = [clocks_of(country, subject.today.year) for country in countries]
    if known and all(known) and clock_of(zone, subject.today.year) not in frozenset().union(*known):
        message = f"nobody in {', '.join(subject.entry.regions)} has the time of {zone}"
        yield subject.problem("timezone-elsewhere", place, message)


def _overlaps(subject: Subject, records: Sequence[FieldsNode]) -> Iterator[Problem]:
    """Yield hours of a day that has others already; a note may say for when or for what they are."""
    plain = [r for r in records if span_of(r.text("opens"), r.text("closes"))]
    for first, second in combinations([r for r in plain if "note" not in r.fields], 2):
        days = [day for day in _days(first) if day in _days(second)]
        if days and first.text("timezone") == second.text("timezone") and _meet(first, second):
            hours = f"{first.text('opens')} to {first.text('closes')}"
            message = f"{days[0]} is open from {hours} already"
            yield subject.problem("hours-overlap", _place_of(days[0], second), message)


def _days(record: FieldsNode) -> list[str]:
    return [day.text for day in record.scalars("days")] or list(WEEKDAYS)


def _meet(first: FieldsNode, second: FieldsNode) -> bool:
    one = span_of(first.text("opens"), first.text("closes"))
    other = span_of(second.text("opens"), second.text("closes"))
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _place_of(day: str, record: FieldsNode) -> Place:
    places = (item.place for item in record.scalars("days") if item.text == day)
    return next(places, record.place_in("opens"))


def _without_zone(subject: Subject) -> Iterator[Problem]:
    """Yield hours of a line for a whole country of several clocks that do not say by which; a text may."""
    regions = subject.entry.regions
    if subject.entry.kind not in HELP or len(regions) != 1:
        return
    if len(clocks_of(regions[0], subject.today.year)) < _SEVERAL:
        return
    said = (r.text("note") for r in (*subject.ways(), *subject.schedules()))
    if any(map(_CLOCK_WORDS.search, (subject.entry.summary, *said))):
        return
    for record in subject.schedules():
        span = span_of(record.text("opens"), record.text("closes"))
        if span and span[1] - span[0] < DAY and "timezone" not in record.fields:
            message = f"{regions[0]} has several time zones, and nothing says which one is meant"
            yield subject.problem("timezone-missing", record.place_in("opens"), message)
