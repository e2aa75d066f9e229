"""A program in a tmux with its default configuration, on a server of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import pytest

from support.environment import environment

Test = TypeVar("Test", bound=Callable[..., Any])
POLL_SECONDS = 0.02


def requires_tmux(test: Test) -> Test:
    """Mark a test that needs tmux; it is skipped, with the reason, where there is none."""
    missing = shutil.which("tmux") is None
    skip = pytest.mark.skipif(missing, reason="tmux is not installed")
    marked: Test = pytest.mark.tmux(skip(test))
    return marked


class TmuxSession:
    """Runs a command in a tmux window for as long as the context lasts.

    The window stays when the command ends, so that its last screen can be read.
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
    ) -> None:
        """Take the command, its home folder, and changes to the environment (None removes a name)."""
        self.command = list(command)
        self.env = environment(home, env)
        self.cwd = cwd or home
        self.size = cols, rows

    def __enter__(self) -> Self:
        # Not in `home`: the path of a socket may not be longer than 100 characters or so.
        self._folder = tempfile.TemporaryDirectory(prefix="tmux-")
        self.env["TMUX_TMPDIR"] = self._folder.name
        self._server = ("tmux", "-L", uuid.uuid4().hex[:8], "-f", "/dev/null")
        cols, rows = self.size
        start = ("new-session", "-d", "-x", str(cols), "-y", str(rows), "-c", str(self.cwd))
        keep = ("start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";")
        self.run(*keep, *start, "--", *self.command)
        return self

    def __exit__(self, *_: object) -> None:
        self.run("kill-server")
        self._folder.cleanup()

    def run(self, *arguments: str, check: bool = True) -> str:
        """Run a tmux command and return exactly what it prints."""
        done = subprocess.run(
            [*self._server, *arguments], env=self.env, capture_output=True, check=False
        )
        if check and done.returncode:
            raise AssertionError(f"tmux {arguments}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode("utf-8", "surrogateescape")

    def send(self, *keys: str) -> None:
        """Press keys by their tmux names: Enter, Escape, Down, C-q, F2."""
        if "Escape" in keys[:-1]:
            raise ValueError("wait for the effect of Escape: tmux joins it with a key that follows")
        for key in keys:
            self.run("send-keys", key)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        for character in text:
            # An argument that ends with ; ends a tmux command.
            self.run("send-keys", "-l", "--", "\\;" if character == ";" else character)

    def capture(self) -> str:
        """The text on the screen."""
        return self.run("capture-pane", "-p")

    def buffer(self) -> str:
        """The newest paste buffer, byte for byte; empty when there is none."""
        return self.run("show-buffer", check=False)

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size."""
        self.run("resize-window", "-x", str(cols), "-y", str(rows))

    def exit_status(self) -> int | None:
        """The exit status of the command, minus the signal that ended it, or None while it runs."""
        names = ("pane_dead", "pane_dead_status", "pane_dead_signal", "pid")
        asked = self.run("display-message", "-p", ":".join(f"#{{{name}}}" for name in names))
        dead, status, by_signal, server = asked.strip().split(":")
        if status:
            return int(status)
        if by_signal:
            return -(int(by_signal) if by_signal.isdigit() else signal.Signals[f"SIG{by_signal}"])
        if dead == "1":
            # The library that tells utmp of the pane's end can swallow the signal that tmux waits for.
            os.kill(int(server), signal.SIGCHLD)
        return None

    def wait_for(
        self, expected: str | Callable[["TmuxSession"], bool], timeout: float = 15.0
    ) -> None:
        """Wait until a text is on the screen or a condition holds."""
        deadline = time.monotonic() + timeout
        while not (expected in self.capture() if isinstance(expected, str) else expected(self)):
            if time.monotonic() > deadline:
                raise AssertionError(f"did not show {expected!r}; screen:\n{self.capture()}")
            time.sleep(POLL_SECONDS)  # tmux tells nobody of a change, it has to be asked

    def wait_exit(self, timeout: float = 15.0) -> int | None:
        """Wait for the end of the command and return its exit status."""
        self.wait_for(lambda session: session.exit_status() is not None, timeout)
        return self.exit_status()
