"""The program under test in its pseudo-terminal, with what Linux tells of a process from outside."""

import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from machine.output import Output
from support.pty_session import PtySession

_AT_ONCE = 512
"""Bytes that a terminal takes whether or not somebody reads them."""

_LOOK = 0.02
"""Seconds without output and without computing after which a program is at rest."""

_LITTLE = 1_000_000
"""Nanoseconds of computing in that time which are no work: threads that look whether they are to end."""


class Subject(PtySession):
    """A program of which can be asked whether it is at rest, and what it holds."""

    def __init__(
        self,
        command: list[str],
        home: Path,
        size: tuple[int, int],
        env: Mapping[str, str | None],
    ) -> None:
        cols, rows = size
        super().__init__(command, home, cols=cols, rows=rows, env=env, cwd=home, has_echo=False)
        self.output = Output()

    # What is sent.

    def write(self, data: bytes, patience: float = 15.0) -> None:
        """Write bytes: few of them at once, many as fast as they are read."""
        deadline = time.perf_counter() + patience
        while data:
            _, ready, _ = select.select(
                [], [self._terminal], [], max(0, deadline - time.perf_counter())
            )
            if not ready:
                self._fail("does not read what is typed")
            self._write(data[:_AT_ONCE])
            data = data[_AT_ONCE:]

    def look_through_output(self) -> None:
        """Look through what was sent since the last time, and forget it: a long run sends much."""
        data = self.raw
        del self._raw[: len(data)]
        self.output.add(data)

    # What it does.

    @property
    def exit_status(self) -> int | None:
        """The exit status, or minus the signal that ended the program; None while it runs."""
        return self._exit_status

    @property
    def is_stopped(self) -> bool:
        """Whether it is suspended, whoever has done it."""
        return self._state(Path(f"/proc/{self.pid}")) == "T"

    @property
    def has_raw_terminal(self) -> bool:
        """Whether the program takes keys as they come, Ctrl+C among them."""
        return not self.termios_attributes()[3] & (termios.ISIG | termios.ICANON)

    @property
    def unread(self) -> int:
        """The bytes that were typed and that nobody has read."""
        with suppress(OSError):
            slave = os.open(f"/proc/{self.pid}/fd/0", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
            try:
                return int(struct.unpack("i", fcntl.ioctl(slave, termios.FIONREAD, b"\0" * 4))[0])
            finally:
                os.close(slave)
        return 0

    def draw(self, timeout: float = 0.0) -> bool:
        """Draw what has come, and say whether anything has; wait for it no longer than a time."""
        has_come = self._draw_next(timeout)
        while self._draw_next(0):
            pass
        return has_come

    def is_at_rest(self) -> bool:
        """Draw what comes, and say whether nothing came, nothing was computed and nothing is unread."""
        before = self._computed()
        has_come = self.draw(_LOOK)
        return not has_come and not self.unread and self._computed() - before < _LITTLE

    def _computed(self) -> int:
        """Return the nanoseconds that all threads have computed; more than any where one wants to."""
        total = 0
        with suppress(OSError):  # a thread, or all of them, may end
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                total += int((task / "schedstat").read_text().split()[0])
                total += _LITTLE * (self._state(task) in "RD")
        return total

    def _state(self, folder: Path) -> str:
        with suppress(OSError):
            # The name in parentheses may hold spaces.
            return (folder / "stat").read_text().rpartition(")")[2].split()[0]
        return "X"

    # What it holds; nothing once it has ended.

    def threads(self) -> int:
        """Return how many threads it has."""
        return len(self._listed("task"))

    def descriptors(self) -> list[str]:
        """Return what its open descriptors lead to."""
        return [_target(link) for link in self._listed("fd")]

    def _listed(self, name: str) -> list[Path]:
        with suppress(OSError):
            return list(Path(f"/proc/{self.pid}/{name}").iterdir())
        return []

    def is_watching(self) -> bool:
        """Whether the system tells it of changes of files (inotify(7) in proc(5))."""
        for link in self._listed("fd"):
            if "inotify" in _target(link):
                with suppress(OSError):
                    return "inotify wd" in (link.parents[1] / "fdinfo" / link.name).read_text()
        return False

    def memory(self) -> int:
        """Return the memory that is resident, in kB."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Rss:"))


def _target(link: Path) -> str:
    with suppress(OSError):
        return str(link.readlink())
    return ""
