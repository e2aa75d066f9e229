"""Which content folder: the one named, the one that came with the program, or the checkout's."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

VARIABLE = "KETAMINE_TUI_CONTENT"
_PACKAGE = Path(__file__).resolve().parent.parent


class Location(NamedTuple):
    """A content folder; `is_packaged` when it belongs to the installation and is not for editing."""

    folder: Path
    is_packaged: bool


class ContentNotFoundError(Exception):
    """There is no such content folder; the message says what was looked for."""


def locate(named: str | None, environment: Mapping[str, str]) -> Location:
    """Return the content folder to open.

    Args:
        named: The folder named on the command line.
        environment: Where the variable `VARIABLE` may name one.

    Raises:
        ContentNotFoundError: If it is not a folder.
    """
    if wanted := named or environment.get(VARIABLE):
        folder = Path(wanted).expanduser()
        if not folder.is_dir():
            raise ContentNotFoundError(f"{wanted} is not a folder")
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
