"""Processes that read files for this one: started, asked, and ended."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Pipe
from pathlib import Path

from ketamine_tui.index.records import Records
from ketamine_tui.index.stored_directory import dump_directory
from ketamine_tui.model.directory import Directory
from ketamine_tui.store.scan import SourceFile

_MOST_ASKED = 4
"""Chunks that a helper is asked for at a time, so that it need not wait for us to look."""


def start_helpers(count: int, folder: Path, directory: Directory) -> list["Helper"]:
    """Start helpers; fewer, or none, where the system does not allow it."""
    helpers: list[Helper] = []
    with suppress(OSError):
        while len(helpers) < count:
            helpers.append(Helper(folder, directory))
    return helpers


class Helper:
    """A process that reads chunks of files. It ends by itself when this one does."""

    def __init__(self, folder: Path, directory: Directory) -> None:
        """Start it.

        Raises:
            OSError: If it cannot be started.
        """
        self._task = (folder, dump_directory(directory))
        self._asked = _MOST_ASKED  # nothing more until it is there
        self._connection, theirs = Pipe()
        with theirs:
            # A new interpreter, as a copy of this process would have its locks without its threads;
            # in a group of its own, as Ctrl+C is meant for this one.
            self._process = subprocess.Popen(  # noqa: S603  # ourselves
                [sys.executable, "-P", "-m", "ketamine_tui.index.helping", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(sys.path),
                    "PYTHONDONTWRITEBYTECODE": "1" if sys.dont_write_bytecode else "",
                },
                process_group=0,
            )

    def exchange(
        self, chunks: Sequence[Sequence[SourceFile]], todo: deque[int], done: dict[int, Records]
    ) -> None:
        """Take what has been read into `done`, and ask for more of `todo`.

        What a helper that has died was asked for is in neither.
        """
        with suppress(OSError, EOFError):
            while self._connection.poll():
                self._take(done)
            while todo and self._asked < _MOST_ASKED:
                number = todo.popleft()
                self._asked += 1
                self._connection.send((number, chunks[number]))

    def _take(self, done: dict[int, Records]) -> None:
        answer = self._connection.recv()
        if answer is None:  # its first word
            self._connection.send(self._task)
            self._asked = 0
        else:
            number, records = answer
            done[number] = records
            self._asked -= 1

    def end(self) -> None:
        """End it at once, whatever it is doing."""
        self._connection.close()
        self._process.kill()
        self._process.wait()
