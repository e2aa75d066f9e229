"""A dialog is left once, whatever arrives in one read; each kind of dialog is tried, and in every way."""

import asyncio
import importlib
import pkgutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from support.browsing import Browser, browsing
from support.mouse import click
from textual.await_complete import AwaitComplete
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from ui.fakes import FakeClipboard, FakeOpener

from ketamine_tui import screens
from ketamine_tui.app import KetamineApp
from ketamine_tui.messages import Notice, ShowEntry
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.screens.copy_menu import CopyMenu
from ketamine_tui.screens.dialog import ChoiceDialog, Dialog
from ketamine_tui.screens.exports import ExportMenu
from ketamine_tui.screens.help import Help
from ketamine_tui.screens.link_menu import LinkMenu
from ketamine_tui.screens.naming import NameDialog
from ketamine_tui.screens.note_form import NoteForm
from ketamine_tui.screens.palette import Palette
from ketamine_tui.screens.reading import Reading, SearchableReading
from ketamine_tui.screens.review_form import ReviewForm
from ketamine_tui.screens.review_menu import FieldMenu
from ketamine_tui.screens.review_of_several import EachShown
from ketamine_tui.screens.save_view import SaveDialog
from ketamine_tui.screens.urgent import UrgentHelp
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.widgets.choice_list import ChoiceList

QUERY = "e"
"""What finds every entry: without a filter there is nothing to save."""


class Way(NamedTuple):
    """A way into a dialog: the entry that is selected, the keys, and what is then in front."""

    entry: str
    keys: str
    dialog: type[Dialog]


WAYS = (
    Way("help-line", "u", UrgentHelp),
    Way("help-line", "question_mark", Help),
    Way("help-line", "p", SearchableReading),
    Way("help-line", "H", Reading),
    Way("help-line", "ctrl+p", Palette),
    Way("help-line", "y", CopyMenu),
    Way("old-clinic", "y p", ChoiceDialog),  # it does not work: copy it all the same?
    Way("old-book", "o", LinkMenu),
    Way("help-line", "x", ExportMenu),
    Way("help-line", "v", SaveDialog),
    Way("help-line", "Q", ChoiceDialog),
    Way("help-line", "m", ChoiceDialog),
    Way("help-line", "m f", FieldMenu),
    Way("help-line", "m n", ReviewForm),
    Way("help-line", "escape escape space space m c", EachShown),
    Way("help-line", "a", NoteForm),
    Way("help-line", "ctrl+p f2", UrgentHelp),
    Way("help-line", "ctrl+p r e n a m e space e n t enter", NameDialog),
)


def name_of(way: Way) -> str:
    """Return the name of a way in the names of tests."""
    return f"{way.dialog.__name__} {way.keys}"


CLICK = "click"
"""A press of the mouse, and its release, on the choice with the cursor."""

BURSTS = (
    (CLICK, CLICK),
    ("enter", "enter"),
    ("enter", "escape"),
    ("escape", "u"),
    ("q", "q"),
    (CLICK, "q"),
    (CLICK, "escape"),
    (CLICK, "u"),
    ("u", CLICK),
)


def kinds(base: type[Dialog] = Dialog) -> Iterator[type[Dialog]]:
    """Yield every class of dialogs; what has no pane is only a part of some."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    for kind in base.__subclasses__():
        if kind.pane is not Dialog.pane:
            yield kind
        yield from kinds(kind)


def send(browser: Browser, *events: str) -> None:
    """Send keys and clicks at once, without waiting for anything."""
    for event in events:
        if event == CLICK:
            click(browser, choice_cell(browser))
        else:
            browser._send(event)


def choice_cell(browser: Browser) -> Offset:
    """Return a cell in the line of the cursor of what is in front, or one of its text."""
    lists = browser.screen.query(ChoiceList)
    if not lists:
        return Offset(50, 3)
    pane = lists.first()
    line = pane.cursor * pane.body.item_height - pane.scroll_offset.y
    return Offset(50, pane.region.y + 1 + line)


class Program:
    """The program over the small directory, with what was left in it and who asked for the end."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.left: list[Screen[Any]] = []
        self.ends = 0

    async def open(self, way: Way) -> None:
        """Go into a dialog, wherever the program was."""
        while self.browser.dialog:
            await self.browser.press("escape")
        if self.browser.query != QUERY:
            self.browser.base.filter_bar.value = QUERY
            await self.browser.settle()
        if self.browser.selected != way.entry:
            await self.browser.post(ShowEntry(way.entry))
        await self.browser.press(*way.keys.split())
        assert type(self.browser.screen) is way.dialog
        self.left.clear()

    @property
    def dialogs(self) -> list[Screen[Any]]:
        """What stands above the browse screen."""
        return self.browser.app.screen_stack[1:]


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Program]:
    """Run the program; it does not end, and every screen that is left is written down."""
    dismiss = Screen.dismiss

    def watched(screen: Screen[Any], result: object = None) -> AwaitComplete:
        program.left.append(screen)
        return dismiss(screen, result)

    def end(*_: object) -> None:
        program.ends += 1

    async with browsing(folder, query=QUERY) as browser:
        program = Program(browser)
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "data/marks.yaml", "here")
        with patch.object(Screen, "dismiss", watched), patch.object(KetamineApp, "exit", end):
            yield program


