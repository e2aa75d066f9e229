"""A screen on which the text of panes is selected with the mouse, by the places that the panes name."""

from typing import Any

from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from ketamine_tui.widgets.pane import Pane


class SelectingScreen(Screen[Any]):
    """A screen that asks a pane which place of its text is under the mouse.

    The toolkit reads places off the styles of what was drawn. Every cell then has a style of its own, and
    thousands of them, with what they come to on the terminal, are kept for as long as the program runs.
    """

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is in a cell, and which place of its text; None for what has none there."""
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        if isinstance(widget, Pane):
            return widget, widget.place_at(x - region.x, y - region.y)
        return super().get_widget_and_offset_at(x, y)
