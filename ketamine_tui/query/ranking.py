"""The ranking of entries by how well they match the words of a query.

Where a word stands first decides: see `Closeness`. Of several words all count; those that stand side by
side as they were typed count once more, together. Ties go to urgent entries, then to the directory's order.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice

from ketamine_tui.index import bitset
from ketamine_tui.index.texts import OTHER_NAME, Texts, field_at
from ketamine_tui.model.text import fold
from ketamine_tui.query.fields import FIELDS, ValueType
from ketamine_tui.query.syntax import AND, Field, Group, Query, Saved, Term, Words
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
_OF_FIELD = {
    OTHER_NAME: 2 * Closeness.NAME,
    "org": 2 * Closeness.NAME,
    "tag": 2 * Closeness.TAG,
    "summary": 2 * Closeness.SUMMARY,
    "text": 2 * Closeness.TEXT,
}
"""The rank by the field of a line that is not the title; other fields are elsewhere."""


def rank_of(word: str, text: str) -> int:
    """Return the rank of a folded word in a searchable text: its closeness twice, and 1 for a part of a word.

    The lines of a text stand in the order of their closeness: the first one that has the word counts. Only
    of a title it counts whether it begins with the word.
    """
    return ranker(word)(text)


def ranker(word: str) -> Callable[[str], int]:
    """Return what tells the rank of a word in a text, made once for many texts."""
    size = len(word)
    whole_word = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])").search

    def rank(text: str) -> int:
        at = text.find(word)
        if at == 1:
            after = text[size + 1 : size + 2]
            if after in ("", "\n"):
                return _WHOLE_TITLE
            return _TITLE_START + after.isalnum()
        end = text.find("\n")
        if at < end or end < 0:
            if at < 0:
                return NOWHERE
            closeness = _TITLE
        else:
            end = text.find("\n", at)
            closeness = _OF_FIELD.get(field_at(text, at), _ELSEWHERE)
        is_whole = whole_word(text, at, end if end >= 0 else len(text))
        return closeness if is_whole else closeness + 1

    return rank


class Ranking:
    """The ranks of the entries of a catalog; those of the latest words are remembered."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._ranks: dict[str, bytearray] = {}
        """By word and position, 0 where it is still to be found out, or else 1 more than the rank."""

    def steps(self, terms: Sequence[Term], positions: Sequence[int]) -> Generator[int]:
        """Find out the ranks of some entries, so that `of` answers at once.

        Yields:
            How many of them were looked at so far.
        """
        words = tuple(dict.fromkeys(counting_words(terms)))
        rest, done = iter(positions if words else ()), 0
        while some := list(islice(rest, _SLICE)):
            if done:
                yield done
            for word in words:
                self._find_out(word, some)
            done += len(some)
        self._forget(words)

    def of(self, terms: Sequence[Term], positions: Sequence[int]) -> Sequence[int] | None:
        """Return the rank of each of some entries, the lower the better; None where no words are asked for, or none match."""
        if not positions:
            return None
        for _ in self.steps(terms, positions):
            pass
        return self._all_of(terms, positions)

    def _find_out(self, word: str, positions: Iterable[int]) -> None:
        if word not in self._ranks:
            self._ranks[word] = bytearray(self._texts.size)
        ranks, texts, rank = self._ranks[word], self._texts, ranker(word)
        for position in positions:
            if not ranks[position]:
                ranks[position] = rank(texts[position]) + 1

    def _forget(self, latest: Sequence[str]) -> None:
        others = [word for word in self._ranks if word not in latest]
        for word in others[: max(0, len(self._ranks) - _REMEMBERED)]:
            del self._ranks[word]

    def _all_of(self, terms: Sequence[Term], positions: Sequence[int]) -> Sequence[int] | None:
        """Return the sum of the ranks of terms that must all match."""
        columns = [self._column(word, positions) for word in _side_by_side(terms)]
        columns += [ranks for term in terms if (ranks := self._term(term, positions)) is not None]
        if len(columns) > 1:
            return list(map(sum, zip(*columns, strict=True)))
        return columns[0] if columns else None

    def _term(self, term: Term, positions: Sequence[int]) -> Sequence[int] | None:
        match term:
            case Words() | Field():
                columns = [self._column(word, positions) for word in counting_words((term,))]
            case Group(joiner, terms) if joiner == AND:
                return self._all_of(terms, positions)
            case Group(_, terms):
                parts = (self._term(part, positions) for part in terms)
                columns = [part for part in parts if part is not None]
            case _:
                return None
        if len(columns) > 1:
            return list(map(min, zip(*columns, strict=True)))
        return columns[0] if columns else None

    def _column(self, word: str, positions: Sequence[int]) -> Sequence[int]:
        return list(map(self._ranks[word].__getitem__, positions))


def counting_words(terms: Sequence[Term]) -> Iterator[str]:
    """Yield the folded words whose places count; where several stand side by side, all of them as one, too."""
    yield from _side_by_side(terms)
    for term in terms:
        match term:
            case Words(text):
                yield fold(text)
            case Field(name, values) if FIELDS[name].type is ValueType.WORDS:
                yield from (needle_text(name, value.text) for value in values)
            case Group(_, parts):
                yield from counting_words(parts)


def _side_by_side(terms: Sequence[Term]) -> Iterator[str]:
    """Yield the words that were typed one after the other, as one."""
    plain = [term.text for term in terms if isinstance(term, Words)]
    if len(plain) > 1:
        yield fold(" ".join(plain))


def spelled_out(terms: Iterable[Term], saved: Callable[[str], Query]) -> Sequence[Term]:
    """Return terms with those of saved views in the place of their names; `saved` returns the query of one."""
    return [
        Group(AND, tuple(spelled_out(saved(term.name).terms, saved)))
        if isinstance(term, Saved)
        else term._replace(terms=tuple(spelled_out(term.terms, saved)))
        if isinstance(term, Group)
        else term
        for term in terms
    ]


def by_match(positions: Sequence[int], ranks: Sequence[int], urgent: int) -> list[int]:
    """Return positions in the order of their ranks; ties: those of a set before others, then as they come."""
    is_urgent = bitset.to_flags(urgent, positions[-1] + 1) if positions else b""
    keys = [2 * rank - is_urgent[position] for rank, position in zip(ranks, positions, strict=True)]
    return [positions[n] for n in sorted(range(len(keys)), key=keys.__getitem__)]
