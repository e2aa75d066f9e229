"""Signals at any moment, from the first one on: the right exit code, and the terminal as before.

See `support.moments` for how many there are.
"""

import signal
from pathlib import Path

import pytest
from support.escape_sequences import modes_left_on
from support.moments import moments, pass_time
from terminal.program import on_pty

START, LEAVING = 0.6, 0.12
"""Seconds after which a start and leaving have come to their end."""


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT],
    ids=lambda number: number.name,
)
def test_a_signal_while_it_starts(number: signal.Signals, tmp_path: Path) -> None:
    for moment in moments(START, number.name):
        with on_pty(tmp_path) as session:
            pass_time(moment)
            session.signal(number)
            # Before the terminal is taken, the system itself ends the program.
            assert session.wait_exit() in (128 + number, -number), moment
            assert modes_left_on(session.raw) == set(), moment
            assert session.termios_attributes() == session.termios_before, moment


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT],
    ids=lambda number: number.name,
)
def test_a_signal_while_it_leaves(number: signal.Signals, tmp_path: Path) -> None:
    for moment in moments(LEAVING, f"{number.name} leaving"):
        with on_pty(tmp_path) as session:
            session.wait_for("1 of 151")
            session.send("q")
            pass_time(moment)
            session.signal_if_there(number)
            assert session.wait_exit() in (0, 128 + number, -number), moment
            assert modes_left_on(session.raw) == set(), moment
            assert session.termios_attributes() == session.termios_before, moment
            assert "Traceback" not in session.screen_text
