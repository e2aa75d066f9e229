"""Passages: where in an entry a search found its words, with what stands around them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ketamine_tui.present.card import card_at
from ketamine_tui.present.highlight import pattern_of, spans_of
from ketamine_tui.present.layout import Range, lay_out
from ketamine_tui.query.view import View

_AROUND = 50
"""Characters shown on either side of a match."""

_UNBROKEN = 1_000_000
"""A width in which every block is one line."""

CUT = "..."


class Passage(NamedTuple):
    """A piece of an entry's text; `label` names the field, and `matches` are ranges of `text`."""

    label: str
    text: str
    matches: tuple[Range, ...]


def passages(view: View, position: int, most: int) -> tuple[Passage, ...]:
    """Return the first passages of an entry, at most so many, that hold what the view's query asks for."""
    pattern = pattern_of(view.needles, view.others)
    if pattern is None:
        return ()
    return tuple(islice(_all_passages(view, position, pattern), most))


def _all_passages(view: View, position: int, pattern: re.Pattern[str]) -> Iterator[Passage]:
    blocks = card_at(view.catalog, position).blocks
    for block in blocks[1:]:
        label = block.marker if block.kind == "field" else ""
        # Code and addresses have line breaks of their own.
        for line in lay_out((block,), _UNBROKEN):
            text = line.text[line.margin :]
            if ranges := spans_of(pattern, text):
                yield _window(label, text, ranges)


def _window(label: str, text: str, ranges: list[Range]) -> Passage:
    first = ranges[0]
    start, end = max(0, first[0] - _AROUND), min(len(text), first[1] + _AROUND)
    if start:
        start = text.find(" ", start, first[0]) + 1 or start
    if end < len(text):
        gap = text.rfind(" ", first[1], end)
        end = gap if gap > 0 else end
    before = CUT if start else ""
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in ranges if b <= end]
    after = CUT if end < len(text) else ""
    return Passage(label, f"{before}{text[start:end]}{after}", tuple(inside))
