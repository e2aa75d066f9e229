"""The detail pane: one entry, whole."""

from typing import TYPE_CHECKING

from textual.reactive import reactive

from ketamine_tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from ketamine_tui.query.card import Card


class CardPane(TextPane):
    """The card of an entry."""

    card: reactive["Card | None"] = reactive(None)
    """What is shown."""

    def watch_card(self, card: "Card | None") -> None:
        """Show another entry from its top."""
        self.blocks = card.blocks if card else ()
