"""Marks that git leaves in a file where a merge waits for a person: what is between them is two texts."""

import re

from ketamine_tui.store.node import ReadError, place_of

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_IN_PROSE = re.compile(
    r"^(?:(?:<{7}|\|{7})(?: .*)?|>{7} (?:\S+|\S+ \(.+\)|Stashed changes))$", re.MULTILINE
)
"""What is no prose: seven quotations within each other have more than the name of a branch."""

_HINT = (
    "keep what is right of both sides and delete the lines <<<<<<<, ======= and >>>>>>>;"
    " 'ketamine-tui doctor' says how git merges reviews without them"
)


def check_merged(text: str, *, is_prose: bool = False) -> None:
    """See that no merge is left unfinished in a text. In prose, a line of ``=`` or of ``>`` may be its own.

    Raises:
        ReadError: At the first mark.
    """
    if not any(sign * 7 in text for sign in "<>|="):
        return
    if (mark := (_IN_PROSE if is_prose else _MARK).search(text)) is not None:
        message = "a merge by git was left unfinished here"
        raise ReadError(place_of(text, mark.start()), "merge-unfinished", message, _HINT)
