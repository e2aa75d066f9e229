"""Wordings: what the words of a query stand for in a directory.

The words are the directory's own: those of ``words.yaml``, the names of its tags, and those of its regions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.regions import EU, EU_MEMBERS, countries_of, is_within
from ketamine_tui.model.tag import Vocabulary
from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.syntax import Field, Value, Words


class Wording(NamedTuple):
    """What words stand for: their own needle, those of others that mean the same, and a set of entries.

    `sets` has the entries of the tags and regions that are called so; `beside` says in words what is
    found beside the own needle.
    """

    own: Needle
    others: tuple[Needle, ...] = ()
    sets: int = 0
    beside: tuple[str, ...] = ()


class Values(Protocol):
    """The values of the entries' fields."""

    def values(self, field: str, /) -> Iterable[str]:
        """Return the values of a field that occur."""


class Named(Protocol):
    """Sets of entries by what they are called."""

    def bits(self, field: str, value: str, /) -> int:
        """Return the set of entries that have a value of a field."""


class Source(Protocol):
    """A directory that words stand for something in, such as a `Catalog`."""

    @property
    def directory(self) -> Directory:
        """What the directory says of itself."""

    @property
    def sets(self) -> Values:
        """The values that its entries have."""

    def english_name_of(self, field: str, value: str, /) -> str:
        """Return what a region is called in queries."""


class Wordings:
    """The wordings of a directory; what a word stands for is found out once."""

    def __init__(self, catalog: Source, vocabulary: Vocabulary, sets: Named) -> None:
        """Take the words of a directory.

        Args:
            catalog: The directory.
            vocabulary: Its tags, with those that only its entries know of.
            sets: The entries that have a value of a field.
        """
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._sets = sets
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
            sets |= self._sets.bits(field, value)
        needles = tuple(Needle(fold(word), is_whole=True) for word in others)
        beside = (*others, *(str(Field(field, (Value(value),))) for field, value in named))
        wording = self._known[text] = Wording(Needle(text), needles, sets, beside)
        return wording

    def _named(self, word: str, text: str) -> Iterator[tuple[str, str]]:
        """Yield the tag and the regions that a word names, unless looking for a text finds their entries."""
        tag = self._vocabulary.find(word)
        if tag and any(text not in fold(f"#{x}") for x in (tag.label, *self._below(tag.label))):
            yield fields.TAG, tag.label
        yield from ((fields.REGION, code) for code in self._regions.get(word, ()))

    def _below(self, label: str) -> Sequence[str]:
        return self._narrower.get(label, ())

    @cached_property
    def _groups(self) -> Mapping[str, tuple[str, ...]]:
        """The words that mean the same, by each of them."""
        return {fold(w): group for group in self._catalog.directory.words.alike for w in group}

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
        """The regions that occur, and the countries of those parts, by their names, and by those of the EU's members."""
        occurring = list(self._catalog.sets.values(fields.REGION))
        regions: dict[str, list[str]] = {}
        for code in dict.fromkeys((*occurring, *countries_of(occurring))):
            name = self._catalog.english_name_of(fields.REGION, code)
            wider = EU if EU in occurring and code in EU_MEMBERS else ""
            if name != code:
                has_own = any(is_within(other, code) for other in occurring)
                regions.setdefault(fold(name), []).extend([code] * has_own + [wider] * bool(wider))
        return regions
