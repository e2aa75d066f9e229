"""Bitsets behave as sets of positions."""

from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.index import bitset

SIZES = st.integers(0, 300)


@st.composite
def sized_sets(draw: st.DrawFn) -> tuple[set[int], int]:
    size = draw(SIZES)
    members = draw(st.sets(st.integers(0, size - 1))) if size else set()
    return members, size


@given(sized_sets())
def test_a_set_is_its_positions_in_order(sized: tuple[set[int], int]) -> None:
    members, size = sized
    bits = bitset.from_positions(members, size)
    assert list(bitset.to_positions(bits, size)) == sorted(members)
    assert bits.bit_count() == len(members)
    assert bits == sum(1 << n for n in members)


@given(sized_sets())
def test_flags_say_who_is_in_a_set(sized: tuple[set[int], int]) -> None:
    members, size = sized
    flags = bytes(n in members for n in range(size))
    assert bitset.from_flags(flags) == bitset.from_positions(members, size)
    assert bitset.from_flags(bytearray(flags)) == bitset.from_flags(flags)


@given(sized_sets())
def test_a_set_survives_being_stored(sized: tuple[set[int], int]) -> None:
    members, size = sized
    bits = bitset.from_positions(members, size)
    stored = bitset.to_bytes(bits)
    assert bitset.from_bytes(stored) == bits
    assert len(stored) <= (size + 7) // 8


@given(sized_sets(), st.data())
def test_operators_mean_what_they_mean_for_sets(
    sized: tuple[set[int], int], data: st.DataObject
) -> None:
    ours, size = sized
    theirs = data.draw(st.sets(st.integers(0, size - 1))) if size else set()
    a, b = bitset.from_positions(ours, size), bitset.from_positions(theirs, size)
    assert set(bitset.to_positions(a & b, size)) == ours & theirs
    assert set(bitset.to_positions(a | b, size)) == ours | theirs
    assert set(bitset.to_positions(bitset.full(size) & ~a, size)) == set(range(size)) - ours


@given(SIZES)
def test_the_full_set_has_every_position(size: int) -> None:
    everything = bitset.full(size)
    assert list(bitset.to_positions(everything, size)) == list(range(size))
    assert everything == bitset.from_positions(range(size), size)
