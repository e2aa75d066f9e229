"""Everything that looks like something answers a click, with what a terminal sends for one."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.browsing import write_small
from support.pty_session import PtySession
from terminal.mouse import click, drag
from terminal.program import on_pty
from textual.widget import Widget
from textual.widgets import Input, TextArea

import ketamine_tui
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.screens.note_form import NoteArea
from ketamine_tui.screens.review_form import FormLine
from ketamine_tui.widgets.card_pane import CardPane
from ketamine_tui.widgets.choice_list import ChoiceList
from ketamine_tui.widgets.entry_list import EntryList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.query_line import Chips
from ketamine_tui.widgets.sidebar import Sidebar
from ketamine_tui.widgets.status_line import Bar, KeyLine, StatusLine


class Clickable(NamedTuple):
    """A thing to click: its widget, the keys that bring it up, a text in it, which letter, what is typed then, and what is seen at last."""

    part: type[Widget]
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
    Clickable(
        StatusLine, "urgent help in the first line", "", "u  Urgent help", 4, r"> Urgent help -"
    ),
    Clickable(StatusLine, "what waits, in the first line", "", "3 of 8 to be", 2, r"> Browse -"),
    Clickable(StatusLine, "the problems in the first line", "", "2 problems", 0, r"> Problems: \d"),
    Clickable(FilterBar, "the filter bar", "", "words, #tag", 2, r">  film .* 1 of 8", "film"),
    Clickable(EntryList, "an entry", "", "The new book", 3, r"> Entries -+ 2 of 8 "),
    Clickable(EntryList, "the selected entry", "", "? Welcome", 4, r"> Welcome -"),
    Clickable(
        EntryList, "what removes a filter", "/film zzz<enter>", 'Remove "zzz"', 3, r" 1 of 8$"
    ),
    Clickable(Sidebar, "a section", "", "  Library", 3, r" Library x "),
    Clickable(Sidebar, "a review state", "", "To be reviewed   3", 0, r"\[x\] To be reviewed"),
    Clickable(Sidebar, "a folded group", "", "> Kinds", 3, r"v Kinds"),
    Clickable(Sidebar, "an open group", "t", "v Tags", 3, without("v Tags")),
    Clickable(Sidebar, "a tag of the sidebar", "t", "Depression ", 2, r"\[x\] Depression"),
    Clickable(
        Chips, "the chip of the section", "s<down><enter><tab>", " First things x", 3, r"> Browse -"
    ),
    Clickable(Chips, "its cross", "s<down><enter><tab>", " First things x", 14, r" 8 entries$"),
    Clickable(CardPane, "a link in a text", "", "the old book", 4, r"> The old book -"),
    Clickable(CardPane, "an address", "jj", "https://example.org/old-book", 3, r"Not opened: "),
    Clickable(CardPane, "a tag of an entry", "j", "#Depression", 3, r">  #Depression "),
    Clickable(
        CardPane, "the key of a value", "/help line<enter>", " y p ", 2, r"to copy 202-555-0143"
    ),
    Clickable(CardPane, "the key of a link", "/help line<enter>", " o l ", 2, r"Not opened: "),
    Clickable(KeyLine, "a key in the last line", "", "? help", 2, r"> Help -"),
    Clickable(KeyLine, "a notice", "uy", "To be reviewed: Night", 4, r"Esc close"),
    Clickable(
        KeyLine,
        "a key beside a notice",
        "<c-c>",
        " quit x  Enter read  Ctrl+P",
        23,
        r"> Commands -",
    ),
    Clickable(KeyLine, "a candidate of a word", "/kind:", "video 1", 2, r">  kind:video "),
    Clickable(ChoiceList, "a choice of a menu", "y", " x  id", 1, r">x  id"),
    Clickable(ChoiceList, "the selected choice", "y", ">n  name", 4, r"^ .* the name, Welcome"),
    Clickable(KeyLine, "a key of a dialog", "y", "Esc close", 5, without("Copy from")),
    Clickable(KeyLine, "a key of the filter bar", "/film", "Ctrl+U clear", 3, r" 8 entries$"),
    Clickable(
        FilterBar, "the line of a name", "<c-p>rename ent<enter>", "welcome", 3, "welXYcome", "XY"
    ),
    Clickable(FormLine, "a line of a form", "mn", "Reviewer", 14, r"Reviewer +Ada ", "Ada"),
    Clickable(NoteArea, "a note", "aone two", "one two", 3, "oneXY two", "XY"),
    Clickable(Dialog, "the screen beside a dialog", "y", "The new book", 0, without("Copy from")),
)


def classes_below(base: type[Widget]) -> Iterator[type[Widget]]:
    """Yield the classes of the program below one of the toolkit's."""
    for below in base.__subclasses__():
        if below.__module__.startswith(ketamine_tui.__name__):
            yield below
        yield from classes_below(below)


def answers_clicks(part: type[Widget]) -> bool:
    """Say whether a class does something when it is clicked: its own way, or as the toolkit's fields do."""
    pressed = getattr(part, "pressed", Bar.pressed)
    is_own = (
        part.on_click.__module__.startswith(ketamine_tui.__name__)
        if hasattr(part, "on_click")
        else False
    )
    is_bar_without = (
        issubclass(part, Bar) and part.on_click is Bar.on_click and pressed is Bar.pressed
    )
    return issubclass(part, (Input, TextArea)) or (is_own and not is_bar_without)


def test_every_widget_that_answers_a_click_is_clicked_here() -> None:
    for module in pkgutil.walk_packages(ketamine_tui.__path__, f"{ketamine_tui.__name__}."):
        if module.name.split(".")[1] in ("widgets", "screens"):
            importlib.import_module(module.name)
    answering = {part for part in classes_below(Widget) if answers_clicks(part)}
    clicked = {clickable.part for clickable in CLICKABLES}
    assert clicked <= answering
    # A class of those that are clicked, or the base of some: what is added below one answers in its way.
    left = {
        part.__name__
        for part in answering
        if not issubclass(part, tuple(clicked)) and not any(issubclass(c, part) for c in clicked)
    }
    assert left == set()


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
