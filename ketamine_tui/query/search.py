"""The search for what matches a query: in one go, or a slice of the entries at a time."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import compress
from operator import and_, or_

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.letters import LETTER
from ketamine_tui.index.texts import BLOCK, is_in_field, whole_word
from ketamine_tui.query import fields
from ketamine_tui.query.days import interval
from ketamine_tui.query.named_sets import NamedSets
from ketamine_tui.query.names import Names
from ketamine_tui.query.needles import Needle
from ketamine_tui.query.parts import Part, Parts, Told
from ketamine_tui.query.ranking import Ranking
from ketamine_tui.query.saved import SavedQueries
from ketamine_tui.query.syntax import (
    AND,
    MARKED,
    Field,
    Group,
    Not,
    Query,
    Saved,
    Term,
    Value,
    Words,
    fields_in,
    view_names,
)
from ketamine_tui.query.values import needle_text
from ketamine_tui.query.wording import Wording, Wordings

_REMEMBERED = 16
_SPARSE = 3
"""One in so many: below that, going from one known place to the next beats looking everywhere."""
_FACETS = (fields.REGION, "language", "audience", fields.METHOD, "has")


class Search:
    """Finds the entries that match, and remembers the latest words.

    A word that contains an earlier one is looked for only where that one was found, so that typing
    on costs less with every letter.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        values = {field: tuple(catalog.sets.values(field)) for field in _FACETS}
        self.names = Names(catalog.as_used, values)
        self._sets = NamedSets(catalog)
        self._saved = SavedQueries(self.names)
        # None of these knows this search: what holds itself in a circle goes late, with all texts.
        wordings = Wordings(catalog, self.names.directory.vocabulary, self._sets)
        self._parts = Parts(wordings, catalog.directory.words.passing)
        self._everything = bitset.full(catalog.size)
        self._flags: dict[Needle, bytearray] = {}
        self._hits: dict[Needle, int] = {}
        self._running = 0
        self.ranking = Ranking(catalog.texts, self._parts, self._saved)
        self._view_bits: dict[str, int] = {}

    def matches(self, query: Query) -> int:
        """Return the set of entries that match all terms of a query."""
        for _ in self.steps(query):
            pass
        return self._evaluated(query, self._view_bits)

    def steps(self, query: Query) -> Generator[int]:
        """Look for the words of a query that were not looked for yet.

        Yields:
            The number of entries that were looked through, block by block. `matches_until` then
            tells which of them match.
        """
        needed = dict.fromkeys(self._needles(query))
        self._take_letters(needed)
        missing = [needle for needle in needed if needle not in self._hits]
        if not missing:
            return
        size = self.catalog.size
        flags = {needle: bytearray(size) for needle in missing}
        widers = {needle: self._wider(needle) for needle in missing}
        self._flags.update(flags)
        self._running += 1
        try:
            for start in range(0, size, BLOCK):
                texts = self.catalog.texts.block(start // BLOCK)
                for needle, hits in flags.items():
                    wider = widers[needle]
                    within = wider[start : start + BLOCK] if wider else None
                    hits[start : start + len(texts)] = _scan(needle, texts, within)
                yield min(start + BLOCK, size)
            for needle, hits in flags.items():
                self._hits[needle] = bitset.from_flags(hits)
        finally:
            self._running -= 1
            self._forget(flags, needed)

    def matches_until(self, query: Query, end: int) -> int:
        """Return the entries before the position `end` that match, while `steps` is that far."""
        flags = {n: self._flags[n] for n in self._needles(query) if n not in self._hits}
        self._hits.update((needle, bitset.from_flags(hits[:end])) for needle, hits in flags.items())
        try:
            # What is true of a view so far is not kept.
            return self._evaluated(query, dict(self._view_bits)) & bitset.full(end)
        finally:
            for needle in flags:
                del self._hits[needle]

    def _forget(self, latest: Iterable[Needle], needed: Collection[Needle]) -> None:
        """Keep the latest words only, and of those only what was looked for to the end."""
        for needle in latest:
            if needle not in self._hits:
                del self._flags[needle]
        if self._running:
            return  # a saved view was counted meanwhile: the words of the other search stay
        others = [needle for needle in self._hits if needle not in needed]
        for needle in others[: max(0, len(self._hits) - _REMEMBERED)]:
            del self._hits[needle]
            self._flags.pop(needle, None)

    def _take_letters(self, needles: Iterable[Needle]) -> None:
        """Take from the index where single letters are: it knows that of most."""
        sets = self.catalog.sets
        for needle in needles:
            is_plain = needle == Needle(needle.text)
            if is_plain and needle not in self._hits and sets.knows(LETTER, needle.text):
                self._hits[needle] = sets.bits(LETTER, needle.text)

    def _wider(self, needle: Needle) -> bytearray | None:
        """Return where the longest known part of a word was found, or None for everywhere."""
        wider = [
            earlier
            for earlier in self._hits
            if earlier.text in needle.text
            and earlier.field in ("", needle.field)
            and not earlier.is_whole
        ]
        if not wider:
            return None
        longest = max(wider, key=lambda earlier: len(earlier.text))
        if longest not in self._flags:
            self._flags[longest] = bitset.to_flags(self._hits[longest], self.catalog.size)
        return self._flags[longest]

    def needles(self, query: Query) -> Iterator[Needle]:
        """Yield the words that a query asks for; not those that it excludes."""
        yield from self._needles(query, is_asked=True)

    def _needles(self, query: Query, *, is_asked: bool = False) -> Iterator[Needle]:
        for part in (query, *self._views_of(query, is_asked=is_asked).values()):
            yield from self._parts.needles_in(part.terms, is_asked=is_asked)

    def wording(self, words: Words) -> Wording:
        """Return what words stand for in the directory."""
        return self._parts.wording(words)

    def parts(self, query: Query) -> list[Part]:
        """Return what must be true of an entry, each thing by itself; not words that are passed over."""
        return self._parts.of(query.terms)[0]

    def told(self, query: Query) -> Told:
        """Return what is found beside the words of a query, and which of them are not looked for."""
        return self._parts.told(query.terms)

    def _views_of(self, query: Query, *, is_asked: bool = False) -> dict[str, Query]:
        """Return the saved views that a query comes to, each once, and after those that it names itself."""
        views: dict[str, Query] = {}
        for name in view_names(query.terms, is_asked=is_asked):
            if name not in views:
                view = self.saved(name)
                views |= self._views_of(view, is_asked=is_asked)
                views[name] = view
        return views

    def has_found(self, query: Query) -> bool:
        """Whether all words of a query were looked for to the end."""
        return all(needle in self._hits for needle in self._needles(query))

    def saved(self, name: str) -> Query:
        """Return the query of a saved view; one that cannot be understood matches nothing."""
        return self._saved.query(name)

    def asks_for_marks(self, query: Query) -> bool:
        """Say whether an answer depends on what the person in front of the program has marked."""
        terms = [query.terms, *(view.terms for view in self._views_of(query).values())]
        return any(map(_is_of_marks, fields_in(x for some in terms for x in some)))

    # Sets.

    def bits(self, field: str, value: str) -> int:
        """Return the set of entries that have a value of a field of names."""
        return self._view(value) if field == fields.VIEW else self._sets.bits(field, value)

    def section_bits(self, section: str) -> int:
        """Return the set of entries in a section and those below it; all for the empty name."""
        return self._sets.of_section(section)

    def _view(self, name: str) -> int:
        # Kept, as the sidebar counts every saved view anew with every letter that is typed.
        if name not in self._view_bits:
            self._view_bits[name] = self.matches(self.saved(name))
        return self._view_bits[name]

    def _evaluated(self, query: Query, views: dict[str, int]) -> int:
        """Return the set of entries that match a query, by words that were all looked for.

        Args:
            query: What is asked.
            views: The sets of saved views as far as they are known; those of the query are added.
        """
        for name, view in self._views_of(query).items():
            if name not in views:
                views[name] = self._all_of(view.terms, views)
        return self._all_of(query.terms, views)

    def _all_of(self, terms: Sequence[Term], views: Mapping[str, int]) -> int:
        parts, _ = self._parts.of(terms)
        return reduce(and_, (self._part(part, views) for part in parts), self._everything)

    def _part(self, part: Part, views: Mapping[str, int]) -> int:
        bits = reduce(and_, (self._term(term, views) for term in part.terms))
        return bits if part.phrase is None else bits | self._beside(self.wording(part.phrase))

    def _beside(self, wording: Wording) -> int:
        """Return the set of entries that are found beside the own needle of a wording."""
        return reduce(or_, (self._hits[needle] for needle in wording.others), wording.sets)

    def _term(self, term: Term, views: Mapping[str, int]) -> int:
        match term:
            case Words():
                wording = self.wording(term)
                return self._hits[wording.own] | self._beside(wording)
            case Field(name, values):
                return reduce(or_, (self._value(name, value) for value in values), 0)
            case Saved(name):
                return views[name]
            case Not(inner):
                return self._everything & ~self._term(inner, views)
            case Group(joiner, terms):
                if joiner == AND:
                    return self._all_of(terms, views)
                return reduce(or_, (self._term(part, views) for part in terms))

    def _with_words(self, needle: Needle) -> int:
        hits = self._hits[needle]
        return hits | self._sets.with_own_note(needle.text) if needle.field == fields.NOTE else hits

    def _value(self, name: str, value: Value) -> int:
        match fields.FIELDS[name].type:
            case fields.ValueType.WORDS:
                return self._with_words(Needle(needle_text(name, value.text), name))
            case fields.ValueType.DAYS:
                first, last = interval(value, name, self.catalog.today)
                return self.catalog.sets.between(name, first, last)
        if name in ("has", "no"):
            bits = self.catalog.sets.bits("has", value.text)
            return bits if name == "has" else self._everything & ~bits
        if value.operator == "=" and self.catalog.sets.knows("own-tag", value.text):
            name = "own-tag"
        return self.bits(name, value.text)


def _is_of_marks(field: Field) -> bool:
    is_state = field.name == fields.IS and any(value.text == MARKED for value in field.values)
    return is_state or field.name == fields.NOTE


def _scan(needle: Needle, texts: list[str], within: bytearray | None) -> bytes:
    """Return a byte for each text: 1 where it contains the needle, 0 where it does not."""
    word, field, is_whole = needle
    if is_whole:
        return _scan_whole(word, texts, within)
    if not field and (within is None or within.count(1) > len(texts) // _SPARSE):
        return bytes([word in text for text in texts])
    hits = bytearray(len(texts))
    at = 0 if within is None else within.find(1)
    while 0 <= at < len(texts):
        hits[at] = is_in_field(word, texts[at], field) if field else word in texts[at]
        at = at + 1 if within is None else within.find(1, at + 1)
    return bytes(hits)


def _scan_whole(word: str, texts: list[str], within: bytearray | None) -> bytes:
    is_there = whole_word(word).search
    places = range(len(texts)) if within is None else compress(range(len(texts)), within)
    hits = bytearray(len(texts))
    for at in places:
        hits[at] = word in texts[at] and is_there(texts[at]) is not None
    return bytes(hits)
