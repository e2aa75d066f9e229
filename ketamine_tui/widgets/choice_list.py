"""A list to choose from, with headings and a letter for each choice."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.message import Message

from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.pane import Piece

_MARGIN = "    "


class Choice(NamedTuple):
    """One choice: its letter, what it says, a remark, and the message that it stands for.

    `shorter` is what it says where that does not fit, the longest first.
    """

    letter: str
    text: str
    note: str
    message: Message
    style: str = "strong"
    note_style: str = "dim"
    shorter: tuple[str, ...] = ()


class ChoiceList(CursorPane):
    """Choices below headings."""

    def __init__(self, title: str, *, is_tall: bool = False) -> None:
        """Make an empty list.

        Args:
            title: The pane's name.
            is_tall: Put the remark of a choice on a line of its own.
        """
        super().__init__(title)
        self.item_height = 2 if is_tall else 1
        self._items: Sequence[str | Choice] = ()

    def show(self, items: Sequence[str | Choice]) -> None:
        """Show other choices; a text is a heading."""
        self._items = items
        first = next((n for n, item in enumerate(items) if isinstance(item, Choice)), 0)
        self.place_cursor(first)
        self.lines_changed()

    @property
    def choice(self) -> Choice | None:
        """The choice with the cursor."""
        item = self._items[self.cursor] if self.cursor < len(self._items) else None
        return item if isinstance(item, Choice) else None

    def by_letter(self, letter: str) -> Choice | None:
        """Return the choice of a letter."""
        choices = (item for item in self._items if isinstance(item, Choice))
        return next((choice for choice in choices if choice.letter == letter), None)

    def item_count(self) -> int:
        """Return how many headings and choices there are."""
        return len(self._items)

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a choice."""
        return isinstance(self._items[item], Choice)

    def title_note(self) -> str:
        """Return nothing."""
        return ""

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return a heading, or a choice with its letter and remark."""
        item = self._items[line // self.item_height]
        is_last_line = line % self.item_height == self.item_height - 1
        if isinstance(item, str):
            return ((f" {item}", "heading"),) if is_last_line else ()
        if self.item_height == 1:
            note = f"  {item.note}" if item.note else ""
            return (*self._choice_pieces(item), (note, item.note_style))
        if is_last_line:
            return (_MARGIN, ""), (item.note, item.note_style)
        return self._choice_pieces(item)

    def _choice_pieces(self, choice: Choice) -> tuple[Piece, ...]:
        room = self.text_width - len(_MARGIN)
        texts = (choice.text, *choice.shorter)
        text = next((text for text in texts if cell_len(text) <= room), texts[-1])
        return (f" {choice.letter:1}  ", "letter"), (text, choice.style)
