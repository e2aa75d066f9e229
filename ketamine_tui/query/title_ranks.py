"""The levels of a word by titles alone: titles are looked through together, not one after the other.

What a title has comes before all else (see `closeness`), so that the beginning of a list is known long before
every entry was looked at.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from ketamine_tui.index.texts import Titles
from ketamine_tui.query.closeness import TITLE, TITLE_START, WHOLE_TITLE, by_itself

_BEHIND_A_BEGINNING = {
    WHOLE_TITLE: r"(?=\n)",
    TITLE_START: r"(?![^\W_]|\n)",
    TITLE_START + 1: r"(?=[^\W_])",
}
"""What stands behind a word that a title begins with, by rank: nothing, something between words, more of a word."""


class TitledTexts(Protocol):
    """Searchable texts, the titles of which are known block by block."""

    @property
    def block_count(self) -> int:
        """How many blocks there are."""
        ...

    def titles(self, number: int) -> Titles:
        """Return the titles of one block, from 0."""
        ...


def levels_by_title(word: str, texts: TitledTexts) -> Iterator[tuple[int, Iterator[int]]]:
    """Yield ranks, the best first, with the positions of the entries that have them by their title, in order.

    Each is looked for when it is taken.
    """
    for rank, behind in _BEHIND_A_BEGINNING.items():
        yield rank, _matching(re.escape(f"\n{word}") + behind, texts)
    yield TITLE, _further_on(word, texts, is_whole=True)
    yield TITLE + 1, _further_on(word, texts, is_whole=False)


def _matching(pattern: str, texts: TitledTexts) -> Iterator[int]:
    """Yield the entries of titles that a pattern matches from the end of the line before on."""
    found = re.compile(pattern).finditer
    for titles in map(texts.titles, range(texts.block_count)):
        for match in found(titles.text):
            yield titles.position_at(match.start() + 1)


def _further_on(word: str, texts: TitledTexts, *, is_whole: bool) -> Iterator[int]:
    """Yield the entries whose title has a word behind its beginning: somewhere by itself, or only as a part of others."""
    find_by_itself = by_itself(word).search
    for titles in map(texts.titles, range(texts.block_count)):
        text = titles.text
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            is_further_on = text[at - 1] != "\n"
            if is_further_on and (find_by_itself(text, at, end) is not None) is is_whole:
                yield titles.position_at(at)
            at = text.find(word, end)
