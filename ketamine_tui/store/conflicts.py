"""Marks that git leaves in a file where a merge waits for a person: what is between them is two texts."""

import re

from ketamine_tui.store.node import ReadError, place_of

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_OPENED = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_HINT = (
    "keep what is right of both sides and delete the lines <<<<<<<, ======= and >>>>>>>;"
    " 'ketamine-tui doctor' says how git merges reviews without them"
)


def check_merged(text: str, *, is_prose: bool = False) -> None:
    """See that no merge is left unfinished in a text. In prose, a line of ``=`` or ``>`` alone may be its own.

    Raises:
        ReadError: At the first mark.
    """
    if "<<<<<<<" not in text and (is_prose or not (">>>>>>>" in text or "=======" in text)):
        return
    if (mark := (_OPENED if is_prose else _MARK).search(text)) is not None:
        message = "a merge by git was left unfinished here"
        raise ReadError(place_of(text, mark.start()), "merge-unfinished", message, _HINT)
