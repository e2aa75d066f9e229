"""Starting the installed program: on a terminal of its own, or from a shell."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.content import SHIPPED, SHIPPED_DAY
from support.environment import environment
from support.pty_session import PtySession
from support.tmux_session import TmuxSession

PROGRAM = str(Path(sys.executable).with_name("ketamine-tui"))
AS_OF = ("--as-of", SHIPPED_DAY.isoformat())


INDEX: list[Path] = []
"""The cache with which a home begins, where there is one: with the index of the shipped directory."""


def command(*arguments: str, content: Path = SHIPPED) -> list[str]:
    """Return the words that start the program."""
    return [PROGRAM, "--content", str(content), *AS_OF, *arguments]


def _lines(session: PtySession | TmuxSession) -> list[str]:
    return session.lines if isinstance(session, PtySession) else session.capture().splitlines()


def is_filtered(session: PtySession | TmuxSession) -> bool:
    """Say whether the count behind the filter bar is of a part of the directory."""
    return bool(re.search(r" [\d,]+ of [\d,]+ *$", _lines(session)[1]))


def in_detail(session: PtySession | TmuxSession) -> bool:
    """Say whether the entry that is read takes the keys."""
    title = r"- > (?!Entries |Browse |Urgent help |Copy from|Commands )[^+]*-[+-]$"
    return any(re.search(title, line) for line in _lines(session)[:4])


def has_counted_views(session: PtySession | TmuxSession) -> bool:
    """Say whether the views have their counts, which come after the list."""
    return any(re.search(r" Overdue checks +\d", line) for line in _lines(session))


def begin(home: Path, content: Path) -> None:
    """Let a new home begin with the index of the shipped directory."""
    if content == SHIPPED and not (home / "cache").exists():
        for cache in INDEX:
            shutil.copytree(cache, home / "cache")


def fill_cache(home: Path) -> None:
    """Make the index of the shipped directory in a home."""
    home.mkdir()
    in_shell(home, "tags")


def on_pty(
    home: Path,
    *arguments: str,
    content: Path = SHIPPED,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str | None] | None = None,
    tells_place: bool = False,
    background: bytes = b"0000/0000/0000",
) -> PtySession:
    """Return the program in a pseudo-terminal, not started yet."""
    begin(home, content)
    cols, rows = size
    words = command(*arguments, content=content)
    return PtySession(
        words,
        home,
        cols=cols,
        rows=rows,
        env=env,
        cwd=home,
        tells_place=tells_place,
        background=background,
    )


def in_shell(
    home: Path,
    *arguments: str,
    content: Path = SHIPPED,
    env: Mapping[str, str | None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run one of the plain commands to its end."""
    begin(home, content)
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
