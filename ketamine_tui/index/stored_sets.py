"""Sets of entries as the index keeps them: by the values of facets and by days, with their sizes."""

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import product

from ketamine_tui.index import bitset
from ketamine_tui.index.snapshot import Snapshot
from ketamine_tui.model.review import ReviewState, state_to_show

_CHECKED = ", ".join(f"'{state}'" for state in ReviewState if state.is_checked)
_LATE = f"day < ? AND state IN ({_CHECKED})"
"""What is true of a day that makes entries overdue: only what stands as checked can be."""

_EARLY = f"day > ? AND state IN ({_CHECKED})"
"""What is true of the day of a review that is still to come, and so raises no trust."""


class StoredSets:
    """The sets of a catalog. Numbers are known from the start; a set is loaded when it is asked for."""

    def __init__(self, snapshot: Snapshot, size: int, today: dt.date) -> None:
        self._snapshot = snapshot
        self._size = size
        self._today = today.isoformat()
        self._bits: dict[tuple[str, str], int] = {}
        self._early = self._positions(_EARLY, "reviewed", self._today)
        if self._early:
            self._early &= ~self._positions(_LATE, "next", self._today)
        self._counts = self._read_counts()
        if self._early:
            self._count_early()

    def _read_counts(self) -> dict[tuple[str, str], int]:
        """Return the number of entries by field and value, with overdue reviews taken into account."""
        rows = self._snapshot.all("SELECT field, value, count FROM facets")
        counts = {(field, value): count for field, value, count in rows}
        late = self._snapshot.all(
            f"SELECT state, sum(count) FROM days WHERE field = 'next' AND {_LATE} GROUP BY state",  # noqa: S608  # ours
            self._today,
        )
        for state, count in late:
            counts["state", state] -= count
            counts["state", ReviewState.OVERDUE] = (
                counts.get(("state", ReviewState.OVERDUE), 0) + count
            )
        return counts

    def _count_early(self) -> None:
        """Count what nobody has confirmed by today among what is to be reviewed."""
        for state in filter(lambda state: state.is_checked, ReviewState):
            if self.knows("state", state):
                self._counts["state", state] = self.bits("state", state).bit_count()
        unreviewed = self.count("state", ReviewState.TO_BE_REVIEWED)
        self._counts["state", ReviewState.TO_BE_REVIEWED] = unreviewed + self._early.bit_count()

    def lower(self, states: Mapping[int, ReviewState]) -> None:
        """Let entries count as of the state that is shown of them, where that is not the one of their record.

        `states` are those of the words in which they are read, by position.
        """
        of_words: defaultdict[ReviewState, list[int]] = defaultdict(list)
        for position, state in sorted(states.items()):
            of_words[state].append(position)
        sets = {x: bitset.from_positions(at, self._size) for x, at in of_words.items()}
        before = {state: self.bits("state", state) for state in ReviewState}
        now = dict(before)
        for state, worded in product(ReviewState, sets):
            if (shown := state_to_show(state, worded)) is not state:
                moved = before[state] & sets[worded]
                now[state] &= ~moved
                now[shown] |= moved
        for state, bits in now.items():
            if bits != before[state]:
                self._bits["state", state] = bits
                self._counts["state", state] = bits.bit_count()

    def is_early(self, position: int) -> bool:
        """Say whether an entry is confirmed by a review of a day to come only."""
        return bool(self._early >> position & 1)

    def count(self, field: str, value: str) -> int:
        """Return how many entries have `value` in `field`."""
        return self._counts.get((field, value), 0)

    def knows(self, field: str, value: str) -> bool:
        """Say whether a set is kept for a value, even an empty one."""
        return (field, value) in self._counts

    def values(self, field: str) -> list[str]:
        """Return the values of a field that occur, in their order."""
        return [value for name, value in self._counts if name == field]

    def bits(self, field: str, value: str) -> int:
        """Return the set of entries whose `field` has `value`; empty for what does not occur."""
        key = (field, value)
        if key not in self._bits:
            self._bits[key] = self._read_bits(field, value)
        return self._bits[key]

    def load(self, fields: Collection[str]) -> None:
        """Load the sets of some fields, so that the first count of a result need not.

        Raises:
            sqlite3.ProgrammingError: If the index is closed meanwhile.
        """
        for field, value in list(self._counts):
            if field in fields:
                self.bits(field, value)

    def _read_bits(self, field: str, value: str) -> int:
        if field == "state" and value == ReviewState.OVERDUE:
            return self._positions(_LATE, "next", self._today)
        query = "SELECT bits FROM facets WHERE field = ? AND value = ?"
        row = self._snapshot.first(query, field, value)
        bits = bitset.from_bytes(row[0]) if row else 0
        if field == "state" and ReviewState(value).is_checked:
            bits &= ~(self.bits("state", ReviewState.OVERDUE) | self._early)
        if field == "state" and value == ReviewState.TO_BE_REVIEWED:
            bits |= self._early
        return bits

    def between(self, field: str, first: str, last: str) -> int:
        """Return the set of entries whose day lies within two others, both included, as ISO dates.

        Args:
            field: ``reviewed``, ``next`` or ``issued``.
            first: The first day; an empty text is the beginning of time.
            last: The last day; an empty text is the end of time.
        """
        return self._positions("day >= ? AND day <= ?", field, first, last or "~")

    def _positions(self, condition: str, field: str, *days: str) -> int:
        query = f"SELECT positions FROM days WHERE field = ? AND {condition}"  # noqa: S608  # ours
        members: array[int] = array("I")
        for (positions,) in self._snapshot.all(query, field, *days):
            members.frombytes(positions)
        return bitset.from_positions(members, self._size)

    def order(self, field: str, *, is_descending: bool = False) -> Sequence[int]:
        """Return positions in the order of a field: ``title``, or a day; those without a day left out.

        Among entries of one title or day the display order decides either way.
        """
        ordered: array[int] = array("I")
        if field == "title":
            query = "SELECT positions FROM orders WHERE field = ?"
            name = f"{'-' * is_descending}{field}"
            ordered.frombytes(self._snapshot.one(query, name)[0])
            return ordered
        by_day: dict[str, array[int]] = {}
        direction = "DESC" if is_descending else "ASC"
        query = f"SELECT day, positions FROM days WHERE field = ? ORDER BY day {direction}"  # noqa: S608  # ours
        for day, positions in self._snapshot.all(query, field):
            by_day.setdefault(day, array("I")).frombytes(positions)
        for positions in by_day.values():
            ordered.extend(sorted(positions))
        return ordered
