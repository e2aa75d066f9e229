"""Steps in random order: what people, terminals, editors and systems do to a program that runs.

What comes depends on the seed and the sorts alone, never on what the program does, so that the same seed
asks for the same steps again.
"""

import signal
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple, TypeAlias

from machine import inputs

SIZE = 80, 24
"""Columns and rows at the start, and the size that is come back to most."""

_SIZES = ((100, 30), (99, 24), (60, 20), (59, 15), (50, 15), (30, 8), (29, 8), (120, 40))
_LARGEST = 200, 60
_LONGEST_BURST = 9


class Send(NamedTuple):
    """Bytes for the program's terminal, in one write where they are few."""

    data: bytes


class Resize(NamedTuple):
    """Another size of the terminal."""

    cols: int
    rows: int


class Change(NamedTuple):
    """A change of one of the directory's files; `number` says which one, and how."""

    action: str
    number: int


class Stop(NamedTuple):
    """A pause of `STOPS`, and what happens until the program is continued."""

    how: str
    meanwhile: Resize | Change | None = None


class Edit(NamedTuple):
    """The editor is opened and does what `plan` says; at a moment of `MOMENTS` something is typed."""

    plan: str
    moment: str
    data: bytes


class End(NamedTuple):
    """A signal that ends the program, perhaps one that is stopped; a new one is started."""

    number: int
    is_stopped: bool


Step: TypeAlias = Send | Resize | Change | Stop | Edit | End
Burst: TypeAlias = list[Step]

_MOST_TOLD = 120


def told(step: Step) -> str:
    """Return a step as it is written in Python, a long one by its beginning."""
    text = repr(step)
    return text if len(text) <= _MOST_TOLD else f"{text[:_MOST_TOLD]}... ({len(text)} characters)"


STOPS: Mapping[str, tuple[bytes | int, ...]] = {
    "ctrl+z": (b"\x1a",),
    "ctrl+z twice": (b"\x1a\x1a",),
    "ctrl+z among keys": (b"j\x1ak",),
    "tstp": (signal.SIGTSTP,),
    "tstp twice": (signal.SIGTSTP, signal.SIGTSTP),
    "ctrl+z and tstp": (b"\x1a", signal.SIGTSTP),
    "stop": (signal.SIGSTOP,),
    "stop among keys": (b"j", signal.SIGSTOP),
    "cont": (signal.SIGCONT,),
    "cont twice": (signal.SIGCONT, signal.SIGCONT),
}
"""Bytes that are written and signals that are sent, one after the other, by the name of a pause."""

PLANS = ("edit", "edit", "nothing", "break", "delete", "fail", "wait", "wait")
MOMENTS = ("with", "before", "meanwhile", "after")
_TYPED = (b"", b"\x03", b"\x03", b"\x1a", b"e", b"j", b"\x1b[A\x1b", b"\x03\x03")
_ENDINGS = (b"q", b"\x11", b"qq", b"\x11j", b"q\x1a", b"\x11\x1a")
_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


class _Draw:
    """Makes steps out of random numbers; it knows the size that the terminal has by then."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.size = SIZE

    def keys(self) -> Step:
        return Send(inputs.keys(self.random))

    def typing(self) -> Step:
        return Send(inputs.typing(self.random))

    def mouse(self) -> Step:
        return Send(inputs.mouse(self.random, self.size))

    def pastes(self) -> Step:
        return Send(inputs.paste(self.random))

    def broken(self) -> Step:
        return Send(self.random.choice(inputs.BROKEN))

    def sizes(self) -> Resize:
        draw = self.random.random()
        if draw < 0.5:
            self.size = SIZE
        elif draw < 0.8:
            self.size = self.random.choice(_SIZES)
        else:
            cols, rows = _LARGEST
            self.size = self.random.randint(1, cols), self.random.randint(1, rows)
        return Resize(*self.size)

    def files(self) -> Change:
        actions = ("edit", "edit", "break", "delete", "restore", "restore", "add")
        return Change(self.random.choice(actions), self.random.randrange(1000))

    def stops(self) -> Step:
        how, draw = self.random.choice(tuple(STOPS)), self.random.random()
        return Stop(how, self.sizes() if draw < 0.2 else self.files() if draw < 0.4 else None)

    def editor(self) -> Step:
        plan, moment = self.random.choice(PLANS), self.random.choice(MOMENTS)
        return Edit(plan, moment, self.random.choice(_TYPED))

    def ends(self) -> Step:
        if self.random.random() < 0.5:
            return Send(self.random.choice(_ENDINGS))
        return End(self.random.choice(_SIGNALS), self.random.random() < 0.2)


SORTS: Mapping[str, tuple[Callable[[_Draw], Step], int]] = {
    "keys": (_Draw.keys, 112),
    "typing": (_Draw.typing, 16),
    "mouse": (_Draw.mouse, 28),
    "pastes": (_Draw.pastes, 6),
    "broken": (_Draw.broken, 12),
    "sizes": (_Draw.sizes, 10),
    "files": (_Draw.files, 8),
    "stops": (_Draw.stops, 4),
    "editor": (_Draw.editor, 2),
    "ends": (_Draw.ends, 1),
}
"""Sorts of steps: what makes one, and how many of two hundred they are."""

SHARES: Mapping[str, int] = {name: share for name, (_, share) in SORTS.items()}


def bursts(seed: int, shares: Mapping[str, int] = SHARES) -> Iterator[Burst]:
    """Yield steps without end, in groups that come without a rest in between.

    Args:
        seed: Any number.
        shares: How many steps of each sort there are, in relation to the others.
    """
    draw = _Draw(seed)
    makers = [SORTS[name][0] for name in shares]
    while True:
        length = draw.random.randint(1, _LONGEST_BURST)
        burst: Burst = []
        while len(burst) < length:
            make = draw.random.choices(makers, list(shares.values()))[0]
            burst.append(make(draw))
            if not isinstance(burst[-1], Send | Resize | Change):
                break
        yield burst
