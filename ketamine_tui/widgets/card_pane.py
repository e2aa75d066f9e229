"""The detail pane: one entry, whole."""

from typing import TYPE_CHECKING

from textual.events import Click
from textual.reactive import reactive

from ketamine_tui.messages import PointAt
from ketamine_tui.present.painters.titles import card_title
from ketamine_tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from ketamine_tui.present.card import Card


class CardPane(TextPane):
    """The card of an entry."""

    card: reactive["Card | None"] = reactive(None)
    """What is shown."""

    def on_click(self, event: Click) -> None:
        """Follow a link, ask for a tag, or copy a value."""
        line = self.window.line_at(event.y)
        if line is None or self.text_selection is not None:
            return
        target = self.body.target_at(line, event.x - self.window.left, self.window)
        if target is not None:
            self.post_message(PointAt(target))

    def watch_card(self, old: "Card | None", card: "Card | None") -> None:
        """Show another entry from its top, or the same one, changed, from where it was read."""
        top = self.scroll_offset.y
        self.pane_title = card_title(card)
        self.blocks = card.blocks if card else ()
        if old and card and old.entry.id == card.entry.id:
            self.scroll_to_line(top)
