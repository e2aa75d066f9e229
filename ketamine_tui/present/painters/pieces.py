"""Pieces of styled text, and cutting and filling them to a width."""

from collections.abc import Iterable, Sequence

from ketamine_tui.present.chrome import Chrome, Measure

Piece = tuple[str, str]
"""A text and the names of its styles, one blank between two; a later style wins over an earlier one."""

Line = Sequence[Piece]
"""A line as it is painted."""


def text_of(line: Iterable[Piece]) -> str:
    """Return a line without its styles."""
    return "".join([text for text, _ in line])


def cropped(text: str, width: int, measure: Measure) -> str:
    """Return the beginning of a text that takes more than `width` columns, as wide as that.

    Half of a wide character becomes a blank.
    """
    if text.isascii():
        return text[:width]
    used = kept = 0
    for end in range(1, len(text) + 1):
        # The beginning as a whole: a joiner or a selector changes the width of its neighbours.
        if (size := measure(text[:end])) > width:
            break
        used, kept = size, end
    return text[:kept] + " " * (width - used)


def fitted(text: str, width: int, chrome: Chrome) -> str:
    """Return a text as wide as `width`: filled with blanks, or cut and marked so."""
    size = chrome.measure(text)
    if size <= width:
        return text + " " * (width - size)
    room = max(0, width - len(chrome.cut))
    return cropped(text, room, chrome.measure) + chrome.cut[: max(0, width)]


def filled(
    pieces: Iterable[Piece], width: int, measure: Measure, *, cut: str = "", margin: int = 0
) -> list[Piece]:
    """Return pieces as wide as `width`, the last one blank.

    Args:
        pieces: What stands in the line.
        width: The columns of the line.
        measure: What measures texts.
        cut: What ends a text that was too long.
        margin: Columns at the end that stay blank.
    """
    line = list(pieces)
    room = max(0, width - margin)
    size = sum([measure(text) for text, _ in line])
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
