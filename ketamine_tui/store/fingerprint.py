"""Fingerprints of an entry's fields: what a review has seen, so that a later change is noticed."""

import json
from collections.abc import Mapping

from ketamine_tui.model.entry import Entry
from ketamine_tui.store.decode import fields_of

_NOT_CHECKED = frozenset({"id", "reviews", "section"})
"""Fields that say nothing which a review could confirm: where an entry stands, and the reviews."""

_UNORDERED = frozenset({"tags", "related", "regions", "languages", "audience"})

_DIGITS = 8


def fingerprints(entry: Entry) -> dict[str, str]:
    """Return eight hexadecimal digits for each field of an entry that says something.

    They are of what the field means, not of how it is written: spaces, quotes and the order of tags
    make no difference.
    """
    return {
        name: _digest(sorted(map(str, value)) if name in _UNORDERED else value)
        for name, value in fields_of(entry).items()
        if name not in _NOT_CHECKED
    }


def changed_fields(entry: Entry, people: int = 1) -> tuple[str, ...]:
    """Return the fields that differ from what the newest confirmation of each has recorded.

    A record without fingerprints, written by hand, has seen what stands there now. Where more than
    one of the `people` has to confirm, only records of the whole entry can.
    """
    seen, is_whole = _seen(entry, people)
    if not seen:
        return ()
    now = fingerprints(entry)
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
