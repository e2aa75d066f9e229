"""A curator works through the queue: what is recorded, where one lands, and what can be taken back."""

import os
import subprocess
from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, TODAY, Browser, browsing
from textual.widgets import Input

from ketamine_tui.curation.curator import Curator
from ketamine_tui.messages import ReloadContent
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.store.entry_files import load_file
from ketamine_tui.store.locate import Location
from ketamine_tui.store.settings_file import Settings, load_settings
from ketamine_tui.widgets.choice_list import ChoiceList

WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org")
OLD_BOOK = "resources/books/old-book.yaml"


def reviews(folder: Path, path: str) -> tuple[Review, ...]:
    (loaded,) = load_file(folder, path, Directory("D")).entries
    return loaded.entry.reviews


def status(browser: Browser) -> str:
    return browser.lines[1].rstrip()


def lines(browser: Browser) -> dict[str, str]:
    """Return what stands in the lines of the form."""
    return {line.id or "": line.value for line in browser.screen.query(Input)}


async def fill(browser: Browser, **values: str) -> None:
    for name, value in values.items():
        line = browser.screen.query_one(f"#{name}", Input)
        line.focus()
        line.value = value
    await browser.settle()


def commit(folder: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), (*WHO, "commit", "-qm", "checked")):
        subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True)


