"""The first and the last line of the browse screen."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import counted
from ketamine_tui.query.view import View


class _Line(Widget):
    """One line of text."""

    DEFAULT_CSS = """
    _Line { height: 1; }
    """

    def text(self, width: int) -> str:
        """Return what stands in a line of `width` columns."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        text = self.text(width) if y == 0 else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)


class StatusLine(_Line):
    """The directory's title, how much of it is shown, and what is wrong with it."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    def text(self, width: int) -> str:
        """Return the title at the left and the counts at the right; the counts come first."""
        if self.view is None:
            return ""
        counts = self._counts(self.view)
        title = f" {self.view.catalog.directory.title}"
        room = width - cell_len(counts) - 1
        if room < cell_len(title):
            return f" {counts}"
        return f"{title}{' ' * (room - cell_len(title))}{counts}"

    @staticmethod
    def _counts(view: View) -> str:
        size = view.catalog.size
        is_part = view.is_filtered or view.total != size
        shown = f"{view.total} of {size}" if is_part else counted(size, "entry", "entries")
        parts = [shown]
        if view.is_filtered:
            parts.append("filter on")
        flagged = next(c for c in view.state_counts if c.value == ReviewState.TO_BE_REVIEWED)
        if flagged.count:
            parts.append(f"{flagged.count} to be reviewed")
        if view.catalog.problems:
            parts.append(f"{counted(len(view.catalog.problems), 'problem')}: p")
        return ", ".join(parts)


class KeyLine(_Line):
    """Which keys do what here; for a while, what has just happened."""

    notice: reactive[str] = reactive("")
    """What has happened; takes the place of the keys until the next one is pressed."""

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        """Make a line of `hints`: keys and what they do, the most needed first."""
        super().__init__()
        self.hints = hints

    def text(self, width: int) -> str:
        """Return the notice, or as many of the keys as fit whole."""
        if self.notice:
            return f" {self.notice}"
        line = ""
        for key, what in self.hints:
            hint = f" {key} {what} "
            if len(line) + len(hint) > width:
                break
            line += hint
        return line

    def watch_notice(self, notice: str) -> None:
        """Make a notice stand out."""
        self.set_class(bool(notice), "-notice")
