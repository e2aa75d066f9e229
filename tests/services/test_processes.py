"""A program in front of the terminal: it is stopped and continued together with the one that started it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

STARTING = """
import os, resource, sys

# Each of them is closed before another program begins, which makes that moment long enough to be met.
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
for number in range(100, min(most, 20_000)):
    os.dup2(0, number)

from ketamine_tui.services.processes import run_in_front

sys.exit(run_in_front([sys.executable, "-c", "raise SystemExit(7)"], stdout=None))
"""


def has_child(pid: int) -> bool:
    """Whether a process has a child (proc(5)); one of its threads may end meanwhile."""
    with suppress(FileNotFoundError):
        return any(task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children"))
    return False


def is_stopped(process: subprocess.Popen[bytes]) -> bool:
    """Whether a child was stopped, as its shell sees it."""
    pid, status = os.waitpid(process.pid, os.WUNTRACED | os.WNOHANG)
    return pid > 0 and os.WIFSTOPPED(status)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what the processes do")
def test_what_is_stopped_while_it_starts_another_program_is_stopped_itself() -> None:
    with subprocess.Popen([sys.executable, "-c", STARTING], process_group=0) as parent:
        while not has_child(parent.pid):
            assert parent.poll() is None
        os.killpg(parent.pid, signal.SIGTSTP)
        try:
            deadline = time.monotonic() + 10
            while not is_stopped(parent):
                assert time.monotonic() < deadline
        finally:
            os.killpg(parent.pid, signal.SIGCONT)
        assert parent.wait() == 7
