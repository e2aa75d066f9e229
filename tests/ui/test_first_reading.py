"""The screen is up before a long reading of the files has ended, and the reading can be stopped."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.app import run_app
from support.browsing import IDS, Browser
from support.content import TODAY, fields, open_content, write_file

from ketamine_tui.actions.session import Session
from ketamine_tui.app import KetamineApp
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.database import empty_database
from ketamine_tui.index.freshness import Progress
from ketamine_tui.reload import StoppedError
from ketamine_tui.widgets.status_line import StatusLine


class SlowFiles:
    """A folder whose files are read when somebody says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.was_stopped = False
        self._may_end = threading.Event()
        self.catalogs: list[Catalog] = []

    def open(self, progress: Progress) -> Catalog:
        """Tell of the third of nine files again and again, until the rest may be read."""
        try:
            while not self._may_end.wait(0.01):
                progress(3, 9)
        except StoppedError:
            self.was_stopped = True
            raise
        self.catalogs.append(open_content(self.folder))
        return self.catalogs[-1]

    def end(self) -> None:
        """Let the reading come to its end."""
        self._may_end.set()


@asynccontextmanager
async def starting(files: SlowFiles, catalog: Catalog, query: str = "") -> AsyncIterator[Browser]:
    app = KetamineApp(files.open, catalog, Session({}), is_current=False, query=query)
    try:
        async with run_app(app) as pilot:
            yield Browser(app, pilot)
    finally:
        for opened in (catalog, *files.catalogs):
            opened.close()


async def until_told(browser: Browser) -> None:
    """Wait until the first line says how far the reading is."""
    for _ in range(1000):
        if "Reading 3 of 9 files" in browser.lines[0]:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(browser.lines[0])


async def until_shown(browser: Browser, text: str) -> None:
    """Wait until something stands on the screen."""
    for _ in range(1000):
        if text in browser.text:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(browser.text)


async def test_the_first_reading_is_told_and_then_shown(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY)) as browser:
        await until_told(browser)
        assert "Reading 3 of 9 files, Esc stops" in browser.lines[0]
        assert browser.ids == []
        files.end()
        await browser.settle()
        assert browser.ids == list(IDS)
        assert "Small directory" in browser.lines[0]
        assert "Reading" not in browser.lines[0]


async def test_keys_that_are_typed_meanwhile_are_not_lost(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY)) as browser:
        await until_told(browser)
        await browser.pilot.press("slash", *"#pain")
        files.end()
        await browser.settle()
        assert browser.ids == ["old-book", "film", "old-clinic"]
        assert not browser.base.filter_bar.has_class("-error")


async def test_urgent_help_says_that_it_is_still_being_read_and_then_comes(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY)) as browser:
        await until_told(browser)
        await browser.pilot.press("u")
        await until_shown(browser, "Still reading the files.")
        assert "In an emergency, call your local emergency number now." in browser.text
        assert "names no urgent help" not in browser.text
        files.end()
        await until_shown(browser, "call 202-555-0143")
        assert browser.dialog == "UrgentHelp"


async def test_a_query_of_the_command_line_waits_for_the_tags_it_names(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY), "#pain") as browser:
        await until_told(browser)
        assert not browser.base.filter_bar.has_class("-error")
        files.end()
        await browser.settle()
        assert browser.ids == ["old-book", "film", "old-clinic"]


async def test_escape_stops_the_reading_and_r_begins_it_again(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY)) as browser:
        await until_told(browser)
        await browser.pilot.press("escape")
        await browser.settle()
        assert files.was_stopped
        assert browser.notice == "Reading was stopped. Press r to read the files again"
        assert browser.ids == []
        await browser.press("j")
        assert browser.notice == ""
        assert "May be outdated. Press r to read again" in browser.lines[0]
        files.end()
        await browser.press("r")
        assert browser.ids == list(IDS)
        assert "outdated" not in browser.lines[0]


async def test_a_click_on_what_may_be_outdated_has_it_read_again(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, open_content(folder)) as browser:
        await until_told(browser)
        await browser.pilot.press("escape")
        await browser.settle()
        files.end()
        await browser.pilot.click(StatusLine, offset=(browser.lines[0].index("outdated"), 0))
        await browser.settle()
        assert "outdated" not in browser.lines[0]
        assert browser.ids == list(IDS)


async def test_what_the_index_holds_shows_while_the_files_are_compared(folder: Path) -> None:
    known = open_content(folder)
    write_file(folder / "contacts/newcomer.yaml", fields(section="people", title="A newcomer"))
    files = SlowFiles(folder)
    async with starting(files, known) as browser:
        assert "Comparing with the files, Esc stops" in browser.lines[0]
        await until_told(browser)
        assert browser.ids == list(IDS)
        await browser.pilot.press("j", "j")
        files.end()
        await browser.settle()
        assert "newcomer" in browser.ids
        assert browser.selected == "old-book"
        assert browser.notice == ""


async def test_leaving_stops_the_reading(folder: Path) -> None:
    files = SlowFiles(folder)
    async with starting(files, Catalog(empty_database(folder), TODAY)) as browser:
        await until_told(browser)
        reload = browser.app._opened._reload
        assert reload is not None
        browser.app.exit()
    reload._thread.join(10)
    assert files.was_stopped
    assert not files.catalogs


class UnchangedFiles(SlowFiles):
    """A folder whose index turns out to be up to date."""

    made_at = 0

    def open(self, progress: Progress) -> Catalog:
        """Return an index of the same making."""
        catalog = super().open(progress)
        catalog.made_at = self.made_at
        return catalog


@pytest.mark.parametrize("is_kept", [True, False])
async def test_a_comparison_that_finds_nothing_changes_nothing(
    folder: Path,
    is_kept: bool,  # noqa: FBT001
) -> None:
    known = open_content(folder)
    files = UnchangedFiles(folder)
    # Where no index can be kept, each reading makes one of its own.
    files.made_at = known.made_at if is_kept else known.made_at + 1
    async with starting(files, known, "pain") as browser:
        await until_told(browser)
        files.end()
        await browser.settle()
        assert browser.view.catalog is known
        assert "Reading" not in browser.lines[0]
        await browser.press("r")
        assert browser.view.catalog is not known
