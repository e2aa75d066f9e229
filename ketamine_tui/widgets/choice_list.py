"""A list to choose from, with headings and a letter for each choice."""

from collections.abc import Sequence
from enum import Enum, auto

from textual.events import Click
from textual.geometry import Size
from textual.message import Message

from ketamine_tui.present.painters import choices
from ketamine_tui.present.painters.choices import ChoiceBody
from ketamine_tui.widgets.cursor_pane import CursorPane


class Choice(choices.Choice[Message]):
    """A choice that stands for a message of the toolkit."""

    __slots__ = ()


class Clicks(Enum):
    """What a click on a choice does, besides moving the cursor to it."""

    TAKE = auto()
    TAKE_AT_CURSOR = auto()
    MOVE_ONLY = auto()


class ChoiceList(CursorPane):
    """Choices below headings."""

    body: ChoiceBody

    def __init__(
        self, title: str, *, is_tall: bool = False, clicks: Clicks = Clicks.TAKE_AT_CURSOR
    ) -> None:
        """Make an empty list; in a tall one, the remark of a choice has a line of its own."""
        super().__init__(title, ChoiceBody(is_tall=is_tall))
        self._is_tall = is_tall
        self._clicks = clicks
        self.items: Sequence[str | Choice] = ()

    def show(self, items: Sequence[str | Choice]) -> None:
        """Show other choices; a text is a heading."""
        self.items = items
        self.body = ChoiceBody(items, is_tall=self._is_tall)
        first = next((n for n in range(len(items)) if self.body.can_hold_cursor(n)), 0)
        self.place_cursor(first)
        self.lines_changed()

    def on_click(self, event: Click) -> None:
        """Move the cursor to the choice that was clicked, and perhaps choose it."""
        event.prevent_default()
        if (item := self.item_at(event.y)) is None:
            return
        has_cursor = item == self.cursor
        self.cursor = item
        if self._clicks is Clicks.TAKE or (has_cursor and self._clicks is Clicks.TAKE_AT_CURSOR):
            self.post_message(self.Selected(self))

    def extent(self, columns: int) -> Size:
        """Return the columns and lines that all choices take."""
        return Size(min(columns, self.body.columns(self.chrome)), self.body.line_count)

    @property
    def choice(self) -> Choice | None:
        """The choice with the cursor."""
        item = self.items[self.cursor] if self.cursor < len(self.items) else None
        return item if isinstance(item, Choice) else None

    def by_letter(self, letter: str) -> Choice | None:
        """Return the choice of a letter."""
        choices = (item for item in self.items if isinstance(item, Choice))
        return next((choice for choice in choices if choice.letter == letter), None)
