"""The mouse: everything that it can do has a key, and it does the same."""

from pathlib import Path

import pytest
from support.browsing import IDS, NARROW, NORMAL, Browser, browsing
from ui.fakes import FakeClipboard, FakeOpener

from ketamine_tui import messages


async def test_a_click_on_an_entry_selects_it_and_another_one_opens_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.click("#list", 5, 1 + 2 * 3)
        assert (browser.selected, browser.focus) == (IDS[3], "list")
        await browser.click("#list", 5, 2 + 2 * 3)
        assert (browser.selected, browser.focus) == (IDS[3], "detail")
        await browser.click("#list", 5, 2 + 2 * 2)
        assert (browser.selected, browser.focus) == (IDS[2], "list")


async def test_clicks_on_an_entry_of_a_narrow_list_open_it(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.click("#list", 5, 3)
        assert (browser.selected, browser.panes) == (IDS[1], ["list"])
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


# What looks like something answers.


def place_of(browser: Browser, text: str, *, last: bool = False) -> tuple[int, int]:
    """Return where a text stands in the detail pane, from its corner."""
    region = browser.base.detail.region
    lines = [line[region.x : region.right] for line in browser.lines[region.y : region.bottom]]
    rows = [row for row, line in enumerate(lines) if text in line]
    row = rows[-1 if last else 0]
    return lines[row].index(text) + 1, row


async def test_a_click_on_a_link_to_an_entry_shows_it(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.click("#detail", *place_of(browser, "The new book"))
        assert browser.selected == "new-book"


async def test_a_click_on_an_address_opens_it(folder: Path, opener: FakeOpener) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.click("#detail", *place_of(browser, "example.org/help-line"))
        assert opener.urls == ["https://example.org/help-line"]


async def test_a_click_on_a_tag_asks_for_it(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.click("#detail", *place_of(browser, "#ForFamilies"))
        assert browser.query == "help-line #ForFamilies"


async def test_a_click_on_the_keys_of_a_value_copies_it(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.click("#detail", *place_of(browser, " y t "))
        assert clipboard.texts == ["55501"]


async def test_a_click_on_plain_text_does_nothing(
    folder: Path, clipboard: FakeClipboard, opener: FakeOpener
) -> None:
    async with browsing(folder, query="help-line") as browser:
        for text in ("Somebody to talk to", "Phone", "202-555-0143"):
            await browser.click("#detail", *place_of(browser, text))
        assert (clipboard.texts, opener.urls, browser.query) == ([], [], "help-line")
        assert browser.focus == "detail"


async def test_urgent_help_and_what_waits_are_a_click_away(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.click("StatusLine", browser.lines[0].index("to be reviewed"), 0)
        assert browser.focus == "sidebar"
        await browser.click("StatusLine", browser.lines[0].index("problems"), 0)
        assert browser.dialog == "SearchableReading"
        await browser.press("escape")
        await browser.click("StatusLine", browser.lines[0].index("Urgent help"), 0)
        assert browser.dialog == "UrgentHelp"


async def test_the_chip_of_the_section_leads_to_the_sections_and_its_cross_takes_it_away(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.post(messages.ShowSection("books"))
        assert browser.view.section == "books"
        await browser.click("Chips", browser.lines[1].index("Books"), 0)
        assert (browser.focus, browser.view.section) == ("sidebar", "books")
        await browser.click("Chips", browser.lines[1].index("x  "), 0)
        assert browser.view.section == ""


# The last line.


def last_line(browser: Browser) -> str:
    """Return the last line of the screen."""
    return browser.lines[-1]


async def click_in_last_line(browser: Browser, text: str) -> None:
    """Click a text of the last line."""
    await browser.click("KeyLine", last_line(browser).index(text) + 1, 0)


@pytest.mark.parametrize("columns", [30, 40, 50, 80, 120])
async def test_every_command_can_be_reached_by_the_mouse_however_narrow_the_screen_is(
    folder: Path, columns: int
) -> None:
    async with browsing(folder, (columns, 24)) as browser:
        for pane in ("list", "detail", "sidebar"):
            browser.base.panes.focus_pane(pane)
            await browser.settle()
            await click_in_last_line(browser, "Ctrl+P menu")
            assert browser.dialog == "Palette", pane
            await click_in_last_line(browser, "Esc close")
            assert browser.dialog == "", pane
        await browser.press("ctrl+r")
        await click_in_last_line(browser, "Ctrl+P menu")
        assert browser.dialog == "Palette"


async def test_a_key_beside_a_notice_does_what_it_does_at_the_first_click(folder: Path) -> None:
    async with browsing(folder) as browser:
        for text, dialog in (("y copy", "CopyMenu"), ("Ctrl+P menu", "Palette")):
            browser.base.show_notice(messages.Notice("Something has happened"))
            await browser.settle()
            assert last_line(browser).startswith(" Something has happened x  Enter read")
            await click_in_last_line(browser, text)
            assert (browser.dialog, browser.base.key_line.notice) == (dialog, "")
            await browser.press("escape")


@pytest.mark.parametrize("place", ["Something", " x "])
async def test_a_click_on_a_notice_takes_it_away_and_does_nothing_else(
    folder: Path, place: str
) -> None:
    async with browsing(folder) as browser:
        browser.base.show_notice(messages.Notice("Something has happened"))
        await browser.settle()
        await click_in_last_line(browser, place)
        assert (browser.dialog, browser.notice, browser.selected) == ("", "", "welcome")
        assert last_line(browser).startswith(" Enter read")


async def test_a_notice_as_long_as_the_line_goes_by_a_click_and_leaves_no_half_of_a_key(
    folder: Path,
) -> None:
    async with browsing(folder, NORMAL) as browser:
        for length in (70, 76, 77, 78, 79):
            browser.base.show_notice(messages.Notice("n" * length))
            await browser.settle()
            shown = last_line(browser)[1:].replace("n", "").split()
            assert shown in ([], ["x"]), length
            await browser.click("KeyLine", 3 if length % 2 else 79, 0)
            assert last_line(browser).startswith(" Enter read"), length


@pytest.mark.parametrize("row", [0, 1, 2])
async def test_a_click_on_any_line_of_a_long_notice_takes_it_away(folder: Path, row: int) -> None:
    async with browsing(folder, NORMAL) as browser:
        browser.base.show_notice(messages.Notice("n" * 200))
        await browser.settle()
        await browser.click("KeyLine", 30, row)
        assert (browser.notice, browser.dialog) == ("", "")


@pytest.mark.parametrize(("row", "dialog"), [(0, ""), (1, "Palette")])
async def test_a_click_on_a_key_behind_a_long_notice_does_what_the_key_does(
    folder: Path, row: int, dialog: str
) -> None:
    async with browsing(folder, NORMAL) as browser:
        browser.base.show_notice(messages.Notice("n" * 90))
        await browser.settle()
        await browser.click("KeyLine", last_line(browser).index("Ctrl+P"), row)
        assert (browser.notice, browser.dialog) == ("", dialog)


async def test_a_click_on_what_a_word_may_become_takes_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("kind:")
        offered = browser.base.key_line.candidates
        assert len(offered) > 3
        for candidate in (offered[2], offered[0]):
            await click_in_last_line(browser, candidate.label)
            assert (browser.query, browser.focus) == (f"kind:{candidate.text}", "filter")


async def test_a_click_behind_the_candidates_takes_none(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("kind:vi")
        assert len(browser.base.key_line.candidates) == 1
        await browser.click("KeyLine", 60, 0)
        assert browser.query == "kind:vi"
        await click_in_last_line(browser, "video")
        assert browser.query.strip() == "kind:video"
