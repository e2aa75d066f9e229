"""The lines of the list of entries: a title, and what people come for, in two lines or in columns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from ketamine_tui.model.config import DUE, FACTS, KIND, LIST_COLUMNS, SECTION
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.marks import SIGN
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import section_title
from ketamine_tui.model.translate import _, reader_language
from ketamine_tui.present.chrome import Chrome, Measure
from ketamine_tui.present.highlight import pattern_of, restyled, spans_of
from ketamine_tui.present.layout import split_at
from ketamine_tui.present.painters.offers import offer_height, offer_line
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece, cropped, filled, text_of, width_of
from ketamine_tui.present.shortened import without_regions
from ketamine_tui.present.told_apart import in_a_line, in_two_lines
from ketamine_tui.query.explain import relaxations
from ketamine_tui.query.view import View

COLUMNS_FROM = 76
"""The least columns of text at which an entry is one line."""

_MARK = 2
TICK = "[x]"
"""Stands before what is selected."""

_GAP = 2
"""The columns between two columns."""

_LEAST_OF_FACT = 4
"""Columns of what stands behind something else below which it tells nothing, or another thing: `U` may be of US or UK."""

_LEAST_OF_NAME = 7
"""Columns of a name behind another fact of a work below which it tells nothing."""

_NEAR = 12
"""How many entries before and behind one are looked at for titles that begin like its own."""

_LEAST_TITLE = 36
"""Columns that are left to titles, with the facts beside them; for less, the last of the others is not shown."""

_KIND_STYLES = {
    **{kind.value: "kind-work" for kind in Kind},
    **{kind.value: "kind-contact" for kind in Kind if issubclass(CLASS_OF_KIND[kind], Contact)},
    Kind.EMERGENCY.value: "kind-emergency",
}


class _Widths(NamedTuple):
    """How many columns things take in the reader's language, whatever stands there."""

    state: int
    by_name: Mapping[str, int]


@cache
def _widths(measure: Measure, _language: str, kinds: tuple[str, ...]) -> _Widths:
    """Return the columns of a state that most entries have, and of each thing that a wide list of some kinds may show.

    The words for states are as wide as the widest of the shorter ones at least. Facts take what room there is.
    """
    usual = (ReviewState.TO_BE_REVIEWED, ReviewState.SOURCE_CHECKED)
    states = [*(state.word for state in ReviewState), *(state.in_sentence for state in usual)]
    kind = max(measure(_(kind)) for kind in (Kind.ORGANIZATION.value, *kinds))
    widths = {FACTS: 0, KIND: kind, SECTION: 16, DUE: 10}
    return _Widths(max(measure(_(words)) for words in states), widths)


