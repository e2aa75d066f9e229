"""Chips and counts, which stand beside the filter bar: the section, and how much is shown of how much."""

from collections.abc import Sequence

from textual.reactive import reactive

from ketamine_tui import messages
from ketamine_tui.present.painters.bars import chips, counts
from ketamine_tui.present.painters.pieces import Piece, width_of
from ketamine_tui.query.view import View
from ketamine_tui.widgets.status_line import Bar


class _Fitting(Bar):
    """A bar that is as wide as what it says."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    _fitted = 0

    def said(self) -> Sequence[Piece]:
        """Return what it says."""
        raise NotImplementedError

    def pieces(self, width: int) -> Sequence[Piece]:  # noqa: ARG002  # it has the width of what it says
        """Return what it says."""
        return self.said()

    def fit(self) -> None:
        """Take the width of what it says now."""
        width = width_of(self.said(), self.chrome.measure)
        if self._fitted != width:
            # Only then: all that is on the screen is laid out again.
            self._fitted = width
            self.styles.width = width
        self.refresh()

    def watch_view(self) -> None:
        """Take another width."""
        self.fit()

    def chrome_changed(self) -> None:
        """Take another width."""
        self.fit()


class Chips(_Fitting):
    """The section that is shown, which a click on its cross takes away."""

    columns: reactive[int] = reactive(0)
    """The columns of the whole line."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.set_reactive(Chips.columns, columns)

    def watch_columns(self) -> None:
        """Take another width."""
        self.fit()

    def said(self) -> Sequence[Piece]:
        """Return the mark of the line, and the section."""
        return chips(self.view, self.columns, self.chrome)

    def pressed(self, style: str) -> None:
        """Go to the sections, or leave the one that is shown."""
        if style == "chip":
            self.post_message(messages.GoTo("Sections"))
        elif style == "chip-close":
            self.post_message(messages.ShowSection(""))


class Count(_Fitting):
    """How much is shown of how much."""

    is_stale: reactive[bool] = reactive(False)  # noqa: FBT003  # a reactive's first argument
    """Whether the view answers an earlier question."""

    handled: reactive[frozenset[str]] = reactive(frozenset())
    """The ids of the entries that were reviewed in this run."""

    def said(self) -> Sequence[Piece]:
        """Return the numbers."""
        return counts(self.view, is_stale=self.is_stale, handled=self.handled)

    def watch_is_stale(self) -> None:
        """Take another width."""
        self.fit()

    def watch_handled(self) -> None:
        """Take another width."""
        self.fit()
