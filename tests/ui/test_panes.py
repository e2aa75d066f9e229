"""Which panes are shown, and how people get from one to the next."""

from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, browsing

from ketamine_tui.themes import text_styles

ALL = ["sidebar", "list", "detail"]


@pytest.mark.parametrize(
    ("size", "panes"), [(WIDE, ALL), (NORMAL, ["list", "detail"]), (NARROW, ["list"])]
)
async def test_the_list_has_the_focus_at_first(
    folder: Path, size: tuple[int, int], panes: list[str]
) -> None:
    async with browsing(folder, size) as browser:
        assert browser.panes == panes
        assert browser.focus == "list"
        assert browser.selected == "welcome"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (WIDE, {"sidebar": ALL, "list": ALL, "detail": ALL}),
        (
            NORMAL,
            {
                "sidebar": ["sidebar", "list"],
                "list": ["list", "detail"],
                "detail": ["list", "detail"],
            },
        ),
        (NARROW, {"sidebar": ["sidebar"], "list": ["list"], "detail": ["detail"]}),
    ],
)
async def test_tab_goes_round_the_panes_and_shows_each(
    folder: Path, size: tuple[int, int], shown: dict[str, list[str]]
) -> None:
    async with browsing(folder, size) as browser:
        for name in ("detail", "sidebar", "list"):
            await browser.press("tab")
            assert (browser.focus, browser.panes) == (name, shown[name])
        await browser.press("shift+tab")
        assert (browser.focus, browser.panes) == ("sidebar", shown["sidebar"])


async def test_letters_and_arrows_go_from_pane_to_pane(folder: Path) -> None:
    async with browsing(folder) as browser:
        for key, name in (("l", "detail"), ("h", "list"), ("left", "sidebar"), ("right", "list")):
            await browser.press(key)
            assert browser.focus == name


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_enter_reads_the_entry_and_escape_returns_to_the_list(
    folder: Path, size: tuple[int, int]
) -> None:
    async with browsing(folder, size) as browser:
        await browser.press("j", "enter")
        assert browser.focus == "detail"
        assert "detail" in browser.panes
        await browser.press("escape")
        assert (browser.focus, browser.selected) == ("list", "new-book")


async def test_escape_steps_back_from_detail_to_list_to_no_filter(folder: Path) -> None:
    async with browsing(folder, query="book") as browser:
        await browser.press("enter", "escape")
        assert (browser.focus, browser.query) == ("list", "book")
        await browser.press("escape")
        assert (browser.focus, browser.query) == ("list", "")
        await browser.press("escape")
        assert browser.focus == "list"


@pytest.mark.parametrize(
    ("key", "heading"), [("s", "First things"), ("f", "To be reviewed"), ("t", "Depression")]
)
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_letter_goes_to_its_part_of_the_sidebar(
    folder: Path, size: tuple[int, int], key: str, heading: str
) -> None:
    async with browsing(folder, size) as browser:
        await browser.press(key)
        assert browser.focus == "sidebar"
        assert "sidebar" in browser.panes
        item = browser.base.sidebar.item
        assert item is not None
        assert item.label == ("All" if key == "s" else heading)


async def test_the_focused_pane_stays_when_the_terminal_shrinks(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("tab")
        await browser.resize(*NARROW)
        assert (browser.panes, browser.focus) == (["detail"], "detail")
        await browser.resize(*NORMAL)
        assert (browser.panes, browser.focus) == (["list", "detail"], "detail")
        await browser.resize(*WIDE)
        assert (browser.panes, browser.focus) == (ALL, "detail")


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_so_and_nothing_is_lost(
    folder: Path, size: tuple[int, int]
) -> None:
    async with browsing(folder, query="kind:page,book") as browser:
        await browser.press("j")
        await browser.resize(*size)
        assert browser.dialog == "TooSmall"
        await browser.resize(*NORMAL)
        assert browser.dialog == ""
        assert (browser.focus, browser.selected) == ("list", "new-book")
        await browser.press("k")
        assert browser.selected == "welcome"


async def test_the_smallest_size_still_shows_the_list(folder: Path) -> None:
    async with browsing(folder, (30, 8)) as browser:
        assert browser.panes == ["list"]
        assert "Welcome" in browser.text


async def test_the_focused_pane_is_marked_in_its_title(folder: Path) -> None:
    async with browsing(folder) as browser:
        panes = [browser.base.entries, browser.base.detail]
        marked = text_styles("dark")["title-focus"].color
        for focused in (0, 1):
            titles = [[s.style.color for s in pane.render_line(0) if s.style] for pane in panes]
            assert [marked in colours for colours in titles] == [n == focused for n in (0, 1)]
            await browser.press("tab")
