"""What is on the screen: a catalog, a query and a section, and everything that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import walk_sections
from ketamine_tui.query import fields
from ketamine_tui.query.parse import parse
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import EVERYTHING, Mode, Query


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value to filter by: how many entries of the result have it, and how the query treats it.

    `depth` is the level in a tree, from 0.
    """

    field: str
    value: str
    label: str
    count: int
    mode: Mode = Mode.OFF
    depth: int = 0


@dataclass(frozen=True)
class View:
    """The entries that match a query within a section. Never changed: a change is another view."""

    search: Search
    query: Query = EVERYTHING
    section: str = ""

    @property
    def catalog(self) -> Catalog:
        """The directory that is looked at."""
        return self.search.catalog

    @cached_property
    def matches(self) -> int:
        """The set of entries that match the query in any section."""
        return self.search.matches(self.query)

    @cached_property
    def shown(self) -> int:
        """The set of entries in the view."""
        return self.matches & self.search.section_bits(self.section)

    @cached_property
    def positions(self) -> Sequence[int]:
        """The entries in the view, in display order."""
        return bitset.to_positions(self.shown, self.catalog.size)

    @cached_property
    def total(self) -> int:
        """How many entries are in the view."""
        return self.shown.bit_count()

    @property
    def is_filtered(self) -> bool:
        """Whether the query hides anything."""
        return bool(self.query)

    def with_query(self, query: Query) -> "View":
        """Return the view of another query in the same section."""
        return View(self.search, query, self.section)

    def with_text(self, text: str) -> "View":
        """Return the view of a query as typed.

        Raises:
            QueryError: If it cannot be understood.
        """
        return self.with_query(parse(text, self.catalog.as_used))

    def with_section(self, section: str) -> "View":
        """Return the view of another section under the same query; the empty name is everything."""
        return View(self.search, self.query, section)

    def over(self, search: Search) -> "View":
        """Return the same question asked of another catalog."""
        return View(search, self.query, self.section)

    @cached_property
    def section_counts(self) -> tuple[FacetCount, ...]:
        """Every section with the entries that match the query in it, in display order."""
        return tuple(
            FacetCount(
                fields.SECTION,
                section.id,
                section.title,
                (self.matches & self.search.section_bits(section.id)).bit_count(),
                depth=depth,
            )
            for section, depth in walk_sections(self.catalog.sections)
        )

    @cached_property
    def tag_counts(self) -> tuple[FacetCount, ...]:
        """Every tag of the vocabulary, in the order of its labels."""
        labels = {value for field, value in self.catalog.bitsets if field == fields.TAG}
        labels |= {tag.label for tag in self.catalog.directory.vocabulary}
        return tuple(
            self._count(fields.TAG, x, x) for x in sorted(sorted(labels), key=str.casefold)
        )

    @cached_property
    def state_counts(self) -> tuple[FacetCount, ...]:
        """Every review state."""
        return tuple(self._count(fields.IS, state.value, state.words) for state in ReviewState)

    @cached_property
    def kind_counts(self) -> tuple[FacetCount, ...]:
        """Every kind that occurs in the directory."""
        kinds = (kind for kind in Kind if self.catalog.bits(fields.KIND, kind))
        return tuple(self._count(fields.KIND, kind.value, kind.value) for kind in kinds)

    def _count(self, field: str, value: str, label: str) -> FacetCount:
        count = (self.shown & self.search.bits(field, value)).bit_count()
        return FacetCount(field, value, label, count, self.query.mode(field, value))
