"""The directory to open: the one named, the one that came with the program, or the checkout's."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ketamine_tui.model.errors import UnreadableError
from ketamine_tui.model.text import clean
from ketamine_tui.store.scan import DIRECTORY_FILE, is_note

VARIABLE = "KETAMINE_TUI_CONTENT"

_PACKAGED = "packaged"
"""The identity of the directory that came with the program."""

_PACKAGE = Path(__file__).resolve().parent.parent

SCAFFOLD = _PACKAGE / "scaffold"
"""The folder of a directory that is still to be written."""


class Location(NamedTuple):
    """A content folder or a note; `is_packaged` when it belongs to the installation and is not for editing."""

    folder: Path
    is_packaged: bool

    @property
    def is_note(self) -> bool:
        """Whether it is a single Markdown note."""
        return is_note(self.folder)

    @property
    def identity(self) -> str:
        """What a person's own files call the directory, in a text that can be written.

        It is the path without links. Where the program is installed changes with Python and its own
        version, so that the directory that came with it has a name, which is no path.
        """
        if self.is_packaged:
            return _PACKAGED
        path = os.path.realpath(self.folder)
        is_plain = clean(path).strip() == path
        return path if is_plain else Path(path).as_uri()


class ContentNotFoundError(UnreadableError):
    """There is no such directory; the message says what was looked for."""


def is_directory(path: Path) -> bool:
    """Say whether a path is that of a directory: a Markdown note, or a folder that says what it is."""
    try:
        return (path if is_note(path) else path / DIRECTORY_FILE).is_file()
    except (OSError, ValueError):  # a text that can be no path
        return False


def locate(
    named: str | None, environment: Mapping[str, str], configured: str | None = None
) -> Location:
    """Return the directory that is named on the command line, by `VARIABLE`, in the configuration, or our own.

    Raises:
        ContentNotFoundError: If it is neither a folder nor a Markdown note.
    """
    asked = named or environment.get(VARIABLE)
    if name := asked or configured:
        folder = Path(name)
        with suppress(RuntimeError):  # nobody has such a home
            folder = folder.expanduser()
        if not folder.is_dir() and not (is_note(folder) and folder.is_file()):
            where = "" if asked else "; config.yaml names it"
            message = f"{name} is not a folder, and no Markdown note (.md) either{where}"
            raise ContentNotFoundError(message)
        return Location(folder, is_packaged=False)
    packaged = _PACKAGE / "_content"
    if packaged.is_dir():
        return Location(packaged, is_packaged=True)
    checkout = _PACKAGE.parent
    if (checkout / "content").is_dir() and (checkout / "pyproject.toml").is_file():
        return Location(checkout / "content", is_packaged=False)
    raise ContentNotFoundError(
        "no content came with this installation; name a folder with --content"
    )
