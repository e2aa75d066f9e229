"""Stopped and continued in any way and at any moment, the program is the one owner of its terminal or none."""

import signal
import sys
from pathlib import Path

import pytest
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import command, on_pty

pytestmark = pytest.mark.usefixtures("measured")


def assert_restored(session: PtySession) -> None:
    session.wait_for(lambda paused: modes_left_on(paused.raw) == set())
    assert session.termios_attributes() == session.termios_before


def assert_ends_well(session: PtySession) -> None:
    """See that one q is enough, and that the terminal is as before."""
    session.wait_for("1 of 161")
    session.settle()
    session.send("q")
    assert session.wait_exit() == 0
    assert_restored(session)


def test_being_stopped_without_notice_changes_nothing(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle(quiet=0.5)
        screen = session.screen_text
        for _ in range(3):
            session.signal(signal.SIGSTOP)
            session.wait_stopped()
            session.signal(signal.SIGCONT)
            session.settle()
        session.wait_for(lambda shown: shown.screen_text == screen)
        assert_ends_well(session)


def test_being_continued_without_having_been_stopped_changes_nothing(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle(quiet=0.5)
        screen = session.screen_text
        for _ in range(3):
            session.signal(signal.SIGCONT)
            session.settle()
        session.wait_for(lambda shown: shown.screen_text == screen)
        assert_ends_well(session)


def test_what_a_shell_has_changed_meanwhile_is_set_up_again(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.signal(signal.SIGSTOP)
        session.wait_stopped()
        raw = session.termios_attributes()
        session.set_termios(session.termios_before)
        session.signal(signal.SIGCONT)
        session.wait_until(lambda: session.termios_attributes() == raw)
        assert_ends_well(session)


@pytest.mark.parametrize("keys", ["<c-z>", "<c-z><c-z>", "<c-z>q", "<c-z><c-z><c-z>jj"])
def test_what_is_typed_with_ctrl_z_stops_it_once(keys: str, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.send(keys)
        session.wait_stopped()
        assert_restored(session)
        session.signal(signal.SIGCONT)
        assert_ends_well(session)


@pytest.mark.parametrize("times", [1, 3])
def test_a_stop_from_outside_is_like_ctrl_z(times: int, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        for _ in range(times):
            session.signal(signal.SIGTSTP)
        session.wait_stopped()
        assert_restored(session)
        session.signal(signal.SIGCONT)
        assert_ends_well(session)


@pytest.mark.parametrize("keys", ["<c-z>", "jj<c-z>"])
def test_ctrl_z_and_a_stop_from_outside_at_once_stop_it_once(keys: str, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.signal(signal.SIGSTOP)
        session.wait_stopped()
        session.send(keys)
        session.signal(signal.SIGCONT)
        session.signal(signal.SIGTSTP)
        session.wait_stopped()
        assert_restored(session)
        session.signal(signal.SIGCONT)
        session.wait_for("of 161")
        session.settle()
        session.send("q")
        assert session.wait_exit() == 0


def test_a_stop_while_it_leaves_finds_the_terminal_restored(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.send("q<c-z>")
        assert session.wait_exit() == 0
        assert_restored(session)


@pytest.mark.parametrize("key", ["\x03", "\x1c"])
def test_a_key_that_ends_programs_changes_nothing_of_its_end(key: str, tmp_path: Path) -> None:
    """Ctrl+C and Ctrl+\\ that were meant for the screen, and come when the terminal is the shell's again."""
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.settle()
        session.send("q")
        while session.termios_attributes() != session.termios_before:
            pass
        session.send(key)
        assert session.wait_exit() == 0


def test_the_first_program_of_a_terminal_has_no_shell_to_go_back_to(tmp_path: Path) -> None:
    with PtySession(command(), tmp_path, cols=120, rows=40, has_shell=False) as session:
        session.wait_for("1 of 161")
        session.send("<c-z>")
        session.wait_for("There is no shell to return to")
        assert_ends_well(session)


FAILING = """
import sys, threading
from ketamine_tui.screens.browse import BrowseScreen

def fail():
    planted = "202-555-0143"
    raise RuntimeError(f"cannot deal with {planted}")

BrowseScreen.action_next_pane = lambda self: threading.Thread(target=fail).start()
from ketamine_tui.cli import main
sys.exit(main())
"""


def test_a_thread_that_fails_ends_the_program_and_says_where_the_report_is(tmp_path: Path) -> None:
    words = [sys.executable, "-c", FAILING, *command()[1:]]
    with PtySession(words, tmp_path, cols=200, rows=40) as session:
        session.wait_for("1 of 161")
        session.send("<tab>")
        assert session.wait_exit() == 1
        assert_restored(session)
        report = tmp_path / "state" / "ketamine-tui" / "crash.log"
        assert f"crashed (RuntimeError); the report is in {report}" in session.screen_text
        assert b"202-555-0143" not in session.raw
        assert "in fail\n" in report.read_text("utf-8")
