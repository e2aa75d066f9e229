"""Parts: which words of a query belong together, which are passed over, and what is told of that."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import _
from ketamine_tui.query import fields
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.syntax import Field, Group, Not, Term, Words
from ketamine_tui.query.values import needle_text
from ketamine_tui.query.wording import Wording, Wordings

_LONGEST = 4
"""Words that are taken together for a phrase, at most."""

_REMEMBERED = 32
"""Lists of terms that are kept divided, at most."""


class Part(NamedTuple):
    """A part of terms that must all be true: one term, or the bare words of a `phrase`."""

    terms: tuple[Term, ...]
    phrase: Words | None = None


class Told(NamedTuple):
    """What a query comes to beyond its letters: what is found too, and what is not looked for."""

    also: tuple[str, ...] = ()
    not_looked_for: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said of it: ``also: helpline``, ``not looked for: how``."""
        said = (
            (_("also: {names}"), self.also),
            (_("not looked for: {names}"), self.not_looked_for),
        )
        return tuple(form.format(names=", ".join(words)) for form, words in said if words)


class Parts:
    """The parts of queries in a directory."""

    def __init__(self, wordings: Wordings, passing: Iterable[str]) -> None:
        """Take what words stand for, and the words that say nothing where there are others."""
        self._wordings = wordings
        self._passing = frozenset(map(fold, passing))
        self._divided: dict[tuple[Term, ...], tuple[list[Part], list[Words]]] = {}

    def wording(self, words: Words) -> Wording:
        """Return what words stand for in the directory."""
        return self._wordings.of(words)

    def of(self, terms: Sequence[Term]) -> tuple[list[Part], list[Words]]:
        """Return the parts of terms that must all be true, and the passing words that are left out.

        Where no other words are asked for, none is left out: a tag, a kind or a view beside them changes nothing of that.
        """
        if len(terms) == 1:
            return [Part((terms[0],))], []
        # Asked several times for every key that is typed.
        key = tuple(terms)
        if key not in self._divided:
            if len(self._divided) == _REMEMBERED:
                self._divided.clear()
            self._divided[key] = self._divide(terms)
        return self._divided[key]

    def _divide(self, terms: Sequence[Term]) -> tuple[list[Part], list[Words]]:
        parts = list(self._phrases(terms))
        passed = [part for part in parts if self._is_passing(part)]
        others = (part.terms[0] for part in parts if not self._is_passing(part))
        if not passed or not any(map(_is_of_words, others)):
            return parts, []
        words = [term for part in passed for term in part.terms if isinstance(term, Words)]
        return [part for part in parts if not self._is_passing(part)], words

    def _is_passing(self, part: Part) -> bool:
        return len(part.terms) == 1 and fold(_bare(part.terms[0])) in self._passing

    def _phrases(self, terms: Sequence[Term]) -> Iterator[Part]:
        start = 0
        while start < len(terms):
            part = self._phrase_at(terms, start) or Part((terms[start],))
            yield part
            start += len(part.terms)

    def _phrase_at(self, terms: Sequence[Term], start: int) -> Part | None:
        """Return the longest phrase of bare words that begins with a term; None where there is none."""
        end = start
        while end < min(start + _LONGEST, len(terms)) and _bare(terms[end]):
            end += 1
        for stop in range(end, start + 1, -1):
            words = tuple(terms[start:stop])
            phrase = Words(" ".join(map(_bare, words)))
            if self._wordings.of(phrase).beside:
                return Part(words, phrase)
        return None

    def needles_in(self, terms: Sequence[Term], *, is_asked: bool) -> Iterator[Needle]:
        """Yield what terms look for, or only what they ask for; not what saved views do."""
        for part in self.of(terms)[0]:
            if part.phrase is not None:
                yield from self._wordings.of(part.phrase).others
            for term in part.terms:
                yield from self._needles_of(term, is_asked=is_asked)

    def _needles_of(self, term: Term, *, is_asked: bool) -> Iterator[Needle]:
        match term:
            case Words():
                wording = self._wordings.of(term)
                yield wording.own
                yield from wording.others
            case Field(name, values) if fields.FIELDS[name].type is fields.ValueType.WORDS:
                yield from (Needle(needle_text(name, value.text), name) for value in values)
            case Not(inner) if not is_asked:
                yield from self._needles_of(inner, is_asked=is_asked)
            case Group():
                for side in term.sides:
                    yield from self.needles_in(side, is_asked=is_asked)

    def told(self, terms: Sequence[Term]) -> Told:
        """Return what is found beside the words that terms ask for, and what is not looked for."""
        beside: dict[str, None] = {}
        passed: dict[str, None] = {}
        self._tell(terms, beside, passed)
        return Told(tuple(beside), tuple(passed))

    def _tell(
        self, terms: Sequence[Term], beside: dict[str, None], passed: dict[str, None]
    ) -> None:
        parts, left_out = self.of(terms)
        passed.update((str(words), None) for words in left_out)
        for part in parts:
            words = (term for term in (part.phrase, *part.terms) if isinstance(term, Words))
            beside.update((name, None) for one in words for name in self._wordings.of(one).beside)
            for term in part.terms:
                for side in term.sides if isinstance(term, Group) else ():
                    self._tell(side, beside, passed)


def _is_of_words(term: Term) -> bool:
    """Say whether a term asks for words, or excludes some."""
    inner = term.term if isinstance(term, Not) else term
    return isinstance(inner, (Words, Group))


def _bare(term: Term) -> str:
    """Return the text of a word that stands bare; nothing of any other term."""
    if isinstance(term, Words) and not term.is_phrase and not term.is_alone:
        return term.text
    return ""
