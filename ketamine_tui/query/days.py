"""Days in queries: dates compare the calendar, ages compare how long ago, or how long still."""

import datetime as dt
import re

from ketamine_tui.model.policy import Duration, last_day, moved
from ketamine_tui.query.syntax import Value

_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_AGE = re.compile(r"(\d{1,5})([dwmy])", re.ASCII)
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
FORMS = "write 2026-05-01, 2026-05, 2026, today, or an age such as <90d, >6m, <2y"

Interval = tuple[str, str]
"""The first and the last day as ISO dates; an empty text is the beginning or the end of time."""


def check_days(value: Value) -> tuple[str, str]:
    """Return what is wrong with a value of a field of days, and a hint; nothing where it is fine."""
    parts = [part for part in (value.text, value.end) if part]
    for part in parts:
        if not _AGE.fullmatch(part) and part not in _WORDS:
            try:
                _span(part, dt.date.min)
            except ValueError:
                return f"{part} is neither a date nor an age", FORMS
    ages = [bool(_AGE.fullmatch(part)) for part in parts]
    if value.operator == ".." and len(set(ages)) > 1:
        return "a range needs two dates or two ages", "write 2019..2023 or 30d..90d"
    if any(ages) and value.operator in ("", "="):
        age = parts[0]
        return f"{age} is an age, not a day", f"write <{age} for within it, >{age} for longer ago"
    return "", ""


def interval(value: Value, field: str, today: dt.date) -> Interval:
    """Return the days that a value stands for.

    Args:
        value: A value that `check_days` found nothing wrong with.
        field: The field; ``next`` counts ages forwards from today, the others backwards.
        today: The day from which ages count.
    """
    ages = [part for part in (value.text, value.end) if _AGE.fullmatch(part)]
    if ages:
        return _of_ages(value, today, is_ahead=field == "next")
    if value.operator == "..":
        spans = [_span(part, today) for part in (value.text, value.end) if part]
        if spans[0][0] > spans[-1][1]:
            spans.reverse()
        return str(spans[0][0]) if value.text else "", str(spans[-1][1]) if value.end else ""
    return _compared(value.operator, *_span(value.text, today))


def _of_ages(value: Value, today: dt.date, *, is_ahead: bool) -> Interval:
    if value.operator == "..":
        ends = [_at_age(part, today, is_ahead=is_ahead) for part in (value.text, value.end) if part]
        if value.text and value.end:
            return str(min(ends)), str(max(ends))
        # No more than an age, or no less: the open end is today's side or the far one.
        is_far = bool(value.text) == is_ahead
        return (str(ends[0]), "") if is_far else ("", str(ends[0]))
    day = _at_age(value.text, today, is_ahead=is_ahead)
    operator = value.operator
    if not is_ahead:  # the longer ago, the earlier
        operator = operator.translate(str.maketrans("<>", "><"))
    return _compared(operator, day, day)


def _at_age(text: str, today: dt.date, *, is_ahead: bool) -> dt.date:
    match = _AGE.fullmatch(text)
    amount, unit = (int(match[1]), match[2]) if match else (0, "d")
    age = Duration(amount * 7, "d") if unit == "w" else Duration(amount, unit)
    return age.after(today) if is_ahead else age.before(today)


def _compared(operator: str, first: dt.date, last: dt.date) -> Interval:
    """Return the days before, after or within a span."""
    match operator:
        case "<":
            return "", str(_next_to(first, -1)) if first > dt.date.min else "0"
        case "<=":
            return "", str(last)
        case ">":
            return str(_next_to(last, 1)) if last < dt.date.max else "~", ""
        case ">=":
            return str(first), ""
        case _:
            return str(first), str(last)


def _next_to(day: dt.date, step: int) -> dt.date:
    return day + dt.timedelta(days=step)


def _span(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date, a month or a year.

    Raises:
        ValueError: If it is none.
    """
    if text in _WORDS:
        day = moved(today, _WORDS[text])
        return day, day
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day_of_month = match.groups()
    if day_of_month:
        day = dt.date(int(year), int(month), int(day_of_month))
        return day, day
    first, last = int(month or 1), int(month or 12)
    first_day = dt.date(int(year), first, 1)
    return first_day, first_day.replace(month=last, day=last_day(int(year), last))
