"""What a program sends to its terminal, looked through as it comes: modes, and what no content may cause."""

import re

from support.escape_sequences import MODE, disallowed_sequences, modes_left_on

# Not what files and pastes try to copy.
_COPYING = re.compile(rb"\x1b\]52;c;(?!aGk=)[A-Za-z0-9+/=]*(?:\x07|\x1b\\)")
_FAILURE = re.compile(rb"(?:could not be read|failed) \(\w+\)")
"""What is told of a thread that has failed in a way that nobody foresaw."""
_TRACEBACK = b"Traceback"


class Output:
    """What was sent, of which only what still matters is kept."""

    def __init__(self) -> None:
        self._rest = b""
        self._modes: dict[bytes, bytes] = {}
        self.disallowed: list[bytes] = []
        self.has_traceback = False
        self.failures: list[bytes] = []

    def add(self, data: bytes) -> None:
        """Take what was sent next."""
        data = self._rest + data
        # The last sequence may not be whole.
        end = max(0, data.rfind(b"\x1b"))
        data, self._rest = data[:end], data[end:]
        self._take(data)

    def end(self) -> None:
        """Take what has come last: there is no more."""
        self._take(self._rest)
        self._rest = b""

    def _take(self, data: bytes) -> None:
        for match in MODE.finditer(data):
            name = match["modes"] or b"keyboard %d" % len(self._modes)
            self._modes.pop(name, None)
            self._modes[name] = match[0]
        # The program's own: what was copied is in it as letters and numbers only.
        self.disallowed += disallowed_sequences(_COPYING.sub(b"", data))
        self.has_traceback |= _TRACEBACK in data
        self.failures += _FAILURE.findall(data)

    @property
    def modes_left_on(self) -> set[str]:
        """The modes that were changed and not changed back."""
        return modes_left_on(b"".join(self._modes.values()) + self._rest)
