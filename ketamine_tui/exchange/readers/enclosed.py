"""Files that another one names: those within its own folder, and no others."""

import re
from pathlib import Path

from ketamine_tui.exchange.sources import MAX_BYTES, decoded
from ketamine_tui.store.node import START, ReadError

MAX_TOGETHER = 4 * MAX_BYTES
"""Bytes of all the files that one file names."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_HINT = "only files within the folder of the one that names them are read"


class Enclosed:
    """The files within a folder, read until they are too many bytes together."""

    def __init__(self, folder: Path | None) -> None:
        """Begin with none read; without a folder there are no files."""
        self._folder = folder.resolve() if folder else None
        self._left = MAX_TOGETHER

    def find(self, name: str) -> str:
        """Return where a file is: as it is named, or else under the last part of its name in ``data`` or the folder.

        Programs that write packages name files by where they stood then.

        Raises:
            RefusedError: If the name leads elsewhere, or nowhere.
        """
        last = name.rpartition("/")[2]
        places = (place for place in (name, f"data/{last}", last) if self._file(place).is_file())
        found = next(places, "")
        if not found:
            raise RefusedError("there is no such file")
        return found

    def text(self, name: str) -> str:
        """Return what a file that was found says. An empty file is an empty text.

        Raises:
            RefusedError: If the disk does not give it.
            ReadError: If it is no text, or too large.
        """
        file = self._file(name)
        try:
            with file.open("rb") as stream:
                data = stream.read(min(MAX_BYTES, self._left) + 1)
        except OSError as error:
            raise RefusedError(f"it cannot be read: {error.strerror}") from None
        if len(data) > self._left:
            most = f"{MAX_TOGETHER // 2**20} MiB"
            message = f"the files are larger than {most} together"
            raise ReadError(START, "file-too-large", message, "import a part of them")
        self._left -= len(data)
        return decoded(data, name, file.stat().st_size) if data.strip() else ""

    def _file(self, name: str) -> Path:
        if _URL.match(name):
            raise RefusedError("it is not a file beside this one", _HINT)
        try:
            file = self._folder / name if self._folder else None
            whole = file.resolve() if file else None
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL
            raise RefusedError("it is no name of a file", _HINT) from None
        if whole is None or not whole.is_relative_to(str(self._folder)):
            raise RefusedError("it leads out of the folder", _HINT)
        if name.startswith("/") or "\\" in name:
            raise RefusedError("it is not a path within the folder", _HINT)
        return whole


class RefusedError(Exception):
    """A file that is not read: why, in words, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
