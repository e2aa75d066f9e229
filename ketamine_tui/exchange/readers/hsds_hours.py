"""Hours as HSDS says them: weekly ones are kept, and no others are taken for them."""

import datetime as dt
import re
from collections.abc import Mapping

from ketamine_tui.model.contact import WEEKDAYS
from ketamine_tui.store.draft import Value

_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_OF_TWELVE = re.compile(
    r"(?P<hour>0?[1-9]|1[0-2])(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\.?",
    re.ASCII | re.IGNORECASE,
)
_SHORT = re.compile(r"\d:[0-5]\d", re.ASCII)
_ZONE = re.compile(r"\(([A-Za-z_]+(?:/[A-Za-z0-9_+/-]+)?)\)")
_HOURS = re.compile(r"[+-]?\d{1,2}(?:\.\d+)?", re.ASCII)
_NAMED = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE
)
_NUMBERS = frozenset("1234567")
_WEEKLY = frozenset({"WEEKLY", "WEEK"})
_LIMITS = ("valid_from", "valid_to", "until", "count")
_DAY = re.compile(r"\d{4}-?\d\d-?\d\d", re.ASCII)


def not_current(schedule: Mapping[str, object], today: dt.date) -> str:
    """Return why hours are not those of today, in words; nothing where they are."""
    begins = _day(schedule.get("valid_from"))
    if begins and begins > today:
        return f"it is for later, from {begins} on"
    ends = min(
        filter(None, map(_day, (schedule.get("valid_to"), schedule.get("until")))), default=today
    )
    return f"it is over since {ends}" if ends < today else ""


def says_no_hours(schedule: Mapping[str, object]) -> bool:
    """Say whether a row of versions 1 and 2 names a day and nothing else, as many a register has those on which it is closed."""
    others = ("byday", "opens_at", "closes_at", "description", "notes")
    return bool(schedule.get("weekday")) and not any(schedule.get(name) for name in others)


def _day(value: object) -> dt.date | None:
    """Return the day with which a date or time begins; None for anything else."""
    match = _DAY.match(str(value or "").strip())
    try:
        return dt.date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def schedule_of(
    schedule: Mapping[str, object], *, is_ours: bool
) -> tuple[dict[str, Value], Mapping[str, object]]:
    """Return the hours that can be kept, and what of them cannot.

    Hours of some weeks, or of some days of a month, would read as those of every week: none of such
    is kept.
    """
    texts = {name: str(value).strip() for name, value in schedule.items() if value}
    said = texts.get("byday", "") or _weekday(texts.get("weekday", ""))
    days = [day.strip().upper() for day in said.split(",") if day.strip()]
    is_weekly = texts.get("freq", "WEEKLY").upper() in _WEEKLY and texts.get("interval", "1") == "1"
    others = any(texts.get(name) for name in ("bymonthday", "byyearday", "byweekno"))
    if not is_weekly or others or not set(days) <= set(WEEKDAYS):
        return {}, schedule
    opens, zone = _time(texts.get("opens_at", ""))
    closes, _ = _time(texts.get("closes_at", ""))
    description, notes = texts.get("description", ""), texts.get("notes", "")
    if is_ours:  # the description says the same in words, with the name of the zone
        named = _ZONE.search(description)
        zone, description = named[1] if named else zone, ""
    note = "; ".join(filter(None, (description, notes)))
    zone = zone or _offset(texts.get("timezone", ""))
    limits = {name: schedule[name] for name in _LIMITS if schedule.get(name)}
    if not (opens or closes or note or days):
        return {}, limits
    kept: dict[str, Value] = {"opens": opens, "closes": closes, "timezone": zone, "note": note}
    return {**kept, "days": list(days)}, limits


def _weekday(day: str) -> str:
    """Return a day of the week that is a number, 1 for Monday, or a name, as version 1 of the standard has it."""
    if day in _NUMBERS:
        return WEEKDAYS[int(day) - 1]
    return day[:2] if _NAMED.fullmatch(day) else day


def _time(text: str) -> tuple[str, str]:
    """Return a time of day and its distance from UTC, as far as they are said; tables have ``9:00`` and ``9:00am``, too."""
    if half := _OF_TWELVE.fullmatch(text):
        hour = int(half["hour"]) % 12 + (12 if half["half"] in "pP" else 0)
        return f"{hour:02}:{half['minute'] or '00'}", ""
    if _SHORT.fullmatch(text):
        return f"0{text}", ""
    match = _TIME.fullmatch(text)
    if match is None:
        return text, ""
    zone = match[2] or ""
    return match[1], "UTC" if zone == "Z" else f"UTC{zone}" if zone else ""


def _offset(hours: str) -> str:
    if not _HOURS.fullmatch(hours):
        return hours
    return f"UTC{float(hours):+g}" if float(hours) else "UTC"
