"""The order of a list: by a day, by title, or by what should be looked at first."""

from collections.abc import Iterator
from itertools import compress

from ketamine_tui.index import bitset
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query import fields
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import URGENT, Sort

_CONTACTS = (Kind.HELPLINE, Kind.CLINIC, Kind.PERSON, Kind.ORGANIZATION)
_STATES = (
    ReviewState.NEEDS_CHANGES,
    ReviewState.CHANGED,
    ReviewState.OVERDUE,
    ReviewState.TO_BE_REVIEWED,
)


def in_order(search: Search, shown: int, sort: Sort) -> list[int]:
    """Return the positions of a set in an order; what has no place in it comes last either way."""
    size = search.catalog.size
    flags = bitset.to_flags(shown, size)
    if sort.field == fields.RISK:
        ordered = _by_risk(search, flags)
        return ordered[::-1] if sort.is_descending else ordered
    order = search.catalog.sets.order(sort.field)
    ordered = [position for position in order if flags[position]]
    if sort.is_descending:
        ordered.reverse()
    for position in order:
        flags[position] = 0
    return [*ordered, *compress(range(size), flags)]


def _by_risk(search: Search, flags: bytearray) -> list[int]:
    """Return positions, first those where a mistake would do most harm, then those checked long ago."""
    size = search.catalog.size
    classes = list(_risk_classes(search))
    rank = bytearray([len(classes)]) * size
    for number, bits in reversed(list(enumerate(classes))):
        for position in bitset.to_positions(bits, size):
            rank[position] = number
    age = search.catalog.sets.order("reviewed")
    by_class: list[list[int]] = [[] for _ in range(len(classes) + 1)]
    for position in age:
        if flags[position]:
            by_class[rank[position]].append(position)
            flags[position] = 0
    for position in compress(range(size), flags):
        by_class[rank[position]].append(position)
    return [position for positions in by_class for position in positions]


def _risk_classes(search: Search) -> Iterator[int]:
    """Yield sets, the riskiest first; an entry belongs to the first that it is in."""
    bits = search.catalog.sets.bits
    urgent = bits(fields.IS, URGENT) | bits(fields.KIND, Kind.EMERGENCY)
    contacts = 0
    for kind in _CONTACTS:
        contacts |= bits(fields.KIND, kind)
    for group in (urgent, contacts, bitset.full(search.catalog.size)):
        for state in _STATES:
            yield group & bits("state", state)
