"""A run of the program from its start to its end: what is sent to it, its rest, and what then holds."""

import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from machine import invariants
from machine.editor import Editor
from machine.inputs import (
    CHOOSING,
    ENDING,
    PALETTE,
    PASTE_ENDS,
    leaves_paste_open,
    presses_last_line,
)
from machine.screen import has_palette, is_covered, read_browsing
from machine.subject import Subject
from machine.truth import Truth

_LOOK = 0.02
"""Seconds between two looks at whether something holds."""

_ASK_AGAIN = 1.0
_CTRL_C = b"\x03"
_CTRL_Z = b"\x1a"
_SIGNALS = {_CTRL_C: signal.SIGINT, b"\x1c": signal.SIGQUIT}
"""What a terminal that is not raw makes of keys."""

_ANSWER = re.compile(r"Press q or Ctrl\+Q to quit|(?:Copied|copy) (?:the )?selection")
"""What Ctrl+C says everywhere; the rest only where the click does not help."""

_UNSELECT = tuple(b"\x1b[<2;%d;1M\x1b[<2;%d;1m" % (x, x) for x in (1, 3))
"""Clicks beside everything, as Ctrl+C would copy what is selected: in turn, for two on one place select."""


class Running:
    """A program that runs, until it `has_ended`. All complaints are raised as `AssertionError`."""

    def __init__(
        self, subject: Subject, home: Path, editor: Editor, truth: Truth, patience: float
    ) -> None:
        """Wait until a program that was started is up.

        Args:
            subject: The program.
            home: Its home.
            editor: What it opens to edit a file.
            truth: What it has to show.
            patience: Seconds until what does not hold is a complaint.
        """
        self.subject = subject
        self.has_ended = False
        self._home = home
        self._editor = editor
        self._truth = truth
        self._patience = patience
        self._asked = 0
        self._statuses: set[int] = set()
        self._is_halted = self._is_pasting = self._has_palette = self._may_stop = False
        self.rest()

    # What is sent.

    def send(self, data: bytes) -> None:
        """Type, click or paste."""
        if self.subject.exit_status is not None:
            return
        self._is_pasting = leaves_paste_open(data, is_open=self._is_pasting)
        self._has_palette |= PALETTE in data
        may_end = any(part in data for part in ENDING + CHOOSING * self._has_palette)
        if may_end or presses_last_line(data, self.subject.size[1]):
            self._statuses.add(0)
        if self._may_stop and not self.subject.has_raw_terminal:
            # A shell would have the terminal by then; without one they end what is stopped.
            self._statuses.update(128 + n for key, n in _SIGNALS.items() if key in data)
        self._may_stop |= _CTRL_Z in data
        self.subject.write(data)

    def kill(self, number: int) -> None:
        """Send a signal."""
        self._is_halted |= number == signal.SIGSTOP
        with suppress(ProcessLookupError):
            self.subject.signal(number)

    def end_by(self, number: int) -> None:
        """Send a signal after which the program is to end."""
        self._statuses.add(128 + number)
        self.kill(number)

    def end_editor(self) -> None:
        """End the editor, where it runs."""
        if self._editor.is_running:
            self.send(self._editor.last_words)
            self.until(lambda: not self._editor.is_running, "does not let the editor end", look=0)

    # Rest.

    def until(self, holds: Callable[[], bool], complaint: str, look: float = _LOOK) -> None:
        """Wait until something holds, or the program has ended; look every so many seconds."""
        deadline = time.perf_counter() + self._patience
        while self.subject.exit_status is None and not holds():
            if time.perf_counter() > deadline:
                self._fail(complaint)
            self.subject.draw(look)

    def rest(self) -> None:
        """Wait until all that was sent is dealt with: nothing goes on, and a last key has its effect.

        A program that is stopped is continued, and an editor ended, after a look at the terminal. One
        that has ended is seen off.
        """
        asked_at = 0.0

        def is_answered() -> bool:
            nonlocal asked_at
            at_rest = self.subject.is_at_rest()
            if self.subject.is_stopped:
                self._continue()
            elif self._editor.is_running:
                self.end_editor()
            elif not at_rest or not self.subject.has_raw_terminal:
                return False
            elif self._is_pasting:
                self.send(PASTE_ENDS)
            elif asked_at and self._shows_answer():
                return True
            elif time.perf_counter() - asked_at > _ASK_AGAIN:
                # Something that was cut off may have swallowed the last one.
                self._asked += 1
                self.subject.write(_UNSELECT[self._asked % 2] + _CTRL_C)
                asked_at = time.perf_counter()
            return False

        self.until(is_answered, "does not come to rest")
        if self.subject.exit_status is not None:
            self._see_off()

    def _shows_answer(self) -> bool:
        lines = self.subject.lines
        return bool(_ANSWER.search(lines[0] + lines[-1])) or is_covered(lines)

    def _continue(self) -> None:
        if not self._is_halted:
            self.until(lambda: not self._left(), "was suspended with the terminal changed")
        self._is_halted = False
        with suppress(ProcessLookupError):
            self.subject.continue_job()

    def _left(self) -> str:
        self.subject.look_through_output()
        return invariants.of_terminal(self.subject)

    def _see_off(self) -> None:
        status = self.subject.wait_exit()
        self.subject.look_through_output()
        self.subject.output.end()
        self._complain(
            invariants.of_output(self.subject, self._home)
            or invariants.of_end(self.subject, status, self._statuses)
        )
        self.has_ended = True

    # What holds.

    def check(self) -> None:
        """See what holds at rest."""
        self._statuses.clear()
        self._may_stop = False
        self._has_palette = has_palette(self.subject)
        self.subject.look_through_output()
        self._complain(
            invariants.of_output(self.subject, self._home) or invariants.of_process(self.subject)
        )
        # Files are read beside the screen.
        deadline = time.perf_counter() + self._patience
        while complaint := self._wrong_on_screen():
            if time.perf_counter() > deadline:
                self._fail(complaint)
            self.subject.draw(_LOOK)

    def _wrong_on_screen(self) -> str:
        browsing = read_browsing(self.subject)
        if browsing is None:
            return ""
        if complaint := invariants.of_list(browsing):
            return complaint
        return self._truth.complaint(browsing) if browsing.has_whole_query else ""

    def _complain(self, complaint: str) -> None:
        if complaint:
            self._fail(complaint)

    def _fail(self, complaint: str) -> NoReturn:
        status = self.subject.exit_status
        state = "it runs" if status is None else f"it ended with {status}"
        text = self.subject.screen_text
        raise AssertionError(f"The program {complaint} ({state}). The screen:\n{text}")
