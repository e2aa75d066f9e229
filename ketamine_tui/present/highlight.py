"""The ranges of a text that a search asked for, compared as searches compare: folded."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from ketamine_tui.index.texts import as_whole
from ketamine_tui.model.text import fold
from ketamine_tui.present.layout import Range, TextLine

_GAP = re.compile(r"\s+")
_IN_NUMBERS = r"(?:\s++|[.()-]){0,3}"
"""What may stand between the digits of a telephone number."""

_begin, _end = itemgetter(0), itemgetter(1)


def pattern_of(needles: Sequence[str], others: Sequence[str] = ()) -> re.Pattern[str] | None:
    """Return what finds any of some folded needles in folded text, or None where there are none.

    A gap in a needle is any gap in the text, a line break too; a number of three digits or more is
    found as well where it is written in groups. The `others` are found where they stand by themselves.
    """
    return _pattern_of(tuple(needles), tuple(others))


@lru_cache(8)
def _pattern_of(needles: tuple[str, ...], others: tuple[str, ...]) -> re.Pattern[str] | None:
    # An empty needle is everywhere, and a gap alone nearly so.
    texts = {needle: _as_pattern(needle) for needle in needles if needle.strip()}
    texts |= {word: as_whole(_as_pattern(word)) for word in others if word not in texts}
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(map(texts.__getitem__, longest_first))) if texts else None


def _as_pattern(needle: str) -> str:
    if len(needle) >= 3 and needle.isdecimal():
        return _IN_NUMBERS.join(needle)
    return r"\s+".join(map(re.escape, _GAP.split(needle)))


def spans_of(pattern: re.Pattern[str], text: str) -> list[Range]:
    """Return the ranges of `text` that match once folded, in order; those that share a letter are one."""
    if text.isascii():
        return [match.span() for match in pattern.finditer(fold(text))]
    folded = {ord(character): fold(character) for character in set(text)}
    ranges = [match.span() for match in pattern.finditer(text.translate(folded))]
    unequal = [chr(code) for code, letters in folded.items() if len(letters) != 1]
    if not ranges or not unequal:
        return ranges
    origins: list[int] = []
    at = 0
    for odd in re.finditer("|".join(map(re.escape, unequal)), text):
        origins += range(at, odd.start())
        origins += [odd.start()] * len(folded[ord(odd[0])])
        at = odd.end()
    origins += range(at, len(text) + 1)
    return _at_origins(ranges, origins)


def _at_origins(folded_ranges: Iterable[Range], origins: Sequence[int]) -> list[Range]:
    """Return ranges of folded text as ranges of the text itself.

    Args:
        folded_ranges: The ranges, in order.
        origins: Which character each folded one comes from. Accents fold to nothing: they go with the
            letter before them.
    """
    ranges: list[Range] = []
    covered = 0
    for first, last in folded_ranges:
        start, end = origins[first], last
        while origins[end] == origins[end - 1]:
            end += 1
        if start < covered:
            start = ranges.pop()[0]
        covered = origins[end]
        ranges.append((start, covered))
    return ranges


def restyled(
    pieces: Iterable[tuple[str, str]], ranges: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, str]]:
    """Yield pieces of text with their styles, the ranges of the whole cut out in a style of their own."""
    start = 0
    for text, style in pieces:
        at, end = start, start + len(text)
        for first, last, name in ranges:
            begin, stop = max(first, at), min(last, end)
            if begin < stop:
                if at < begin:
                    yield text[at - start : begin - start], style
                yield text[begin - start : stop - start], name
                at = stop
        if at < end:
            yield text[at - start :], style
        start = end


class Matches:
    """Where lines of text match, the first match being number 0. Margins are no part of the text."""

    def __init__(self, lines: Sequence[TextLine], pattern: re.Pattern[str]) -> None:
        self._margins = [line.margin for line in lines]
        parts = [line.text[line.margin :] + "\n" * (not line.is_cut) for line in lines]
        self._starts = [0, *accumulate(map(len, parts))]
        self._ranges = spans_of(pattern, "".join(parts))

    def __len__(self) -> int:
        return len(self._ranges)

    def lines_of(self, number: int) -> Range:
        """Return the first and the last line of a match."""
        start, end = self._ranges[number]
        return bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1

    def first_from(self, line: int) -> int:
        """Return the number of the first match that begins on a line or below it."""
        start = self._starts[min(line, len(self._starts) - 1)]
        return bisect_left(self._ranges, start, key=_begin)

    def on_line(self, line: int) -> Iterator[tuple[int, int, int]]:
        """Yield where on a line matches begin and end, each with its number."""
        start, stop = self._starts[line : line + 2]
        margin = self._margins[line]
        first = bisect_right(self._ranges, start, key=_end)
        for number in range(first, bisect_left(self._ranges, stop, key=_begin)):
            begin, end = self._ranges[number]
            yield max(begin, start) - start + margin, min(end, stop) - start + margin, number
