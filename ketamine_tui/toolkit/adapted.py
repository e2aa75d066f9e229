"""An application of the toolkit, adapted: key order, crashes, a terminal that can be lent.

Keys are dealt with one at a time. The toolkit hands each key to the widget that has the focus at that
moment, and runs bindings when the key has bubbled up from there. Of two keys in one burst, the second
is therefore handed out before the first has moved the focus or edited the text, and a quickly typed
``/word`` or Backspace is lost or overtaken. A click that comes behind keys waits for them: it would take
the focus, and letters of a word would become commands. Letters that wait for a line in which something is typed
are handed to it together.
"""

import asyncio
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from time import monotonic

from rich.console import RenderableType
from textual import on
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.events import Event, InputEvent, Key, MouseDown, MouseEvent, MouseUp, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input

from ketamine_tui.services.terminal import Terminal
from ketamine_tui.toolkit.caches import keep_few_layouts, keep_no_gone_widgets
from ketamine_tui.toolkit.driver import TerminalDriver
from ketamine_tui.widgets.painted import PaintedApp

_IN_TURN = (Key, Paste, MouseDown, MouseUp)
"""Events after which others wait; the wheel and a moved mouse change neither focus nor text."""

_PATIENCE = 0.25
"""Seconds after which a key counts as dealt with, should the widget that had it be gone."""

_LONGEST = 10.0
"""Seconds after which it does so all the same: a slow machine is busy for a while at the start."""


_QUIET = 0.05
"""Seconds after which whatever a key set off has had its turn."""


class TerminalNotLentError(Exception):
    """The terminal cannot be given to another program for a while."""

    def __str__(self) -> str:
        return "can't start an editor here"


class _Done(Message):
    """Follows a key or a click through the same queues; when it arrives, that has been dealt with."""

    def __init__(self, number: int, lap: int) -> None:
        super().__init__()
        self.number = number
        self.lap = lap


