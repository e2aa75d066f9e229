"""The levels of a word by titles alone: titles are looked through together, not one after the other.

What a title has comes before all else (see `closeness`), so that the beginning of a list is known long before
every entry was looked at.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from ketamine_tui.index.texts import Titles
from ketamine_tui.query.closeness import TITLE, TITLE_START, WHOLE_TITLE, by_itself


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

    Each is looked for when it is taken; but whole titles and words that titles begin with at once.
    """
    whole_titles: list[int] = []
    begun: list[int] = []
    for titles, at, end in _matches(rf"\n{re.escape(word)}(?![^\W_])", texts):
        is_whole = titles.text[end] == "\n"
        (whole_titles if is_whole else begun).append(titles.position_at(at + 1))
    yield WHOLE_TITLE, iter(whole_titles)
    yield TITLE_START, iter(begun)
    parts = _matches(rf"\n{re.escape(word)}(?=[^\W_])", texts)
    yield TITLE_START + 1, (titles.position_at(at + 1) for titles, at, _ in parts)
    yield TITLE, _by_itself_further_on(word, texts)
    yield TITLE + 1, _as_part_further_on(word, texts)


def _matches(pattern: str, texts: TitledTexts) -> Iterator[tuple[Titles, int, int]]:
    """Yield the matches of a pattern in titles: where each begins and ends."""
    found = re.compile(pattern).finditer
    for titles in map(texts.titles, range(texts.block_count)):
        for match in found(titles.text):
            yield titles, match.start(), match.end()


def _by_itself_further_on(word: str, texts: TitledTexts) -> Iterator[int]:
    """Yield the entries whose title does not begin with a word, and has it somewhere by itself."""
    latest = None
    for titles, at, _ in _matches(by_itself(word).pattern, texts):
        text = titles.text
        begins_with_it = text.startswith(word, text.rfind("\n", 0, at) + 1)
        position = titles.position_at(at)
        if not begins_with_it and position != latest:
            yield position
        latest = position


def _as_part_further_on(word: str, texts: TitledTexts) -> Iterator[int]:
    """Yield the entries whose title does not begin with a word, and has it only as a part of others."""
    find_by_itself = by_itself(word).search
    for titles in map(texts.titles, range(texts.block_count)):
        text = titles.text
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            if text[at - 1] != "\n" and not find_by_itself(text, at, end):
                yield titles.position_at(at)
            at = text.find(word, end)
