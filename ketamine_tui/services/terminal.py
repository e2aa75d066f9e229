"""The terminal: its line settings and its modes, taken over and given back."""

import errno
import os
import re
import select
import termios
import time
from contextlib import suppress
from typing import Any

_INPUT_FLAGS, _LOCAL_FLAGS, _CHARACTERS = 0, 3, 6
"""Places in what `termios.tcgetattr` returns."""

_KITTY_KEYBOARD = 0b11001
"""Keys that can be told apart, each as a sequence, with its text (kitty's keyboard protocol)."""

# Clicks, motion, and the two extended reports: of those a terminal uses the last one that it knows.
_MOUSE_ON = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
_MOUSE_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"

# The alternate screen, no cursor, reports of focus, keys, pastes in brackets, reports of a change between
# light and dark, no wrapping of lines.
_ENTER = f"\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[>{_KITTY_KEYBOARD}u\x1b[?2004h\x1b[?2031h\x1b[?7l"
# The keyboard first: its setting belongs to the alternate screen.
_LEAVE = "\x1b[?2031l\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
_ASK, _ANSWER = "\x1b[5n", re.compile(rb"\x1b\[[03]n")
"""Whether it is well (DSR); when the answer is there, all that was written before has arrived."""

# An ambiguous character (Unicode Standard Annex 11) at the beginning of the screen, where the cursor is
# behind it (CPR), and a blank in its place.
_MEASURE = "\x1b[H\u2502\x1b[6n\r \x1b[H"
CURSOR_PLACE = re.compile(r"\x1b\[(\d{1,9});(\d{1,9})R")
"""Where the cursor is (CPR). Modified F3 looks the same and is not bound."""

NARROW_PLACE = ("1", "2")
"""The answer, row and column, of a terminal that draws such a character in one column."""

_MOST_BYTES = 4096
"""Bytes of one reading."""

_PATIENCE = 1.0
"""Seconds to wait for the answer of a terminal that is known to give one."""

_LEAVE_SCREEN = "\x1b[<u\x1b[?1049l"


class Terminal:
    """A terminal that is either as it was found, or taken: raw, on its alternate screen, with its modes set.

    Sources: xterm's control sequences (ctlseqs), kitty's keyboard protocol, termios(3).
    """

    def __init__(self, source: int, target: int, *, has_mouse: bool = True) -> None:
        """Make a terminal of two descriptors: the source of keys and the target of what is drawn."""
        self.source = source
        self._target = target
        self._mouse = (_MOUSE_ON, _MOUSE_OFF) if has_mouse else ("", "")
        self._before: list[Any] | None = None
        self.unread = b""
        """What was read of it and is still to be dealt with."""
        self.is_answering = False
        """Whether it has ever answered anything: it will, then, when it is asked once more."""

    @property
    def is_taken(self) -> bool:
        """Whether the program has it."""
        return self._before is not None

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows; 80 and 24 where the terminal does not know."""
        for descriptor in (self._target, self.source):
            with suppress(OSError):
                columns, rows = os.get_terminal_size(descriptor)
                if columns > 0 and rows > 0:
                    return columns, rows
        return 80, 24

    def take(self, *, is_measured: bool = False) -> None:
        """Take it. What was typed before is kept; one that `is_measured` tells how wide it draws.

        In the background of a shell this stops the program until it is in the foreground (termios(3),
        ``SIGTTOU``): therefore the settings come first, and nothing is written before.

        Raises:
            OSError: If the terminal is gone.
        """
        before = _uninterrupted(termios.tcgetattr, self.source)
        self._set(_raw(before))
        self._before = before
        self.write(_ENTER + self._mouse[0] + _MEASURE * is_measured)

    def take_again(self) -> None:
        """Set everything anew: while the program was stopped without notice, others may have changed it.

        Raises:
            OSError: If the terminal is gone.
        """
        if self._before is not None:
            self._set(_raw(_uninterrupted(termios.tcgetattr, self.source)))
            # Left first: to enter twice would put the cursor of the shell where ours is.
            self.write(_LEAVE_SCREEN + _ENTER + self._mouse[0])

    def give_back(self) -> None:
        """Give it back as it was; of one that is gone, nothing more can be said.

        One that is known to answer is waited for, until it has taken all that was written: with the line
        settings of a shell, a Ctrl+Z would throw away what is under way to it (termios(3), ``NOFLSH``).
        """
        if self._before is None:
            return
        before, self._before = self._before, None
        with suppress(OSError):
            self.write(self._mouse[1] + _LEAVE)
            if self.is_answering:
                self._wait_for_answer()
            # Reports of the mouse that are under way would be taken for something typed.
            _uninterrupted(termios.tcflush, self.source, termios.TCIFLUSH)
        with suppress(OSError):
            self._set(before)

    def _wait_for_answer(self) -> None:
        self.write(_ASK)
        taken, until = b"", time.monotonic() + _PATIENCE
        while not _ANSWER.search(taken) and (left := until - time.monotonic()) > 0:
            if select.select((self.source,), (), (), left)[0]:
                if not (data := os.read(self.source, _MOST_BYTES)):
                    return
                taken += data

    def draws_narrow(self) -> bool:
        """Say whether it has answered by now that it draws in one column; what it has sent is kept.

        Raises:
            OSError: If the terminal is gone.
        """
        while select.select((self.source,), (), (), 0)[0]:
            if not (data := os.read(self.source, _MOST_BYTES)):
                break
            self.unread += data
        places = CURSOR_PLACE.findall(self.unread.decode("latin-1"))
        self.is_answering |= bool(places)
        return NARROW_PLACE in places

    def write(self, text: str) -> None:
        """Write all of a text, however slow the terminal is.

        Raises:
            OSError: If the terminal is gone.
        """
        data = text.encode("utf-8", "replace")
        while data:
            try:
                data = data[os.write(self._target, data) :]
            except BlockingIOError:  # another program has set the descriptor to non-blocking
                select.select((), (self._target,), ())

    def _set(self, settings: list[Any]) -> None:
        _uninterrupted(termios.tcsetattr, self.source, termios.TCSANOW, settings)


def _raw(settings: list[Any]) -> list[Any]:
    """Return settings in which each key comes as it is, at once, and is not shown."""
    raw = [*settings[:_CHARACTERS], [*settings[_CHARACTERS]]]
    raw[_INPUT_FLAGS] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    )
    raw[_LOCAL_FLAGS] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[_CHARACTERS][termios.VMIN] = 1
    return raw


def _uninterrupted(call: Any, *arguments: Any) -> Any:  # noqa: ANN401  # functions of termios differ
    """Call a function of `termios` again for as long as signals interrupt it.

    Raises:
        OSError: What `termios` calls an error of its own.
    """
    while True:
        try:
            return call(*arguments)
        except InterruptedError:
            continue
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise OSError(*error.args) from None
