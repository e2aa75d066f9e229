"""The detail pane: one entry, whole."""

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.messages import PointAt
from ketamine_tui.present.hyperlinks import is_hyperlink
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.titles import card_title
from ketamine_tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from ketamine_tui.present.card import Card


@lru_cache(maxsize=256)
def _hyperlink(url: str) -> Style:
    """Return the style of a link; the same one each time, as each is drawn with a number of its own."""
    return Style(link=url)


class CardPane(TextPane):
    """The card of an entry."""

    card: reactive["Card | None"] = reactive(None)
    """What is shown."""

    def strip(self, y: int, window: Window) -> Strip:
        """Return a line of the pane, with its links where the terminal follows them itself."""
        strip, line = super().strip(y, window), window.line_at(y)
        if not self.painted_app.has_hyperlinks or line is None or line >= self.body.item_count:
            return strip
        left = window.left
        for begin, end, url in self.body.links_on(line, self.chrome):
            if is_hyperlink(url) and left + end <= strip.cell_length:
                parts = strip.divide([left + begin, left + end, strip.cell_length])
                strip = Strip.join([parts[0], parts[1].apply_style(_hyperlink(url)), *parts[2:]])
        return strip

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
        self.blocks = card.all_blocks if card else ()
        if old and card and old.entry.id == card.entry.id:
            self.scroll_to_line(top)
