"""The browse screen: filter bar, sidebar, list and detail. It owns the view and the selection."""

import gc
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.reactive import reactive
from textual.screen import Screen

from ketamine_tui import messages
from ketamine_tui.commands import BY_ID, COMMANDS
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.query.candidates import Completions
from ketamine_tui.query.queue import is_queue
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import EVERYTHING, QueryError
from ketamine_tui.query.view import View
from ketamine_tui.screens.keys import bindings
from ketamine_tui.screens.panes import Panes
from ketamine_tui.screens.searching import LiveSearch
from ketamine_tui.widgets.card_pane import CardPane
from ketamine_tui.widgets.entry_list import EntryList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.sidebar import Sidebar
from ketamine_tui.widgets.status_line import Banner, KeyLine, StatusLine

if TYPE_CHECKING:
    # Comes with the first card, when the list is on the screen already.
    from ketamine_tui.present.card import Card

_NUMBERED = "views"
"""The command whose keys are numbers."""

_HINTS = tuple((command.shown, command.hint) for command in COMMANDS if command.hint)
_HINTS_IN_QUEUE = (
    ("u", "urgent help"),
    ("m", "mark"),
    ("o", "open"),
    ("H", "history"),
    ("e", "edit"),
    ("z", "undo"),
    ("/", "filter"),
    ("Ctrl+R", "leave"),
)


class Goal(Enum):
    """Which entry is selected once another view is shown; where it has none of them, the first."""

    SELECTED = "the selected one"
    NEARBY = "the selected one, or one beside it"
    NEXT = "the next one"
    FIRST = "the first one"


