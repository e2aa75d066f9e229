"""The levels of a word by titles alone: titles are looked through together, not one after the other.

What a title has comes before all else (see `ranking`), so that the beginning of a list is known long before
every entry was looked at.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ketamine_tui.index.texts import Titles

Level = list[int]
"""The positions of the entries that match equally well, in order."""


class TitledTexts(Protocol):
    """Searchable texts, the titles of which are known block by block."""

    @property
    def block_count(self) -> int:
        """How many blocks there are."""
        ...

    def titles(self, number: int) -> Titles:
        """Return the titles of one block, from 0."""
        ...


def levels_by_title(word: str, texts: TitledTexts) -> Iterator[Level]:
    """Yield the entries whose title has a folded word, a level at a time, the best first."""
    blocks = [texts.titles(number) for number in range(texts.block_count)]
    yield from _levels(map(_at_the_start, blocks, [word] * len(blocks)), 3)
    yield from _levels(map(_further_on, blocks, [word] * len(blocks)), 2)


def _levels(of_blocks: Iterator[Sequence[Level]], count: int) -> Iterator[Level]:
    levels: list[Level] = [[] for _ in range(count)]
    for of_block in of_blocks:
        for level, positions in zip(levels, of_block, strict=True):
            level.extend(positions)
    yield from levels


def _at_the_start(titles: Titles, word: str) -> Sequence[Level]:
    """Return which titles are the word, begin with it, and begin with a word that it begins."""
    text, begin = titles.text, f"\n{word}"
    whole: Level = []
    first: Level = []
    part: Level = []
    at = text.find(begin)
    while at >= 0:
        end = at + len(begin)
        after = text[end]
        level = whole if after == "\n" else part if after.isalnum() else first
        level.append(titles.position_at(at + 1))
        at = text.find(begin, end)
    return whole, first, part


def _further_on(titles: Titles, word: str) -> Sequence[Level]:
    """Return which titles have the word behind their beginning: by itself, and as a part of another."""
    text = titles.text
    whole: Level = []
    part: Level = []
    at = text.find(word)
    while at >= 0:
        end = text.find("\n", at)
        if text[at - 1] != "\n":
            level = whole if _is_by_itself(word, text, at, end) else part
            level.append(titles.position_at(at))
        at = text.find(word, end)
    return whole, part


def _is_by_itself(word: str, text: str, at: int, end: int) -> bool:
    """Say whether a word stands anywhere from a place on, where it is, to an end with no letter or digit beside it."""
    while 0 <= at < end:
        after = at + len(word)
        if not (text[at - 1].isalnum() or text[after].isalnum()):
            return True
        at = text.find(word, at + 1, end)
    return False
