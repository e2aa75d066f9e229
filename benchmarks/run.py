"""The benchmark: the program against a bare Textual app, a bare Python, fzf and its peers.

All programs take turns, once a round; ratios are taken within a round, because a machine's speed
drifts. The method and the goals are in docs/performance.md.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

# The terminal is the one the tests use.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.browsing import MATCHES
from benchmarks.figures import FZF, IDS, Figure, Key, Round, figures
from benchmarks.machine import describe_machine, describe_program, versions, warnings
from benchmarks.report import as_data, evaluate, reference_table, references, table
from benchmarks.rounds import Bench

RESULTS = Path(__file__).resolve().parent / "results" / "latest.json"
LEAST_SIZE = 100  # or a page down would reach the end, and the planted entries might be missing


def main() -> None:
    """Measure, print a table, and write all of it as JSON."""
    arguments = parse_arguments()
    program, machine = describe_program(), describe_machine()
    print(f"measured: {program['folder']}")
    for warning in warnings(program, machine):
        print(f"warning: {warning}")
    sys.setswitchinterval(0.0002)  # the thread that stamps must not wait for the emulator
    with ExitStack() as stack:
        folder = arguments.keep or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-"))
        )
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder.resolve(), frozenset(arguments.only), tuple(arguments.sizes))
        bench.prepare()
        rounds = measure(bench, arguments.rounds)
    rows = list(figures(bench.chosen, bench.sizes))
    results = evaluate(rows, rounds)
    skipped = bench.skipped | differing_answers(rounds) | unmeasured(rows, bench)
    spreads = references(rounds, rows)
    print(f"\n{table(results)}\n\n{reference_table(spreads)}\n")
    for what, why in skipped.items():
        print(f"skipped: {what}: {why}")
    report = {
        "program": program,
        "machine": machine,
        "load_at_the_end": describe_machine()["load"],
        "versions": versions(),
        "rounds": len(rounds),
        "sizes": list(bench.sizes),
        "skipped": skipped,
        "results": [as_data(result) for result in results],
        "measured": [{f"{of}: {name}": ms for (of, name), ms in took.items()} for took in rounds],
    }
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"written: {arguments.json}")


def parse_arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=7, help="counted rounds, after one for warmth (default: 7)"
    )
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default="1000,10000",
        help="entries of the generated directories, with commas (default: 1000,10000)",
    )
    parser.add_argument(
        "--only", type=_ids, default=",".join(IDS), help=f"figures, of {', '.join(IDS)}"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep directories and indexes, and reuse them"
    )
    parser.add_argument(
        "--json", type=Path, default=RESULTS, metavar="FILE", help="where all figures are written"
    )
    return parser.parse_args()


def measure(bench: Bench, count: int) -> list[Round]:
    """Run the rounds, after one that is not counted: every program has been read from the disk then."""
    rounds = []
    for number in range(count + 1):
        began = time.monotonic()
        rounds.append(bench.measure_round())
        name = f"round {number} of {count}" if number else "round for warmth"
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return rounds[1:]


def differing_answers(rounds: Sequence[Round]) -> dict[str, str]:
    """Where fzf finds another number of entries than the program: they were not asked the same."""
    differences = {}
    for (of, name), count in rounds[0].items():
        theirs = rounds[0].get(Key(f"{FZF} {of}", MATCHES), count)
        if name == MATCHES and theirs != count:
            differences[f"{FZF} {of}"] = f"found {theirs:g} entries, the program {count:g}"
    return differences


def unmeasured(rows: Sequence[Figure], bench: Bench) -> dict[str, str]:
    """The directories that have goals, or are a reference, but were not asked for."""
    named = {name for row in rows for name in (row.key.of, row.reference.of)}
    made = {directory.name for directory in bench.directories.values()}
    sizes = [name for name in ("1k", "10k", "100k", "1M") if name in named - made]
    return dict.fromkeys(sizes, "not among --sizes")


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(size) for size in text.split(",")})
    if sizes[0] < LEAST_SIZE:
        raise argparse.ArgumentTypeError(f"a directory has {LEAST_SIZE} entries at least")
    return sizes


def _ids(text: str) -> list[str]:
    ids = text.split(",")
    if unknown := set(ids) - set(IDS):
        raise argparse.ArgumentTypeError(f"no such figure: {', '.join(sorted(unknown))}")
    return ids


if __name__ == "__main__":
    main()
