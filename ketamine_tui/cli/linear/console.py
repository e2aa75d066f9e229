"""Reading and writing a line at a time."""

import sys
from collections.abc import Callable

from ketamine_tui.cli.output import deliver, put, put_text
from ketamine_tui.model.prose import line
from ketamine_tui.model.text import clean
from ketamine_tui.model.translate import _
from ketamine_tui.present.layout import plain_text

_LONGEST = 4000
"""Characters of a line that are read; nobody types more, and an endless line must not fill the memory."""


class LeaveError(Exception):
    """The person has had enough: they said so, or there is no more input."""


class Console:
    """Standard input and output. What is said is broken at words, at most `width()` columns wide.

    `rows()` is how many lines can be seen at once; without a terminal there is no such number.
    """

    def __init__(self, width: Callable[[], int], rows: Callable[[], int | None]) -> None:
        self._width = width
        self.rows = rows
        # What comes from a pipe is shown, or a log would have answers without their questions.
        self._is_echoing = not sys.stdin.isatty()
        if reconfigure := getattr(sys.stdin, "reconfigure", None):
            reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Write a text; its line breaks are kept."""
        put(self.lines(text))

    def lines(self, text: str) -> str:
        """Return a text as it is written."""
        return plain_text([line(text)], self._width())

    def read(self, where: str) -> str:
        """Write where one is, in the reader's words, and return the next line, cleaned.

        Raises:
            LeaveError: If there is no more input.
        """
        put_text(f"{_(where)}> ")
        deliver()
        try:
            typed = sys.stdin.readline(_LONGEST)
            self._skip_rest(typed)
        except KeyboardInterrupt:
            put("")
            raise
        text = clean(typed.rstrip("\r\n")).strip()
        if not typed:
            put("")
            raise LeaveError
        if self._is_echoing:
            put(text)
        return text

    def _skip_rest(self, typed: str) -> None:
        while len(typed) == _LONGEST and not typed.endswith("\n"):
            typed = sys.stdin.readline(_LONGEST)
