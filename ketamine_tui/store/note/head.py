"""Heads of texts: the name that an item or a cell begins with, and what follows it."""

import re
from typing import NamedTuple

from ketamine_tui.store.note.text import MarkedText, one_line

_QUOTES = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb"}
_SEPARATOR = re.compile(r"\s*(?:--+|[-\u2010-\u2015:,\u00b7\u2022|])(?:\s+|$)")
_WITHIN = re.compile(r"(?<!\s)\s+(?:--|[-\u2010-\u2015])\s+|:\s+")
_TIME = re.compile(r"(?:\d ?[ap]\.?m\.?|\d[:.]\d\d)\Z", re.ASCII | re.IGNORECASE)
_LONGEST_TIME = 8


class Head(NamedTuple):
    """How a text begins: with a linked, bold, quoted or plain name; and what follows it."""

    name: str
    form: str
    url: str
    rest: str


def split_head(marked: MarkedText) -> Head:
    """Return the name that a text begins with. `form` is ``link``, ``bold``, ``quoted`` or ``plain``."""
    text = marked.text
    start = len(text) - len(text.lstrip())
    for link in marked.links:
        if link.start == start and text[start : link.end].strip() and not link.url.startswith("#"):
            return _named(marked, "link", start, link.end, link.url)
    for begin, end in marked.strong:
        if begin == start and text[begin:end].strip():
            return _named(marked, "bold", begin, end)
    closing = _QUOTES.get(text[start : start + 1], "")
    if closing and start not in marked.plain:
        for end in range(start + 1, len(text)):
            if text[end] in closing and end not in marked.plain and text[start + 1 : end].strip():
                return _named(marked, "quoted", start + 1, end)
    for match in _WITHIN.finditer(text, start):
        is_text = marked.plain.intersection(range(*match.span())) or _is_between_times(text, match)
        if not is_text:
            return Head(one_line(text[start : match.start()]), "plain", "", text[match.end() :])
    return Head(one_line(text), "plain", "", "")


def _is_between_times(text: str, match: re.Match[str]) -> bool:
    """Say whether a dash stands between two times, as in `9am - 5pm`, so that it separates nothing."""
    before = text[max(0, match.start() - _LONGEST_TIME) : match.start()]
    return _TIME.search(before) is not None and text[match.end() : match.end() + 1].isdigit()


def _named(marked: MarkedText, form: str, start: int, end: int, url: str = "") -> Head:
    name = marked.text[start:end].rstrip()
    rest = marked.text[end + 1 if form == "quoted" else end :]
    if form == "bold" and name.endswith(":") and start + len(name) - 1 not in marked.plain:
        name = name[:-1]
    # Blanks beyond the first say nothing; a separator belongs to the list, not to the sentence.
    match = _SEPARATOR.match(rest)
    return Head(one_line(name), form, url, rest[match.end() :] if match else rest)
