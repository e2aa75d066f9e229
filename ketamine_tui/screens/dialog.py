"""The base of all dialogs: they end with a message for the screen below, or with nothing."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Click, Key, MouseDown, Resize
from textual.geometry import Size
from textual.widget import Widget

from ketamine_tui.actions.commands import ON_SCREEN, Hint
from ketamine_tui.commands import MESSAGES
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import Notice
from ketamine_tui.model.translate import N_
from ketamine_tui.present.painters.panes import FLOOR_FROM, Width
from ketamine_tui.screens.keys import bindings, keyed, keymap_in
from ketamine_tui.screens.overlay import KEYS, NARROWEST, bare_around, is_small, room_in
from ketamine_tui.toolkit.modal import Modal
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.cursor_pane import Clicks
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.status_line import KeyLine, StatusLine

_BESIDE_TITLE = 12
"""Columns of the frame that are not for the title: the mark of the focus, and how far a text is scrolled."""


class Dialog(Modal):
    """A pane over the middle of the screen. Escape, q and a click beside it close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False),
        Binding("ctrl+c", "app.help_quit", "How to quit", show=False),
        *bindings(command for command in ON_SCREEN if command.in_dialogs),
    ]

    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("Esc", N_("close")),
        ("urgent", N_("urgent help")),
    )
    """Keys and what they do; the words are translated where they are shown."""

    stands_alone = False
    """Whether nothing of the screen below stays in sight, however large the terminal is."""

    def pane(self) -> Pane:
        """Return the pane of the dialog, new."""
        raise NotImplementedError

    def take_catalog(self, catalog: Catalog) -> None:
        """Take up a directory that was read again; most dialogs stay as they are."""

    def typed_in(self) -> Iterable[Widget]:
        """Return what is typed in, new; it stands in the frame, below the title."""
        return ()

    @property
    def rows_typed_in(self) -> int:
        """How many rows what is typed in takes."""
        return 0

    @property
    def may_be_closed(self) -> bool:
        """Whether a click beside it closes it."""
        return True

    def compose(self) -> ComposeResult:
        """Lay out the pane, and what is typed in it, above the key line."""
        yield from self.typed_in()
        pane = self.pane()
        pane.is_steered = True
        yield pane
        yield KeyLine(keymap_in(self.app).hints(self.hints()))

    def hints(self) -> Iterable[Hint]:
        """Return what the key line says of the keys."""
        return self.HINTS

    def show_keys(self) -> None:
        """Name the keys that hold, in the key line."""
        is_typing = keyed(self.app).is_typing
        hints = keymap_in(self.app).hints(self.hints(), is_typing=is_typing)
        self.query_one(KeyLine).hints = hints

    def on_descendant_focus(self) -> None:
        """Name the keys that hold there, on the screen below, too."""
        keyed(self.app).name_keys()

    def on_screen_resume(self) -> None:
        """Name the keys that hold when it is in front again."""
        self.show_keys()

    def on_mount(self) -> None:
        """Take the size of the contents; those who mount first have put them in."""
        self.fit(self.app.size)

    def on_resize(self, event: Resize) -> None:
        """Take the size that the terminal has room for."""
        self.fit(event.size)

    def fit(self, terminal: Size) -> None:
        """Be as wide and as high as the contents, as far as a terminal has room, or as all of it."""
        pane = self.query_one(Pane)
        is_alone = self.stands_alone or is_small(terminal)
        self.set_class(is_alone, "-alone")
        is_narrow = Width.of(terminal.width) is Width.NARROW
        pane.has_sides = not (is_narrow or self.stands_alone)
        pane.has_floor = not is_alone or terminal.height >= FLOOR_FROM
        pane.head = self.rows_typed_in
        size = room = room_in(terminal, is_alone=is_alone)
        if not is_alone:
            wanted = self.extent(pane, room - pane.surround) + pane.surround
            size = Size(
                min(max(wanted.width, NARROWEST), room.width), min(wanted.height, room.height)
            )
        pane.styles.width, pane.styles.height = size
        self.bare = bare_around(terminal, size)
        self.refresh()
        for part in self.children:
            if not isinstance(part, Pane | KeyLine):
                self._put_into_frame(part, pane, size)

    def _put_into_frame(self, part: Widget, pane: Pane, size: Size) -> None:
        """Place what is typed in on the lines that a pane of a size leaves for it.

        It lies above the pane, in the middle as that is: its margins come to the same size, and the key line.
        """
        below = size.height - 1 - self.rows_typed_in + KEYS
        part.styles.width = size.width - 2 * pane.has_sides
        part.styles.margin = (1, 0, max(0, below), 0)

    def extent(self, pane: Pane, room: Size) -> Size:
        """Return the columns and rows of the contents of the pane, and of its title."""
        columns, lines = pane.extent(room.width)
        return Size(max(columns, pane.chrome.measure(pane.pane_title) + _BESIDE_TITLE), lines)

    def on_click(self, event: Click) -> None:
        """Close after a click beside the dialog; one on the way to urgent help leads there."""
        if event.widget is not self or not self.may_be_closed:
            return
        if self._is_on_urgent(event):
            self.action_command("urgent")
        else:
            self.action_close()

    def _is_on_urgent(self, event: Click) -> bool:
        """Say whether a click is on the first line of the screen below, where that leads to urgent help."""
        for line in self.app.screen_stack[0].query(StatusLine):
            if line.region.contains(event.screen_x, event.screen_y):
                return line.style_in(event.screen_x - line.region.x) == "urgent"
        return False

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)

    def action_command(self, name: str) -> None:
        """Ask for a command that works in dialogs too."""
        self.post_message(MESSAGES[name]())

    @on(Key)
    @on(MouseDown)
    def end_notice(self) -> None:
        """Show the keys again."""
        self.query_one(KeyLine).notice = ""

    @on(Notice)
    def show_notice(self, notice: Notice) -> None:
        """Show what happened in the key line."""
        notice.stop()
        self.query_one(KeyLine).notice = notice.text


class ChoiceDialog(Dialog):
    """A dialog with a list to choose from, by cursor or by letter."""

    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("Enter", N_("choose")),
        ("Esc", N_("close")),
        ("urgent", N_("urgent help")),
    )

    IS_TALL: ClassVar[bool] = False
    """Whether a choice takes two lines."""

    CLICKS: ClassVar[Clicks] = Clicks.TAKE_AT_CURSOR
    """What a click on a choice does."""

    FIRST: ClassVar[type[Widget]] = ChoiceList
    """Which part has the focus at first."""

    def __init__(self, title: str, items: list[str | Choice]) -> None:
        super().__init__()
        self._title = title
        self._items = items

    def pane(self) -> ChoiceList:
        """Return the list."""
        return ChoiceList(self._title, is_tall=self.IS_TALL, clicks=self.CLICKS)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(ChoiceList).show(self._items)
        self.query_one(self.FIRST).focus()

    @on(ChoiceList.Selected)
    def choose(self, event: ChoiceList.Selected) -> None:
        """Take the choice that has the cursor."""
        event.stop()
        if (choice := self.query_one(ChoiceList).choice) is not None:
            self.take(choice)

    def on_key(self, event: Key) -> None:
        """Take the choice of a letter."""
        choice = self.query_one(ChoiceList).by_letter(event.character or "")
        if choice is not None and event.is_printable:
            event.stop()
            self.take(choice)

    def take(self, choice: Choice) -> None:
        """Close with a choice."""
        self.dismiss(choice.message)
