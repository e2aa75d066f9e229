"""Keys of the telephone in texts: which are to be pressed, for what, and behind which number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.checks.phones import digits
from ketamine_tui.model.text import fold

_KEY = r"(?:press|push|choose|select|option|key)"
_SENTENCE = re.compile(r"[^.;\n]+")
_TOLD = re.compile(rf"\b{_KEY}\b", re.IGNORECASE)
_FOR = re.compile(
    r"(?<!\d)(\d) (?:for|to reach|to speak to|to speak with|to talk to|if you) (?:the |an? )?(.{1,80}?)(?=,|\)|\Z| (?:or|and|then)\b)",
    re.ASCII,
)
_KEYS = re.compile(
    rf"\b{_KEY}\b[^.;\d]{{0,30}}?(?<!\d)(\d)(?!\d)|(?<!\d)(\d) (?:for|to)\b",
    re.IGNORECASE | re.ASCII,
)
_THEN = re.compile(
    rf"(?<![\w+-])(\+?\d(?:[ ()-]{{0,2}}\d){{2,14}})(?![\w-])[^.;\n\d]{{0,60}}?\b{_KEY}(?: option)? (\d)(?![\w-])",
    re.IGNORECASE | re.ASCII,
)


class Behind(NamedTuple):
    """A key that a text tells to press when a number answers: the words, the number in digits, the key."""

    words: str
    number: str
    key: str


def tells_key(text: str) -> bool:
    """Say whether a text tells to press something."""
    return bool(_TOLD.search(text))


def keys_in(text: str) -> set[str]:
    """Return the keys that a text tells to press."""
    return {one or other for one, other in _KEYS.findall(text)}


def keys_for(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a text that are each for something, with what they are for."""
    for sentence in _SENTENCE.findall(text):
        if _TOLD.search(sentence):
            yield from ((key, fold(what.strip())) for key, what in _FOR.findall(sentence))


def keys_behind(text: str) -> Iterator[Behind]:
    """Yield the keys of a text that stand behind a number."""
    return (Behind(m[0], digits(m[1]), m[2]) for m in _THEN.finditer(text))
