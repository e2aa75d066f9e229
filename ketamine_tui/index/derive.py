"""Derivations from an entry for lists and searches: main value and facts, searchable text, facets, days."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ketamine_tui.index.texts import coded
from ketamine_tui.model.entry import OTHERS, Contact, Entry, Page, Reachable, Resource
from ketamine_tui.model.review import standing_review
from ketamine_tui.model.text import fold
from ketamine_tui.model.ways import Way, WayKind

_NOT_DIGIT = re.compile(r"\D")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


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
    return "\n".join(coded(field, fold(value)) for field, value in values if value)


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    # In the order of how much a place says of what an entry is about: see `query.ranking`.
    yield "title", entry.title
    yield from (("title", name) for name in entry.alternate_names)
    if isinstance(entry, Contact):
        yield "org", entry.organization
    yield from (("tag", f"#{tag}") for tag in entry.tags)
    yield "summary", entry.summary
    if isinstance(entry, Page):
        # A paragraph is one line here: its own line breaks are only those of the file.
        yield from (("text", paragraph) for paragraph in _BETWEEN_PARAGRAPHS.split(entry.body))
    yield from (("alert", alert.text) for alert in entry.alerts)
    yield from (("note", f"{item.was} {item.note}") for item in entry.corrections)
    for review in entry.reviews:
        yield from (("reviewer", review.reviewer), ("note", review.note))
    yield "id", entry.id
    if isinstance(entry, Resource):
        people = (*entry.authors, *entry.editors, *entry.contributors)
        yield from (("author", name) for name in people)
        yield from (("issued", entry.issued), ("publisher", entry.publisher))
        yield "publisher", entry.container_title
        yield from (("identifier", identifier.value) for identifier in entry.identifiers)
    for way in entry.ways():
        yield from _way_values(way)


def _way_values(way: Way) -> Iterator[tuple[str, str]]:
    field = way.kind.search_field
    yield from ((field, line) for line in way.value.split("\n"))
    if field == "phone":
        yield from ((field, _NOT_DIGIT.sub("", way.value)), (field, way.dial))
    yield from (("label", text) for text in (way.label, way.keyword, way.note))
