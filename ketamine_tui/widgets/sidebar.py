"""The sidebar: everything that a view can be narrowed to, with counts in the current result."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.present.facets import OPEN_AT_FIRST, TAGS, VIEWS, Facets, Heading
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.sidebar import SidebarBody
from ketamine_tui.query.view import FacetCount, View
from ketamine_tui.widgets.cursor_pane import Clicks, CursorPane


class Sidebar(CursorPane):
    """The values that a view can be narrowed to; a section is shown, other values cycle their mode.

    While a tag is looked for, the pane takes what is typed and lists the tags that contain it.
    """

    body: SidebarBody
    clicks = Clicks.TAKE

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Select", show=False)]

    class Relisted(Message):
        """Other values are listed, which may need another width."""

    class TypingEnded(Message):
        """Letters that are typed are no part of a tag's name any more."""

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
        typed, opened = (facets.typed, facets.opened) if facets else ("", OPEN_AT_FIRST)
        self._show(Facets(view, typed, opened) if view is not None else None)

    def _show(self, facets: Facets | None) -> None:
        """List other values, with the cursor on the same one where it is still there."""
        had = self._key(self.cursor)
        self.body = SidebarBody(facets, is_typing=self.body.is_typing)
        same = (n for n in range(self.body.item_count) if had and self._key(n) == had)
        place = next(same, self.cursor)
        self.place_cursor(place if had and self._key(place) else self.body.shown_section)
        self.lines_changed()
        self.post_message(self.Relisted())

    def _key(self, item: int) -> tuple[str, str] | None:
        """Return what stays the same of a value or a group when the directory is read again."""
        if slot := self.body.slot(item):
            return slot.field, slot.value
        group = self.body.group(item)
        return ("", group.name) if group else None

    @property
    def wanted_width(self) -> int:
        """The columns that the pane needs for its labels, within bounds."""
        window = self.window._replace(has_sides=True)
        return self.body.text_width(self.chrome) + 2 * window.left

    @property
    def item(self) -> FacetCount | None:
        """The value with the cursor."""
        facets, slot = self.body.facets, self.body.slot(self.cursor)
        return facets[slot] if facets and slot else None

    def go_to(self, name: str) -> None:
        """Move the cursor to the first value below a heading, with the heading at the top."""
        facets = self.body.facets
        if facets is None:
            return
        facets.unfold(name)
        self._show(facets)
        names = [item.name if isinstance(item, Heading) else "" for item in self.body.items]
        if name in names:
            place = names.index(name)
            self.place_cursor(place + 1 if self.body.slot(place + 1) else place)
            self.show_from(place)

    def action_select(self) -> None:
        """Open or close a group, or choose a value."""
        facets, group = self.body.facets, self.body.group(self.cursor)
        if facets is not None and group is not None:
            facets.toggle(group.name)
            self._show(facets)
        else:
            super().action_select()

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
        has_value = self.body.slot(self.cursor) is not None
        if self.body.facets is not None:
            self.body.facets.unfold(TAGS)
            self.body.facets.narrow(typed)
        self._show(self.body.facets)
        if typed or not has_value:
            self.go_to(TAGS)

    @property
    def is_typing(self) -> bool:
        """Whether the name of a tag is typed."""
        return self.body.is_typing

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002  # the toolkit's own signature
        """Say whether a key writes."""
        return self.is_typing and bool(character) and str(character).isprintable()

    def _end_typing(self) -> None:
        if self.is_typing:
            self.post_message(self.TypingEnded())
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

    def strip(self, y: int, window: Window) -> Strip:
        """Return a line; where it is of a view that was not counted, have the views counted."""
        line = window.line_at(y)
        slot = self.body.slot(line) if line is not None else None
        facets = self.body.facets
        if slot and slot.heading == VIEWS and facets is not None and facets.waits_for_views:
            self.call_after_refresh(self._count_views)
        return super().strip(y, window)

    def _count_views(self) -> None:
        """Count the saved views once the first picture is up: words may have to be looked for."""
        facets = self.body.facets
        if facets is not None and facets.waits_for_views:
            facets.count_views()
            self.refresh()
