"""Rules for the headings of pages: those that are none, those that are none of purpose, and those above nothing."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ketamine_tui.checks.page import Page, Part
from ketamine_tui.model.problem import Problem

_NO_HEADING = re.compile(r"^[ \t>]*(#{2,6}(?![# \t\n]|\Z)\S*|#{7,}[ \t]\S*)", re.MULTILINE)
_ONE_SIGN = re.compile(r"#((?=[A-Z])\w+)(?!-)[^#\n]*")
"""A line that begins with a sign and a word in capitals: a heading or a tag, and no name of a place to talk."""

_LINE_BELOW = re.compile(r"\n[ >]*([-=])[-=]*\Z")
_STOPPED = re.compile(r"[.;,:]\Z")
_SENTENCE = re.compile(r"[.!?\u2026]\Z")
"""Where a heading says all that it has to say, as a step does."""


def problems_of_headings(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the headings of a page."""
    for part, below in zip_longest(page.parts, page.parts[1:]):
        if part.block.quoted:
            continue
        if part.block.kind == "heading":
            message = _fault(page, part, below)
            if message:
                yield page.problem("page-heading", page.beginning(part), message)
        elif part.block.kind == "text":
            yield from _without_blank(page, part)


def _fault(page: Page, part: Part, below: Part | None) -> str:
    """Return what is wrong with a heading; nothing where it is right."""
    written = page.written(part)
    if not part.shown.strip():
        return "a heading has no words"
    has_links = any(span.href for span in part.block.spans)
    line = _LINE_BELOW.search(written)
    if line and (written.count("\n") > 1 or _STOPPED.search(part.shown) or has_links):
        return f"the line of {line[1]} below makes a heading of this text"
    is_last = below is None or (
        below.block.kind == "heading" and below.block.level <= part.block.level
    )
    if is_last and not has_links and not _SENTENCE.search(part.shown):
        return f"nothing stands under {part.shown!r}"
    return ""


def _without_blank(page: Page, part: Part) -> Iterator[Problem]:
    """Yield the signs of headings that have no blank behind them, or are too many."""
    written = page.written(part)
    found = [(match.start(1), match[1]) for match in _NO_HEADING.finditer(written)]
    one = _ONE_SIGN.fullmatch(written)
    if one and page.subject.directory.vocabulary.find(one[1]) is None:
        found.append((0, f"#{one[1]}"))
    for index, sign in found:
        message = f"{sign!r} is no heading, and is shown with its signs"
        yield page.problem("page-heading", part.start + index, message)
