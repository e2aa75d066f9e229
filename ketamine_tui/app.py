"""The application: themes, the opened directory, and everything that reaches beyond the screen."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from ketamine_tui import messages
from ketamine_tui.actions.session import Session
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.freshness import Progress
from ketamine_tui.model.translate import N_, _, ngettext
from ketamine_tui.palettes import AUTO
from ketamine_tui.present.chrome import ASCII, Chrome
from ketamine_tui.present.hyperlinks import shows_hyperlinks
from ketamine_tui.present.painters.titles import reading
from ketamine_tui.reload import OpenDirectory
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.watching import WatchingApp
from ketamine_tui.services.heap import give_back_memory
from ketamine_tui.services.terminal import Terminal
from ketamine_tui.toolkit.adapted import TerminalNotLentError
from ketamine_tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from ketamine_tui.actions.outcome import Outcome
    from ketamine_tui.present.card import Card
    from ketamine_tui.query.candidates import Completions
    from ketamine_tui.query.view import View

_ALWAYS = ("urgent", "quit", "back", "suspend")
"""The commands that wait for no search."""

_FAILURES = {
    "texts": (N_("The texts could not be read"), ""),
    "search": (N_("The search failed"), ""),
    "later": (N_("The rest could not be read"), N_("Press Esc and try again")),
    "actions": (N_("The last command failed"), N_("Try again, or run ketamine-tui doctor")),
}
"""What is told of a thread that has failed, by the name of its group, and what to do, if not to read again."""


class KetamineApp(WatchingApp):
    """Browses one directory."""

    CSS_PATH: ClassVar = ["styles/app.tcss", "styles/browse.tcss", "styles/dialogs.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "help_quit", "How to quit", show=False, system=True),
    ]

    def __init__(
        self,
        open_catalog: Callable[[Progress], Catalog],
        catalog: Catalog,
        session: Session,
        *,
        is_current: bool = True,
        query: str = "",
        theme: str = AUTO,
        chrome: Chrome | None = None,
        terminal: Terminal | None = None,
        drawn_with: Chrome = ASCII,
        card: "Card | None" = None,
        on_crash: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Make the application.

        Args:
            open_catalog: Reads what has changed on the disk and opens the directory.
            catalog: The directory as it is shown first.
            session: Where copying, opening and writing take place; the terminal is this program's.
            is_current: Whether the catalog was compared with the files.
            query: What the filter bar holds at the start.
            theme: Which colours to use, by a name of `palettes.NAMES`.
            chrome: Which characters to draw with; without, those that the terminal is seen to draw well.
            terminal: A terminal that has the first picture already, of the same catalog and query.
            drawn_with: What that picture is drawn with.
            card: The entry that it shows.
            on_crash: Told of an exception that nobody foresaw.
        """
        super().__init__(session, theme, chrome, drawn_with)
        self._opened = OpenDirectory(catalog, open_catalog, self.post_message)
        self._is_current = is_current
        self._query = query
        session.key_of = self.key_of
        session.write = partial(self.call_from_thread, self.write_to_terminal)
        self._on_crash = on_crash
        self.has_hyperlinks = shows_hyperlinks(session.environment)
        self.terminal = terminal
        self._first_card = card

    @property
    def catalog(self) -> Catalog:
        """The directory as it is shown."""
        return self._opened.catalog

    def get_default_screen(self) -> Screen[None]:
        """Return the browse screen."""
        screen = BrowseScreen(self.catalog, self._query, _describe, _complete, self._first_card)
        if not self._is_current:
            screen.set_reactive(BrowseScreen.activity, reading(self.catalog.size))
        return screen

    def on_mount(self) -> None:
        """Draw all again after a pause, and do the rest after the first picture."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self._settle)
        self.cover_when_small(self.size)

    def _settle(self) -> None:
        """Do what the first picture need not wait for."""
        gc.freeze()  # collect again from now on, but never look through what the start has made
        gc.enable()
        if not self._is_current:
            self.post_message(messages.ReloadContent(is_quiet=True))
        self.watch_soon()

    def on_unmount(self) -> None:
        """Wait for nothing that is still being read."""
        self.stop_watches()
        self._opened.close()

    def crashed(self, error: BaseException) -> None:
        """Hand an unhandled exception to whoever reports it."""
        if self._on_crash is not None:
            self._on_crash(error)

    def action_help_quit(self) -> None:
        """Say how to leave."""
        keys = dict.fromkeys((self.keymap.shown("quit"), "Ctrl+Q"))
        self.tell(_("Press {key} to quit").format(key=_(" or ").join(keys)))

    def holds(self, key: Key) -> bool:
        """Let commands wait for what is asked: they are meant for that, not for what is still shown."""
        is_typing = isinstance(self.focused, FilterBar)
        if is_typing or not self._browse.search.is_stale or key.key == "ctrl+c":
            return False
        return not any(key.key in self.keymap.keys[name] for name in _ALWAYS)

    @on(messages.Answered)
    async def go_on(self) -> None:
        """Let commands go on that have waited for an answer, and let go of what was shown before it."""
        acts = any(x.group == "actions" and not x.is_finished for x in self.workers)
        is_held = acts or len(self.screen_stack) > 1
        if self._opened.let_go(self._browse.shown, is_held=is_held):
            give_back_memory()
        await self.release_keys()

    # Dialogs and actions are imported when first asked for: the first screen must not wait for them.

    @on(messages.Request)
    def answer(self, request: messages.Request) -> None:
        """Show the dialog that is asked for, or do what makes one needless."""
        from ketamine_tui.screens.dialogs import answer

        self._show(answer(request, self._browse, self._session))

    @on(messages.Act)
    def act(self, request: messages.Act) -> None:
        """Copy, open or save in a thread: whatever does it may take its time."""

        def work() -> None:
            self.call_later(self._show_outcome, request.action(self._session))

        self.run_worker(work, group="actions", thread=True, exit_on_error=False)

    def _show_outcome(self, outcome: "Outcome") -> None:
        from ketamine_tui.screens.outcomes import shown

        if outcome.marks is not None:
            self._opened.take_marks(outcome.marks)
            self._browse.take_catalog(self.catalog, handled=self._session.handled)
        self._show(
            shown(
                outcome,
                self.size,
                self.chrome,
                on_dark=not self.is_on_light,
                copy_key=self.key_of("copy"),
            )
        )

    def _show(self, answer: messages.Answer) -> None:
        """Show a dialog, unless it is the one that is up, or send a message on its way."""
        if isinstance(answer, messages.Notice):
            self.screen.post_message(answer)
        elif isinstance(answer, Message):
            self._browse.post_message(answer)
        elif answer is not None:
            self.lay_over(answer, self._take_choice)

    @on(messages.EditEntry)
    def edit_entry(self) -> None:
        """Leave the terminal to the editor, and read afterwards what has changed."""
        from ketamine_tui.actions.editing import edit

        position = self._browse.entries.position
        if position is not None:
            self._show_outcome(edit(self.catalog.origin(position), self._session, self._lent))

    @contextmanager
    def _lent(self) -> Iterator[None]:
        """Give the terminal away for a while."""
        from ketamine_tui.services.editor import EditorError

        try:
            with self.lent_terminal():
                yield
        except TerminalNotLentError as error:
            raise EditorError(str(error)) from None

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by way of the program's own service, so that a selection in a pane does too."""
        from ketamine_tui.actions.copying import copy_selection

        self.post_message(messages.Act(partial(copy_selection, text)))

    @property
    def _browse(self) -> BrowseScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, BrowseScreen)  # noqa: S101  # the default screen is the lowest one
        return screen

    def _take_choice(self, choice: Message | None) -> None:
        """Let the browse screen do what was chosen in a dialog."""
        if choice is not None:
            self._browse.post_message(choice)

    def _with_reload(self, told: str) -> str:
        return self.with_key(told, "reload", N_("Press {key} to read the files again"))

    @on(messages.ReloadContent)
    def reload(self, request: messages.ReloadContent) -> None:
        """Read what has changed on the disk."""
        self._opened.read(request)
        if not request.is_quiet:
            # Where nothing is noticed, as on network file systems, this is the way to have it read.
            read = self.configuration_reader(is_with_files=True)
            self.run_worker(read, group="later", thread=True, exit_on_error=False)
        if not self.catalog.size:
            self._browse.show_reading(reading(0))

    @on(messages.StopReading)
    def stop_reading(self) -> None:
        """Leave everything as it is."""
        self._opened.stop()

    @on(messages.ReadingProgress)
    def tell_progress(self, progress: messages.ReadingProgress) -> None:
        """Say how far it is."""
        told = ngettext(
            "Reading {number:,} of {all:,} file",
            "Reading {number:,} of {all:,} files",
            progress.total,
        )
        self._browse.show_reading(told.format(number=progress.done, all=progress.total))

    @on(messages.ReadingEnded)
    def tell_end(self, end: messages.ReadingEnded) -> None:
        """Say why the files were not read."""
        self._browse.show_reading("")
        self._browse.doubt = self.with_key(
            _("May be outdated"), "reload", N_("Press {key} to read again")
        )
        self.tell(self._with_reload(end.reason) if end.may_help else end.reason)
        self._opened.go_on(end.request)

    @on(messages.CatalogReplaced)
    def take_catalog(self, replaced: messages.CatalogReplaced) -> None:
        """Show the directory as it is now, and let go of what it was."""
        self._browse.show_reading("")
        self._browse.doubt = ""
        show = partial(self._browse.take_catalog, handled=self._session.handled)
        if told := self._opened.take(replaced, show):
            self.tell(". ".join(text for text in (self.take_news(), told) if text))
        if len(self.screen_stack) > 1:
            from ketamine_tui.screens.dialog import Dialog

            for dialog in self.screen_stack:
                if isinstance(dialog, Dialog):
                    dialog.take_catalog(self.catalog)

    @on(Worker.StateChanged)
    def tell_failure(self, event: Worker.StateChanged) -> None:
        """Say so when a thread has failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            what, advice = _FAILURES.get(event.worker.group, _FAILURES["actions"])
            told = f"{_(what)} ({type(event.worker.error).__name__})"
            self.tell(f"{told}. {_(advice)}" if advice else self._with_reload(told))

    @on(messages.SuspendProgram)
    def suspend_program(self, event: messages.SuspendProgram) -> None:
        """Go to the background of the shell, once for all that asked for it before."""
        if not self.is_stale(event) and not self.pause():
            self.tell(
                self.with_key(
                    _("There is no shell to return to"), "quit", N_("Press {key} to quit")
                )
            )

    @on(messages.LeaveProgram)
    def leave(self) -> None:
        """End the program."""
        self.exit()


def _describe(catalog: Catalog, position: int) -> "Card":
    from ketamine_tui.present.card import own_card_at

    return own_card_at(catalog, position)


def _complete(text: str, cursor: int, view: "View") -> "Completions":
    from ketamine_tui.query.complete import complete

    return complete(text, cursor, view)