async def test_the_queue_shows_what_waits_the_riskiest_first(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("G", "ctrl+r")
        listed = browser.ids
        assert browser.selected == listed[0]
        assert f"queue, 0 of {len(listed)} this round" in status(browser)
        assert " m mark " in browser.lines[-1]
        rows = [browser.view.catalog.row(p) for p in browser.view.positions]
        assert not any(row.state.is_checked for row in rows)
        assert [row.kind in ("helpline", "clinic", "organization") for row in rows] == sorted(
            (row.kind in ("helpline", "clinic", "organization") for row in rows), reverse=True
        )
        await browser.press("ctrl+r")
        assert browser.base.filter_bar.value == ""
        assert " m mark " not in browser.lines[-1]


async def test_the_queue_keeps_the_filter(folder: Path) -> None:
    async with browsing(folder, query="#Pain") as browser:
        await browser.press("ctrl+r")
        assert browser.base.filter_bar.value == "is:pending #Pain sort:risk"
        assert "old-book" in browser.ids


async def test_a_confirmation_is_recorded_and_the_next_entry_is_selected(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("is:pending kind:book,video sort:title")
        await browser.press("enter")
        first, second = browser.ids[:2]
        assert first == "film"
        await browser.press("m", "c", "s")
        assert lines(browser)["source"] == "https://example.org/film"
        await fill(browser, note='He said: "yes" #1', reviewer="Ada", role="editor")
        await browser.press("ctrl+s")
        (*_, review) = reviews(folder, "resources/films/film.yaml")
        assert (review.status, review.method) == (ReviewState.SOURCE_CHECKED, Method.READ_SOURCE)
        assert (review.date, review.reviewer, review.role) == (TODAY, "Ada", "editor")
        assert review.source == ("https://example.org/film",)
        assert review.note == 'He said: "yes" #1'
        assert review.next_review == TODAY.replace(year=TODAY.year + 1)
        assert "title" in review.fingerprint
        assert browser.notice == "Recorded A film as source-checked; z undoes it"
        assert first not in browser.ids
        assert browser.selected == second
        assert "queue, 1 of" in status(browser)


async def test_who_reviews_is_remembered(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "b")
        await fill(browser, reviewer="Ada", role="editor")
        await browser.press("ctrl+s", "m", "b")
        assert (lines(browser)["reviewer"], lines(browser)["role"]) == ("Ada", "editor")
    assert load_settings(folder.parent / "settings.yaml") == Settings("Ada", "editor")


async def test_enter_goes_through_the_lines_and_records_at_the_end(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "n")
        await browser.press(*"wrong", "enter", *"Ada", "enter", "enter")
        (*_, review) = reviews(folder, "resources/films/film.yaml")
        assert (review.status, review.note) == (ReviewState.NEEDS_CHANGES, "wrong")
        assert review.reviewer == "Ada"
        # Outside the queue the entry stays where it is, with its new state.
        assert browser.selected == "film"
        assert any("Needs changes: wrong" in line for line in browser.lines)


@pytest.mark.parametrize("letter", ["n", "w"])
async def test_a_reason_is_asked_for(folder: Path, letter: str) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("m", letter, "ctrl+s")
        assert browser.dialog == "ReviewForm"
        assert browser.notice.startswith("Say why")
        assert browser.screen.focused is browser.screen.query_one("#note")
    assert len(reviews(folder, "resources/films/film.yaml")) == 1


async def test_a_form_is_still_good_when_the_files_have_been_read_again(folder: Path) -> None:
    """Another file has changed meanwhile, as when two people work on one directory."""
    async with browsing(folder, query="id:old-book") as browser:
        await browser.press("m", "w")
        catalog = browser.app.catalog
        other = folder / "resources/films/film.yaml"
        other.write_text(other.read_text("utf-8") + "\n# seen\n", "utf-8")
        await browser.post(ReloadContent(is_quiet=True))
        assert browser.app.catalog is not catalog
        await fill(browser, note="Gone", replaced_by="new-book", reviewer="Ada")
        await browser.press("ctrl+s")
        assert any("Use instead: The new book" in line for line in browser.lines)


async def test_a_replacement_has_to_be_an_entry(folder: Path) -> None:
    async with browsing(folder, query="id:old-book") as browser:
        await browser.press("m", "w")
        await fill(browser, note="Gone", replaced_by="nothing", reviewer="Ada")
        await browser.press("ctrl+s")
        assert browser.notice == "There is no entry nothing"
        await fill(browser, replaced_by="new-book")
        await browser.press("ctrl+s")
        assert any("Use instead: The new book" in line for line in browser.lines)


async def test_nobody_is_asked_to_call_a_crisis_line(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("m", "c")
        assert "p" not in [choice.letter for choice in browser.choices]
    async with browsing(folder, query="kind:clinic") as browser:
        await browser.press("m", "c")
        assert "p" in [choice.letter for choice in browser.choices]


async def test_the_latest_reviews_are_taken_back_byte_for_byte(folder: Path) -> None:
    before = (folder / OLD_BOOK).read_bytes()
    async with browsing(folder, query="id:old-book") as browser:
        for number in range(2):
            await browser.press("m", "b")
            await fill(browser, note=f"look {number}", reviewer="Ada")
            await browser.press("ctrl+s")
        assert len(reviews(folder, OLD_BOOK)) == 2
        await browser.press("z")
        assert browser.notice == "Undone: the review of old-book"
        assert len(reviews(folder, OLD_BOOK)) == 1
        await browser.press("z")
        assert (folder / OLD_BOOK).read_bytes() == before
        await browser.press("z")
        assert browser.notice == "Not undone: no review was recorded since the program started"


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_some_fields_are_ticked_and_confirmed(folder: Path, size: tuple[int, int]) -> None:
    async with browsing(folder, size, query="film") as browser:
        await browser.press("m", "f")
        names = [choice.text for choice in browser.choices]
        assert names[:2] == ["[ ] kind", "[ ] title"]
        await browser.press("enter")
        assert browser.notice == "Tick the fields that were checked (Space)"
        for name in ("title", "links", "summary", "summary"):
            at = [choice.text[4:] for choice in browser.choices].index(name)
            await browser.press("g", *["j"] * at, "space")
            assert browser.screen.query_one(ChoiceList).cursor == at
        ticked = [choice.text for choice in browser.choices if "[x]" in choice.text]
        assert ticked == ["[x] title", "[x] links"]
        assert any("[x] title" in line for line in browser.lines)
        await browser.press("enter", "s")
        assert "title, links" in browser.dialog_text
        await fill(browser, reviewer="Ada")
        await browser.press("ctrl+s")
        (*_, review) = reviews(folder, "resources/films/film.yaml")
        assert review.covers == ("title", "links")
        assert set(review.fingerprint) == {"title", "links"}


async def test_a_click_ticks_a_field_and_goes_nowhere(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "f")
        await browser.click("ChoiceList", 6, 2)
        assert [choice.text for choice in browser.choices if "[x]" in choice.text] == ["[x] title"]


async def test_an_entry_that_has_changed_meanwhile_is_not_confirmed(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "c", "s")
        await fill(browser, reviewer="Ada")
        file = folder / "resources/films/film.yaml"
        file.write_text(file.read_text("utf-8").replace("A film", "Another film"), "utf-8")
        await browser.press("ctrl+s")
        assert browser.notice == (
            "Not written: resources/films/film.yaml has changed since it was read; look at it again first"
        )
    assert len(reviews(folder, "resources/films/film.yaml")) == 1


async def test_a_directory_of_the_installation_says_how_to_get_a_copy(folder: Path) -> None:
    async with browsing(folder, query="film", is_packaged=True) as browser:
        await browser.press("m")
        assert browser.dialog == ""
        assert "ketamine-tui init DIR" in browser.notice


async def test_the_history_has_every_record(folder: Path) -> None:
    async with browsing(folder, NARROW, query="film") as browser:
        await browser.press("H")
        assert browser.dialog_title == "History"
        assert "resources/films/film.yaml:1" in browser.dialog_text
        assert "Who checked this" in browser.dialog_text


async def test_an_entry_that_was_changed_since_names_the_fields(folder: Path) -> None:
    location = Location(folder, is_packaged=False)
    curator = Curator(location, TODAY, folder.parent / "settings.yaml")
    assert curator.handled == frozenset()
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "c", "s")
        await fill(browser, reviewer="Ada")
        await browser.press("ctrl+s")
        file = folder / "resources/films/film.yaml"
        file.write_text(file.read_text("utf-8").replace("A film", "Another film"), "utf-8")
        await browser.press("r", "H")
        assert "Changed" in browser.dialog_text
        assert "title" in browser.dialog_text.split("Changed", 2)[2]
        await browser.press("escape", "m", "f")
        (ticked,) = [choice for choice in browser.choices if "[x]" in choice.text]
        assert (ticked.text, ticked.note) == ("[x] title", "changed since the last review")


async def test_the_history_tells_what_a_changed_field_said(folder: Path) -> None:
    file = folder / "resources/films/film.yaml"
    async with browsing(folder, query="film") as browser:
        await browser.press("m", "c", "s")
        await fill(browser, reviewer="Ada")
        await browser.press("ctrl+s")
        commit(folder)
        browser.app._session.environment = os.environ  # where git is found
        file.write_text(file.read_text("utf-8").replace("A film", "Another film"), "utf-8")
        await browser.press("r", "H")
        assert "Title      was: A film" in browser.dialog_text
