"""Which panes are shown, and how people get from one to the next."""

from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.mouse import drag, send
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset

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


async def test_escape_leaves_the_section_behind_the_filter_and_not_with_it(folder: Path) -> None:
    async with browsing(folder, query="old") as browser:
        await browser.press("s", "j", "j", "enter", "escape")
        assert (browser.focus, browser.view.section, browser.query) == ("list", "library", "old")
        selected = browser.selected
        await browser.press("escape")
        assert (browser.view.section, browser.query) == ("library", "")
        await browser.press("escape")
        assert (browser.view.section, browser.selected) == ("", selected)
        await browser.press("left_square_bracket")
        assert browser.view.section == "library"


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


def widths_of(browser: Browser) -> list[int]:
    return [browser.base.query_one(f"#{name}").size.width for name in browser.panes]


async def test_a_key_makes_a_pane_wider_and_another_narrower(folder: Path) -> None:
    async with browsing(folder, WIDE) as browser:
        sidebar, entries, detail = widths_of(browser)
        await browser.press("greater_than_sign")
        assert widths_of(browser) == [sidebar, entries + 4, detail - 4]
        await browser.press("tab", "greater_than_sign", "greater_than_sign")
        assert widths_of(browser) == [sidebar, entries - 4, detail + 4]
        await browser.press("tab", "less_than_sign")
        assert widths_of(browser) == [sidebar - 4, entries, detail + 4]
        await browser.resize(*NORMAL)
        await browser.resize(*WIDE)
        assert widths_of(browser) == [sidebar - 4, entries, detail + 4]


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_one_pane_has_the_screen_until_the_key_is_pressed_again(
    folder: Path, size: tuple[int, int]
) -> None:
    async with browsing(folder, size) as browser:
        before = browser.panes
        await browser.press("enter", "equals_sign")
        assert (browser.panes, widths_of(browser)) == (["detail"], [size[0]])
        assert browser.notice == "One pane; = shows the others again"
        await browser.press("escape")
        assert (browser.panes, browser.focus) == (["list"], "list")
        await browser.press("equals_sign")
        assert (browser.panes, browser.notice) == (before, "")


async def test_a_narrow_screen_has_nothing_to_divide(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("greater_than_sign", "less_than_sign", "equals_sign")
        assert (browser.panes, widths_of(browser)) == (["list"], [NARROW[0]])
        assert browser.notice == ""  # there are no others to be shown again
        await browser.press("tab")
        assert browser.panes == ["detail"]
        await browser.resize(*WIDE)
        assert browser.panes == ALL


async def drag_slowly(browser: Browser, start: Offset, end: Offset) -> None:
    for kind, cell in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
        send(browser, kind, cell)
        await browser.settle()


@pytest.mark.parametrize(("held", "moved"), [(-1, 7), (0, -7)], ids=["left", "right"])
@pytest.mark.parametrize("border", [1, 2])
async def test_the_mouse_drags_a_border(folder: Path, border: int, held: int, moved: int) -> None:
    async with browsing(folder, WIDE) as browser:
        before = widths_of(browser)
        start = Offset(sum(before[:border]) + held, 9)
        await drag_slowly(browser, start, start + Offset(moved, 5))
        after = widths_of(browser)
        step = moved + held + 1  # the border is where the pane at its left ends
        assert after[border - 1] == before[border - 1] + step
        assert after[border] == before[border] - step
        assert not browser.app.screen.get_selected_text()
        inside = Offset(sum(after[:2]) + 3, 4)
        await drag_slowly(browser, inside, inside + Offset(6, 0))
        assert widths_of(browser) == after  # a text is selected there, and nothing moved


async def test_what_comes_at_once_leaves_no_border_held(folder: Path) -> None:
    async with browsing(folder, WIDE) as browser:
        start = Offset(widths_of(browser)[0], 9)
        drag(browser, start, start + Offset(9, 0))
        await browser.settle()
        send(browser, MouseMove, start, button=0)
        await browser.settle()
        after = widths_of(browser)
        send(browser, MouseMove, start + Offset(5, 0), button=0)
        await browser.settle()
        assert widths_of(browser) == after
        assert browser.app.mouse_captured is None
