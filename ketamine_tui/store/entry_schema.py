"""The fields of entries: the one place that says which exist and what they hold.

`docs/content-format.md` describes the same tables for curators; a test compares the two.
"""

import re

from ketamine_tui.model.contact import (
    WEEKDAYS,
    Address,
    Chat,
    Email,
    Link,
    Phone,
    Schedule,
    TextNumber,
)
from ketamine_tui.model.entry import (
    Alert,
    Contact,
    Correction,
    Entry,
    Identifier,
    Page,
    Resource,
    Translation,
)
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import RECORDED_STATES, Method, Review
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.decode import ByName, Choice, Date, Many, Prose, Record, Text, Type, YesNo
from ketamine_tui.store.misformed import of_email, of_issued, of_url
from ketamine_tui.store.values import DIAL_PATTERN, ID, LANGUAGE, NAME, REGION, WORDS

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)
_EMAIL = re.compile(r"[^@\s:;,<>()\[\]\\\"]+@[^@\s.:;,<>()\[\]\\\"]+(?:\.[^@\s.:;,<>()\[\]\\\"]+)+")
"""A mailbox without quotes: RFC 5322 keeps the rest of the signs to itself (section 3.2.3)."""
_WEB = re.compile(r"https?://[^\s/@?#]+\.?[^\s]*", re.IGNORECASE)
_ISSUED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DAY = re.compile("|".join(WEEKDAYS))
_DIGITS = Text(pattern=re.compile(r"[0-9a-f]{8}"), hint="the program writes it; delete it")


def _names(*fields: str) -> dict[str, Type]:
    return dict.fromkeys(fields, NAME)


URL = Text(
    exact=True, pattern=_WEB, rule="url-invalid", hint="write it as https://...", explain=of_url
)
TIME = Text(pattern=_TIME, hint="write it as 09:00")
NUMBER = Text(exact=True, pattern=re.compile(r".*\d.*"), rule="phone-form", hint="write the number")

SCHEDULE = Record(
    Schedule,
    {
        "days": Many(Text(pattern=_DAY, hint="use MO TU WE TH FR SA SU")),
        "opens": TIME,
        "closes": TIME,
        "timezone": WORDS,
        "note": WORDS,
    },
)
LINK = Record(Link, {"url": URL, "label": WORDS}, frozenset({"url"}))
_LINE: dict[str, Type] = {
    "number": NUMBER,
    "label": WORDS,
    "note": WORDS,
    "languages": Many(WORDS),
    "schedules": Many(SCHEDULE),
    "placeholder": YesNo(),
    "do_not_test": YesNo(),
}
PHONE = Record(
    Phone,
    {
        **_LINE,
        "dial": Text(
            exact=True,
            pattern=DIAL_PATTERN,
            rule="phone-form",
            hint="write +18005550100 or a short code",
        ),
        "type": Choice(tuple(PhoneType)),
    },
    frozenset({"number"}),
)
TEXT_LINE = Record(TextNumber, {**_LINE, "body": NAME}, frozenset({"number"}))
EMAIL = Record(
    Email,
    {
        "address": Text(exact=True, pattern=_EMAIL, rule="email-invalid", explain=of_email),
        "label": WORDS,
        "note": WORDS,
        "placeholder": YesNo(),
    },
    frozenset({"address"}),
)
CHAT = Record(
    Chat,
    {"url": URL, "label": WORDS, "note": WORDS, "schedules": Many(SCHEDULE)},
    frozenset({"url"}),
)
ADDRESS = Record(
    Address,
    {
        **_names("attention", "address_1", "address_2"),
        **_names("city", "state_province", "postal_code", "country"),
        "note": WORDS,
    },
)
ALERT = Record(Alert, {"text": WORDS, "source": WORDS, "date": Date()}, frozenset({"text"}))
CORRECTION = Record(
    Correction,
    {
        "field": NAME,
        "was": WORDS,
        "note": WORDS,
        "source": Many(WORDS, or_one=True),
        "date": Date(),
    },
    frozenset({"field", "was"}),
)
IDENTIFIER = Record(
    Identifier, {"scheme": ID, "value": NAME, "note": WORDS}, frozenset({"scheme", "value"})
)
REVIEW = Record(
    Review,
    {
        "date": Date(),
        "status": Choice(RECORDED_STATES),
        "covers": Many(NAME),
        "method": Choice(tuple(Method)),
        "reviewer": WORDS,
        "role": WORDS,
        "source": Many(WORDS, or_one=True),
        "source_dated": WORDS,
        "seen": WORDS,
        "not_seen": WORDS,
        "confidence": WORDS,
        "note": WORDS,
        "next_review": Date(),
        "replaced_by": ID,
        "fingerprint": ByName(_DIGITS),
    },
    frozenset({"date", "status"}),
)

_TRANSLATION: dict[str, Type] = {
    "language": LANGUAGE,
    "title": NAME,
    "summary": WORDS,
    "labels": ByName(WORDS),
    "reviews": Many(REVIEW),
}
TRANSLATION = Record(Translation, _TRANSLATION, frozenset({"language"}))
PAGE_TRANSLATION = TRANSLATION._replace(fields={**_TRANSLATION, "body": Prose()})

_ENTRY: dict[str, Type] = {
    "id": ID,
    "kind": Choice(tuple(Kind)),
    "section": ID,
    "title": NAME,
    "alternate_names": Many(NAME),
    "summary": WORDS,
    "tags": Many(NAME),
    "regions": Many(REGION),
    "languages": Many(NAME),
    "audience": Many(NAME),
    "links": Many(LINK),
    "alerts": Many(ALERT),
    "corrections": Many(CORRECTION),
    "related": Many(ID),
    "translations": Many(TRANSLATION),
    "reviews": Many(REVIEW),
}
_REACHABLE: dict[str, Type] = {
    "phones": Many(PHONE),
    "texts": Many(TEXT_LINE),
    "emails": Many(EMAIL),
    "chats": Many(CHAT),
    "addresses": Many(ADDRESS),
    "schedules": Many(SCHEDULE),
}
_REQUIRED = frozenset({"id", "kind", "section", "title", "summary"})

ENTRY_RECORDS: dict[type[Entry], Record[Entry]] = {
    Page: Record(
        Page,
        {**_ENTRY, "translations": Many(PAGE_TRANSLATION), "body": Prose()},
        _REQUIRED,
    ),
    Resource: Record(
        Resource,
        {
            **_ENTRY,
            **_REACHABLE,
            "authors": Many(NAME),
            "editors": Many(NAME),
            "contributors": Many(NAME),
            "issued": Text(
                pattern=_ISSUED,
                rule="date-invalid",
                hint="write 2017 or 2017-03-01",
                explain=of_issued,
            ),
            **_names("publisher", "container_title", "volume", "issue", "page"),
            **_names("edition", "number_of_pages"),
            "identifiers": Many(IDENTIFIER),
        },
        _REQUIRED,
    ),
    Contact: Record(Contact, {**_ENTRY, **_REACHABLE, "organization": NAME}, _REQUIRED),
}
"""The fields of an entry, by the class that holds its kind."""
