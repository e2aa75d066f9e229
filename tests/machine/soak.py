"""A soak: one long run of the program, after which it holds hardly more than after a tenth of it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from machine.run import Failure, Machine
from machine.steps import SHARES as ALL
from machine.steps import Burst

# The program is not to end, and there is to be a reading for every twenty steps.
SHARES = {name: share for name, share in ALL.items() if name != "ends"} | {"files": 12}
_GROWTH = 1.05


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


def _holding(machine: Machine) -> Holding:
    subject = machine.subject
    assert subject is not None, "it has ended"
    memory = subject.memory()
    return Holding(subject.threads(), len(subject.descriptors()), memory["Rss"], memory["Pss"])
