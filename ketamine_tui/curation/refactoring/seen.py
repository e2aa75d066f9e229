"""Fingerprints after a refactoring: reviews have seen exactly what they had seen before it.

Digits of a field that was as the review saw it become those of the field as it is called now. Digits of a
field that had changed stay, unless the new names would make them right by chance: then they become digits
that nothing has, so that nobody's doubt is lost.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.model.entry import Entry
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.store.edits import Edit, Replace, Take
from ketamine_tui.store.entry_files import LoadedEntry
from ketamine_tui.store.fingerprint import fingerprints, is_seen
from ketamine_tui.store.node import FieldsNode, Scalar

_DIGITS = 8


class Version(NamedTuple):
    """An entry with the tags of its directory."""

    entry: Entry
    vocabulary: Vocabulary

    def has(self, name: str, digits: str) -> bool:
        """Say whether digits are those of a field as it is."""
        return is_seen(digits, name, self.entry, self.vocabulary)


def fingerprint_edits(
    before: Version, after: LoadedEntry, vocabulary: Vocabulary
) -> Iterator[Edit]:
    """Yield what keeps the reviews of an entry as right, and as wrong, as they were.

    Args:
        before: The entry before the refactoring.
        after: The entry after it; the edits are of its text.
        vocabulary: The tags after it.
    """
    now = Version(after.entry, vocabulary)
    digests = fingerprints(*now)
    for review in after.node.records("reviews"):
        recorded = review.fields.get("fingerprint")
        if not isinstance(recorded, FieldsNode):
            continue
        edits = [
            edit
            for name, digits in recorded.fields.items()
            if isinstance(digits, Scalar)
            for edit in _edits(name, digits, before, now, digests.get(name))
        ]
        taken = [edit for edit in edits if isinstance(edit, Take)]
        if taken and len(taken) == len(recorded.fields):
            yield Take(recorded.place)
        else:
            yield from edits


def _edits(
    name: str, digits: Scalar, before: Version, now: Version, digest: str | None
) -> Iterator[Edit]:
    text = digits.text.strip()
    was_seen, is_seen_now = before.has(name, text), now.has(name, text)
    if was_seen and not is_seen_now:
        yield Take(digits.place) if digest is None else Replace(digits.place, digest)
    elif is_seen_now and not was_seen:
        while now.has(name, text):
            text = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
        yield Replace(digits.place, text)
