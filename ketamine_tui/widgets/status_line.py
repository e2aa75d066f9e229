"""The first and the last line of the browse screen."""

from collections.abc import Iterable, Sequence

from textual.events import Click, Key, MouseDown, Resize
from textual.reactive import reactive
from textual.strip import Strip

from ketamine_tui.commands import MESSAGES
from ketamine_tui.model.keys import key_of
from ketamine_tui.present.painters.bars import (
    Hint,
    banner,
    bar_line,
    candidate_at,
    hint_at,
    keys,
    notice_lines,
    notice_pieces,
    status,
)
from ketamine_tui.present.painters.pieces import Piece, style_at, width_of
from ketamine_tui.query.candidates import Candidate
from ketamine_tui.query.view import View
from ketamine_tui.widgets.painted import Painted

_COMMANDS = {
    "urgent": "urgent",
    "breadcrumb": "sections",
    "flagged": "flags",
    "problems": "problems",
    "notice": "back",
    "doubt": "reload",
}
"""What a click asks for on a piece of a style: who clicks on what goes on wants it to stop."""


class Bar(Painted):
    """One line of text."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def pieces(self, width: int) -> Iterable[Piece]:
        """Return what stands in a line of `width` columns."""
        raise NotImplementedError

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """Return what stands in a line, from 0, of `width` columns: there is one."""
        return () if y else self.pieces(width)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        line = bar_line(self.line(y, width), width, self.chrome)
        return Strip(self.ink.segments(line), width)

    def pressed(self, style: str) -> None:
        """Do what a click on a piece of a style asks for."""

    def on_click(self, event: Click) -> None:
        """Tell what was clicked."""
        self.pressed(self.style_in(event.x))

    def style_in(self, column: int) -> str:
        """Return the names of the styles of what stands in a column, from 0."""
        line = bar_line(self.pieces(self.size.width), self.size.width, self.chrome)
        return style_at(line, column, self.chrome.measure)


class StatusLine(Bar):
    """The directory's title, the section, what waits for somebody, and the way to urgent help."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    activity: reactive[str] = reactive("")
    """What goes on beside the screen."""

    doubt: reactive[str] = reactive("")
    """Why what is shown may not be what the files say."""

    urgent_key: reactive[str] = reactive("")
    """The key of urgent help."""

    def __init__(self, urgent_key: str) -> None:
        """Make a line that names the key of urgent help."""
        super().__init__()
        self.set_reactive(StatusLine.urgent_key, urgent_key)

    def pieces(self, width: int) -> Iterable[Piece]:
        """Return the title, the section and the way to urgent help."""
        return status(
            self.view,
            width,
            self.chrome,
            activity=self.activity,
            doubt=self.doubt,
            urgent_key=self.urgent_key,
        )

    def pressed(self, style: str) -> None:
        """Ask for the command that a piece names."""
        if style in _COMMANDS:
            self.post_message(MESSAGES[_COMMANDS[style]]())


class Banner(Bar):
    """Which file cannot be read, for as long as it cannot."""

    view: reactive[View | None] = reactive(None)
    """What is shown."""

    def watch_view(self, view: View | None) -> None:
        """Come and go with the problem."""
        self.display = view is not None and view.catalog.broken is not None

    def pieces(self, width: int) -> Iterable[Piece]:  # noqa: ARG002  # the end is cut
        """Return the file, the place and the reason."""
        return banner(self.view.catalog.broken if self.view else None)


class KeyLine(Bar):
    """Which keys do what here; for a while, what has just happened, or what a word may become.

    A notice that is too long for a line has others over what stands above: nothing moves for it.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; }
    """

    notice: reactive[str] = reactive("")
    """What has happened; stands before the keys until the next one is pressed."""

    candidates: reactive[tuple[Candidate, ...]] = reactive(())
    """What Tab puts in the place of the word that is typed, the next one first; before any notice."""

    hints: reactive[Sequence[Hint]] = reactive(())
    """Keys and what they do, the most needed first."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        """Make a line of `hints`."""
        super().__init__()
        self.set_reactive(KeyLine.hints, hints)

    def watch_notice(self) -> None:
        """Take the lines that a notice needs."""
        self._fit()

    def watch_candidates(self) -> None:
        """Take the lines that a notice needs, or one."""
        self._fit()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002  # as the toolkit calls it
        """Take the lines that a notice needs in other columns."""
        self._fit()

    def _fit(self) -> None:
        rows = len(self._above(self.size.width)) + 1 if self.size.width else 1
        # The layout leaves one line to it, however many it has.
        self.styles.height, self.styles.margin = rows, (1 - rows, 0, 0, 0)

    def _above(self, width: int) -> Sequence[str]:
        """Return the lines of a notice above its last one."""
        return () if self.candidates else notice_lines(self.notice, width, self.chrome)[:-1]

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """Return a line of a notice; the last line has the keys behind it."""
        above = self._above(width)
        return ((f" {above[y]}", "notice"),) if y < len(above) else self.pieces(width)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Keep a notice until the click: it is not to be for the hint that comes in its place."""
        event.stop()

    def on_click(self, event: Click) -> None:
        """Do what the key does whose hint was clicked, take the candidate, or take the notice away."""
        width, chrome = self.size.width, self.chrome
        if self.candidates:
            number = candidate_at(self.candidates, width, chrome, event.x)
            for _ in range(0 if number is None else number + 1):
                self.app.post_message(_key("Tab"))
            return
        is_last = event.y == len(self._above(width))
        told = width_of(notice_pieces(self._last_of_notice(width), width, chrome), chrome.measure)
        self.notice = ""
        if (
            is_last
            and event.x >= told
            and (hint := hint_at(self.hints, width - told, event.x - told))
        ):
            self.app.post_message(_key(hint[0]))

    def pieces(self, width: int) -> Iterable[Piece]:
        """Return the candidates, the end of the notice or the keys."""
        notice, candidates = self._last_of_notice(width), self.candidates
        return keys(self.hints, width, self.chrome, notice=notice, candidates=candidates)

    def _last_of_notice(self, width: int) -> str:
        return notice_lines(self.notice, width, self.chrome)[-1]


def _key(shown: str) -> Key:
    """Return the key of a hint; what names no key, such as "a-z", does nothing."""
    return Key(key_of(shown) or shown, shown if len(shown) == 1 else None)
