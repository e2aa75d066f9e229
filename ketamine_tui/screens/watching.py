"""An application that notices what other programs change: the directory, and the person's own files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Notice, ReloadContent
from ketamine_tui.model.translate import N_, ngettext
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.screens.configured import ConfiguredApp

if TYPE_CHECKING:
    from ketamine_tui.model.problem import Problem
    from ketamine_tui.services.watch import FileWatch, Watch

_UNDISTURBED = 1.0
"""Seconds in which the first screen is drawn, before what it does not need is loaded."""


class WatchingApp(ConfiguredApp):
    """An application with watches over the files of its session."""

    def __init__(
        self, session: Session, theme: str, chrome: Chrome | None, drawn_with: Chrome
    ) -> None:
        """Make the application; see `ConfiguredApp`."""
        super().__init__(session, theme, chrome, drawn_with)
        self._watches: list[Watch | FileWatch] = []

    def watch_soon(self) -> None:
        """Tell of problems in the person's own files, and begin to watch once the first screen is drawn."""
        if self._session.watched is not None:
            self.set_timer(_UNDISTURBED, self.start_watches)
        if problems := self._session.problems_of_own():
            self._tell_problems(problems)

    def start_watches(self) -> None:
        """Watch the directory, the configuration and the person's marks."""
        from ketamine_tui.services.watch import FileWatch, Watch  # noqa: PLC0415  # after the first picture

        assert self._session.watched is not None  # noqa: S101  # or nobody would have asked
        lowest = self.screen_stack[0]

        def tell(reason: str) -> None:
            lowest.post_message(Notice(reason))

        def read_again() -> None:
            self.post_message(ReloadContent(is_quiet=True))

        def read_marks_again() -> None:
            read_again()
            if problems := self._session.problems_of_marks():
                self.call_later(self._tell_problems, problems)

        self._watches.append(Watch(self._session.watched, read_again, tell))
        if (file := self._session.config_file) is not None:
            self._watches.append(FileWatch(file, self.configuration_reader(), tell))
        if self._session.marks is not None:
            self._watches.append(FileWatch(self._session.marks.file, read_marks_again, tell))

    def stop_watches(self) -> None:
        """Watch no longer."""
        for watch in self._watches:
            watch.stop()

    def tell(self, text: str) -> None:
        """Say something in the last line."""
        self.screen.post_message(Notice(text))

    def _tell_problems(self, problems: "Sequence[Problem]") -> None:
        """Say that something is wrong with files, and which key tells what."""
        number = len(problems)
        told = ngettext("{number:,} problem in {file}", "{number:,} problems in {file}", number)
        told = told.format(number=number, file=problems[0].path)
        self.tell(self.with_key(told, "problems", N_("Press {key} to read more")))
