"""The command palette: commands, themes, saved views, sections, tags and entries by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from typing import TypeVar

from textual import on
from textual.geometry import Size
from textual.widget import Widget

from ketamine_tui.actions.commands import ON_SCREEN
from ketamine_tui.actions.keymap import DEFAULT, Keymap
from ketamine_tui.actions.session import Session
from ketamine_tui.commands import MESSAGES
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.row import Row
from ketamine_tui.messages import (
    Answer,
    ChooseTheme,
    CycleFacet,
    ShowEntry,
    ShowSavedView,
    ShowSection,
)
from ketamine_tui.model.text import fold
from ketamine_tui.model.translate import N_, _
from ketamine_tui.palettes import NAMES
from ketamine_tui.present.fuzzy import FuzzyMatch, Grade, contains, match
from ketamine_tui.query.fields import TAG
from ketamine_tui.query.view import View
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.delete_view import deletions
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.keys import keymap_in
from ketamine_tui.screens.refactoring import refactorings
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.pane import Pane

Item = TypeVar("Item")

_MOST = 50
"""How many entries are offered at most."""

_ALL_COMPARED = 2000
"""With more entries than this, only titles that have the words in one piece are found."""

_SIZE = Size(72, 20)
"""Columns and rows of the list, where there is room."""


class Palette(ChoiceDialog):
    """A list that narrows as a name is typed, the best match first."""

    HINTS = (("Enter", N_("choose")), ("Esc", N_("close")), ("urgent", N_("urgent help")))
    FIRST = FilterBar

    def __init__(
        self,
        view: View,
        catalog: Callable[[], Catalog],
        row: Row | None = None,
        keymap: Keymap = DEFAULT,
    ) -> None:
        """Make the palette.

        Args:
            view: What is shown.
            catalog: Returns the directory as it is then: it may be read again.
            row: The entry that is selected.
            keymap: The keys that are told.
        """
        self._catalog = catalog
        self._fixed = list(_fixed(view, row, keymap))
        super().__init__(_("Commands"), self._matching(""))

    def typed_in(self) -> Iterator[Widget]:
        """Yield a line to type in."""
        yield FilterBar(placeholder=_("a command, theme, view, section, tag or entry"))

    @property
    def rows_typed_in(self) -> int:
        """The line."""
        return 1

    def extent(self, pane: Pane, room: Size) -> Size:  # noqa: ARG002  # the same, whatever is typed
        """Return a size that stays while the list becomes shorter."""
        return _SIZE

    @on(FilterBar.Typed)
    def narrow(self, event: FilterBar.Typed) -> None:
        """Show what the typed words are in."""
        event.stop()
        self.query_one(ChoiceList).show(self._matching(event.text))

    @on(FilterBar.Left)
    def leave_bar(self, event: FilterBar.Left) -> None:
        """Choose by Enter, go on to the next choice by Down, close by Escape."""
        event.stop()
        choices = self.query_one(ChoiceList)
        if event.key == "enter":
            choices.action_select()
        elif event.key == "down":
            choices.focus()
            choices.action_move(1)
        else:
            self.dismiss(None)

    def _matching(self, text: str) -> list[str | Choice]:
        words = fold(text).split()
        if not words:
            return [*self._fixed]
        matches = [(match(words, choice.text, choice.note), choice) for choice in self._fixed]
        ranked = sorted(_found(matches), key=_rank)
        # Of two of the same grade, what the program has stands before entries.
        ranked = sorted([*ranked, *_entries(self._catalog(), words)], key=_grade)
        return [choice._replace(marks=found.ranges) for found, choice in ranked] or [_("No match")]


def open_palette(browse: BrowseScreen, _session: Session) -> Answer:
    """Return the palette over what the browse screen shows."""
    if browse.view is None:
        return None
    position = browse.entries.position
    row = None if position is None else browse.catalog.row(position)
    return Palette(browse.view, lambda: browse.catalog, row, keymap_in(browse.app))


def _entries(catalog: Catalog, words: Sequence[str]) -> list[tuple[FuzzyMatch, Choice]]:
    """Return the entries whose titles match best."""
    rows: Iterable[Row] = map(catalog.row, range(catalog.size))
    if catalog.size > _ALL_COMPARED:
        rows = islice((row for row in rows if contains(words, row.title)), _MOST)
    matches = _found((match(words, row.title), row) for row in rows)
    return [(found, _entry(row)) for found, row in nsmallest(_MOST, matches, key=_rank)]


def _entry(row: Row) -> Choice:
    return Choice("", row.title, f"{_(row.kind)}, {_(row.state.in_sentence)}", ShowEntry(row.id))


def _found(matches: Iterable[tuple[FuzzyMatch | None, Item]]) -> Iterator[tuple[FuzzyMatch, Item]]:
    """Yield what matches."""
    return ((found, item) for found, item in matches if found is not None)


def _rank(pair: tuple[FuzzyMatch, object]) -> tuple[Grade, int]:
    return pair[0].grade, pair[0].cost


def _grade(pair: tuple[FuzzyMatch, object]) -> Grade:
    return pair[0].grade


def _fixed(view: View, row: Row | None, keymap: Keymap) -> Iterator[Choice]:
    for command in ON_SCREEN:
        if command.id != "palette":
            key = keymap.shown(command.id)
            note = _("key {key}").format(key=key) if key else _("no key")
            yield Choice("", _(command.title), note, MESSAGES[command.id]())
    for theme in NAMES:
        yield Choice("", _("Theme: {name}").format(name=theme), "", ChooseTheme(theme))
    for saved in view.search.names.directory.views:
        yield Choice(
            "",
            saved.label,
            _("saved view @{name}").format(name=saved.name),
            ShowSavedView(saved.name),
        )
    yield from deletions(view.search)
    yield from refactorings(view, row)
    for section in view.section_counts:
        note = _("section, {number}").format(number=section.total)
        yield Choice("", section.label, note, ShowSection(section.value))
    for tag in view.tag_counts:
        note = _("tag, {number}").format(number=tag.total)
        yield Choice("", f"#{tag.label}", note, CycleFacet(TAG, tag.value))
