"""Rules for hours: when they begin and end, whether they contradict each other, and by whose clock they are told."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from ketamine_tui.checks.clocks import clock_of, clocks_of
from ketamine_tui.checks.codes import is_time_zone, only_countries
from ketamine_tui.checks.phones import countries_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.contact import WEEKDAYS
from ketamine_tui.model.kind import HELP, LOCAL
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import COUNTRIES
from ketamine_tui.store.node import FieldsNode, Place

DAY = 24 * 60
"""Minutes."""

_MIDNIGHT = "24:00"
_SEVERAL = 3
"""Clocks of a country whose people cannot tell by which of them some hours are meant."""

_CLOCK_WORDS = re.compile(r"\b(?:[Tt]ime|UTC|GMT|(?:A[CEKW]?|[CEHMNP])[SD]?T)\b")


_END_SAID = re.compile(
    r"\b(?:until|till?|to|by|ends?|ending|late|last|dusk|dark|sunset|clos\w*|var\w+|unknown|not|open[- ]ended)\b|[-\u2013]",
    re.IGNORECASE,
)
"""What a note says of when something closes."""

_DAY_NAME = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|urs|ur)?(?:days?)?\.?"
_DAYS = re.compile(
    rf"(?:open |only |on )*(?:{_DAY_NAME}(?: to | through | until | ?[-\u2013] ?){_DAY_NAME}(?!\w)|(?:weekdays|working days)\b)",
    re.IGNORECASE,
)
_WORKING_DAYS = ("MO", "TU", "WE", "TH", "FR")
_OTHER_DAYS = re.compile(
    r"\b(?:sat|sun|saturdays?|sundays?|weekends?|holidays|not|except|longer|shorter|later|busy|busiest|other|another|chat|text|e-?mail|online)\b",
    re.IGNORECASE,
)
"""What makes of days in a note those of something else."""

_CLOCKS = {
    "America/New_York": "Eastern|E[SD]?T",
    "America/Chicago": "Central|C[SD]?T",
    "America/Denver": "Mountain|M[SD]?T",
    "America/Los_Angeles": "Pacific|P[SD]?T",
    "Australia/Sydney": "AE[SD]T",
    "Australia/Perth": "AWST",
}
_NAMED_CLOCKS = {
    zone: re.compile(rf"\b(?:{names})\b(?! office)") for zone, names in _CLOCKS.items()
}
"""Time zones by what people call them; the first part says in which countries."""


def problems_of_hours(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with when something is open."""
    for record in subject.schedules():
        yield from _ends(subject, record)
    for owner in (subject.loaded.node, *subject.ways()):
        for record in owner.records("schedules"):
            yield from _zone(subject, owner, record)
        yield from _said_days(subject, owner)
        yield from _named_clock(subject, owner)
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
    elif opens and "closes" not in record.fields and not _END_SAID.search(record.text("note")):
        message = f"it opens at {opens} and does not close"
        yield subject.problem("hours-half", record.place_in("opens"), message)
    if opens and opens == closes:
        message = f"it opens and closes at {opens}"
        yield subject.problem("hours-empty", record.place_in("closes"), message)
    elif opens == _MIDNIGHT:
        message, hint = f"it opens at {opens}, when the day is over", "write 00:00"
        yield subject.problem("hours-empty", record.place_in("opens"), message, hint)


def _said_days(subject: Subject, owner: FieldsNode) -> Iterator[Problem]:
    """Yield notes that speak of other days than the hours beside them are of; those without days are of every day."""
    timed = [r for r in owner.records("schedules") if r.text("opens") and r.text("closes")]
    noted = [(record, record) for record in timed]
    if timed and len({tuple(_days(record)) for record in timed}) == 1:
        noted.append((owner, timed[0]))
    for record, hours in noted:
        text = record.text("note")
        match = _DAYS.match(text)
        if not match or _OTHER_DAYS.search(text, match.end()):
            continue
        said, own = _named_days(match), _days(hours)
        if {*said} != {*own}:
            message = f"{match[0]!r} is said here, and the hours are of {', '.join(own)}"
            hint = f"write days: [{', '.join(said)}], if that is right"
            yield subject.problem("hours-differ", record.place_in("note"), message, hint)


