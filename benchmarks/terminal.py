"""The clock of a terminal session: how long a program takes until a person could read the answer.

A clock starts just before the program is forked or the key is written, and stops at the read(2) that
brought the last byte of the awaited picture. Drawing that picture in the emulator is not in the figure.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.environment import environment
from support.pty_session import PtySession

Lines = Sequence[str]
Answer = Callable[[Lines, Lines], bool]
"""Says whether a screen answers a key, from what was shown before the key and what is shown now."""

Reading = Callable[[PtySession], float | None]
"""A figure that is read off a program rather than timed; None where it does not show."""

QUIET_SECONDS = 0.15
PATIENCE_SECONDS = 120.0
IDLE_TICKS = 1  # what a blinking cursor takes


@dataclass(frozen=True)
class Step:
    """Keys to press, the answers to wait for one after the other, and what to read off afterwards.

    Answers are named by the figure they are; those without a name are waited for but not reported.
    """

    keys: str
    answers: Mapping[str, Answer]
    readings: Mapping[str, Reading] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class _Awaited:
    """An answer that is waited for; its name is what a failure says."""

    name: str
    answer: Answer
    before: Lines

    def __call__(self, session: PtySession) -> bool:
        return self.answer(self.before, session.lines)

    def __repr__(self) -> str:
        return self.name or "the answer to a key between two figures"


def ended(_before: Lines, _now: Lines) -> bool:
    """The answer that is no picture: the end of the program."""
    raise NotImplementedError


def shows(pattern: str) -> Answer:
    """The answer of a screen on which a regular expression is found."""
    expression = re.compile(pattern, re.MULTILINE)
    return lambda _, now: expression.search("\n".join(now)) is not None


def changes(before: Lines, now: Lines) -> bool:
    """The answer of a screen that says something else than before."""
    return before != now


def time_screen(
    command: Sequence[str], home: Path, first: Mapping[str, Answer], steps: Sequence[Step]
) -> dict[str, float]:
    """Run a program once; return the milliseconds of each answer, and what was read off it."""
    with PtySession(command, home) as session:
        took = _wait_for(session, first, session.started)
        for step in steps:
            _rest(session)
            took |= _take(session, step)
        return took


def time_process(command: Sequence[str], home: Path) -> float:
    """Run a program that prints and ends; return the milliseconds the whole process took."""
    env = environment(home)
    began = time.perf_counter()
    done = subprocess.run(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    took = (time.perf_counter() - began) * 1000
    if done.returncode > 1:  # 1 says that something was found, or that no browser is here
        done.check_returncode()
    return took


def output_of(command: Sequence[str], home: Path) -> str:
    """Run a program that prints and ends; return what it printed."""
    env = environment(home)
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    return done.stdout


def peak_megabytes(session: PtySession) -> float | None:
    """The most memory the program has had at once, in millions of bytes; Linux tells it."""
    try:
        status = Path(f"/proc/{session.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(peak[1]) * 1024 / 1e6 if peak else None


def _take(session: PtySession, step: Step) -> dict[str, float]:
    if ended in step.answers.values():
        began = session.send(step.keys)
        session.wait_exit(PATIENCE_SECONDS)
        assert session.ended is not None
        return dict.fromkeys(step.answers, (session.ended - began) * 1000)
    before = session.lines
    for answer in step.answers.values():
        if answer(before, before):
            raise AssertionError(f"{step.keys!r} is answered before it is pressed")
    took = _wait_for(session, step.answers, session.send(step.keys))
    if step.readings:
        _rest(session)
    for name, read in step.readings.items():
        if (value := read(session)) is not None:
            took[name] = value
    return took


def _wait_for(session: PtySession, answers: Mapping[str, Answer], began: float) -> dict[str, float]:
    before = session.lines
    took = {}
    for name, answer in answers.items():
        awaited = _Awaited(name, answer, before)
        # Before a key is sent, `_rest` waits until the program listens.
        shown = session.wait_for(awaited, PATIENCE_SECONDS, has_to_listen=False)
        if name:
            took[name] = (shown - began) * 1000
    return took


def _rest(session: PtySession) -> None:
    """Wait until the program neither draws nor computes: no step pays for what the one before left undone."""
    deadline = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < deadline:
        used = _ticks(session.pid)
        session.settle(QUIET_SECONDS)
        if _ticks(session.pid) - used <= IDLE_TICKS:
            return
    raise AssertionError(f"{session.command} did not come to rest")


def _ticks(pid: int) -> int:
    """The processor time a program has used with all its threads; 0 where the system does not tell."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    # The name in parentheses may hold spaces.
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 100 // os.sysconf("SC_CLK_TCK")
