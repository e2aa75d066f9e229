"""Words of notes: which labels name a field, and which headings name a kind.

Both are what people write in lists of their own; case, accents and a final colon make no difference.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ketamine_tui.model.contact import TEXTPHONE_WORDS, Phone
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import fold
from ketamine_tui.model.way_kinds import PLACEHOLDER, PhoneType, WayKind
from ketamine_tui.store.way_fields import FIELD_OF_KIND

DO_NOT_TEST = "do not test"
"""Stands beside a line that nobody may call to see whether it works."""

MARKS = {"placeholder": PLACEHOLDER, "do_not_test": DO_NOT_TEST}
"""What is written in brackets behind a number or an address, by field."""

_OF_WAYS: dict[str, tuple[str, ...]] = {
    "phones": (
        *("phones", "tel", "telephone", "call", "phone number", "telephone number"),
        *("telefon", "telefone", "telefono"),
    ),
    "phones/fax": ("telefax",),
    "phones/cell": ("mobile", "cell", "cell phone"),
    "phones/textphone": TEXTPHONE_WORDS,
    "phones/text": ("phone for texts",),
    "phones/video": ("video call", "videophone"),
    "texts": ("sms", "text message", "texto"),
    "emails": ("mail", "email address", "e-mail address"),
    "chats": ("web chat",),
    "addresses": ("postal address",),
    "links": ("website", "url", "web", "site", "homepage"),
}
"""What people call ways beside their names, and telephones by their types."""

_WRITTEN = {"links": "Website"}
"""The labels that are written for ways in place of their names."""


def _way_labels() -> dict[str, tuple[str, ...]]:
    """Return the labels of ways: the names of each kind, then its other words."""
    labels: dict[str, tuple[str, ...]] = {}
    for kind, where in FIELD_OF_KIND.items():
        field = f"{where.field}/{where.type}" if where.type else where.field
        labels[field] = (kind.value, kind.label.lower())
    return labels | {field: (*labels.get(field, ()), *words) for field, words in _OF_WAYS.items()}


_LABELS: dict[str, tuple[str, ...]] = {
    **_way_labels(),
    "schedules": ("hours", "opening hours", "open"),
    "title": ("name", "title"),
    "summary": ("description", "summary", "about"),
    "kind": ("kind",),
    "tags": ("tag",),
    "tags/several": ("tags",),
    "authors": ("author",),
    "authors/several": ("authors",),
    "editors": ("editor", "editors"),
    "publisher": ("publisher",),
    "issued": ("issued", "year", "published"),
    "organization": ("run by",),
    "alternate_names": ("also called", "also known as"),
    "regions": ("region", "country", "nation", "country/region", "country or region"),
    "languages": ("language",),
    "audience": ("for",),
    "alerts": ("warning",),
    "identifiers/doi": ("doi",),
    "identifiers/isbn": ("isbn",),
    "identifiers/issn": ("issn",),
    "identifiers/pmid": ("pmid",),
    "identifiers/pmcid": ("pmcid",),
    "identifiers/nct": ("nct",),
    "state": ("state",),
}
_FIELDS = {name: field for field, names in _LABELS.items() for name in names}
_SLASH = re.compile(r"\s?/\s?")
_LABEL = re.compile(r"([^\W\d_][\w -]{0,30}?)(?<! )\s*+(?:\(([^()]+)\))?\s*+:(?:\s+|$)")

TEXTED = "text|txt|sms|texto"
"""What people call texts, and sending them."""

SENDING = f"{TEXTED}|send|message|textez"
"""What stands before a word that is to be sent."""

SENT_TO = "to|al|au|an"
"""What stands between that word and the number."""

NOT_SENT = rf"(?:(?:{SENDING}|texts|messages|us|me|(?-i:a))\s+)"
"""What stands there where no word is named; such a word is to be sent where it is quoted."""

_SENT = re.compile(
    rf"(?P<verb>(?:{SENDING})\s+)?(?:(?:{NOT_SENT}*|(?:\"(?=\w+\")|\u201c(?=\w+\u201d)|(?!{NOT_SENT}))(?P<keyword>\w+)[\"\u201d]?\s+)"
    rf"(?P<to>{SENT_TO})\s+)?"
    r"(?P<number>\d[\d -]*\d)(?:[.,;]?\s+(?P<note>\D.*))?",
    re.IGNORECASE,
)

POINTS = frozenset({kind.field for kind in WayKind if kind.reaches_people} | {"schedules"})
"""The fields by which somebody is reached."""

_KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.BOOK: ("book", "books", "ebooks"),
    Kind.CHAPTER: ("chapter", "chapters"),
    Kind.CONFERENCE_PAPER: ("conference paper", "conference papers"),
    Kind.REPORT: ("report", "reports"),
    Kind.ARTICLE: ("article", "articles", "paper", "papers", "publications", "studies"),
    Kind.GUIDELINE: ("guideline", "guidelines", "guidance"),
    Kind.REGULATION: ("regulation", "regulations", "labels"),
    Kind.WEBSITE: ("website", "websites", "sites", "links", "blogs"),
    Kind.VIDEO: ("video", "videos", "talks", "films"),
    Kind.PODCAST: ("podcast", "podcasts"),
    Kind.ORGANIZATION: (
        *("organization", "organizations", "organisation", "organisations", "charities"),
        *("contact", "contacts", "contact information"),
    ),
    Kind.CLINIC: ("clinic", "clinics"),
    Kind.HELPLINE: ("helpline", "helplines", "hotlines", "crisis lines"),
    Kind.EMERGENCY: ("emergency", "emergencies", "emergency numbers"),
    Kind.PERSON: ("people", "persons", "experts"),
}
_HOSTS = {
    Kind.ARTICLE: re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE),
    Kind.VIDEO: re.compile(
        r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com)(?![\w.-])", re.IGNORECASE
    ),
}
"""The addresses below which works of a kind are."""

_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}


class Labelled(NamedTuple):
    """A text that has a label: the field that it names, the remark in brackets behind it, and the rest."""

    field: str
    remark: str
    value: str


class Sent(NamedTuple):
    """What to send where: a word or nothing, the number, and what else is said of it."""

    keyword: str
    number: str
    note: str


def what_to_send(text: str) -> Sent | None:
    """Return the parts of ``Text HOME to 741741``, ``Text 988`` and the like; None for any other text."""
    match = _SENT.fullmatch(text)
    if match is None or not (match["verb"] or match["to"]):
        return None
    return Sent(match["keyword"] or "", match["number"], match["note"] or "")


def field_of(label: str) -> str:
    """Return the field that a label names, such as ``phones/fax``, or nothing."""
    return _FIELDS.get(_SLASH.sub("/", " ".join(fold(label).rstrip(": ").split())), "")


def label_of(field: str) -> str:
    """Return how a field is called in a list, or nothing where it has no name."""
    name = _WRITTEN.get(field) or next(iter(_LABELS.get(field, ())), "")
    return name.capitalize()


def split_label(text: str) -> Labelled | None:
    """Return the parts of ``Phone (office): 988``; None for texts without a label."""
    match = _LABEL.match(text)
    field = field_of(match[1]) if match else ""
    return Labelled(field, match[2] or "", text[match.end() :]) if match and field else None


def is_labelled(text: str) -> bool:
    """Say whether a text begins with a label, one that names a field or not."""
    return _LABEL.match(text) is not None


def kind_of(headings: Iterable[str], form: str, *, is_reachable: bool, url: str = "") -> Kind:
    """Return the kind of an item by where it stands and what it has.

    Args:
        headings: The titles of its section and of those above, the nearest first. The first that
            names a kind decides, by all of it or by its last word.
        form: How it is named: ``link``, ``bold``, ``quoted`` or ``plain``.
        is_reachable: Whether it has a way to reach somebody.
        url: The first of its links.

    Without such a heading, who can be reached is an organization, what is linked is what its link leads to: a
    DOI to an article, YouTube and Vimeo to a video, any other to a website. What is only quoted is a website,
    a bold name an organization, and any other text a page.
    """
    for heading in headings:
        words = re.findall(r"\w+", fold(heading))
        for name in (" ".join(words), *words[-1:]):
            if name in _KIND_OF:
                return _KIND_OF[name]
    if is_reachable:
        return Kind.ORGANIZATION
    if url:
        return next((kind for kind, hosts in _HOSTS.items() if hosts.match(url)), Kind.WEBSITE)
    forms = {"link": Kind.WEBSITE, "quoted": Kind.WEBSITE, "bold": Kind.ORGANIZATION}
    return forms.get(form, Kind.PAGE)


def phone_field(phone: Phone) -> str:
    """Return the field by whose label a number is known."""
    return "phones" if phone.type is PhoneType.VOICE else f"phones/{phone.type}"
