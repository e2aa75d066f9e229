"""Rules for the brackets of pages: those in which nothing stands, and those of which one is missing."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ketamine_tui.checks.brackets import unpaired
from ketamine_tui.checks.page import HIDDEN, Page, Part
from ketamine_tui.checks.page_gap_rules import goes_on
from ketamine_tui.model.problem import Problem

_EMPTY = re.compile(r"(?<![\w\\\]`\ufffc])(?:\([ ,;]*\)|\[\])")
_INTERVAL = re.compile(r"[\[(]-?\d[\d., -]*[\])]")
_FACE = re.compile(r"(?<![^\s])[:;=8][-']?[()\[\]]+")
_MOST = 4
"""Letters of what stands before the bracket of an item."""

_OF_ITEM = re.compile(r"(?<![^\s])(?:[^\W\d_]|\d{1,3}|[ivx]{1,4})\Z")
"""What may stand before a closing bracket as the letter or number of an item."""

_PAIRS = (("(", ")"), ("[", "]"))
_SNIPPET = re.compile(r".\S*(?: \S+)?")


def problems_of_brackets(page: Page) -> Iterator[Problem]:
    """Yield brackets of a page in which nothing stands, and those of which one is missing."""
    for part, below in zip_longest(page.parts, page.parts[1:]):
        is_own = part.is_own and part.block.kind == "text"
        if not is_own or not any(sign in part.plain for pair in _PAIRS for sign in pair):
            continue
        searched = part.start
        for match in _EMPTY.finditer(part.plain):
            if found := _EMPTY.search(page.text, searched, part.end):
                message = f"nothing stands in the brackets {match[0]!r}"
                yield page.problem("text-unfinished", found.start(), message)
                searched = found.end()
        if "](" not in part.plain:  # a link that is none is told as such
            yield from _lone(page, part, below)


def _lone(page: Page, part: Part, below: Part | None) -> Iterator[Problem]:
    """Yield the one bracket of a text that is not closed or not opened."""
    text = part.plain
    for pattern in (_FACE, _INTERVAL):
        text = pattern.sub(lambda match: "-" * len(match[0]), text)
    lone = [(index, text[index]) for pair in _PAIRS for index in unpaired(text, *pair)]
    lone = [one for one in lone if one[1] in "([" or not _is_of_item(text, one[0])]
    # An interval may have one of each kind; what follows in a list may close one.
    if len(lone) != 1 or (goes_on(below) if lone[0][1] in "([" else part.block.indent):
        return
    index, sign = lone[0]
    told = "is not closed" if sign in "([" else "was not opened"
    snippet = _SNIPPET.match(part.plain, index) if sign in "([" else None
    words = snippet[0] if snippet else part.plain[:index].split()[-1] + sign
    words = words.partition(HIDDEN)[0] if snippet else words.rpartition(HIDDEN)[2]
    at = page.find(words, part)
    if at >= 0:
        yield page.problem("text-unfinished", at, f"the bracket of {words!r} {told}")


def _is_of_item(text: str, index: int) -> bool:
    return bool(_OF_ITEM.search(text, max(0, index - _MOST), index))
