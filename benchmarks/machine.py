"""The origin of the figures: the machine, the measured copy of the program, the versions."""

import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution, version
from pathlib import Path

from benchmarks.peers import PEERS

PACKAGE = "ketamine-tui"


def describe_machine() -> dict[str, object]:
    """The machine and how busy it is."""
    return {
        "system": platform.platform(terse=True),
        "processor": _field(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cpus": os.cpu_count(),
        "memory": _field(Path("/proc/meminfo"), "MemTotal"),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def describe_program() -> dict[str, object]:
    """The copy of the program that is measured, and whether it is one as users have it."""
    installed = distribution(PACKAGE)
    # The folder of this checkout is on the path of this process, but not on that of the programs.
    command = ("-P", "-c", "import ketamine_tui; print(ketamine_tui.__file__)")
    done = subprocess.run((sys.executable, *command), capture_output=True, text=True, check=True)
    folder = Path(done.stdout.strip()).parent
    source = json.loads(installed.read_text("direct_url.json") or "{}")
    return {
        "version": installed.version,
        "folder": str(folder),
        "is_editable": bool(source.get("dir_info", {}).get("editable")),
        "is_compiled": any((folder / "__pycache__").glob("app.*.pyc")),
    }


def warnings(program: Mapping[str, object], machine: Mapping[str, object]) -> Iterable[str]:
    """What makes figures say less than they seem to."""
    if program["is_editable"]:
        yield "this is an editable install: users have another one, see docs/performance.md"
    if not program["is_compiled"]:
        yield "the program is not compiled: its first start pays for that"
    load = machine["load"]
    if isinstance(load, list) and load[0] > (os.cpu_count() or 1) / 2:
        yield f"the machine is busy (load {load[0]})"


def versions() -> dict[str, str]:
    """The versions of everything the figures depend on, and of the programs compared with."""
    by_name = {
        "python": platform.python_version(),
        "textual": version("textual"),
        "pyyaml": version("pyyaml"),
        "sqlite": sqlite3.sqlite_version,
    }
    commands = {"fzf": ("fzf", "--version"), **{peer.name: peer.version for peer in PEERS}}
    for name, command in commands.items():
        if shutil.which(name):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            by_name[name] = (done.stdout.strip().splitlines() or ["?"])[-1]
    return by_name


def _field(path: Path, name: str) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