@pytest.fixture(autouse=True)
def _nothing_beyond(clipboard: FakeClipboard, opener: FakeOpener) -> None:
    """Copy and open nothing."""


def test_every_kind_of_dialog_is_tried() -> None:
    assert {way.dialog for way in WAYS} == {*kinds()}


@pytest.mark.repeats
@pytest.mark.parametrize("way", WAYS, ids=name_of)
async def test_a_dialog_is_left_once_whatever_arrives_at_once(folder: Path, way: Way) -> None:
    async with running(folder) as program:
        for burst in BURSTS:
            await program.open(way)
            is_over_another = len(program.dialogs) > 1
            send(program.browser, *burst)
            await program.browser.settle()
            assert program.browser.app._exception is None, burst
            assert len({*program.left}) == len(program.left), burst
            urgent = [dialog for dialog in program.dialogs if isinstance(dialog, UrgentHelp)]
            others = [dialog for dialog in program.dialogs if dialog not in urgent]
            assert max(len(urgent), len(others)) <= 1, burst
            assert len(program.dialogs) <= 1 or "u" in burst or is_over_another, burst


async def test_the_second_click_of_two_chooses_nothing_in_what_the_first_one_opened(
    folder: Path,
) -> None:
    async with running(folder) as program:
        await program.open(Way("help-line", "m", ChoiceDialog))
        cell = choice_cell(program.browser)
        for time in (100.0, 100.3, 100.6):
            click(program.browser, cell, time)
            await program.browser.settle()
        (dialog,) = program.dialogs
        assert [choice.letter for choice in program.browser.choices] == [*"esgf"]
        click(program.browser, cell, 101.2)
        await program.browser.settle()
        assert dialog not in program.dialogs


async def test_the_second_click_of_two_selects_nothing_below_a_dialog(folder: Path) -> None:
    async with running(folder) as program:
        await program.open(Way("help-line", "y", CopyMenu))
        beside = Offset(50, 5)
        for time in (100.0, 100.4):
            click(program.browser, beside, time)
            await program.browser.settle()
            assert (time, program.dialogs, program.browser.selected) == (time, [], "help-line")
        click(program.browser, beside, 101.0)
        await program.browser.settle()
        assert program.browser.selected != "help-line"


async def test_a_review_that_is_recorded_twice_at_once_is_one(folder: Path) -> None:
    async with running(folder) as program:
        await program.open(Way("old-book", "m n", ReviewForm))
        values = {"reviewer": "Ada", "role": "librarian", "note": "Gone"}
        for line in program.browser.screen.query(Input):
            line.value = values.get(line.id or "", "")
        await program.browser.settle()
        send(program.browser, "ctrl+s", "ctrl+s")
        await program.browser.settle()
        (loaded,) = load_file(folder, "resources/books/old-book.yaml", Directory("D")).entries
        assert [review.status for review in loaded.entry.reviews] == ["needs-changes"]


@pytest.mark.parametrize("way", WAYS, ids=name_of)
async def test_the_program_may_end_at_the_moment_in_which_a_dialog_opens(
    folder: Path, way: Way
) -> None:
    show = KetamineApp.lay_over
    is_ended = asyncio.Event()

    def show_and_end(
        app: KetamineApp, dialog: Dialog, take: Callable[[Message | None], None]
    ) -> None:
        show(app, dialog, take)
        app.exit()
        is_ended.set()

    *before, last = way.keys.split()
    async with browsing(folder, query=QUERY) as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "data/marks.yaml", "here")
        await browser.post(ShowEntry(way.entry))
        await browser.press(*before)
        with patch.object(KetamineApp, "lay_over", show_and_end):
            browser._send(last)
            await is_ended.wait()
    assert browser.app._exception is None


async def test_a_dialog_may_be_left_before_anybody_has_seen_it(folder: Path) -> None:
    async with running(folder) as program:
        dialog = Reading("Short", ())
        program.browser.app._show(dialog)
        dialog.dismiss(None)
        dialog.post_message(Notice("never"))
        await program.browser.settle()
        assert (program.dialogs, program.left) == ([], [dialog])
        assert program.browser.app._exception is None


async def test_a_dialog_below_another_is_not_left(folder: Path) -> None:
    async with running(folder) as program:
        await program.open(Way("help-line", "ctrl+p f2", UrgentHelp))
        palette, urgent = program.dialogs
        palette.dismiss(Notice("never"))
        await program.browser.settle()
        assert (program.dialogs, program.left) == ([palette, urgent], [])


async def test_a_choice_above_another_dialog_leaves_both(folder: Path) -> None:
    async with running(folder) as program:
        await program.open(Way("help-line", "ctrl+p f2", UrgentHelp))
        _, urgent = program.dialogs
        urgent.dismiss(Notice("chosen"))
        await program.browser.settle()
        assert (program.dialogs, program.browser.notice) == ([], "chosen")
