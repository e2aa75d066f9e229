"""The browse screen: filter bar, sidebar, list and detail. It owns the view and the selection."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from ketamine_tui import messages
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.review import Review
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import _
from ketamine_tui.present.painters.titles import correction
from ketamine_tui.query.candidates import Completions
from ketamine_tui.query.queue import is_queue
from ketamine_tui.query.search import Search
from ketamine_tui.query.syntax import EVERYTHING, QueryError
from ketamine_tui.query.trail import Place
from ketamine_tui.query.view import View
from ketamine_tui.screens.keys import keyed, keymap_in
from ketamine_tui.screens.searching import LiveSearch
from ketamine_tui.screens.selection import (
    Goal,
    first_place,
    place_to_select,
    still_ticked,
    to_select,
)
from ketamine_tui.screens.travelling import Travelling
from ketamine_tui.widgets.entry_list import EntryList
from ketamine_tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    # Comes with the first card, when the list is on the screen already.
    from ketamine_tui.present.card import Card


class BrowseScreen(Travelling):
    """The directory: what is asked, what matches, and the entry that is looked at."""

    def __init__(
        self,
        catalog: Catalog,
        query: str,
        describe: Callable[[Catalog, int], "Card"],
        completer: Callable[[str, int, View], Completions],
        card: "Card | None" = None,
    ) -> None:
        """Make the screen, with a query in its filter bar.

        `describe` returns the card of the entry at a position, `completer` what the word before a place
        in a query may become, and `card` is that of the first entry, where it is on the screen already.
        """
        super().__init__(completer)
        self._query = query
        self._describe = describe
        self._goal = Goal.SELECTED
        self._chosen = ""
        view = View(Search(catalog))
        # Set before anything is drawn, so that the first picture is the right one.
        self.set_reactive(BrowseScreen.view, view)
        self.set_reactive(BrowseScreen.card, card)
        self.search = LiveSearch(self, view, self._show_answer, self._wait_for_answer)

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
        self.search.load(is_first=True)

    @property
    def catalog(self) -> Catalog:
        """The directory that is asked."""
        return self.search.asked.catalog

    @property
    def shown(self) -> Catalog:
        """The directory that is shown: while a search takes its time, what was before it."""
        return self.view.catalog if self.view else self.catalog

    # What is shown.

    def show_view(self, view: View, *, keep_text: bool = False, goal: Goal = Goal.SELECTED) -> None:
        """Ask for another view; it is shown as soon as its words are found.

        `goal` says which entry is then selected; with `keep_text` the filter bar stays as it is.
        """
        self.leave_place()
        self.trail.ask(view.query, view.section, is_typed=keep_text)
        self._show_view(view, keep_text=keep_text, goal=goal)

    def _show_view(
        self, view: View, *, keep_text: bool = False, goal: Goal = Goal.SELECTED
    ) -> None:
        self._goal = goal
        self._chosen = ""
        self.filter_bar.mark_error(0)
        if not keep_text:
            self.filter_bar.show_text(str(view.query))
        self.key_line.notice = ""
        self.filter_bar.is_corrected = False
        self.search.ask(view)

    def _wait_for_answer(self, is_stale: bool) -> None:  # noqa: FBT001  # a callback's only argument
        """Take away the numbers of the question before; show them again if there is no answer."""
        self.count.is_stale = is_stale
        if not is_stale:
            self.post_message(messages.Answered())

    def _show_answer(self, view: View) -> None:
        """Show a view, whole or in part; the selected entry stays selected where it still matches."""
        selected = self.card.entry.id if self.card else ""
        if self._chosen and self._chosen != selected:
            # Somebody has moved about in what was found so far.
            self._goal = Goal.SELECTED
        entry_ids = to_select(self._goal, self.view, self.entries.cursor, selected)
        self.view = view
        self.count.is_stale = False
        self.detail.needles, self.detail.others = view.needles, view.others
        self.show_keys()
        if told := correction(view):
            self.key_line.notice = told
        self.filter_bar.is_corrected = bool(told)
        self.entries.place_cursor(place_to_select(self._goal, view, entry_ids))
        self._show_card()
        self._chosen = self.card.entry.id if self.card else ""
        self.filter_bar.offer()
        self.draw_at_once()
        self.post_message(messages.Answered())

    def show_keys(self) -> None:
        """Name the keys that hold: in the key line, and where urgent help is asked for."""
        keymap = keymap_in(self.app)
        queue = self.view is not None and is_queue(self.view.query)
        self.key_line.hints = keymap.hints_in(self.place, is_queue=queue)
        is_typing = keyed(self.app).is_typing
        self.status_line.urgent_key = keymap.shown("urgent", is_typing=is_typing)

    def _select(self, entry_ids: tuple[str, ...]) -> None:
        """Put the cursor on the first entry that is in the view, or on the first one of all."""
        if self.view is not None:
            self.entries.place_cursor(first_place(self.view, entry_ids))
            self._show_card()

    def selected_card(self) -> "Card | None":
        """Return the card of the selected entry, at once, even where it is still to be shown."""
        if self.card is None:
            self._show_card()
        return self.card

    def subject_cards(self) -> "list[Card]":
        """Return the cards of the selected entries; where none is, of the one with the cursor."""
        return [self._describe(self.shown, position) for position in self.entries.subjects]

    def _reviews(self, catalog: Catalog, entry_id: str) -> tuple[Review, ...] | None:
        position = catalog.position(entry_id)
        return None if position is None else self._describe(catalog, position).original.reviews

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
                self.key_line.notice = sentence(error.without_column)
            return
        self.show_view(view, goal=Goal.FIRST if change.begins_anew else Goal.SELECTED)

    @property
    def _has_entries(self) -> bool:
        """Whether there is a directory to ask: before, what a query names may still come."""
        return self.catalog.size > 0

    @on(FilterBar.Typed)
    def search_for(self, typed: FilterBar.Typed) -> None:
        """Follow the filter bar; what cannot be understood leaves the last good list."""
        try:
            view = self.search.asked.with_text(typed.text)
        except QueryError as error:
            for text in reversed(typed.before):
                with suppress(QueryError):
                    view = self.search.asked.with_text(text)
                    self.show_view(view, keep_text=True, goal=Goal.BEST)
                    break
            self._tell_error(error)
            return
        self.show_view(view, keep_text=True, goal=Goal.BEST)
        if self.search.is_stale:
            self.filter_bar.offer()

    @on(FilterBar.TakenBack)
    def take_back(self, event: FilterBar.TakenBack) -> None:
        """Show what the words find as they are typed: nothing, and what they may have meant."""
        event.stop()
        self.key_line.notice = ""
        self.search.ask_as_typed()

    def _tell_error(self, error: QueryError) -> None:
        """Say what in the filter bar cannot be understood."""
        if self._has_entries:
            self.filter_bar.mark_error(error.column)
            self.key_line.notice = sentence(error.without_column)
            self.filter_bar.offer()

    @on(messages.ShowEntry)
    def show_entry(self, request: messages.ShowEntry) -> None:
        """Show an entry; a filter or a section that hides it gives way."""
        request.stop()
        if self.view is None:
            return
        position = self.view.catalog.position(request.entry_id)
        if position is None:
            self.key_line.notice = _(messages.NO_ENTRY).format(id=request.entry_id)
            return
        if self.view.place_of(position) is None:
            self.show_view(self.search.asked.with_section("").with_query(EVERYTHING))
        else:
            self.leave_place()
            self.trail.follow(request.entry_id)
        self._select((request.entry_id,))
        self.panes.focus_pane("detail")

    def return_to(self, place: Place) -> None:
        """Show what was asked and looked at once."""
        self._show_view(self.search.asked.with_query(place.query).with_section(place.section))
        self._select((place.entry_id,))

    def take_catalog(self, catalog: Catalog, handled: frozenset[str] = frozenset()) -> None:
        """Ask the same of the directory as it is now.

        `handled` are the entries that were reviewed in this run. In the queue, a new one among them makes
        the next entry the selected one.
        """
        new = handled - self.count.handled
        is_done = self.card is not None and self.card.entry.id in new
        goes_on = is_done and is_queue(self.search.asked.query)
        goal = Goal.NEXT if goes_on else Goal.NEARBY
        self.entries.ticked = still_ticked(
            (x for x in self.entries.ticked if catalog.position(x) is not None),
            handled,
            partial(self._reviews, self.shown),
            partial(self._reviews, catalog),
        )
        self.count.handled = handled
        view = self.search.asked.over(Search(catalog))
        try:
            # What could not be understood may be now, and the other way round.
            self.show_view(view.with_text(self.filter_bar.value), keep_text=True, goal=goal)
        except QueryError as error:
            self.show_view(view, keep_text=True, goal=goal)
            self._tell_error(error)
        self.search.load()

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

    @on(messages.GoBack)
    def go_back(self, event: messages.GoBack) -> None:
        """Return to the list; there, select nothing any more; then clear the filter, and leave the section."""
        event.stop()
        if self.activity:
            self.post_message(messages.StopReading())
        elif not self.entries.has_focus:
            self.panes.focus_pane("list")
        elif self.entries.ticked:
            self.entries.ticked = frozenset()
        elif self.search.asked.is_filtered or self.filter_bar.value:
            self.show_view(self.search.asked.with_query(EVERYTHING))
        elif self.search.asked.section:
            self.show_view(self.search.asked.with_section(""))
