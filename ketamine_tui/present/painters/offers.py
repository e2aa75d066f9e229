"""The ways to some entries where nothing matches: what is taken away for each, in the lines that it takes to tell it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ketamine_tui.present.chrome import ASCII, Measure, cells
from ketamine_tui.present.highlight import restyled
from ketamine_tui.present.layout import measured_lines
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.pieces import Piece
from ketamine_tui.present.shortened import without_middle
from ketamine_tui.query.explain import Relaxation

_LEAST_LINES, _MOST_LINES = 2, 5
"""Lines of an offer: a blank one stands between short ones, and a long one is cut in its middle."""

_INDENT = 2
"""The columns before the lines that go on."""


def offer_height(offers: Iterable[Relaxation], width: int) -> int:
    """Return the lines of each offer: those of the longest in so many columns, the fewest while these are not known."""
    if not width:
        return _LEAST_LINES
    return max([_LEAST_LINES, *(len(_lines(offer.text, offer.around, width)) for offer in offers)])


def offer_line(offer: Relaxation, line: int, window: Window) -> Sequence[Piece]:
    """Return a line of an offer, from 0."""
    chrome = window.chrome
    lines = _lines(offer.text, offer.around, window.text_width, chrome.measure, chrome.cut)
    if line >= len(lines):
        return ()
    return ((" " * _INDENT * bool(line), ""), *lines[line])


@lru_cache(64)
def _lines(
    text: str,
    around: tuple[str, str],
    width: int,
    measure: Measure = cells,
    cut: str = ASCII.cut,
) -> Sequence[Sequence[Piece]]:
    """Return the lines of a text and what stands around it; the text is cut where they are too many."""
    before, after = around
    if measure(before + text + after) <= width:
        return [[(before, ""), (text, "strong"), (after, "")]]
    room = max(1, width - _INDENT)

    def part_of(length: int) -> str:
        return without_middle(text, length, cut)

    def fits(length: int) -> bool:
        return len(measured_lines(before + part_of(length) + after, room, measure)) <= _MOST_LINES

    lengths = range(_MOST_LINES * room, 0, -1)
    part = part_of(lengths[min(bisect_left(lengths, 1, key=fits), len(lengths) - 1)])
    whole = before + part + after
    ranges = measured_lines(whole, room, measure)
    strong = (len(before), len(before) + len(part), "strong")
    return [
        list(
            restyled([(whole[start:end], "")], [(strong[0] - start, strong[1] - start, strong[2])])
        )
        for start, end in ranges
    ]
