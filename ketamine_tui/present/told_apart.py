"""Titles that are too long for a list: where another one begins alike, they lose their middle and not their end."""

from collections.abc import Iterable

from ketamine_tui.present.chrome import Chrome, Measure
from ketamine_tui.present.layout import split_at
from ketamine_tui.present.painters.pieces import cropped

_LEAST_DIFFERENCE = 4
"""Characters that are seen of what differs, so that it tells two titles apart."""


def in_a_line(title: str, others: Iterable[str], width: int, chrome: Chrome) -> str:
    """Return a title, without its middle where it is too long for a line and one of the others begins like it.

    It may still be too long for `width` columns.
    """
    measure = chrome.measure
    if measure(title) <= width:
        return title
    seen = cropped(title, max(0, width - measure(chrome.cut)), measure)
    end = telling_end(title, others, len(seen), width // 2, measure)
    if not end:
        return title
    before = width - min(measure(end), width // 2) - 1
    return f"{_beginning(title, end, before, chrome)} {end}"


def in_two_lines(
    title: str, others: Iterable[str], widths: tuple[int, int], chrome: Chrome
) -> tuple[str, str]:
    """Return what of a title fits into the columns of a first line, in whole words, and the rest.

    Where that is too long for the second one, and one of the others begins like it, it is the end that differs.
    """
    measure, (width, beside) = chrome.measure, widths
    first, rest = split_at(title, width, measure)
    if measure(rest) <= beside:
        return first, rest
    seen = cropped(rest, max(0, beside - measure(chrome.cut)), measure)
    shown = len(title) - len(rest) + len(seen)
    end = telling_end(title, others, shown, beside, measure)
    return (_beginning(title, end, width, chrome), end) if end else (first, rest)


def telling_end(title: str, others: Iterable[str], shown: int, width: int, measure: Measure) -> str:
    """Return the end of a title by which it differs from others; nothing where what is shown of it tells that.

    It begins with the first word that another one has not. Where that is more than `width` columns, and
    others are like it for longer, it begins with the first one that none of them has.

    Args:
        title: What does not fit.
        others: What else is in sight, the title itself perhaps.
        shown: How many characters of its beginning there is room for.
        width: The columns for the end.
        measure: Says how many columns a text takes.
    """
    beginning = title[: max(0, shown - _LEAST_DIFFERENCE) + 1]
    alike = {other for other in others if other.startswith(beginning)}
    lengths = {shared_length(title, other) for other in alike}
    ends = [
        title[_beginning_of_word(title, length, width // 2) :]
        for length in sorted(lengths)
        if length < len(title)
    ]
    return next((end for end in ends if measure(end) <= width), ends[-1] if ends else "")


def shared_length(text: str, other: str) -> int:
    """Return with how many characters both of two texts begin."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (one, two) in pairs if one != two), min(len(text), len(other)))


def _beginning_of_word(text: str, place: int, most: int) -> int:
    """Return where the word at a place begins, no more than so many characters before it; at its end, the next one."""
    if place and text[place - 1].isalnum() and not text[place].isalnum():
        following = (n for n in range(place, len(text)) if text[n].isalnum())
        return next(following, place)
    return max(text.rfind(" ", 0, place) + 1, place - most)


def _beginning(title: str, end: str, width: int, chrome: Chrome) -> str:
    """Return as much of what stands before the end of a title as there is room for."""
    before, room = title.removesuffix(end).rstrip(), max(1, width - chrome.measure(chrome.cut))
    is_whole = chrome.measure(before) <= room
    return (before if is_whole else cropped(before, room, chrome.measure).rstrip()) + chrome.cut