class EntryBody(Body):
    """The entries of a view; where nothing matches, the ways to some that there are."""

    def __init__(
        self, view: View | None, text_width: int = 0, columns: Sequence[str] = LIST_COLUMNS
    ) -> None:
        """Take up a view; `columns` are some of `config.WIDE_COLUMNS`, for a list that is wide."""
        self.view = view
        self._columns = columns
        self.ticked: Collection[str] = ()
        """The ids of the entries that are selected, whether the view has them or not."""
        is_empty = view and view.catalog.size and not view.total and not view.is_part
        self.relaxations = relaxations(view) if view and is_empty else ()
        self.fit(text_width)

    def fit(self, text_width: int) -> None:
        """Take as many lines for an entry, or for a way to some, as a number of columns asks for."""
        if self.relaxations:
            self.item_height = offer_height(self.relaxations, text_width)
        else:
            self.item_height = 1 if text_width >= COLUMNS_FROM else 2

    @property
    def item_count(self) -> int:
        """How many entries the view has, or how many ways there are to have some."""
        return len(self.relaxations) or (self.view.total if self.view else 0)

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        return tuple(self.view.catalog.sets.values("kind")) if self.view else ()

    @property
    def first_item(self) -> int:
        """Where a person would look first."""
        if self.relaxations and self.relaxations[0].is_suggestion:
            return 0
        totals = [relaxation.view.total for relaxation in self.relaxations]
        return totals.index(max(totals)) if totals else 0

    def note(self, window: Window) -> str:
        """Return which entry has the cursor, of how many."""
        if self.relaxations:
            return _("nothing matches")
        count = self.item_count
        if not count:
            return ""
        place = _("{number} of {all:,}").format(number=f"{window.cursor + 1:,}", all=count)
        if not self.ticked:
            return place
        return _("{place}, {number:,} selected").format(place=place, number=len(self.ticked))

    def prepare(self, window: Window) -> None:
        """Fetch the rows in sight, and those that are looked at with them: in an answer few stand side by side."""
        if self.view is not None:
            first = max(0, window.top // self.item_height - _NEAR)
            last = (window.top + window.height) // self.item_height + _NEAR
            self.view.catalog.fetch(self.view.positions[first:last])

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        """Return a line of an entry, or of a way to some."""
        if self.view is None:
            return ()
        if self.relaxations:
            offer = self.relaxations[line // self.item_height]
            return offer_line(offer, line % self.item_height, window)
        place = line // self.item_height
        row = self.view.catalog.row(self.view.positions[place])
        is_ticked = bool(self.ticked) and row.id in self.ticked
        shown = _Shown(self.view, place, window, is_ticked=is_ticked)
        if self.item_height == 1:
            return shown.columns(self._columns, self._kinds)
        return shown.title_line() if line % 2 == 0 else shown.second_line()


class _Shown:
    """An entry as a window shows it, at a place of a view."""

    def __init__(self, view: View, place: int, window: Window, *, is_ticked: bool = False) -> None:
        self._chrome = window.chrome
        self._room = max(1, window.text_width - _MARK)
        self._view, self._place, self._position = view, place, view.positions[place]
        self._row = view.catalog.row(self._position)
        self._is_ticked = is_ticked
        self._pattern = pattern_of(view.needles, view.others)
        self._style = "state" if self._row.state.is_checked else "warning"

    def title_line(self) -> Iterable[Piece]:
        """Return the mark of the state and the title, or as many whole words of its beginning as there is room for."""
        return self._mark, *self._own, *self._matched(self._title[0])

    def second_line(self) -> Iterable[Piece]:
        """Return the value whole, or the rest of the title, what tells the entry from others, and the state."""
        left = self._joined([*self._begun, self._where, *self._others], self._left)
        state = [(" ", ""), (self._short_state, self._style)] if self._short_state else []
        return (" " * _MARK, ""), *left, *state

    @property
    def _begun(self) -> list[Sequence[Piece]]:
        """What the second line begins with: the value and its region, or the rest of the title."""
        if self._row.value:
            return [self._value, self._facts]
        return [self._matched(self._title[1])]

    @property
    def _others(self) -> list[Sequence[Piece]]:
        return [self._kind] if self._row.value else [self._kind, self._facts]

    def columns(self, names: Sequence[str], kinds: tuple[str, ...]) -> Iterable[Piece]:
        """Return title, what has the names, and state beside each other; `kinds` are those of the directory."""
        of_state, widths = _widths(self._chrome.measure, reader_language(), kinds)
        names, flexible = _fitting(names, widths, self._room - of_state - _GAP)
        of_title = flexible * 3 // 5 if FACTS in names else flexible
        beside = flexible - of_title
        room = of_title - self._taken
        title = self._name(room, beside) if FACTS in names else self._row.title
        title = in_a_line(title, self._near, room, self._chrome)
        named: Sequence[Piece] = [*self._own, *self._matched(title)]
        columns = [([named], of_title)]
        columns += [(self._named(name), widths[name] or beside) for name in names]
        line = [self._mark]
        for facts, width in columns:
            line += [*self._joined(facts, width), (" " * _GAP, "")]
        return *line, (self._state(of_state), self._style)

    def _named(self, name: str) -> list[Sequence[Piece]]:
        """Return what stands in a column."""
        if name == FACTS:
            return [self._value, self._facts, self._where]
        if name == KIND:
            return [self._kind]
        catalog = self._view.catalog
        if name == DUE:
            due = self._row.due
            return [[(due.isoformat(), "dim")]] if due else []
        return [[(section_title(catalog.sections, self._row.section), "dim")]]

    @cached_property
    def _title(self) -> tuple[str, str]:
        """What of the title fits into a line, and the rest; below a value there is no room for that."""
        measure, cut = self._chrome.measure, self._chrome.cut
        room = max(1, self._room - self._taken)
        if not self._row.value:
            return in_two_lines(self._row.title, self._near, (room, self._left), self._chrome)
        title = in_a_line(self._name(room, self._left), self._near, room, self._chrome)
        if measure(title) > room:
            title = split_at(title, max(1, room - measure(cut)), measure)[0] + cut
        return title, ""

    def _name(self, width: int, beside: int) -> str:
        """Return the title, without its regions where that is too wide, and their codes stand beside it."""
        row, measure = self._row, self._chrome.measure
        if not row.value or measure(row.title) <= width or measure(row.byline) >= beside:
            return row.title
        return without_regions(row.title, self._regions)

    @property
    def _near(self) -> Iterable[str]:
        """The titles of the entries that stand near this one."""
        places = range(self._place - _NEAR, self._place + _NEAR + 1)
        positions = self._view.positions
        there = (positions[n] for n in places if 0 <= n < len(positions))
        return (self._view.catalog.row(position).title for position in there)

    @property
    def _regions(self) -> frozenset[str]:
        """The names of the regions whose codes stand beside the value."""
        codes = self._row.facts.split(", ")
        # As titles have them, which are not translated with the program.
        return frozenset(self._view.catalog.english_name_of("region", code) for code in codes)

    @cached_property
    def _short_state(self) -> str:
        measure, value = self._chrome.measure, self._row.value
        beside = self._room - measure(value) - 1
        state = self._state(min(beside, self._room - self._room // 2 - 1))
        # The mark says it too: nobody is to call a part of a number.
        return state if not value or measure(state) <= beside else ""

    @property
    def _left(self) -> int:
        """The columns before the state on the second line."""
        state = self._chrome.measure(self._short_state)
        return self._room - state - bool(state)

    @property
    def _mark(self) -> Piece:
        return f"{self._chrome.mark(self._row.state.mark)} ", self._style

    @property
    def _own(self) -> Sequence[Piece]:
        """The signs of an entry that is selected, and of a marked one."""
        signs = [TICK] if self._is_ticked else []
        if self._view.is_marked(self._position):
            signs.append(self._chrome.mark(SIGN))
        return [(f"{sign} ", "include") for sign in signs]

    @property
    def _taken(self) -> int:
        """The columns before the title that the signs take."""
        return sum(len(text) for text, _ in self._own)

    @property
    def _value(self) -> Sequence[Piece]:
        return [(self._row.value, "strong")] if self._row.value else []

    @property
    def _where(self) -> Sequence[Piece]:
        fields = self._view.found_in(self._position)
        return [(_("in {fields}").format(fields=fields), "")] if fields else []

    @property
    def _kind(self) -> Sequence[Piece]:
        return [(_(self._row.kind), _KIND_STYLES.get(self._row.kind, ""))]

    @property
    def _facts(self) -> Sequence[Piece]:
        return [(self._row.facts, "dim")] if self._row.facts else []

    def _state(self, room: int) -> str:
        """Return the state in words, in one where there is no room for more."""
        words = _(self._row.state.in_sentence)
        return words if self._chrome.measure(words) <= room else _(self._row.state.word)

    def _matched(self, text: str) -> Sequence[Piece]:
        ranges = spans_of(self._pattern, text) if self._pattern else ()
        matches = [(start, end, "match") for start, end in ranges]
        return list(restyled([(text, "")], matches))

    def _joined(self, facts: Iterable[Sequence[Piece]], width: int) -> Iterable[Piece]:
        """Return facts with dots between them, in so many columns; without those of which next to nothing is seen.

        What is one word, such as a kind, is whole or not there.
        """
        chrome, line, room = self._chrome, list[Piece](), width
        for fact in filter(None, facts):
            between = [(f" {chrome.dot} ", "dim")] * bool(line)
            size = width_of(fact, chrome.measure)
            is_word = " " not in text_of(fact)
            least = size if is_word else min(size, _LEAST_OF_FACT + chrome.measure(chrome.cut))
            left = room - width_of(between, chrome.measure)
            if line and left < least:
                continue
            if size > left and fact == self._facts and not self._row.value:
                fact = [(_without_beginning(self._row.facts, left, chrome), "dim")]  # noqa: PLW2901  # the same, shorter
                size = width_of(fact, chrome.measure)
            line += [*between, *fact]
            room = left - size
        return filled(line, width, chrome.measure, cut=chrome.cut)


def _without_beginning(facts: str, width: int, chrome: Chrome) -> str:
    """Return facts of a work without the one at the end of which next to nothing is seen in so many columns."""
    seen = cropped(facts, max(0, width - chrome.measure(chrome.cut)), chrome.measure)
    before, comma, begun = seen.rpartition(",")
    return before if comma and chrome.measure(begun.strip()) < _LEAST_OF_NAME else facts


def _fitting(
    names: Sequence[str], widths: Mapping[str, int], room: int
) -> tuple[Sequence[str], int]:
    """Return as many names of columns as leave enough of the room to titles, and what they leave."""
    left = room - sum(widths[name] + _GAP for name in names)
    if left >= _LEAST_TITLE or set(names) <= {FACTS}:
        return names, left
    last = max(number for number, name in enumerate(names) if name != FACTS)
    return _fitting([*names[:last], *names[last + 1 :]], widths, room)
