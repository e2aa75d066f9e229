"""The ranking of entries by how well they match the words of a query.

Where a word stands first decides: see `Closeness`. Of several words all count; those that stand side by
side as they were typed count once more, together. Ties go to urgent entries, then to the directory's order.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from ketamine_tui.index import bitset
from ketamine_tui.index.parted import Joined
from ketamine_tui.index.texts import Texts
from ketamine_tui.model.text import fold
from ketamine_tui.query.closeness import NOWHERE, Closeness, ranker
from ketamine_tui.query.fields import FIELDS, ValueType
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.parts import Parts
from ketamine_tui.query.saved import SavedQueries
from ketamine_tui.query.syntax import Field, Group, Saved, Term, Words
from ketamine_tui.query.title_ranks import levels_by_title
from ketamine_tui.query.values import needle_text

_REMEMBERED = 16
_SLICE = 1024
"""Entries that are looked at before other work gets its turn."""

_TOP = 100
"""Entries, some screenfuls, after which the beginning of an order is long enough."""

MEANT = 2 * Closeness.TAG + 1
"""The rank of an entry that has a tag or a region which words stand for."""


class Ranking:
    """The ranks of the entries of a catalog; those of the latest words are remembered."""

    def __init__(self, texts: Texts, parts: Parts, saved: SavedQueries) -> None:
        """Rank by searchable texts, and by what words stand for, and by the queries of saved views."""
        self._texts = texts
        self._parts = parts
        self._saved = saved
        self._ranks: dict[Needle, bytearray] = {}
        """By position, 0 where the rank is still to be found out, or else 1 more than it."""

    def steps(self, terms: Sequence[Term], positions: Sequence[int]) -> Generator[int]:
        """Find out the ranks of some entries, so that `order` answers at once.

        Yields:
            How many of them were looked at so far.
        """
        needles = tuple(dict.fromkeys(self.counting(terms)))
        is_long = len(positions) > _SLICE
        rest, done = iter(positions if needles else ()), 0
        while some := list(islice(rest, _SLICE)):
            if is_long:
                yield done
            for needle in needles:
                self._find_out(needle, some)
            done += len(some)
        self._forget(needles)

    def order(
        self, terms: Sequence[Term], shown: int, urgent: int, *, is_descending: bool = False
    ) -> Sequence[int] | None:
        """Return a set of entries in the order of their ranks; ties: urgent ones before others, then as they come.

        None where no words are asked for, or none match.
        """
        if not shown:
            return None
        positions = bitset.to_positions(shown, self._texts.size)
        for _ in self.steps(terms, positions):
            pass
        if (needle := self._only_needle(terms)) is not None:
            levels = self._levels(needle, shown)
        elif (ranks := self._all_of(terms, positions)) is not None:
            levels = self._sets_by(ranks, positions)
        else:
            return None
        return self._joined(reversed(levels) if is_descending else levels, urgent)

    def beginning(self, terms: Sequence[Term], shown: int, urgent: int) -> Sequence[int]:
        """Return the beginning of the order of a set, as far as titles tell it without a look at every entry.

        It has some screenfuls or all that there is, or else nothing.
        """
        needle, size, enough = self._only_needle(terms), self._texts.size, shown.bit_count()
        first = bitset.to_positions(shown & urgent, size)
        if needle is None or len(first) > _TOP:
            return ()
        urgent_of: dict[int, list[int]] = {}
        rank_of = ranker(needle)
        for position in first:
            urgent_of.setdefault(rank_of(self._texts[position]), []).append(position)
        is_other = bitset.membership(shown & ~urgent)
        begin: list[int] = []
        for rank, positions in levels_by_title(needle.text, self._texts):
            begin += urgent_of.get(rank, [])
            begin += islice(filter(is_other, positions), max(0, _TOP - len(begin)))
            if len(begin) >= min(_TOP, enough):
                return begin
        return ()

    def _joined(self, levels: Iterable[int], urgent: int) -> Sequence[int]:
        sets = (part for level in levels for part in (level & urgent, level & ~urgent))
        return Joined([bitset.to_positions(part, self._texts.size) for part in sets])

    def _only_needle(self, terms: Sequence[Term]) -> Needle | None:
        """Return the needle whose rank is that of an entry; None where something else counts, too."""
        needles = list(self.counting(terms))
        words = [term for term in terms if isinstance(term, Words)]
        if len(needles) != 1 or len(words) != 1:
            return None
        wording = self._parts.wording(words[0])
        return wording.own if [wording.own] == needles and not wording.sets else None

    def _levels(self, needle: Needle, shown: int) -> list[int]:
        """Return the entries of a set by their rank of a needle, as sets, the best first."""
        ranks = self._ranks[needle]
        found = (rank for rank in range(1, NOWHERE + 2) if rank in ranks)
        return [bitset.from_flags(ranks.translate(_flags_of(rank))) & shown for rank in found]

    def _sets_by(self, ranks: Sequence[int], positions: Sequence[int]) -> list[int]:
        """Return positions by their ranks, as sets, the best first."""
        of_rank: dict[int, list[int]] = {}
        for rank, position in zip(ranks, positions, strict=True):
            of_rank.setdefault(rank, []).append(position)
        return [bitset.from_positions(of_rank[rank], self._texts.size) for rank in sorted(of_rank)]

    def counting(self, terms: Sequence[Term]) -> Iterator[Needle]:
        """Yield what counts; where several words stand side by side, all of them as one, too."""
        yield from _side_by_side(terms)
        for part in self._parts.of(terms)[0]:
            for words in (part.phrase, *part.terms):
                if words is not None:
                    yield from self._counting_in(words)

    def _counting_in(self, term: Term) -> Iterator[Needle]:
        match term:
            case Words():
                wording = self._parts.wording(term)
                yield from (wording.own, *wording.others)
            case Field(name, values) if FIELDS[name].type is ValueType.WORDS:
                yield from (Needle(needle_text(name, value.text)) for value in values)
            case Saved(name):
                yield from self.counting(self._saved.query(name).terms)
            case Group():
                for side in term.sides:
                    yield from self.counting(side)

    def _find_out(self, needle: Needle, positions: Iterable[int]) -> None:
        if needle not in self._ranks:
            self._ranks[needle] = bytearray(self._texts.size)
        ranks, texts, rank = self._ranks[needle], self._texts, ranker(needle)
        for position in positions:
            if not ranks[position]:
                ranks[position] = rank(texts[position]) + 1

    def _forget(self, latest: Sequence[Needle]) -> None:
        others = [needle for needle in self._ranks if needle not in latest]
        for needle in others[: max(0, len(self._ranks) - _REMEMBERED)]:
            del self._ranks[needle]

    def _all_of(self, terms: Sequence[Term], positions: Sequence[int]) -> Sequence[int] | None:
        """Return the sum of the ranks of terms that must all match."""
        columns = [self._column(needle, positions) for needle in _side_by_side(terms)]
        for part in self._parts.of(terms)[0]:
            ranks = [x for term in part.terms if (x := self._term(term, positions)) is not None]
            if part.phrase is not None:
                # A word that stands for several counts as often as they.
                phrase = self._words(part.phrase, positions)
                several = [len(part.terms) * rank for rank in phrase]
                ranks = [_least([_sum(ranks), several])]
            columns += ranks
        return _sum(columns) if columns else None

    def _term(self, term: Term, positions: Sequence[int]) -> Sequence[int] | None:
        match term:
            case Words():
                return self._words(term, positions)
            case Field():
                columns = [self._column(x, positions) for x in self._counting_in(term)]
            case Saved(name):
                return self._all_of(self._saved.query(name).terms, positions)
            case Group():
                sides = (self._all_of(side, positions) for side in term.sides)
                columns = [side for side in sides if side is not None]
            case _:
                return None
        return _least(columns) if columns else None

    def _words(self, words: Words, positions: Sequence[int]) -> Sequence[int]:
        """Return the ranks of words, or of what they stand for where that is better."""
        wording = self._parts.wording(words)
        columns = [self._column(x, positions) for x in (wording.own, *wording.others)]
        if wording.sets:
            flags = bitset.to_flags(wording.sets, self._texts.size)
            columns.append([MEANT if flags[position] else NOWHERE for position in positions])
        return _least(columns)

    def _column(self, needle: Needle, positions: Sequence[int]) -> Sequence[int]:
        ranks = self._ranks[needle]
        return [ranks[position] - 1 for position in positions]


def _side_by_side(terms: Sequence[Term]) -> Iterator[Needle]:
    """Yield the words that were typed one after the other, as one."""
    plain = [term.text for term in terms if isinstance(term, Words)]
    if len(plain) > 1:
        yield Needle(fold(" ".join(plain)))


@cache
def _flags_of(value: int) -> bytes:
    """Return what makes 1 of a byte of a value, and 0 of all others."""
    return bytes(number == value for number in range(256))


def _sum(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    return list(map(sum, zip(*columns, strict=True))) if len(columns) > 1 else columns[0]


def _least(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    return list(map(min, zip(*columns, strict=True))) if len(columns) > 1 else columns[0]
