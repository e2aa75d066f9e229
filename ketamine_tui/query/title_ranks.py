"""The levels of a word by titles alone: titles are looked through together, not one after the other.

What a title has comes before all else (see `closeness`), so that the beginning of a list is known long before
every entry was looked at.
"""

from collections.abc import Iterable, Iterator
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
    blocks = [texts.titles(number) for number in range(texts.block_count)]
    with_it_alone = [titles for titles in blocks if titles.may_have_alone(word)]
    whole_titles: list[int] = []
    begun: list[int] = []
    for position, behind in _beginning(word, r"(?![^\W_])", with_it_alone):
        (whole_titles if behind == "\n" else begun).append(position)
    yield WHOLE_TITLE, iter(whole_titles)
    yield TITLE_START, iter(begun)
    parts = _beginning(word, r"(?=[^\W_])", blocks)
    yield TITLE_START + 1, (position for position, _ in parts)
    yield TITLE, _by_itself_further_on(word, with_it_alone)
    yield TITLE + 1, _as_part_further_on(word, blocks)


def _beginning(word: str, behind: str, blocks: Iterable[Titles]) -> Iterator[tuple[int, str]]:
    """Yield the entries whose title begins with a word, and the letter behind that, for which there is a pattern."""
    for titles in blocks:
        yield from titles.beginning_with(word, behind)


def _by_itself_further_on(word: str, blocks: Iterable[Titles]) -> Iterator[int]:
    """Yield the entries whose title does not begin with a word, and has it somewhere by itself."""
    found = by_itself(word).finditer
    for titles in blocks:
        latest = None
        for match in found(titles.text):
            start = titles.text.rfind("\n", 0, match.start()) + 1
            if start != latest and not titles.text.startswith(word, start):
                yield titles.position_at(start)
            latest = start


def _as_part_further_on(word: str, blocks: Iterable[Titles]) -> Iterator[int]:
    """Yield the entries whose title does not begin with a word, and has it only as a part of others."""
    find_by_itself = by_itself(word).search
    for titles in blocks:
        text = titles.text
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            if text[at - 1] != "\n" and not find_by_itself(text, at, end):
                yield titles.position_at(at)
            at = text.find(word, end)
