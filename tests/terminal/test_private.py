"""A private session on the screen: nothing is written anywhere, and nothing stays on the terminal."""

from pathlib import Path

from cli.test_privacy import traces
from support.browsing import write_small
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import PROGRAM


def test_a_private_session_leaves_nothing_on_disk_or_screen(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_small(tmp_path / "content")
    words = [PROGRAM, "--content", str(folder), "--as-of", "2020-06-15", "--private"]
    changes = {"TMPDIR": str(tmp_path / "tmp")}
    (tmp_path / "tmp").mkdir()
    session = PtySession([*words, "--clipboard", "cat"], home, env=changes, cwd=home)
    before = traces(tmp_path)
    with session:
        session.wait_for("1 of 8")
        session.send("/book")
        session.wait_for("of 8")
        session.send("<enter>yl")
        session.wait_for("Copied")
        session.send("u")
        session.wait_for("Urgent help")
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert modes_left_on(session.raw) == set()
        assert [line for line in session.lines if line] == []
    assert traces(tmp_path) == before
