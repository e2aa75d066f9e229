"""The environment a program under test is given: nothing is inherited by accident."""

import os
from collections.abc import Mapping
from pathlib import Path

INHERITED = ["PATH"]
"""What is needed to find programs."""

MEASURING = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
"""What lets coverage follow into a started program, which makes its start take three times as long."""


def environment(home: Path, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Build the variables for a program whose home, settings and caches live in `home`.

    A change to None leaves the variable out.
    """
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    variables: dict[str, str | None] = {name: os.environ.get(name) for name in INHERITED}
    variables |= {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PAGER": "cat",
    }
    variables |= changes or {}
    return {name: value for name, value in variables.items() if value is not None}
