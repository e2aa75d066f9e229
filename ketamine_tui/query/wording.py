"""Wordings: what the words of a query stand for in a directory, and which of them are passed over.

The words are the directory's own: those of ``words.yaml``, the names of its tags, and those of its regions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.syntax import AND, Field, Group, Not, Term, Value, Words
from ketamine_tui.query.values import needle_text

REGION = "region"
_LONGEST = 4
"""Words that are taken together for a phrase, at most."""


class Wording(NamedTuple):
    """What words stand for: their own needle, those of others that mean the same, and a set of entries.

    `sets` has the entries of the tags and regions that are called so; `beside` says in words what is
    found beside the own needle.
    """

    own: Needle
    others: tuple[Needle, ...] = ()
    sets: int = 0
    beside: tuple[str, ...] = ()


class Part(NamedTuple):
    """A part of terms that must all be true: one term, or several bare words that are a phrase together.

    The `phrase` is empty for a single term.
    """

    terms: tuple[Term, ...]
    phrase: Words | None = None


class Wordings:
    """The wordings of a directory; what a word stands for is found out once."""

    def __init__(
        self, catalog: Catalog, vocabulary: Vocabulary, bits: Callable[[str, str], int]
    ) -> None:
        """Take the words of a directory.

        Args:
            catalog: The directory.
            vocabulary: Its tags, with those that only its entries know of.
            bits: Returns the set of entries that have a value of a field.
        """
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._bits = bits
        self._known: dict[str, Wording] = {}

    def of(self, words: Words) -> Wording:
        """Return what words stand for. Most stand for nothing else."""
        text = fold(words.text)
        if words.is_alone:
            return Wording(Needle(text))
        # Only what stands for something is kept: that is no more than the directory has words.
        return self._known.get(text) or self._looked_up(text)

    def _looked_up(self, text: str) -> Wording:
        group = self._groups.get(text, (text,))
        # A word is found in the plural too.
        plurals = {f"{fold(word)}{ending}" for word in group for ending in ("s", "es")}
        others = tuple(w for w in group if text not in fold(w) and fold(w) not in plurals)
        named = dict.fromkeys(x for word in group for x in self._named(fold(word), text))
        if not others and not named:
            return Wording(Needle(text))
        sets = 0
        for field, value in named:
            sets |= self._bits(field, value)
        needles = tuple(Needle(fold(word), is_whole=True) for word in others)
        beside = (*others, *(str(Field(field, (Value(value),))) for field, value in named))
        wording = self._known[text] = Wording(Needle(text), needles, sets, beside)
        return wording

    def _named(self, word: str, text: str) -> Iterator[tuple[str, str]]:
        """Yield the tag and the regions that a word names, unless looking for a text finds their entries."""
        tag = self._vocabulary.find(word)
        if tag and any(text not in fold(f"#{x}") for x in (tag.label, *self._below(tag.label))):
            yield fields.TAG, tag.label
        yield from ((REGION, code) for code in self._regions.get(word, ()))

    def _below(self, label: str) -> Sequence[str]:
        return self._narrower.get(label, ())

    @cached_property
    def _groups(self) -> Mapping[str, tuple[str, ...]]:
        """The words that mean the same, by each of them."""
        return {fold(w): group for group in self._catalog.directory.words.alike for w in group}

    @cached_property
    def _passing(self) -> frozenset[str]:
        return frozenset(map(fold, self._catalog.directory.words.passing))

    @cached_property
    def _narrower(self) -> Mapping[str, list[str]]:
        """The labels of the tags below each tag that has some."""
        narrower: dict[str, list[str]] = {}
        for tag in self._vocabulary:
            for above in self._vocabulary.lineage(tag)[1:] if tag.parent else ():
                narrower.setdefault(above.label, []).append(tag.label)
        return narrower

    @cached_property
    def _regions(self) -> Mapping[str, list[str]]:
        """The codes of the regions that occur, and of the countries of those parts, by their names."""
        occurring = self._catalog.sets.values(REGION)
        codes = dict.fromkeys(x for code in occurring for x in (code, code.partition("-")[0]))
        regions: dict[str, list[str]] = {}
        for code in codes:
            name = self._catalog.name_of(REGION, code)
            if name != code:
                regions.setdefault(fold(name), []).append(code)
        return regions

    # What belongs together.

    def parts(self, terms: Sequence[Term]) -> tuple[list[Part], list[Words]]:
        """Return the parts of terms that must all be true, and the passing words that are left out.

        Where there is nothing but passing words, none is left out.
        """
        parts = list(self._phrases(terms))
        passed = [part for part in parts if self._is_passing(part)]
        if not passed or len(passed) == len(parts):
            return parts, []
        words = [term for part in passed for term in part.terms if isinstance(term, Words)]
        return [part for part in parts if not self._is_passing(part)], words

    def _is_passing(self, part: Part) -> bool:
        term = part.terms[0]
        return len(part.terms) == 1 and _is_bare(term) and fold(str(term)) in self._passing

    def _phrases(self, terms: Sequence[Term]) -> Iterator[Part]:
        start = 0
        while start < len(terms):
            part = self._phrase_at(terms, start) or Part((terms[start],))
            yield part
            start += len(part.terms)

    def _phrase_at(self, terms: Sequence[Term], start: int) -> Part | None:
        """Return the longest phrase of bare words that begins with a term; None where there is none."""
        end = start
        while end < min(start + _LONGEST, len(terms)) and _is_bare(terms[end]):
            end += 1
        for stop in range(end, start + 1, -1):
            words = tuple(terms[start:stop])
            phrase = Words(" ".join(map(str, words)))
            if self.of(phrase).beside:
                return Part(words, phrase)
        return None

    def needles_in(self, terms: Sequence[Term], *, is_asked: bool) -> Iterator[Needle]:
        """Yield what terms look for, or only what they ask for; not what saved views do."""
        for part in self.parts(terms)[0]:
            if part.phrase is not None:
                yield from self.of(part.phrase).others
            for term in part.terms:
                yield from self._needles_of(term, is_asked=is_asked)

    def _needles_of(self, term: Term, *, is_asked: bool) -> Iterator[Needle]:
        match term:
            case Words():
                wording = self.of(term)
                yield wording.own
                yield from wording.others
            case Field(name, values) if fields.FIELDS[name].type is fields.ValueType.WORDS:
                yield from (Needle(needle_text(name, value.text), name) for value in values)
            case Not(inner) if not is_asked:
                yield from self._needles_of(inner, is_asked=is_asked)
            case Group(joiner, inners):
                for those in (inners,) if joiner == AND else ((one,) for one in inners):
                    yield from self.needles_in(those, is_asked=is_asked)

    def told(self, terms: Sequence[Term]) -> "Told":
        """Return what is found beside the words that terms ask for, and what is not looked for."""
        beside: dict[str, None] = {}
        passed: dict[str, None] = {}
        self._tell(terms, beside, passed)
        return Told(tuple(beside), tuple(passed))

    def _tell(
        self, terms: Sequence[Term], beside: dict[str, None], passed: dict[str, None]
    ) -> None:
        parts, left_out = self.parts(terms)
        passed.update((str(words), None) for words in left_out)
        for part in parts:
            words = (term for term in (part.phrase, *part.terms) if isinstance(term, Words))
            beside.update((name, None) for one in words for name in self.of(one).beside)
            for term in part.terms:
                if isinstance(term, Group):
                    inners = term.terms
                    for those in (inners,) if term.joiner == AND else ((x,) for x in inners):
                        self._tell(those, beside, passed)


class Told(NamedTuple):
    """What a query comes to beyond its letters: what is found too, and what is not looked for."""

    also: tuple[str, ...] = ()
    not_looked_for: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said of it: ``also: helpline``, ``not looked for: how``."""
        said = {"also": self.also, "not looked for": self.not_looked_for}
        return tuple(f"{name}: {', '.join(words)}" for name, words in said.items() if words)


def _is_bare(term: Term) -> bool:
    return isinstance(term, Words) and not term.is_phrase and not term.is_alone