class AdaptedApp(PaintedApp):
    """An application that keeps keys in order, and reports a crash by `crashed` instead of on screen."""

    # Its timer never rests while a button is down, and for good where the release gets lost.
    ENABLE_SELECT_AUTO_SCROLL = False

    terminal: Terminal | None = None
    """A terminal that was taken before: the driver goes on with it."""

    def __init__(self) -> None:
        super().__init__(driver_class=TerminalDriver)
        keep_no_gone_widgets()
        keep_few_layouts()
        # This program says what it has to say in its own lines; without these two widgets every
        # screen comes up sooner.
        self._disable_notifications = True
        self._disable_tooltips = True
        self._waiting: deque[Key | Paste | MouseEvent] = deque()
        self._pending = 0
        self._lapped_at = 0.0
        self._target: MessagePump = self
        self._watchdog: asyncio.TimerHandle | None = None

    async def on_event(self, event: Event) -> None:
        """Queue keys, pasted text and the mouse; let everything else take its way."""
        if isinstance(event, InputEvent) and self.is_stale(event):
            return
        if not isinstance(event, Key | Paste | MouseEvent) or event.is_forwarded:
            await self.deal_with(event)
            return
        self._waiting.append(event)
        if not self._pending or self._is_long_done():
            await self._hand_out()
        elif self._lapped_at:
            self._start_lap(2)

    def is_stale(self, message: Message) -> bool:
        """Say whether a message, such as a key, is older than the last time that the terminal was taken.

        What was typed before that was meant for whoever had the terminal then.
        """
        driver = self._driver
        return isinstance(driver, TerminalDriver) and message.time < driver.taken_at

    async def deal_with(self, event: Event) -> None:
        """Let an event take its way, now that it has its turn; for subclasses."""
        await super().on_event(event)

    @property
    def has_pending_keys(self) -> bool:
        """Whether a key waits, or has not gone round yet."""
        return bool(self._waiting) or bool(self._pending and not self._lapped_at)

    @property
    def is_typing_on(self) -> bool:  # type: ignore[override]  # what is always so elsewhere
        """Whether another character waits for whatever has the focus, to be typed or taken away."""
        waiting = self._waiting[0] if self._waiting else None
        return isinstance(waiting, Key) and (waiting.is_printable or waiting.key == "backspace")

    def _is_long_done(self) -> bool:
        """Whether the last key has gone round once, and so long ago that its messages have too."""
        return bool(self._lapped_at) and monotonic() - self._lapped_at > _QUIET

    def holds(self, key: Key) -> bool:  # noqa: ARG002  # for subclasses
        """Say whether a key has to wait for `release_keys`."""
        return False

    async def release_keys(self) -> None:
        """Hand out a key that was held."""
        if self._waiting and (not self._pending or self._lapped_at):
            await self._hand_out()

    async def _hand_out(self) -> None:
        """Hand out what waits, up to the next event that has to be dealt with before others."""
        while self._waiting and self.is_stale(self._waiting[0]):
            self._waiting.popleft()
        while self._waiting and not isinstance(self._waiting[0], _IN_TURN):
            await self.deal_with(self._waiting.popleft())
        if self._waiting:
            await self._hand_out_next()

    async def _hand_out_next(self) -> None:
        event = self._waiting[0]
        if isinstance(event, Key) and self.holds(event):
            self._lapped_at = self._lapped_at or monotonic()
            return
        self._waiting.popleft()
        self._target = self._target_of(event)
        if isinstance(event, Key) and isinstance(self._target, Input):
            event = self._with_letters_behind(event)
        self._pending += 1
        self._lapped_at = 0.0
        await self.deal_with(event)
        self._start_lap(1)

    def _with_letters_behind(self, key: Key) -> Key:
        """Return a key with the letters that wait behind it: in a line they are typed, whatever they are elsewhere."""
        letters = [key.character or ""]
        while key.is_printable and self._waiting:
            behind = self._waiting[0]
            if not isinstance(behind, Key) or not behind.is_printable or self.is_stale(behind):
                break
            self._waiting.popleft()
            letters.append(behind.character or "")
        return Key(key.key, "".join(letters)) if len(letters) > 1 else key

    def _target_of(self, event: Event) -> MessagePump:
        """Return the widget that an event is for: the one under the mouse, or the one with the focus."""
        if not isinstance(event, MouseEvent):
            return self.focused or self.screen
        try:
            return self.mouse_captured or self.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return self.screen

    def _set_watchdog(self, number: int, until: float) -> None:
        """Look after a while for the widget that had a key."""
        if self._watchdog is not None:
            self._watchdog.cancel()
        loop = asyncio.get_running_loop()
        self._watchdog = loop.call_later(_PATIENCE, self._watchdog_woke, number, until)

    def _watchdog_woke(self, number: int, until: float) -> None:
        """Count a key as dealt with where the widget that had it is gone; else wait on."""
        if number != self._pending or self._lapped_at:
            return
        target = self._target
        if target._closing or target._closed or monotonic() > until:  # noqa: SLF001  # it says so nowhere else
            self.post_message(_Done(number, 2))
        else:
            self._set_watchdog(number, until)

    def _start_lap(self, lap: int) -> None:
        """Send the marker by the way of the key, as the message of a command may begin there too."""
        marker = _Done(self._pending, lap)
        self._lapped_at = 0.0
        if not self._target.post_message(marker) and not self.screen.post_message(marker):
            self.post_message(_Done(self._pending, 2))
        self._set_watchdog(self._pending, monotonic() + _LONGEST)

    @on(_Done)
    async def _take_marker(self, marker: _Done) -> None:
        """Hand out the next key, once the effects of the last one have had their turn too."""
        if marker.number != self._pending:
            return
        if not self._waiting:
            # The second lap can wait until a key does: it would only hold up the next picture.
            self._lapped_at = monotonic()
        elif marker.lap == 1:
            self._start_lap(2)
        else:
            self._lapped_at = monotonic()
            await self._hand_out()

    def write_to_terminal(self, sequence: str) -> None:
        """Send a control sequence of our own making, between two frames."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    @contextmanager
    def lent_terminal(self) -> Iterator[None]:
        """Give the terminal to another program for a while, and draw all again.

        Raises:
            TerminalNotLentError: If it is none that can be lent.
        """
        driver = self._driver
        if driver is None or not driver.can_suspend:
            raise TerminalNotLentError
        driver.suspend_application_mode()
        try:
            with redirect_stdout(sys.__stdout__), redirect_stderr(sys.__stderr__):
                yield
        finally:
            driver.resume_application_mode()
            self.refresh(layout=True)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the program; why it ends first decides the exit code, whatever arrives while it leaves."""
        if not self._exit:
            super().exit(result, return_code, message)

    def pause(self) -> bool:
        """Go to the background of the shell; False where there is none to go back to."""
        return not isinstance(self._driver, TerminalDriver) or self._driver.pause()

    def _handle_exception(self, error: Exception) -> None:
        """Take what nobody foresaw for a crash, unless the program ends while a screen is being made.

        Such a screen is told that it is there, and of its size, but its parts are not made any more.
        """
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def crashed(self, error: BaseException) -> None:
        """Deal with an unhandled exception; the program ends afterwards with exit code 1."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        # The toolkit would print a traceback with the values of local variables: people's data.
        if self._exception is not None:
            self.crashed(self._exception)
        self._close_messages_no_wait()
