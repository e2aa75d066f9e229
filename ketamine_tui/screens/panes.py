"""The panes side by side, as many as the terminal has room for."""

from itertools import pairwise

from textual import on
from textual.containers import Horizontal
from textual.events import DescendantFocus, MouseDown, MouseMove
from textual.geometry import Size

from ketamine_tui.present.painters.panes import (
    PANES,
    USUAL,
    frame_parts,
    pane_widths,
    visible_panes,
    widened,
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
        self._division = USUAL
        self._dragged: Pane | None = None

    def on_mount(self) -> None:
        """Lay the panes out."""
        self.fit(self._size_of_terminal)

    def bring(self, name: str) -> None:
        """Show a pane, even where there is room for one only."""
        self._current = name
        self.fit(self.app.size)

    def focus_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        self.bring(name)
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
        sidebar = self._sidebar_width(size.width)
        widths = pane_widths(size.width, self._current, sidebar, self._division)
        has_sides, has_floor = frame_parts(*size)
        for pane in self._panes:
            width = widths.get(pane.id or "")
            pane.display = width is not None
            pane.has_sides, pane.has_floor = has_sides, has_floor
            if width is not None:
                pane.styles.width = width

    def _sidebar_width(self, columns: int) -> int:
        # What is out of sight is not counted, nor measured.
        if "sidebar" not in visible_panes(columns, self._current, self._division):
            return 0
        sidebar = next(pane for pane in self._panes if isinstance(pane, Sidebar))
        return sidebar.wanted_width

    @property
    def is_one(self) -> bool:
        """Whether one pane has all the room."""
        return len(self._shown) == 1

    @property
    def _shown(self) -> list[Pane]:
        return [pane for pane in self._panes if pane.display]

    def zoom(self) -> bool:
        """Give one pane the whole screen, or show the others again; return whether it is alone by that now.

        Where there is room for one only, nothing changes.
        """
        if len(visible_panes(self.app.size.width, self._current)) == 1:
            return False
        self._division = self._division._replace(is_zoomed=not self._division.is_zoomed)
        self.fit(self.app.size)
        return self._division.is_zoomed

    def widen(self, step: int, pane: str = "") -> None:
        """Give the current pane, or another, so many columns more, or with a negative number fewer."""
        columns = self.app.size.width
        self._division = widened(
            *(self._division, pane or self._current, step),
            columns=columns,
            current=self._current,
            sidebar=self._sidebar_width(columns),
        )
        self.fit(self.app.size)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of the border between two panes."""
        for left, right in pairwise(self._shown):
            if event.screen_x in (left.region.right - 1, right.region.x):
                self._dragged = left
                self.capture_mouse()
                event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Move the border that is held, for as long as a button is."""
        if not event.button:
            self.on_mouse_up()
        if self._dragged is not None:
            self.widen(event.screen_x + 1 - self._dragged.region.right, self._dragged.id or "")

    def on_mouse_up(self) -> None:
        """Let go of the border."""
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()
