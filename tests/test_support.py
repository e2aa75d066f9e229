"""The tools the other tests rely on, tried on an app as small as an app can be."""

import signal
import sys
from pathlib import Path

import pytest
from support.app import assert_golden, press, run_app, screen_lines
from support.emulator import Emulator, answers, encode_keys, split_unfinished
from support.escape_sequences import disallowed_sequences, modes_left_on
from support.pty_session import PtySession
from support.tmux_session import TmuxSession, requires_tmux
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

BARE = """
from textual.app import App
from textual.widgets import Input, Static

class Bare(App):
    BINDINGS = [("f2", "mark", "Mark"), ("ctrl+z", "suspend_process", "Suspend")]

    def compose(self):
        yield Static("not yet", id="size")
        yield Input(id="typed")
        yield Static("unmarked", id="mark")

    def on_resize(self, event):
        self.query_one("#size").update(f"ready {event.size.width}x{event.size.height}")

    def action_mark(self):
        self.query_one("#mark").update("marked")

Bare().run()
"""

IN_A_FRAME = {"?2026"}
ALL_MODES = {
    *("?1049", "?1000", "?1003", "?1006", "?1015", "?1004", "?2004", "?25", "?7"),
    "kitty-keyboard",
}


class InMemory(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("wide: \u6f22\u5b57 |")
        yield Input()


@pytest.fixture
def bare(tmp_path: Path) -> list[str]:
    script = tmp_path / "bare.py"
    script.write_text(BARE)
    return [sys.executable, str(script)]


def test_a_program_in_a_pty_starts_takes_keys_resizes_and_restores_the_terminal(
    bare: list[str], tmp_path: Path
) -> None:
    with PtySession(bare, tmp_path) as session:
        session.wait_for("ready 120x40")
        assert modes_left_on(session.raw) - IN_A_FRAME == ALL_MODES
        assert session.termios_attributes() != session.termios_before
        session.send("needle<bs>")
        session.wait_for("needl")
        session.wait_gone("needle")
        session.send("<f2>")
        session.wait_for(lambda shown: any(line == "marked" for line in shown.lines))
        session.resize(80, 24)
        session.wait_for("ready 80x24")
        assert len(session.lines) == 24
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert modes_left_on(session.raw) == set()
        assert session.termios_attributes() == session.termios_before
        assert disallowed_sequences(session.raw) == []
        assert session.screen_text.strip() == ""


def test_a_killed_program_leaves_its_modes_on(bare: list[str], tmp_path: Path) -> None:
    with PtySession(bare, tmp_path) as session:
        session.wait_for("ready")
        session.signal(signal.SIGKILL)
        assert session.wait_exit() == -signal.SIGKILL
        assert modes_left_on(session.raw) - IN_A_FRAME == ALL_MODES
        assert session.termios_attributes() != session.termios_before


def test_a_suspended_program_is_seen_and_continued(bare: list[str], tmp_path: Path) -> None:
    with PtySession(bare, tmp_path) as session:
        session.wait_for("ready")
        session.send("<c-z>")
        session.wait_stopped()
        session.wait_gone("ready")
        assert modes_left_on(session.raw) == set()
        session.signal(signal.SIGCONT)
        session.wait_for("ready")
        session.send("<c-q>")
        assert session.wait_exit() == 0


def test_a_program_that_never_shows_the_text_fails_with_its_screen(tmp_path: Path) -> None:
    with PtySession([sys.executable, "-c", "print('only this')"], tmp_path) as session:
        with pytest.raises(AssertionError, match=r"exit 0(?s:.*)only this"):
            session.wait_for("that")
        assert session.wait_exit() == 0


def test_a_command_that_is_not_there_ends_with_127(tmp_path: Path) -> None:
    with PtySession(["no-such-command"], tmp_path) as session:
        assert session.wait_exit() == 127
        assert "cannot start no-such-command" in session.screen_text


def test_the_environment_holds_what_was_given_and_nothing_else(tmp_path: Path) -> None:
    script = "import os; print(sorted(os.environ)); print(os.environ['HOME'])"
    changes = {"COLORTERM": None, "NO_COLOR": "1"}
    with PtySession([sys.executable, "-c", script], tmp_path, env=changes, cols=200) as session:
        session.wait_exit()
    assert "'NO_COLOR'" in session.screen_text
    assert "'XDG_STATE_HOME'" in session.screen_text
    assert "COLORTERM" not in session.screen_text
    assert "PYTHONDONTWRITEBYTECODE" not in session.screen_text


@requires_tmux
def test_a_program_in_tmux_starts_takes_keys_resizes_and_ends(
    bare: list[str], tmp_path: Path
) -> None:
    with TmuxSession(bare, tmp_path) as session:
        session.wait_for("ready 120x40")
        session.type("a;-~ x")
        session.wait_for("a;-~ x")
        session.send("BSpace", "F2")
        session.wait_for("\nmarked")
        session.resize(80, 24)
        session.wait_for("ready 80x24")
        assert session.buffer() == ""
        session.run("set-buffer", "two\nlines\n")
        assert session.buffer() == "two\nlines\n"
        session.send("C-q")
        assert session.wait_exit() == 0
        assert "ready" not in session.capture()


@requires_tmux
@pytest.mark.parametrize(("ending", "status"), [("exit 3", 3), ("kill -TERM $$", -15)])
def test_the_exit_status_in_tmux_is_that_of_the_program(
    tmp_path: Path, ending: str, status: int
) -> None:
    with TmuxSession(["sh", "-c", f"echo up; read line; {ending}"], tmp_path) as session:
        session.wait_for("up")
        assert session.exit_status() is None
        session.send("Enter")
        assert session.wait_exit() == status


@requires_tmux
def test_a_key_after_escape_is_refused(bare: list[str], tmp_path: Path) -> None:
    with TmuxSession(bare, tmp_path) as session, pytest.raises(ValueError, match="Escape"):
        session.send("Escape", "Down")


@pytest.mark.parametrize(
    "planted",
    [
        b"\x1b]52;c;aGk=\x07",
        b"\x1b]52;c;aGk=\x1b\\",
        b"\x1b]52;c;aGk=",
        b"\x1b[12",
        b"\x1b",
        b"\x1b]0;title\x07",
        b"\x1b]8;;https://example.org\x1b\\",
        b"\x1bP$qm\x1b\\",
        b"\x1b_payload\x1b\\",
        b"\x1b[6n",
        b"\x1b[21t",
        b"\x1b[?1047h",
        b"\x1bc",
        b"\x1b#8",
        b"\x1b(0",
        b"\x9b",
        b"\xff",
        "\x9b".encode(),
        "\u202e".encode(),
        "\u200e".encode(),
        "\u2067".encode(),
        "\u200b".encode(),
        "\u2028".encode(),
        b"\x00",
        b"\x07",
        b"\x0e",
        b"\x7f",
    ],
)
def test_a_planted_sequence_is_found(planted: bytes) -> None:
    around = "\x1b[1;31mpl\u00e4in \U0001f468\u200d\U0001f469 \u9b9b\x1b[0m\r\n".encode()
    assert disallowed_sequences(around + planted + around) == [planted]


def test_a_mark_of_direction_is_found_unless_it_is_beside_the_side_of_a_frame() -> None:
    side, mark, red = "\u2502", "\u200e", "\x1b[31m"
    framed = f"{side}{mark}{red}\u05d0 988{mark}\x1b[0m{side}{side}{red}{mark}\u05d1{mark}{side}"
    assert disallowed_sequences(framed.encode()) == []
    planted = f"{side} {mark}\u05d0{mark} {side}"
    assert disallowed_sequences(planted.encode()) == [mark.encode()] * 2


def test_a_recording_that_ends_inside_a_sequence_or_a_character_is_clean() -> None:
    for whole in (b"\x1b[?1049h", "\u9b9b".encode(), b"\x1b]22;default\x07"):
        for end in range(1, len(whole) + 1):
            assert disallowed_sequences(whole[:end]) == []


def test_modes_are_counted_to_the_end_of_the_stream() -> None:
    assert modes_left_on(b"\x1b[?1000;1006h\x1b[?1000l") == {"?1006"}
    assert modes_left_on(b"\x1b[?25l\x1b[?25h\x1b[?7l") == {"?7"}
    assert modes_left_on(b"\x1b[>1u\x1b[>1u\x1b[<u") == {"kitty-keyboard"}


def test_keys_have_names_and_typing_errors_do_not_pass() -> None:
    assert encode_keys("a<lt><enter><c-z><m-x><f5>\u00e9") == b"a<\r\x1a\x1bx\x1b[15~\xc3\xa9"
    with pytest.raises(ValueError, match="<entr>"):
        encode_keys("<entr>")


def test_queries_are_answered_and_leave_no_trace_on_the_screen() -> None:
    queries = b"\x1b[c\x1b[>0c\x1b[>q\x1b[?2026$p\x1b[?2048$p\x1b]11;?\x1b\\"
    assert answers(queries) == (
        b"\x1b[?62;22c\x1b[>41;354;0c\x1bP>|XTerm(354)\x1b\\"
        b"\x1b[?2026;2$y\x1b[?2048;0$y\x1b]11;rgb:0000/0000/0000\x1b\\"
    )
    emulator = Emulator(20, 2)
    assert emulator.feed(b"ab" + queries + b"\x1b[?u\x1b[>25u\x1b[6n") == b"\x1b[1;3R"
    assert emulator.lines() == ["ab", ""]


def test_a_sequence_or_frame_is_drawn_when_it_is_complete() -> None:
    begin, end = b"\x1b[?2026h", b"\x1b[?2026l"
    assert split_unfinished(b"ab\x1b[?20") == (b"ab", b"\x1b[?20")
    assert split_unfinished(b"ab\x1b]22;text") == (b"ab", b"\x1b]22;text")
    assert split_unfinished(b"ab" + begin + b"c") == (b"ab", begin + b"c")
    assert split_unfinished(begin + b"c" + end + b"d") == (begin + b"c" + end + b"d", b"")


async def test_a_misspelt_key_is_refused() -> None:
    async with run_app(InMemory()) as pilot:
        await press(pilot, "a", "?", "question_mark", "ctrl+f", "ctrl+shift+up", "f2", "\u00e9")
        assert pilot.app.query_one(Input).value == "a??\u00e9"
        for misspelt in ("entre", "ctrl+entre", "", "ctrl+"):
            with pytest.raises(ValueError, match="no such key"):
                await press(pilot, misspelt)


async def test_the_cursor_holds_still_and_the_screen_is_text() -> None:
    async with run_app(InMemory(), size=(30, 6)) as pilot:
        assert pilot.app.query_one(Input).cursor_blink is False
        assert pilot.app.animation_level == "none"
        lines = screen_lines(pilot.app)
    assert len(lines) == 6
    assert lines[0] == "wide: \u6f22\u5b57 |"


def test_a_golden_file_is_stored_only_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)
    with pytest.raises(AssertionError, match="UPDATE_GOLDEN=1"):
        assert_golden("deep/one", ["a", "b"], tmp_path)
    monkeypatch.setenv("UPDATE_GOLDEN", "1")
    assert_golden("deep/one", ["a", "b"], tmp_path)
    monkeypatch.delenv("UPDATE_GOLDEN")
    assert_golden("deep/one", ["a", "b"], tmp_path)
    with pytest.raises(AssertionError, match=r"-b\n\+c"):
        assert_golden("deep/one", ["a", "c"], tmp_path)
