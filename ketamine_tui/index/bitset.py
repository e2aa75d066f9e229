"""Sets of positions as Python integers: bit n stands for position n."""

from collections.abc import Iterable, Sequence
from itertools import compress

_TO_DIGIT = bytes.maketrans(b"\x00\x01", b"01")
_FROM_DIGIT = bytes.maketrans(b"01", b"\x00\x01")


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
    return list(compress(range(size), to_flags(bits, size)))


def to_flags(bits: int, size: int) -> bytearray:
    """Return a byte for each position below `size`: 1 for members, 0 for others."""
    return bytearray(f"{bits:0{size}b}".encode()[::-1].translate(_FROM_DIGIT))


def full(size: int) -> int:
    """Return the set of all positions below `size`."""
    return (1 << size) - 1


def to_bytes(bits: int) -> bytes:
    """Return the set as little-endian bytes."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def from_bytes(data: bytes) -> int:
    """Return the set that `to_bytes` wrote."""
    return int.from_bytes(data, "little")
