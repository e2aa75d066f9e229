"""The closeness of a word to an entry: where it stands first, and whether it is there as a whole word.

The best match of a list is the closest (see `ranking`).
"""

import re
from collections.abc import Callable
from enum import IntEnum
from operator import methodcaller

from ketamine_tui.index.texts import OTHER_NAME, field_at, whole_word
from ketamine_tui.query.needles import Needle


class Closeness(IntEnum):
    """Where a word was found, the best place first; as a whole word comes before as a part of one."""

    WHOLE_TITLE = 0
    TITLE_START = 1
    TITLE = 2
    NAME = 3
    TAG = 4
    SUMMARY = 5
    TEXT = 6
    ELSEWHERE = 7


NOWHERE = 2 * len(Closeness)
"""The rank of a word that an entry does not have."""

WHOLE_TITLE, TITLE_START, TITLE, *_, _ELSEWHERE = (2 * closeness for closeness in Closeness)
"""The ranks of a whole word in a title; of a part of one it is 1 more."""

RANK_OF_FIELD = {
    OTHER_NAME: 2 * Closeness.NAME,
    "org": 2 * Closeness.NAME,
    "tag": 2 * Closeness.TAG,
    "summary": 2 * Closeness.SUMMARY,
    "text": 2 * Closeness.TEXT,
}
"""The rank by the field of a line that is not the title; other fields are elsewhere."""


def by_itself(word: str) -> re.Pattern[str]:
    """Return what finds a word where no letter or digit stands beside it."""
    literal = re.escape(word)
    # What stands before is asked last: a pattern that begins with letters is looked for ten times as fast.
    return re.compile(rf"{literal}(?<![^\W_]{literal})(?![^\W_])")


def ranker(needle: Needle) -> Callable[[str], int]:
    """Return what tells the rank of a needle in a searchable text: its closeness twice, and 1 for a part of a word.

    The lines of a text stand in the order of their closeness: the first one that has the needle counts. Of a
    title it counts, too, whether it begins with the needle. Elsewhere any line may have the whole word. A word
    that stands for another counts as a part.
    """
    word = needle.text
    size = len(word)
    find = _finder(needle)
    is_by_itself = by_itself(word).search

    def rank(text: str) -> int:
        at = find(text)
        if at < 0:
            return NOWHERE
        end = text.find("\n", at)
        if end < 0:
            end = len(text)
        if at == 1:
            closeness = WHOLE_TITLE if end == size + 1 else TITLE_START
            end = min(end, size + 2)
        elif text.find("\n", 0, at) < 0:
            closeness = TITLE
        else:
            closeness = RANK_OF_FIELD.get(field_at(text, at), _ELSEWHERE)
            if closeness == _ELSEWHERE:
                end = len(text)
        is_whole = not needle.is_whole and is_by_itself(text, at, end)
        return closeness if is_whole else closeness + 1

    return rank


def _finder(needle: Needle) -> Callable[[str], int]:
    """Return what tells where a needle is in a text, or -1."""
    if not needle.is_whole:
        return methodcaller("find", needle.text)
    search = whole_word(needle.text).search

    def find(text: str) -> int:
        match = search(text)
        return match.start() if match else -1

    return find
