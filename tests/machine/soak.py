"""A soak: one long run of the program, after which it holds hardly more than after a tenth of it."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from machine.run import Failure, Machine
from machine.steps import SHARES as ALL
from machine.steps import SIZE, Burst, Change, Edit, Resize, Send, Step
from machine.subject import Subject

from ketamine_tui.exchange.formats import FORMATS

# The program is not to end, and there is to be a reading for every twenty steps.
SHARES = {name: share for name, share in ALL.items() if name != "ends"} | {"files": 12}
_GROWTH = 1.05

_ESCAPE = "\x1b"
_HELPLINE = "/kind:helpline has:phone\r"
_DIALOGS = (
    *("u", "?", "p", "H", "\x10", "y", "Q", "m", "v", "W", "o", "*", "*", "a"),
    *(f"\x10{name}\r" for name in ("moveent", "renameent", "removeent", "renametag", "mergetags")),
    *("  m", "  mc"),
)
_QUERIES = "/suicde", "/region:uganda", "/hotline germany"
_FILES = 8
_CHANGES = "edit", "break", "delete", "restore", "add", "edit"
_AT_ONCE = "xw", "yy", "r", "yy"
"""What is done in threads, one beside the other."""

_SAME = "/\x15\r", "g"
"""What shows the same entries."""

_LOOKS = 5
"""Readings after each of which memory is looked at; what the last one has not given back yet comes and goes with them."""

_WIDTHS = range(30, 200, 2)


class Holding(NamedTuple):
    """What a program holds: threads, descriptors, and kB of memory that is resident."""

    threads: int
    descriptors: int
    memory: int


def soak(directory: str, steps: Sequence[Burst], options: str) -> str:
    """Take steps in one run of the program; return what it held after each tenth of them.

    Raises:
        Failure: If it holds over a twentieth more, or something else does not hold.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Machine(directory, Path(folder), options) as machine,
    ):
        for burst in _everything_once():
            machine.take(burst)
        held = []
        for tenth in range(10):
            start, end = (len(steps) * n // 10 for n in (tenth, tenth + 1))
            for burst in steps[start:end]:
                machine.take(burst)
            held.append(_holding(machine))
    told = f"{machine.taken} steps, {machine.readings} readings, {machine.starts} starts"
    told += "".join(f"\n{10 * number:3} %: {holding}" for number, holding in enumerate(held, 1))
    if machine.starts > 1:
        raise Failure(f"The program has ended meanwhile: {told}")
    if any(now > before * _GROWTH for before, now in zip(held[0], held[-1], strict=True)):
        raise Failure(f"The program grows: {told}")
    return told


def _everything_once() -> Iterator[Burst]:
    """Yield what loads each library that is only loaded where it is needed, and fills the toolkit's caches.

    Loaded once and filled, they do not grow: the caches hold some thousand rectangles of any layout.
    """
    keys = [key for query in _QUERIES for key in (query, _ESCAPE, _ESCAPE)]
    keys += [key for dialog in _DIALOGS for key in (dialog, _ESCAPE, _ESCAPE)]
    keys += [_HELPLINE, "Q\r", _ESCAPE, _ESCAPE]
    keys += [key for form in FORMATS.values() for key in ("x", form.letter, _ESCAPE)]
    steps: list[Step] = [*(Send(key.encode()) for key in keys)]
    steps += [Edit("edit", "after", b"")]
    steps += [Change(action, number) for action in _CHANGES for number in range(_FILES)]
    for dialog in ("j", "u", "?"):
        steps += [Send(dialog.encode()), *(Resize(cols, 8 + cols // 4) for cols in _WIDTHS)]
        steps += _AT_REST
    yield from ([step] for step in steps)
    yield [Send(keys.encode()) for keys in _AT_ONCE]
    yield from ([step] for step in _AT_REST)


_AT_REST: tuple[Step, ...] = (*(Send(_ESCAPE.encode()) for _ in range(3)), Resize(*SIZE))
"""What closes dialogs, which hold something too."""


def _holding(machine: Machine) -> Holding:
    """Return what the program holds once it is at rest: the least memory after some readings."""
    for step in (*_AT_REST, *(Send(keys.encode()) for keys in _SAME)):
        machine.take([step])
    memory = []
    for _ in range(_LOOKS):
        machine.take([Send(b"r")])
        memory.append(_subject(machine).memory())
    subject = _subject(machine)
    return Holding(subject.threads(), len(subject.descriptors()), min(memory))


def _subject(machine: Machine) -> Subject:
    assert machine.subject is not None, "it has ended"
    return machine.subject
