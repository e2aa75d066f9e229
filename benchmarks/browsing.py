"""The program on a screen: what is pressed and waited for, by figure."""

import shlex
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.directories import PROGRAM, Directory
from benchmarks.entries import NEEDLE, needles
from benchmarks.screens import (
    all_matches,
    fzf_matches,
    fzf_matches_read,
    matches,
    moved,
    some_matches,
    unfiltered,
    useful,
)
from benchmarks.terminal import Step, changes, ended, peak_megabytes, shows, time_screen

LETTER = "w"  # nearly every entry has it, so that nothing can be left out
MATCHES = "matches"
ON_SCREEN = {"first-paint", "cursor", "page-down", "page", "filter", "memory", "quit"}


def time_browsing(directory: Directory, home: Path, chosen: Collection[str]) -> dict[str, float]:
    """Run the program once with a warm index."""
    first = {"first useful paint": useful(directory.title, directory.total)}
    steps = [] if directory.name == "shipped" else list(_steps(directory, chosen))
    steps.append(Step("<c-q>", {"quit": ended}))
    return time_screen((*PROGRAM, *directory.arguments), home, first, steps)


def time_cold_start(directory: Directory) -> dict[str, float]:
    """Run the program once in a home in which there is no index."""
    first = {
        "cold first paint": shows(r"\S"),
        "cold first useful paint": useful(directory.title, directory.total),
    }
    with TemporaryDirectory(prefix="benchmark-") as home:
        command = (*PROGRAM, *directory.arguments)
        return time_screen(command, Path(home), first, [Step("<c-q>", {"": ended})])


def time_fzf(directory: Directory, home: Path) -> dict[str, float]:
    """Run fzf once over the searchable texts of the same entries, and ask it the same."""
    size = directory.total
    command = ("sh", "-c", f"exec fzf --exact < {shlex.quote(str(directory.lines))}")
    steps = (
        Step(LETTER, {"key": fzf_matches(size)}, {MATCHES: fzf_matches_read(size)}),
        Step("<bs>", {"cleared": fzf_matches(size, size)}),
        Step(NEEDLE, {"word": fzf_matches(size, needles(size))}),
    )
    return time_screen(command, home, {"read": fzf_matches(size, size)}, steps)


def _steps(directory: Directory, chosen: Collection[str]) -> list[Step]:
    size = directory.total
    steps = []
    if "cursor" in chosen:
        steps.append(Step("<down>", {"cursor": moved(to=2)}))
    if "page-down" in chosen:
        steps.append(Step("<pgdn>", {"page down": moved()}))
    if {"filter", "memory"} & set(chosen):
        steps += [
            Step("/", {"": changes}),
            Step(
                LETTER,
                {"filter rows": some_matches, "filter": all_matches()},
                {MATCHES: matches, "peak memory": peak_megabytes},
            ),
            Step("<bs>", {"cleared": unfiltered(size)}),
            Step(NEEDLE, {"word": all_matches(needles(size))}),
            Step("<esc>", {"": changes}),
            Step("<esc>", {"": unfiltered(size)}),
        ]
    if "page" in chosen:
        steps += [Step("<end>", {"": moved(to=size)}), Step("<up>", {"page": moved(to=size - 1)})]
    return steps
