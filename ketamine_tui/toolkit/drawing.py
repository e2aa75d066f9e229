"""A screen that is drawn at once where somebody waits for it, not with the next picture that the toolkit has planned."""

from textual.widget import Widget

from ketamine_tui.toolkit.selecting import SelectingScreen


class DrawingScreen(SelectingScreen):
    """A screen that can be drawn between two of the toolkit's pictures.

    The toolkit draws sixty times a second. The letter that was just typed takes one of these times, so that what
    it finds would wait for the next, longer than most searches take.
    """

    _is_due = False

    def draw_at_once(self) -> None:
        """Draw what was changed just now, all of it in one picture."""
        for part in self.walk_children(Widget):
            # Else each part would say so in a turn of its own, and the first would be drawn alone.
            part._check_refresh()  # noqa: SLF001  # see the package
        self._is_due = True

    def on_idle(self) -> None:
        """Draw what is due; the toolkit then finds nothing that is still to be drawn."""
        if self._is_due and self._dirty_widgets:
            self._is_due = False
            self._on_timer_update()
