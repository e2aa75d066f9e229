"""A program in a pseudo-terminal, driven by keys and watched on an emulated screen."""

import fcntl
import os
import pty
import signal
import struct
import termios
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, Self

from support.emulator import Emulator, answers, encode_keys, split_unfinished
from support.environment import environment

ENTERS, LISTENS, LEAVES = b"\x1b[>25u", b"\x1b[?2026$p", b"\x1b[<u"
"""What our program writes when it takes the terminal, begins to read it, and gives it back."""

_LOOK = 0.02
"""Seconds between two looks at what may come without output."""

REPORT = struct.Struct("qd")
"""The program's id and then each of its wait statuses, with the time."""


class PtySession:
    """Runs a command in a pseudo-terminal for as long as the context lasts.

    A reader thread stamps what read(2) returns and answers terminal queries at once. The screen is drawn
    from it by the `wait_...` methods, batch by batch: it shows the state as of the last wait, and the time
    a wait returns is that of the bytes which fulfilled it, whatever the emulator itself took.
    """

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        *,
        cols: int = 120,
        rows: int = 40,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        has_shell: bool = True,
        has_echo: bool = True,
        tells_place: bool = False,
        background: bytes = b"0000/0000/0000",
    ) -> None:
        """Take the command, its home folder, and changes to the environment (None removes a name).

        Without a shell the program is the first one of its terminal, as with ``xterm -e``. Without an echo
        nothing that is typed is on the screen but what a program draws, and Ctrl+Z throws away nothing that is
        under way. A terminal that tells the place of its cursor can be measured. The background is what the
        terminal answers when it is asked.
        """
        self._background = background
        self._has_shell = has_shell
        self._has_echo = has_echo
        self._tells_place = tells_place
        self.command = list(command)
        self.env = environment(home, env)
        self.cwd = cwd
        self.size = cols, rows
        self.started = self.shown = 0.0  # time of the start, and of the newest bytes drawn
        self.ended: float | None = None
        self._emulator = Emulator(cols, rows)
        self._raw = bytearray()
        self._batches: deque[tuple[float, bytes]] = deque()
        self._changed = threading.Condition()
        self._hung_up = False
        self._stopped = False
        self._exit_status: int | None = None

    def __enter__(self) -> Self:
        self._terminal, slave = pty.openpty()
        self._set_size()
        self.termios_before = termios.tcgetattr(slave)
        if not self._has_echo:
            self.termios_before[3] &= ~termios.ECHO
            self.termios_before[3] |= termios.NOFLSH
            termios.tcsetattr(slave, termios.TCSANOW, self.termios_before)
        self._reports, reports = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns of forks beside threads; these children start the program and wait for it.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.started = self.shown = time.perf_counter()
            self._shell = os.fork()
        if self._shell == 0:
            self._become_shell(slave, reports)
        os.close(slave)
        os.close(reports)
        (self.pid, _) = self._next_report()
        self._threads = [threading.Thread(target=self._read), threading.Thread(target=self._watch)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):  # it may have ended by itself
            if self._exit_status is None:
                self.signal(signal.SIGKILL)
        for thread in self._threads:
            thread.join()
        os.waitpid(self._shell, 0)
        os.close(self._terminal)
        os.close(self._reports)

    @property
    def raw(self) -> bytes:
        """Everything the program has sent until now."""
        return bytes(self._raw)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as of the last wait."""
        return self._emulator.lines()

    @property
    def screen_text(self) -> str:
        """The screen as of the last wait."""
        return "\n".join(self.lines)

    @property
    def cells(self) -> list[dict[int, tuple[Any, ...]]]:
        """Text and attributes of every cell as of the last wait."""
        return self._emulator.cells()

    def termios_attributes(self) -> list[Any]:
        """The terminal's line settings now; `termios_before` holds those before the start."""
        return termios.tcgetattr(self._terminal)

    def set_termios(self, attributes: list[Any]) -> None:
        """Give the terminal other line settings, as a shell does."""
        termios.tcsetattr(self._terminal, termios.TCSANOW, attributes)

    def send(self, keys: str | bytes) -> float:
        """Type text with key names such as <enter> or <c-z>, or bytes, in one write, and return the time."""
        data = keys if isinstance(keys, bytes) else encode_keys(keys)
        now = time.perf_counter()
        self._write(data)
        return now

    def resize(self, cols: int, rows: int) -> None:
        """Give the terminal another size, as a person does with the window."""
        while self._draw_next(0):
            pass
        self.size = cols, rows
        self._emulator.resize(cols, rows)
        self._set_size()

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self._stopped = False
        os.kill(self.pid, number)

    def continue_job(self) -> None:
        """Continue the program and what it has started, as a shell does."""
        self._stopped = False
        os.killpg(self.pid, signal.SIGCONT)

    def signal_if_there(self, number: int) -> None:
        """Send a signal, unless the program has ended."""
        with suppress(ProcessLookupError):
            self.signal(number)

    def wait_for(
        self,
        expected: str | Callable[["PtySession"], bool],
        timeout: float = 15.0,
        *,
        has_to_listen: bool = True,
    ) -> float:
        """Wait until a text is on the screen or a condition holds; return when the bytes for it came.

        A program that has drawn its first picture is waited for until it listens, where it has to.
        """
        deadline = time.perf_counter() + timeout
        while (has_to_listen and self._is_loading) or not (
            expected in self.screen_text if isinstance(expected, str) else expected(self)
        ):
            if not self._draw_next(deadline - time.perf_counter()):
                self._fail(f"did not show {expected!r}")
        return self.shown

    def wait_until(self, holds: Callable[[], bool], timeout: float = 15.0) -> None:
        """Wait until something holds that may come without any output."""
        deadline = time.perf_counter() + timeout
        while not holds():
            if time.perf_counter() > deadline:
                self._fail("did not do what was waited for")
            self._draw_next(_LOOK)

    @property
    def _is_loading(self) -> bool:
        """Whether our program has taken the terminal, and has not begun to read it."""
        is_there = self._exit_status is None and not self._hung_up
        return (
            is_there and ENTERS in self._raw and not (LISTENS in self._raw or LEAVES in self._raw)
        )

    def wait_gone(self, unwanted: str, timeout: float = 15.0) -> float:
        """Wait until a text is no longer on the screen."""
        return self.wait_for(lambda session: unwanted not in session.screen_text, timeout)

    def settle(self, quiet: float = 0.1, timeout: float = 15.0) -> None:
        """Wait until the program has sent nothing for a while."""
        deadline = time.perf_counter() + timeout
        while self._draw_next(quiet) or self._is_loading:
            if time.perf_counter() > deadline:
                self._fail("did not come to rest")

    def wait_stopped(self, timeout: float = 15.0) -> None:
        """Wait until the program has suspended itself; continue it with `signal(SIGCONT)`."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._stopped, timeout):
                self._fail("was not suspended")

    def wait_exit(self, timeout: float = 15.0) -> int:
        """Wait for the end and return the exit status, or minus the signal that ended the program."""
        with self._changed:
            self._changed.wait_for(lambda: self._hung_up and self._exit_status is not None, timeout)
        while self._draw_next(0):
            pass
        if self._exit_status is None:
            self._fail("did not end")
        return self._exit_status

    def _fail(self, complaint: str) -> NoReturn:
        with self._changed:  # the end of the output comes a moment before the exit status
            self._changed.wait_for(lambda: not self._hung_up or self._exit_status is not None, 1)
        state = "still running" if self._exit_status is None else f"exit {self._exit_status}"
        raise AssertionError(
            f"{self.command} {complaint} ({state}); screen:\n{self.screen_text.rstrip()}"
        )

    def _draw_next(self, timeout: float) -> bool:
        """Draw the next batch, or return False when none comes in time or the program has ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._batches or self._hung_up, max(0.0, timeout))
            if not self._batches:
                return False
            self.shown, data = self._batches.popleft()
        reply = self._emulator.feed(data)
        if self._tells_place:
            self._reply(reply)
        return True

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._terminal, data) :]

    def _reply(self, data: bytes) -> None:
        with suppress(OSError):  # a program may end without waiting for the answer
            self._write(data)

    def _set_size(self) -> None:
        cols, rows = self.size
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _become_shell(self, slave: int, reports: int) -> NoReturn:
        """Start the program as a shell does, as a job in front of the terminal, and report what becomes of it.

        Without a shell above it in the session, the system would let no program stop (POSIX, orphaned
        process groups).
        """
        try:
            _default_signals()
            for number in (signal.SIGTTOU, signal.SIGTTIN, signal.SIGHUP, signal.SIGINT):
                signal.signal(number, signal.SIG_IGN)
            if self._has_shell:
                os.login_tty(slave)
            pid = os.fork()
            if pid == 0 and self._has_shell:
                os.setpgid(0, 0)
                os.tcsetpgrp(0, os.getpid())
            elif pid == 0:
                os.login_tty(slave)
            if pid == 0:
                self._become_program()
            if not self._has_shell:
                os.close(slave)  # else it has become the descriptors of this process
            os.write(reports, REPORT.pack(pid, time.perf_counter()))
            is_over = False
            while not is_over:
                _, status = os.waitpid(pid, os.WUNTRACED)
                os.write(reports, REPORT.pack(status, time.perf_counter()))
                is_over = not os.WIFSTOPPED(status)
        finally:
            os._exit(0)  # a forked test run must never go on

    def _become_program(self) -> NoReturn:
        try:
            _default_signals()
            if self.cwd:
                os.chdir(self.cwd)
            os.execvpe(self.command[0], self.command, self.env)
        except BaseException as error:  # noqa: BLE001 - a forked test run must never go on
            os.write(2, f"cannot start {self.command[0]}: {error}\r\n".encode())
            os._exit(127)

    def _next_report(self) -> tuple[int, float]:
        number, moment = REPORT.unpack(os.read(self._reports, REPORT.size))
        return number, moment

    def _read(self) -> None:
        unfinished = b""
        while True:
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # how Linux says that the other side is closed
                data = b""
            stamp = time.perf_counter()
            self._raw += data
            finished, unfinished = split_unfinished(unfinished + data)
            if not data:
                finished += unfinished
            self._reply(answers(finished, self._background))
            with self._changed:
                if finished:
                    self._batches.append((stamp, finished))
                self._hung_up = not data
                self._changed.notify_all()
            if not data:
                return

    def _watch(self) -> None:
        while self._exit_status is None:
            status, now = self._next_report()
            with self._changed:
                if os.WIFSTOPPED(status):
                    self._stopped = True
                else:
                    self.ended = now
                    self._exit_status = os.waitstatus_to_exitcode(status)
                self._changed.notify_all()


def _default_signals() -> None:
    """Deal with signals as a shell's foreground does: what a script has in its background ignores some.

    An ignored signal stays ignored in the programs that are started (POSIX, execve).
    """
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with suppress(OSError):  # the C library keeps some for itself
            signal.signal(number, signal.SIG_DFL)
