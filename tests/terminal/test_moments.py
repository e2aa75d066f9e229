"""Signals at any moment, from the first one on: the right exit code, and the terminal as before.

See `support.moments` for how many there are.
"""

import shutil
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from support.content import SHIPPED
from support.escape_sequences import modes_left_on
from support.moments import moments, pass_time
from support.pty_session import PtySession
from terminal.program import on_pty

START, LEAVING, COMING, GOING = 0.6, 0.12, 0.2, 0.1
"""Seconds after which a start, leaving, an editor's coming and its going have come to their end."""


def crash(home: Path) -> str:
    """Return the report of a crash, where there was one."""
    report = home / "state" / "ketamine-tui" / "crash.log"
    return report.read_text("utf-8") if report.exists() else "no report"


def ended_by_python(session: PtySession) -> bool:
    """Say whether it was interrupted before there was any code of the program."""
    return "KeyboardInterrupt" in session.screen_text and "ketamine_tui/" not in session.screen_text


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
            if number is signal.SIGINT:
                # While Python itself starts, it may swallow this one.
                with suppress(AssertionError):
                    session.wait_for("1 of 161")
                session.signal_if_there(number)
            # Before the terminal is taken, the system itself ends the program.
            assert session.wait_exit() in (128 + number, -number) or ended_by_python(session), (
                moment
            )
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
            session.wait_for("1 of 161")
            session.send("q")
            pass_time(moment)
            session.signal_if_there(number)
            assert session.wait_exit() in (0, 128 + number, -number), moment
            assert modes_left_on(session.raw) == set(), moment
            assert session.termios_attributes() == session.termios_before, moment
            assert "Traceback" not in session.screen_text


HERE = b"An editor is here"
EDITOR = """#!/bin/sh
echo 'An editor is here'
read -r key
"""


def has_more(before: int, session: PtySession) -> bool:
    """Whether an editor has said something since there were so many."""
    return session.raw.count(HERE) > before


def test_ctrl_c_while_the_editor_comes_and_goes_is_the_editors(tmp_path: Path) -> None:
    content = shutil.copytree(SHIPPED, tmp_path / "content")
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, "utf-8")
    editor.chmod(0o755)
    env = {"EDITOR": str(editor), "VISUAL": None}
    with on_pty(tmp_path, content=content, env=env) as session:
        session.wait_for("1 of 161")
        for moment in (*moments(COMING, "coming"), *moments(GOING, "going")):
            before = session.raw.count(HERE)
            session.send("e")
            # What the one before it said stands on the shell's screen still.
            session.wait_for(partial(has_more, before))
            session.send("<enter>")
            pass_time(moment)
            session.send("<c-c>")
            session.wait_for("1 of 161")
            session.settle()
        for moment in moments(COMING, "before"):
            session.send("e")
            pass_time(moment)
            session.send("<c-c><enter>")
            session.settle(quiet=0.3)
            session.send("<enter>")  # where the first came before there was an editor
            session.wait_for("1 of 161")
        session.settle()
        session.send("<c-q>")
        assert session.wait_exit() == 0
