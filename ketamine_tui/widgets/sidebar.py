"""The sidebar: sections, review states, kinds and tags, each with its count in the current result."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.syntax import Mode
from ketamine_tui.query.view import FacetCount, View
from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.pane import Piece

SECTIONS, REVIEW, KINDS, TAGS = "Sections", "Review", "Kinds", "Tags"

_MODE_STYLES = {Mode.OFF: "", Mode.INCLUDE: "include", Mode.EXCLUDE: "exclude"}

Item = str | FacetCount
"""A heading, or a value to filter by."""


class Sidebar(CursorPane):
    """The values that a view can be narrowed to; a section is shown, other values cycle their mode."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Select", show=False)]

    view: reactive[View | None] = reactive(None)
    """What the counts are of."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, id=id)
        self._items: list[Item] = []

    def watch_view(self) -> None:
        """Take up new counts; every value keeps its place."""
        self._items = list(_items(self.view)) if self.view else []
        if not self.can_hold_cursor(self.cursor):
            self.place_cursor(1)
        self.lines_changed()

    @property
    def item(self) -> FacetCount | None:
        """The value with the cursor."""
        item = self._items[self.cursor] if self.cursor < len(self._items) else None
        return item if isinstance(item, FacetCount) else None

    def go_to(self, heading: str) -> None:
        """Move the cursor to the first value below a heading, with the heading at the top."""
        if heading in self._items:
            place = self._items.index(heading)
            self.place_cursor(place + 1)
            self.show_from(place)

    def item_count(self) -> int:
        """Return how many headings and values there are."""
        return len(self._items)

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a value."""
        return item < len(self._items) and isinstance(self._items[item], FacetCount)

    def title_note(self) -> str:
        """Return nothing: the place among so many unlike things says little."""
        return ""

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return a heading, or a value with its mode and count."""
        item = self._items[line]
        if isinstance(item, str):
            return ((f" {item}", "heading"),)
        is_shown = (
            self.view is not None and item.field == SECTION and item.value == self.view.section
        )
        mark = ">" if is_shown else item.mode.value
        style = "include" if is_shown else _MODE_STYLES[item.mode]
        count = str(item.count)
        room = self.text_width - len(count) - 4
        label = f"{'  ' * item.depth}{item.label}"
        label = label if len(label) <= room else f"{label[: max(1, room - 2)]}.."
        text_style = style or ("" if item.count else "dim")
        return (
            (f" {mark} ", style),
            (f"{label:<{room}}"[:room] + " ", text_style),
            (count, "" if item.count else "dim"),
        )


def _items(view: View) -> Iterator[Item]:
    yield SECTIONS
    yield FacetCount(SECTION, "", "All", view.matches.bit_count())
    yield from view.section_counts
    yield REVIEW
    yield from view.state_counts
    yield KINDS
    yield from view.kind_counts
    yield TAGS
    yield from view.tag_counts
