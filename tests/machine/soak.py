"""A soak: one long run of the program, after which it holds hardly more than after a tenth of it."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from machine.run import Failure, Machine
from machine.steps import SHARES as ALL
from machine.steps import SIZE, Burst, Change, Resize, Send, Step

from ketamine_tui.exchange.formats import FORMATS

# The program is not to end, and there is to be a reading for every twenty steps.
SHARES = {name: share for name, share in ALL.items() if name != "ends"} | {"files": 12}
_GROWTH = 1.05

_ESCAPE = "\x1b"
_DIALOGS = "u", "?", "p", "H", "\x10", "y", "Q", "Q\r", "m", "v", "W", "o"
_QUERIES = "/suicde", "/region:uganda", "/hotline germany"
_FILES = 10


class Holding(NamedTuple):
    """What a program holds: threads, descriptors, and kB of memory (resident, and its share of it)."""

    threads: int
    descriptors: int
    rss: int
    pss: int


def soak(directory: str, steps: Sequence[Burst], options: str) -> str:
    """Take steps in one run of the program; return what it held after a tenth of them and at the end.

    Raises:
        Failure: If it holds over a twentieth more, or something else does not hold.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Machine(directory, Path(folder), options) as machine,
    ):
        for burst in _everything_once():
            machine.take(burst)
        tenth = len(steps) // 10
        for burst in steps[:tenth]:
            machine.take(burst)
        first = _holding(machine)
        for burst in steps[tenth:]:
            machine.take(burst)
        last = _holding(machine)
    told = f"{machine.taken} steps, {machine.readings} readings, {machine.starts} starts"
    told += f"\nafter a tenth: {first}\nat the end:    {last}"
    if machine.starts > 1:
        raise Failure(f"The program has ended meanwhile: {told}")
    if any(now > before * _GROWTH for before, now in zip(first, last, strict=True)):
        raise Failure(f"The program grows: {told}")
    return told


def _everything_once() -> Iterator[Burst]:
    """Yield what loads each library that is only loaded where it is needed: loaded once, it does not grow."""
    keys = [key for query in _QUERIES for key in (query, _ESCAPE, _ESCAPE)]
    keys += [key for dialog in _DIALOGS for key in (dialog, _ESCAPE, _ESCAPE)]
    keys += [key for form in FORMATS.values() for key in ("x", form.letter, _ESCAPE)]
    steps: list[Step] = [*(Send(key.encode()) for key in keys)]
    steps += [Change("edit", number) for number in range(_FILES)]
    steps += [Resize(200, 60), Resize(*SIZE)]
    yield from ([step] for step in steps)


def _holding(machine: Machine) -> Holding:
    subject = machine.subject
    assert subject is not None, "it has ended"
    memory = subject.memory()
    return Holding(subject.threads(), len(subject.descriptors()), memory["Rss"], memory["Pss"])
