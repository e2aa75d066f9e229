"""The mouse: everything that it can do has a key, and it does the same."""

from pathlib import Path

from support.browsing import IDS, NARROW, browsing


async def test_a_click_on_an_entry_opens_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.click("#list", 5, 1 + 2 * 3)
        assert (browser.selected, browser.focus) == (IDS[3], "detail")
        await browser.click("#list", 5, 2 + 2 * 2)
        assert (browser.selected, browser.focus) == (IDS[2], "detail")


async def test_a_click_on_an_entry_of_a_narrow_list_opens_it(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.click("#list", 5, 3)
        assert (browser.selected, browser.panes) == (IDS[1], ["detail"])


async def test_clicks_beside_the_entries_select_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.click("#list", 5, 0)
        await browser.click("#list", 5, 30)
        assert browser.selected == "welcome"
        assert browser.focus == "list"


async def test_a_click_on_a_value_of_the_sidebar_filters_by_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("t")
        row = next(n for n, line in enumerate(browser.lines) if line[:12].strip("|> ") == "Pain")
        top = browser.base.sidebar.region.y
        for text in ("#Pain", "-#Pain", ""):
            await browser.click("#sidebar", 5, row - top)
            assert (browser.query, browser.focus) == (text, "sidebar")


async def test_a_click_on_a_heading_of_the_sidebar_does_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        before = browser.base.sidebar.cursor
        await browser.click("#sidebar", 5, 1)
        assert browser.base.sidebar.cursor == before
        assert (browser.query, browser.view.section, browser.ids) == ("", "", list(IDS))


async def test_a_click_on_a_heading_of_a_dialog_does_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("u")
        before = browser.choice
        await browser.click("ChoiceList", 5, 2)
        assert (browser.dialog, browser.choice) == ("UrgentHelp", before)


async def test_a_click_on_the_filter_bar_starts_typing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.click("FilterBar", 5, 0)
        await browser.type("pain")
        assert (browser.focus, browser.query) == ("filter", "pain")


async def test_a_click_in_a_scrolled_list_hits_what_is_seen(folder: Path) -> None:
    async with browsing(folder, (120, 11)) as browser:
        await browser.press("G")
        pane = browser.base.entries
        assert pane.scroll_offset.y > 0
        row = next(n for n, line in enumerate(browser.lines) if "The office" in line)
        await browser.click("#list", 5, row - pane.region.y)
        assert browser.selected == "office"
