"""Rules against saying one thing twice in an entry."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import NAMES, Subject
from ketamine_tui.model.likeness import plain_identifier, without_tracking
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.regions import canonical_region
from ketamine_tui.model.text import fold
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.node import FieldsNode

_LISTS = ("related", "alternate_names", "languages", "regions", "audience")
"""Lists in which nothing stands twice."""

_INITIALS = re.compile(r" [A-Z]{2,3}$")
_WORDS_OF_ONE = 3
"""Two authors may have one name of two words; with a middle name, its initial or two initials it is one of them, twice."""


def problems_of_repetition(subject: Subject) -> Iterator[Problem]:
    """Yield what an entry says a second time."""
    for name in ("phones", "texts"):
        numbers: set[tuple[str, ...]] = set()
        for record in subject.records(name):
            if (line := _line(record)) in numbers:
                message = f"{record.text('number')} stands in this entry already"
                yield subject.problem("phone-repeated", record.place_in("number"), message)
            numbers.add(line)
    urls: set[str] = set()
    for record in subject.records("links"):
        if (url := _page(record.text("url"))) in urls:
            message = f"{record.text('url')} stands in this entry already"
            yield subject.problem("url-repeated", record.place_in("url"), message)
        urls.add(url)
    yield from _days(subject)
    yield from _seen(subject)
    yield from _reviews(subject)
    yield from _identifiers(subject)
    yield from _lists(subject)


def _identifiers(subject: Subject) -> Iterator[Problem]:
    known: set[tuple[str, str]] = set()
    for record in subject.records("identifiers"):
        scheme, value = record.text("scheme").lower(), record.text("value")
        if (scheme, plain_identifier(value)) in known:
            message = f"{scheme.upper()} {value} stands in this entry already"
            yield subject.problem("value-repeated", record.place_in("value"), message)
        known.add((scheme, plain_identifier(value)))


def _lists(subject: Subject) -> Iterator[Problem]:
    for item in subject.texts("alternate_names"):
        if fold(item.text.strip()) == fold(subject.entry.title):
            message = f"{item.text.strip()!r} is the title already"
            yield subject.problem("value-repeated", item.place, message)
    for name in (*_LISTS, *NAMES):
        values: set[str] = set()
        for item in subject.texts(name):
            text = item.text.strip()
            if name in NAMES and len(text.split()) < _WORDS_OF_ONE and not _INITIALS.search(text):
                continue
            if (value := canonical_region(text) if name == "regions" else fold(text)) in values:
                message = f"{text!r} stands in '{name}' already"
                yield subject.problem("value-repeated", item.place, message)
            values.add(value)


def _days(subject: Subject) -> Iterator[Problem]:
    for record in subject.schedules():
        days: set[str] = set()
        for item in record.scalars("days"):
            if item.text in days:
                message = f"{item.text!r} stands in 'days' already"
                hint = "write the day that is meant, or delete one"
                yield subject.problem("value-repeated", item.place, message, hint)
            days.add(item.text)


def _seen(subject: Subject) -> Iterator[Problem]:
    """Yield what a review has seen and not seen."""
    for record in subject.records("reviews"):
        text = record.text("not_seen").strip()
        if text and fold(text) == fold(record.text("seen").strip()):
            message, hint = f"{text!r} is said to be seen, too", "say which of the two it is"
            yield subject.problem("value-repeated", record.place_in("not_seen"), message, hint)


def _reviews(subject: Subject) -> Iterator[Problem]:
    """Yield fields and sources that a review names twice."""
    for record in subject.records("reviews"):
        for name in ("covers", "source"):
            values: set[str] = set()
            for item in record.scalars(name):
                if (value := item.text.strip()) in values:
                    message = f"{value!r} stands in '{name}' already"
                    yield subject.problem("value-repeated", item.place, message)
                values.add(value)


def _line(record: FieldsNode) -> tuple[str, ...]:
    """Return what makes two numbers one: what follows when it answers, and in which language, makes them two."""
    number = digits(record.text("dial") or record.text("number"))
    words = (record.text("note"), record.text("body"), record.text("type") or PhoneType.VOICE)
    return (number, *words, *(language.text for language in record.scalars("languages")))


def _page(url: str) -> str:
    """Return what two spellings of the address of one place have in common; a fragment is another place."""
    scheme, _, rest = without_tracking(url).partition("://")
    host, slash, path = rest.partition("/")
    host = host.casefold().removeprefix("www.")
    return f"{scheme.casefold().removesuffix('s')}:{host}{slash}{path}".rstrip("/")
