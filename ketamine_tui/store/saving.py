"""Safe changes of files: none is ever lost or half written.

A change is made to what stands in the file at that moment, under a lock, and takes its place in one
step. What was written can be taken back, byte for byte, as long as nobody has changed it since.
"""

import errno
import fcntl
import os
import re
import stat
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.errors import UserError
from ketamine_tui.model.text import clean
from ketamine_tui.store.drafts import open_draft
from ketamine_tui.store.files import read_file
from ketamine_tui.store.node import ReadError

_PATIENCE = 10.0
_PAUSE = 0.01
_ENCODING = "utf-8"

DRAFT_PREFIX = ".ketamine-tui-"
"""How the names begin of what is written beside a file or a folder, to take its place."""

DRAFT_NAME = re.compile(rf"{re.escape(DRAFT_PREFIX)}[0-9a-z_]{{8}}")
"""What drafts of files are called, by a checksum or by `tempfile`."""

PUBLIC = 0o644
"""The rights of a new file in which there is nothing private."""

_NO_ROOM = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for you on the disk",
    errno.EFBIG: "the disk is full",
}

MAKE_ONE = "make your own: ketamine-tui init DIR"
"""What to do where a directory cannot be written."""

_MOVE = "move it away first"
_BAD_PLACES = {
    errno.EROFS: ("the disk is read-only", MAKE_ONE),
    errno.EACCES: ("you may not write there", MAKE_ONE),
    errno.EPERM: ("you may not write there", MAKE_ONE),
    errno.ENOENT: ("there is no such folder, and none can be made", "choose another one"),
    errno.ENOTDIR: ("a file is where a folder should be", _MOVE),
    errno.EEXIST: ("a file is where a folder should be", _MOVE),
    errno.EISDIR: ("a folder is in its place", _MOVE),
}
"""What is wrong with a place, and what to do about it where a directory is written."""


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
            name = clean(str(written.path))
            raise NotWrittenError(f"{name} has changed since; undo that change first")
        replace_file(file, written.before)


@contextmanager
def writing(place: str, advice: str = "", left: str = "nothing was changed") -> Iterator[None]:
    """Turn what goes wrong on the disk into words.

    Args:
        place: What is written, as people know it.
        advice: What to do where nothing can be written there, if this is no file of a directory.
        left: What is there after a disk was full.

    Raises:
        NotWrittenError: For an `OSError`.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        if number in _BAD_PLACES:
            reason, usual = _BAD_PLACES[number]
            reason = f"{reason}; {advice or usual}"
        elif number in _NO_ROOM:
            reason = f"{_NO_ROOM[number]}; {left}"
        else:
            reason = error.strerror or type(error).__name__
        raise NotWrittenError(reason, place) from None


@contextmanager
def _held(folder: Path, path: str) -> Iterator[Path]:
    """Hold the real file of a path for this program alone, and turn what goes wrong into words."""
    file = folder / path
    with writing(path):
        try:
            read_file(folder, path)  # refuses what is outside the folder, no file or no text
            file = file.resolve()
            check_writable(file, path)
            with locked(file.parent):
                yield file
        except ReadError as error:
            raise NotWrittenError(error.message, path) from None
        except FileNotFoundError:
            reason = "it is gone; read the files again"
            raise NotWrittenError(reason, path) from None


def check_writable(file: Path, name: str) -> None:
    """Refuse to write a file that is for nobody to write: it could be replaced all the same.

    Raises:
        NotWrittenError: If it is; `name` is what it is called there.
        OSError: If it is gone.
    """
    if not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise NotWrittenError("the file is read-only; make it writable first", name)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let other programs of this sort wait. The lock is on the folder: it leaves nothing behind.

    Raises:
        NotWrittenError: If another program keeps it for too long.
        OSError: If there is no such folder.
    """
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
    descriptor, temporary = _temporary(file)
    with os.fdopen(descriptor, "wb") as stream:
        try:
            _copy_rights(file, stream.fileno())
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)  # while it is still ours
            raise
    _sync_folder(file.parent)


def _temporary(file: Path) -> tuple[int, Path]:
    """Return an empty file beside another, as a descriptor and a path.

    Its name depends on the file, so what a killed process has left is written over by the next one; where
    that is not ours to write, it is a name that nobody has.
    """
    checksum = zlib.crc32(os.fsencode(file.name))
    fixed = file.with_name(f"{DRAFT_PREFIX}{checksum:08x}")
    with suppress(OSError):
        return open_draft(fixed, patience=0), fixed
    descriptor, name = tempfile.mkstemp(prefix=DRAFT_PREFIX, dir=file.parent)
    return descriptor, Path(name)


def put_file(file: Path, data: bytes) -> None:
    """Put data in the place of a file, as `replace_file`; a new one may be read by everybody.

    Raises:
        OSError: As `replace_file`.
    """
    is_new = not file.exists()
    replace_file(file, data)
    if is_new:
        file.chmod(PUBLIC)


def _copy_rights(file: Path, descriptor: int) -> None:
    os.fchmod(descriptor, 0o600)
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
