"""The fields that a query may name: what each means, and how its values are read."""

from enum import Enum
from typing import NamedTuple

from ketamine_tui.model.translate import N_
from ketamine_tui.model.way_kinds import WayKind

TAG, KIND, SECTION, REGION, IS, METHOD = "tag", "kind", "section", "region", "is", "method"
NOTE = "note"
VIEW = "@"
SORT, RISK, MATCH, ORDER = "sort", "risk", "match", "order"


class ValueType(Enum):
    """How the values of a field are read."""

    NAMES = "one of the directory's names"
    WORDS = "words to find"
    DAYS = "a date, an age or a range of either"
    PRESENCE = "the name of something an entry may have"


class FieldSpec(NamedTuple):
    """A field, as the help describes it."""

    type: ValueType
    meaning: str


FIELDS = {
    TAG: FieldSpec(
        ValueType.NAMES, N_("entries with the tag, or with one below it; tag:=x without those")
    ),
    KIND: FieldSpec(ValueType.NAMES, N_("entries of the kind")),
    SECTION: FieldSpec(ValueType.NAMES, N_("entries of the section and those below it")),
    IS: FieldSpec(
        ValueType.NAMES,
        N_("entries in the review state; also checked, unchecked, pending, urgent, marked"),
    ),
    REGION: FieldSpec(ValueType.NAMES, N_("entries for the region, or for a part of it")),
    "language": FieldSpec(ValueType.NAMES, N_("entries in the language")),
    "audience": FieldSpec(ValueType.NAMES, N_("entries for these people")),
    METHOD: FieldSpec(ValueType.NAMES, N_("how the entry was checked")),
    "has": FieldSpec(ValueType.PRESENCE, N_("entries that have it")),
    "no": FieldSpec(ValueType.PRESENCE, N_("entries that do not have it")),
    "title": FieldSpec(ValueType.WORDS, N_("words in the title or another name")),
    "summary": FieldSpec(ValueType.WORDS, N_("words in the summary")),
    "text": FieldSpec(ValueType.WORDS, N_("words in the text of a page")),
    "author": FieldSpec(ValueType.WORDS, N_("words in the names of authors, editors and guests")),
    "publisher": FieldSpec(ValueType.WORDS, N_("words in publisher, journal or series")),
    "org": FieldSpec(ValueType.WORDS, N_("words in the organization of a contact")),
    "phone": FieldSpec(ValueType.WORDS, N_("digits of a number, whatever stands between them")),
    "email": FieldSpec(ValueType.WORDS, N_("part of an e-mail address")),
    "url": FieldSpec(ValueType.WORDS, N_("part of a web address")),
    "address": FieldSpec(ValueType.WORDS, N_("words in a postal address")),
    "identifier": FieldSpec(ValueType.WORDS, N_("part of a DOI, ISBN and the like")),
    "reviewer": FieldSpec(ValueType.WORDS, N_("words in the names and roles of reviewers")),
    NOTE: FieldSpec(
        ValueType.WORDS,
        N_("words in your own note, and in what reviews, corrections and identifiers note"),
    ),
    "id": FieldSpec(ValueType.WORDS, N_("part of the entry's id")),
    "reviewed": FieldSpec(
        ValueType.DAYS, N_("when the entry was checked: reviewed:<90d, reviewed:2026-05")
    ),
    "next": FieldSpec(ValueType.DAYS, N_("when the next check is due: next:<30d")),
    "issued": FieldSpec(ValueType.DAYS, N_("when a work was issued: issued:2019..2023")),
}
"""Every field, the most needed first."""

ALIASES = {
    "lang": "language",
    "for": "audience",
    "organization": "org",
    "tel": "phone",
    "link": "url",
    "site": "url",
    "doi": "identifier",
    "isbn": "identifier",
    "pmid": "identifier",
    "state": IS,
    "status": IS,
    "flag": IS,
    "tags": TAG,
    "type": KIND,
    "due": "next",
    "date": "issued",
    "year": "issued",
}
"""Other names of fields."""

SORTS = ("title", "issued", "reviewed", "next", RISK, MATCH, ORDER)
"""What a list can be sorted by.

By match is what a list with words is sorted by anyway, and by order is the directory's own order, which it is
without words. By risk comes first what could do most harm if it were wrong: urgent help, other contacts, the rest; within
each what needs changes, has changed, is overdue, is to be reviewed; within these what was checked longest ago.
"""

_PRESENCE = (
    *("alert", "audience", "author", "correction", "doi", "hours", "identifier", "isbn", "issued"),
    *("language", "placeholder", "publisher", "region", "related", "review", "source", "tag"),
    "translation",
)
PRESENCE = tuple(sorted((*(kind.presence for kind in WayKind), *_PRESENCE)))
"""What ``has:`` and ``no:`` can ask for; also the scheme of any identifier that occurs."""

EXAMPLES = (
    ("infusion clinic", N_("both words, anywhere")),
    ('"at home"', N_("the phrase")),
    ("=hotline", N_("the word alone, without those that mean the same")),
    ("#Depression -#Esketamine", N_("one tag without the other")),
    (
        "tag:PTSD,ECT",
        N_("any of two tags, like #PTSD OR #ECT; tags chosen in the sidebar must all be there"),
    ),
    ("kind:book kind:video", N_("books and videos")),
    ("is:to-be-reviewed", N_("what nobody has confirmed yet; #TOBE_REVIEWED means the same")),
    ("is:marked", N_("what you have marked as yours; * marks")),
    ("(a OR b) NOT c", N_("groups; OR, AND and NOT in capitals")),
    ("@name", N_("a saved view: a filter that has a name")),
    ("sort:-issued", N_("the latest first; also by title, reviewed and next")),
)
"""Queries that show the language, with what each finds."""
