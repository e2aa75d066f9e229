"""The lines of the list of entries: two each, the title and what is known of it."""

from collections.abc import Iterable, Iterator, Sequence

from ketamine_tui.present.highlight import pattern_of, restyled, spans_of
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece
from ketamine_tui.present.shortened import shortened
from ketamine_tui.query.explain import Relaxation, relaxations
from ketamine_tui.query.view import View


class EntryBody(Body):
    """The entries of a view; where nothing matches, what dropping each term would give."""

    item_height = 2

    def __init__(self, view: View | None) -> None:
        self.view = view
        is_empty = view and view.catalog.size and not view.total and not view.is_part
        self.relaxations = relaxations(view) if view and is_empty else ()

    @property
    def item_count(self) -> int:
        """How many entries the view has, or how many ways there are to have some."""
        return len(self.relaxations) or (self.view.total if self.view else 0)

    @property
    def first_item(self) -> int:
        """Where a person would look first."""
        totals = [relaxation.view.total for relaxation in self.relaxations]
        return totals.index(max(totals)) if totals else 0

    def note(self, window: Window) -> str:
        """Return which entry has the cursor, of how many."""
        if self.relaxations:
            return "nothing matches"
        count = self.item_count
        return f"{window.cursor + 1:,} of {count:,}" if count else ""

    def pieces(self, line: int, window: Window) -> Iterable[Piece]:
        """Return the title with the mark of its state, or the line below it."""
        if self.view is None:
            return ()
        if self.relaxations:
            return _offer(self.relaxations[line // 2], line % 2, window)
        position = self.view.positions[line // 2]
        row = self.view.catalog.row(position)
        style = "state" if row.state.is_checked else "warning"
        if line % 2 == 0:
            return ((f" {row.state.mark} ", style), *_marked(row.title, self.view.needles))
        fields = self.view.found_in(position)
        # Before what may be cut on a narrow screen.
        where = ((f" - in {fields}", ""),) if fields else ()
        facts = " - ".join(part for part in (row.kind, row.byline) if part)
        return (("   ", ""), (row.state.words, style), *where, (f" - {facts}", "dim"))


def _marked(title: str, needles: Sequence[str]) -> Iterator[Piece]:
    pattern = pattern_of(needles)
    ranges = spans_of(pattern, title) if pattern else ()
    return restyled([(title, "")], [(start, end, "match") for start, end in ranges])


def _offer(relaxation: Relaxation, line: int, window: Window) -> Sequence[Piece]:
    if line:
        return ()
    before, after = " Remove ", f": {relaxation.found}"
    room = window.text_width - len(before) - len(after)
    removed = shortened(relaxation.removed, room)
    return ((before, ""), (removed, "strong"), (after, ""))
