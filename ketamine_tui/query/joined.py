"""Sequences one behind the other, read as one without being copied."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload


class Joined(Sequence[int]):
    """Positions that stand in several sequences, each of them in one only."""

    def __init__(self, parts: Sequence[Sequence[int]]) -> None:
        self._parts = [part for part in parts if part]
        self._ends = list(accumulate(map(len, self._parts)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return the position at a place, or those at several."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        number = bisect_right(self._ends, place)
        return self._parts[number][place - self._before(number)]

    def __iter__(self) -> Iterator[int]:
        for part in self._parts:
            yield from part

    def __contains__(self, value: object) -> bool:
        return any(value in part for part in self._parts)

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a position.

        Raises:
            ValueError: If it is in none of the sequences.
        """
        for number, part in enumerate(self._parts):
            if value in part:
                place = self._before(number) + part.index(value)
                if place in range(len(self))[start:stop]:
                    return place
        raise ValueError(f"{value!r} is in none of the sequences")

    def _before(self, number: int) -> int:
        return self._ends[number - 1] if number else 0
