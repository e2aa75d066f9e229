"""The figures that are measured: against which reference of the same round, and with which goals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from benchmarks.shell import NAMES as SHELL

SHIPPED = "shipped"
BARE, PYTHON, YAML, FZF = "bare Textual", "python -c pass", "CSafeLoader", "fzf"
GOAL_SIZES = (1_000, 10_000, 100_000, 1_000_000)
INDEXED_UP_TO = 10_000  # reading more than that in every round would be most of the benchmark
PEER_SIZE, COLD_SIZE = 1_000, 1_000


class Key(NamedTuple):
    """The name of one measured thing: whose it is, and which."""

    of: str
    name: str


Round = dict[Key, float]


@dataclass(frozen=True)
class Goal:
    """The most a figure may be, itself and as a ratio."""

    most: float = inf
    most_ratio: float = inf


@dataclass(frozen=True)
class Spec:
    """A figure for some directories. In the name of the reference, `{of}` is the directory."""

    id: str
    what: str
    name: str
    reference: Key
    goals: Mapping[str, Goal] = field(default_factory=dict)
    on: str = "generated"
    unit: str = "ms"


@dataclass(frozen=True)
class Figure:
    """A figure for one directory: a row of the table."""

    id: str
    what: str
    key: Key
    reference: Key
    goal: Goal
    unit: str


def size_name(entries: int) -> str:
    """How a generated directory is called: 1k, 10k, 1M."""
    for unit, letter in ((1_000_000, "M"), (1_000, "k")):
        if entries % unit == 0:
            return f"{entries // unit}{letter}"
    return str(entries)


def _every(goal: Goal, *, shipped: bool) -> dict[str, Goal]:
    names = [SHIPPED] * shipped + [size_name(size) for size in GOAL_SIZES]
    return dict.fromkeys(names, goal)


_PAINT, _KEY, _QUIT = Key(BARE, "first paint"), Key(BARE, "key"), Key(BARE, "quit")
_ONE_THOUSAND = size_name(1_000)
_FZF_KEY = Key(f"{FZF} {{of}}", "key")

SPECS = (
    Spec(
        "first-paint",
        "first useful paint, warm index",
        "first useful paint",
        _PAINT,
        {
            SHIPPED: Goal(most_ratio=0.45),
            "10k": Goal(most_ratio=0.5),
            "100k": Goal(most_ratio=0.5),
            "1M": Goal(most_ratio=0.55),
        },
        on="every",
    ),
    Spec(
        "cold-paint",
        "first paint of any kind, no index",
        "cold first paint",
        _PAINT,
        {size_name(COLD_SIZE): Goal(most_ratio=1.6)},
        on="cold",
    ),
    Spec(
        "cold-paint",
        "first useful paint, no index",
        "cold first useful paint",
        _PAINT,
        {size_name(COLD_SIZE): Goal(most_ratio=1.6)},
        on="cold",
    ),
    Spec(
        "cursor",
        "cursor key, list and detail",
        "cursor",
        _KEY,
        _every(Goal(most=10), shipped=False),
    ),
    Spec(
        "cursor",
        "the same against 1k",
        "cursor",
        Key(_ONE_THOUSAND, "cursor"),
        {"100k": Goal(most_ratio=1.3)},
        on="goals",
    ),
    Spec(
        "page-down",
        "page down, list and detail",
        "page down",
        _KEY,
        _every(Goal(most=12), shipped=False),
    ),
    Spec("filter", "filter key, first rows", "filter rows", _FZF_KEY, {"1M": Goal(most=60)}),
    Spec(
        "filter",
        "filter key, total and facets",
        "filter",
        _FZF_KEY,
        {
            "10k": Goal(most=30),
            "100k": Goal(most=45, most_ratio=0.5),
            "1M": Goal(most_ratio=0.5),
        },
    ),
    Spec(
        "filter",
        "a word at once, total and facets",
        "word",
        Key(f"{FZF} {{of}}", "word"),
        dict.fromkeys(("10k", "100k", "1M"), Goal(most_ratio=1.0)),
    ),
    Spec("filter", "filter cleared", "cleared", Key(f"{FZF} {{of}}", "cleared")),
    Spec("page", "opening a 50 kB page", "page", _KEY, _every(Goal(most=15), shipped=False)),
    Spec(
        "index",
        "first index, one file each",
        "index",
        Key(f"{YAML} {{of}}", "pass"),
        {"10k": Goal(most_ratio=1.5)},
        on="indexed",
    ),
    *(
        Spec(
            figure,
            f"{what}, whole process",
            name,
            Key(PYTHON, "process"),
            {SHIPPED: Goal(most_ratio=most_ratio)},
            on="goals",
        )
        for figure, what, name, most_ratio in (
            ("list", "list QUERY", "list", 4),
            ("show", "show ID", "show", 4),
            *(("shell", what, what, 6) for what in SHELL),
        )
    ),
    Spec(
        "memory",
        "peak memory once searched",
        "peak memory",
        Key(BARE, "peak memory"),
        {"100k": Goal(most=160)},
        unit="MB",
    ),
    Spec(
        "quit",
        "quit key to the end",
        "quit",
        _QUIT,
        _every(Goal(most_ratio=1.2), shipped=True),
        on="every",
    ),
    *(
        Spec("peers", f"{what}, whole process", what, Key(name, what), on="peers")
        for name in ("papis", "buku", "khard")
        for what in ("list all", "find a word")
    ),
)
IDS = tuple(dict.fromkeys(spec.id for spec in SPECS))


def figures(chosen: Iterable[str], sizes: Iterable[int]) -> Iterator[Figure]:
    """Every figure of the chosen ids for the measured directories, and those that have a goal."""
    ids, measured = set(chosen), list(sizes)
    for spec in SPECS:
        if spec.id in ids:
            for of in _directories(spec, measured):
                reference = spec.reference._replace(of=spec.reference.of.replace("{of}", of))
                goal = spec.goals.get(of, Goal())
                yield Figure(spec.id, spec.what, Key(of, spec.name), reference, goal, spec.unit)


def _directories(spec: Spec, sizes: list[int]) -> list[str]:
    """The directories a figure is measured for and those it has a goal for, smallest first."""
    names = {SHIPPED} if spec.on == "every" else set()
    if spec.on in ("every", "generated"):
        names |= set(map(size_name, sizes))
    elif spec.on == "indexed":
        names |= {size_name(size) for size in sizes if size <= INDEXED_UP_TO}
    elif spec.on == "peers":
        names.add(size_name(PEER_SIZE))
    size_of = {SHIPPED: 0} | {size_name(size): size for size in (*GOAL_SIZES, *sizes)}
    return sorted(names | spec.goals.keys(), key=size_of.__getitem__)
