"""Where there is no terminal to draw on, the program says so and the other commands still work."""

import re
from pathlib import Path

import pytest
from support.content import fields, write_directory
from support.pty_session import PtySession
from terminal.program import command, in_shell

from ketamine_tui.cli.registry import NAMED

pytestmark = pytest.mark.usefixtures("measured")

NO_INPUT = {
    "the null device": '"$@" < /dev/null',
    "a pipe": 'echo q | "$@"',
    "a file": '"$@" < "$0"',
}
USELESS: dict[str, dict[str, str | None]] = {
    "dumb": {"TERM": "dumb"},
    "unknown": {"TERM": "unknown"},
    "empty": {"TERM": ""},
    "unset": {"TERM": None},
    "Latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
}


def redirected(home: Path, how: str) -> PtySession:
    """Return the program under a shell that redirects it and then prints its exit status."""
    (home / "input").write_text("q")
    script = f'{how}\ncode=$?\necho; echo "status $code"'
    return PtySession(["sh", "-c", script, str(home / "input"), *command()], home, cwd=home)


def assert_declined(session: PtySession, reason: str) -> None:
    """Assert that one sentence gives the reason, one names the other commands, and that was all."""
    assert b"\x1b" not in session.raw
    told = re.sub(r"\s+", " ", session.raw.decode())
    assert told.startswith("ketamine-tui: ")
    assert reason in told
    assert "ketamine-tui --linear" in told
    for name in NAMED:
        assert re.search(rf"\b{name}\b", told)


@pytest.mark.parametrize("where", NO_INPUT)
def test_without_a_terminal_to_read_from_the_program_declines(where: str, tmp_path: Path) -> None:
    with redirected(tmp_path, NO_INPUT[where]) as session:
        session.wait_exit()
        assert "status 2" in session.screen_text
        assert_declined(session, "standard input is not a terminal")


def test_with_its_errors_in_a_file_the_program_declines(tmp_path: Path) -> None:
    with redirected(tmp_path, '"$@" 2> /dev/null') as session:
        session.wait_exit()
        assert session.screen_text.split() == ["status", "2"]


def test_with_its_errors_in_a_pipe_the_program_declines(tmp_path: Path) -> None:
    with redirected(tmp_path, '{ "$@" 2>&1 1>&3 | cat; } 3>&1') as session:
        session.wait_exit()
        assert_declined(session, "standard error is not a terminal")


@pytest.mark.parametrize("why", USELESS)
def test_on_a_useless_terminal_the_program_declines(why: str, tmp_path: Path) -> None:
    with PtySession(command(), tmp_path, env=USELESS[why]) as session:
        assert session.wait_exit() == 2
        assert_declined(session, "TERM is" if "TERM" in USELESS[why] else "encoding")


def test_the_screen_needs_no_standard_output(tmp_path: Path) -> None:
    with redirected(tmp_path, '"$@" > output') as session:
        session.wait_for("> Entries")
        session.send("jq")
        session.wait_exit()
        assert "status 0" in session.screen_text
    with redirected(tmp_path, '"$@" | cat') as session:
        session.wait_for("> Entries")
        session.send("q")
        session.wait_exit()
        assert "status 0" in session.screen_text


@pytest.mark.parametrize("name", ["list", "show", "tags", "review", "check"])
def test_the_other_commands_work_without_a_terminal(name: str, tmp_path: Path) -> None:
    arguments = ["crisis-us-988"] if name == "show" else []
    done = in_shell(tmp_path, name, *arguments, env={"TERM": None})
    assert done.returncode == 0
    # Where nothing is wrong, `check` says so beside the data, of which there is none.
    assert bool(done.stdout) is (name != "check")
    assert bool(done.stderr) is (name == "check")


@pytest.mark.parametrize("why", ["dumb", "unset", "Latin-1", "ASCII"])
def test_the_other_commands_work_on_a_useless_terminal(why: str, tmp_path: Path) -> None:
    for name in ("list", "show", "tags", "check"):
        arguments = ["introduction"] if name == "show" else []
        with PtySession(command(name, *arguments), tmp_path, env=USELESS[why]) as session:
            assert session.wait_exit() == 0
            assert b"\x1b" not in session.raw
            assert session.screen_text.strip() or name == "check"


def test_what_an_encoding_lacks_is_escaped(tmp_path: Path) -> None:
    book = fields(title="Žofia")
    content = write_directory(tmp_path / "content", {"resources/a.yaml": book})
    latin = in_shell(tmp_path, "list", content=content, env={"PYTHONIOENCODING": "latin-1"})
    assert (latin.returncode, latin.stdout) == (0, "a\tbook\tsource-checked\t\\u017dofia\n")