def _named_days(match: re.Match[str]) -> Sequence[str]:
    """Return the days between two that are named, or the working days."""
    if not match[1]:
        return _WORKING_DAYS
    first, last = (WEEKDAYS.index(name[:2].upper()) for name in match.groups())
    return [WEEKDAYS[number % 7] for number in range(first, last + (1 if last >= first else 8))]


def _named_clock(subject: Subject, owner: FieldsNode) -> Iterator[Problem]:
    """Yield notes that name another clock than the time zone of the hours beside them."""
    for record in owner.records("schedules"):
        zone, text = record.text("timezone"), record.text("note") or owner.text("note")
        named = [clock for clock, words in _NAMED_CLOCKS.items() if words.search(text)]
        same = [clock for clock in named if clock.partition("/")[0] == zone.partition("/")[0]]
        if not len(named) == len(same) == 1 or not is_time_zone(zone):
            continue
        if clock_of(zone, subject.today.year) != clock_of(same[0], subject.today.year):
            place = (record if record.text("note") else owner).place_in("note")
            message = f"{text!r} is said here, and the time zone is {zone}"
            yield subject.problem("timezone-elsewhere", place, message)


def _zone(subject: Subject, owner: FieldsNode, record: FieldsNode) -> Iterator[Problem]:
    zone, place = record.text("timezone"), record.place_in("timezone")
    if "/" not in zone:
        return
    if not is_time_zone(zone):
        yield subject.problem("timezone-unknown", place, f"there is no time zone {zone}")
        return
    countries = _with_clocks(subject.entry.regions)
    if subject.entry.kind not in LOCAL:  # which may be where its number is
        there = frozenset(countries_of(owner.text("dial")))
        countries = countries | there if countries and there else frozenset()
    known = [clocks_of(country, subject.today.year) for country in countries]
    if known and all(known) and clock_of(zone, subject.today.year) not in frozenset().union(*known):
        message = f"nobody in {', '.join(subject.entry.regions)} has the time of {zone}"
        yield subject.problem("timezone-elsewhere", place, message)


def _with_clocks(regions: Collection[str]) -> frozenset[str]:
    """Return the countries whose clocks some regions may have; none where that is not certain.

    A part may have one of its own, and is a country in the tables then: US-PR is PR there. Which one FR-974 is, its
    number does not say.
    """
    parts = {region.partition("-")[2] for region in regions}
    if any(map(str.isdigit, parts)):
        return frozenset()
    countries = only_countries(regions)
    return countries | (parts & COUNTRIES) if countries else countries


def _overlaps(subject: Subject, records: Sequence[FieldsNode]) -> Iterator[Problem]:
    """Yield hours of a day that has others already; a note may say for when or for what they are."""
    spans = ((r, span_of(r.text("opens"), r.text("closes"))) for r in records)
    plain = [(r, span) for r, span in spans if span and "note" not in r.fields]
    for (first, one), (second, other) in combinations(plain, 2):
        days = [day for day in _days(first) if day in _days(second)]
        meet = one[0] < other[1] and other[0] < one[1]
        if days and meet and first.text("timezone") == second.text("timezone"):
            hours = f"{first.text('opens')} to {first.text('closes')}"
            message = f"{days[0]} is open from {hours} already"
            yield subject.problem("hours-overlap", _place_of(days[0], second), message)


def _days(record: FieldsNode) -> list[str]:
    return [day.text for day in record.scalars("days")] or list(WEEKDAYS)


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
    records = (*subject.ways(), *subject.schedules())
    said = (record.text(name) for record in records for name in ("note", "label"))
    if any(map(_CLOCK_WORDS.search, (subject.entry.summary, *said))):
        return
    for record in subject.schedules():
        span = span_of(record.text("opens"), record.text("closes"))
        if span and span[1] - span[0] < DAY and "timezone" not in record.fields:
            message = f"{regions[0]} has several time zones, and nothing says which one is meant"
            yield subject.problem("timezone-missing", record.place_in("opens"), message)
