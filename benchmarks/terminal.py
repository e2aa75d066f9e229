"""How long a program takes until a person could read the answer: first paint, keys, the end.

A clock starts just before the program is forked or the key is written, and stops at the read(2) that
brought the last byte of the awaited picture. Drawing that picture in the emulator is not in the figure.
"""

import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from support.environment import environment
from support.pty_session import PtySession

QUIET_SECONDS = 0.15  # no step pays for what the step before it left undone
CHANGED = "(any cell changed)"
ENDED = "(the program has ended)"


@dataclass(frozen=True)
class Step:
    """Keys to press, and a regular expression for the screen that answers them.

    A step without a name is carried out but not reported.
    """

    name: str
    keys: str
    expect: str


def time_screen(
    command: Sequence[str], home: Path, first: Sequence[str], steps: Sequence[Step]
) -> dict[str, float]:
    """Run a program once; return the milliseconds to its first useful paint and of each named step."""
    with PtySession(command, home) as session:
        painted = session.wait_for(partial(_shows, first), timeout=60)
        times = {"first paint": painted - session.started}
        for step in steps:
            session.settle(QUIET_SECONDS)
            taken = _time_step(session, step)
            if step.name:
                times[step.name] = taken
        return {name: seconds * 1000 for name, seconds in times.items()}


def time_process(command: Sequence[str], home: Path) -> float:
    """Run a program that prints and ends; return the milliseconds the whole process took."""
    env = environment(home)
    began = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - began) * 1000


def _time_step(session: PtySession, step: Step) -> float:
    if step.expect == ENDED:
        began = session.send(step.keys)
        session.wait_exit()
        assert session.ended is not None
        return session.ended - began
    answered = partial(_shows, [step.expect])
    if step.expect == CHANGED:
        answered = partial(_differs, session.cells)
    if answered(session):
        raise ValueError(f"{step.expect!r} is on the screen before {step.keys!r} is pressed")
    began = session.send(step.keys)
    return session.wait_for(answered) - began


def _shows(patterns: Sequence[str], session: PtySession) -> bool:
    text = session.screen_text
    return all(re.search(pattern, text) for pattern in patterns)


def _differs(before: list[dict[int, tuple[Any, ...]]], session: PtySession) -> bool:
    return session.cells != before
