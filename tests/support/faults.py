"""A machine on which something is wrong, without the rights that it takes to break a real one."""

import os
import pwd
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch


@contextmanager
def refusing(folder: Path, number: int) -> Iterator[None]:
    """Let nothing be written below a folder in this process.

    Args:
        folder: The folder, or the place of a disk.
        number: The error of the system, such as `errno.EROFS`.
    """
    opening, making = os.open, os.mkdir

    def refuse(path: str | Path) -> None:
        if os.fspath(path).startswith(str(folder)):
            raise OSError(number, os.strerror(number), os.fspath(path))

    def open_to_read(path: str | Path, flags: int, *rest: int, **names: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            refuse(path)
        return opening(path, flags, *rest, **names)

    def make(path: str | Path, *rest: int) -> None:
        if not Path(path).is_dir():
            refuse(path)
        making(path, *rest)

    with patch("os.open", open_to_read), patch("os.mkdir", make):
        yield


def _unknown(number: int) -> NoReturn:
    raise KeyError(f"getpwuid(): uid not found: {number}")


@contextmanager
def homeless() -> Iterator[None]:
    """Let the system not know whose process this is."""
    with patch.object(pwd, "getpwuid", _unknown):
        yield


def limited(blocks: int, *command: str) -> tuple[str, ...]:
    """Return the words that start a command that can write no file of more than some blocks of 512 bytes.

    It fails where a disk fills up: in the middle.
    """
    return ("sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *command)


def with_streams(places: str, *command: str) -> tuple[str, ...]:
    """Return the words that start a command whose streams the shell has turned, such as ``>&-``."""
    return ("sh", "-c", f'exec "$@" {places}', "sh", *command)


_AT_FAULT = """
import sys
from contextlib import nullcontext
from pathlib import Path
from support.faults import homeless, refusing
from ketamine_tui.cli import main

with {fault}:
    code = main()
sys.exit(code)
"""


def at_fault(fault: str) -> tuple[str, ...]:
    """Return the words that start the program in a process of its own, within one of the faults above."""
    path = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})"
    return (sys.executable, "-c", f"{path}\n{_AT_FAULT.format(fault=fault)}")
