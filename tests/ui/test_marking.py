"""Marks and private notes on the screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.content import open_content, write_file

from ketamine_tui.messages import CatalogReplaced, ReloadContent
from ketamine_tui.model.marks import Mark, MarksPlace
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.layout import plain_text
from ketamine_tui.screens.note_form import NoteArea
from ketamine_tui.store.marks_file import load_marks


@pytest.fixture
def place(tmp_path: Path) -> MarksPlace:
    return MarksPlace(tmp_path / "data/marks.yaml", "here")


@asynccontextmanager
async def marking(
    folder: Path, place: MarksPlace, size: tuple[int, int] = NORMAL, chrome: Chrome = ASCII
) -> AsyncIterator[Browser]:
    """Run the program with a file of marks."""
    async with browsing(folder, size, chrome=chrome) as browser:
        browser.app._session.marks = place
        yield browser


def sidebar(browser: Browser) -> list[str]:
    """Return the lines of the sidebar above the sections."""
    body = browser.base.sidebar.body
    lines = ["".join(t for t, _ in browser.base.sidebar.pieces(n)) for n in range(body.line_count)]
    return [" ".join(line.split()) for line in lines[: lines.index("Sections")]]


@pytest.mark.parametrize(("chrome", "sign"), [(ASCII, "&"), (UNICODE, "●")])
async def test_a_star_marks_at_once_and_another_takes_it_away(
    folder: Path, place: MarksPlace, chrome: Chrome, sign: str
) -> None:
    async with marking(folder, place, WIDE, chrome) as browser:
        files_read = browser.app._opened._reload
        assert sidebar(browser) == []
        await browser.press("j", "asterisk")
        assert browser.notice == "Marked: The new book"
        assert browser.selected == "new-book"
        assert f"{sign} The new book" in browser.text
        assert "Marked by you" in browser.text
        assert sidebar(browser) == ["Yours", "Marked 1"]
        assert load_marks(place)[0] == {"new-book": Mark(is_marked=True)}
        await browser.filter("is:marked")
        assert browser.ids == ["new-book"]
        await browser.press("enter", "asterisk")
        assert browser.notice == "No longer marked: The new book"
        assert (browser.ids, sidebar(browser)) == ([], [])
        await browser.press("z")
        assert browser.notice == "Undone: No longer marked: The new book"
        assert browser.ids == ["new-book"]
        assert browser.app._opened._reload is files_read  # no file was read for all this


async def test_a_note_is_written_shown_and_found_in_a_small_terminal(
    folder: Path, place: MarksPlace
) -> None:
    async with marking(folder, place, NARROW) as browser:
        await browser.press("j", "a")
        assert browser.dialog == "NoteForm"
        assert len(browser.lines) == NARROW[1]
        assert "Private: it stays in a file of your own" in browser.text
        assert "Ctrl+S keep  Esc leave as it was" in browser.text
        await browser.type("q u ?")
        await browser.press("enter")
        await browser.type("ask for Ada")
        assert "q u ?" in browser.text
        assert "ask for Ada" in browser.text
        await browser.press("ctrl+s")
        assert (browser.dialog, browser.notice) == ("", "Your note is kept: The new book")
        assert load_marks(place)[0] == {"new-book": Mark(note="q u ?\nask for Ada")}
        shown = plain_text(browser.card.own)
        assert "ask for Ada" in shown
        assert "private: nobody else sees it" in shown
        await browser.filter("note:ada")
        assert browser.ids == ["new-book"]
        # Esc leaves it as it was; an empty one takes it away.
        await browser.press("enter", "a")
        await browser.type("x")
        await browser.press("escape", "a")
        assert browser.screen.query_one(NoteArea).text == "q u ?\nask for Ada"
        browser.screen.query_one(NoteArea).text = "x" * 2001
        await browser.press("ctrl+s")
        assert browser.notice.startswith("2,001 characters: 2,000 is the most")
        browser.screen.query_one(NoteArea).text = ""
        await browser.press("ctrl+s")
        assert load_marks(place)[0] == {}


async def test_what_is_copied_whole_has_no_note(folder: Path, place: MarksPlace) -> None:
    async with marking(folder, place) as browser:
        await browser.press("asterisk", "a")
        await browser.type("zebra")
        await browser.press("ctrl+s")
        assert "zebra" in plain_text(browser.card.all_blocks)
        assert "zebra" not in plain_text(browser.card.blocks)


async def test_a_bad_file_is_told_and_nothing_is_marked(folder: Path, place: MarksPlace) -> None:
    write_file(place.file, "- entries: [\n")
    async with marking(folder, place) as browser:
        await browser.press("asterisk")
        assert browser.notice.startswith("Not marked: marks.yaml:2:1: error yaml-syntax")
        await browser.press("p")
        assert "marks.yaml:2:1" in browser.dialog_text
    assert place.file.read_text("utf-8") == "- entries: [\n"


async def test_marks_of_another_program_come_with_the_next_reading(
    folder: Path, place: MarksPlace
) -> None:
    async with marking(folder, place) as browser:
        stale = open_content(folder, browser.view.catalog.today)
        newer = open_content(folder, browser.view.catalog.today).with_marks(
            {"film": Mark(note="x")}
        )
        # Read before something was marked here: what is marked stays.
        await browser.press("asterisk")
        request = ReloadContent(is_quiet=True)
        browser.app.post_message(CatalogReplaced(stale, request))
        await browser.settle()
        assert browser.view.catalog.marks == {"welcome": Mark(is_marked=True)}
        browser.app._opened._was_marked = False
        browser.app.post_message(CatalogReplaced(newer, request))
        await browser.settle()
        assert browser.view.catalog.marks == {"film": Mark(note="x")}
        stale.close()
        newer.close()


async def test_nothing_is_kept_of_a_form_that_has_gone(folder: Path, place: MarksPlace) -> None:
    async with marking(folder, place) as browser:
        for _ in range(3):
            await browser.press("a")
            assert browser.app.screen.query(NoteArea)
            await browser.press("escape")
        watchers = [
            w for some in getattr(browser.app, "__watchers").values() for w in some
        ]  # the toolkit's name, which Python would change
        assert watchers == []


async def test_a_note_leaves_the_key_of_the_shell_alone(
    folder: Path, place: MarksPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with marking(folder, place) as browser:
        monkeypatch.setattr(browser.app, "pause", lambda: False)
        await browser.press("a")
        await browser.type("first")
        area = browser.app.screen.query_one(NoteArea)
        await browser.press("ctrl+z")
        assert area.text == "first"
        assert "There is no shell to return to" in browser.text
        await browser.press("ctrl+underscore")
        assert area.text == ""
