"""The copy menu: what can be copied from an entry, a letter each."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.messages import CopyText
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.present.card import Card
from ketamine_tui.present.copying import CARD_LETTER, CopyField, main_field
from ketamine_tui.present.layout import plain_text
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice


class CopyMenu(ChoiceDialog):
    """Offers the fields of a card. The letter of a field copies it; y copies the main one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "main", "Main detail", show=False)]

    HINTS = (("letter", "copy"), ("y", "main"), ("Esc", "close"), ("u", "urgent help"))

    def __init__(self, card: Card) -> None:
        items: list[str | Choice] = [_choice(card, field) for field in card.fields]
        text = CopyText(plain_text(card.blocks), "card", caution(card))
        items.append(Choice(CARD_LETTER, "whole card as text", "", text))
        super().__init__(f"Copy from: {card.entry.title}", items)
        self._card = card

    def action_main(self) -> None:
        """Copy what people most often want."""
        field = main_field(self._card.fields, self._card.entry)
        if field is not None:
            self.dismiss(copy_request(self._card, field))


def copy_request(card: Card, field: CopyField) -> CopyText:
    """Return the request to copy a field, with the caution that its entry asks for."""
    return CopyText(field.value, field.name, caution(card, field))


def caution(card: Card, field: CopyField | None = None) -> str:
    """Return what a reader must know of a value before using it; nothing for a checked entry."""
    if field is not None and field.is_placeholder:
        return PLACEHOLDER
    return "" if card.state.is_checked else f"unchecked: {card.state.words.lower()}"


def _choice(card: Card, field: CopyField) -> Choice:
    label = f"{field.name} {field.value}".replace("\n", ", ")
    note = PLACEHOLDER if field.is_placeholder else field.label
    style = "placeholder" if field.is_placeholder else "strong"
    return Choice(field.letter, label, note, copy_request(card, field), style)
