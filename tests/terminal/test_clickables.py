"""Everything that looks like something answers a click, with what a terminal sends for one."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from support.browsing import write_small
from support.pty_session import PtySession
from terminal.mouse import click, drag
from terminal.program import on_pty


class Clickable(NamedTuple):
    """A thing to click: the keys that bring it up, a text in it, which letter, what is typed then, and what is seen at last."""

    name: str
    keys: str
    text: str
    letter: int
    shown: str
    typed: str = ""


def without(text: str) -> str:
    """Return a pattern that is found on a screen on which a text is not."""
    return rf"\A(?![\s\S]*{text})"


CLICKABLES = (
    Clickable("urgent help in the first line", "", "u  Urgent help", 4, r"> Urgent help -"),
    Clickable("what waits, in the first line", "", "3 of 8 to be", 2, r"> Browse -"),
    Clickable("the problems in the first line", "", "2 problems", 0, r"> Problems: \d"),
    Clickable("the filter bar", "", "words, #tag", 2, r">  film .* 1 of 8", "film"),
    Clickable("an entry", "", "The new book", 3, r"> Entries -+ 2 of 8 "),
    Clickable("the selected entry", "", "? Welcome", 4, r"> Welcome -"),
    Clickable("what removes a filter", "/film zzz<enter>", 'Remove "zzz"', 3, r" 1 of 8$"),
    Clickable("a section", "", "  Library", 3, r" Library x "),
    Clickable("a review state", "", "To be reviewed   3", 0, r"\[x\] To be reviewed"),
    Clickable("a folded group", "", "> Kinds", 3, r"v Kinds"),
    Clickable("an open group", "t", "v Tags", 3, without("v Tags")),
    Clickable("a tag of the sidebar", "t", "Depression ", 2, r"\[x\] Depression"),
    Clickable(
        "the chip of the section", "s<down><enter><tab>", " First things x", 3, r"> Browse -"
    ),
    Clickable("its cross", "s<down><enter><tab>", " First things x", 14, r" 8 entries$"),
    Clickable("a link in a text", "", "the old book", 4, r"> The old book -"),
    Clickable("an address", "jj", "https://example.org/old-book", 3, r"Not opened: "),
    Clickable("a tag of an entry", "j", "#Depression", 3, r">  #Depression "),
    Clickable("the key of a value", "/help line<enter>", " y p ", 2, r"^ .*202-555-0143 \("),
    Clickable("the key of a link", "/help line<enter>", " o l ", 2, r"Not opened: "),
    Clickable("a key in the last line", "", "? help", 2, r"> Help -"),
    Clickable("anything below a notice", "uy", "To be reviewed: Night", 4, r"Esc close"),
    Clickable("a choice of a menu", "y", " x  id", 1, r">x  id"),
    Clickable("the selected choice", "y", ">n  name", 4, r"^ .* the name, Welcome"),
    Clickable("a key of a dialog", "y", "Esc close", 5, without("Copy from")),
    Clickable("the screen beside a dialog", "y", "The new book", 0, without("Copy from")),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small directory, with problems."""
    return write_small(tmp_path / "content")


@pytest.mark.parametrize("clickable", CLICKABLES, ids=lambda clickable: clickable.name)
def test_everything_that_looks_like_something_answers_a_click(
    clickable: Clickable, tmp_path: Path, folder: Path
) -> None:
    def is_shown(session: PtySession) -> bool:
        return bool(re.search(clickable.shown, session.screen_text, re.MULTILINE))

    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        session.send(clickable.keys)
        session.wait_for(clickable.text)
        session.wait_until(lambda: not is_shown(session))
        session.settle()
        click(session, clickable.text, clickable.letter)
        session.settle()
        session.send(clickable.typed)
        session.wait_for(is_shown)


def test_a_border_between_panes_is_dragged(tmp_path: Path, folder: Path) -> None:
    with on_pty(tmp_path, content=folder) as session:
        session.wait_for("1 of 8")
        session.settle()
        for held in (0, 1):
            border = session.lines[2].index("++")
            place = border + 1 + held
            drag(session, f"{place};9", f"{place + 5};9")
            assert session.lines[2].index("++") == border + 5 + held


def test_without_the_mouse_a_click_is_none(tmp_path: Path, folder: Path) -> None:
    with on_pty(tmp_path, "--no-mouse", content=folder) as session:
        session.wait_for("1 of 8")
        assert b"\x1b[?1000h" not in session.raw
