"""Suggestions for words that find nothing: the nearest words that entries have.

Only plain words of letters are looked at, not what is quoted, excluded or asked of a field: what is written
in such a way is meant as it is. A typo is a letter too many, too few or another one, or two neighbours that
have changed places (optimal string alignment).
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from ketamine_tui.index.texts import LEAST_WORD
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import _
from ketamine_tui.query.syntax import OR, Group, Query, Words
from ketamine_tui.query.view import View

_OFFERED = 3
"""How many candidates are offered."""

_TYPOS = 3
"""How many words of a query may find nothing: more are no typos."""

_LONG = 8
"""Letters of a word from which on it may have two typos."""

_LOOKED_FOR = 16
"""Words for each of the query's that are looked for: for a short one there may be hundreds as near."""

_COMBINED = 4
"""The same where several words of the query find nothing."""


class _Near(NamedTuple):
    """A word near one that is misspelt; the likelier is the lesser."""

    typos: int
    begins_otherwise: bool
    word: str


class Candidate(NamedTuple):
    """What may be meant instead: its words, how many typos that makes, and the view of the corrected query."""

    text: str
    typos: int
    view: View


class Suggestion(NamedTuple):
    """The words of a query that nothing has, as they are written, and what may be meant, the likeliest first."""

    written: tuple[str, ...]
    candidates: tuple[Candidate, ...]

    @property
    def clear(self) -> Candidate | None:
        """The candidate of the fewest typos, where there is just one."""
        first, *others = self.candidates
        return None if others and others[0].typos == first.typos else first

    @property
    def nothing_has(self) -> str:
        """What is wrong, in words."""
        words = _(" or ").join(f"'{word}'" for word in self.written)
        return _("nothing has {words}").format(words=words)

    @property
    def asked(self) -> str:
        """The question which candidate is meant."""
        offered = ", ".join(f"{item.text} ({item.view.total:,})" for item in self.candidates)
        meant = _("did you mean: {words}").format(words=offered)
        return f"{self.nothing_has}; {meant}"


class Suggested(View):
    """An empty view with a suggestion, or the view of a corrected query in its place."""

    def __init__(self, asked: View, suggestion: Suggestion, corrected: Candidate | None) -> None:
        """Join a suggestion to the view that was asked for; `corrected` is shown instead."""
        shown = corrected.view if corrected else asked
        super().__init__(shown.search, shown.query, shown.section)
        self.asked = asked
        self.suggestion = suggestion
        self.corrected = corrected

    @property
    def said(self) -> str:
        """What is said of it."""
        if self.corrected is None:
            return self.suggestion.asked
        shown = _("shown: {words}").format(words=self.corrected.text)
        return f"{self.suggestion.nothing_has}; {shown}"


def asked_of(view: View) -> View:
    """Return the view that was asked for, whatever is shown in its place."""
    return view.asked if isinstance(view, Suggested) else view


def answer(view: View, *, is_corrected: bool = True) -> View:
    """Return a view; where it is empty because of words that nothing has, `Suggested`.

    Args:
        view: What is asked.
        is_corrected: Whether the one clear candidate, where there is one, is shown at once.
    """
    steps = answering(view, is_corrected=is_corrected)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answered: View = end.value
            return answered


def answering(view: View, *, is_corrected: bool = True) -> Generator[int, None, View]:
    """Do as `answer` does, in steps; yields the number of entries that were looked through so far.

    The words of the view are looked for at once, unless that was done by its own steps.
    """
    suggestion = None if view.total else (yield from _suggesting(view))
    if suggestion is None:
        return view
    return Suggested(view, suggestion, suggestion.clear if is_corrected else None)


def _suggesting(view: View) -> Generator[int, None, Suggestion | None]:
    written = _words_that_nothing_has(view)
    if not 0 < len(written) <= _TYPOS:
        return None
    near = {word: _near(word, view.catalog.words) for word in written}
    looked_for = tuple(Words(other.word) for others in near.values() for other in others)
    # With the words of the query, or the search would forget them.
    yield from view.search.steps(Query((*view.query.terms, Group(OR, looked_for))))
    near = {word: there for word, others in near.items() if (there := _there(others, view))}
    candidates = _candidates(view, near)
    return Suggestion(tuple(written[word] for word in near), candidates) if candidates else None


def _words_that_nothing_has(view: View) -> dict[str, str]:
    """Return the words that no entry has as they are written, by what they are folded."""
    words = {fold(text): text for text in view.query.plain_words}
    return {
        word: text
        for word, text in words.items()
        if len(word) >= LEAST_WORD and word.isalpha() and not _hits(word, view)
    }


def _hits(word: str, view: View) -> int:
    """Return how many entries of the directory have a word."""
    return view.search.matches(Query((Words(word),))).bit_count()


def _near(word: str, words: tuple[str, ...]) -> list[_Near]:
    """Return those of some words that are nearest to one, the likeliest first."""
    # A compiled library takes longer to import than to ask, and most words find something.
    from rapidfuzz.distance import OSA  # noqa: PLC0415
    from rapidfuzz.process import extract  # noqa: PLC0415

    most = 2 if len(word) >= _LONG else 1
    found = extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    near = (_Near(int(typos), other[0] != word[0], other) for other, typos, _ in found)
    return sorted(near)[:_LOOKED_FOR]


def _there(near: Iterable[_Near], view: View) -> list[_Near]:
    """Return those of some near words that entries still have, and of as likely ones the frequent first."""
    hits = {other: _hits(other.word, view) for other in near}
    there = (other for other in hits if hits[other])
    return sorted(there, key=lambda other: (*other[:2], -hits[other], other.word))


def _candidates(view: View, near: Mapping[str, Sequence[_Near]]) -> tuple[Candidate, ...]:
    """Return the best ways to replace words by near ones, of those that give any entries."""
    most = _LOOKED_FOR if len(near) == 1 else _COMBINED
    ranked = []
    for others in product(*(likeliest[:most] for likeliest in near.values())):
        instead = {word: other.word for word, other in zip(near, others, strict=True)}
        corrected = view.with_query(view.query.with_words(instead))
        if corrected.total:
            typos = sum(other.typos for other in others)
            begins_otherwise = sum(other.begins_otherwise for other in others)
            text = " ".join(instead.values())
            rank = typos, begins_otherwise, -corrected.total, text
            ranked.append((rank, Candidate(text, typos, corrected)))
    return tuple(candidate for _, candidate in sorted(ranked, key=lambda item: item[0])[:_OFFERED])
