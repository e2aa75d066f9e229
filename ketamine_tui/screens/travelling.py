"""Travelling: a workspace that knows the way back to what was asked and looked at before."""

from collections.abc import Callable, Sequence

from textual import on

from ketamine_tui import messages
from ketamine_tui.model.translate import _
from ketamine_tui.query.candidates import Completions
from ketamine_tui.query.syntax import EVERYTHING
from ketamine_tui.query.trail import Place, Trail
from ketamine_tui.query.view import View
from ketamine_tui.screens.workspace import Workspace
from ketamine_tui.widgets.filter_bar import FilterBar


class Travelling(Workspace):
    """A workspace with a trail."""

    def __init__(self, completer: Callable[[str, int, View], Completions]) -> None:
        """Begin where everything is shown; `completer` is that of the workspace."""
        super().__init__(completer)
        self.trail = Trail(EVERYTHING, "")

    def return_to(self, place: Place) -> None:
        """Show what was asked and looked at once."""
        raise NotImplementedError

    def leave_place(self) -> None:
        """Note which entry is looked at, to come back to it."""
        if self.card is not None:
            self.trail.look_at(self.card.entry.id)

    @on(messages.Travel)
    def travel(self, request: messages.Travel) -> None:
        """Show what was asked and looked at before, or after that."""
        request.stop()
        self.leave_place()
        place = self.trail.step(request.step)
        if place is not None:
            self.return_to(place)
        elif request.step > 0:
            self.key_line.notice = _("Nothing was looked at after this")
        else:
            self.key_line.notice = _("This is where you began")

    @on(FilterBar.Left)
    def stop_typing(self) -> None:
        """Let what is typed next time be another place to come back to."""
        self.trail.stop_typing()

    def earlier_filters(self) -> Sequence[str]:
        """Return what was asked in this run, the latest first."""
        return self.trail.queries()
