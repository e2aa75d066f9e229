"""Safe changes of files: none is ever lost or half written.

A change is made to what stands in the file at that moment, under a lock, and takes its place in one
step. What was written can be taken back, byte for byte, as long as nobody has changed it since.
"""

import errno
import fcntl
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.errors import UserError
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError

_PATIENCE = 10.0
_PAUSE = 0.01
_ENCODING = "utf-8"

_REASONS = {
    errno.ENOSPC: "the disk is full; nothing was changed",
    errno.EDQUOT: "there is no room left for you on the disk; nothing was changed",
    errno.EFBIG: "the disk is full; nothing was changed",
    errno.EROFS: "the disk is read-only; copy the directory with 'ketamine-tui init DIR'",
    errno.EACCES: "you may not write there; copy the directory with 'ketamine-tui init DIR'",
    errno.EPERM: "you may not write there; copy the directory with 'ketamine-tui init DIR'",
    errno.ENOENT: "it is not there any more; read the directory again",
}


class NotWrittenError(UserError):
    """A file that stays as it was; the message says why, and what to do.

    `difference` shows what an attempt had come to, where there was one.
    """

    def __init__(self, message: str, where: str = "", difference: str = "") -> None:
        super().__init__(message, where=where)
        self.difference = difference


class Written(NamedTuple):
    """What was written: enough to take it back."""

    folder: Path
    path: str
    before: bytes
    after: bytes


def save(folder: Path, path: str, change: Callable[[str], str]) -> Written:
    """Change a file of a directory.

    Args:
        folder: The directory's folder.
        path: The file's path below it, with ``/``.
        change: Returns the new text for the text that stands in the file now, with its own line
            endings and byte order mark. Raises `NotWrittenError` to leave the file alone.

    Raises:
        NotWrittenError: If it cannot be written. It then is as it was.
    """
    with _held(folder, path) as file:
        before = file.read_bytes()
        after = change(before.decode(_ENCODING)).encode(_ENCODING)
        if after != before:
            replace_file(file, after)
    return Written(folder, path, before, after)


def undo(written: Written) -> None:
    """Take back what was written, byte for byte.

    Raises:
        NotWrittenError: If the file has been changed since, or cannot be written.
    """
    with _held(written.folder, written.path) as file:
        if file.read_bytes() != written.after:
            raise NotWrittenError(f"{written.path} has been changed since; undo that there first")
        replace_file(file, written.before)


@contextmanager
def _held(folder: Path, path: str) -> Iterator[Path]:
    """Hold the real file of a path for this program alone, and turn what goes wrong into words."""
    file = folder / path
    try:
        read_file(folder, path)  # refuses what is outside the folder, no file or no text
        file = file.resolve()
        if not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise NotWrittenError("the file is read-only; make it writable first", path)
        with _locked(file.parent):
            yield file
    except ReadError as error:
        raise NotWrittenError(error.message, path) from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
        raise NotWrittenError(reason, path) from None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let other programs of this sort wait. The lock is on the folder: it leaves nothing behind."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _wait_for_lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise NotWrittenError("another program is writing there; try again") from None
            time.sleep(_PAUSE)
        except OSError:
            return  # some network file systems have no locks; comparing bytes has to do there
        else:
            return


def replace_file(file: Path, data: bytes) -> None:
    """Write a file in one step: whoever reads it finds the old bytes or the new ones, whole.

    Mode and owner stay as they are; a new file can be read by its owner only. Other hard links keep
    the old bytes.

    Raises:
        OSError: If it cannot be written; the file is then as it was.
    """
    descriptor, name = tempfile.mkstemp(prefix=".ketamine-tui-", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            _copy_rights(file, stream.fileno())
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _copy_rights(file: Path, descriptor: int) -> None:
    with suppress(FileNotFoundError):
        status = file.stat()
        with suppress(PermissionError):  # the owner is only for the superuser to change
            os.fchown(descriptor, status.st_uid, status.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a loss of power, where the file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
