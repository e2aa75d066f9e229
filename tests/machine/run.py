"""The machine: takes steps against the running program, and sees after each group of them what holds."""

import time
from collections import deque
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from typing import Self

from machine.directories import Directory
from machine.editor import Editor
from machine.running import Running
from machine.steps import SIZE, STOPS, Burst, Change, Edit, End, Resize, Send, Step, Stop, told
from machine.subject import Subject
from machine.truth import Truth
from terminal.program import command

PATIENCE = 30.0
"""Seconds until what does not hold is a failure: files are read while other tests run."""

_SOON = 0.3
"""Seconds within which an editor has started, if one does."""

_TOLD = 25
_AT_ONCE = ("ctrl+z", "tstp")
"""Stops that nothing else comes with."""


class Failure(AssertionError):  # noqa: N818  # it says what failed
    """Something did not hold."""


class Machine:
    """Runs of the program, one after the other, over one directory."""

    def __init__(self, name: str, folder: Path, options: str, patience: float = PATIENCE) -> None:
        """Make a directory of a name, a home and an editor in an empty folder.

        Args:
            name: One of `directories.SAMPLES`.
            folder: Where.
            options: What the command is given so that the same steps are taken again.
            patience: Seconds until what does not hold is a failure.
        """
        self._directory = Directory(name, folder / "content")
        self._home = folder / "home"
        self._home.mkdir()
        self._editor = Editor(folder / "editor")
        self._truth = Truth(self._directory.folder, self._home)
        self._again = f"python tests/machine --directory {name} {options}"
        self._patience = patience
        self._size = SIZE
        self._last: deque[Step] = deque(maxlen=_TOLD)
        self._running: Running | None = None
        self.taken = self.starts = self.readings = 0
        self.subject: Subject | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running = None
        if self.subject is not None:
            subject, self.subject = self.subject, None
            subject.__exit__()

    def take(self, burst: Burst) -> None:
        """Take some steps without a rest in between, and see what holds after the last.

        Raises:
            Failure: With the last steps, if something does not.
        """
        try:
            running = self._running or self._start()
            for number, step in enumerate(burst):
                self._last.append(step)
                self.taken += 1
                self._take(running, step, is_first=not number)
            running.rest()
            if running.has_ended:
                self.__exit__()
            else:
                running.check()
        except AssertionError as error:
            first = self.taken - len(self._last) + 1
            steps = "\n".join(f"  {n}: {told(step)}" for n, step in enumerate(self._last, first))
            again = f"{self._again} --steps {self.taken} --shorten"
            raise Failure(f"{error}\nThe last steps:\n{steps}\nAgain: {again}") from error

    def _start(self) -> Running:
        words = command(*self._directory.arguments, content=self._directory.folder)
        env = {"EDITOR": str(self._editor.program), "VISUAL": None}
        self.subject = Subject(words, self._home, self._size, env).__enter__()
        self.starts += 1
        self._running = Running(self.subject, self._home, self._editor, self._truth, self._patience)
        return self._running

    def _take(self, running: Running, step: Step, *, is_first: bool = False) -> None:
        match step:
            case Send(data):
                running.send(data)
                self.readings += data == b"r"
            case Resize(cols, rows):
                self._size = cols, rows
                running.subject.resize(cols, rows)
            case Change():
                self._change(running, step)
            case Stop():
                self._stop(running, step, is_first=is_first)
            case Edit():
                self._edit(running, step)
            case End():
                self._end(running, step)

    def _change(self, running: Running, step: Change) -> None:
        """Change a file, which the program is to notice: one that is stopped may not watch yet."""
        subject = running.subject
        running.until(
            lambda: subject.is_stopped or subject.is_watching(), "does not watch the files"
        )
        if subject.is_watching():
            self._directory.change(step)
            self.readings += 1

    def _stop(self, running: Running, step: Stop, *, is_first: bool) -> None:
        subject = running.subject
        for part in STOPS[step.how]:
            if isinstance(part, bytes):
                running.send(part)
            else:
                running.kill(part)
        if is_first and step.how in _AT_ONCE:
            running.until(lambda: subject.is_stopped, "was not suspended")
        if step.meanwhile is not None:
            running.until(lambda: subject.is_stopped or subject.is_at_rest(), "is restless")
            self._take(running, step.meanwhile)

    def _edit(self, running: Running, step: Edit) -> None:
        subject, editor = running.subject, self._editor
        editor.will(step.plan)
        running.send(b"e" + step.data * (step.moment == "with"))
        # There may be nothing to edit.
        deadline = time.perf_counter() + _SOON
        if step.moment != "with":
            running.until(
                lambda: (
                    editor.is_running
                    or (step.moment == "before" and not subject.has_raw_terminal)
                    or time.perf_counter() > deadline
                ),
                "is restless",
                look=0,
            )
            if step.moment == "after":
                running.end_editor()
            if not subject.has_raw_terminal:
                running.send(step.data)
        running.rest()
        editor.will("nothing")

    def _end(self, running: Running, step: End) -> None:
        if step.is_stopped:
            running.kill(SIGSTOP)
            running.until(lambda: running.subject.is_stopped, "was not stopped")
        running.end_by(step.number)
        if step.is_stopped:
            running.kill(SIGCONT)
