"""Fields that an output has no place for: what somebody who takes an entry elsewhere does not get.

A test holds that each output has every other field of the entry records, and none of these;
`docs/exchange.md` shows the table. Where an output is in another language, what it says is the
translation, and `translations` stands for the others.
"""

from collections.abc import Mapping

from ketamine_tui.model.way_kinds import WayKind

_REACHING = frozenset(kind.field for kind in WayKind if kind.reaches_people)
_REVIEWS = (
    *("reviews.covers", "reviews.method", "reviews.reviewer", "reviews.role"),
    *("reviews.source_dated", "reviews.seen", "reviews.not_seen", "reviews.confidence"),
    *("reviews.note", "reviews.replaced_by"),
)
"""All of a review but what the state tells: the status, the day, until when it holds, and its sources."""

_CONTACTS = (
    *("section", "audience", "regions", "related", "corrections", "ways.do_not_test"),
    "translations",
)
_WORKS = (
    *("section", "alternate_names", "audience", "regions", "related", "corrections", "links.label"),
    *("identifiers.note", "ways", "schedules", "translations"),
)
_TABLES = (
    *("body", "alerts", "corrections", "links.label", "identifiers.note", "schedules"),
    *("ways.label", "ways.note", "ways.body", "ways.languages", "ways.schedules"),
    *("ways.do_not_test", "translations", *_REVIEWS, "reviews.source"),
)
_CONFIRMED = ("reviews.method", "reviews.reviewer", "reviews.role")
_PAPER = (
    *("id", "section", "tags", "body", "related", "corrections", "contributors", "edition"),
    *("number_of_pages", "identifiers.note", "ways.do_not_test"),
    *("translations", *_REVIEWS, "reviews.source"),
)

LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "vcard": ("id", *_CONTACTS, *_REVIEWS),
    "vcard3": ("id", "languages", *_CONTACTS, *_REVIEWS),
    "hsds": (
        *("id", "section", "related", "corrections", "links.label", "ways.do_not_test"),
        *("translations", *_REVIEWS, "reviews.source"),
    ),
    "csl": (*_WORKS, *_REVIEWS, "reviews.source"),
    "bibtex": (*_WORKS, "contributors", *_REVIEWS, "reviews.source"),
    "csv": _TABLES,
    "json": (),
    "jsonl": (),
    "markdown": (
        *("id", "alerts.source", "alerts.date", "related", "corrections", "contributors"),
        *("container_title", "volume", "issue", "page", "edition", "number_of_pages"),
        *("identifiers.note", "translations", *_REVIEWS, "reviews.source"),
    ),
    "bookmarks": (
        *("id", "kind", "alternate_names", "regions", "languages", "audience", "organization"),
        *("links.label", "alerts", "corrections", "related", "body", "ways", "schedules"),
        *("authors", "editors", "contributors", "issued", "publisher", "container_title", "volume"),
        *("issue", "page", "edition", "number_of_pages", "identifiers", "translations"),
        *(*_REVIEWS, "reviews.source"),
    ),
    "text": (*_PAPER, "ways.dial"),
    "html": (*_PAPER, "languages", "audience"),
    "site": (
        "translations.language",
        *(f"translations.reviews.{part}" for part in ("covers", "method")),
        *(f"translations.reviews.{part}" for part in ("next_review", "replaced_by", "fingerprint")),
    ),
    "list --columns": tuple(name for name in _TABLES if name not in _CONFIRMED),
    "show": ("id", "section", "ways.dial", "translations"),
}
"""What each format, and each command that shows entries, leaves out.

A name stands for all that is below it, ``ways`` for each list of ways to reach somebody.
"""


def leaves_out(output: str, path: str) -> bool:
    """Say whether an output has no place for a field, such as ``phones.note``."""
    field, _, part = path.partition(".")
    names = [path, f"ways.{part}"] if field in _REACHING else [path]
    return any(f"{name}.".startswith(f"{left}.") for name in names for left in LEFT_OUT[output])
