"""Reading the files again while the program runs."""

import gc
import shutil
import sqlite3
import threading
from pathlib import Path
from queue import SimpleQueue

import pytest
from support.browsing import IDS, NARROW, TODAY, Browser, browsing, write_small
from support.content import SHIPPED, fields, open_content, write_file
from textual.message import Message

from ketamine_tui import messages
from ketamine_tui.exchange.formats import FORMATS
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.freshness import Progress
from ketamine_tui.index.opening import Opening
from ketamine_tui.messages import ReloadContent
from ketamine_tui.reload import OpenDirectory
from ketamine_tui.store.locate import Location
from ketamine_tui.widgets.choice_list import ChoiceList
from ketamine_tui.widgets.status_line import Banner

OLD_BOOK = "resources/books/old-book.yaml"


async def test_a_change_shows_in_the_list_and_in_the_detail(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "j")
        write_file(folder / OLD_BOOK, fields(title="The older book", summary="Rewritten."))
        await browser.press("r")
        assert browser.selected == "old-book"
        assert "The older book" in browser.detail
        assert "Rewritten." in browser.detail
        assert any("The older book" in line.split("||")[1] for line in browser.lines[3:20])
        assert browser.notice == "Read again: 8 entries, 1 problem"


async def test_new_and_deleted_entries_come_and_go(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "j")
        write_file(folder / OLD_BOOK, None)
        write_file(folder / "contacts/newcomer.yaml", fields(section="people", title="A newcomer"))
        await browser.press("r")
        assert "old-book" not in browser.ids
        assert "newcomer" in browser.ids
        assert browser.selected == "film"  # the one beside it


async def test_a_broken_file_is_a_problem_and_hides_nothing_else(folder: Path) -> None:
    async with browsing(folder) as browser:
        write_file(folder / OLD_BOOK, "title: [unclosed\n")
        await browser.press("r")
        assert browser.ids == [name for name in IDS if name != "old-book"]
        await browser.press("p")
        assert f"{OLD_BOOK}:1:8: error yaml" in browser.dialog_text
        await browser.press("escape")
        write_file(folder / OLD_BOOK, fields(title="The old book"))
        await browser.press("r")
        assert browser.ids == list(IDS)


async def test_a_broken_directory_file_leaves_the_entries(folder: Path) -> None:
    async with browsing(folder) as browser:
        write_file(folder / "directory.yaml", "title: a\ntitle: b\n")
        await browser.press("r")
        assert sorted(browser.ids) == sorted(IDS)
        await browser.press("p")
        assert "directory.yaml:2:1: error" in browser.dialog_text


def take_away(folder: Path, *, emptied: bool) -> None:
    """Move a directory away; where it was a disk of its own, an empty folder is left."""
    shutil.move(folder, folder.with_name("elsewhere"))
    if emptied:
        folder.mkdir()


@pytest.mark.parametrize("emptied", [False, True])
async def test_a_folder_that_is_gone_is_told_and_the_list_stays(
    folder: Path,
    emptied: bool,  # noqa: FBT001
) -> None:
    async with browsing(folder) as browser:
        take_away(folder, emptied=emptied)
        await browser.press("r")
        assert browser.notice.startswith("The directory cannot be read: ")
        assert browser.notice.endswith(". What is shown stays")
        assert browser.ids == list(IDS)
        await browser.press("j", "enter")
        assert "The new book" in browser.detail


