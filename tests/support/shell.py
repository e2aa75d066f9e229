"""The shell commands: each in a process of its own, with an environment of its own."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import traceback
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import coverage

from ketamine_tui.__main__ import main
from support.environment import environment

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "ketamine_tui")
FIXTURE = ROOT / "tests/fixtures/awkward/plain.yaml"
LINES = {
    "list": "list",
    "search": "search Title",
    "show": "show help-line",
    "urgent": "urgent",
    "sections": "sections",
    "tags": "tags",
    "views": "views --json",
    "copy": "copy help-line --clipboard cat --json",
    "open": "open new-book --json",
    "mark": "mark help-line",
    "note": "note help-line --json",
    "qr": "qr help-line",
    "export": "export json --all",
    "import": f"import {ROOT}/tests/fixtures/cards.vcf --to my-cards",
    "review": "review",
    "rename-tag": "rename-tag Pain Ache",
    "merge-tags": "merge-tags Depression Mood",
    "move": "move film books",
    "rename-id": "rename-id film a-film",
    "remove": "remove film",
    "check": "check",
    "links": "links list --json",
    "merge": f"merge {FIXTURE} {FIXTURE} {FIXTURE}",
    "stats": "stats",
    "schema": "schema entry",
    "new": "new book a-book --no-edit",
    "edit": "edit film",
    "init": "init my-directory",
    "completion": "completion words -- show ",
    "man": "man",
    "mcp": "mcp",
    "serve": "serve --bind 192.0.2.1",
    "forget": "forget --json",
    "doctor": "doctor",
}
"""A line for every command, that prints something."""


class Done(NamedTuple):
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its data."""
        return self.out.splitlines()

    @property
    def data(self) -> Any:
        """Its data, which is JSON."""
        return json.loads(self.out)


class Shell:
    """Runs commands over one content folder and in one home."""

    def __init__(self, home: Path, content: Path | None) -> None:
        """Take the home folder, and the content folder unless commands are to find it themselves."""
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.content = content

    def environment(self, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
        """Return the environment of a command."""
        named = str(self.content) if self.content else None
        return environment(self.home, {"KETAMINE_TUI_CONTENT": named, **(changes or {})})

    def run(
        self,
        *arguments: str,
        env: Mapping[str, str | None] | None = None,
        cwd: Path = ROOT,
        program: Sequence[str] = PROGRAM,
    ) -> Done:
        """Run a command to its end; one that prints a traceback fails."""
        environment = self.environment(env)
        if program != PROGRAM or any(name.startswith(FOR_INTERPRETERS) for name in env or ()):
            code, out, err = _started((*program, *arguments), environment, cwd)
        else:
            code, out, err = _forked(arguments, environment, cwd)
        result = Done(code, out.decode(), err.decode())
        assert "Traceback" not in result.err, result.err
        return result

    def on_terminal(
        self, *arguments: str, columns: int = 80, term: str = "xterm", has_errors: bool = True
    ) -> bytes:
        """Run a command on a terminal of its own, and return what it writes there, with its errors or without."""
        read, write = pty.openpty()
        fcntl.ioctl(write, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            cwd=ROOT,
            env=self.environment({"TERM": term}),
            stdin=write,
            stdout=write,
            stderr=write if has_errors else subprocess.DEVNULL,
        )
        os.close(write)
        seen = bytearray()
        # How Linux says that the other side is closed.
        with suppress(OSError):
            while data := os.read(read, 65536):
                seen += data
        os.close(read)
        assert process.wait() in (0, 1)
        return bytes(seen)


FOR_INTERPRETERS = ("PYTHON", "LC_", "LANG", "TZ", "PATH", "HOME")
"""How the names of variables begin that an interpreter heeds when it starts, or that are about how it is found."""


def _started(
    words: Sequence[str], environment: Mapping[str, str], cwd: Path
) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        words,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _forked(
    arguments: Sequence[str], environment: Mapping[str, str], cwd: Path
) -> tuple[int, bytes, bytes]:
    """Run a command in a copy of this process: what it imports is there already, which is most of a start."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with warnings.catch_warnings():
            # Python 3.12 warns of forks beside threads; this copy does not use them.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            _become(arguments, environment, cwd, out.fileno(), err.fileno())
        _, status = os.waitpid(pid, 0)
        for file in (out, err):
            file.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), err.read()


def _become(
    arguments: Sequence[str], environment: Mapping[str, str], cwd: Path, out: int, err: int
) -> NoReturn:
    code: Any = 1
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device
            os.dup2(nothing.fileno(), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.argv = ["ketamine-tui", *arguments]
        sys.stdin, sys.stdout, sys.stderr = (
            open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
            for descriptor, mode in enumerate("rww")
        )
        try:
            code = main()
        except SystemExit as leaving:
            code = leaving.code
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - a forked test run must never go on
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        if measuring := coverage.Coverage.current():
            measuring.stop()
            measuring.save()
        os._exit(code if isinstance(code, int) else bool(code))
