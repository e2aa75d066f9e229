"""Bitsets behave as sets of positions."""

import pytest
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
def test_membership_says_so_too(sized: tuple[set[int], int]) -> None:
    members, size = sized
    is_member = bitset.membership(bitset.from_positions(members, size))
    assert {n for n in range(size + 20) if is_member(n)} == members


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


@st.composite
def large_sets(draw: st.DrawFn) -> set[int]:
    """Sets whose members lie in several blocks, some of them empty."""
    near = st.sampled_from([0, 4095, 4096, 8191, 8192, 20_000])
    return {base + draw(st.integers(0, 40)) for base in draw(st.lists(near, max_size=12))}


@given(large_sets(), st.data())
def test_members_are_those_of_a_sorted_list(members: set[int], data: st.DataObject) -> None:
    expected = sorted(members)
    size = max(members, default=0) + 2
    found = bitset.to_positions(bitset.from_positions(members, size), size)
    assert list(found) == expected
    assert len(found) == len(expected)
    assert list(reversed(found)) == expected[::-1]
    places = st.integers(-len(expected), max(0, len(expected) - 1))
    for place in data.draw(st.lists(places, max_size=5)) if expected else ():
        assert found[place] == expected[place]
        assert found.index(expected[place]) == expected.index(expected[place])
    bounds = st.none() | st.integers(-20, 20)
    part = slice(data.draw(bounds), data.draw(bounds))
    assert list(found[part]) == expected[part]
    for other in (-1, size, *(n + 1 for n in expected)):
        assert (other in found) == (other in members)


def test_what_is_no_member_has_no_place() -> None:
    found = bitset.to_positions(bitset.from_positions([3, 5000], 9000), 9000)
    for value in (4, 4999, -1, 9000):
        with pytest.raises(ValueError, match="no member"):
            found.index(value)
    with pytest.raises(ValueError, match="at 1"):
        found.index(5000, 0, 1)
    with pytest.raises(IndexError):
        found[2]


def test_more_blocks_than_are_remembered_are_worked_out_again() -> None:
    size = 4096 * 70
    found = bitset.to_positions(bitset.from_positions(range(0, size, 2), size), size)
    assert [found[place] for place in range(0, len(found), 1024)] == list(range(0, size, 2048))
    assert found[0] == 0
