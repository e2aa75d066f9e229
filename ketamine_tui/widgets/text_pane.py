"""A pane of text: blocks, laid out to the pane's width."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.reactive import reactive

from ketamine_tui.model.prose import Block
from ketamine_tui.query.layout import TextLine, lay_out
from ketamine_tui.widgets.pane import Pane, Piece

_WIDEST = 80
_KEYS_FROM = 36
"""The least width at which the keys that copy stand beside the text."""


class TextPane(Pane):
    """Blocks of text, at most 80 columns wide. Lines that can be copied name the keys that do it."""

    blocks: reactive[Sequence[Block]] = reactive(())
    """What is shown."""

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, id=id)
        self._lines: list[TextLine] = []
        self._laid_out: tuple[Sequence[Block], int] = ((), 0)

    def watch_blocks(self) -> None:
        """Show other text from its top."""
        self.lines_changed()
        self.scroll_to(y=0, animate=False)

    def line_count(self) -> int:
        """Return how many lines the text takes at this width."""
        width = min(self.text_width, _WIDEST)
        if self._laid_out[0] is not self.blocks or self._laid_out[1] != width:
            self._laid_out = (self.blocks, width)
            has_keys = width >= _KEYS_FROM and any(block.letter for block in self.blocks)
            self._lines = lay_out(self.blocks, width - 4 if has_keys else width, cell_len)
        return len(self._lines)

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return a line, with its keys at the right end."""
        text = self._lines[line]
        pieces = [(span.text, "link" if span.href else span.style) for span in text.spans]
        if text.letter and self.text_width >= _KEYS_FROM:
            room = min(self.text_width, _WIDEST) - 3 - cell_len(text.text)
            pieces.append((f"{' ' * max(1, room)}y {text.letter}", "letter"))
        return pieces

    def title_note(self) -> str:
        """Return how far the text is scrolled."""
        return self.position_note()
