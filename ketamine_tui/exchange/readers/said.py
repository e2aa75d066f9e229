"""Stamps of our own exports (`Extract.stamp`): what they say of an entry's state, read out of a note."""

import re

from ketamine_tui.model.review import ReviewState

_STATES = "|".join(state.words for state in ReviewState)
_STAMP = re.compile(rf"(?:{_STATES}).*?\. From .+, version [0-9a-f]*, as of \d{{4}}-\d\d-\d\d\.")
_STANDING = re.compile(rf"(?:{_STATES})\b.* \(.*\)")
_OPENING = re.compile(rf"\((?:{_STATES})")
_LONGEST = 4000
"""Characters of a line that can be a stamp."""


def is_standing(text: str) -> bool:
    """Say whether a text is a state in words, with what it means in brackets, as alerts have it."""
    return _STANDING.fullmatch(text) is not None


def apart(note: str) -> tuple[str, str]:
    """Return a note without the stamp of an export, and the stamp.

    The stamp is the last line of the note, or stands in brackets at the end of it.
    """
    before, _, last = note.strip().rpartition("\n")
    if len(last) > _LONGEST:
        return note, ""
    if _STAMP.fullmatch(last):
        return before.strip(), last
    for opening in _OPENING.finditer(last) if last.endswith(")") else ():
        stamp = last[opening.start() + 1 : -1]
        if _STAMP.fullmatch(stamp):
            return f"{before}\n{last[: opening.start()]}".strip(), stamp
    return note, ""
