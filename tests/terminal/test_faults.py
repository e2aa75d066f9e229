"""The screen on machines where something is wrong: a line says what holds, and the rest goes on."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.browsing import write_small
from support.faults import at_fault
from support.pty_session import PtySession
from terminal.program import AS_OF, PROGRAM

HELP_LINE = "contacts/help-line.yaml"
FOLDERS = ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR")
HOMELESS: Mapping[str, str | None] = {
    "HOME": None,
    **{f"XDG_{name}": None for name in FOLDERS},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory."""
    return write_small(tmp_path / "content")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def browsing(
    folder: Path,
    home: Path,
    fault: str = "",
    env: Mapping[str, str | None] | None = None,
) -> PtySession:
    """Return the program over a folder, within one of the faults of `support.faults`."""
    program = at_fault(fault) if fault else (PROGRAM,)
    return PtySession([*program, "--content", str(folder), *AS_OF], home, cols=140, env=env)


def review(session: PtySession) -> None:
    """Record that the help line needs changes."""
    session.send("/id:help-line<enter>")
    session.wait_for("1 of 1 ")
    session.send("mn")
    session.wait_for("Record: needs changes")
    session.send("Old")
    session.wait_for("Old")
    session.send("<c-s>")


def leave(session: PtySession) -> None:
    session.send("<c-q>")
    assert session.wait_exit() == 0
    assert session.screen_text.strip() == ""


def test_where_the_own_folders_are_full_all_else_can_be_done(folder: Path, home: Path) -> None:
    fault = f"refusing(Path({str(home)!r}), {28})"
    with browsing(folder, home, fault) as session:
        session.wait_for("1 of 8")
        review(session)
        session.wait_for("as needs changes; z undoes it")
        session.send("v")
        session.wait_for("Save the filter under this name")
        session.send("<enter>")
        session.wait_for("Not saved: views.yaml: the disk is full; nothing was changed")
        leave(session)
    assert "Old" in (folder / HELP_LINE).read_text("utf-8")
    assert [path.name for path in home.iterdir()] == ["run"]


def test_where_the_directory_is_read_only_it_can_be_read(folder: Path, home: Path) -> None:
    before = (folder / HELP_LINE).read_bytes()
    with browsing(folder, home, f"refusing(Path({str(folder)!r}), {30})") as session:
        session.wait_for("1 of 8")
        review(session)
        session.wait_for(f"Not written: {HELP_LINE}: the disk is read-only; make your own")
        session.send("c")
        session.wait_for("5 of 8")
        leave(session)
    assert (folder / HELP_LINE).read_bytes() == before


def test_without_a_home_the_screen_is_there_and_reviews_are_written(
    folder: Path, home: Path
) -> None:
    with browsing(folder, home, "homeless()", HOMELESS) as session:
        session.wait_for("1 of 8")
        review(session)
        session.wait_for("as needs changes; z undoes it")
        leave(session)
    assert "Old" in (folder / HELP_LINE).read_text("utf-8")


def test_what_becomes_of_the_index_during_a_run_changes_nothing(folder: Path, home: Path) -> None:
    with browsing(folder, home) as session:
        session.wait_for("1 of 8")
        (index,) = (home / "cache/ketamine-tui").iterdir()
        index.write_bytes(b"x" * index.stat().st_size)
        session.send("<end>")
        session.wait_for("8 of 8")
        session.wait_for("The old clinic")
        session.send("r")
        session.wait_for("Read again: 8 entries")
        shutil.rmtree(home / "cache")
        review(session)
        session.wait_for("as needs changes; z undoes it")
        leave(session)


def test_a_disk_that_is_taken_away_leaves_what_is_shown_until_it_is_back(
    folder: Path, home: Path
) -> None:
    elsewhere = folder.with_name("elsewhere")
    with browsing(folder, home) as session:
        session.wait_for("1 of 8")
        folder.rename(elsewhere)
        folder.mkdir()  # where it was mounted
        session.send("r")
        session.wait_for("The directory cannot be read: nothing of one is in ")
        session.send("<end>")
        session.wait_for("8 of 8")
        session.send("u")
        session.wait_for("> Urgent help")
        session.send("<esc>")
        session.wait_gone("> Urgent help")
        folder.rmdir()
        elsewhere.rename(folder)
        session.send("r")
        session.wait_for("Read again: 8 entries")
        leave(session)


def test_without_a_locale_the_screen_is_the_same(folder: Path, home: Path) -> None:
    screens = []
    for locale in ("C.UTF-8", None):
        with browsing(folder, home, env={"LC_ALL": locale}) as session:
            session.wait_for("1 of 8")
            session.settle()
            screens.append(session.screen_text)
            leave(session)
    assert screens[0] == screens[1]


def test_a_terminal_without_utf_8_is_told_what_to_do_instead(folder: Path, home: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    with browsing(folder, home, env=plain) as session:
        assert session.wait_exit() == 2
        assert "ketamine-tui: the terminal's encoding is " in session.screen_text
        assert "'ketamine-tui --linear' does the same" in session.screen_text
