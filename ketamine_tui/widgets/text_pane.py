"""A pane of text: blocks, laid out to the pane's width."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from ketamine_tui.model.prose import Block
from ketamine_tui.model.text import counted
from ketamine_tui.present.highlight import Matches, pattern_of, restyled
from ketamine_tui.present.layout import TextLine, lay_out
from ketamine_tui.widgets.pane import Pane, Piece

_WIDEST = 80
_AT_ONCE = 200
"""Lines that are laid out before the text is drawn: more than a screen has. The others follow."""
_KEYS_FROM = 36
"""The least width at which the keys that copy stand beside the text."""


class TextPane(Pane):
    """Blocks of text, at most 80 columns wide. Lines that can be copied name the keys that do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "go_to_match(1)", "Next match", id="next-match", show=False),
        Binding("N", "go_to_match(-1)", "Previous match", id="previous-match", show=False),
    ]

    blocks: reactive[Sequence[Block]] = reactive(())
    """What is shown."""

    needles: reactive[tuple[str, ...]] = reactive(())
    """What is marked in the text, folded as searches compare it."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, id=id)
        self._lines: list[TextLine] = []
        self._others: Iterator[TextLine] = iter(())
        self._laid_out: tuple[Sequence[Block], int] = ((), 0)
        self._matches: Matches | None = None
        self._current: int | None = None

    def watch_blocks(self) -> None:
        """Show other text from its top."""
        self._current = None
        self.lines_changed()
        self.scroll_to_line(0)

    def watch_needles(self) -> None:
        """Mark something else."""
        self._matches = self._current = None

    def line_count(self) -> int:
        """Return how many lines the text takes at this width."""
        width = min(self.text_width, _WIDEST)
        if self._laid_out[0] is not self.blocks or self._laid_out[1] != width:
            self._laid_out = (self.blocks, width)
            has_keys = width >= _KEYS_FROM and any(block.letter for block in self.blocks)
            self._others = lay_out(self.blocks, width - 4 if has_keys else width, cell_len)
            self._lines = list(islice(self._others, _AT_ONCE))
            self._matches = None
            if len(self._lines) == _AT_ONCE:
                self.call_after_refresh(self._lay_out_others)
        return len(self._lines)

    def _lay_out_others(self) -> None:
        """Lay out the lines that are still missing."""
        self.line_count()
        self._lines.extend(self._others)
        if self.virtual_size.height != len(self._lines) + 1:
            self.lines_changed()

    def scroll_to_line(self, line: int) -> None:
        """Make a line the first one in sight, even one that was not laid out yet."""
        if line > 0:
            self._lay_out_others()
        super().scroll_to_line(line)

    def action_scroll_end(self) -> None:
        """Go to the end, wherever that will be."""
        self._lay_out_others()
        super().action_scroll_end()

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return a line, with its keys at the right end."""
        text = self._lines[line]
        pieces = [(span.text, "link" if span.href else span.style) for span in text.spans]
        if matches := self._found():
            pieces = list(restyled(pieces, [self._mark(*found) for found in matches.on_line(line)]))
        if text.letter and self.text_width >= _KEYS_FROM:
            room = min(self.text_width, _WIDEST) - 3 - cell_len(text.text)
            pieces.append((f"{' ' * max(1, room)}y {text.letter}", "letter"))
        return pieces

    def _found(self) -> Matches | None:
        """Return the matches of the text as it is laid out now, or None where nothing is looked for."""
        self.line_count()
        if self._matches is None and (pattern := pattern_of(self.needles)):
            self._lines.extend(self._others)
            self._matches = Matches(self._lines, pattern)
        return self._matches

    def _mark(self, start: int, end: int, number: int) -> tuple[int, int, str]:
        return start, end, "match-current" if number == self._current else "match"

    def title_note(self) -> str:
        """Return which match is the current one, of how many, and how far the text is scrolled."""
        matches = self._found()
        if not matches:
            return self.position_note()
        total = len(matches)
        which = counted(total, "match", "matches")
        if self._current is not None:
            which = f"match {self._current + 1} of {total}"
        return f"{which}  {self.position_note()}".rstrip()

    def action_go_to_match(self, step: int) -> None:
        """Go to the next match, or with -1 to the previous one; after the last comes the first."""
        matches = self._found()
        if not matches:
            return
        if self._current is None:
            number = matches.first_from(self.scroll_offset.y) + min(step, 0)
        else:
            number = self._current + step
        self._current = number % len(matches)
        self._reveal(*matches.lines_of(self._current))
        self.refresh()

    def _reveal(self, first: int, last: int) -> None:
        """Scroll lines that are out of sight into it, with some of what stands before them."""
        top, height = self.scroll_offset.y, self.text_height
        if first < top or last >= top + height:
            self.scroll_to_line(first - height // 3)
