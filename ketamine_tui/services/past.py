"""What fields of an entry said when they were confirmed, out of the directory's git repository.

Only plumbing commands are used, which neither convert, page, sign nor show differences, and no protocol
is allowed: a repository that came from somebody else can neither run a program nor open a connection.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.text import clean
from ketamine_tui.services.session import find_program
from ketamine_tui.store.decode import encode
from ketamine_tui.store.entry_files import load_text
from ketamine_tui.store.fingerprint import confirmed_fingerprints, fingerprints
from ketamine_tui.store.yaml_writer import flow

_COMMITS = 50
"""How many versions of a file are looked at, the latest first."""

_PATIENCE = 5.0
_SAFE = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def values_before(
    folder: Path, path: str, entry: Entry, directory: Directory, environment: Mapping[str, str]
) -> dict[str, str]:
    """Return what fields said when they were confirmed, for those that say something else now.

    Nothing where there is no git, no repository, or no version of the file that was confirmed.

    Args:
        folder: The directory's folder.
        path: The file below it.
        entry: The entry as it is now.
        directory: What the directory says of itself.
        environment: The variables of the process.
    """
    now = fingerprints(entry)
    wanted = {
        name: digits
        for name, digits in confirmed_fingerprints(entry).items()
        if digits and digits != now.get(name)
    }
    found: dict[str, str] = {}
    for text in _versions(folder, path, environment) if wanted else ():
        loaded = load_text(text, path, directory).entries
        then = next((x.entry for x in loaded if x.entry.id == entry.id), None)
        if then is None:
            continue
        seen, fields = fingerprints(then), encode(then)
        assert isinstance(fields, dict)  # noqa: S101  # a record encodes to its fields
        for name, digits in wanted.items():
            if name not in found and seen.get(name) == digits:
                found[name] = clean(_said(fields[name]))
        if found.keys() == wanted.keys():
            break
    return found


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return flow(value)  # type: ignore[arg-type]  # lists and mappings of texts, as JSON has them


def _versions(folder: Path, path: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the texts that a file has had, the latest first."""
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
    try:
        done = subprocess.run(  # noqa: S603  # the words are ours; names come after --, or in one word
            [
                program,
                "-C",
                os.fspath(folder),
                "-c",
                "core.fsmonitor=false",
                "--literal-pathspecs",
                *arguments,
            ],
            env={**environment, **_SAFE},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
