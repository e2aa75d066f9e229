"""The private note about an entry, to be written in a few lines."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import TextArea

from ketamine_tui.actions.marking import refusal, write_note
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Act, Answer, Notice
from ketamine_tui.model.marks import LONGEST_NOTE, NO_MARK
from ketamine_tui.model.prose import paragraph
from ketamine_tui.model.translate import N_, _
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.status_line import KeyLine
from ketamine_tui.widgets.text_pane import TextPane

_COLUMNS, _ROWS = 60, 5
"""The room for writing; a longer note scrolls."""


class NoteArea(TextArea):
    """Where the note is typed."""

    DEFAULT_CSS = """
    NoteArea, NoteArea:focus { border: none; padding: 0 1; }
    """

    # The toolkit takes Ctrl+Z for undoing; here as everywhere it is the key of the shell.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "leave_to_others", "Suspend", show=False),
        Binding("ctrl+underscore", "undo", "Undo", show=False),
    ]

    def action_leave_to_others(self) -> None:
        """Let the key have its other meaning."""
        raise SkipAction


class NoteForm(Dialog):
    """Lines to write in, above whose note it is and who reads it."""

    HINTS = (
        *(("Ctrl+S", N_("keep")), ("Esc", N_("leave as it was"))),
        ("urgent", N_("urgent help")),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "Keep", show=False)]

    def __init__(self, entry_id: str, title: str, note: str) -> None:
        """Make a form about an entry, with the note that there is."""
        super().__init__()
        self._entry_id = entry_id
        self._title = title
        self._note = note

    def typed_in(self) -> Iterator[Widget]:
        """Yield the lines to write in."""
        area = NoteArea(self._note, highlight_cursor_line=False)
        area.styles.height = _ROWS
        yield area

    @property
    def rows_typed_in(self) -> int:
        """The lines to write in."""
        return _ROWS

    def extent(self, pane: Pane, room: Size) -> Size:
        """Leave room for writing."""
        columns, rows = super().extent(pane, room)
        return Size(max(columns, _COLUMNS), rows)

    @property
    def may_be_closed(self) -> bool:
        """Whether the note is still as it was."""
        return self.query_one(NoteArea).text == self._note

    def pane(self) -> TextPane:
        """Return the text."""
        return TextPane(_("Your note: {title}").format(title=self._title))

    def on_mount(self) -> None:
        """Say who reads it, and begin at the end of what stands there."""
        self.query_one(TextPane).blocks = (
            paragraph(_("Private: it stays in a file of your own on this computer.")),
            paragraph(_("No export has it unless you ask for it. An empty note is deleted.")),
        )
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_keep(self) -> None:
        """Keep what is written, unless it is too long."""
        text = self.query_one(NoteArea).text
        if len(text) > LONGEST_NOTE:
            told = _("{size:,} characters: {most:,} is the most that a note may have")
            self.query_one(KeyLine).notice = told.format(size=len(text), most=LONGEST_NOTE)
        elif text.strip() == self._note:
            self.dismiss(None)
        else:
            self.dismiss(Act(partial(write_note, self._entry_id, self._title, text)))


def open_note(browse: BrowseScreen, session: Session) -> Answer:
    """Return the form for the note about the selected entry, or why none can be written."""
    position = browse.entries.position
    if browse.view is None or position is None:
        return None
    if reason := refusal(session):
        return Notice(reason)
    row = browse.view.catalog.row(position)
    return NoteForm(row.id, row.title, browse.catalog.marks.get(row.id, NO_MARK).note)
