"""Pieces of styled text, and cutting and filling them to a width."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ketamine_tui.present.chrome import Chrome, Measure

Piece = tuple[str, str]
"""A text and the names of its styles, one blank between two; a later style wins over an earlier one."""

Line = Sequence[Piece]
"""A line as it is painted."""


def text_of(line: Iterable[Piece]) -> str:
    """Return a line without its styles."""
    return "".join([text for text, _ in line])


def width_of(line: Iterable[Piece], measure: Measure) -> int:
    """Return how many columns a line takes."""
    return sum([measure(text) for text, _ in line])


def style_at(line: Iterable[Piece], column: int, measure: Measure) -> str:
    """Return the names of the styles of what stands in a column, from 0."""
    for text, style in line:
        column -= measure(text)
        if column < 0:
            return style
    return ""


def cropped(text: str, width: int, measure: Measure) -> str:
    """Return the beginning of a text that takes more than `width` columns, as wide as that.

    Half of a wide character becomes a blank.
    """
    if text.isascii():
        return text[:width]
    # Beginnings as a whole: a joiner or a selector changes the width of its neighbours.
    ends = range(len(text) + 1)
    start = text[: bisect_right(ends, width, key=lambda end: measure(text[:end])) - 1]
    return start + " " * (width - measure(start))


def fitted(text: str, width: int, chrome: Chrome) -> str:
    """Return a text as wide as `width`: filled with blanks, or cut and marked so."""
    return text_of(filled([(text, "")], width, chrome.measure, cut=chrome.cut))


def shortened(text: str, width: int, chrome: Chrome) -> str:
    """Return a text, cut and marked so where it is wider than `width`."""
    return text if chrome.measure(text) <= width else fitted(text, width, chrome)


def filled(pieces: Iterable[Piece], width: int, measure: Measure, *, cut: str = "") -> list[Piece]:
    """Return pieces as wide as `width`, the last one blank; `cut` ends a text that was too long."""
    line = list(pieces)
    room = max(0, width)
    size = width_of(line, measure)
    if size > room:
        line = [*_cut(line, room - len(cut), measure), (cut[:room], "")]
        size = room
    return [*line, (" " * (width - size), "")]


def _cut(pieces: Iterable[Piece], room: int, measure: Measure) -> Iterable[Piece]:
    for text, style in pieces:
        if room <= 0:
            return
        size = measure(text)
        yield (text if size <= room else cropped(text, room, measure)), style
        room -= size
