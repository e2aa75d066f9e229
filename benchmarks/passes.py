"""One pass over the files of a directory, in a process of its own: `passes.py index|pass FOLDER`.

Prints the milliseconds that the pass took, imports left out. The collector is off for both.
"""

import gc
import sys
import time
from pathlib import Path

import yaml

from ketamine_tui.index.build import refresh
from ketamine_tui.index.database import new_database


def index(folder: Path) -> None:
    """Build the index of a directory, in memory."""
    refresh(new_database(folder), folder)


def bare_pass(folder: Path) -> None:
    """Read the YAML of every file into plain objects, and do nothing with it."""
    for path in folder.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            text = text.split("---\n", 2)[1]
        yaml.load(text, Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    gc.disable()
    work = {"index": index, "pass": bare_pass}[sys.argv[1]]
    began = time.perf_counter()
    work(Path(sys.argv[2]))
    print((time.perf_counter() - began) * 1000)
