"""Fingerprints of an entry's fields: what a review has seen, so that a later change is noticed.

They are of ids, so that another label for a tag changes none. Those of before, made of labels, are
recognized by the names that a tag has today (decision 15).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from ketamine_tui.model.entry import Entry
from ketamine_tui.model.review import Review
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.store.decode import fields_of

_NOT_CHECKED = frozenset({"id", "reviews", "section"})
"""Fields that say nothing which a review could confirm: where an entry stands, and the reviews."""

_UNORDERED = frozenset({"tags", "related", "regions", "languages", "audience"})

_DIGITS = 8

_MOST_NAMES = 1_000
"""How many ways of naming an entry's tags are tried for digits that were made of labels."""


def checkable_fields(entry: Entry) -> tuple[str, ...]:
    """Return the names of the fields that a review can confirm: those that say something."""
    return tuple(name for name in fields_of(entry) if name not in _NOT_CHECKED)


def fingerprints(entry: Entry, vocabulary: Vocabulary) -> dict[str, str]:
    """Return eight hexadecimal digits for each field of an entry that says something.

    They are of what the field means, not of how it is written: spaces, quotes, the order of tags and
    what a tag is called make no difference.
    """
    fields = fields_of(entry)
    if "tags" in fields:
        fields["tags"] = _ids_of(entry, vocabulary)
    return {
        name: _digest(_in_order(value) if name in _UNORDERED else value)
        for name, value in fields.items()
        if name not in _NOT_CHECKED
    }


def is_seen(digits: str, name: str, entry: Entry, vocabulary: Vocabulary) -> bool:
    """Say whether digits, perhaps made of labels, are those of a field as it is."""
    if digits == fingerprints(entry, vocabulary).get(name):
        return True
    return name == "tags" and digits in _digests_by_name(entry, vocabulary)


def with_ids(entry: Entry, vocabulary: Vocabulary) -> tuple[Review, ...]:
    """Return the reviews of an entry, with the digits of its ids for those of the same tags' labels."""
    recorded = {
        review.fingerprint["tags"] for review in entry.reviews if "tags" in review.fingerprint
    }
    if not recorded or not entry.tags:
        return entry.reviews
    of_ids = _digest(_in_order(_ids_of(entry, vocabulary)))
    of_labels = {
        digits
        for digits in recorded
        if digits != of_ids and digits in _digests_by_name(entry, vocabulary)
    }
    if not of_labels:
        return entry.reviews
    return tuple(
        review._replace(fingerprint={**review.fingerprint, "tags": of_ids})
        if review.fingerprint.get("tags") in of_labels
        else review
        for review in entry.reviews
    )


def _digests_by_name(entry: Entry, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what the tags' digits may have been while labels were taken, today's labels first."""
    yield _digest(_in_order(entry.tags))
    for names in islice(product(*_names_of(entry, vocabulary)), _MOST_NAMES):
        yield _digest(_in_order(names))


def _names_of(entry: Entry, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Return the names of each tag of an entry, its id first, then its label and the others."""
    tags = ((name, vocabulary.find(name)) for name in entry.tags)
    return [(tag.id, tag.label, *tag.aliases) if tag else (name,) for name, tag in tags]


def _ids_of(entry: Entry, vocabulary: Vocabulary) -> list[str]:
    return [names[0] for names in _names_of(entry, vocabulary)]


def _in_order(values: Sequence[object]) -> list[str]:
    return sorted(map(str, values))


def changed_fields(entry: Entry, vocabulary: Vocabulary, people: int = 1) -> tuple[str, ...]:
    """Return the fields that differ from what the newest confirmation of each has recorded.

    A record without fingerprints, written by hand, has seen what stands there now. Where more than
    one of the `people` has to confirm, only records of the whole entry can.
    """
    seen, is_whole = _seen(entry, people)
    if not seen:
        return ()
    now = fingerprints(entry, vocabulary)
    fields = dict.fromkeys((*seen, *(now if is_whole else ())))
    return tuple(
        name
        for name in fields
        if (before := seen.get(name, "")) is not None and before != now.get(name, "")
    )


def confirmed_fingerprints(entry: Entry) -> dict[str, str]:
    """Return the fingerprints of the newest confirmation of each field, where it has recorded one."""
    seen, _ = _seen(entry, people=1)
    return {name: digits for name, digits in seen.items() if digits}


def _seen(entry: Entry, people: int) -> tuple[dict[str, str | None], bool]:
    """Return what was seen of each field, None for what was not recorded; and whether of the whole."""
    seen: dict[str, str | None] = {}
    is_whole = False
    for review in entry.reviews:
        if not review.may_confirm or (review.covers and people > 1):
            continue
        recorded: Mapping[str, str] = review.fingerprint
        if review.covers:
            seen |= {name: recorded.get(name, "") if recorded else None for name in review.covers}
        else:
            seen = dict(recorded)
            is_whole = bool(recorded)
    return seen, is_whole


def _digest(value: object) -> str:
    from hashlib import sha256  # noqa: PLC0415  # a twentieth of a whole show, which seldom needs it

    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:_DIGITS]
