"""Reading in another language on the screen, and reviewing what stands there in it."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.browsing import NARROW, WIDE, Browser, browsing
from support.german import GERMAN, write_german
from textual.widgets import Input

from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.entry_files import load_file

DAY = dt.date(2026, 11, 25)
US, EU, UNTRANSLATED = "crisis-us-911", "crisis-eu-112", "crisis-ie-112-999"


@pytest.fixture
def german(tmp_path: Path) -> Path:
    return write_german(tmp_path / "content")


@asynccontextmanager
async def reading(
    folder: Path, query: str = "", size: tuple[int, int] = WIDE, language: str = GERMAN
) -> AsyncIterator[Browser]:
    async with browsing(folder, size, query=query, today=DAY, language=language) as browser:
        yield browser


def reviews(folder: Path) -> tuple[tuple[Review, ...], tuple[Review, ...]]:
    """Return the reviews of an entry, and of its German words."""
    directory = load_directory(folder, {"directory.yaml", "tags.yaml"}).directory
    (loaded,) = load_file(folder, f"contacts/emergency/{US}.yaml", directory).entries
    (words,) = loaded.entry.translations
    return loaded.entry.reviews, words.reviews


async def test_titles_sections_and_texts_are_those_of_the_language(german: Path) -> None:
    async with reading(german, f"id:{US}") as browser:
        assert "Ketamin in der Medizin" in browser.lines[0]
        assert "Dringende Hilfe" in browser.text
        row = browser.view.catalog.row(browser.view.positions[0])
        assert row.title == "Notruf (Vereinigte Staaten): 911"
        assert row.state is ReviewState.TO_BE_REVIEWED
        assert "Anrufen, wenn jemand bewusstlos ist" in browser.detail
        assert "Source-checked 2026-11-23" in browser.detail
        assert "Text in German: To be reviewed" in browser.detail


async def test_the_original_is_read_where_no_language_is_asked_for(german: Path) -> None:
    async with reading(german, f"id:{US}", language="") as browser:
        row = browser.view.catalog.row(browser.view.positions[0])
        assert row.title == "Emergency services (United States): 911"
        assert row.state is ReviewState.SOURCE_CHECKED
        assert "Text in" not in browser.detail


async def test_a_page_is_read_with_its_text(german: Path) -> None:
    async with reading(german, "id:if-you-need-help-now", NARROW) as browser:
        await browser.press("enter")
        assert "Ist jemand bewusstlos" in browser.detail
        assert "If someone is unconscious" not in browser.detail


@pytest.mark.parametrize("size", [(80, 24), (50, 15), (120, 40)])
async def test_urgent_help_is_in_the_language(german: Path, size: tuple[int, int]) -> None:
    async with reading(german, size=size) as browser:
        await browser.press("u")
        titles = [choice.text for choice in browser.choices]
        assert titles[0].startswith("call 911")
        assert "Notruf (Vereinigte" in browser.text
        assert "Vereinigte Staaten" in browser.text


async def test_what_was_looked_at_is_asked_first(german: Path) -> None:
    async with reading(german, f"id:{US}") as browser:
        before = reviews(german)
        await browser.press("m")
        assert [choice.text for choice in browser.choices] == [
            "The entry: its numbers, links and facts",
            "Its text in German",
        ]
        await browser.press("t")
        assert "Mark: Notruf (Vereinigte Staaten): 911" in browser.text
        assert "Withdraw" not in [choice.text for choice in browser.choices]
        await browser.press("r")
        assert [choice.text for choice in browser.choices] == [
            "I read it at its source",
            "I read, watched or heard the whole of it",
        ]
        await browser.press("f")
        assert "Notruf (Vereinigte Staaten): 911" in browser.dialog_text
        browser.screen.query_one("#reviewer", Input).value = "A"
        await browser.press("ctrl+s")
        entry, words = reviews(german)
        assert entry == before[0]
        (review,) = words
        assert (review.status, review.date) == (ReviewState.REVIEWED, DAY)
        assert set(review.fingerprint) == {"title", "summary"}
        assert "Text in German: Reviewed 2026-11-25" in browser.detail
        await browser.press("z")
        assert reviews(german) == before


async def test_the_entry_itself_is_reviewed_in_any_language(german: Path) -> None:
    async with reading(german, f"id:{US}") as browser:
        before = reviews(german)
        await browser.press("m", "e")
        assert "Mark: Emergency services (United States): 911" in browser.text
        await browser.press("n")
        await browser.type("the number")
        await browser.press("ctrl+s")
        entry, words = reviews(german)
        assert words == before[1]
        assert entry[-1].status is ReviewState.NEEDS_CHANGES


async def test_an_entry_without_words_of_its_own_is_reviewed_as_ever(german: Path) -> None:
    async with reading(german, f"id:{UNTRANSLATED}") as browser:
        assert "not translated: in English" in browser.detail
        await browser.press("m")
        assert "Mark: Emergency services (Ireland)" in browser.text


async def test_fields_that_have_changed_are_those_of_the_words(german: Path) -> None:
    async with reading(german, f"id:{US}") as browser:
        await browser.press("m", "t", "f")
        assert [choice.text for choice in browser.choices] == ["[ ] title", "[ ] summary"]
