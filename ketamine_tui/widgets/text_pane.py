"""A pane of text: blocks, laid out to the pane's width."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.model.prose import Block
from ketamine_tui.present.painters.text import TextBody
from ketamine_tui.widgets.pane import Pane


class TextPane(Pane):
    """Blocks of text, in which n and N go from one match to the next."""

    body: TextBody

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "go_to_match(1)", "Next match", id="next-match", show=False),
        Binding("N", "go_to_match(-1)", "Previous match", id="previous-match", show=False),
    ]

    blocks: reactive[Sequence[Block]] = reactive(())
    """What is shown."""

    needles: reactive[tuple[str, ...]] = reactive(())
    """What is marked in the text, folded as searches compare it."""

    others: reactive[tuple[str, ...]] = reactive(())
    """What is marked too, where it stands by itself."""

    def __init__(self, title: str, *, id: str | None = None, most_columns: int = 1) -> None:  # noqa: A002  # the toolkit's own name
        """Make an empty pane; its text may stand in so many columns, where there is room for them."""
        super().__init__(title, TextBody(()), id=id)
        self._most_columns = most_columns

    def watch_blocks(self) -> None:
        """Show other text from its top."""
        self.body.current = None
        self.lines_changed()
        self.scroll_to_line(0)

    def watch_needles(self) -> None:
        """Mark something else."""
        self.body.mark(self.needles, others=self.others)

    def watch_others(self) -> None:
        """Mark something else."""
        self.body.mark(self.needles, others=self.others)

    def draw(self, lines: Sequence[int]) -> Iterable[Strip]:
        """Return some lines of the pane; its first picture has the text already."""
        self._lay_out()
        return super().draw(lines)

    def lines_changed(self) -> None:
        """Lay other blocks out, or the same to another width."""
        self._lay_out()
        super().lines_changed()

    def extent(self, columns: int) -> Size:
        """Return the columns and lines of the text, as far as more of it than a screen has is laid out."""
        body = TextBody(self.blocks, columns, self.chrome, self._most_columns)
        return Size(body.columns, body.line_count)

    def _lay_out(self) -> None:
        width, body, chrome = self.window.text_width, self.body, self.chrome
        is_same = (body.text_width, body.chrome) == (width, chrome) and body.blocks is self.blocks
        if self.size.width and not is_same:
            self.body = TextBody(self.blocks, width, chrome, self._most_columns)
            self.body.mark(self.needles, body.current, self.others)
            if self.body.may_have_more:
                self.call_after_refresh(self._lay_out_rest)

    def _lay_out_rest(self) -> None:
        self.body.lay_out_rest()
        if self.virtual_size.height != self.total_lines:
            self.lines_changed()

    def scroll_to_line(self, line: int) -> None:
        """Make a line the first one in sight, even one that was not laid out yet."""
        if line > 0:
            self._lay_out_rest()
        super().scroll_to_line(line)

    def action_scroll_end(self) -> None:
        """Go to the end, wherever that will be."""
        self._lay_out_rest()
        super().action_scroll_end()

    def action_go_to_match(self, step: int) -> None:
        """Go to the next match, or with -1 to the previous one; after the last comes the first."""
        matches = self.body.matches
        if not matches:
            return
        if self.body.current is None:
            number = matches.first_from(self.scroll_offset.y) + min(step, 0)
        else:
            number = self.body.current + step
        self.body.current = number % len(matches)
        self._reveal(*matches.lines_of(self.body.current))
        self.refresh()

    def _reveal(self, first: int, last: int) -> None:
        """Scroll lines that are out of sight into it, with some of what stands before them."""
        top, height = self.scroll_offset.y, self.text_height
        if first < top or last >= top + height:
            self.scroll_to_line(first - height // 3)
