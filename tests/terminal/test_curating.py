"""A curator's round on a terminal: the queue, a confirmation, a doubt, an undo, an edit."""

import difflib
import re
import shutil
import sys
from pathlib import Path

import pytest
from support.content import SHIPPED
from support.pty_session import PtySession
from terminal.program import on_pty

pytestmark = pytest.mark.usefixtures("measured")

EDITOR = f"""#!{sys.executable}
import pathlib, re, sys
line, name = sys.argv[1:]
file = pathlib.Path(name)
text = file.read_text("utf-8")
file.write_text(re.sub('title: "?', "\\\\g<0>Edited ", text, count=1), "utf-8")
print("EDITOR AT", line, flush=True)
input()
"""
SIZES = [(120, 40), (80, 24), (50, 15)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped directory, to work on."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "content"))


@pytest.fixture
def editor(tmp_path: Path) -> str:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "vi"
    program.write_text(EDITOR, "utf-8")
    program.chmod(0o755)
    return str(program)


def changed_lines(folder: Path) -> dict[str, list[str]]:
    """Return what differs from the shipped directory, by file."""
    found = {}
    for file in sorted(SHIPPED.rglob("*.*")):
        path = file.relative_to(SHIPPED).as_posix()
        lines = difflib.ndiff(
            file.read_text("utf-8").splitlines(), (folder / path).read_text("utf-8").splitlines()
        )
        if changes := [line for line in lines if not line.startswith(("  ", "? "))]:
            found[path] = changes
    return found


def type_in(session: PtySession, text: str) -> None:
    session.send(text)
    session.wait_for(text.replace("<space>", " "))


@pytest.mark.parametrize("size", SIZES, ids=["wide", "normal", "narrow"])
def test_a_round_writes_the_review_lines_that_are_meant_and_no_other(
    tmp_path: Path, folder: Path, editor: str, size: tuple[int, int]
) -> None:
    env = {"EDITOR": editor, "VISUAL": None}
    with on_pty(tmp_path, content=folder, size=size, env=env) as session:
        session.wait_for("1 of 161")
        session.send("<c-r>")
        session.wait_for("0 of 63 this round")
        session.send("m")
        session.wait_for("Mark: ")
        session.send("c")
        session.wait_for("How was it checked")
        session.send("s")
        session.wait_for("Record: source-checked")
        session.send("<tab>")
        type_in(session, "Ada")
        session.send("<c-s>")
        session.wait_for("1 of 63 this round")
        session.send("mn")
        session.wait_for("Record: needs changes")
        type_in(session, "Old")
        session.send("<c-s>")
        session.wait_for("2 of 63 this round")
        assert len(changed_lines(folder)) == 2
        session.send("z")
        session.wait_for("1 of 63 this round")
        session.send("e")
        session.wait_for("EDITOR AT +1")
        session.send("<enter>")
        session.wait_for("Edited")
        session.send("q")
        assert session.wait_exit() == 0
    changes = changed_lines(folder)
    confirmed, edited = sorted(changes.values(), key=len, reverse=True)
    assert all(line.startswith("+ ") for line in confirmed)
    assert confirmed[0] == '+   - date: "2026-11-25"'
    assert "+     status: source-checked" in confirmed
    assert '+     reviewer: "Ada"' in confirmed
    assert [line[:2] for line in edited] == ["- ", "+ "]
    assert re.match('[+] title: "?Edited ', edited[1])


def test_a_change_by_another_program_is_shown_and_a_broken_file_has_a_banner(
    tmp_path: Path, folder: Path
) -> None:
    file = folder / "contacts/helplines/crisis-us-988.yaml"
    text = file.read_text("utf-8")
    with on_pty(tmp_path, "id:crisis-us-988", content=folder) as session:
        session.wait_for("1 of 1 ")
        session.wait_for("988 Suicide & Crisis Lifeline")
        # Whether it is watched already is not to be seen: write until it is.
        for number in range(100):
            file.write_text(text.replace("title: ", f"title: Another{number} "), "utf-8")
            if _is_shown_soon(session, "Another"):
                break
        file.write_text("title: [\n", "utf-8")
        session.wait_for("crisis-us-988.yaml:2:1 did not find")
        assert "Another" in session.screen_text
        file.write_text(text, "utf-8")
        session.wait_gone("did not find")
        session.wait_for("988 Suicide & Crisis Lifeline")
        session.send("q")
        assert session.wait_exit() == 0


def _is_shown_soon(session: PtySession, text: str) -> bool:
    try:
        session.wait_for(text, 1.0)
    except AssertionError:
        return False
    return True
