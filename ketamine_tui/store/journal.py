"""A journal of changes to several files at once: after a crash all of them are made, or none.

It is kept in the person's own folder, never in the directory: what is written down in it is done at the
next start, and the files of a directory may come from anybody.
"""

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.text import clean
from ketamine_tui.store.files import MAX_BYTES
from ketamine_tui.store.saving import (
    PUBLIC,
    NotWrittenError,
    check_writable,
    locked,
    replace_file,
    writing,
)
from ketamine_tui.store.user_folders import is_there

JOURNAL_NAME = re.compile(r"[0-9a-f]{16}\.json")
"""What journals are called."""


class Change(NamedTuple):
    """The bytes of a file before and after a change; None where it is not there."""

    file: Path
    before: bytes | None
    after: bytes | None


def write_all(folder: Path, changes: Sequence[Change], journals: Path) -> None:
    """Make changes to the files of a directory: all of them, or none.

    Args:
        folder: The directory's folder.
        changes: Of each file one. Files are named as they are, without links.
        journals: The person's folder in which the journal is kept while files are written.

    Raises:
        NotWrittenError: If a file is not as it was, or cannot be written. All are as they were then.
    """
    finish(folder, journals)
    journal = _journal(folder, journals)
    with _held(folder, changes):
        for change in changes:
            if _bytes(change.file) != change.before:
                name = clean(change.file.name)
                raise NotWrittenError(f"{name} has changed since it was read; nothing was written")
            _check_writable(change)
        with writing(
            str(journal), "let HOME or XDG_STATE_HOME name a folder that you may write to"
        ):
            journal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(journal, _text(folder, changes))
        try:
            _make(changes)
        except BaseException:
            _make([Change(x.file, x.after, x.before) for x in reversed(changes)])
            _forget(journal)
            raise
        _forget(journal)


def finish(folder: Path, journals: Path) -> int:
    """Finish what a process that was killed had begun to write into a directory; return how many files.

    Raises:
        NotWrittenError: If it cannot be finished: a file has been changed since, or cannot be written.
    """
    if not is_interrupted(folder, journals):
        return 0
    journal = _journal(folder, journals)
    with writing(str(journal)), locked(folder):
        # Whoever is writing at this moment holds the lock, and takes the journal away.
        if (data := _bytes(journal)) is None:
            return 0
        changes = _read(data, journal)
    with writing(str(journal)), _held(folder, changes):
        if _bytes(journal) != data:
            return 0
        for change in changes:
            if _bytes(change.file) not in (change.before, change.after):
                message = (
                    f"a change of several files was interrupted, and {clean(str(change.file))} is neither"
                    f" as before nor as after it: put the files right, then delete {clean(str(journal))}"
                )
                raise NotWrittenError(message)
        _make(changes)
        _forget(journal)
    return len(changes)


def is_interrupted(folder: Path, journals: Path) -> bool:
    """Say whether a change of several files of a directory is half done, or is being made at this moment."""
    return is_there(_journal(folder, journals))


def _forget(journal: Path) -> None:
    """Delete a journal that is done with, and its folder: where there is none, no start looks further."""
    journal.unlink()
    with suppress(OSError):
        journal.parent.rmdir()


def _make(changes: Sequence[Change]) -> None:
    """Give every file its bytes; files are deleted last."""
    for change in sorted(changes, key=lambda change: change.after is None):
        with writing(change.file.name, left="nothing was changed"):
            if change.after is None:
                change.file.unlink(missing_ok=True)
                continue
            if _bytes(change.file) != change.after:
                change.file.parent.mkdir(parents=True, exist_ok=True)
                replace_file(change.file, change.after)
            if change.before is None:
                change.file.chmod(PUBLIC)


def _check_writable(change: Change) -> None:
    name = clean(change.file.name)
    if change.before is not None:
        check_writable(change.file, name)
    if change.after is not None and len(change.after) > MAX_BYTES:
        raise NotWrittenError("the file would be larger than 2 MiB; split it first", name)


@contextmanager
def _held(folder: Path, changes: Sequence[Change]) -> Iterator[None]:
    """Hold the folders of all files, in one order for everybody, so that nobody waits for somebody who waits."""
    folders = {change.file.parent for change in changes if change.file.parent.is_dir()}
    with ExitStack() as stack:
        for path in sorted({os.path.realpath(x) for x in (folder, *folders)}):
            stack.enter_context(writing(path))
            stack.enter_context(locked(Path(path)))
        yield


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _journal(folder: Path, journals: Path) -> Path:
    name = hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape")).hexdigest()
    return journals / f"{name[:16]}.json"


def _text(folder: Path, changes: Sequence[Change]) -> bytes:
    def written(data: bytes | None) -> str | None:
        return None if data is None else base64.b64encode(data).decode()

    records = [
        {"file": str(x.file), "before": written(x.before), "after": written(x.after)}
        for x in changes
    ]
    return json.dumps({"folder": os.path.realpath(folder), "changes": records}).encode()


def _read(data: bytes, journal: Path) -> list[Change]:
    def read(text: str | None) -> bytes | None:
        return None if text is None else base64.b64decode(text, validate=True)

    with suppress(ValueError, KeyError, TypeError):
        return [
            Change(Path(x["file"]), read(x["before"]), read(x["after"]))
            for x in json.loads(data)["changes"]
        ]
    raise NotWrittenError(
        f"{clean(str(journal))} cannot be read: put the files right, then delete it"
    )
