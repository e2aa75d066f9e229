"""The list of entries: two lines each, title and what is known of it."""

from collections.abc import Iterator, Sequence

from textual.reactive import reactive

from ketamine_tui.model.text import counted
from ketamine_tui.present.highlight import pattern_of, restyled, spans_of
from ketamine_tui.query.explain import Relaxation, relaxations
from ketamine_tui.query.view import View
from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.pane import Piece


class EntryList(CursorPane):
    """The entries of a view; where nothing matches, what dropping each term would give."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    item_height = 2

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002  # the toolkit's own name
        super().__init__(title, id=id)
        self._relaxations: tuple[Relaxation, ...] = ()

    def watch_view(self, view: View | None) -> None:
        """Take up another view."""
        is_empty = view and view.catalog.size and not view.total and not view.is_part
        self._relaxations = relaxations(view) if view and is_empty else ()
        self.lines_changed()

    def item_count(self) -> int:
        """Return how many entries the view has, or how many ways there are to have some."""
        return len(self._relaxations) or (self.view.total if self.view else 0)

    def title_note(self) -> str:
        """Return which entry has the cursor, of how many."""
        return "nothing matches" if self._relaxations else super().title_note()

    @property
    def relaxation(self) -> Relaxation | None:
        """The way to more entries that has the cursor, where there are none."""
        return self._relaxations[self.cursor] if self._relaxations else None

    def place_cursor(self, item: int | None) -> None:
        """Move the cursor to an item; without one, to where a person would look first."""
        totals = [relaxation.view.total for relaxation in self._relaxations]
        super().place_cursor(item or (totals.index(max(totals)) if totals else 0))

    @property
    def position(self) -> int | None:
        """The catalog's position of the entry with the cursor, or None in an empty list."""
        if self.view is None or not self.view.total:
            return None
        return self.view.positions[min(self.cursor, self.view.total - 1)]

    def pieces(self, line: int) -> Sequence[Piece]:
        """Return the title with the mark of its state, or the line below it."""
        if self.view is None:
            return ()
        if self._relaxations:
            return _offer(self._relaxations[line // 2], line % 2)
        position = self.view.positions[line // 2]
        row = self.view.catalog.row(position)
        style = "state" if row.state.is_checked else "warning"
        if line % 2 == 0:
            return ((f" {row.state.mark} ", style), *_marked(row.title, self.view.needles))
        field = self.view.found_in(position)
        # Before what may be cut on a narrow screen.
        found = ((f" - in {field}", ""),) if field else ()
        known = " - ".join(part for part in (row.kind, row.byline) if part)
        return (("   ", ""), (row.state.words, style), *found, (f" - {known}", "dim"))


def _marked(title: str, needles: Sequence[str]) -> Iterator[Piece]:
    pattern = pattern_of(needles)
    ranges = spans_of(pattern, title) if pattern else ()
    return restyled([(title, "")], [(start, end, "match") for start, end in ranges])


def _offer(relaxation: Relaxation, line: int) -> Sequence[Piece]:
    if line == 0:
        return ((" without ", ""), (relaxation.dropped, "strong"))
    entries = counted(relaxation.view.total, "entry", "entries")
    return ((f"   {entries}: Enter drops it", "dim"),)
