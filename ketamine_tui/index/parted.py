"""Positions in parts one behind the other, read as one sequence without being copied."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload


class Parted(Sequence[int]):
    """Positions in parts, which are made when they are asked for; each position is in one of them only."""

    def __init__(self, sizes: Iterable[int]) -> None:
        """Begin with how many positions each part has."""
        self._ends = list(accumulate(sizes))

    def part(self, number: int) -> Sequence[int]:
        """Return the positions of a part, from 0."""
        raise NotImplementedError

    def part_of(self, position: object) -> int | None:
        """Return the number of the part that a position is in; None where it is in none."""
        raise NotImplementedError

    def place_in(self, number: int, position: int) -> int:
        """Return the place of a position in the part that it is in."""
        return self.part(number).index(position)

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
        return self.part(number)[place - self._before(number)]

    def __iter__(self) -> Iterator[int]:
        for number in range(len(self._ends)):
            yield from self.part(number)

    def __contains__(self, position: object) -> bool:
        return self.part_of(position) is not None

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a position.

        Raises:
            ValueError: If it is in none of them.
        """
        number = self.part_of(value)
        if number is None or not isinstance(value, int):
            raise ValueError(f"{value!r} is no member")
        place = self._before(number) + self.place_in(number, value)
        if place not in range(len(self))[start:stop]:
            raise ValueError(f"{value!r} is at {place}")
        return place

    def _before(self, number: int) -> int:
        return self._ends[number - 1] if number else 0


class Joined(Parted):
    """Some sequences of positions, one behind the other."""

    def __init__(self, parts: Iterable[Sequence[int]]) -> None:
        """Join sequences, of which some may be empty."""
        self._parts = list(parts)
        super().__init__(map(len, self._parts))

    def part(self, number: int) -> Sequence[int]:
        """Return one of the sequences."""
        return self._parts[number]

    def part_of(self, position: object) -> int | None:
        """Return the number of the sequence that has a position."""
        return next((n for n, part in enumerate(self._parts) if position in part), None)
