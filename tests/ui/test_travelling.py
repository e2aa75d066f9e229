"""Back and forward through what was asked and looked at, and filters that are typed again."""

from pathlib import Path

from support.browsing import browsing

from ketamine_tui.messages import ShowEntry


async def test_one_goes_back_to_a_filter_and_its_entry(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("left_square_bracket")
        assert browser.notice == "This is where you began"
        await browser.filter("old")
        await browser.press("enter", "j")
        assert browser.selected == "old-clinic"
        await browser.press("c")
        assert browser.query == ""
        await browser.press("left_square_bracket")
        assert (browser.query, browser.selected) == ("old", "old-clinic")
        await browser.press("left_square_bracket")
        assert browser.query == ""
        await browser.press("right_square_bracket", "right_square_bracket")
        assert browser.query == ""
        await browser.press("right_square_bracket")
        assert browser.notice == "Nothing was looked at after this"


async def test_an_entry_that_was_followed_from_another_leads_back(folder: Path) -> None:
    async with browsing(folder, query="id:help-line") as browser:
        browser.base.post_message(ShowEntry("new-book"))
        await browser.settle()
        assert (browser.query, browser.selected) == ("", "new-book")
        await browser.press("left_square_bracket")
        assert (browser.query, browser.selected) == ("id:help-line", "help-line")


async def test_earlier_filters_come_again_in_the_bar(folder: Path) -> None:
    async with browsing(folder) as browser:
        for text in ("old", "kind:book"):
            await browser.filter(text)
            await browser.press("enter", "c")
        await browser.filter("off")
        await browser.press("up")
        assert (browser.query, browser.ids) == ("kind:book", ["new-book", "old-book"])
        await browser.press("up", "up")
        assert browser.query == "old"
        await browser.press("down", "down")
        assert (browser.query, browser.focus) == ("off", "filter")
        await browser.press("down")
        assert (browser.query, browser.focus) == ("off", "list")
