"""Colours are a matter of the reader's choice, and nothing is said by them alone."""

import re
from pathlib import Path

import pytest
from pyte.screens import Char
from support.pty_session import PtySession
from terminal.program import is_filtered, on_pty

from ketamine_tui.palettes import PALETTES

# A foreground or a background; 39 and 49 are the terminal's own.
COLOUR = re.compile(r"3[0-8]|4[0-8]|9[0-7]|10[0-7]")
MOUSE = (b"?1000h", b"?1002h", b"?1003h", b"?1006h", b"?1015h")

FOREGROUND, BACKGROUND, REVERSE = map(Char._fields.index, ("fg", "bg", "reverse"))


def colours(session: PtySession) -> set[str]:
    """Return every colour that the program has asked for, with what it asked for at once."""
    asked = (match[1].decode() for match in re.finditer(rb"\x1b\[([0-9;:]*)m", session.raw))
    return {codes for codes in asked if any(map(COLOUR.fullmatch, re.split("[;:]", codes)))}


def visit(session: PtySession) -> None:
    """See every sort of text: marks, cursor, filter bar with an error, menus, urgent help."""
    session.wait_for("1 of 161")
    for keys, shown in (
        ("/#Depression<enter>", "70 of 161"),
        ("c/tag:zzzz", "There is no tag"),
        ("<esc><esc>", "161 entries"),
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
    red, green, blue = bytes.fromhex(PALETTES[name].back.removeprefix("#"))
    return f"48;2;{red};{green};{blue}"


def uses(session: PtySession, theme: str) -> bool:
    """Whether the program has drawn something on a theme's background."""
    return any(background(theme) in asked for asked in colours(session))


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
        assert uses(session, "dark")


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("no_color", ["", "1"], ids=["colours", "no colours"])
def test_a_theme_that_was_asked_for_is_used(theme: str, no_color: str, tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", theme, env={"NO_COLOR": no_color}) as session:
        session.wait_for("> Entries")
        assert uses(session, theme)


def test_the_monochrome_theme_can_be_asked_for(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", "mono") as session:
        session.wait_for("> Entries")
        assert colours(session) == set()


WHITE, BLACK, SILENT = b"ffff/ffff/ffff", b"0000/0000/0000", b"is not known"


def wait_for_ground(session: PtySession, theme: str) -> None:
    """Wait until the first and the last line of the panes are on a theme's background."""
    wanted = PALETTES[theme].back.removeprefix("#")
    session.wait_for(
        lambda shown: all(
            row and row[0][BACKGROUND] == wanted for row in (shown.cells[2], shown.cells[-2])
        )
    )


def test_the_theme_follows_the_background(tmp_path: Path) -> None:
    with on_pty(tmp_path, background=WHITE) as session:
        wait_for_ground(session, "light")


@pytest.mark.parametrize("answer", [BLACK, SILENT], ids=["dark", "no answer"])
def test_the_theme_is_dark_otherwise(answer: bytes, tmp_path: Path) -> None:
    with on_pty(tmp_path, background=answer) as session:
        session.wait_for("> Entries")
        session.send("u")
        session.wait_for("> Urgent help")
        assert uses(session, "dark")
        assert not uses(session, "light")


@pytest.mark.parametrize(
    ("value", "theme"),
    [
        ("0;15", "light"),
        ("0;default;15", "light"),
        ("15;0", "dark"),
        ("15", "light"),
        (";", "dark"),
    ],
)
def test_the_environment_may_say_at_once_what_the_background_is(
    value: str, theme: str, tmp_path: Path
) -> None:
    with on_pty(tmp_path, background=SILENT, env={"COLORFGBG": value}) as session:
        session.wait_for("> Entries")
        assert uses(session, theme)
        assert uses(session, "dark") is (theme == "dark")


def test_the_theme_follows_a_change_of_the_terminal(tmp_path: Path) -> None:
    with on_pty(tmp_path, background=SILENT) as session:
        wait_for_ground(session, "dark")
        session.send("<esc>[?997;2n")
        wait_for_ground(session, "light")
        session.send("<esc>[?997;1n")
        wait_for_ground(session, "dark")
        assert b"\x1b[?2031h" in session.raw
        session.send("q")
        assert session.wait_exit() == 0
        assert b"\x1b[?2031l" in session.raw


def test_a_theme_that_was_asked_for_follows_nothing(tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", "nord", background=WHITE) as session:
        wait_for_ground(session, "nord")
        session.send("<esc>[?997;2nu")
        session.wait_for("> Urgent help")
        assert not uses(session, "light")


def test_no_color_follows_nothing_even_if_auto_is_asked_for(tmp_path: Path) -> None:
    env = {"NO_COLOR": "1"}
    with on_pty(tmp_path, "--theme", "auto", background=WHITE, env=env) as session:
        session.wait_for("> Entries")
        session.send("<esc>[?997;2nu")
        session.wait_for("> Urgent help")
        assert colours(session) == set()


FEW = {"TERM": "xterm", "COLORTERM": None}


@pytest.mark.parametrize("theme", ["dark", "light", "gruvbox", "solarized-light"])
def test_sixteen_colours_are_enough(theme: str, tmp_path: Path) -> None:
    with on_pty(tmp_path, "--theme", theme, env=FEW) as session:
        visit(session)
        codes = {int(code) for asked in colours(session) for code in re.split("[;:]", asked)}
        assert codes <= {
            0,
            1,
            3,
            4,
            7,
            9,
            *range(30, 38),
            *range(40, 48),
            *range(91, 98),
            *range(101, 108),
        }
        dark, light = {37, 40}, {30, 107}
        assert codes >= (light if "light" in theme else dark)
        # The whole line that is typed on, with the chip of a section and the count.
        texts = (cell for cell in session.cells[1].values() if cell[0].strip())
        line = {(cell[FOREGROUND], cell[BACKGROUND]) for cell in texts}
        is_light = "light" in theme
        typed_on = ("brightwhite", "black") if is_light else ("black", "white")
        assert line <= {typed_on, typed_on[::-1]}
        assert session.cells[1][5][FOREGROUND : BACKGROUND + 1] == typed_on


def test_the_cursor_is_reversed_in_sixteen_colours(tmp_path: Path) -> None:
    with on_pty(tmp_path, env=FEW) as session:
        session.wait_for("1 of 161")
        row = next(i for i, line in enumerate(session.lines) if "If you need help now" in line)
        column = session.lines[row].index("If you need")
        session.wait_for(lambda shown: bool(shown.cells[row][column][REVERSE]))
        line = [session.cells[row][column + step] for step in range(20)]
        assert {(cell[FOREGROUND], cell[BACKGROUND]) for cell in line} == {("white", "black")}


def test_256_colours_are_enough(tmp_path: Path) -> None:
    with on_pty(tmp_path, env={"TERM": "xterm-256color", "COLORTERM": None}) as session:
        visit(session)
        assert not any("8;2;" in asked for asked in colours(session))
        assert any("48;5;233" in asked for asked in colours(session))


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
