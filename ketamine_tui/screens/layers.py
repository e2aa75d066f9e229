"""Layers: the screens over the lowest one, each kind once, none clicked through, covered where there is no room."""

from collections.abc import Callable
from typing import Any, NamedTuple

from textual.events import Event, MouseDown, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.screen import Screen

from ketamine_tui.screens.keys import KeyedApp
from ketamine_tui.screens.too_small import LEAST, TooSmall


class _Press(NamedTuple):
    """A press of a mouse button: when, in seconds, in which cell, and in which screen."""

    time: float = 0.0
    place: Offset | None = None
    screen: Screen[Any] | None = None


class LayeredApp(KeyedApp):
    """An application with a screen and others over it."""

    def __init__(self, theme: str) -> None:
        """Use a theme, by a name of `palettes.NAMES`."""
        super().__init__(theme)
        self._press = _Press()

    async def deal_with(self, event: Event) -> None:
        """Leave out the rest of a double click that has closed what it began in."""
        if isinstance(event, MouseDown) and not event.is_forwarded:
            before = self._press
            self._press = press = _Press(event.time, event.screen_offset, self.screen)
            is_rest = (
                press.screen is not before.screen
                and press.place == before.place
                and press.time - before.time <= self.CLICK_CHAIN_TIME_THRESHOLD
            )
            if is_rest:
                self._press = press._replace(screen=before.screen)
                return
        await super().deal_with(event)

    def on_resize(self, event: Resize) -> None:
        """See whether there is room for the screens."""
        self.cover_when_small(event.size)

    def cover_when_small(self, size: Size) -> None:
        """Say how much room is needed where there is less."""
        if size.width >= LEAST.width and size.height >= LEAST.height:
            self._uncover()
        elif not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())

    def _uncover(self) -> None:
        if isinstance(self.screen, TooSmall):
            self.pop_screen()

    def lay_over(
        self, dialog: Screen[Message | None], take: Callable[[Message | None], None]
    ) -> None:
        """Show a dialog, unless it is the one that is up; `take` is given what comes of it."""
        if not _are_alike(dialog, self._top):
            self._uncover()
            self.push_screen(dialog, take)
            self.cover_when_small(self.size)

    @property
    def _top(self) -> Screen[Any]:
        return next(above for above in self.screen_stack[::-1] if not isinstance(above, TooSmall))


def _are_alike(dialog: Screen[Message | None], other: Screen[Any]) -> bool:
    return type(dialog) is type(other) and dialog.name == other.name
