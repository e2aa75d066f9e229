"""Entries: the pages, resources and contacts that a directory lists.

Works carry the field names of CSL and Dublin Core, services and contacts those of HSDS.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.record import KeywordRecord
from ketamine_tui.model.review import Review
from ketamine_tui.model.way_kinds import WAY_FIELDS
from ketamine_tui.model.ways import Way, ways_of

OTHERS = "and others"
"""The item of a list of names that stands for names left out (BibTeX's word)."""


class Alert(NamedTuple):
    """A dated warning shown at the top of an entry."""

    text: str
    source: str = ""
    date: dt.date | None = None

    @property
    def in_one_line(self) -> str:
        """The warning with where it is from and of when, for what has one place for all of it."""
        origin = ", ".join(filter(None, (self.source, str(self.date or ""))))
        return f"{self.text} ({origin})" if origin else self.text


class Correction(NamedTuple):
    """What an earlier version said, and why it was changed."""

    field: str
    was: str
    note: str = ""
    source: tuple[str, ...] = ()
    date: dt.date | None = None


class Identifier(NamedTuple):
    """A name in somebody's register, such as a DOI or an ISBN."""

    scheme: str
    value: str
    note: str = ""


class Translation(NamedTuple):
    """What an entry says in another language (BCP 47); what is left out is read as it was written.

    `labels` holds its labels, notes and warnings, each by what it says in the entry itself. The `reviews`
    are of these words only: those of the entry lend them no trust.
    """

    language: str
    title: str = ""
    summary: str = ""
    body: str = ""
    labels: Mapping[str, str] = MappingProxyType({})
    reviews: tuple[Review, ...] = ()


class Entry(KeywordRecord):
    """One listed thing."""

    id: str
    kind: Kind
    section: str
    title: str
    alternate_names: tuple[str, ...] = ()
    summary: str
    tags: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    alerts: tuple[Alert, ...] = ()
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    reviews: tuple[Review, ...] = ()

    def ways(self) -> Iterator[Way]:
        """Yield the ways to reach somebody in the order in which they are shown, the links last."""
        for field in WAY_FIELDS:
            if points := getattr(self, field, ()):
                yield from ways_of(field, points)


class Page(Entry):
    """Prose of the directory's own; `body` is Markdown."""

    body: str = ""


class Reachable(Entry):
    """An entry with ways to reach somebody."""

    phones: tuple[Phone, ...] = ()
    texts: tuple[TextNumber, ...] = ()
    emails: tuple[Email, ...] = ()
    chats: tuple[Chat, ...] = ()
    addresses: tuple[Address, ...] = ()
    schedules: tuple[Schedule, ...] = ()


class Resource(Reachable):
    """A work to read, watch or hear."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    issued: str = ""
    publisher: str = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    number_of_pages: str = ""
    identifiers: tuple[Identifier, ...] = ()


class Contact(Reachable):
    """Somebody to turn to."""

    organization: str = ""


CLASS_OF_KIND: dict[Kind, type[Entry]] = {
    Kind.PAGE: Page,
    **dict.fromkeys((Kind.BOOK, Kind.CHAPTER, Kind.ARTICLE, Kind.CONFERENCE_PAPER), Resource),
    **dict.fromkeys((Kind.REPORT, Kind.GUIDELINE, Kind.REGULATION), Resource),
    **dict.fromkeys((Kind.WEBSITE, Kind.VIDEO, Kind.PODCAST), Resource),
    **dict.fromkeys(
        (Kind.ORGANIZATION, Kind.CLINIC, Kind.HELPLINE, Kind.EMERGENCY, Kind.PERSON), Contact
    ),
}
"""The class that holds each kind's fields."""
