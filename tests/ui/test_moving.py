"""Moving within a pane."""

from pathlib import Path

import pytest
from support.browsing import IDS, NORMAL, browsing, write_small
from support.content import fields

MANY = {
    f"resources/more/title-{number:02}.yaml": fields(title=f"Title {number:02}")
    for number in range(30)
}


async def test_lists_are_walked_by_arrows_and_letters(folder: Path) -> None:
    async with browsing(folder) as browser:
        for key, place in (("down", 1), ("j", 2), ("up", 1), ("k", 0), ("k", 0)):
            await browser.press(key)
            assert browser.selected == IDS[place]


@pytest.mark.parametrize(("first", "last"), [("home", "end"), ("g", "G")])
async def test_the_first_and_the_last_entry_are_a_key_away(
    folder: Path, first: str, last: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press(last)
        assert browser.selected == IDS[-1]
        await browser.press("j")
        assert browser.selected == IDS[-1]
        await browser.press(first)
        assert browser.selected == IDS[0]


async def test_the_detail_follows_the_cursor(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j")
        assert "The new book" in browser.detail
        await browser.press("j")
        assert "The old book" in browser.detail
        assert "The new book" not in browser.detail


async def test_a_long_list_is_paged_and_the_cursor_stays_in_sight(tmp_path: Path) -> None:
    folder = write_small(tmp_path, MANY)
    async with browsing(folder, NORMAL) as browser:
        await browser.press("pagedown")
        page = browser.base.entries.cursor
        assert page > 5
        assert browser.card.entry.title in browser.text
        await browser.press("ctrl+f")
        assert browser.base.entries.cursor == 2 * page
        assert browser.card.entry.title in browser.text
        await browser.press("pageup")
        assert browser.base.entries.cursor == page
        await browser.press("ctrl+b")
        assert browser.base.entries.cursor == 0
        await browser.press("end")
        assert browser.selected == IDS[-1]
        assert "The old clinic" in browser.text


async def test_the_title_of_the_list_says_where_the_cursor_is(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "j")
        assert "3 of 8" in browser.text


async def test_a_text_is_scrolled_and_stays_within_its_ends(folder: Path) -> None:
    async with browsing(folder, (120, 15)) as browser:
        await browser.press("enter")
        pane = browser.base.detail
        await browser.press("j")
        assert pane.scroll_offset.y == 1
        await browser.press("k", "k")
        assert pane.scroll_offset.y == 0
        await browser.press("space")
        assert pane.scroll_offset.y > 5
        await browser.press("G")
        assert pane.scroll_offset.y == pane.max_scroll_y
        await browser.press("pagedown")
        assert pane.scroll_offset.y == pane.max_scroll_y
        await browser.press("g")
        assert pane.scroll_offset.y == 0


async def test_another_entry_is_shown_from_its_top(folder: Path) -> None:
    async with browsing(folder, (120, 15)) as browser:
        await browser.press("enter", "G", "escape", "j")
        assert browser.base.detail.scroll_offset.y == 0


async def test_headings_of_the_sidebar_are_passed_over(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("s")
        labels = []
        for _ in range(8):
            item = browser.base.sidebar.item
            assert item is not None
            labels.append(item.label)
            await browser.press("j")
        assert labels == [
            "All",
            "First things",
            "Library",
            "Books",
            "Films",
            "People",
            "To be reviewed",
            "Source-checked",
        ]


async def test_the_first_line_of_the_sidebar_is_a_value_even_after_going_to_the_top(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.press("t", "g")
        item = browser.base.sidebar.item
        assert item is not None
        assert item.label == "All"
        await browser.press("k")
        assert browser.base.sidebar.item == item
