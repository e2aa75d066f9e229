"""Views: a catalog, a query and a section, and everything that is shown of them."""

from collections.abc import Generator, Sequence
from functools import cached_property
from typing import NamedTuple

from ketamine_tui.index import bitset
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.parted import Joined
from ketamine_tui.index.texts import fields_with, fields_with_whole
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import section_title, walk_sections
from ketamine_tui.model.translate import _
from ketamine_tui.query import fields
from ketamine_tui.query.modes import Mode, mode_of
from ketamine_tui.query.order import beginning, in_order, steps_to_order
from ketamine_tui.query.parse import parse
from ketamine_tui.query.parts import Told
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import EVERYTHING, MARKED, Query


class FacetCount(NamedTuple):
    """A value to filter by: how many entries of the result have it, and how the query treats it.

    `depth` is the level in a tree, from 0.
    """

    field: str
    value: str
    label: str
    total: int
    mode: Mode = Mode.OFF
    depth: int = 0


class Part(NamedTuple):
    """What a search that still runs has found: a set, and the position that it has come to.

    One that `is_all` has found everything, and is still to be put in order.
    """

    matches: int
    end: int
    is_all: bool


class View:
    """The entries that match a query within a section. Never changed: a change is another view."""

    def __init__(
        self, search: Search, query: Query = EVERYTHING, section: str = "", part: Part | None = None
    ) -> None:
        """Ask a question in a section; the empty name is everywhere.

        Where the search still runs, `part` is what it has found: the view then shows that much.
        """
        self.search = search
        self.query = query
        self.section = section
        self.part = part

    @property
    def catalog(self) -> Catalog:
        """The directory that is looked at."""
        return self.search.catalog

    @property
    def is_part(self) -> bool:
        """Whether the search still runs, so that there may be more."""
        return self.part is not None and not self.part.is_all

    @property
    def is_being_ordered(self) -> bool:
        """Whether everything was found, and is listed in the directory's order until it is put in its own."""
        return self.part is not None and self.part.is_all

    @cached_property
    def matches(self) -> int:
        """The set of entries that match the query in any section."""
        return self.part.matches if self.part else self.search.matches(self.query)

    @cached_property
    def shown(self) -> int:
        """The set of entries in the view."""
        return self.matches & self.search.section_bits(self.section)

    @cached_property
    def positions(self) -> Sequence[int]:
        """The entries in the view, in the order in which they are listed."""
        if self.part is None:
            return in_order(self.search, self.query, self.shown)
        begin, end = self._beginning, self.part.end
        rest = self.shown & ~bitset.from_positions(begin, end) if begin else self.shown
        return Joined([begin, bitset.to_positions(rest, end)])

    @cached_property
    def _beginning(self) -> Sequence[int]:
        """How the order begins of what was found, and is still to be put in order."""
        return beginning(self.search, self.query, self.shown) if self.is_being_ordered else ()

    @property
    def begins_well(self) -> bool:
        """Whether what comes first is known by now, though the rest is still to be put in order."""
        return bool(self._beginning)

    def place_of(self, position: int) -> int | None:
        """Return the place of an entry in the list, or None where it is not in the view."""
        if position >= self.catalog.size or not self.shown >> position & 1:
            return None
        return self.positions.index(position)

    @cached_property
    def total(self) -> int:
        """How many entries are in the view."""
        return self.shown.bit_count()

    @cached_property
    def section_title(self) -> str:
        """The title of the section; its name where the directory has no such section. Nothing is counted."""
        return section_title(self.catalog.sections, self.section)

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
        return self.with_query(parse(text, self.search.names))

    def with_section(self, section: str) -> "View":
        """Return the view of another section under the same query; the empty name is everything."""
        return View(self.search, self.query, section, self.part)

    def over(self, search: Search) -> "View":
        """Return the same question asked of another catalog."""
        return View(search, self.query, self.section)

    def steps(self) -> Generator[int]:
        """Look for the words of the query, and how well each entry matches; then the view answers at once.

        Yields:
            The number of entries that were looked through so far; `until` then shows what was found.
        """
        yield from self.search.steps(self.query)
        for _step in steps_to_order(self.search, self.query, self.shown):
            yield self.catalog.size

    def until(self, end: int) -> "View":
        """Return what the view shows while its words are looked for, and `steps` is that far."""
        matches = self.search.matches_until(self.query, end)
        return View(self.search, self.query, self.section, Part(matches, end, self.is_found))

    @property
    def is_found(self) -> bool:
        """Whether all that matches is known, though maybe not its order."""
        return self.search.has_found(self.query)

    # Why an entry matches.

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """The folded words that the query asks for, as they are marked in texts."""
        needles = self.search.needles(self.query)
        return tuple(dict.fromkeys(needle.text for needle in needles if not needle.is_whole))

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The folded words that these stand for, which are found and marked where they stand by themselves."""
        needles = self.search.needles(self.query)
        return tuple(dict.fromkeys(needle.text for needle in needles if needle.is_whole))

    @cached_property
    def told(self) -> Told:
        """What is found beside the words of the query, and which of them are not looked for."""
        return self.search.told(self.query)

    def found_in(self, position: int) -> str:
        """Return the fields in which words were found that the title does not have, in the reader's words."""
        field_names: dict[str, None] = {}
        text = self.catalog.texts[position] if self.needles else ""
        wheres = [fields_with(needle, text) for needle in self.needles]
        wheres += [fields_with_whole(word, text) for word in self.others]
        for where in wheres:
            if where and "title" not in where:
                field_names[where[0]] = None
        return ", ".join(map(_, field_names))

    # Counts.

    @cached_property
    def section_counts(self) -> tuple[FacetCount, ...]:
        """Every section with the entries that match the query in it, in display order."""
        return tuple(
            FacetCount(fields.SECTION, section.id, section.title, count, depth=depth)
            for section, depth in walk_sections(self.catalog.sections)
            for count in (sum(self._section_size(part.id) for part, _ in section.walk()),)
        )

    def _section_size(self, section: str) -> int:
        sets = self.catalog.sets
        if not self.is_filtered:
            return sets.count(fields.SECTION, section)
        return (self.matches & sets.bits(fields.SECTION, section)).bit_count()

    @cached_property
    def view_counts(self) -> tuple[FacetCount, ...]:
        """Every saved view."""
        views = self.search.names.directory.views
        return tuple(self._count(fields.VIEW, view.name, view.label) for view in views)

    @cached_property
    def tag_counts(self) -> tuple[FacetCount, ...]:
        """Every tag of the vocabulary, in the order of its labels."""
        labels = {*self.catalog.sets.values(fields.TAG)}
        labels |= {tag.label for tag in self.catalog.directory.vocabulary}
        return tuple(
            self._count(fields.TAG, x, x) for x in sorted(sorted(labels), key=str.casefold)
        )

    @cached_property
    def state_counts(self) -> tuple[FacetCount, ...]:
        """Every review state."""
        return tuple(self._count(fields.IS, state.value, _(state.words)) for state in ReviewState)

    @cached_property
    def own_counts(self) -> tuple[FacetCount, ...]:
        """What the person in front of the program has marked; nothing where that is nothing in the directory."""
        has_any = self.search.bits(fields.IS, MARKED)
        return (self._count(fields.IS, MARKED, _("Marked")),) if has_any else ()

    def is_marked(self, position: int) -> bool:
        """Say whether an entry is marked."""
        return bool(self.search.bits(fields.IS, MARKED) >> position & 1)

    @cached_property
    def kind_counts(self) -> tuple[FacetCount, ...]:
        """Every kind that occurs in the directory."""
        kinds = (kind for kind in Kind if self.catalog.sets.count(fields.KIND, kind))
        return tuple(self._count(fields.KIND, kind.value, _(kind.value)) for kind in kinds)

    def value_counts(self, field: str) -> tuple[FacetCount, ...]:
        """Every value that occurs in a field, in the order of its names."""
        names = {
            value: self.catalog.name_of(field, value) for value in self.catalog.sets.values(field)
        }
        return tuple(
            self._count(field, value, name)
            for value, name in sorted(names.items(), key=lambda item: item[1].casefold())
        )

    def _count(self, field: str, value: str, label: str) -> FacetCount:
        mode = mode_of(self.query, field, value)
        return FacetCount(field, value, label, self._size(field, value), mode)

    def _size(self, field: str, value: str) -> int:
        if (
            self.is_filtered
            or self.section
            or field in (fields.VIEW, fields.REGION)
            or value == MARKED
        ):
            return (self.shown & self.search.bits(field, value)).bit_count()
        return self.catalog.sets.count("state" if field == fields.IS else field, value)
