"""The clipboard with the real programs, where the machine has them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

import ketamine_tui
from ketamine_tui.services.clipboard import CopyOutcome, CopyResult, copy_text
from ketamine_tui.services.clipboard_plan import ClipboardMode

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "Žofia +1 (800) 555-0143\nsecond line ☎"
DEADLINE = 20.0

_COPY_IN_TMUX = """
import os, sys
from pathlib import Path
from ketamine_tui.services.clipboard import copy_text
environment = {key: os.environ[key] for key in ("PATH", "TMUX", "TMUX_PANE")}
text, report = Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2])
result = copy_text(text, environment=environment, platform="linux", write=sys.stdout.write)
report.with_suffix(".new").write_text(f"{result.outcome.name} {result.route}")
report.with_suffix(".new").rename(report)
"""


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    # An own socket and no configuration: what a user has who never changed a setting.
    command = [program, "-L", f"ketamine-tui-{uuid4().hex}", "-f", os.devnull]
    yield command
    # The server leaves its socket behind.
    ask = [*command, "display-message", "-p", "#{socket_path}"]
    socket = subprocess.run(ask, check=False, capture_output=True, text=True).stdout.strip()
    subprocess.run([*command, "kill-server"], check=False, stderr=subprocess.DEVNULL)
    if socket:
        Path(socket).unlink(missing_ok=True)


@pytest.mark.tmux
def test_tmux_with_default_settings_gets_every_byte(tmux: list[str], tmp_path: Path) -> None:
    script, text, report = (tmp_path / name for name in ("copy_in_tmux.py", "text", "report"))
    script.write_text(_COPY_IN_TMUX)
    text.write_text(TEXT, "utf-8")
    command = shlex.join([sys.executable, str(script), str(text), str(report)])
    root = Path(ketamine_tui.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    # The pane stays open, or the server would end with its buffers.
    new_session = [*tmux, "new-session", "-d", f"{command}; exec sleep {DEADLINE + 10:g}"]
    subprocess.run(new_session, check=True, env=environment)
    buffer = _wait_for_buffer(tmux)
    assert buffer == TEXT.encode()
    _wait_for(report)
    assert report.read_text() == "COPIED tmux"


def _wait_for_buffer(tmux: list[str]) -> bytes:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        shown = subprocess.run([*tmux, "show-buffer"], check=False, capture_output=True)
        if shown.returncode == 0:
            return shown.stdout
        time.sleep(0.05)
    pytest.fail("nothing arrived in the tmux buffer")


def _wait_for(path: Path) -> None:
    end = time.monotonic() + DEADLINE
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was never written"
        time.sleep(0.05)


@pytest.fixture
def display() -> Iterator[str]:
    for name in ("Xvfb", "xclip"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as announced:
        number = announced.readline().strip()
    if not number:
        server.wait(DEADLINE)
        pytest.skip("Xvfb does not start here")
    yield f":{number}"
    server.terminate()
    server.wait(DEADLINE)


def test_the_real_xclip_returns_at_once_and_keeps_the_text(display: str) -> None:
    environment = {"PATH": os.environ["PATH"], "DISPLAY": display}
    result = copy_text(
        TEXT,
        ClipboardMode.NATIVE,
        environment=environment,
        platform="linux",
        write=lambda _: None,
        timeout=DEADLINE,
    )
    assert result == CopyResult(CopyOutcome.COPIED, "xclip")
    argv = ["xclip", "-selection", "clipboard", "-out"]
    pasted = subprocess.run(
        argv, check=True, capture_output=True, env=environment, timeout=DEADLINE
    )
    assert pasted.stdout == TEXT.encode()
