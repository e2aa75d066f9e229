"""The detail pane: one entry, whole."""

from typing import TYPE_CHECKING

from textual.reactive import reactive

from ketamine_tui.present.painters.titles import card_title
from ketamine_tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from ketamine_tui.present.card import Card


class CardPane(TextPane):
    """The card of an entry."""

    card: reactive["Card | None"] = reactive(None)
    """What is shown."""

    def watch_card(self, old: "Card | None", card: "Card | None") -> None:
        """Show another entry from its top, or the same one, changed, from where it was read."""
        top = self.scroll_offset.y
        self.pane_title = card_title(card)
        self.blocks = card.blocks if card else ()
        if old and card and old.entry.id == card.entry.id:
            self.scroll_to_line(top)
