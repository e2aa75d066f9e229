"""The panes side by side: three from 100 columns, two from 60, one below."""

from enum import Enum

from textual.containers import Horizontal
from textual.events import DescendantFocus

from ketamine_tui.widgets.pane import Pane

PANES = ("sidebar", "list", "detail")


class Width(Enum):
    """How many panes a terminal has room for."""

    NARROW = 1
    NORMAL = 2
    WIDE = 3

    @classmethod
    def of(cls, columns: int) -> "Width":
        """Return the width class of a number of columns."""
        if columns >= 100:
            return cls.WIDE
        return cls.NORMAL if columns >= 60 else cls.NARROW


def visible_panes(width: Width, current: str) -> tuple[str, ...]:
    """Return the panes to show, left to right, when `current` has the focus."""
    if width is Width.WIDE:
        return PANES
    if width is Width.NARROW:
        return (current,)
    return PANES[:2] if current == "sidebar" else PANES[1:]


class Panes(Horizontal):
    """The panes of `PANES`, as many as fit; the one with the focus, or that had it last, is among them."""

    def __init__(self, *panes: Pane, columns: int) -> None:
        """Lay panes out in a terminal of `columns`, before anything is drawn: what changes later is drawn twice."""
        super().__init__(*panes)
        self._panes = panes
        self._current = "list"
        self.fit(columns)

    def focus_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        self._current = name
        self.fit(self.app.size.width)
        self.query_one(f"#{name}", Pane).focus()

    def focus_next(self, step: int) -> None:
        """Go so many panes on, round and round."""
        self.focus_pane(PANES[(PANES.index(self._current) + step) % len(PANES)])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the focused pane in mind, so that it stays when the terminal shrinks."""
        if event.widget.id in PANES:
            self._current = event.widget.id

    def fit(self, columns: int) -> None:
        """Show as many panes as fit in so many columns."""
        shown = visible_panes(Width.of(columns), self._current)
        for pane in self._panes:
            pane.display = pane.id in shown
            pane.edge = pane.id != shown[0]
