"""Answering queries over a catalog."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.section import Section, walk_sections
from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.syntax import And, Field, Not, Or, Query, Term, Text

_REMEMBERED = 16


class Search:
    """Finds the entries that match, and remembers the latest words.

    A word that contains an earlier one is looked for only where that one was found, so that typing
    on costs less with every letter.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._everything = bitset.full(catalog.size)
        self._found: dict[str, int] = {}
        self._section_bits = {
            section.id: self._bits_below(section) for section, _ in walk_sections(catalog.sections)
        }

    def matches(self, query: Query) -> int:
        """Return the set of entries that match all terms of a query."""
        return self._all_of(query.terms)

    def bits(self, field: str, value: str) -> int:
        """Return the set of entries that have a value of a query's field."""
        if field == fields.SECTION:
            return self.section_bits(value)
        return self.catalog.bits("state" if field == fields.IS else field, value)

    def section_bits(self, section: str) -> int:
        """Return the set of entries in a section and those below it; all for the empty name."""
        return self._section_bits.get(section, 0) if section else self._everything

    def _bits_below(self, section: Section) -> int:
        bits = (self.catalog.bits("section", part.id) for part, _ in section.walk())
        return reduce(or_, bits, 0)

    def _all_of(self, terms: Sequence[Term]) -> int:
        found = self._everything
        for term in sorted(terms, key=lambda term: isinstance(term, Text)):
            if not found:
                break
            found &= self._term(term)
        return found

    def _term(self, term: Term) -> int:
        match term:
            case Text(text):
                return self._text(fold(text))
            case Field(name, values):
                return reduce(or_, (self.bits(name, value.text) for value in values), 0)
            case Not(inner):
                return self._everything & ~self._term(inner)
            case And(terms):
                return self._all_of(terms)
            case Or(terms):
                return reduce(or_, map(self._term, terms), 0)

    def _text(self, needle: str) -> int:
        if needle not in self._found:
            wider = [word for word in self._found if word in needle]
            within = self._found[max(wider, key=len)] if wider else self._everything
            if len(self._found) >= _REMEMBERED:
                self._found.pop(next(iter(self._found)))
            self._found[needle] = self._scan(needle, within)
        return self._found[needle]

    def _scan(self, needle: str, within: int) -> int:
        texts = self.catalog.texts
        if within == self._everything:
            return bitset.from_flags(bytes([needle in text for text in texts]))
        positions = bitset.to_positions(within, len(texts))
        return bitset.from_positions((n for n in positions if needle in texts[n]), len(texts))
