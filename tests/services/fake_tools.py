"""Programs on a `PATH` of their own that record how they were called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A NUL ends each word and an empty line each call, so that any argument survives the record.
_SCRIPT = """#!/bin/sh
{{ printf '%s\\0' {name} "$@"; printf '\\n\\0'; }} >> {log}
{body}
"""


class FakeTools:
    """A folder of fake programs; `path` is the whole `PATH` to give to the code under test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bin = root / "bin"
        self.bin.mkdir()
        self.path = str(self.bin)

    def add(self, name: str, body: str = "", *, status: int = 0) -> Path:
        """A program that records its arguments and standard input, runs `body`, and ends."""
        read = f"/bin/cat > {self._input(name)}"
        return self._write(name, f"{read}\n{body}\nexit {status}")

    def add_silent(self, name: str, body: str) -> Path:
        """A program that records its arguments only and then runs `body`."""
        return self._write(name, body)

    def calls(self) -> list[list[str]]:
        """Name and arguments of every call, in order."""
        log = self.root / "calls"
        if not log.exists():
            return []
        calls = log.read_text().split("\n\0")
        return [call.split("\0")[:-1] for call in calls[:-1]]

    def called(self) -> list[str]:
        """The name of the program of every call, in order."""
        return [call[0] for call in self.calls()]

    def stdin(self, name: str) -> bytes:
        """What the last call of a program read."""
        return self._input(name).read_bytes()

    def _input(self, name: str) -> Path:
        return self.root / f"{name}.stdin"

    def _write(self, name: str, body: str) -> Path:
        program = self.bin / name
        program.write_text(_SCRIPT.format(name=name, log=self.root / "calls", body=body))
        program.chmod(0o755)
        return program
