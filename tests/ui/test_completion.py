"""Completing words in the filter bar: the bottom line offers, Tab accepts."""

from pathlib import Path

import pytest
from support.browsing import IDS, NARROW, Browser, browsing

from ketamine_tui import messages


def bottom(browser: Browser) -> str:
    """Return the last line of the screen."""
    return browser.lines[-1].strip()


def key_style(browser: Browser) -> str:
    """Return the style of what stands in the last line."""
    return next(style for _, style in browser.base.key_line.pieces(80))


async def test_the_bottom_line_shows_what_the_word_may_become(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        assert bottom(browser) == "Tab: #Pain 3  #Depression 2"
        await browser.type("a")
        assert bottom(browser) == "Tab: #Pain 3"
        await browser.press("backspace", "backspace", "backspace")
        assert bottom(browser).startswith("Enter to the list")


async def test_candidates_are_more_useful_than_the_error_but_the_column_stays_marked(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#dep")
        assert bottom(browser) == "Tab: #Depression 2"
        assert browser.base.filter_bar.has_class("-error")
        assert key_style(browser) == "dim"
        await browser.type("x")
        assert bottom(browser).startswith("There is no tag depx")
        assert key_style(browser) == "notice"


async def test_tab_accepts_and_the_list_follows_as_if_it_were_typed(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("old #pa")
        await browser.press("tab")
        assert browser.query == "old #Pain"
        assert browser.ids == ["old-book", "old-clinic"]
        assert browser.focus == "filter"
        assert not browser.base.filter_bar.has_class("-error")


async def test_tab_again_takes_the_next_one_and_shift_tab_the_one_before(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        for key, query, line in (
            ("tab", "#Pain", "Tab: #Depression 2  #Pain 3"),
            ("tab", "#Depression", "Tab: #Pain 3  #Depression 2"),
            ("tab", "#Pain", "Tab: #Depression 2  #Pain 3"),
            ("shift+tab", "#Depression", "Tab: #Pain 3  #Depression 2"),
            ("shift+tab", "#Pain", "Tab: #Depression 2  #Pain 3"),
        ):
            await browser.press(key)
            assert (browser.query, bottom(browser)) == (query, line)
        assert browser.ids == ["old-book", "film", "old-clinic"]


async def test_typing_on_ends_the_round_and_completes_the_next_word(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press("tab")
        await browser.type(" kind:v")
        assert bottom(browser) == "Tab: video 1"
        await browser.press("tab")
        assert browser.query == "#Pain kind:video"
        assert browser.ids == ["film"]


async def test_after_the_only_candidate_tab_goes_on_with_what_comes_next(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("aud")
        await browser.press("ctrl+u")
        await browser.type("kin")
        assert bottom(browser) == "Tab: kind:"
        await browser.press("tab")
        assert browser.query == "kind:"
        assert bottom(browser).startswith("Tab: book 2  helpline 2  ")
        await browser.press("tab")
        assert (browser.query, browser.ids) == ("kind:book", ["new-book", "old-book"])


async def test_without_candidates_tab_goes_to_the_next_pane(folder: Path) -> None:
    async with browsing(folder, query="#Pain") as browser:
        await browser.press("slash", "tab")
        assert (browser.focus, browser.query) == ("detail", "#Pain")
        await browser.press("slash", "shift+tab")
        assert (browser.focus, browser.query) == ("list", "#Pain")


async def test_shift_tab_leaves_the_bar_where_nothing_was_accepted_yet(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press("shift+tab")
        assert (browser.focus, browser.query) == ("sidebar", "#p")


@pytest.mark.parametrize(
    ("key", "focus", "query"), [("enter", "list", "#p"), ("down", "list", "#p")]
)
async def test_other_keys_do_what_they_did(folder: Path, key: str, focus: str, query: str) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press(key)
        assert (browser.focus, browser.query) == (focus, query)
        assert not bottom(browser).startswith("Tab:")
        await browser.press("slash")
        assert bottom(browser).startswith("Tab: #Pain")
        await browser.press("escape")
        assert (browser.query, browser.focus) == ("#p", "list")
        await browser.press("escape")
        assert (browser.query, browser.ids) == ("", list(IDS))
        assert bottom(browser).startswith("Enter read")


async def test_what_stands_after_the_cursor_is_kept(folder: Path) -> None:
    async with browsing(folder, query="kind:book") as browser:
        await browser.press("slash", "home")
        await browser.type("#pa ")
        await browser.press("left")
        assert bottom(browser) == "Tab: #Pain 1"
        await browser.press("tab")
        assert browser.query == "#Pain kind:book "
        assert browser.base.filter_bar.cursor_position == len("#Pain")
        assert browser.ids == ["old-book"]


async def test_moving_the_cursor_changes_what_is_offered_and_ends_the_round(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press("tab", "left")
        assert bottom(browser).startswith("Enter to the list")
        await browser.press("right")
        assert browser.query == "#Pain"
        await browser.press("ctrl+u")
        await browser.type("#mo")
        assert bottom(browser) == "Tab: #Mood 3"


async def test_nothing_is_offered_for_a_selection(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press("left", "shift+right")
        assert not bottom(browser).startswith("Tab:")
        await browser.press("tab")
        assert (browser.focus, browser.query) == ("detail", "#p")


async def test_the_round_ends_when_the_bar_is_left(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.press("tab", "enter", "slash")
        assert bottom(browser).startswith("Enter to the list")
        await browser.press("tab")
        assert (browser.query, browser.focus) == ("#Pain", "detail")


async def test_a_burst_of_keys_is_completed_like_slow_typing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.pilot.press(*"/#dep", "tab", "space", *"kind:v", "tab", "enter")
        await browser.settle()
        assert (browser.query, browser.ids) == ("#Depression kind:video", ["film"])
        assert browser.focus == "list"


async def test_other_notices_are_not_hidden_by_candidates(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("#p")
        await browser.post(messages.Notice("Something happened"))
        assert bottom(browser).startswith("Something happened x  Enter to the list")
        await browser.type("a")
        assert bottom(browser) == "Tab: #Pain 3"


async def test_the_counts_are_those_of_what_is_shown(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("kind:helpline #f")
        assert bottom(browser) == "Tab: #ForFamilies 1"
        await browser.press("ctrl+u")
        await browser.type("#f")
        assert bottom(browser) == "Tab: #ForFamilies 3"


async def test_the_palette_s_line_completes_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("#pa")
        await browser.press("tab")
        assert browser.dialog == "Palette"
        assert browser.focus == "ChoiceList"


async def test_on_a_narrow_screen_as_many_are_shown_as_fit(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.filter("has:")
        line = bottom(browser)
        assert line.startswith("Tab: review 6  ")
        assert line.endswith("  ..")
        assert len(browser.lines[-1]) <= NARROW[0]
