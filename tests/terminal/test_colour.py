"""Colours are a matter of the reader's choice, and nothing is said by them alone."""

import re
from pathlib import Path

import pytest
from pyte.screens import Char
from support.pty_session import PtySession
from terminal.program import is_filtered, on_pty

from ketamine_tui.themes import THEMES

# A foreground or a background; 39 and 49 are the terminal's own.
COLOUR = re.compile(r"3[0-8]|4[0-8]|9[0-7]|10[0-7]")
MOUSE = (b"?1000h", b"?1002h", b"?1003h", b"?1006h", b"?1015h")

REVERSE = Char._fields.index("reverse")


def colours(session: PtySession) -> set[str]:
    """Return every colour that the program has asked for, with what it asked for at once."""
    asked = (match[1].decode() for match in re.finditer(rb"\x1b\[([0-9;:]*)m", session.raw))
    return {codes for codes in asked if any(map(COLOUR.fullmatch, re.split("[;:]", codes)))}


def visit(session: PtySession) -> None:
    """See every sort of text: marks, cursor, filter bar with an error, menus, urgent help."""
    session.wait_for("1 of 151")
    for keys, shown in (
        ("/#Depression<enter>", "70 of 151"),
        ("c/tag:zzzz", "there is no tag"),
        ("<esc><enter>", "> Entries"),
        ("t <tab>", is_filtered),
        ("cy", "> Copy from"),
        ("u", "> Urgent help"),
    ):
        session.send(keys)
        session.wait_for(shown)
    session.send("<esc>")
    session.wait_gone("> Urgent help")
    session.send("<esc>")
    session.wait_for("> Entries")


def background(name: str) -> str:
    """Return how a program asks for a theme's background."""
    theme = next(theme for theme in THEMES if theme.name == name)
    red, green, blue = bytes.fromhex(str(theme.background).removeprefix("#"))
    return f"48;2;{red};{green};{blue}"


def test_no_color_leaves_the_terminals_own_colours(tmp_path: Path) -> None:
    with on_pty(tmp_path, env={"NO_COLOR": "1"}) as session:
        visit(session)
        assert colours(session) == set()
        assert b"\x1b[1m" in session.raw or b"\x1b[1;" in session.raw
        assert "Source-checked" in session.screen_text


def test_no_color_shows_the_cursor_by_reversing_it(tmp_path: Path) -> None:
    with on_pty(tmp_path, env={"NO_COLOR": "1"}) as session:
        session.wait_for("! If you need help now")
        row = next(n for n, line in enumerate(session.lines) if "! If you need help now" in line)
        column = session.lines[row].index("If you need")
        session.wait_for(lambda shown: bool(shown.cells[row][column][REVERSE]))
        assert not session.cells[row + 2][column][REVERSE]


@pytest.mark.parametrize("value", ["", None], ids=["empty", "unset"])
def test_an_empty_no_color_means_nothing(value: str | None, tmp_path: Path) -> None:
    with on_pty(tmp_path, env={"NO_COLOR": value}) as session:
        session.wait_for("> Entries")
        assert any(background("dark") in asked for asked in colours(session))


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("no_color", ["", "1"], ids=["colours", "no colours"])
def test_a_theme_that_was_asked_for_is_used(theme: str, no_color: str, tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", theme, env={"NO_COLOR": no_color}) as session:
        session.wait_for("> Entries")
        assert any(background(theme) in asked for asked in colours(session))


def test_the_monochrome_theme_can_be_asked_for(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", "mono") as session:
        session.wait_for("> Entries")
        assert colours(session) == set()


def test_the_mouse_is_taken_unless_it_is_to_be_left_alone(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("> Entries")
        assert any(mode in session.raw for mode in MOUSE)
    with on_pty(tmp_path, "--no-mouse") as session:
        session.wait_for("> Entries")
        session.send("u")
        session.wait_for("> Urgent help")
        assert not any(mode in session.raw for mode in MOUSE)


def test_motion_can_be_turned_off(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--no-animation") as session:
        session.wait_for("> Entries")
        session.send("Gq")
        assert session.wait_exit() == 0
