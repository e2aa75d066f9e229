"""The parts of the browse screen: how they are laid out, where the focus goes, what the key line says."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, MouseDown, Resize, ScreenResume
from textual.reactive import reactive

from ketamine_tui import messages
from ketamine_tui.actions.commands import HINTS, ON_SCREEN
from ketamine_tui.actions.keymap import NUMBERED
from ketamine_tui.commands import MESSAGES
from ketamine_tui.model.translate import _
from ketamine_tui.present.painters.titles import BROWSE, card_title, list_title, placeholder
from ketamine_tui.query.candidates import Completions
from ketamine_tui.query.view import View
from ketamine_tui.screens.keys import bindings, keymap_in, numbered_bindings
from ketamine_tui.screens.panes import Panes
from ketamine_tui.toolkit.drawing import DrawingScreen
from ketamine_tui.widgets.card_pane import CardPane
from ketamine_tui.widgets.entry_list import EntryList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.query_line import Chips, Count
from ketamine_tui.widgets.sidebar import Sidebar
from ketamine_tui.widgets.status_line import Banner, KeyLine, StatusLine

if TYPE_CHECKING:
    # Comes with the first card, when the list is on the screen already.
    from ketamine_tui.present.card import Card


class Workspace(DrawingScreen):
    """Status line, filter bar, panes and key line over a view and a card that somebody else decides on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(command for command in ON_SCREEN if command.id != NUMBERED),
        *numbered_bindings(),
        Binding("tab,right,l", "next_pane(1)", "Next pane", show=False),
        Binding("shift+tab,left,h", "next_pane(-1)", "Previous pane", show=False),
    ]

    AUTO_FOCUS = "#list"

    # The panes draw what changes; the toolkit would draw all of the screen again, at every key.
    view: reactive[View | None] = reactive(None, repaint=False)
    """What is asked and what matches; replaced, never changed."""

    card: reactive["Card | None"] = reactive(None, repaint=False)
    """The selected entry."""

    activity: reactive[str] = reactive("", repaint=False)
    """What goes on beside the screen."""

    doubt: reactive[str] = reactive("", repaint=False)
    """Why what is shown may not be what the files say."""

    panes = getters.query_one(Panes)
    filter_bar = getters.query_one(FilterBar)
    sidebar = getters.query_one(Sidebar)
    entries = getters.query_one(EntryList)
    detail = getters.query_one(CardPane)
    key_line = getters.query_one(KeyLine)
    status_line = getters.query_one(StatusLine)
    chips = getters.query_one(Chips)
    count = getters.query_one(Count)

    def __init__(self, completer: Callable[[str, int, View], Completions]) -> None:
        """Make the parts; `completer` returns what the word before a place in a query may become."""
        super().__init__()
        self._completer = completer

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        urgent_key = keymap_in(self.app).shown("urgent")
        yield StatusLine(urgent_key).data_bind(Workspace.view, Workspace.activity, Workspace.doubt)
        with Horizontal(id="query"):
            yield Chips(self.app.size.width).data_bind(Workspace.view)
            yield FilterBar(placeholder(), self._complete, self.earlier_filters)
            yield Count().data_bind(Workspace.view)
        yield Banner().data_bind(Workspace.view)
        panes = (
            Sidebar(_(BROWSE), id="sidebar").data_bind(Workspace.view),
            EntryList(list_title(None), id="list").data_bind(Workspace.view),
            CardPane(card_title(None), id="detail").data_bind(Workspace.card),
        )
        yield Panes(*panes, size=self.app.size)
        yield KeyLine(keymap_in(self.app).hints(HINTS))

    def _complete(self, text: str, cursor: int) -> Completions:
        if self.view is None:
            return Completions(cursor, cursor)
        return self._completer(text, cursor, self.view)

    def earlier_filters(self) -> Sequence[str]:
        """Return what was asked in this run, the latest first."""
        return ()

    def show_reading(self, what: str) -> None:
        """Say that files are being read; with an empty text, that they are not."""
        self.activity = what

    @on(FilterBar.Left)
    def leave_filter(self, event: FilterBar.Left) -> None:
        """Go from the filter bar to the list."""
        event.stop()
        self.panes.focus_pane("list")

    @on(DescendantFocus, "FilterBar")
    def show_what_is_found(self) -> None:
        """Show the list while a filter is typed: what is found stands there, or why nothing is."""
        if self.panes.is_one:
            self.panes.bring("list")

    @on(FilterBar.Offered)
    def show_candidates(self, offered: FilterBar.Offered) -> None:
        """Show what the word that is typed may become."""
        offered.stop()
        self.key_line.candidates = offered.candidates

    @on(messages.FindTag)
    def find_tag(self, event: messages.FindTag) -> None:
        """Let the sidebar take the name of a tag."""
        event.stop()
        self.panes.focus_pane("sidebar")
        self.sidebar.find_tag()
        self.show_keys()

    @on(messages.GoTo)
    def go_to(self, request: messages.GoTo) -> None:
        """Put the focus on the filter bar, or on a heading of the sidebar."""
        request.stop()
        if request.place == "filter":
            self.filter_bar.begin_word()
        else:
            self.panes.focus_pane("sidebar")
            self.sidebar.go_to(request.place)

    @on(messages.ZoomPane)
    def zoom(self, request: messages.ZoomPane) -> None:
        """Show one pane, or all again."""
        request.stop()
        is_alone = self.panes.zoom()
        again = keymap_in(self.app).shown("zoom") or _("the command")
        told = _("One pane; {key} shows the others again").format(key=again)
        self.key_line.notice = told if is_alone else ""

    @on(messages.WidenPane)
    def widen(self, request: messages.WidenPane) -> None:
        """Move the border of the pane that has the focus."""
        request.stop()
        self.panes.widen(request.step)

    @property
    def place(self) -> str:
        """What has the keys: the name of a pane, ``tag`` where one is looked for, or ``filter``."""
        focused = self.focused
        if focused is self.sidebar and self.sidebar.is_typing:
            return "tag"
        return "filter" if focused is self.filter_bar else (focused and focused.id) or "list"

    def show_keys(self) -> None:
        """Name the keys that hold."""

    @on(DescendantFocus)
    @on(ScreenResume)
    @on(Sidebar.TypingEnded)
    def name_keys(self) -> None:
        """Name the keys that hold there."""
        self.show_keys()

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or to the previous one."""
        self.panes.focus_next(step)

    def on_resize(self, event: Resize) -> None:
        """Show as many panes as fit; before they are laid out, or they would be drawn twice."""
        self.chips.columns = event.size.width
        self.panes.fit(event.size)

    # Dialogs and notices.

    def action_command(self, name: str, *arguments: int) -> None:
        """Ask for a command of the registry."""
        self.post_message(MESSAGES[name](*arguments))

    @on(Key)
    @on(MouseDown)
    def end_notice(self) -> None:
        """Show the keys again, unless the filter bar still holds what cannot be understood."""
        if not self.filter_bar.has_class("-error"):
            self.key_line.notice = ""

    @on(messages.Notice)
    def show_notice(self, notice: messages.Notice) -> None:
        """Show what happened in the key line."""
        notice.stop()
        self.key_line.candidates = ()
        self.key_line.notice = notice.text
