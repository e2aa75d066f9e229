"""The sidebar: everything that a view can be narrowed to, with counts in the current result."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.reactive import reactive

from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.modes import Mode
from ketamine_tui.query.view import FacetCount, View
from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.facets import TAGS, VIEWS, Facets, Slot
from ketamine_tui.widgets.pane import Piece

NUMBERED = 9
"""How many saved views have a key of their own."""

_MODE_STYLES = {Mode.OFF: "", Mode.INCLUDE: "include", Mode.EXCLUDE: "exclude"}


class Sidebar(CursorPane):
    """The values that a view can be narrowed to; a section is shown, other values cycle their mode.

    While a tag is looked for, the pane takes what is typed and lists the tags that contain it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Select", show=False)]

    view: reactive[View | None] = reactive(None)
    """What the counts are of."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, id=id)
        self._facets: Facets | None = None
        self._wanted = ""
        self._is_typing = False

    def watch_view(self, view: View | None) -> None:
        """Take up new counts; every value keeps its place, and the cursor its value."""
        if view is not None and self._facets is not None and self._facets.are_of(view):
            self._facets.count_in(view)
            self.refresh()
            return
        slot = self._slot(self.cursor)
        self._facets = Facets(view, self._wanted) if view is not None else None
        self._list(slot)

    def _list(self, slot: Slot | None) -> None:
        """List other values, with the cursor on the same one where it is still there."""
        same = (
            n for n, item in enumerate(self._items) if slot is not None and _are_same(item, slot)
        )
        place = next(same, self.cursor)
        self.place_cursor(place if self._slot(place) else 1)
        self.lines_changed()

    @property
    def _items(self) -> Sequence[str | Slot]:
        return self._facets.items if self._facets else ()

    def _slot(self, item: int) -> Slot | None:
        found = self._items[item] if item < len(self._items) else None
        return found if isinstance(found, Slot) else None

    @property
    def item(self) -> FacetCount | None:
        """The value with the cursor."""
        slot = self._slot(self.cursor)
        return self._facets[slot] if self._facets and slot else None

    def go_to(self, heading: str) -> None:
        """Move the cursor to the first value below a heading, with the heading at the top."""
        if heading in self._items:
            place = self._items.index(heading)
            self.place_cursor(place + 1 if self._slot(place + 1) else place)
            self.show_from(place)

    # Looking for a tag.

    def find_tag(self) -> None:
        """Take what is typed from now on as a part of the name of a tag."""
        self._is_typing = True
        self._narrow("")
        self.go_to(TAGS)

    def _narrow(self, wanted: str) -> None:
        """List the tags that contain a text; without one, all of them, with the cursor where it is."""
        slot = self._slot(self.cursor)
        self._wanted = wanted
        if self._facets is not None:
            self._facets.narrow(wanted)
        self._list(slot)
        if wanted or slot is None:
            self.go_to(TAGS)

    def _end_typing(self) -> None:
        self._is_typing = False
        self.refresh()

    def on_blur(self) -> None:
        """Keep what was typed, and take no more of it."""
        self._end_typing()

    def on_key(self, event: Key) -> None:
        """Take the keys that write and end the name of a tag; others end it and do what they do."""
        if event.key == "escape" and (self._is_typing or self._wanted):
            self._end_typing()
            self._narrow("")
        elif not self._is_typing:
            return
        elif event.key == "backspace":
            self._narrow(self._wanted[:-1])
        elif event.is_printable and event.character:
            self._narrow(self._wanted + event.character)
        else:
            self._end_typing()
            if event.key != "enter":
                return
        event.stop()

    # Drawing.

    def item_count(self) -> int:
        """Return how many headings and values there are."""
        return len(self._items)

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a value."""
        return self._slot(item) is not None

    def title_note(self) -> str:
        """Return nothing: the place among so many unlike things says little."""
        return ""

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return a heading, or a value with its mode and count."""
        item = self._items[line]
        if isinstance(item, str):
            return ((f" {self._heading(item)}", "heading"),)
        if self.view is None or self._facets is None:
            return ()
        if item.heading == VIEWS and self._facets.waits_for_views:
            self.call_after_refresh(self._count_views)
        return self._value(item, self._facets[item], is_known=self._facets.is_known(item))

    def _heading(self, heading: str) -> str:
        if heading != TAGS or not (self._is_typing or self._wanted):
            return heading
        return f"{heading}: {self._wanted}{'_' * self._is_typing}"

    def _value(self, slot: Slot, item: FacetCount, *, is_known: bool) -> Sequence[Piece]:
        section = self.view.section if self.view else ""
        is_shown = item.field == SECTION and item.value == section
        mark = ">" if is_shown else item.mode.value
        style = "include" if is_shown else _MODE_STYLES[item.mode]
        count = f"{item.total}" if is_known else ".."
        room = self.text_width - len(count) - 4
        is_numbered = slot.heading == VIEWS and slot.number < NUMBERED
        number = f"{slot.number + 1} " if is_numbered else ""
        label = f"{number}{'  ' * item.depth}{item.label}"
        label = label if len(label) <= room else f"{label[: max(1, room - 2)]}.."
        is_dim = is_known and not item.total
        return (
            (f" {mark} ", style),
            (f"{label:<{room}}"[:room] + " ", style or ("dim" if is_dim else "")),
            (count, "dim" if is_dim else ""),
        )

    def _count_views(self) -> None:
        """Count the saved views once the first picture is up: words may have to be looked for."""
        if self._facets is not None and self._facets.waits_for_views:
            self._facets.count_views()
            self.refresh()


def _are_same(item: str | Slot, slot: Slot) -> bool:
    return isinstance(item, Slot) and (item.field, item.value) == (slot.field, slot.value)
