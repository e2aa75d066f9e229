"""Saving the filter: asks for the name of the view."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.saved_views import place_for, save_filter
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Act, Answer, Notice
from ketamine_tui.model.prose import field, paragraph
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.names import Names
from ketamine_tui.query.saved import refusal, suggested_name
from ketamine_tui.query.syntax import Query
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.status_line import KeyLine
from ketamine_tui.widgets.text_pane import TextPane


class _NameBar(FilterBar):
    """Where the name is typed. Escape leaves at once: what stands there is only suggested."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave('escape')", "Close", show=False)
    ]


class SaveDialog(Dialog):
    """One line for the name, and what is saved under it."""

    HINTS = (
        *(("Enter", N_("save")), ("Ctrl+U", N_("another name"))),
        *(("Esc", N_("close")), ("urgent", N_("urgent help"))),
    )

    def __init__(self, query: Query, names: Names) -> None:
        """Ask for the name of a view; `names` has those that are taken."""
        super().__init__()
        self._query = query
        self._names = names
        self._suggested = suggested_name(query, names)

    def typed_in(self) -> Iterator[Widget]:
        """Yield the line for the name."""
        yield _NameBar(_("name of the view: a-z, 0-9 and -"))

    @property
    def rows_typed_in(self) -> int:
        """The line for the name."""
        return 1

    @property
    def may_be_closed(self) -> bool:
        """Whether the name is still the one that was suggested."""
        return self.query_one(_NameBar).value == self._suggested

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(_("Save the filter under this name"))

    def on_mount(self) -> None:
        """Suggest a name and show the query."""
        self.query_one(TextPane).blocks = (
            field(_("Filter"), str(self._query)),
            paragraph(_("Type @name to use it; it is also in the sidebar.")),
        )
        bar = self.query_one(_NameBar)
        bar.show_text(self._suggested)
        bar.focus()

    @on(FilterBar.Typed)
    def end_refusal(self, event: FilterBar.Typed) -> None:
        """Show the keys again while another name is typed."""
        event.stop()
        self.query_one(KeyLine).notice = ""

    @on(FilterBar.Left)
    def leave_bar(self, event: FilterBar.Left) -> None:
        """Save by Enter, close by Escape; say why a name will not do."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
            return
        name = self.query_one(_NameBar).value.strip()
        if reason := refusal(name, self._names):
            self.query_one(KeyLine).notice = sentence(reason)
        else:
            self.dismiss(Act(partial(save_filter, name, str(self._query), self._names)))


def open_save(browse: BrowseScreen, session: Session) -> Answer:
    """Return the question for a name, or why nothing can be saved."""
    view = browse.search.answer
    place = place_for(str(view.query), session)
    if isinstance(place, Outcome):
        return Notice(place.told)
    return SaveDialog(view.query, view.search.names)
