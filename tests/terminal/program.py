"""Starting the installed program: on a terminal of its own, or from a shell."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.content import SHIPPED, TODAY
from support.environment import environment
from support.pty_session import PtySession

PROGRAM = str(Path(sys.executable).with_name("ketamine-tui"))
AS_OF = ("--as-of", TODAY.isoformat())
"""Reviews run out; what is shown may not depend on the day of the test."""


def command(*arguments: str, content: Path = SHIPPED) -> list[str]:
    """Return the words that start the program."""
    return [PROGRAM, "--content", str(content), *AS_OF, *arguments]


def on_pty(
    home: Path,
    *arguments: str,
    content: Path = SHIPPED,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str | None] | None = None,
) -> PtySession:
    """Return the program in a pseudo-terminal, not started yet."""
    cols, rows = size
    words = command(*arguments, content=content)
    return PtySession(words, home, cols=cols, rows=rows, env=env, cwd=home)


def in_shell(
    home: Path,
    *arguments: str,
    content: Path = SHIPPED,
    env: Mapping[str, str | None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run one of the plain commands to its end."""
    return subprocess.run(
        command(*arguments, content=content),
        env=environment(home, env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def listed(home: Path, *query: str, content: Path = SHIPPED) -> list[dict[str, Any]]:
    """Return what ``list --json`` says."""
    rows: list[dict[str, Any]] = json.loads(
        in_shell(home, "list", "--json", *query, content=content).stdout
    )["entries"]
    return rows
