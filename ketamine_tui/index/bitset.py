"""Sets of positions as Python integers: bit n stands for position n."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress

from ketamine_tui.index.parted import Parted

_TO_DIGIT = bytes.maketrans(b"\x00\x01", b"01")
_FROM_DIGIT = bytes.maketrans(b"01", b"\x00\x01")
_BLOCK = 4096
_MOST_BLOCKS = 64
"""Blocks whose members are remembered."""


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set of `positions`, all of them below `size`."""
    flags = bytearray(size)
    for position in positions:
        flags[position] = 1
    return from_flags(flags)


def from_flags(flags: bytes | bytearray) -> int:
    """Return the set of the positions whose byte is 1, not 0."""
    return int(flags[::-1].translate(_TO_DIGIT), 2) if flags else 0


def to_positions(bits: int, size: int) -> Sequence[int]:
    """Return the members of a set of positions below `size`, in order."""
    if bits == full(size):
        return range(size)
    return Members(bits)


def to_flags(bits: int, size: int) -> bytearray:
    """Return a byte for each position below `size`: 1 for members, 0 for others."""
    return bytearray(f"{bits:0{size}b}".encode()[::-1].translate(_FROM_DIGIT))


def membership(bits: int) -> Callable[[int], int]:
    """Return what tells of a position whether it is in a set: for some of them, quicker than `to_flags`."""
    data = to_bytes(bits)
    end = 8 * len(data)
    return lambda position: data[position >> 3] >> (position & 7) & 1 if position < end else 0


def full(size: int) -> int:
    """Return the set of all positions below `size`."""
    return (1 << size) - 1


def to_bytes(bits: int) -> bytes:
    """Return the set as little-endian bytes."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def from_bytes(data: bytes) -> int:
    """Return the set that `to_bytes` wrote."""
    return int.from_bytes(data, "little")


class Members(Parted):
    """The members of a set, in order.

    They are worked out block by block when they are asked for, so that the first screenful of a large
    set costs no more than that of a small one.
    """

    def __init__(self, bits: int) -> None:
        data = to_bytes(bits)
        size = _BLOCK // 8
        self._blocks = [from_bytes(data[at : at + size]) for at in range(0, len(data), size)]
        self._unpacked: dict[int, list[int]] = {}
        super().__init__(block.bit_count() for block in self._blocks)

    def __iter__(self) -> Iterator[int]:
        for number in range(len(self._blocks)):
            yield from self._expanded(number)

    def part(self, number: int) -> Sequence[int]:
        """Return the members in a block; those of the latest blocks are remembered."""
        if number not in self._unpacked:
            if len(self._unpacked) >= _MOST_BLOCKS:
                self._unpacked.clear()
            self._unpacked[number] = self._expanded(number)
        return self._unpacked[number]

    def part_of(self, position: object) -> int | None:
        """Return the number of the block that a member is in."""
        if not isinstance(position, int) or not 0 <= position < len(self._blocks) * _BLOCK:
            return None
        number, bit = divmod(position, _BLOCK)
        return number if self._blocks[number] >> bit & 1 else None

    def place_in(self, number: int, position: int) -> int:
        """Return the place of a member in its block, found by counting those before it."""
        return (self._blocks[number] & full(position % _BLOCK)).bit_count()

    def _expanded(self, number: int) -> list[int]:
        start = number * _BLOCK
        flags = to_flags(self._blocks[number], _BLOCK)
        return list(compress(range(start, start + _BLOCK), flags))
