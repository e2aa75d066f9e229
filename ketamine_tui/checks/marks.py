"""Signs that are shown as they stand: HTML, and what was to mark words of a page and has nothing to end it."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.page import Page
from ketamine_tui.model.prose import Span

_ELEMENTS = (
    "a|abbr|b|blockquote|br|code|details|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|script|small"
    "|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video"
)
HTML = re.compile(rf"<(?:{_ELEMENTS})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
"""Signs of HTML, which is shown as the text that it is."""

_LONE = re.compile(
    r"\*\*(?=[^\W\d])|(?<=[^\W\d])\*\*|(?<![\w*)\]])\*\*(?=[\d(\[\"'])|(?<=[^.!?*\s\d] )\*(?=[^\W\d])"
    r"|(?<![^\s(])__?(?=[^\W\d_]{2}[^\s_/@.]*(?:\s|\Z))"
    r"|(?<![^\s(])(?=[^\W\d_]{2}[^\s_/@.]*(?<=\w)(?P<end>__?)[.,;:!?)]*(?:\s|\Z))|`"
)
"""Marks of which the second is missing; an underscore is no mark within a word, nor a star behind one or a sentence."""

_NAMES = {"*": "star", "_": "underscore", "`": "backtick"}
_NO_SPAN = Span("")
_STANDS_OUT = ("strong", "em")


def lone_marks(page: Page) -> Iterator[tuple[int, str]]:
    """Yield where marks of words are shown as they stand, and what they are called: others are missing."""
    for part in (part for part in page.parts if part.block.kind != "code"):
        if not any(mark in part.shown for mark in _NAMES):
            continue
        searched, spans = part.start, part.block.spans
        around = (_NO_SPAN, *spans, _NO_SPAN)
        for before, span, behind in zip(around, spans, around[2:], strict=False):
            found = page.text.find(span.text, searched, part.end)
            if found < 0 or not span.text.strip():
                continue  # what is escaped is written otherwise, and so is the end of a line
            searched = found + len(span.text)
            at = -1 if span.style else _lone_mark(before, span.text, behind)
            if at >= 0 and page.text[found + at - 1 : found + at] != "\\":
                yield found + at, _NAMES[span.text[at]]


def _lone_mark(before: Span, text: str, behind: Span) -> int:
    """Return where a mark of a text between two others had a part in making words stand out; -1 for nowhere."""
    if found := _LONE.search(text):
        return max(found.start(), found.start("end"))
    if behind.style in _STANDS_OUT and text.endswith(("*", "_")):
        return len(text) - 1
    return 0 if before.style == "em" and text.startswith(("*", "_")) else -1
