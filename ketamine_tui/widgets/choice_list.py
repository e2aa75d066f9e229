"""A list to choose from, with headings and a letter for each choice."""

from collections.abc import Sequence

from textual.geometry import Size
from textual.message import Message

from ketamine_tui.present.painters import choices
from ketamine_tui.present.painters.choices import ChoiceBody, broken
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
        self.body = self._body(self.window.text_width if self.size.width else None)
        self._place_on(at)
        self.lines_changed()

    def lines_changed(self) -> None:
        """Break headings to another width, with the cursor on the same choice."""
        body = self._body(self.window.text_width) if self.size.width else self.body
        if body.item_count != self.body.item_count:
            place = self.place
            self.body = body
            self._place_on(place)
        self.body = body
        super().lines_changed()

    def _body(self, columns: int | None) -> ChoiceBody:
        """Return the items, their headings broken to so many columns."""
        body = ChoiceBody(self.items, is_tall=self._is_tall)
        if columns is not None:
            body.items = broken(self.items, columns, self.chrome.measure, body.item_height)
        return body

    def _place_on(self, at: int) -> None:
        """Put the cursor on the first choice from a place among the items on, or on the first line."""
        if any(isinstance(item, Choice) for item in self.items[at:]):
            number = sum(isinstance(item, Choice) for item in self.items[:at])
            self.place_cursor(self._choices_at(self.body.items)[number])
        else:
            self.place_cursor(0)

    def _choices_at(self, items: Sequence[object]) -> list[int]:
        return [n for n, item in enumerate(items) if isinstance(item, Choice)]

    def extent(self, columns: int) -> Size:
        """Return the columns and lines that all choices take."""
        width = ChoiceBody(self.items, is_tall=self._is_tall).columns(self.chrome)
        return Size(min(columns, width), self._body(columns).line_count)

    @property
    def place(self) -> int:
        """Where the choice with the cursor stands among the items."""
        number = sum(n < self.cursor for n in self._choices_at(self.body.items))
        places = self._choices_at(self.items)
        return places[number] if number < len(places) else 0

    @property
    def choice(self) -> Choice | None:
        """The choice with the cursor."""
        shown = self.body.items
        item = shown[self.cursor] if self.cursor < len(shown) else None
        return item if isinstance(item, Choice) else None

    def by_letter(self, letter: str) -> Choice | None:
        """Return the choice of a letter."""
        choices = (item for item in self.items if isinstance(item, Choice))
        return next((choice for choice in choices if choice.letter == letter), None)
