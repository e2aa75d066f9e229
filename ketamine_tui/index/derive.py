"""Derivations from an entry for lists and searches: main value and facts, searchable text, facets, days."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from ketamine_tui.index.texts import OTHER_NAME, coded
from ketamine_tui.model.contact import Schedule
from ketamine_tui.model.entry import (
    OTHERS,
    Contact,
    Entry,
    Page,
    Reachable,
    Resource,
    Translation,
)
from ketamine_tui.model.review import Review, standing_review
from ketamine_tui.model.text import fold
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.model.ways import Way

_NOT_DIGIT = re.compile(r"\D")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_code = itemgetter(0)


def main_value(entry: Entry) -> str:
    """Return how to reach a contact at once, or else its address for e-mail; nothing if neither works."""
    if not isinstance(entry, Contact):
        return ""
    working = [way for way in entry.ways() if not way.is_placeholder]
    at_once = (way.value for way in working if way.advice)
    written = (way.value for way in working if way.kind is WayKind.EMAIL)
    return next(at_once, next(written, ""))


def facts(entry: Entry) -> str:
    """Return what helps to tell an entry from its neighbours: year, author, publication; or regions."""
    if isinstance(entry, Resource):
        where = entry.container_title or entry.publisher
        return ", ".join(part for part in (entry.issued[:4], first_author(entry), where) if part)
    return ", ".join(entry.regions) if isinstance(entry, Contact) else ""


def first_author(entry: Resource) -> str:
    """Return the first author, with ``et al.`` where there are more."""
    people = entry.authors or entry.editors
    named = [name for name in people if name != OTHERS]
    if not named:
        return ""
    has_more = len(named) > 2 or OTHERS in people
    return f"{named[0]} et al." if has_more else " and ".join(named)


def facet_values(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Return the values of an entry by facet, those of section, kind, state and tags left out."""
    ways = tuple(entry.ways())
    languages = dict.fromkeys((*entry.languages, *(x for way in ways for x in way.languages)))
    facets = {
        "region": entry.regions,
        "language": tuple(languages),
        "audience": entry.audience,
        "has": tuple(_presence(entry, ways)),
    }
    standing = standing_review(entry.reviews)
    if standing and standing.status.is_checked and standing.method:
        facets["method"] = (standing.method.value,)
    return {name: values for name, values in facets.items() if values}


def days(entry: Entry, due: dt.date | None) -> dict[str, str]:
    """Return the days of an entry by field, as ISO dates of which ``issued`` may be cut short.

    `due` is when its review runs out, if a review stands that can.
    """
    standing = standing_review(entry.reviews)
    days_by_field = {
        "issued": entry.issued if isinstance(entry, Resource) else "",
        "reviewed": str(standing.date) if standing and standing.status.is_checked else "",
        "next": str(due) if due else "",
    }
    return {name: day for name, day in days_by_field.items() if day}


def _presence(entry: Entry, ways: Sequence[Way]) -> Iterator[str]:
    """Yield the names of what an entry has, as ``has:`` asks for them."""
    hours = entry.schedules if isinstance(entry, Reachable) else ()
    present: dict[str, object] = {
        "tag": entry.tags,
        "region": entry.regions,
        "language": entry.languages or any(way.languages for way in ways),
        "audience": entry.audience,
        "alert": entry.alerts,
        "correction": entry.corrections,
        "related": entry.related,
        "translation": entry.translations,
        "review": entry.reviews,
        "source": any(review.source for review in entry.reviews),
        **{way.kind.presence: True for way in ways},
        "hours": hours or any(way.schedules for way in ways),
        "placeholder": any(way.is_placeholder for way in ways),
    }
    if isinstance(entry, Resource):
        present |= {
            "author": entry.authors,
            "issued": entry.issued,
            "publisher": entry.publisher,
            "identifier": entry.identifiers,
            **{item.scheme: True for item in entry.identifiers},
        }
    yield from (name for name, value in present.items() if value)


def search_text(entry: Entry) -> str:
    """Return everything of an entry that a word can be found in: see `texts`."""
    values = ((field, " ".join(value.split())) for field, value in _values(entry))
    # Codes are in the order of the fields; of one field the values stay in theirs.
    return "\n".join(sorted((coded(f, fold(value)) for f, value in values if value), key=_code))


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what people read of an entry, value by value; not what only the program says of it.

    What stands for a value of a field of names (a language, a scheme, a state, a day of the week) is shown
    in words of the program and asked for by that field.
    """
    yield "title", entry.title
    yield from ((OTHER_NAME, name) for name in entry.alternate_names)
    yield "summary", entry.summary
    for words in entry.translations:
        yield from _translated_values(words)
    yield from (("tag", f"#{tag}") for tag in entry.tags)
    yield from (("region", region) for region in entry.regions)
    yield from (("audience", people) for people in entry.audience)
    for alert in entry.alerts:
        yield from (("alert", alert.text), ("source", alert.source))
    for item in entry.corrections:
        yield from (("note", item.was), ("note", item.note))
        yield from (("source", source) for source in item.source)
    for review in entry.reviews:
        yield from _review_values(review)
    yield "id", entry.id
    if isinstance(entry, Page):
        yield from _paragraphs(entry.body)
    if isinstance(entry, Resource):
        yield from _work_values(entry)
    if isinstance(entry, Contact):
        yield "org", entry.organization
    if isinstance(entry, Reachable):
        yield from _hours(entry.schedules)
    for way in entry.ways():
        yield from _way_values(way)


def _translated_values(words: Translation) -> Iterator[tuple[str, str]]:
    """Yield what an entry says in another language, where its own words of that sort are found."""
    yield OTHER_NAME, words.title
    yield "summary", words.summary
    yield from (("label", text) for text in words.labels.values())
    yield from _paragraphs(words.body)
    for review in words.reviews:
        yield from _review_values(review)


def _paragraphs(body: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a page, each as one line: its own line breaks are only those of the file."""
    yield from (("text", paragraph) for paragraph in _BETWEEN_PARAGRAPHS.split(body))


def _work_values(work: Resource) -> Iterator[tuple[str, str]]:
    people = (*work.authors, *work.editors, *work.contributors)
    yield from (("author", name) for name in people)
    yield from (("publisher", name) for name in (work.publisher, work.container_title))
    parts = (work.edition, work.volume, work.issue, work.page, work.number_of_pages)
    yield from (("edition", part) for part in parts)
    yield "issued", work.issued
    for identifier in work.identifiers:
        yield from (("identifier", identifier.value), ("note", identifier.note))


def _review_values(review: Review) -> Iterator[tuple[str, str]]:
    yield from (("reviewer", who) for who in (review.reviewer, review.role))
    said = (review.note, review.seen, review.not_seen, review.confidence, review.source_dated)
    yield from (("note", text) for text in said)
    yield from (("source", source) for source in review.source)


def _way_values(way: Way) -> Iterator[tuple[str, str]]:
    field = way.kind.search_field
    yield from ((field, line) for line in way.value.split("\n"))
    if field == "phone":
        yield from ((field, _NOT_DIGIT.sub("", way.value)), (field, way.dial))
    yield from (("label", text) for text in (way.label, way.keyword, way.note))
    yield from _hours(way.schedules)


def _hours(schedules: Sequence[Schedule]) -> Iterator[tuple[str, str]]:
    for schedule in schedules:
        yield from (("label", schedule.note), ("label", schedule.timezone))
