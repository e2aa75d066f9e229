"""The lines of the sidebar: headings, and values with their mode and count."""

from collections.abc import Sequence

from ketamine_tui.model.translate import _
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.facets import TAGS, VIEWS, Facets, Heading, Slot
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece, fitted
from ketamine_tui.query.fields import SECTION
from ketamine_tui.query.modes import Mode
from ketamine_tui.query.view import FacetCount

NUMBERED = 9
"""How many saved views have a key of their own."""

_NARROWEST, _WIDEST = 20, 30
"""The columns of text that the sidebar takes."""
_MODES = {
    Mode.OFF: ("  ", ""),
    Mode.INCLUDE: ("[x] ", "include"),
    Mode.EXCLUDE: ("[-] ", "exclude"),
}
"""What stands before a value that is asked for or excluded, and its style."""


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

    def group(self, item: int) -> Heading | None:
        """Return an item that is the heading of a group that opens and closes."""
        heading = self.items[item] if item < len(self.items) else None
        return heading if isinstance(heading, Heading) and heading.is_foldable else None

    @property
    def shown_section(self) -> int:
        """Which item is the section that is shown."""
        section = self.facets.section if self.facets else ""
        slots = ((number, self.slot(number)) for number in range(self.item_count))
        shown = (n for n, x in slots if x and (x.field, x.value) == (SECTION, section))
        return next(shown, 1)

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a value, or opens and closes."""
        return self.slot(item) is not None or self.group(item) is not None

    def text_width(self, chrome: Chrome) -> int:
        """Return the columns that the text needs, within bounds, whatever is counted."""
        widths = [self._width(item, chrome) for item in self.items]
        return max(_NARROWEST, min(_WIDEST, max(widths, default=0)))

    def _width(self, item: Heading | Slot, chrome: Chrome) -> int:
        if isinstance(item, Heading):
            return chrome.measure(self._heading(item, chrome))
        if self.facets is None:
            return 0
        label = _label(self.facets[item], item)
        return len("[x] ") + chrome.measure(label) + 1 + len(f"{self.facets.most:,}")

    def pieces(self, line: int, window: Window) -> Sequence[Piece]:
        """Return a heading, or a value with its mode and count."""
        item = self.items[line]
        if isinstance(item, Heading):
            return ((self._heading(item, window.chrome), "heading"),)
        return _value(self.facets, item, window) if self.facets else ()

    def _heading(self, heading: Heading, chrome: Chrome) -> str:
        name = _(heading.name)
        typed = self.facets.typed if self.facets else ""
        if heading.name == TAGS and (self.is_typing or typed):
            return f"{name}: {typed}{chrome.caret * self.is_typing}"
        if not heading.is_foldable:
            return name
        fold = chrome.opened if heading.is_open else chrome.folded
        return f"{fold} {name}"


def _label(value: FacetCount, slot: Slot) -> str:
    is_numbered = slot.heading == VIEWS and slot.number < NUMBERED
    number = f"{slot.number + 1} " if is_numbered else ""
    return f"{number}{'  ' * value.depth}{value.label}"


def _value(facets: Facets, slot: Slot, window: Window) -> Sequence[Piece]:
    value, is_counted = facets[slot], facets.is_counted(slot)
    chrome = window.chrome
    is_shown = value.field == SECTION and value.value == facets.section
    mark, style = (f"{chrome.chosen} ", "include") if is_shown else _MODES[value.mode]
    count = f"{value.total:,}" if is_counted else chrome.unknown
    dim = "dim" if is_counted and not value.total else ""
    room = window.text_width - chrome.measure(count) - len(mark) - 1
    return (
        (mark, style),
        (f"{fitted(_label(value, slot), room, chrome)} ", style or dim),
        (count, dim),
    )
