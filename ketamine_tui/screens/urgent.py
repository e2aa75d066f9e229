"""Urgent help, over any other screen."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.actions.copying import copy_field
from ketamine_tui.actions.session import Session
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import Act, Answer, ShowEntry
from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.urgent import UrgentLine, UrgentRegion, urgent_help, urgent_regions
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.find_line import WithFindLine
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.cursor_pane import Clicks

_NOT_YET = (
    N_("Still reading the files."),
    N_("Numbers will appear in a moment."),
    N_("In an emergency, call your local emergency number now."),
)
"""What stands there before the first reading has ended: nobody is to think that there is no help."""


_ELSEWHERE = N_("Another country? Press / and type its name.")
"""Stands above the first of several regions, where a heading has a line to spare."""


class UrgentHelp(WithFindLine, ChoiceDialog):
    """Whom to call, by region. Nothing but its own keys leaves it: no click does, and no copying.

    / asks for a region. Nothing is hidden before what is typed is one: a misspelt name costs no number.
    """

    ASKED_FOR = N_("a country or region: Germany or DE")
    TYPING = (
        *(("Enter", N_("to the numbers")), ("Esc", N_("clear"))),
        ("urgent", N_("close")),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "copy", "Copy", show=False)]

    IS_TALL = True
    CLICKS = Clicks.MOVE_ONLY
    HINTS = (
        *(("y", N_("copy number")), ("Enter", N_("read"))),
        *(("/", N_("country")), ("Esc", N_("close"))),
    )

    def __init__(self, catalog: Catalog, region: str = "") -> None:
        """Show what a directory names; the region whose code is `region` comes first."""
        super().__init__(_("Urgent help"), _items(catalog, "", region))
        self._catalog = catalog
        self._region = region

    @property
    def may_be_closed(self) -> bool:
        """No click beside it closes it."""
        return False

    def action_command(self, name: str) -> None:
        """Close by the key that opens it, too."""
        if name == "urgent":
            self.action_close()
        else:
            super().action_command(name)

    def take_catalog(self, catalog: Catalog) -> None:
        """Show what the directory says now, where that is something else, with the cursor on whom it was on.

        Files are read again at any moment, and a number is copied by the next key.
        """
        self._catalog = catalog
        items, choices = _items(catalog, self.typed, self._region), self.query_one(ChoiceList)
        before, now = (list(map(_said, shown)) for shown in (self._items, items))
        if now != before:
            place = choices.place
            whom, *_ = before[place]
            # Who is in two regions stays in the one that was looked at.
            same = [number for number, (other, *_) in enumerate(now) if other == whom]
            self._items = items
            choices.show(items, min(same, key=lambda n: abs(n - place), default=0))
            self.fit(self.app.size)

    def show_narrowed(self) -> None:
        """Show what is for the region that is typed; the dialog stays as large as it is."""
        self._items = _items(self._catalog, self.typed, self._region)
        self.query_one(ChoiceList).show(self._items)

    def action_copy(self) -> None:
        """Copy the number of the line with the cursor."""
        choice = self.query_one(ChoiceList).choice
        if choice is None or not isinstance(choice.message, ShowEntry):
            return
        line = _by_id(urgent_regions(self._catalog))[choice.message.entry_id]
        if line.main is not None:
            self.post_message(Act(partial(copy_field, line.main, line.title, line.state)))


def open_urgent(browse: BrowseScreen, session: Session) -> Answer:
    """Return whom to call."""
    return UrgentHelp(browse.catalog, session.region)


def _items(catalog: Catalog, name: str, first: str) -> list[str | Choice]:
    if not catalog.was_read:
        return list(map(_, _NOT_YET))
    regions, remark = urgent_help(catalog, name, first)
    items: list[str | Choice] = [f"{sentence(remark)}."] if remark else []
    for region in regions or urgent_regions(catalog, first):
        is_first_of_all = not items and not name.strip() and len(regions) > 1
        items.append(f"{_(_ELSEWHERE)}\n{region.title}" if is_first_of_all else region.title)
        items.extend(_choice(line) for line in region.lines)
    return items


def _said(item: str | Choice) -> tuple[str, ...]:
    """Return what a line says: whom it leads to, how, and in which words; a heading leads to nobody."""
    if isinstance(item, str):
        return "", item
    entry_id = item.message.entry_id if isinstance(item.message, ShowEntry) else ""
    return entry_id, item.text, item.note, item.note_style


def _by_id(regions: Iterable[UrgentRegion]) -> dict[str, UrgentLine]:
    return {line.entry_id: line for region in regions for line in region.lines}


def _choice(line: UrgentLine) -> Choice:
    # The doubt comes first: on a narrow screen the end of the line is cut.
    is_checked = line.state.is_checked
    note = line.title if is_checked else f"{_(line.state.words)}: {line.title}"
    note_style = "dim" if is_checked else "warning"
    open_it = ShowEntry(line.entry_id)
    return Choice("", line.ways, note, open_it, note_style=note_style, shorter=line.shorter_ways)
