"""The copy menu: what can be copied from an entry, a letter each."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.actions.cautions import one_line
from ketamine_tui.actions.commands import Hint
from ketamine_tui.actions.copying import copy_field, copy_filter, whole_card
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Act, Answer
from ketamine_tui.model.translate import N_, _
from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CopyField, main_field
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice

_NUMBERS = {"phone": N_("number"), "text": N_("number")}
"""What people call these values, by their names."""


class CopyMenu(ChoiceDialog):
    """Offers the fields of a card. The letter of a field copies it; y copies the main one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "main", "Main detail", show=False)]

    HINTS = (
        *(("a-z", N_("copy")), ("y", N_("main value"))),
        *(("Esc", N_("close")), ("urgent", N_("urgent help"))),
    )

    def __init__(self, card: Card) -> None:
        whole = whole_card(card)
        items: list[str | Choice] = [_choice(card, field) for field in card.fields]
        items.append(Choice(whole.letter, _("the whole entry as text"), "", copying(card, whole)))
        super().__init__(_("Copy from: {title}").format(title=card.entry.title), items)
        self._card = card
        self._main = main_field(card.fields, card.entry)

    def hints(self) -> Iterable[Hint]:
        """Say in the key line what the main value is."""
        (letter, main, *others) = self.HINTS
        if self._main is not None:
            name = _(_NUMBERS.get(self._main.name, self._main.name))
            main = ("y", _("main {name}").format(name=name))
        return letter, main, *others

    def action_main(self) -> None:
        """Copy what people most often want."""
        if self._main is not None:
            self.dismiss(copying(self._card, self._main))


def _choice(card: Card, field: CopyField) -> Choice:
    note = _(PLACEHOLDER) if field.is_placeholder else field.label
    style = "placeholder" if field.is_placeholder else "strong"
    text = one_line(f"{_(field.name)} {field.value}")
    return Choice(field.letter, text, note, copying(card, field), style)


def copying(card: Card, field: CopyField) -> Act:
    """Return the request to copy a field of a card."""
    return Act(partial(copy_field, field, card.entry.title, card.state))


def open_copy_menu(browse: BrowseScreen, _session: Session) -> Answer:
    """Return what can be copied from the selected entry."""
    card = browse.selected_card()
    return CopyMenu(card) if card else None


def copy_query(browse: BrowseScreen, _session: Session) -> Answer:
    """Return the request to copy the query of what is shown in its canonical form."""
    return Act(partial(copy_filter, str(browse.search.answer.query)))
