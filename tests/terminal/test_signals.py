"""However the program ends or pauses, the terminal is as it was before."""

import signal
import stat
import sys
from pathlib import Path

import pytest
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import command, is_filtered, on_pty

pytestmark = pytest.mark.usefixtures("measured")

PLANTED = "202-555-0143"

# The program itself, but for a key that fails while it holds a number of somebody.
CRASHING = f"""
import sys
from ketamine_tui.screens.browse import BrowseScreen

def fail(self, *args, **options):
    planted = "{PLANTED}"
    raise RuntimeError(f"cannot deal with {{planted}}")

setattr(BrowseScreen, sys.argv.pop(1), fail)
from ketamine_tui.cli import main
sys.exit(main())
"""


def crashing(home: Path, method: str, *arguments: str) -> PtySession:
    """Return the program whose browse screen fails in `method`."""
    words = [sys.executable, "-c", CRASHING, method, *command(*arguments)[1:]]
    return PtySession(words, home, cols=200)


def assert_restored(session: PtySession) -> None:
    assert modes_left_on(session.raw) == set()
    assert session.termios_attributes() == session.termios_before


def told(session: PtySession) -> list[str]:
    """Return the lines on the screen that hold anything."""
    return [line for line in session.lines if line]


@pytest.mark.parametrize("keys", ["q", "<c-q>", "/pain<c-q>", "y<c-q>", "?qq"])
def test_quitting_restores_the_terminal(keys: str, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        assert session.wait_exit() == 0
        assert_restored(session)
        assert told(session) == []


@pytest.mark.parametrize("keys", ["", "/pain", "u"], ids=["browse", "typing", "dialog"])
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["SIGTERM", "SIGHUP", "SIGINT"],
)
def test_a_signal_ends_the_program_and_restores_the_terminal(
    number: signal.Signals, status: int, keys: str, tmp_path: Path
) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.settle()
        session.signal(number)
        assert session.wait_exit() == status
        assert_restored(session)
        assert told(session) == []


@pytest.mark.parametrize("keys", ["", "/pain", "u"], ids=["browse", "typing", "dialog"])
def test_ctrl_c_says_how_to_quit_and_does_not(keys: str, tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(f"{keys}<c-c>")
        session.wait_for("Press q or Ctrl+Q to quit")
        session.send("<c-q>")
        assert session.wait_exit() == 0


@pytest.mark.parametrize(
    ("method", "keys"),
    [("on_mount", ""), ("action_next_pane", "<tab>"), ("show_view", "c")],
)
def test_a_crash_tells_one_line_without_content_and_keeps_a_private_report(
    method: str, keys: str, tmp_path: Path
) -> None:
    with crashing(tmp_path, method) as session:
        if keys:
            session.wait_for("1 of 161")
            session.send(keys)
        assert session.wait_exit() == 1
        assert_restored(session)
        report = tmp_path / "state" / "ketamine-tui" / "crash.log"
        assert told(session) == [f"ketamine-tui: crashed (RuntimeError); the report is in {report}"]
        assert PLANTED.encode() not in session.raw
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
        assert "in fail\n" in report.read_text("utf-8")


def test_a_report_takes_the_place_of_one_that_others_could_read(tmp_path: Path) -> None:
    report = tmp_path / "state" / "ketamine-tui" / "crash.log"
    report.parent.mkdir(parents=True)
    report.write_text("an older report")
    report.chmod(0o644)
    with crashing(tmp_path, "on_mount") as session:
        assert session.wait_exit() == 1
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "older" not in report.read_text("utf-8")


def test_a_crash_without_a_place_for_its_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    with crashing(tmp_path, "on_mount") as session:
        assert session.wait_exit() == 1
        assert_restored(session)
        assert len(told(session)) == 1
        assert "crashed (RuntimeError); no report could be written" in session.screen_text
        assert PLANTED.encode() not in session.raw


def test_a_crash_shows_its_report_when_that_was_asked_for(tmp_path: Path) -> None:
    with crashing(tmp_path, "on_mount", "--debug") as session:
        assert session.wait_exit() == 1
        assert_restored(session)
        assert "RuntimeError: cannot deal with" in session.screen_text
        assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("", "> Entries"), ("/pain", is_filtered), ("u", "> Urgent help"), ("<c-p>", "> Commands -")],
    ids=["browse", "typing", "dialog", "palette"],
)
def test_ctrl_z_restores_the_terminal_and_continuing_draws_all_again(
    keys: str, shown: str, tmp_path: Path
) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.wait_for(shown)
        session.settle(quiet=0.5)
        before = session.screen_text
        session.send("<c-z>")
        session.wait_stopped()
        session.wait_for(lambda paused: told(paused) == [])
        assert_restored(session)
        session.signal(signal.SIGCONT)
        session.wait_for(lambda resumed: resumed.screen_text == before)
        assert session.termios_attributes() != session.termios_before
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert_restored(session)


def test_a_program_that_was_paused_still_ends_by_a_signal(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send("<c-z>")
        session.wait_stopped()
        session.signal(signal.SIGCONT)
        session.wait_for("1 of 161")
        session.signal(signal.SIGTERM)
        assert session.wait_exit() == 143
        assert_restored(session)
