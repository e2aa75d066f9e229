"""Signals: what the system and the person send to the program while it has the terminal."""

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What only wants to know of signals need not load it.
    import asyncio

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""What ends the program, with the exit code that shells give for it: 128 and the signal's number."""

ANSWERED = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""What the driver answers, and the program goes on."""

_KEYBOARD = (signal.SIGINT, signal.SIGQUIT)
"""What the terminal sends for Ctrl+C and Ctrl+\\ to every program in front of it."""

_JOB = (signal.SIGTSTP, signal.SIGCONT)

_TYPED = (*_KEYBOARD, signal.SIGTSTP)
"""What the terminal sends for keys, Ctrl+Z among them."""


class Signals:
    """Answers signals in the event loop, one after the other, whenever they arrive.

    Handlers are Python's own rather than the loop's: these can be given up and taken up again without
    one that came in between being answered afterwards.
    """

    def __init__(
        self,
        loop: "asyncio.AbstractEventLoop",
        end: Callable[[int], None],
        answers: Mapping[signal.Signals, Callable[[], None]],
    ) -> None:
        """Take the loop, what ends the program with an exit code, and the answers to other signals."""
        self._loop = loop
        self._end = end
        self._answers = answers
        self._turn = 0

    def listen(self) -> None:
        """Answer signals from now on; those that were not answered before are forgotten."""
        self._turn += 1
        for number in ENDING:
            signal.signal(number, self._take_end)
        for number in self._answers:
            signal.signal(number, self._take)
        # Those that had to wait for this.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, self._answers)

    def leave_to_others(self) -> None:
        """Let another program in front of the terminal have what is typed: it stops and ends by itself."""
        for number in _JOB:
            signal.signal(number, signal.SIG_DFL)
        for number in _KEYBOARD:
            # Not ignored: what is ignored stays so in a program that is started (POSIX, execve).
            signal.signal(number, _do_nothing)

    def stop_job(self) -> None:
        """Stop every program of the job, as Ctrl+Z does, until the shell continues it.

        All of them: a shell waits for a script as well that has started this program.
        """
        for number in _JOB:
            signal.signal(number, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)

    def ignore_keyboard(self) -> None:
        """Hear no more of what is typed: it was meant for the screen, which is about to go."""
        for number in _TYPED:
            signal.signal(number, signal.SIG_IGN)

    def end(self) -> None:
        """Leave signals to the system again, but for what is typed."""
        for number in {*self._answers, *ENDING}.difference(_TYPED):
            signal.signal(number, signal.SIG_DFL)

    def _take_end(self, number: int, _frame: object) -> None:
        self._call(self._end, 128 + number)

    def _take(self, number: int, _frame: object) -> None:
        turn = self._turn

        def answer() -> None:
            if turn == self._turn:
                self._answers[signal.Signals(number)]()

        self._call(answer)

    def _call(self, function: Callable[..., None], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop has been closed: the program is ending
            self._loop.call_soon_threadsafe(function, *arguments)


def _do_nothing(_number: int, _frame: object) -> None:
    """Hear a signal without an effect."""


def has_shell() -> bool:
    """Say whether there is a shell to go back to: the first program of a terminal has none."""
    return os.getsid(0) != os.getpid()
