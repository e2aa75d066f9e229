"""The filter bar: one line in which a query is typed."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from ketamine_tui.present.painters.pieces import shortened
from ketamine_tui.query.candidates import Candidate, Completions
from ketamine_tui.widgets.painted import PaintedApp

Completer = Callable[[str, int], Completions]
"""Returns what the word before a place in a text may become."""

Earlier = Callable[[], Sequence[str]]
"""Returns what was typed earlier, the latest first."""


class _ErrorMarker(Highlighter):
    """Marks what cannot be understood, from its column to the end."""

    def __init__(self) -> None:
        self.column = 0

    def highlight(self, text: Text) -> None:
        """Underline the rest of the line from the column, counted from 1."""
        if self.column:
            text.stylize("underline bold", min(self.column - 1, max(0, len(text) - 1)))


class _Accepted(NamedTuple):
    """A candidate that was put into the text, of which there may be more, and what came of that."""

    candidates: tuple[Candidate, ...]
    number: int
    start: int
    value: str
    cursor: int


class _Recalled(NamedTuple):
    """Texts that can be shown again, what was being typed before them, and the number of the one that is."""

    texts: tuple[str, ...]
    number: int = 0


class FilterBar(Input):
    """Where a query is typed. The screen decides what it means, and what a word may become."""

    DEFAULT_CSS = """
    FilterBar, FilterBar:focus { border: none; height: 1; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('enter')", "To the list", show=False),
        Binding("up", "recall(1)", "Earlier filter", show=False),
        Binding("down", "recall(-1)", "Later filter, then to the list", show=False),
        Binding("escape", "take_back_or_leave", "To the list", show=False),
        Binding("tab", "complete(1)", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "Previous candidate", show=False),
    ]

    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """The size of the whole text. A letter more changes no other part, so nothing is laid out again."""

    class Typed(Message):
        """The text was changed by typing; before it are those that nobody was told of, as more was typed at once."""

        def __init__(self, text: str, before: Sequence[str] = ()) -> None:
            super().__init__()
            self.text = text
            self.before = before

    class Left(Message):
        """Something else is wanted: by Enter, by Down or by Escape."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class TakenBack(Message):
        """What is typed is meant as it is."""

    class Offered(Message):
        """The word before the cursor may become something else; the next candidate first."""

        def __init__(self, candidates: tuple[Candidate, ...]) -> None:
            super().__init__()
            self.candidates = candidates

    def __init__(
        self,
        placeholder: str,
        completer: Completer | None = None,
        earlier: Earlier = tuple,
    ) -> None:
        """Make an empty bar; without a `completer`, no words are completed, without `earlier` none come again."""
        self._marker = _ErrorMarker()
        self._completer = completer
        self._earlier = earlier
        self._recalled = _Recalled(())
        self._accepted: _Accepted | None = None
        self._offered_for = ""
        self._untold: list[str] = []
        self.is_corrected = False
        """Whether something else is shown than what is typed."""
        self._example = placeholder
        super().__init__(placeholder=placeholder, highlighter=self._marker, select_on_focus=False)

    def on_paste(self, event: Paste) -> None:
        """Take the first line of a paste that is not empty."""
        event.stop()
        event.prevent_default()
        first_line = "".join(event.text.strip().splitlines()[:1])
        start, end = sorted(self.selection)
        self.replace(first_line, start, end)
        # The toolkit leaves the first text of all where it begins.
        self._reveal_cursor()

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what was typed; of several letters at once, what there was with each is what nobody was told of."""
        before, behind = self.value[: self.cursor_position], self.value[self.cursor_position :]
        self._untold += (f"{before}{text[:end]}{behind}" for end in range(1, len(text)))
        super().insert_text_at_cursor(text)

    def _reveal_cursor(self) -> None:
        cursor = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(cursor, 0, 1, 1), force=True, animate=False)

    def render_line(self, y: int) -> Strip:
        """Return the line; where nobody types in it, what is too long for it ends in a mark of that."""
        app, room = self.app, self.scrollable_content_region.width
        if not isinstance(app, PaintedApp):
            return super().render_line(y)
        self.set_reactive(Input.placeholder, shortened(self._example, room, app.chrome))
        line, cut = super().render_line(y), app.chrome.cut[:room]
        if self.has_focus or self.virtual_size.width <= room or not room:
            return line
        *_, last = line.crop(0, room)
        return Strip([*line.crop(0, room - len(cut)), Segment(cut, last.style)], room)

    def show_text(self, text: str) -> None:
        """Show a query that was made elsewhere, without reporting it."""
        self._untold.clear()
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def mark_error(self, column: int) -> None:
        """Mark the text from a column (from 1) as not understood; 0 marks nothing."""
        if column == self._marker.column:
            return
        self._marker.column = column
        self.set_class(column > 0, "-error")
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report what was typed, once nothing more of it waits: each report is a search."""
        event.stop()
        self._untold.append(event.value)
        app = self.app
        if not (isinstance(app, PaintedApp) and app.is_typing_on):
            self._tell()

    def _tell(self) -> None:
        *before, text = self._untold
        self._untold.clear()
        self.post_message(self.Typed(text, before))

    def action_leave(self, key: str) -> None:
        """Give something else its turn."""
        self.post_message(self.Left(key))

    def begin_word(self) -> None:
        """Take the focus, ready for another word, or to mend what cannot be understood."""
        if self.value and not self.value.endswith(" ") and not self._marker.column:
            self.show_text(f"{self.value} ")
        self.focus()

    def action_recall(self, step: int) -> None:
        """Show what was typed earlier, or later; below the latest is what was being typed, then the list."""
        texts, number = self._recalled
        if not texts or texts[number] != self.value:
            others = (text for text in self._earlier() if text != self.value.strip())
            texts, number = (self.value, *others), 0
        number += step
        if number < 0:
            self.action_leave("down")
        elif number < len(texts):
            self._recalled = _Recalled(texts, number)
            self.value = texts[number]
            self.cursor_position = len(self.value)

    def action_take_back_or_leave(self) -> None:
        """Take back a correction, or else leave the text as it is."""
        if self.is_corrected:
            self.post_message(self.TakenBack())
        else:
            self.action_leave("escape")

    # Completion. What is offered follows the text; what was accepted stays until that is changed.

    def offer(self) -> None:
        """Report what the word before the cursor may become now."""
        self._offered_for = self.value
        candidates: tuple[Candidate, ...] = ()
        if (accepted := self._standing) is not None:
            following = (accepted.number + 1) % len(accepted.candidates)
            candidates = accepted.candidates[following:] + accepted.candidates[:following]
        elif self.has_focus:
            candidates = self._completions().candidates
        self.post_message(self.Offered(candidates))

    def _completions(self) -> Completions:
        if self._completer is None or not self.selection.is_empty:
            return Completions(0, 0)
        return self._completer(self.value, self.cursor_position)

    @property
    def _standing(self) -> _Accepted | None:
        """What was accepted last, unless something has changed since."""
        accepted = self._accepted
        now = (self.value, self.cursor_position)
        return accepted if accepted and (accepted.value, accepted.cursor) == now else None

    def action_complete(self, step: int) -> None:
        """Accept the first candidate; after that, the next or the previous one in its place."""
        accepted = self._standing
        if accepted is not None:
            candidates, start, end = accepted.candidates, accepted.start, accepted.cursor
            number = (accepted.number + step) % len(candidates)
        else:
            start, end, candidates = self._completions()
            number = 0
        if not candidates or (accepted is None and step < 0):
            raise SkipAction  # the key goes to another pane
        self.replace(candidates[number].text, start, end)
        left = (self.value, self.cursor_position)
        # After the only candidate, what comes next may be completed.
        several = len(candidates) > 1
        self._accepted = _Accepted(candidates, number, start, *left) if several else None

    def watch_selection(self) -> None:
        """Offer something else where the cursor was moved; what is typed is first looked for."""
        if self.value == self._offered_for:
            self.offer()

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001  # the toolkit's own signature
        """Offer something for the word at the cursor, or nothing any more."""
        super().watch_has_focus(has_focus)
        if self._untold:
            self._tell()
        if has_focus:
            self._reveal_cursor()
        else:
            if self.value.endswith(" "):
                self.show_text(self.value.rstrip())
            # Which filter it is, its beginning says.
            self.scroll_to(0, force=True, animate=False)
        self._accepted = None
        self.offer()
