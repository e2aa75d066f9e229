"""The driver: the one owner of the terminal, which takes it, reads it, draws on it and gives it back."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Queue
from typing import Any

from textual._time import get_time
from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from ketamine_tui.services.terminal import NARROW_PLACE, Terminal
from ketamine_tui.services.terminal_input import InputDecoder
from ketamine_tui.toolkit import background
from ketamine_tui.toolkit.input_events import CursorPlace, EventMaker, TerminalAnswers
from ketamine_tui.toolkit.signals import ANSWERED, Signals, has_shell

_MOST_BYTES = 4096
"""Bytes of one reading."""

_MOST_WAITING = 30
"""Pieces of output that may wait; then drawing waits for the terminal."""

_ASK_FOR_SYNCHRONIZED = "\x1b[?2026$p"
"""Whether it can show a frame at once (DECRQM of mode 2026)."""


class TerminalDriver(Driver):
    """Has the terminal (running), or has given it back (paused, lent to an editor, or ended)."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Take what the toolkit gives; see `textual.driver.Driver`."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdin__ is not None and sys.__stderr__ is not None  # noqa: PT018, S101  # it is checked at the start
        source, target = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        taken: Terminal | None = getattr(app, "terminal", None)
        self._terminal = taken or Terminal(source, target, has_mouse=mouse)
        self._reader: Reader | None = None
        self._writer: Writer | None = None
        self._is_measuring = True
        self.taken_at = 0.0
        """When it last took the terminal, by the clock of events."""
        self._loop.set_exception_handler(self._call_failed)
        self._signals = Signals(
            self._loop,
            self._end,
            dict(
                zip(ANSWERED, (self._pause_as_told, self._continue, self._tell_size), strict=True)
            ),
        )

    @property
    def can_suspend(self) -> bool:
        """Whether the terminal can be lent."""
        return True

    def write(self, data: str) -> None:
        """Draw; what is drawn while the terminal is given back is lost, and drawn again later."""
        if self._writer is not None:
            self._writer.write(data)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        threading.excepthook = self._thread_failed
        self._take()

    def stop_application_mode(self) -> None:
        """Give the terminal back for good."""
        self._signals.ignore_keyboard()
        self._give_back()
        self._signals.end()
        threading.excepthook = threading.__excepthook__

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program."""
        self._signals.leave_to_others()
        self._give_back()

    def resume_application_mode(self) -> None:
        """Take back the terminal that was lent."""
        self._take()

    def process_message(self, message: Message) -> None:
        """Take an event from the reader."""
        if not isinstance(message, TerminalAnswers | CursorPlace):
            super().process_message(message)
            return
        self._terminal.is_answering = True
        if isinstance(message, CursorPlace) and self._is_measuring:
            self._is_measuring = False
            self.send_message(TerminalMeasured(is_narrow=message.place == NARROW_PLACE))

    def disable_input(self) -> None:
        """Read no more keys."""
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    def pause(self) -> bool:
        """Go to the background of the shell until it continues the program, unless it is about to end.

        Returns:
            False where there is no shell to go back to: nobody could continue it.
        """
        if self._terminal.is_taken and not self._app._exit:  # noqa: SLF001  # see the package
            if not has_shell():
                return False
            self._give_back()
            self._signals.stop_job()
            self._take()
            self.send_message(self.SignalResume())
        return True

    def _pause_as_told(self) -> None:
        self.pause()

    def _take(self) -> None:
        self._signals.listen()  # first: a signal must not find the terminal raw
        try:
            if not self._terminal.is_taken:
                self._terminal.take(is_measured=self._is_measuring)
        except OSError:
            self._hang_up()
            return
        self.taken_at = get_time()
        self._writer = Writer(self._terminal, self._hang_up)
        self._reader = Reader(self._terminal, self.process_message, self._hang_up)
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # which would print a part of it
            self.write(_ASK_FOR_SYNCHRONIZED)
        self.write(background.ASK)
        self._tell_size()

    def _give_back(self) -> None:
        self.disable_input()
        if self._writer is not None:
            self._writer.stop()
            self._writer = None
        self._terminal.give_back()

    def _continue(self) -> None:
        """Set up the terminal anew after a stop that nobody has told of, and draw all again."""
        if self._terminal.is_taken:
            with suppress(OSError):  # the reader notices it, too
                self._terminal.take_again()
            self._tell_size()
            self.send_message(self.SignalResume())

    def _tell_size(self) -> None:
        size = Size(*self._terminal.size)
        self.send_message(Resize(size, size))

    def _end(self, exit_code: int) -> None:
        self._app.exit(None, exit_code)

    def _thread_failed(self, failure: threading.ExceptHookArgs) -> None:
        """End the program for a thread that has ended in a way that nobody foresaw."""
        if isinstance(failure.exc_value, Exception):
            with suppress(RuntimeError):  # the loop has been closed: the program is ending
                self._loop.call_soon_threadsafe(self._app._handle_exception, failure.exc_value)  # noqa: SLF001  # see the package

    def _call_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """End the program for a call of the loop that has failed; who waits for a task is told anyway."""
        error = context.get("exception")
        if "handle" in context and isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001  # see the package
        else:
            loop.default_exception_handler(context)

    def _hang_up(self) -> None:
        """End the program, from any thread: its terminal is gone."""
        with suppress(RuntimeError):  # the loop has been closed: the program is ending
            self._loop.call_soon_threadsafe(self._end, 128 + signal.SIGHUP)


class TerminalMeasured(Message):
    """The terminal has told whether it draws characters of ambiguous width in one column."""

    def __init__(self, *, is_narrow: bool) -> None:
        super().__init__()
        self.is_narrow = is_narrow


class Reader(threading.Thread):
    """Reads the terminal until it is stopped."""

    def __init__(
        self, terminal: Terminal, take: Callable[[Message], None], hang_up: Callable[[], None]
    ) -> None:
        """Begin to read.

        Args:
            terminal: What is read; what was read of it before comes first.
            take: Takes events; called from this thread.
            hang_up: Called when there is nothing to read any more.
        """
        super().__init__(name="terminal-input", daemon=True)
        self._source = terminal.source
        self._unread, terminal.unread = terminal.unread, b""
        self._take = take
        self._hang_up = hang_up
        self._woken, self._waker = os.pipe()
        self.start()

    def run(self) -> None:
        """Read until woken."""
        decoder, maker = InputDecoder(), EventMaker()
        for token in decoder.feed(self._unread):
            for event in maker.events(token):
                self._take(event)
        while True:
            ready, _, _ = select.select((self._source, self._woken), (), (), decoder.patience)
            if self._woken in ready:
                return
            if not ready:
                tokens = decoder.rest()
            elif data := self._read():
                tokens = decoder.feed(data)
            else:
                self._hang_up()
                return
            for token in tokens:
                for event in maker.events(token):
                    self._take(event)

    def _read(self) -> bytes:
        try:
            return os.read(self._source, _MOST_BYTES)
        except OSError:  # how Linux says that a terminal is gone
            return b""

    def stop(self) -> None:
        """End it, without waiting for a key."""
        os.write(self._waker, b"x")
        self.join()
        os.close(self._woken)
        os.close(self._waker)


class Writer(threading.Thread):
    """Writes to the terminal beside the event loop, which must not wait for a slow one at each piece."""

    def __init__(self, terminal: Terminal, hang_up: Callable[[], None]) -> None:
        super().__init__(name="terminal-output", daemon=True)
        self._terminal = terminal
        self._hang_up = hang_up
        self._waiting: Queue[str | None] = Queue(_MOST_WAITING)
        self.start()

    def write(self, text: str) -> None:
        """Write a piece, after those before it."""
        self._waiting.put(text)

    def stop(self) -> None:
        """Write what waits, and end."""
        self._waiting.put(None)
        self.join()

    def run(self) -> None:
        """Write what comes; where the terminal is gone, take it all the same: nobody must wait for ever."""
        is_gone = False
        while (text := self._waiting.get()) is not None:
            if not is_gone:
                try:
                    self._terminal.write(text)
                except OSError:
                    is_gone = True
                    self._hang_up()
