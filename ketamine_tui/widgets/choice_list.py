"""A list to choose from, with headings and a letter for each choice."""

from collections.abc import Sequence

from textual.geometry import Size
from textual.message import Message

from ketamine_tui.present.painters import choices
from ketamine_tui.present.painters.choices import ChoiceBody
from ketamine_tui.widgets.cursor_pane import Clicks, CursorPane


class Choice(choices.Choice[Message]):
    """A choice that stands for a message of the toolkit."""

    __slots__ = ()


class ChoiceList(CursorPane):
    """Choices below headings."""

    body: ChoiceBody

    def __init__(
        self, title: str, *, is_tall: bool = False, clicks: Clicks = Clicks.TAKE_AT_CURSOR
    ) -> None:
        """Make an empty list; in a tall one, the remark of a choice has a line of its own."""
        super().__init__(title, ChoiceBody(is_tall=is_tall))
        self._is_tall = is_tall
        self.clicks = clicks
        self.items: Sequence[str | Choice] = ()

    def show(self, items: Sequence[str | Choice], at: int = 0) -> None:
        """Show other choices, with the cursor on the first one from `at` on; a text is a heading."""
        self.items = items
        self.body = ChoiceBody(items, is_tall=self._is_tall)
        first = next((n for n in range(at, len(items)) if self.body.can_hold_cursor(n)), 0)
        self.place_cursor(first)
        self.lines_changed()

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
