"""The values that a view can be narrowed to, below headings, with counts worked out when needed."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.model.tag import tag_key
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.fields import SECTION, VIEW
from ketamine_tui.query.modes import mode_of
from ketamine_tui.query.view import FacetCount, View

VIEWS, SECTIONS, REVIEW = N_("Views"), N_("Sections"), N_("Review")
KINDS, TAGS = N_("Kinds"), N_("Tags")
YOURS = N_("Yours")
REGIONS, LANGUAGES, AUDIENCE = N_("Regions"), N_("Languages"), N_("For whom")
OTHER_STATES = N_("Unused states")

OPEN_AT_FIRST = frozenset({VIEWS, YOURS, SECTIONS, REVIEW})
"""The groups whose values are in sight before somebody opens another."""

Counts = Sequence[FacetCount]


class Heading(NamedTuple):
    """The heading of a group of values, its name in English; one that is foldable opens and closes."""

    name: str
    is_foldable: bool
    is_open: bool


class Slot(NamedTuple):
    """The place of a value: below which heading, the how-many-th value of that, and which value."""

    heading: str
    number: int
    field: str
    value: str


def _sections(view: View) -> Counts:
    everything = FacetCount(SECTION, "", _("All"), view.matches.bit_count())
    return (everything, *view.section_counts)


def _choices(field: str) -> Callable[[View], Counts]:
    """Return what counts the values of a field, where there is anything to choose."""

    def count(view: View) -> Counts:
        return view.value_counts(field) if len(view.search.names.values[field]) > 1 else ()

    return count


_GROUPS: dict[str, Callable[[View], Counts]] = {
    VIEWS: lambda view: view.view_counts,
    YOURS: lambda view: view.own_counts,
    SECTIONS: _sections,
    REVIEW: lambda view: view.state_counts,
    KINDS: lambda view: view.kind_counts,
    REGIONS: _choices("region"),
    LANGUAGES: _choices("language"),
    AUDIENCE: _choices("audience"),
    TAGS: lambda view: view.tag_counts,
}
"""The headings in their order, each with what counts the values below it."""


_SMALL = 500
"""Up to so many entries saved views are counted at once, so that the first picture has their numbers."""


class Facets:
    """The values that a view can be narrowed to, below their headings.

    Which there are depends on the directory alone. The values below a heading are counted together,
    when the first of them is asked for.
    """

    def __init__(self, view: View, typed: str = "", opened: frozenset[str] = OPEN_AT_FIRST) -> None:
        """List the values of a view's directory below the opened headings, with the tags that `narrow` leaves."""
        self.opened = opened
        self._view = view
        self._counts: dict[str, Counts] = {}
        self._has_views = view.catalog.size <= _SMALL
        self.narrow(typed)

    def narrow(self, typed: str) -> None:
        """List only the tags that contain a text, in their label, id or an alias."""
        self.typed = typed
        self.items: tuple[Heading | Slot, ...] = tuple(self._list(tag_key(typed)))

    def toggle(self, name: str) -> None:
        """Open a group, or close it."""
        self.opened ^= {name}
        self.narrow(self.typed)

    def unfold(self, name: str) -> None:
        """Open a group."""
        if name not in self.opened:
            self.toggle(name)

    def _list(self, key: str) -> Iterator[Heading | Slot]:
        vocabulary = self._view.search.names.directory.vocabulary
        for heading in _GROUPS:
            counts = self._group(heading)
            is_open = heading in self.opened
            if counts:
                yield Heading(heading, heading not in OPEN_AT_FIRST, is_open)
            slots = [Slot(heading, n, c.field, c.value) for n, c in enumerate(counts) if is_open]
            if heading == REVIEW:
                yield from self._states(slots)
            elif heading == TAGS and key:
                yield from (slot for slot in slots if vocabulary.is_called(slot.value, key))
            else:
                yield from slots

    def _states(self, slots: Sequence[Slot]) -> Iterator[Heading | Slot]:
        """Yield the states that entries of the directory have, and the others below a heading of their own."""
        everything = View(self._view.search).state_counts
        unused = [slot for slot in slots if not everything[slot.number].total]
        yield from (slot for slot in slots if slot not in unused)
        if unused:
            is_open = OTHER_STATES in self.opened
            yield Heading(OTHER_STATES, is_foldable=True, is_open=is_open)
            yield from (slot for slot in unused if is_open)

    def are_of(self, view: View) -> bool:
        """Say whether a view is over the same directory, so that it has the same values."""
        return view.search is self._view.search

    def count_in(self, view: View) -> None:
        """Take up another view over the same directory."""
        self._view = view
        self._counts = {}

    def count_views(self) -> None:
        """Count saved views too from now on. Among many entries the first time may take long: words are looked for."""
        self._has_views = True
        self._counts.pop(VIEWS, None)

    @property
    def most(self) -> int:
        """The highest count that any value can have."""
        return self._view.catalog.size

    @property
    def section(self) -> str:
        """The section that is shown; the empty name is everything."""
        return self._view.section

    def is_counted(self, slot: Slot) -> bool:
        """Say whether a count is more than a guess."""
        return not self._view.is_part and (slot.heading != VIEWS or self._has_views)

    @property
    def waits_for_views(self) -> bool:
        """Whether `count_views` is to be called."""
        return not self._has_views

    def __getitem__(self, slot: Slot) -> FacetCount:
        """Return a value with its count and mode."""
        return self._group(slot.heading)[slot.number]

    def _group(self, heading: str) -> Counts:
        if heading not in self._counts:
            has_to_wait = heading == VIEWS and (self._view.is_part or not self._has_views)
            count = _uncounted_views if has_to_wait else _GROUPS[heading]
            self._counts[heading] = count(self._view)
        return self._counts[heading]


def _uncounted_views(view: View) -> Counts:
    return tuple(
        FacetCount(VIEW, saved.name, saved.label, 0, mode_of(view.query, VIEW, saved.name))
        for saved in view.search.names.directory.views
    )