async def test_a_section_that_is_gone_does_not_hide_everything_for_good(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("s", "j", "j", "j", "j", "enter")
        assert browser.view.section == "films"
        write_file(
            folder / "directory.yaml", {"title": "T", "sections": [{"id": "a", "title": "A"}]}
        )
        await browser.press("r")
        await browser.press("s", "g", "enter")
        assert sorted(browser.ids) == sorted(IDS)


@pytest.mark.parametrize("after", ["ctrl+p", "u", "y", "p", "question_mark"])
async def test_a_dialog_that_is_opened_during_the_reading_goes_on_working(
    tmp_path: Path, after: str
) -> None:
    # More than the rows that are fetched at once.
    many = {f"resources/many/b-{n}.yaml": fields(title=f"Book {n:03}") for n in range(200)}
    async with browsing(write_small(tmp_path, many)) as browser:
        read, may_go_on = browser.app._opened._open_catalog, threading.Event()

        def read_slowly(progress: Progress) -> Catalog:
            assert may_go_on.wait(10)
            return read(progress)

        browser.app._opened._open_catalog = read_slowly
        await browser.pilot.press("r", after)
        may_go_on.set()
        await browser.settle()
        assert browser.dialog
        await browser.type("book 199")
        await browser.press("down", "up")
        await browser.press("escape", "escape")
        assert (browser.app.is_running, browser.dialog) == (True, "")


async def test_what_is_typed_during_the_reading_is_kept(folder: Path) -> None:
    async with browsing(folder) as browser:
        write_file(folder / OLD_BOOK, fields(title="The older book"))
        await browser.type("r/older")
        assert (browser.query, browser.ids) == ("older", ["old-book"])


async def test_a_query_that_is_not_understood_stays_marked(folder: Path) -> None:
    async with browsing(folder, query="old (") as browser:
        await browser.press("r")
        assert browser.query == "old ("
        assert browser.base.filter_bar.has_class("-error")


async def test_a_tag_that_is_new_is_understood_and_one_that_is_gone_is_not(folder: Path) -> None:
    async with browsing(folder, query="#Fresh") as browser:
        assert browser.base.filter_bar.has_class("-error")
        write_file(folder / "tags.yaml", [{"id": "fresh", "label": "Fresh"}])
        write_file(folder / OLD_BOOK, fields(title="The old book", tags=["Fresh"]))
        await browser.press("r")
        assert not browser.base.filter_bar.has_class("-error")
        assert browser.ids == ["old-book"]
        write_file(folder / "tags.yaml", [])
        write_file(folder / OLD_BOOK, fields(title="The old book"))
        await browser.press("r")
        assert browser.base.filter_bar.has_class("-error")


async def test_a_reading_that_fails_in_an_unforeseen_way_is_told(folder: Path) -> None:
    def fail(_progress: Progress) -> Catalog:
        raise sqlite3.OperationalError("disk I/O error in a secret place")

    async with browsing(folder) as browser:
        browser.app._opened._open_catalog = fail
        await browser.press("r")
        assert (
            browser.notice
            == "The files could not be read (OperationalError). Press r to read the files again"
        )
        assert browser.ids == list(IDS)


async def test_a_broken_file_has_a_banner_until_it_is_mended(folder: Path) -> None:
    async with browsing(folder) as browser:
        assert not browser.base.query_one(Banner).display
        write_file(folder / OLD_BOOK, "title: [unclosed\n")
        await browser.press("r")
        assert browser.lines[2].startswith(f" {OLD_BOOK}:1:8 did not find")
        write_file(folder / OLD_BOOK, fields(title="The old book"))
        await browser.press("r")
        assert not browser.base.query_one(Banner).display
        assert "Entries" in browser.lines[2]


async def test_the_text_of_the_same_entry_stays_where_it_was_read(folder: Path) -> None:
    async with browsing(folder, NARROW, query="id:welcome") as browser:
        await browser.press("enter", "pagedown")
        top = browser.base.detail.scroll_offset.y
        assert top > 0
        file = folder / "pages/welcome.md"
        write_file(file, f"{file.read_text('utf-8')}\nOne more.\n")
        await browser.press("r")
        assert browser.base.detail.scroll_offset.y == top
        assert "One more." in browser.detail


async def test_a_change_on_the_disk_is_read_without_a_word(folder: Path) -> None:
    async with browsing(folder) as browser:
        write_file(folder / OLD_BOOK, fields(title="Another title"))
        await browser.post(ReloadContent(is_quiet=True))
        assert any("Another title" in line for line in browser.lines)
        assert browser.notice == ""


async def test_reading_again_keeps_nothing_from_the_collector(folder: Path) -> None:
    async with browsing(folder) as browser:
        frozen = gc.get_freeze_count()
        for summary in ("Once.", "Twice."):
            write_file(folder / "resources/more.yaml", fields(summary=summary))
            await browser.press("r")
        assert "more" in browser.ids
        assert gc.get_freeze_count() <= frozen


class Readings:
    """Readings of a folder that end when they are let, and what is posted then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._posted: SimpleQueue[Message] = SimpleQueue()
        self._may_end = threading.Semaphore(0)
        self.opened = OpenDirectory(open_content(folder), self._open, self._posted.put)

    def _open(self, _progress: Progress) -> Catalog:
        self._may_end.acquire()
        return open_content(self._folder)

    def end(self) -> str:
        """Let one reading end, and return what is told of it."""
        self._may_end.release()
        message = self._posted.get(timeout=10)
        if isinstance(message, messages.ReadingEnded):
            return message.reason
        assert isinstance(message, messages.CatalogReplaced)
        return self.opened.take(message, lambda _: None)


def test_what_was_done_is_told_whatever_is_to_be_read_next(folder: Path) -> None:
    readings = Readings(folder)
    for told in ("Recorded", "", "Undone", ""):
        readings.opened.read(messages.ReloadContent(told, is_quiet=not told))
    assert readings.end() == "Recorded"
    assert readings.end() == "Undone"
    readings.opened.close()


def test_what_was_done_is_told_before_the_reason_why_nothing_can_be_read(folder: Path) -> None:
    readings = Readings(folder)
    readings.opened.read(messages.ReloadContent("Recorded"))
    take_away(folder, emptied=True)
    assert readings.end().startswith("Recorded. The directory cannot be read: nothing of one")
    readings.opened.close()


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("resources/books/new-book.yaml", "title: [\n"),
        ("resources/books/new-book.yaml", ""),
        ("resources/books/new-book.yaml", "kind: book\ntitle: A\ntitle: B\n"),
        ("resources/books/new-book.yaml", "---\ntitle: A\n"),
        ("resources/books/new-book.yaml", "- 1\n"),
        ("tags.yaml", "title: [\n"),
    ],
)
def test_what_is_no_longer_kept_of_a_broken_file_leaves_the_screen(
    folder: Path, broken: str, text: str
) -> None:
    location, cache = Location(folder, is_packaged=False), folder.parent / "cache"
    opening = Opening(location, lambda: TODAY, cache, folder.parent / "views.yaml")
    first = opening.open()
    write_file(folder / broken, text)
    kept = opening.open()
    (folder / "directory.yaml").touch()
    without = opening.open()
    assert (first.size, kept.size) == (8, 8)
    assert kept.version == without.version
    shown: list[Catalog] = []
    opened = OpenDirectory(kept, opening.open, lambda _: None)
    request = messages.ReloadContent(is_quiet=True)
    opened.take(messages.CatalogReplaced(without, request), shown.append)
    same = opening.open()
    opened.take(messages.CatalogReplaced(same, request), shown.append)
    assert shown == [without]
    opened.close()
    first.close()


def test_what_was_asked_for_during_a_reading_that_failed_is_done(folder: Path) -> None:
    readings = Readings(folder)
    request = messages.ReloadContent("Recorded")
    readings.opened.read(request)
    readings.opened.read(messages.ReloadContent("Undone"))
    moved = folder.rename(folder.parent / "elsewhere")
    assert readings.end().startswith("Recorded. ")
    moved.rename(folder)
    readings.opened.go_on(request)
    assert readings.end() == "Undone"
    readings.opened.go_on(request)
    assert not readings.opened._reload or not readings.opened._reload.is_running
    readings.opened.close()


def test_the_end_of_a_reading_that_was_stopped_begins_no_second_one(folder: Path) -> None:
    readings = Readings(folder)
    stopped = messages.ReloadContent("Stopped")
    readings.opened.read(stopped)
    readings.opened.stop()
    for told in ("Recorded", "Undone"):
        readings.opened.read(messages.ReloadContent(told))
    under_way = readings.opened._reload
    readings.opened.go_on(stopped)
    assert readings.opened._reload is under_way
    assert {readings.end(), readings.end(), readings.end()} == {"Stopped", "Recorded", "Undone"}
    readings.opened.close()


async def test_a_dialog_goes_on_with_the_directory_that_it_was_opened_over(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("x")
        for summary in ("Once.", "Twice."):
            write_file(folder / "resources/more.yaml", fields(summary=summary))
            await browser.post(messages.ReloadContent(is_quiet=True))
        assert "more" in browser.ids
        await browser.press(FORMATS["csv"].letter)
        assert "failed" not in browser.text
    assert list(folder.parent.glob("*.csv"))


def test_the_last_one_who_holds_a_directory_closes_it(folder: Path) -> None:
    first, second = open_content(folder), open_content(folder)
    opened = OpenDirectory(first, lambda _: second, lambda _: None)
    opened.take(messages.CatalogReplaced(second, messages.ReloadContent("x")), lambda _: None)
    connection = first._snapshot._connection
    opened.let_go(second, is_held=True)
    assert first.row(0).id
    del first
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    opened.close()


def test_where_nobody_holds_it_a_directory_is_closed_at_once(folder: Path) -> None:
    first, second = open_content(folder), open_content(folder)
    opened = OpenDirectory(first, lambda _: second, lambda _: None)
    opened.take(messages.CatalogReplaced(second, messages.ReloadContent("x")), lambda _: None)
    opened.let_go(second)
    with pytest.raises(sqlite3.ProgrammingError):
        first.origin(0)
    opened.close()


async def test_urgent_help_stays_on_whom_one_looks_at(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SHIPPED, content)
    async with browsing(content, NARROW) as browser:
        await browser.press("u", *["j"] * 14)
        choices = browser.app.screen.query_one(ChoiceList)
        shown = selected(choices), choices.cursor, choices.scroll_offset
        await read_again(browser, content)
        assert (selected(choices), choices.cursor, choices.scroll_offset) == shown
        # One line fewer above it, and another one has other words.
        own = content / "directory.yaml"
        write_file(own, own.read_text("utf-8").replace("      - crisis-us-veterans\n", "", 1))
        await read_again(browser, content)
        assert (selected(choices), choices.cursor) == (shown[0], shown[1] - 1)
        write_file(own, own.read_text("utf-8").replace(f"      - {shown[0]}\n", ""))
        await read_again(browser, content)
        assert choices.cursor == 1


def selected(choices: ChoiceList) -> str:
    assert choices.choice is not None
    assert isinstance(choices.choice.message, messages.ShowEntry)
    return choices.choice.message.entry_id


async def read_again(browser: Browser, content: Path) -> None:
    replaced = messages.CatalogReplaced(open_content(content, TODAY), ReloadContent())
    await browser.post(replaced)
