"""Measure the program against a bare Textual app and a bare Python: `python benchmarks/run.py`.

All programs take turns, once a round; ratios are taken within a round, because a machine's speed
drifts. Generated directories, caches and settings live in a temporary folder.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

# The terminal is the one the tests use.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.generate import TITLE, generate
from benchmarks.terminal import CHANGED, ENDED, Step, time_process, time_screen

ROOT = Path(__file__).resolve().parents[1]
BARE = (sys.executable, str(ROOT / "benchmarks" / "bare.py"))
BARE_FIRST = ("bare ready",)
BARE_STEPS = (
    Step("key", "<down>", r"bare keys: 1\b"),
    Step("quit", "<c-q>", ENDED),
)
PROGRAM = (str(Path(sys.executable).with_name("ketamine-tui")),)
# {title} and {total} stand for those of the directory.
# Title, total, and the place of the cursor in a list that is there.
FIRST = ("{title}", "{total} entries", r"\b1 of {total}")
STEPS = (
    Step("cursor move", "<down>", CHANGED),
    Step("", "/", CHANGED),
    Step("filter key", "n", r"\d[\d,]* of {total}, filter on"),
    Step("filter cleared", "<bs>", "{total} entries"),
    Step("", "<esc>", CHANGED),
    Step("quit", "<c-q>", ENDED),
)
LIST = ("list",)
PYTHON = (sys.executable, "-c", "pass")
# What each figure is a ratio to.
REFERENCES = {
    "first paint": "bare: first paint",
    "cursor move": "bare: key",
    "filter key": "bare: key",
    "filter cleared": "bare: key",
    "quit": "bare: quit",
    "list": "python -c pass",
}


@dataclass(frozen=True)
class Directory:
    """A content folder, and what of it is seen on the first screen (as regular expressions)."""

    name: str
    path: Path
    title: str
    total: str


Round = dict[str, float]


def directories(folder: Path, sizes: list[int]) -> list[Directory]:
    """The shipped content, where there is some, and a generated directory of each size."""
    found = []
    shipped = ROOT / "content"
    if (shipped / "directory.yaml").exists():
        found.append(Directory("shipped", shipped, r"\S", r"\d[\d,]*"))
    for size in sizes:
        path = folder / f"generated-{size}"
        generate(path, size)
        found.append(Directory(f"{size:,} entries", path, TITLE, f"(?:{size}|{size:,})"))
    return found


def measure_round(measured: list[Directory], home: Path) -> Round:
    """Let every program run once."""
    figures = {"python -c pass": time_process(PYTHON, home)}
    bare = time_screen(BARE, home, BARE_FIRST, BARE_STEPS)
    figures |= {f"bare: {name}": taken for name, taken in bare.items()}
    for directory in measured:
        words = {"title": directory.title, "total": directory.total}
        chosen = ("--content", str(directory.path))
        first = [_fill(text, words) for text in FIRST]
        steps = [Step(step.name, step.keys, _fill(step.expect, words)) for step in STEPS]
        taken = time_screen((*PROGRAM, *chosen), home, first, steps)
        taken["list"] = time_process((*PROGRAM, *LIST, *chosen), home)
        figures |= {f"{directory.name}: {name}": ms for name, ms in taken.items()}
    return figures


def summarize(rounds: list[Round]) -> dict[str, dict[str, float]]:
    """The median, least and greatest of each figure, and the median ratio to its reference."""
    columns: dict[str, list[float]] = defaultdict(list)
    ratios: dict[str, list[float]] = defaultdict(list)
    for figures in rounds:
        for name, taken in figures.items():
            columns[name].append(taken)
            reference = REFERENCES.get(name.partition(": ")[2])
            if reference and reference != name:
                ratios[name].append(taken / figures[reference])
    results = {}
    for name, column in columns.items():
        results[name] = {"ms": statistics.median(column), "min": min(column), "max": max(column)}
        if name in ratios:
            results[name]["ratio"] = statistics.median(ratios[name])
    return results


def table(results: dict[str, dict[str, float]]) -> str:
    """The results for reading."""
    lines = [f"{'':40}{'ms':>9}{'min':>9}{'max':>9}{'ratio':>8}  to"]
    for name, result in results.items():
        line = f"{name:40}{result['ms']:9.1f}{result['min']:9.1f}{result['max']:9.1f}"
        if "ratio" in result:
            line += f"{result['ratio']:8.2f}  {REFERENCES[name.partition(': ')[2]]}"
        lines.append(line)
    return "\n".join(lines)


def main() -> None:
    """Measure, print a table and write it as JSON when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=7, help="counted rounds, after one for warmth"
    )
    parser.add_argument("--entries", default="1000,10000", help="sizes to generate, with commas")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to a file")
    arguments = parser.parse_args()
    sys.setswitchinterval(0.0002)  # the thread that stamps must not wait for the emulator
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        home = Path(folder, "home")
        sizes = [int(size) for size in arguments.entries.split(",") if size]
        measured = directories(Path(folder), sizes)
        measure_round(measured, home)  # builds indexes and compiles, as on any day but the first
        rounds = []
        for number in range(1, arguments.rounds + 1):
            print(f"round {number} of {arguments.rounds}", file=sys.stderr)
            rounds.append(measure_round(measured, home))
    results = summarize(rounds)
    print(table(results))
    if arguments.json:
        machine = {
            "system": platform.system(),
            "machine": platform.machine(),
            "cpus": os.cpu_count(),
            "python": platform.python_version(),
            "textual": version("textual"),
        }
        report = {"machine": machine, "rounds": arguments.rounds, "results": results}
        arguments.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _fill(text: str, words: dict[str, str]) -> str:
    # Not str.format: the texts are regular expressions, in which braces have a meaning.
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


if __name__ == "__main__":
    main()
