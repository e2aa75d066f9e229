"""Rules for the sources of reviews: they name what was read, and are of a day before that."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from ketamine_tui.checks.absence_rules import NOTHING
from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import is_almost_web, is_example, sources_of
from ketamine_tui.checks.value_rules import is_day, is_still_to_come
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.urls import LinkRefusedError, check_url
from ketamine_tui.store.node import FieldsNode

_NO_SOURCES = NOTHING.union(
    {"na", "nothing", "various", "online", "internet", "web"}
    | {"website", "google", "bing", "wikipedia"}
    | {f"{kind} knowledge" for kind in ("common", "general", "own", "personal")}
)
"""What is written where a source is asked for and none is known. Each says less than the page that was read."""

_RESULTS = re.compile(
    r"(?:https?://)?(?:www\.|search\.)?(?:google|bing|duckduckgo|ecosia|startpage|yahoo|baidu|yandex)\.[a-z.]+"
    r"/[^?#\s]*\?(?:[^#\s]*&)?(?:q|p|wd|text|query)=",
    re.IGNORECASE,
)
"""Addresses of what search engines have found."""

_OWN_FILE = re.compile(r"file:|[a-z]:[\\/]|~/|/(?:home|users|tmp|mnt)/", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:(?:0[1-9]|1[0-2])(?!-\d)|\d\d-\d\d)\b", re.ASCII)

_NO_MONTH = re.compile(
    r"\d\d(\d\d)-(?!0[1-9]|1[0-2])(?:0\d|1\d)(?![\d-])(?<!20(?:0[0-9]|1[0-8])-1\d)", re.ASCII
)


def problems_of_sources(subject: Subject, node: FieldsNode) -> Iterator[Problem]:
    """Yield what is wrong with the sources of the reviews of an entry, or of one of its translations."""
    for record in node.records("reviews"):
        yield from _day(subject, record)
        yield from _nowhere(subject, record)


def _day(subject: Subject, record: FieldsNode) -> Iterator[Problem]:
    """Yield the day of a source that no year has, or that is still to come when the source is read."""
    today = subject.today.isoformat()
    written = _DAY_OR_MONTH.match(record.text("source_dated"))
    if month := _NO_MONTH.match(record.text("source_dated")):
        message, hint = f"there is no month {month[0]}", "look it up again"
        yield subject.problem("date-invalid", record.place_in("source_dated"), message, hint)
    if written and not is_day(written[0]):
        message, hint = f"there is no day {written[0]}", "look the day up again"
        yield subject.problem("date-invalid", record.place_in("source_dated"), message, hint)
        return
    if written and is_still_to_come(written[0], subject.today):
        message = f"the source is of {written[0]}, and today is {today}"
        yield subject.problem("date-in-future", record.place_in("source_dated"), message)
    elif written and (read := _day_of(record)) and is_still_to_come(written[0], read):
        message = f"the source is of {written[0]}, and was read on {read}"
        yield subject.problem("date-in-future", record.place_in("source_dated"), message)


def _day_of(record: FieldsNode) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(record.text("date"))
    return None


def _nowhere(subject: Subject, record: FieldsNode) -> Iterator[Problem]:
    """Yield sources that say no more than that there was one, or that show everybody something else."""
    for item in sources_of(record):
        if is_almost_web(item.text):
            message = f"{item.text!r} is not of the expected form"
            yield subject.problem("url-invalid", item.place, message)
        elif item.text.strip(" .").lower().removeprefix("the ") in _NO_SOURCES:
            message = f"{item.text!r} names no source"
            yield subject.problem("review-source-empty", item.place, message)
        elif _OWN_FILE.match(item.text.strip()):
            message = f"{item.text!r} is a file on somebody's own machine"
            yield subject.problem("review-source-empty", item.place, message)
        elif is_example(host_of(item.text)):
            message = f"{item.text!r} is an example"
            yield subject.problem("review-source-empty", item.place, message)
        elif _RESULTS.match(item.text.strip()):
            message, hint = "a search finds other pages every day", "write which page was read"
            yield subject.problem("review-source-empty", item.place, message, hint)


def host_of(text: str) -> str:
    """Return the host of an address on the web; nothing for another text, and for an address that is never opened."""
    try:
        return check_url(text).host
    except LinkRefusedError:
        return ""
