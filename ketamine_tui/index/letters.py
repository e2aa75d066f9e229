"""The letters of searchable texts: the set of entries that each of them occurs in.

A search begins with a single letter, for which nearly every text has to be looked at; so what that finds is kept.
"""

from collections.abc import Iterator, Sequence

from ketamine_tui.index import bitset

LETTER = "letter"
"""The field under which these sets are kept."""

_SAMPLED = 64
"""One text in so many of the first block is asked which letters there are. Others are looked for in all texts."""


class LetterSets:
    """Collects which texts have a letter or digit, block by block."""

    def __init__(self) -> None:
        self._flags: dict[str, bytearray] = {}
        self._size = 0

    def add(self, texts: Sequence[str]) -> None:
        """Look through the texts of the next positions."""
        if not self._size:
            letters = {letter for text in texts[::_SAMPLED] for letter in text if letter.isalnum()}
            self._flags = {letter: bytearray() for letter in sorted(letters)}
        for letter, flags in self._flags.items():
            flags.extend([letter in text for text in texts])
        self._size += len(texts)

    def facets(self) -> Iterator[tuple[str, str, int, bytes]]:
        """Yield field, letter, number of entries and their set."""
        for letter, flags in self._flags.items():
            yield LETTER, letter, flags.count(1), bitset.to_bytes(bitset.from_flags(flags))
