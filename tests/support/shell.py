"""The shell commands, run as people run them: in a process of their own, with an environment of their own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from support.environment import environment

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "ketamine_tui")
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
    "qr": "qr help-line",
    "export": "export json --all",
    "import": f"import {ROOT}/tests/fixtures/cards.vcf --to my-cards",
    "review": "review",
    "check": "check",
    "stats": "stats",
    "schema": "schema entry",
    "new": "new book a-book --no-edit",
    "edit": "edit film",
    "init": "init my-directory",
    "completion": "completion words -- show ",
    "man": "man",
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
        self, *arguments: str, env: Mapping[str, str | None] | None = None, cwd: Path = ROOT
    ) -> Done:
        """Run a command to its end; one that prints a traceback fails."""
        done = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=cwd,
            env=self.environment(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        result = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in result.err, result.err
        return result
