"""Names of bodies: by what words they are told from persons, and where they stand in a text."""

import re
from collections.abc import Iterator

_WORD = re.compile(
    r"\b(?:academy|act|administration|agency|alliance|association|authority|board|bureau|cent(?:er|re)s?|charity|clinics?|coalition"
    r"|college|commission|committee|consortium|council|department|division|faculty|federation|foundation|fund|government|group"
    r"|health|hospitals?|inc|institutes?|laborator(?:y|ies)|library|ltd|ministry|museum|network|office|organi[sz]ation|press"
    r"|programme?|project|research|school|sciences?|section|services?|society|task force|team|trust|union|unit|universit\w+)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z][\w'\u2019-]*"
_NAME = re.compile(rf"\b{_CAPITAL}(?:(?:,? (?:of|on|for|and|the|in|against|to|&))*,? {_CAPITAL})+")
"""Words with a capital each, and small ones between them."""


def is_body(text: str) -> bool:
    """Say whether a name has a word that bodies have in theirs."""
    return bool(_WORD.search(text))


def bodies_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of bodies stand in a text, as far as their words begin with capitals."""
    return (match.span() for match in _NAME.finditer(text) if is_body(match[0]))
