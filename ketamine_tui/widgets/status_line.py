"""The first and the last line of the browse screen."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import counted
from ketamine_tui.query.candidates import Candidate
from ketamine_tui.query.queue import is_queue, round_line
from ketamine_tui.query.view import View

_MORE = "  .."


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

    is_stale: reactive[bool] = reactive(False)  # noqa: FBT003  # a reactive's first argument
    """Whether the view answers an earlier question."""

    handled: reactive[frozenset[str]] = reactive(frozenset())
    """The ids of the entries that were reviewed in this run."""

    activity: reactive[str] = reactive("")
    """What goes on beside the screen."""

    def text(self, width: int) -> str:
        """Return the title at the left and the counts at the right; the counts come first."""
        if self.view is None:
            return ""
        if self.activity:
            counts = f"{self.activity}, Esc stops"
        else:
            counts = "searching" if self.is_stale else self._counts(self.view)
        title = f" {self.view.catalog.directory.title}"
        room = width - cell_len(counts) - 1
        if room < cell_len(title):
            return f" {counts}"
        return f"{title}{' ' * (room - cell_len(title))}{counts}"

    def _counts(self, view: View) -> str:
        size = view.catalog.size
        if is_queue(view.query) and not view.is_part:
            return f"review queue, {round_line(view, self.handled)}"
        if view.is_filtered or view.total != size:
            parts = [f"{view.total:,}{'+' if view.is_part else ''} of {size:,}"]
        else:
            parts = [counted(size, "entry", "entries")]
        if view.is_part:
            parts.append("searching")
        elif view.is_filtered:
            parts.append(f"filter on, {view.hidden:,} hidden" if view.hidden else "filter on")
        flagged = next(c for c in view.state_counts if c.value == ReviewState.TO_BE_REVIEWED)
        if flagged.total:
            parts.append(f"{flagged.total:,} to be reviewed")
        if count := view.catalog.problem_count:
            parts.append(f"{counted(count, 'problem')}: p")
        return ", ".join(parts)


class Banner(_Line):
    """Which file cannot be read, for as long as it cannot."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    def watch_view(self, view: View | None) -> None:
        """Come and go with the problem."""
        self.display = view is not None and view.catalog.broken is not None

    def text(self, width: int) -> str:  # noqa: ARG002  # the end is cut
        """Return the file, the place and the reason."""
        problem = self.view.catalog.broken if self.view else None
        if problem is None:
            return ""
        place = f"{problem.path}:{problem.line}:{problem.column}"
        return f" {place} {problem.message}; what was read there before stays"


class KeyLine(_Line):
    """Which keys do what here; for a while, what has just happened, or what a word may become."""

    notice: reactive[str] = reactive("")
    """What has happened; takes the place of the keys until the next one is pressed."""

    candidates: reactive[tuple[Candidate, ...]] = reactive(())
    """What Tab puts in the place of the word that is typed, the next one first; before any notice."""

    hints: reactive[Sequence[tuple[str, str]]] = reactive(())
    """Keys and what they do, the most needed first."""

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        """Make a line of `hints`."""
        super().__init__()
        self.set_reactive(KeyLine.hints, hints)

    def text(self, width: int) -> str:
        """Return the candidates or the notice, or as many of the keys as fit whole."""
        if self.candidates:
            return self._offer(width)
        if self.notice:
            return f" {self.notice}"
        line = ""
        for key, what in self.hints:
            hint = f" {key} {what} "
            if len(line) + len(hint) > width:
                break
            line += hint
        return line

    def _offer(self, width: int) -> str:
        """Return the first candidate, and as many of the others as fit whole."""
        shown = [f"{candidate.label} {candidate.note}".strip() for candidate in self.candidates]
        line = f" Tab: {shown[0]}"
        for number, text in enumerate(shown[1:], 2):
            longer = f"{line}  {text}"
            room = width if number == len(shown) else width - len(_MORE)
            if cell_len(longer) > room:
                return line + _MORE
            line = longer
        return line

    def watch_notice(self) -> None:
        """Make a notice stand out."""
        self.set_class(bool(self.notice) and not self.candidates, "-notice")

    def watch_candidates(self) -> None:
        """Let candidates not look like a notice."""
        self.watch_notice()