class BrowseScreen(Screen[None]):
    """The directory: what is asked, what matches, and the entry that is looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(command for command in COMMANDS if command.id != _NUMBERED),
        *(
            Binding(key, f"command('{_NUMBERED}', {key})", "Saved view", show=False, id=_NUMBERED)
            for key in BY_ID[_NUMBERED].keys.split(",")
        ),
        Binding("tab,right,l", "next_pane(1)", "Next pane", show=False),
        Binding("shift+tab,left,h", "next_pane(-1)", "Previous pane", show=False),
    ]

    AUTO_FOCUS = "#list"

    view: reactive[View | None] = reactive(None)
    """What is asked and what matches; replaced, never changed."""

    card: reactive["Card | None"] = reactive(None)
    """The selected entry."""

    panes = getters.query_one(Panes)
    filter_bar = getters.query_one(FilterBar)
    sidebar = getters.query_one(Sidebar)
    entries = getters.query_one(EntryList)
    detail = getters.query_one(CardPane)
    key_line = getters.query_one(KeyLine)
    status_line = getters.query_one(StatusLine)

    def __init__(
        self,
        catalog: Catalog,
        query: str,
        describe: Callable[[Catalog, int], "Card"],
        completer: Callable[[str, int, View], Completions],
    ) -> None:
        """Make the screen.

        Args:
            catalog: The directory.
            query: What the filter bar holds at the start.
            describe: Returns the card of the entry at a position.
            completer: Returns what the word before a place in a query may become.
        """
        super().__init__()
        self._query = query
        self._describe = describe
        self._completer = completer
        self._goal = Goal.SELECTED
        view = View(Search(catalog))
        # Set before anything is drawn, so that the first picture is the right one.
        self.set_reactive(BrowseScreen.view, view)
        self.search = LiveSearch(self, view, self._show_answer, self._wait_for_answer)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield StatusLine().data_bind(BrowseScreen.view)
        yield FilterBar("/ filter: words, #tag, kind:book, is:to-be-reviewed", self._complete)
        yield Banner().data_bind(BrowseScreen.view)
        panes = (
            Sidebar("Filter by", id="sidebar").data_bind(BrowseScreen.view),
            EntryList("Entries", id="list").data_bind(BrowseScreen.view),
            CardPane("Entry", id="detail").data_bind(BrowseScreen.card),
        )
        yield Panes(*panes, columns=self.app.size.width)
        yield KeyLine(_HINTS)

    def on_mount(self) -> None:
        """Narrow the directory by the query of the command line."""
        if self._query:
            self.filter_bar.show_text(self._query)
            self.search_for(FilterBar.Typed(self._query))
        # Not by a message: the list and the detail are to change in one picture.
        self.watch(self.entries, "cursor", self._show_card, init=False)
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        """Once the list is up, show the first entry and load what the first word typed will need."""
        self._show_card()
        self._load_for_search(is_first=True)

    def _load_for_search(self, *, is_first: bool = False) -> None:
        catalog = self.search.asked.catalog

        def load() -> None:
            catalog.load()
            if is_first:
                # Or the next key might wait while a million texts are looked through for garbage. Only
                # once: what is garbage by then would stay for ever.
                gc.freeze()

        self.run_worker(load, group="texts", thread=True, exit_on_error=False)

    # What is shown.

    def show_view(self, view: View, *, keep_text: bool = False, goal: Goal = Goal.SELECTED) -> None:
        """Ask for another view; it is shown as soon as its words are found.

        Args:
            view: What to show.
            keep_text: Leave the filter bar as it is.
            goal: Which entry is then selected.
        """
        self._goal = goal
        self.filter_bar.mark_error(0)
        if not keep_text:
            self.filter_bar.show_text(str(view.query))
        self.key_line.notice = ""
        self.search.ask(view)

    def _wait_for_answer(self, is_stale: bool) -> None:  # noqa: FBT001  # a callback's only argument
        """Take away the numbers of the question before; show them again if there is no answer."""
        self.status_line.is_stale = is_stale
        if not is_stale:
            self.post_message(messages.Answered())

    def _show_answer(self, view: View) -> None:
        """Show a view, whole or in part; the selected entry stays selected where it still matches."""
        wanted = self._wanted()
        self.view = view
        self.status_line.is_stale = False
        self.detail.needles = view.needles
        self.key_line.hints = _HINTS_IN_QUEUE if is_queue(view.query) else _HINTS
        self._select(wanted)
        self.filter_bar.offer()
        self.post_message(messages.Answered())

    def _wanted(self) -> tuple[str, ...]:
        """Return the entries to select in the next view: the first of them that it has."""
        if self.card is None or self._goal is Goal.FIRST:
            return ()
        selected, neighbours = self.card.entry.id, tuple(self._neighbours())
        if self._goal is Goal.NEXT:
            return (*neighbours, selected)
        return (selected, *neighbours) if self._goal is Goal.NEARBY else (selected,)

    def _neighbours(self) -> Iterator[str]:
        """Yield the entry after the selected one, and the one before."""
        if (view := self.view) is None:
            return
        for place in (self.entries.cursor + 1, self.entries.cursor - 1):
            if 0 <= place < view.total:
                yield view.catalog.row(view.positions[place]).id

    def _select(self, wanted: Iterable[str]) -> None:
        """Put the cursor on the first entry that is in the view, or on the first one of all."""
        view = self.view
        if view is None:
            return
        known = (view.catalog.position(entry_id) for entry_id in wanted)
        places = (view.place_of(position) for position in known if position is not None)
        self.entries.place_cursor(next((place for place in places if place is not None), None))
        self._show_card()

    def selected_card(self) -> "Card | None":
        """Return the card of the selected entry, at once, even where it is still to be shown."""
        if self.card is None:
            self._show_card()
        return self.card

    def _show_card(self) -> None:
        position = self.entries.position
        catalog = self.view.catalog if self.view else None
        self.card = self._describe(catalog, position) if catalog and position is not None else None

    @on(messages.ChangeView)
    def change_view(self, change: messages.ChangeView) -> None:
        """Show what a message of the family asks for."""
        change.stop()
        try:
            view = change.apply(self.search.asked)
        except QueryError as error:
            if self._has_entries:
                self.key_line.notice = error.message
            return
        self.show_view(view, goal=Goal.FIRST if change.begins_anew else Goal.SELECTED)

    @property
    def _has_entries(self) -> bool:
        """Whether there is a directory to ask: before, what a query names may still come."""
        return self.search.asked.catalog.size > 0

    @on(FilterBar.Typed)
    def search_for(self, typed: FilterBar.Typed) -> None:
        """Follow the filter bar; what cannot be understood leaves the last good list."""
        try:
            view = self.search.asked.with_text(typed.text)
        except QueryError as error:
            self._tell_error(error)
            return
        self.show_view(view, keep_text=True)
        if self.search.is_stale:
            self.filter_bar.offer()

    def _tell_error(self, error: QueryError) -> None:
        """Say what in the filter bar cannot be understood."""
        if self._has_entries:
            self.filter_bar.mark_error(error.column)
            self.key_line.notice = str(error)
            self.filter_bar.offer()

    @on(messages.ShowEntry)
    def show_entry(self, wanted: messages.ShowEntry) -> None:
        """Show an entry; a filter or a section that hides it gives way."""
        wanted.stop()
        if self.view is None:
            return
        position = self.view.catalog.position(wanted.entry_id)
        if position is None:
            self.key_line.notice = f"There is no entry {wanted.entry_id}"
            return
        if self.view.place_of(position) is None:
            self.show_view(self.view.with_section("").with_query(EVERYTHING))
        self._select((wanted.entry_id,))
        self.panes.focus_pane("detail")

    def take_catalog(self, catalog: Catalog, handled: frozenset[str] = frozenset()) -> None:
        """Ask the same of the directory as it is now.

        Args:
            catalog: The directory.
            handled: The entries that were reviewed in this run. In the queue, a new one among them
                makes the next entry the selected one.
        """
        new = handled - self.status_line.handled
        is_done = self.card is not None and self.card.entry.id in new
        goes_on = is_done and is_queue(self.search.asked.query)
        goal = Goal.NEXT if goes_on else Goal.NEARBY
        self.status_line.handled = handled
        view = self.search.asked.over(Search(catalog))
        try:
            # What could not be understood may be now, and the other way round.
            self.show_view(view.with_text(self.filter_bar.value), keep_text=True, goal=goal)
        except QueryError as error:
            self.show_view(view, keep_text=True, goal=goal)
            self._tell_error(error)
        self._load_for_search()

    def show_reading(self, what: str) -> None:
        """Say that files are being read; with an empty text, that they are not."""
        self.status_line.activity = what

    # What is looked at.

    @on(EntryList.Selected)
    def open_selected(self, event: EntryList.Selected) -> None:
        """Read the entry, or narrow the view by a value of the sidebar."""
        event.stop()
        if (relaxation := self.entries.relaxation) and event.pane is self.entries:
            self.show_view(relaxation.view)
        elif event.pane is self.entries:
            self.panes.focus_pane("detail")
        elif (item := self.sidebar.item) is not None:
            self.post_message(messages.change_for(item))

    @on(FilterBar.Left)
    def leave_filter(self, event: FilterBar.Left) -> None:
        """Go from the filter bar to the list."""
        event.stop()
        self.panes.focus_pane("list")

    def _complete(self, text: str, cursor: int) -> Completions:
        if self.view is None:
            return Completions(cursor, cursor)
        return self._completer(text, cursor, self.view)

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

    @on(messages.CopyFilter)
    def copy_filter(self, event: messages.CopyFilter) -> None:
        """Copy the query in its canonical form."""
        event.stop()
        text = str(self.search.asked.query)
        found = messages.CopyText(text, "filter") if text else None
        self.post_message(found or messages.Notice("There is no filter to copy"))

    @on(messages.GoTo)
    def go_to(self, wanted: messages.GoTo) -> None:
        """Put the focus on the filter bar, or on a heading of the sidebar."""
        wanted.stop()
        if wanted.place == "filter":
            self.filter_bar.focus()
        else:
            self.panes.focus_pane("sidebar")
            self.sidebar.go_to(wanted.place)

    @on(messages.GoBack)
    def go_back(self, event: messages.GoBack) -> None:
        """Return to the list; from there, clear the filter."""
        event.stop()
        if self.status_line.activity:
            self.post_message(messages.StopReading())
        elif not self.entries.has_focus:
            self.panes.focus_pane("list")
        elif self.search.asked.is_filtered:
            self.show_view(self.search.asked.with_query(EVERYTHING))

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, or to the previous one."""
        self.panes.focus_next(step)

    def on_resize(self, event: Resize) -> None:
        """Show as many panes as fit; before they are laid out, or they would be drawn twice."""
        self.panes.fit(event.size.width)

    # Dialogs and notices.

    def action_command(self, name: str, *arguments: int) -> None:
        """Ask for a command of the registry."""
        self.post_message(BY_ID[name].message(*arguments))

    @on(Key)
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
