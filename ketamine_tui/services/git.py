"""Earlier versions of a file, out of the git repository that it is in.

Only plumbing commands are used, which neither convert, page, sign nor show differences, and no protocol
is allowed: a repository that came from somebody else can neither run a program nor open a connection.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ketamine_tui.services.machine import find_program
from ketamine_tui.services.processes import ProcessError, output_of

_COMMITS = 50
"""How many versions of a file are looked at, the latest first."""

_PATIENCE = 5.0
_OPTIONS = ("-c", "core.fsmonitor=false", "--literal-pathspecs")
_SAFE = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def versions(folder: Path, path: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the texts that a file below a folder has had, the latest first.

    Nothing where there is no git, no repository, or no version of the file.
    """
    program = find_program("git", environment)
    if program is None:
        return
    commits = _run(program, folder, environment, "rev-list", f"-n{_COMMITS}", "HEAD", "--", path)
    prefix = _run(program, folder, environment, "rev-parse", "--show-prefix").decode().strip()
    for commit in commits.decode("ascii", "replace").split():
        blob = _run(program, folder, environment, "cat-file", "blob", f"{commit}:{prefix}{path}")
        yield blob.decode("utf-8-sig", "replace")


def _run(program: str, folder: Path, environment: Mapping[str, str], *arguments: str) -> bytes:
    """Return what a command of git prints; nothing where it fails."""
    argv = (program, "-C", os.fspath(folder), *_OPTIONS, *arguments)
    try:
        return output_of(argv, environment={**environment, **_SAFE}, timeout=_PATIENCE)
    except ProcessError:
        return b""
