"""What is derived from an entry for lists and searches: byline, searchable text, facets, days."""

import datetime as dt
import re
from collections.abc import Iterator

from ketamine_tui.index.texts import coded
from ketamine_tui.model.contact import Line
from ketamine_tui.model.entry import OTHERS, Contact, Entry, Page, Reachable, Resource
from ketamine_tui.model.review import standing_review
from ketamine_tui.model.text import fold

_NOT_DIGIT = re.compile(r"\D")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def byline(entry: Entry) -> str:
    """Return what helps to tell an entry from its neighbours: year, author, place of publication."""
    if isinstance(entry, Resource):
        where = entry.container_title or entry.publisher
        return ", ".join(part for part in (entry.issued[:4], first_author(entry), where) if part)
    if isinstance(entry, Contact):
        numbers = [line.number for line in _lines(entry) if not line.placeholder]
        return ", ".join((*numbers[:1], *entry.regions))
    return ""


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
    languages = dict.fromkeys(entry.languages)
    if isinstance(entry, Reachable):
        languages.update(dict.fromkeys(x for line in _lines(entry) for x in line.languages))
    found = {
        "region": entry.regions,
        "language": tuple(languages),
        "audience": entry.audience,
        "has": tuple(_presence(entry)),
    }
    standing = standing_review(entry.reviews)
    if standing and standing.status.is_checked and standing.method:
        found["method"] = (standing.method.value,)
    return {name: values for name, values in found.items() if values}


def days(entry: Entry, due: dt.date | None) -> dict[str, str]:
    """Return the days of an entry by field, as ISO dates of which ``issued`` may be cut short.

    Args:
        entry: The entry.
        due: When its review runs out, if a review stands that can.
    """
    standing = standing_review(entry.reviews)
    found = {
        "issued": entry.issued if isinstance(entry, Resource) else "",
        "reviewed": str(standing.date) if standing and standing.status.is_checked else "",
        "next": str(due) if due else "",
    }
    return {name: day for name, day in found.items() if day}


def _presence(entry: Entry) -> Iterator[str]:
    """Yield the names of what an entry has, as ``has:`` asks for them."""
    present: dict[str, object] = {
        "tag": entry.tags,
        "region": entry.regions,
        "language": entry.languages,
        "audience": entry.audience,
        "url": entry.links,
        "alert": entry.alerts,
        "correction": entry.corrections,
        "related": entry.related,
        "review": entry.reviews,
        "source": any(review.source for review in entry.reviews),
    }
    if isinstance(entry, Reachable):
        present |= {
            "language": entry.languages or any(line.languages for line in _lines(entry)),
            "phone": entry.phones,
            "sms": entry.texts,
            "email": entry.emails,
            "chat": entry.chats,
            "address": entry.addresses,
            "hours": entry.schedules or any(line.schedules for line in _lines(entry)),
            "placeholder": any(x.placeholder for x in (*_lines(entry), *entry.emails)),
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
    yield "title", entry.title
    yield from (("title", name) for name in entry.alternate_names)
    yield "summary", entry.summary
    yield from (("tag", f"#{tag}") for tag in entry.tags)
    for link in entry.links:
        yield from (("url", link.url), ("label", link.label))
    yield from (("alert", alert.text) for alert in entry.alerts)
    yield from (("note", f"{item.was} {item.note}") for item in entry.corrections)
    for review in entry.reviews:
        yield from (("reviewer", review.reviewer), ("note", review.note))
    yield "id", entry.id
    if isinstance(entry, Page):
        # A paragraph is one line here: its own line breaks are only those of the file.
        yield from (("text", paragraph) for paragraph in _BETWEEN_PARAGRAPHS.split(entry.body))
    if isinstance(entry, Resource):
        people = (*entry.authors, *entry.editors, *entry.contributors)
        yield from (("author", name) for name in people)
        yield from (("issued", entry.issued), ("publisher", entry.publisher))
        yield "publisher", entry.container_title
        yield from (("identifier", identifier.value) for identifier in entry.identifiers)
    if isinstance(entry, Contact):
        yield "org", entry.organization
    if isinstance(entry, Reachable):
        yield from _contact_values(entry)


def _contact_values(entry: Reachable) -> Iterator[tuple[str, str]]:
    for line in _lines(entry):
        yield from (("phone", line.number), ("phone", _NOT_DIGIT.sub("", line.number)))
        yield from (("label", line.label), ("label", line.note))
    yield from (("phone", phone.dial) for phone in entry.phones)
    yield from (("label", text.body) for text in entry.texts)
    for mail in entry.emails:
        yield from (("email", mail.address), ("label", mail.label))
    for chat in entry.chats:
        yield from (("url", chat.url), ("label", chat.label))
    yield from (("address", line) for address in entry.addresses for line in address.lines)


def _lines(entry: Reachable) -> tuple[Line, ...]:
    return (*entry.phones, *entry.texts)
