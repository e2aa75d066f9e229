"""Named sets: the entries that have a value of a field of names, saved views left out."""

from functools import reduce
from operator import or_

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.section import walk_sections
from ketamine_tui.query import fields
from ketamine_tui.query.names import CHECKED, PENDING, UNCHECKED
from ketamine_tui.query.syntax import URGENT


class NamedSets:
    """The sets of a catalog by what they are called in queries."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._everything = bitset.full(catalog.size)
        self._sections: dict[str, int] = {}

    def bits(self, field: str, value: str) -> int:
        """Return the set of entries that have a value of a field."""
        sets = self._catalog.sets
        match field:
            case fields.SECTION:
                return self.of_section(value)
            case fields.IS:
                return self._in_state(value)
            case fields.REGION:
                parts = [r for r in sets.values(field) if r.startswith(f"{value}-")]
                return reduce(or_, (sets.bits(field, part) for part in (value, *parts)))
        return sets.bits(field, value)

    def _in_state(self, value: str) -> int:
        sets = self._catalog.sets
        if value == URGENT:
            return sets.bits("is", URGENT)
        if value not in (CHECKED, UNCHECKED, PENDING):
            return sets.bits("state", value)
        checked = sets.bits("state", "source-checked") | sets.bits("state", "reviewed")
        if value == PENDING:
            checked |= sets.bits("state", "withdrawn")
        return checked if value == CHECKED else self._everything & ~checked

    def of_section(self, section: str) -> int:
        """Return the set of entries in a section and those below it; all for the empty name."""
        if not section:
            return self._everything
        if section not in self._sections:
            outers = (s for s, _ in walk_sections(self._catalog.sections) if s.id == section)
            parts = (part.id for outer in outers for part, _ in outer.walk())
            bits = (self._catalog.sets.bits("section", part) for part in parts)
            self._sections[section] = reduce(or_, bits, 0)
        return self._sections[section]
