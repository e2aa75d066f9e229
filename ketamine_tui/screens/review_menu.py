"""What was found about an entry, in which of its fields, and how: three lists to choose from."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.curation.questions import FINDINGS, NEVER_CALLED, ways_to_check
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.messages import AskReview, ShowHistory, ShowLinkMenu
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.present.card import Card
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.store.fingerprint import fingerprints
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.status_line import KeyLine


def review_menu(card: Card) -> ChoiceDialog:
    """Return the choice of what was found about an entry."""
    return ChoiceDialog(f"Mark: {card.entry.title}", list(_findings(card.entry)))


def _findings(entry: Entry) -> Iterator[str | Choice]:
    for found in FINDINGS:
        request = AskReview(Finding(found.status), is_partial=found.is_partial)
        yield Choice(found.letter, found.text, found.note, request)
    yield "Before deciding"
    yield Choice("h", "History", "what has changed since the last review", ShowHistory())
    if entry.links:
        yield Choice("o", "Open its links", "", ShowLinkMenu())


class FieldMenu(ChoiceDialog):
    """The fields of an entry, to be ticked. What has changed since the last review is ticked at first."""

    HINTS = (("Space", "tick"), ("Enter", "go on"), ("Esc", "close"), ("u", "urgent help"))

    # The list has its own idea of these keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False, priority=True),
        Binding("enter", "go_on", "Go on", show=False, priority=True),
    ]

    def __init__(self, card: Card, request: AskReview, changed: Collection[str]) -> None:
        self._request = request
        self._changed = changed
        self._ticked = {name: name in changed for name in fingerprints(card.entry)}
        super().__init__(f"Which fields? {card.entry.title}", list(self._choices()))

    def _choices(self) -> Iterator[Choice]:
        for name, is_ticked in self._ticked.items():
            note = "changed since the last review" if name in self._changed else ""
            yield Choice("", f"[{'x' if is_ticked else ' '}] {name}", note, self._request)

    def take(self, choice: Choice) -> None:
        """Tick the field with the cursor, or take the tick away."""
        del choice
        fields = self.query_one(ChoiceList)
        at = fields.cursor
        name = list(self._ticked)[at]
        self._ticked[name] = not self._ticked[name]
        fields.show(list(self._choices()))
        fields.place_cursor(at)

    def action_tick(self) -> None:
        """Tick the field with the cursor, or take the tick away."""
        self.query_one(ChoiceList).action_select()

    def action_go_on(self) -> None:
        """Ask how the fields that are ticked were checked."""
        covers = tuple(name for name, is_ticked in self._ticked.items() if is_ticked)
        if covers:
            self.dismiss(AskReview(self._request.finding._replace(covers=covers)))
        else:
            self.query_one(KeyLine).notice = "Tick the fields that were checked (Space)"


def method_menu(card: Card, request: AskReview, directory: Directory) -> ChoiceDialog:
    """Return the choice of how something was checked."""
    items: list[str | Choice] = []
    for how in ways_to_check(card.entry, directory):
        next_ = AskReview(request.finding._replace(method=how.method))
        items.append(Choice(how.letter, how.text, f"({how.method.value})", next_))
    if not may_be_called(card.entry, directory):
        items.append(NEVER_CALLED)
    return ChoiceDialog(f"How was it checked? {card.entry.title}", items)
