"""The order of a list: by match, by a day, by title, or by what should be looked at first."""

from collections.abc import Generator, Iterator, Sequence
from itertools import compress

from ketamine_tui.index import bitset
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query import fields
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import URGENT, Query, Sort

_CONTACTS = (Kind.HELPLINE, Kind.CLINIC, Kind.PERSON, Kind.ORGANIZATION)
_STATES = (
    ReviewState.NEEDS_CHANGES,
    ReviewState.CHANGED,
    ReviewState.OVERDUE,
    ReviewState.TO_BE_REVIEWED,
)

_DEFAULT = Sort(fields.MATCH)


def in_order(search: Search, query: Query, shown: int) -> Sequence[int]:
    """Return the positions of a set in the order that a query asks for.

    What has no place in an order comes last either way, and among equals the directory's order decides.
    """
    size = search.catalog.size
    sort = query.sort or _DEFAULT
    match sort.field:
        case fields.MATCH:
            return _by_match(search, query, shown, is_descending=sort.is_descending)
        case fields.ORDER:
            positions = bitset.to_positions(shown, size)
            return positions[::-1] if sort.is_descending else positions
    flags = bitset.to_flags(shown, size)
    if sort.field == fields.RISK:
        ordered = _by_risk(search, flags)
        return ordered[::-1] if sort.is_descending else ordered
    order = search.catalog.sets.order(sort.field, is_descending=sort.is_descending)
    ordered = [position for position in order if flags[position]]
    for position in order:
        flags[position] = 0
    return [*ordered, *compress(range(size), flags)]


def steps_to_order(search: Search, query: Query, shown: int) -> Generator[int]:
    """Find out what the order of a set needs; `in_order` is quick then.

    Yields:
        How many entries were looked at so far.
    """
    if (query.sort or _DEFAULT).field == fields.MATCH:
        positions = bitset.to_positions(shown, search.catalog.size)
        yield from search.ranking.steps(query.terms, positions)


def beginning(search: Search, query: Query, shown: int) -> Sequence[int]:
    """Return how the order of a set begins, where that is known before the whole: some screenfuls, or nothing."""
    if (query.sort or _DEFAULT) != _DEFAULT:
        return ()
    return search.ranking.beginning(query.terms, shown, search.bits(fields.IS, URGENT))


def _by_match(search: Search, query: Query, shown: int, *, is_descending: bool) -> Sequence[int]:
    """Return positions, the best first; where no words are asked for, as the directory has them."""
    urgent = search.bits(fields.IS, URGENT)
    order = search.ranking.order(query.terms, shown, urgent, is_descending=is_descending)
    return bitset.to_positions(shown, search.catalog.size) if order is None else order


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
