"""A review of several entries at once: what was found; before it is confirmed, each of them is shown."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.curation.questions import FINDINGS_OF_SEVERAL, prefilled
from ketamine_tui.curation.reviewing import Finding
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import Open
from ketamine_tui.model.review import Method
from ketamine_tui.model.text import counted
from ketamine_tui.present.card import Card
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.reading import Reading
from ketamine_tui.screens.review_form import ReviewForm
from ketamine_tui.store.settings_file import Settings
from ketamine_tui.widgets.choice_list import Choice


def review_of_several(cards: Sequence[Card], catalog: Catalog, settings: Settings) -> ChoiceDialog:
    """Return the choice of what was found about several entries, above their titles."""
    items: list[str | Choice] = []
    for verdict in FINDINGS_OF_SEVERAL:
        is_checked = verdict.status.is_checked
        finding = Finding(verdict.status, method=Method.REGISTRY if is_checked else None)
        form = Open(partial(_form, cards, catalog, settings, finding))
        question = Open(partial(_each_shown, cards, form)) if is_checked else form
        items.append(Choice(verdict.letter, verdict.text, verdict.note, question))
    titles = (f"{card.entry.title} ({card.state.words.lower()})" for card in cards)
    title = f"Mark: {counted(len(cards), 'entry', 'entries')}"
    return ChoiceDialog(title, [*items, "", *titles])


def _form(
    cards: Sequence[Card], catalog: Catalog, settings: Settings, finding: Finding
) -> ReviewForm:
    positions = (catalog.position(card.entry.id) for card in cards)
    origins = [catalog.origin(position) for position in positions if position is not None]
    known = prefilled(finding, cards[0].original, catalog.directory, settings)
    return ReviewForm([*zip(cards, origins, strict=True)], catalog, known)


def _each_shown(cards: Sequence[Card], form: Open, number: int = 0) -> "EachShown":
    return EachShown(cards, form, number)


class EachShown(Reading):
    """One of several entries as it will be confirmed; Enter shows the next, and at last the form."""

    HINTS = (("Enter", "go on"), ("Esc", "close"), ("urgent", "urgent help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on", show=False)]

    def __init__(self, cards: Sequence[Card], form: Open, number: int) -> None:
        """Show the entry of a number, from 0."""
        title = f"{number + 1} of {len(cards)}: {cards[number].entry.title}"
        super().__init__(title, cards[number].blocks)
        is_last = number + 1 == len(cards)
        self._next = form if is_last else Open(partial(_each_shown, cards, form, number + 1))

    def action_go_on(self) -> None:
        """Show the next entry, or ask who confirms them all."""
        self.dismiss(self._next)
