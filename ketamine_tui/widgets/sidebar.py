"""The sidebar: everything that a view can be narrowed to, with counts in the current result."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.present.facets import TAGS, VIEWS, Facets, Slot
from ketamine_tui.present.painters.sidebar import SidebarBody
from ketamine_tui.query.view import FacetCount, View
from ketamine_tui.widgets.cursor_pane import CursorPane


class Sidebar(CursorPane):
    """The values that a view can be narrowed to; a section is shown, other values cycle their mode.

    While a tag is looked for, the pane takes what is typed and lists the tags that contain it.
    """

    body: SidebarBody

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Select", show=False)]

    view: reactive[View | None] = reactive(None)
    """What the counts are of."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, SidebarBody(), id=id)

    def watch_view(self, view: View | None) -> None:
        """Take up new counts; every value keeps its place, and the cursor its value."""
        facets = self.body.facets
        if view is not None and facets is not None and facets.are_of(view):
            facets.count_in(view)
            self.refresh()
            return
        typed = facets.typed if facets else ""
        self._show(Facets(view, typed) if view is not None else None)

    def _show(self, facets: Facets | None) -> None:
        """List other values, with the cursor on the same one where it is still there."""
        slot = self.body.slot(self.cursor)
        self.body = SidebarBody(facets, is_typing=self.body.is_typing)
        same = (n for n in range(self.body.item_count) if slot and self._is_at(n, slot))
        place = next(same, self.cursor)
        self.place_cursor(place if self.body.slot(place) else 1)
        self.lines_changed()

    def _is_at(self, item: int, slot: Slot) -> bool:
        other = self.body.slot(item)
        return other is not None and (other.field, other.value) == (slot.field, slot.value)

    @property
    def item(self) -> FacetCount | None:
        """The value with the cursor."""
        facets, slot = self.body.facets, self.body.slot(self.cursor)
        return facets[slot] if facets and slot else None

    def go_to(self, heading: str) -> None:
        """Move the cursor to the first value below a heading, with the heading at the top."""
        if heading in self.body.items:
            place = self.body.items.index(heading)
            self.place_cursor(place + 1 if self.body.slot(place + 1) else place)
            self.show_from(place)

    # Looking for a tag.

    def find_tag(self) -> None:
        """Take what is typed from now on as a part of the name of a tag."""
        self.body.is_typing = True
        self._narrow("")
        self.go_to(TAGS)

    @property
    def _typed(self) -> str:
        return self.body.facets.typed if self.body.facets else ""

    def _narrow(self, typed: str) -> None:
        """List the tags that contain a text; without one, all of them, with the cursor where it is."""
        has_value = self.body.can_hold_cursor(self.cursor)
        if self.body.facets is not None:
            self.body.facets.narrow(typed)
        self._show(self.body.facets)
        if typed or not has_value:
            self.go_to(TAGS)

    def _end_typing(self) -> None:
        self.body.is_typing = False
        self.refresh()

    def on_blur(self) -> None:
        """Keep what was typed, and take no more of it."""
        self._end_typing()

    def on_key(self, event: Key) -> None:
        """Take the keys that write and end the name of a tag; others end it and do what they do."""
        if event.key == "escape" and (self.body.is_typing or self._typed):
            self._end_typing()
            self._narrow("")
        elif not self.body.is_typing:
            return
        elif event.key == "backspace":
            self._narrow(self._typed[:-1])
        elif event.is_printable and event.character:
            self._narrow(self._typed + event.character)
        else:
            self._end_typing()
            if event.key != "enter":
                return
        event.stop()

    # Counting.

    def render_line(self, y: int) -> Strip:
        """Return a line; where it is of a view that was not counted, have the views counted."""
        slot = self.body.slot(self.scroll_offset.y + y - 1) if y else None
        facets = self.body.facets
        if slot and slot.heading == VIEWS and facets is not None and facets.waits_for_views:
            self.call_after_refresh(self._count_views)
        return super().render_line(y)

    def _count_views(self) -> None:
        """Count the saved views once the first picture is up: words may have to be looked for."""
        facets = self.body.facets
        if facets is not None and facets.waits_for_views:
            facets.count_views()
            self.refresh()
