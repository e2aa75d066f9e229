"""The lines of the sidebar: headings, and values with their mode and count."""

from collections.abc import Sequence

from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.facets import TAGS, VIEWS, Facets, Slot
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece, fitted
from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.modes import Mode

NUMBERED = 9
"""How many saved views have a key of their own."""

_MODE_STYLES = {Mode.OFF: "", Mode.INCLUDE: "include", Mode.EXCLUDE: "exclude"}


class SidebarBody(Body):
    """The values that a view can be narrowed to, while a tag `is_typing` with what was typed of it."""

    def __init__(self, facets: Facets | None = None, *, is_typing: bool = False) -> None:
        self.facets = facets
        self.is_typing = is_typing
        self.items = facets.items if facets else ()

    @property
    def item_count(self) -> int:
        """How many headings and values there are."""
        return len(self.items)

    def slot(self, item: int) -> Slot | None:
        """Return an item that is a value."""
        slot = self.items[item] if item < len(self.items) else None
        return slot if isinstance(slot, Slot) else None

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a value."""
        return self.slot(item) is not None

    def pieces(self, line: int, window: Window) -> Sequence[Piece]:
        """Return a heading, or a value with its mode and count."""
        slot = self.slot(line)
        if self.facets is None or slot is None:
            return ((f" {self._heading(str(self.items[line]), window.chrome)}", "heading"),)
        return _value(self.facets, slot, window)

    def _heading(self, heading: str, chrome: Chrome) -> str:
        typed = self.facets.typed if self.facets else ""
        if heading != TAGS or not (self.is_typing or typed):
            return heading
        return f"{heading}: {typed}{chrome.caret * self.is_typing}"


def _value(facets: Facets, slot: Slot, window: Window) -> Sequence[Piece]:
    value, is_counted = facets[slot], facets.is_counted(slot)
    is_shown = value.field == SECTION and value.value == facets.section
    mark = window.chrome.chosen if is_shown else value.mode.value
    style = "include" if is_shown else _MODE_STYLES[value.mode]
    count = f"{value.total}" if is_counted else window.chrome.unknown
    is_numbered = slot.heading == VIEWS and slot.number < NUMBERED
    number = f"{slot.number + 1} " if is_numbered else ""
    label = f"{number}{'  ' * value.depth}{value.label}"
    dim = "dim" if is_counted and not value.total else ""
    return (
        (f" {mark} ", style),
        (f"{fitted(label, window.text_width - len(count) - 4, window.chrome)} ", style or dim),
        (count, dim),
    )
