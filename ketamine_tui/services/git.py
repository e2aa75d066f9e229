"""Git's knowledge of a folder: earlier versions of a file, and how its files are merged.

Only plumbing commands are used, which neither convert, page, sign nor show differences, and no protocol
is allowed: a repository that came from somebody else can neither run a program nor open a connection.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

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


class MergeDriver(NamedTuple):
    """What git is told about merging in the repository of a folder."""

    is_known: bool
    """Whether a program is named for it."""

    is_asked_for: bool
    """Whether ``.gitattributes`` names it for the files of a directory."""


def merge_driver(folder: Path, name: str, environment: Mapping[str, str]) -> MergeDriver | None:
    """Return what git is told about a merge driver; None outside of a repository, or without git."""
    program = find_program("git", environment)
    if program is None or not _run(program, folder, environment, "rev-parse", "--git-dir"):
        return None
    driver = _run(program, folder, environment, "config", "--get", f"merge.{name}.driver")
    asked = _run(program, folder, environment, "check-attr", "merge", "--", "directory.yaml")
    return MergeDriver(bool(driver.strip()), asked.decode().strip().endswith(f"merge: {name}"))


def merge_lines(
    base: str, ours: str, theirs: str, environment: Mapping[str, str]
) -> tuple[str, bool]:
    """Merge texts line by line as git does, bytes that are not UTF-8 as surrogates; say whether that left a conflict, marked in the text.

    Raises:
        ProcessError: If there is no git, or it fails.
    """
    program = find_program("git", environment)
    if program is None:
        raise ProcessError("git is not installed")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            (Path(folder) / name).write_bytes(text.encode(errors="surrogateescape"))
        labels = ("-L", "ours", "-L", "base", "-L", "theirs")
        # In a folder of its own no repository has a say in how conflicts are marked.
        done = subprocess.run(  # noqa: S603  # no shell; the words are ours
            (program, "-C", folder, "merge-file", "-p", *labels, "ours", "base", "theirs"),
            env={**environment, **_SAFE, "GIT_DIR": os.devnull},
            capture_output=True,
            check=False,
        )
    if done.returncode not in range(128):
        raise ProcessError(done.stderr.decode(errors="replace").strip() or "git merge-file failed")
    return done.stdout.decode(errors="surrogateescape"), done.returncode > 0


def _run(program: str, folder: Path, environment: Mapping[str, str], *arguments: str) -> bytes:
    """Return what a command of git prints; nothing where it fails."""
    argv = (program, "-C", os.fspath(folder), *_OPTIONS, *arguments)
    try:
        return output_of(argv, environment={**environment, **_SAFE}, timeout=_PATIENCE)
    except ProcessError:
        return b""
