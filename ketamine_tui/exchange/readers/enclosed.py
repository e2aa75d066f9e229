"""Files that another one names: those within its own folder or archive, and no others."""

import lzma
import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from posixpath import normpath
from typing import IO
from zipfile import BadZipFile, ZipFile

from ketamine_tui.exchange.sources import MAX_BYTES, decoded
from ketamine_tui.store.node import START, ReadError

MAX_TOGETHER = 4 * MAX_BYTES
"""Bytes of all the files that one file names."""

PACKAGE = "datapackage.json"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_HINT = "only files within the folder of the one that names them are read"
_DAMAGED = "it cannot be unpacked"
_ZIP = b"PK\x03\x04"
_BROKEN = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What is raised for archives that are damaged, locked by a password, or packed in ways that are not known."""


class RefusedError(Exception):
    """A file that is not read: why, in words, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@contextmanager
def _refusing() -> Iterator[None]:
    """Refuse a file that cannot be opened, read or unpacked."""
    try:
        yield
    except OSError as error:
        # Damaged data has no words of the system.
        told = f"it cannot be read: {error.strerror}" if error.strerror else _DAMAGED
        raise RefusedError(told) from None
    except (*_BROKEN, lzma.LZMAError, zlib.error):
        raise RefusedError(_DAMAGED) from None


class Enclosed(ABC):
    """Files that belong together, read until they are too many bytes."""

    def __init__(self) -> None:
        self._left = MAX_TOGETHER

    def find(self, name: str) -> str:
        """Return where a file is: as it is named, or else under the last part of its name in ``data`` or beside.

        Programs that write packages name files by where they stood then.

        Raises:
            RefusedError: If the name leads elsewhere, or nowhere.
        """
        if _URL.match(name):
            raise RefusedError("it is not a file beside this one", _HINT)
        if "\\" in name or name.startswith("/"):
            raise RefusedError("it is not a path within the folder", _HINT)
        last = name.rpartition("/")[2]
        found = next(filter(self._has, (name, f"data/{last}", last)), "")
        if not found:
            raise RefusedError("there is no such file")
        return found

    def text(self, name: str) -> str:
        """Return what a file that was found says. An empty file is an empty text.

        Raises:
            RefusedError: If it cannot be read.
            ReadError: If it is no text, or too large.
        """
        with _refusing(), self._open(name) as stream:
            data = stream.read(min(MAX_BYTES, self._left) + 1)
        if len(data) > self._left:
            most = f"{MAX_TOGETHER // 2**20} MiB"
            message = f"the files are larger than {most} together"
            raise ReadError(START, "file-too-large", message, "import a part of them")
        self._left -= len(data)
        return decoded(data, name) if data.strip() else ""

    @abstractmethod
    def _has(self, name: str) -> bool:
        """Say whether there is a file of that name; refuse a name that leads elsewhere."""

    @abstractmethod
    def _open(self, name: str) -> IO[bytes]:
        """Open a file that is there."""


class Folder(Enclosed):
    """The files within a folder of the disk, links followed."""

    def __init__(self, folder: Path) -> None:
        """Begin with none read."""
        super().__init__()
        self._folder = folder.resolve()

    def _has(self, name: str) -> bool:
        try:
            return self._file(name).is_file()
        except OSError:  # a name that is too long to be one
            return False

    def _open(self, name: str) -> IO[bytes]:
        return self._file(name).open("rb")

    def _file(self, name: str) -> Path:
        try:
            file = (self._folder / name).resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL
            raise RefusedError("it is no name of a file", _HINT) from None
        if not file.is_relative_to(self._folder):
            raise RefusedError("it leads out of the folder", _HINT)
        return file


class Archive(Enclosed):
    """The files within a ZIP archive that stand where its package does: at its top, or in a folder there."""

    def __init__(self, data: bytes) -> None:
        """Look through an archive.

        Raises:
            RefusedError: If it is none, or has no package.
        """
        super().__init__()
        with _refusing():
            self._zip = ZipFile(BytesIO(data))
        self._names = frozenset(self._zip.namelist())
        tops = [name for name in self._names if name.count("/") <= 1]
        packages = [name for name in tops if name.rpartition("/")[2] == PACKAGE]
        if not packages:
            raise RefusedError("there is no package in it")
        self._prefix = min(packages, key=lambda name: (len(name), name)).removesuffix(PACKAGE)

    def package(self) -> bytes:
        """Return what says which tables there are, or of a larger one more than `MAX_BYTES`.

        Raises:
            RefusedError: If it cannot be unpacked.
        """
        with _refusing(), self._open(PACKAGE) as stream:
            return stream.read(MAX_BYTES + 1)

    def _has(self, name: str) -> bool:
        return self._member(name) in self._names

    def _open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._member(name))

    def _member(self, name: str) -> str:
        member = normpath(self._prefix + name)
        if member.startswith("..") or not member.startswith(self._prefix):
            raise RefusedError("it leads out of the folder", _HINT)
        return member


def archive_of(data: bytes) -> Archive | None:
    """Return the package that a file packs; None for a file of anything else."""
    if not data.startswith(_ZIP):
        return None
    try:
        return Archive(data)
    except RefusedError:
        return None
