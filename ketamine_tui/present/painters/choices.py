"""The lines of a list to choose from: headings, and choices with a letter and a remark."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ketamine_tui.present.chrome import Chrome, Measure
from ketamine_tui.present.highlight import restyled
from ketamine_tui.present.layout import Range, measured_lines
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece, shortened
from ketamine_tui.present.told_apart import in_a_line, shared_length

Message_co = TypeVar("Message_co", covariant=True)

_MARGIN = "   "
_GAP = "  "

_LEAST_TEXT = 40
"""Columns of a text that is cut for its remark, so that it is still known."""


class Choice(NamedTuple, Generic[Message_co]):
    """One choice: its letter, what it says, a remark, and the message that it stands for.

    `shorter` is what it says where that and the remark do not fit, the longest first; `marks` are the ranges of the text
    that were looked for.
    """

    letter: str
    text: str
    note: str
    message: Message_co
    style: str = "strong"
    note_style: str = "dim"
    shorter: tuple[str, ...] = ()
    marks: tuple[Range, ...] = ()


Item = str | Choice[Message_co]
"""A heading or a choice."""


def broken(
    items: Sequence[Item[Message_co]], columns: int, measure: Measure, height: int = 1
) -> list[Item[Message_co]]:
    """Return items with headings that fit into so many columns: one that does not becomes several.

    With items of two lines the lines of a heading are at the end, so that none is empty between them.
    """
    shown: list[Item[Message_co]] = []
    for item in items:
        if isinstance(item, str) and measure(item) > columns:
            lines = [item[start:end] for start, end in measured_lines(item, columns, measure)]
            first = len(lines) % height
            shown += lines[:first]
            shown += ["\n".join(lines[n : n + height]) for n in range(first, len(lines), height)]
        else:
            shown.append(item)
    return shown


class ChoiceBody(Body):
    """Choices below headings, which are plain texts; a tall choice has its remark below it."""

    def __init__(
        self, items: Sequence[str | Choice[object]] = (), *, is_tall: bool = False
    ) -> None:
        self.items = items
        self.item_height = 2 if is_tall else 1

    @property
    def item_count(self) -> int:
        """How many headings and choices there are."""
        return len(self.items)

    def columns(self, chrome: Chrome) -> int:
        """Return how many columns the longest item takes, each in its longest form."""
        return max([0, *(self._width(item, chrome.measure) for item in self.items)])

    def _width(self, item: str | Choice[object], measure: Measure) -> int:
        if isinstance(item, str):
            return max(map(measure, item.split("\n")))
        text, note = measure(item.text), measure(item.note)
        if self.item_height > 1:
            return len(_MARGIN) + max(text, note)
        return len(_MARGIN) + text + (len(_GAP) + note if note else 0)

    def can_hold_cursor(self, item: int) -> bool:
        """Say whether an item is a choice."""
        return isinstance(self.items[item], Choice)

    def pieces(self, line: int, window: Window) -> Iterator[Piece]:
        """Yield a heading, or a choice with its letter and remark."""
        item = self.items[line // self.item_height]
        is_last_line = line % self.item_height == self.item_height - 1
        if isinstance(item, str):
            lines = item.split("\n")
            row = line % self.item_height - self.item_height + len(lines)
            if row >= 0:
                yield lines[row], "heading"
            return
        measure, has_room = window.chrome.measure, True
        if line % self.item_height == 0:
            yield f"{item.letter:1}  ", "letter"
            text = self._text(item, window)
            has_room = len(_MARGIN) + measure(text) + len(_GAP) < window.text_width
            same = shared_length(text, item.text)  # of a shorter text the beginning is the same
            marks = [(start, min(end, same), "match") for start, end in item.marks if start < same]
            yield from restyled([(text, item.style)], marks)
        if is_last_line and item.note and (has_room or self.item_height > 1):
            yield (_GAP if self.item_height == 1 else _MARGIN), ""
            yield item.note, item.note_style

    def _text(self, choice: Choice[object], window: Window) -> str:
        """Return the longest text of a choice that leaves its remark all of its room, else the longest that fits.

        One that has no shorter ones is cut for the remark where enough of it is left.
        """
        measure = window.chrome.measure
        room = window.text_width - len(_MARGIN)
        beside = len(_GAP) + measure(choice.note) if choice.note and self.item_height == 1 else 0
        texts = (choice.text, *choice.shorter)
        if not choice.shorter:
            left = room - beside if room - beside >= _LEAST_TEXT else room
            others = (item.text for item in self.items if isinstance(item, Choice))
            told_apart = in_a_line(choice.text, others, left, window.chrome)
            return shortened(told_apart, left, window.chrome)
        fitting = (
            text for left in (room - beside, room) for text in texts if measure(text) <= left
        )
        return next(fitting, texts[-1])
