"""The command palette: commands, saved views, sections, tags and entries by name."""

from collections.abc import Callable, Iterator
from itertools import islice

from textual import on
from textual.geometry import Size
from textual.widget import Widget

from ketamine_tui.actions.commands import ON_SCREEN
from ketamine_tui.actions.session import Session
from ketamine_tui.commands import MESSAGES
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import (
    Answer,
    ChooseTheme,
    CycleFacet,
    ShowEntry,
    ShowSavedView,
    ShowSection,
)
from ketamine_tui.model.text import fold
from ketamine_tui.query.fields import TAG
from ketamine_tui.query.view import View
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.themes import THEMES
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.pane import Pane

_MOST = 50
"""How many entries are offered at most."""

_SIZE = Size(72, 20)
"""Columns and rows of the list, where there is room."""


class Palette(ChoiceDialog):
    """A list that narrows as its name is typed."""

    FIRST = FilterBar

    def __init__(self, view: View, catalog: Callable[[], Catalog]) -> None:
        """Make the palette; `catalog` returns the directory as it is then: it may be read again."""
        self._catalog = catalog
        self._fixed = list(_fixed(view))
        super().__init__("Commands", self._matching(""))

    def above(self) -> Iterator[Widget]:
        """Yield a line to type in."""
        yield FilterBar(placeholder="name of a command, view, section, tag or entry")

    @property
    def rows_above(self) -> int:
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
        """Choose by Enter, go to the list by Down, close by Escape."""
        event.stop()
        choices = self.query_one(ChoiceList)
        if event.key == "enter":
            choices.action_select()
        elif event.key == "down":
            choices.focus()
        else:
            self.dismiss(None)

    def _matching(self, text: str) -> list[str | Choice]:
        words = fold(text).split()
        choices: list[str | Choice] = [
            choice for choice in self._fixed if _has_all(words, f"{choice.text} {choice.note}")
        ]
        if words:
            choices.extend(islice(_entries(self._catalog(), words), _MOST))
        return choices or ["Nothing has that name."]


def open_palette(browse: BrowseScreen, _session: Session) -> Answer:
    """Return the palette over what the browse screen shows."""
    return Palette(browse.view, lambda: browse.catalog) if browse.view else None


def _entries(catalog: Catalog, words: list[str]) -> Iterator[Choice]:
    for position in range(catalog.size):
        row = catalog.row(position)
        if _has_all(words, row.title):
            note = f"{row.kind}, {row.state.words.lower()}"
            yield Choice("", row.title, note, ShowEntry(row.id))


def _has_all(words: list[str], name: str) -> bool:
    folded = fold(name)
    return all(word in folded for word in words)


def _fixed(view: View) -> Iterator[Choice]:
    for command in ON_SCREEN:
        if command.id not in ("palette", "back"):
            yield Choice("", command.title, f"key {command.shown}", MESSAGES[command.id]())
    for theme in THEMES:
        yield Choice("", f"Theme: {theme.name}", "", ChooseTheme(theme.name))
    for saved in view.search.names.directory.views:
        yield Choice("", saved.label, f"saved view @{saved.name}", ShowSavedView(saved.name))
    for section in view.section_counts:
        yield Choice("", section.label, f"section, {section.total}", ShowSection(section.value))
    for tag in view.tag_counts:
        yield Choice("", f"#{tag.label}", f"tag, {tag.total}", CycleFacet(TAG, tag.value))
