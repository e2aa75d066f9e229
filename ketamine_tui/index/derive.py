"""What is derived from an entry for lists and searches: its byline and its searchable text."""

import re
from collections.abc import Iterator

from ketamine_tui.model.contact import Line
from ketamine_tui.model.entry import OTHERS, Contact, Entry, Page, Reachable, Resource
from ketamine_tui.model.text import fold

_NOT_DIGIT = re.compile(r"\D")


def byline(entry: Entry) -> str:
    """Return what helps to tell an entry from its neighbours: year, author, place of publication."""
    if isinstance(entry, Resource):
        where = entry.container_title or entry.publisher
        return ", ".join(part for part in (entry.issued[:4], first_author(entry), where) if part)
    if isinstance(entry, Contact):
        lines: tuple[Line, ...] = (*entry.phones, *entry.texts)
        numbers = [line.number for line in lines if not line.placeholder]
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


def search_text(entry: Entry) -> str:
    """Return everything of an entry that a word can be found in, folded, a line for each value."""
    return fold("\n".join(part for part in _values(entry) if part))


def _values(entry: Entry) -> Iterator[str]:
    yield entry.title
    yield from entry.alternate_names
    yield entry.summary
    yield from (f"#{tag}" for tag in entry.tags)
    yield from (value for link in entry.links for value in (link.label, link.url))
    yield from (alert.text for alert in entry.alerts)
    yield from (f"{item.was} {item.note}" for item in entry.corrections)
    yield from (f"{review.reviewer} {review.note}" for review in entry.reviews)
    yield entry.id
    if isinstance(entry, Page):
        yield entry.body
    if isinstance(entry, Resource):
        yield from (*entry.authors, *entry.editors, *entry.contributors)
        yield from (entry.issued, entry.publisher, entry.container_title)
        yield from (identifier.value for identifier in entry.identifiers)
    if isinstance(entry, Contact):
        yield entry.organization
    if isinstance(entry, Reachable):
        yield from _contact_values(entry)


def _contact_values(entry: Reachable) -> Iterator[str]:
    lines: tuple[Line, ...] = (*entry.phones, *entry.texts)
    for line in lines:
        yield from (line.number, _NOT_DIGIT.sub("", line.number), line.label, line.note)
    yield from (phone.dial for phone in entry.phones)
    yield from (text.body for text in entry.texts)
    yield from (value for mail in entry.emails for value in (mail.address, mail.label))
    yield from (value for chat in entry.chats for value in (chat.url, chat.label))
    yield from (line for address in entry.addresses for line in address.lines)
