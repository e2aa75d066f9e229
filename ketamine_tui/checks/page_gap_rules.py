"""Rules for what is lost from a page: what a colon announces, a source, the beginning or the end of a text."""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.pasted_rules import NEVER_LAST
from ketamine_tui.checks.prose_rules import without_end
from ketamine_tui.model.problem import Problem

_LED = re.compile(
    r"(?:\A|(?<=[.!?)] ))(?:sources?|references?|see(?: also)?|more|links?)[ .,;]*:[ .,;]*\Z",
    re.IGNORECASE,
)
"""A word at the end of a text that leads to others."""

_LAST_WORDS = re.compile(r"(?<!:)\b[^.!?:]{0,40}[^\W_][)\"'\u2019\u201d]?:\Z")
_ENDED = re.compile(r"[.!?)\"'\u201d\u2019]\s*\Z")
_FIRST = re.compile(r"[a-z\u00df-\u024f]{2,}(?![\w./@(:-])")
"""A word in small letters that is no name of something such as a program."""

_LEAST_WORDS = 5
_LEAST_PARAGRAPHS = 8


def problems_of_gaps(page: Page) -> Iterator[Problem]:
    """Yield where something is lost from a page."""
    level, paragraphs = 0, []
    for part, below in zip_longest(page.parts, page.parts[1:]):
        if part.block.kind == "heading":
            level = part.block.level
        elif part.is_own and part.block.kind == "text":
            yield from _lost(page, part, below, level)
            if not part.block.indent and not goes_on(below):
                paragraphs.append(part)
    for number in without_end([part.plain for part in paragraphs], _LEAST_PARAGRAPHS):
        last = paragraphs[number].shown.split()[-1]
        if last[0].isupper():
            continue  # whose words these are
        message = f"a text ends with {last!r} and no full stop, and breaks off, it seems"
        yield _at_end(page, paragraphs[number], last, message)

    yield from _without_beginning(page)


def _without_beginning(page: Page) -> Iterator[Problem]:
    """Yield the one paragraph of a page that begins with a small letter."""
    begun = []
    for before, part in pairwise((None, *page.parts)):
        is_first = before is None or before.block.kind == "heading"
        is_next = before is not None and before.block.kind == "text" and _ENDED.search(before.shown)
        if part and part.is_own and part.block.kind == "text" and not part.block.indent:
            begun += [part] if is_first or is_next else []
    small = [
        part
        for part in begun
        if _FIRST.match(part.plain)
        and not part.block.spans[0].style
        and page.text[page.beginning(part)] != "!"  # of an image, what it is called is shown
    ]
    if len(begun) >= _LEAST_PARAGRAPHS and len(small) == 1:
        first = small[0].shown.split(maxsplit=1)[0]
        message = f"a text begins with {first!r}, and lacks what stood before it, it seems"
        yield page.problem("text-unfinished", page.beginning(small[0]), message)


def _lost(page: Page, part: Part, below: Part | None, level: int) -> Iterator[Problem]:
    """Yield what is lost behind a text; `level` is that of the heading above it."""
    shown = part.shown.rstrip()
    if announced := _announced(part, below, level):
        message = f"{announced!r} stands here, and nothing follows"
        yield _at_end(page, part, announced.split()[-1], message)
    last = NEVER_LAST.search(shown)
    if last and not goes_on(below) and len(shown.split()) >= _LEAST_WORDS:
        message = f"a text ends with {last[0]!r}, and breaks off, it seems"
        yield _at_end(page, part, last[0], message)


def goes_on(below: Part | None) -> bool:
    """Say whether a sentence may go on behind a block: in an item, a quotation or in code."""
    if below is None or below.block.kind == "heading":
        return False
    return below.block.kind != "text" or bool(below.block.marker or below.block.quoted)


def _announced(part: Part, below: Part | None, level: int) -> str:
    """Return what leads at the end of a block to what does not follow; nothing where it does, or is not led to."""
    shown = part.shown.rstrip()
    if match := _LED.search(shown):
        is_followed = below and (
            below.block.indent > part.block.indent or any(span.href for span in below.block.spans)
        )
        return "" if is_followed else match[0]
    # The parts of a text may each have a heading of their own.
    is_last = below is None or (below.block.kind == "heading" and below.block.level <= level)
    match = _LAST_WORDS.search(shown) if is_last and not part.block.indent else None
    return match[0].strip() if match else ""


def _at_end(page: Page, part: Part, word: str, message: str) -> Problem:
    """Return that something is lost behind a last word."""
    index = page.text.rfind(word, part.start, part.end)
    return page.problem("text-unfinished", max(index, part.start), message)
