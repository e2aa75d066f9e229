"""Options and reports of the command."""

import argparse
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from machine.directories import SAMPLES
from machine.run import PATIENCE, Failure, Machine
from machine.shorten import shorten
from machine.soak import SHARES as SOAK
from machine.soak import soak
from machine.steps import SHARES, SORTS, Burst, bursts, told

_HASTE = 6.0


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; return 1 where something does not hold."""
    options = _parser().parse_args(arguments)
    chosen = SOAK if options.soak else SHARES
    shares = {
        n: share for n, share in chosen.items() if n in options.only and n not in options.without
    }
    steps = list(some_bursts(options.seed, options.steps, shares))
    again = f"--seed {options.seed} --only {','.join(shares)}{' --soak' * options.soak}"
    began = time.perf_counter()
    try:
        if options.soak:
            print(soak(options.directory, steps, again))
        else:
            run(options.directory, steps, again)
    except Failure as failure:
        print(failure)
        if options.shorten:
            for burst in _shortest(options.directory, steps, str(failure)):
                print(*map(told, burst), sep="; ")
        return 1
    finally:
        print(f"{time.perf_counter() - began:.0f} seconds")
    return 0


def _names(text: str) -> list[str]:
    return text.split(",")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests/machine", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="any number")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--directory", choices=SAMPLES, default="shipped")
    parser.add_argument("--only", type=_names, default=[*SORTS], help=f"some of {','.join(SORTS)}")
    parser.add_argument("--without", type=_names, default=[], help="take no steps of some sorts")
    parser.add_argument("--shorten", action="store_true", help="look for fewer steps that fail")
    parser.add_argument("--soak", action="store_true", help="see that memory does not grow")
    return parser


def some_bursts(seed: int, count: int, shares: Mapping[str, int] = SHARES) -> Iterator[Burst]:
    """Yield bursts of at least so many steps in all."""
    total = 0
    for burst in bursts(seed, shares):
        if total >= count:
            return
        total += len(burst)
        yield burst


def run(
    directory: str, steps: Sequence[Burst], options: str = "", patience: float = PATIENCE
) -> None:
    """Take steps with a directory of a name.

    Raises:
        Failure: If something does not hold.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Machine(directory, Path(folder), options, patience) as machine,
    ):
        for burst in steps:
            machine.take(burst)


def _shortest(directory: str, steps: Sequence[Burst], failure: str) -> list[Burst]:
    kind = failure.partition(" (it ")[0][:60]

    def fails(fewer: Sequence[Burst]) -> bool:
        try:
            run(directory, fewer, patience=_HASTE)
        except Failure as other:
            return str(other).startswith(kind)
        return False

    return shorten(steps, fails)
