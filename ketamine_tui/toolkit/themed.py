"""An application in the colours of a theme: one that was asked for, or one that suits the terminal."""

import os

from textual import on
from textual.app import App

from ketamine_tui.palettes.looks import theme_name
from ketamine_tui.themes import theme_of
from ketamine_tui.toolkit.adapted import AdaptedApp
from ketamine_tui.toolkit.background import expected_light
from ketamine_tui.toolkit.input_events import BackgroundTold


class ThemedApp(AdaptedApp):
    """An application that has a theme from its first picture on."""

    def __init__(self, theme: str) -> None:
        """Begin with a theme, by one of its `NAMES`.

        Setting `theme` would read every style sheet twice before the first picture: once as it is, and
        once more because the theme has changed.
        """
        super().__init__()
        self._asked_theme = theme
        self.is_on_light = expected_light(os.environ)
        """Whether the terminal's own background is light, as far as is known by now."""
        self.set_reactive(App.theme, self._ready_theme())
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)

    def use_theme(self, name: str) -> None:
        """Use another theme, by one of its `NAMES`."""
        self._asked_theme = name
        self.theme = self._ready_theme()

    @on(BackgroundTold)
    def follow_background(self, told: BackgroundTold) -> None:
        """Suit the terminal, unless a certain theme was asked for."""
        self.is_on_light = told.is_light
        self.theme = self._ready_theme()

    def _ready_theme(self) -> str:
        colours = self.console.color_system
        name = theme_name(self._asked_theme, is_light=self.is_on_light, colour_system=colours)
        self.register_theme(theme_of(name))  # also for one that the toolkit knows otherwise
        return name
