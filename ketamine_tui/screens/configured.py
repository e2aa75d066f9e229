"""An application that follows the person's own file: its theme, characters and keys, and what changes in them."""

import os
from collections.abc import Callable
from functools import partial

from textual import on

from ketamine_tui import messages
from ketamine_tui.actions.configuring import keep_theme, read_configuration, take_configuration
from ketamine_tui.actions.session import Session
from ketamine_tui.model.config import LIST_COLUMNS
from ketamine_tui.palettes import AUTO
from ketamine_tui.present.chrome import UNICODE, Chrome, chosen_chrome
from ketamine_tui.screens.layers import LayeredApp
from ketamine_tui.toolkit.driver import TerminalMeasured
from ketamine_tui.widgets.entry_list import EntryList


class ConfiguredApp(LayeredApp):
    """An application in a session whose configuration may change."""

    def __init__(
        self,
        session: Session,
        theme: str,
        chrome: Chrome | None,
        drawn_with: Chrome,
    ) -> None:
        """Make the application.

        Args:
            session: Holds the configuration.
            theme: Which colours to use, by a name of `palettes.NAMES`.
            chrome: Which characters to draw with; without, those that the terminal is seen to draw well.
            drawn_with: What is drawn with until that is seen.
        """
        super().__init__(theme)
        self._session = session
        self._is_chrome_chosen = chrome is not None
        self._measured = drawn_with
        self._news = ""
        self.take_chrome(chrome or drawn_with)
        self.keymap = session.configuration.keymap
        self.list_columns = session.configuration.config.list_columns or LIST_COLUMNS

    def take_chrome(self, chrome: Chrome) -> None:
        """Paint and tell everything with other characters."""
        super().take_chrome(chrome)
        self._session.chrome = chrome

    @on(TerminalMeasured)
    def choose_chrome(self, measured: TerminalMeasured) -> None:
        """Draw with more than plain characters where the terminal is seen to draw them well."""
        if measured.is_narrow:
            self._measured = UNICODE
            if not self._is_chrome_chosen:
                self.take_chrome(UNICODE)

    @on(messages.ChooseTheme)
    def choose_theme(self, request: messages.ChooseTheme) -> None:
        """Use other colours, in the next run, too."""
        self.use_theme(request.name)
        self.post_message(messages.Act(partial(keep_theme, request.name)))

    def configuration_reader(self, *, is_with_files: bool = False) -> Callable[[], object]:
        """Return what reads the person's own file in any thread, alone or with those of the directory."""

        def read() -> None:
            configuration = read_configuration(self._session)
            message = messages.ConfigurationRead(configuration, is_with_files=is_with_files)
            self.post_message(message)

        return read

    def take_news(self) -> str:
        """Return what was told of a file that was read with others, to be told with what comes of those."""
        news, self._news = self._news, ""
        return news

    @on(messages.ConfigurationRead)
    def follow_configuration(self, read: messages.ConfigurationRead) -> None:
        """Do as the file says now, but for what was decided for this run."""
        taken = take_configuration(read.configuration, self._session)
        changed, config = taken.changed, self._session.configuration.config
        if "keys" in changed:
            self.use_keymap(self._session.configuration.keymap)
        if "theme" in changed:
            self.use_theme(config.theme or AUTO)
        if "chrome" in changed:
            chrome = chosen_chrome(config.chrome or "auto", os.environ)
            self._is_chrome_chosen = chrome is not None
            self.take_chrome(chrome or self._measured)
        if "list_columns" in changed:
            self.list_columns = config.list_columns or LIST_COLUMNS
            for entries in self.screen_stack[0].query(EntryList):
                entries.watch_view(entries.view)
        if "animation" in changed:
            self.animation_level = "none" if config.animation is False else "full"
        if read.is_with_files:
            self._news = taken.told
        if taken.told:
            self.screen.post_message(messages.Notice(taken.told))
