"""The panes side by side, as many as the terminal has room for."""

from textual import on
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.geometry import Size

from ketamine_tui.present.painters.panes import (
    PANES,
    Width,
    frame_parts,
    pane_widths,
    visible_panes,
)
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.sidebar import Sidebar


class Panes(Horizontal):
    """The panes of `PANES`, as many as fit; the one with the focus, or that had it last, is among them."""

    def __init__(self, *panes: Pane, size: Size) -> None:
        """Lay panes out in a terminal of a size, before anything is drawn: what changes later is drawn twice."""
        super().__init__(*panes)
        self._panes = panes
        self._current = "list"
        self._size_of_terminal = size

    def on_mount(self) -> None:
        """Lay the panes out."""
        self.fit(self._size_of_terminal)

    def focus_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        self._current = name
        self.fit(self.app.size)
        self.query_one(f"#{name}", Pane).focus()

    def focus_next(self, step: int) -> None:
        """Go so many panes on, round and round."""
        self.focus_pane(PANES[(PANES.index(self._current) + step) % len(PANES)])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the focused pane in mind, so that it stays when the terminal shrinks."""
        if event.widget.id in PANES:
            self._current = event.widget.id

    @on(Sidebar.Relisted)
    def fit_sidebar(self, event: Sidebar.Relisted) -> None:
        """Give the sidebar the width that it needs now."""
        event.stop()
        self.fit(self.app.size)

    def fit(self, size: Size) -> None:
        """Show as many panes as fit into a terminal of a size."""
        shown = visible_panes(Width.of(size.width), self._current)
        # What is out of sight is not counted, nor measured.
        sidebar = self._sidebar_width if "sidebar" in shown else 0
        widths = pane_widths(size.width, self._current, sidebar)
        has_sides, has_floor = frame_parts(*size)
        for pane in self._panes:
            width = widths.get(pane.id or "")
            pane.display = width is not None
            pane.has_sides, pane.has_floor = has_sides, has_floor
            if width is not None:
                pane.styles.width = width

    @property
    def _sidebar_width(self) -> int:
        sidebar = next(pane for pane in self._panes if isinstance(pane, Sidebar))
        return sidebar.wanted_width
