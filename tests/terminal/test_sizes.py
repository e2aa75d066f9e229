"""No size of the terminal is too odd to start in, to be resized to, or to leave."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from support.escape_sequences import modes_left_on
from support.pty_session import PtySession
from terminal.program import in_detail, is_filtered, on_pty

COLUMNS = (*range(1, 13), 20, 30, 40, 59, 60, 79, 80, 99, 100, 140)
ROWS = (1, 2, 3, 6, 10, 24)
SIZES = tuple(product(COLUMNS, ROWS))
ODD_SIZES = ((1, 1), (2, 24), (5, 5), (12, 3), (29, 8), (30, 7), (30, 8), (59, 10), (140, 1))
NORMAL = (120, 40)

# How to come there, what is then on the screen, and keys that are then pressed in every size.
PLACES: dict[str, tuple[str, str | Callable[[PtySession], bool], str]] = {
    "list": ("j", "2 of 161", "j<enter>k<esc>"),
    "sidebar": ("t", "> Browse", "j<pgdn>k"),
    "detail": ("<enter>", in_detail, "j<pgdn>G<home>"),
    "filter bar": ("/pain", is_filtered, "<left><end>"),
    "copy menu": ("y", "> Copy from", "jGk"),
    "link menu": ("o", "> Open", "jGk"),
    "urgent help": ("u", "> Urgent help", "jGk"),
    "help": ("?", "> Help", "jG<home>"),
    "problems": ("p", "> Problems", "jG<home>"),
    "palette": ("<c-p>", "a command, theme", "<down><pgdn>"),
}


def give(session: PtySession, size: tuple[int, int], keys: str = "") -> None:
    """Give the terminal another size, and wait until the program has drawn in it."""
    before = len(session.raw)
    session.resize(*size)
    session.send(keys)
    session.wait_for(lambda shown: len(shown.raw) > before)


def is_covered(session: PtySession) -> bool:
    """Whether all that is on the screen is which size it should have."""
    return " ".join(session.screen_text.split()) == "The terminal is too small: 30x8 at least."


def panes(session: PtySession) -> list[str]:
    """Return the titles of the panes, left to right."""
    return re.findall(r"(?:\+-|^--) (?:> )?(.+?) -", session.lines[2])


@pytest.mark.parametrize("where", PLACES)
def test_every_size_leaves_the_program_alive(where: str, tmp_path: Path) -> None:
    keys, shown, pressed = PLACES[where]
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.wait_for(shown)
        for size in SIZES:
            give(session, size, pressed)
        give(session, NORMAL)
        session.wait_for(shown.split(" of ")[-1] if isinstance(shown, str) else shown)
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert modes_left_on(session.raw) == set()


@pytest.mark.parametrize("size", ODD_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_program_starts_and_ends_in_a_terminal_of_any_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    with on_pty(tmp_path, size=size) as session:
        session.wait_for(lambda shown: shown.screen_text.strip() != "")
        session.send("jG<tab>")
        session.settle()
        give(session, NORMAL)
        session.wait_for("of 161")
        session.send("<c-q>")
        assert session.wait_exit() == 0
        assert modes_left_on(session.raw) == set()


@pytest.mark.parametrize("where", ["list", "filter bar", "urgent help", "help"])
def test_a_terminal_below_30x8_shows_the_least_size(where: str, tmp_path: Path) -> None:
    keys, shown, _ = PLACES[where]
    with on_pty(tmp_path) as session:
        session.wait_for("1 of 161")
        session.send(keys)
        session.wait_for(shown)
        for size in ((29, 24), (29, 8), (20, 24), (140, 7), (100, 3), (60, 1), (30, 7)):
            give(session, size)
            session.wait_for(is_covered)
            give(session, (30, 8))
            session.wait_for(lambda shown: not is_covered(shown))
        give(session, NORMAL)
        session.wait_for(shown)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (100, ["Browse", "Entries", "If you need help now"]),
        (99, ["Entries", "If you need help now"]),
        (60, ["Entries", "If you need help now"]),
        (59, ["Entries"]),
        (30, ["Entries"]),
    ],
)
def test_the_width_decides_how_many_panes_there_are(
    columns: int, shown: list[str], tmp_path: Path
) -> None:
    with on_pty(tmp_path, size=(columns, 24)) as session:
        session.wait_for("> Entries")
        # Two sizes in a row that the program sees as one would leave nothing to draw.
        session.settle()
        assert panes(session) == shown
        give(session, NORMAL)
        session.wait_for(lambda wide: panes(wide) == ["Browse", "Entries", "If you need help now"])
        session.settle()
        give(session, (columns, 24))
        session.wait_for(lambda narrow: panes(narrow) == shown)


def test_the_pane_that_is_used_stays_when_the_terminal_shrinks(tmp_path: Path) -> None:
    with on_pty(tmp_path) as session:
        session.wait_for("> Entries")
        session.send("<enter>")
        session.wait_for(in_detail)
        session.settle()
        give(session, (40, 12))
        session.wait_for(lambda narrow: panes(narrow) == ["If you need help now"])
        session.send("t")
        session.wait_for("> Browse")
        give(session, (80, 24))
        session.wait_for(lambda wider: panes(wider) == ["Browse", "Entries"])


@pytest.mark.parametrize("key", ["q", "<c-q>"])
def test_quitting_works_without_room_too(key: str, tmp_path: Path) -> None:
    with on_pty(tmp_path, size=(29, 7)) as session:
        session.wait_for(is_covered)
        session.send(key)
        assert session.wait_exit() == 0


def test_urgent_help_waits_for_room(tmp_path: Path) -> None:
    with on_pty(tmp_path, size=(29, 7)) as session:
        session.wait_for(is_covered)
        session.send("<f2>")
        session.settle()
        give(session, NORMAL)
        session.wait_for("> Urgent help")
        give(session, (29, 7))
        session.wait_for(is_covered)
