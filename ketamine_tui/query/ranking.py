"""The ranking of entries by how well they match the words of a query.

Where a word stands first decides: see `Closeness`. Of several words all count; those that stand side by
side as they were typed count once more, together. Ties go to urgent entries, then to the directory's order.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice
from operator import methodcaller

from ketamine_tui.index import bitset
from ketamine_tui.index.texts import OTHER_NAME, Texts, field_at, whole_word
from ketamine_tui.model.text import fold
from ketamine_tui.query.fields import FIELDS, ValueType
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.parts import Parts
from ketamine_tui.query.saved import SavedQueries
from ketamine_tui.query.syntax import Field, Group, Saved, Term, Words
from ketamine_tui.query.values import needle_text

_REMEMBERED = 16
_SLICE = 4096
"""Entries that are looked at before other work gets its turn."""


class Closeness(IntEnum):
    """Where a word was found, the best place first; as a whole word comes before as a part of one."""

    WHOLE_TITLE = 0
    TITLE_START = 1
    TITLE = 2
    NAME = 3
    TAG = 4
    SUMMARY = 5
    TEXT = 6
    ELSEWHERE = 7


NOWHERE = 2 * len(Closeness)
"""The rank of a word that an entry does not have."""

_WHOLE_TITLE, _TITLE_START, _TITLE, *_, _ELSEWHERE = (2 * closeness for closeness in Closeness)
RANK_OF_FIELD = {
    OTHER_NAME: 2 * Closeness.NAME,
    "org": 2 * Closeness.NAME,
    "tag": 2 * Closeness.TAG,
    "summary": 2 * Closeness.SUMMARY,
    "text": 2 * Closeness.TEXT,
}
"""The rank by the field of a line that is not the title; other fields are elsewhere."""

MEANT = 2 * Closeness.TAG + 1
"""The rank of an entry that has a tag or a region which words stand for."""


def ranker(needle: Needle) -> Callable[[str], int]:
    """Return what tells the rank of a needle in a searchable text: its closeness twice, and 1 for a part of a word.

    The lines of a text stand in the order of their closeness: the first one that has the needle counts. Of a
    title it counts, too, whether it begins with the needle. Elsewhere any line may have the whole word. A word
    that stands for another counts as a part.
    """
    word = needle.text
    size = len(word)
    find = _finder(needle)
    by_itself = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])").search

    def rank(text: str) -> int:
        at = find(text)
        if at < 0:
            return NOWHERE
        end = text.find("\n", at)
        if end < 0:
            end = len(text)
        if at == 1:
            closeness = _WHOLE_TITLE if end == size + 1 else _TITLE_START
            end = min(end, size + 2)
        elif text.find("\n", 0, at) < 0:
            closeness = _TITLE
        else:
            closeness = RANK_OF_FIELD.get(field_at(text, at), _ELSEWHERE)
            if closeness == _ELSEWHERE:
                end = len(text)
        is_whole = not needle.is_whole and by_itself(text, at, end)
        return closeness if is_whole else closeness + 1

    return rank


def _finder(needle: Needle) -> Callable[[str], int]:
    """Return what tells where a needle is in a text, or -1."""
    if not needle.is_whole:
        return methodcaller("find", needle.text)
    search = whole_word(needle.text).search

    def find(text: str) -> int:
        match = search(text)
        return match.start() if match else -1

    return find


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
        """Find out the ranks of some entries, so that `of` answers at once.

        Yields:
            How many of them were looked at so far.
        """
        needles = tuple(dict.fromkeys(self.counting(terms)))
        rest, done = iter(positions if needles else ()), 0
        while some := list(islice(rest, _SLICE)):
            if done:
                yield done
            for needle in needles:
                self._find_out(needle, some)
            done += len(some)
        self._forget(needles)

    def of(self, terms: Sequence[Term], positions: Sequence[int]) -> Sequence[int] | None:
        """Return the rank of each of some entries, the lower the better; None where no words are asked for, or none match."""
        if not positions:
            return None
        for _ in self.steps(terms, positions):
            pass
        return self._all_of(terms, positions)

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


def _sum(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    return list(map(sum, zip(*columns, strict=True))) if len(columns) > 1 else columns[0]


def _least(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    return list(map(min, zip(*columns, strict=True))) if len(columns) > 1 else columns[0]


def by_match(positions: Sequence[int], ranks: Sequence[int], urgent: int) -> list[int]:
    """Return positions in the order of their ranks; ties: those of a set before others, then as they come."""
    is_urgent = bitset.to_flags(urgent, positions[-1] + 1) if positions else b""
    keys = [2 * rank - is_urgent[position] for rank, position in zip(ranks, positions, strict=True)]
    return [positions[n] for n in sorted(range(len(keys)), key=keys.__getitem__)]
