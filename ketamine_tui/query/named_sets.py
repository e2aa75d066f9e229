"""Named sets: the entries that have a value of a field of names, saved views left out."""

from collections.abc import Callable
from functools import cached_property, reduce
from operator import or_

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.marks import Mark
from ketamine_tui.model.section import walk_sections
from ketamine_tui.model.text import fold
from ketamine_tui.query import fields
from ketamine_tui.query.names import CHECKED, PENDING, UNCHECKED
from ketamine_tui.query.syntax import MARKED, URGENT


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
        if value == MARKED:
            return self._marked
        if value not in (CHECKED, UNCHECKED, PENDING):
            return sets.bits("state", value)
        checked = sets.bits("state", "source-checked") | sets.bits("state", "reviewed")
        if value == PENDING:
            checked |= sets.bits("state", "withdrawn")
        return checked if value == CHECKED else self._everything & ~checked

    @cached_property
    def _marked(self) -> int:
        return self._with_mark(lambda mark: mark.is_marked)

    def with_own_note(self, word: str) -> int:
        """Return the set of entries that somebody's own note has a folded word for."""
        return self._with_mark(lambda mark: word in fold(" ".join(mark.note.split())))

    def _with_mark(self, is_wanted: Callable[[Mark], bool]) -> int:
        marks = self._catalog.marks.items()
        places = (self._catalog.position(entry_id) for entry_id, mark in marks if is_wanted(mark))
        # A mark of an entry that is gone stays in its file.
        positions = [place for place in places if place is not None]
        return bitset.from_positions(positions, self._catalog.size)

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
