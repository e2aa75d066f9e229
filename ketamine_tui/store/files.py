"""The bytes of files, and of none outside the directory's folder."""

import codecs
import hashlib
import os
import stat
from pathlib import Path

from ketamine_tui.store.node import START, ReadError, place_of

MAX_BYTES = 2 * 1024 * 1024

_ODD_PARTS = frozenset({"", ".", ".."})
# Without waiting, in case the file has just become a pipe.
_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_PART = 64 * 1024


def read_file(
    folder: Path,
    path: str,
    plain_folders: set[str] | None = None,
    most: int = MAX_BYTES,
) -> tuple[str, str]:
    """Return the text of a file and the SHA-256 of its bytes.

    Args:
        folder: The folder that it must be in.
        path: Its path below the folder, with ``/``.
        plain_folders: Folders to which no link leads; what is found out is added. For files that are read in
            one go.
        most: How many bytes it may have.

    Raises:
        ReadError: If it leads out of the folder, is too large, unreadable or not UTF-8.
    """
    data = _read_plain(folder, path, set() if plain_folders is None else plain_folders, most)
    if data is None:
        data = _read_resolved(folder, path, most)
    if len(data) > most:
        size = (folder / path).stat().st_size
        message = f"the file is larger than {most // 2**20} MiB: it has {size:,} bytes"
        raise ReadError(START, "file-too-large", message, "split it")
    encoded = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = encoded.decode()
    except UnicodeDecodeError as error:
        before = encoded[: error.start].decode("utf-8", "replace")
        message = f"byte 0x{encoded[error.start]:02X} is not UTF-8"
        place = place_of(before, len(before))
        raise ReadError(place, "file-encoding", message, "save the file as UTF-8") from None
    return text, hashlib.sha256(data).hexdigest()


def _read_plain(folder: Path, path: str, plain_folders: set[str], most: int) -> bytes | None:
    """Return the bytes of a regular file that no link leads to; None for any other.

    Such a file is where its path says, in the folder, which spares resolving the path.
    """
    parts = path.split("/")
    if not _ODD_PARTS.isdisjoint(parts):
        return None
    file = f"{folder}/{path}"
    parent = path.rpartition("/")[0]
    try:
        if parent not in plain_folders:
            above = ("/".join(parts[:end]) for end in range(1, len(parts)))
            if any(stat.S_ISLNK(os.lstat(f"{folder}/{part}").st_mode) for part in above):
                return None
            plain_folders.add(parent)
        status = os.lstat(file)
        return _contents(file, status.st_size, most) if stat.S_ISREG(status.st_mode) else None
    except OSError:
        return None


def _read_resolved(folder: Path, path: str, most: int) -> bytes:
    """Return the bytes of any file in the folder, or say what is wrong with it."""
    hint = "the link is broken, or the name is not UTF-8"
    missing = ReadError(START, "file-unreadable", "there is no file of this name", hint)
    root = folder.resolve()
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root):
            raise ReadError(
                START, "file-outside", "the link leads out of the folder", "copy the file"
            )
        if not file.exists():
            raise missing
        if file.is_dir():
            os.listdir(file)  # noqa: PTH208  # at once: what stands for a folder that cannot be listed says why
        if not file.is_file():
            raise ReadError(START, "file-unreadable", "this is not a regular file", "")
        return _contents(str(file), file.stat().st_size, most)
    except RuntimeError:  # what Python 3.11 and 3.12 raise for a link that leads to itself
        raise missing from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError(START, "file-unreadable", reason, "check its permissions") from None


def _contents(file: str, size: int, most: int) -> bytes:
    """Return the bytes of a file of about this size, but few more than it may have."""
    descriptor = os.open(file, _FLAGS)
    try:
        data = os.read(descriptor, min(size, most) + 1)
        while len(data) <= most and (more := os.read(descriptor, _PART)):
            data += more
    finally:
        os.close(descriptor)
    return data
