"""Text that is selected with the mouse is copied by the program's own service."""

from pathlib import Path

import pytest
from support.browsing import WIDE, Browser, browsing
from textual.events import MouseMove

from ketamine_tui.widgets.pane import Pane


async def drag(browser: Browser, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select from one place of the detail pane to another."""
    await browser.pilot.mouse_down("#detail", offset=start)
    await browser.pilot.hover("#detail", offset=end)
    await browser.pilot.mouse_up("#detail", offset=end)
    await browser.settle()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param((2, 1), (6, 1), "Help", id="within a line, without the pane's edge"),
        pytest.param((1, 1), (10, 2), "Help line\nhelpline", id="from the margin to the next line"),
    ],
)
async def test_a_selection_is_the_text_that_it_covers(
    folder: Path, start: tuple[int, int], end: tuple[int, int], expected: str
) -> None:
    async with browsing(folder, WIDE, query="help-line") as browser:
        await drag(browser, start, end)
        assert (browser.app.screen.get_selected_text() or "").strip() == expected


async def test_of_wide_characters_those_are_selected_over_which_the_mouse_went(
    folder: Path,
) -> None:
    file = folder / "contacts" / "help-line.yaml"
    file.write_text(file.read_text("utf-8").replace("Help line", "日本語の電話"), "utf-8")
    async with browsing(folder, WIDE, query="id:help-line") as browser:
        await drag(browser, (4, 1), (7, 1))
        assert browser.app.screen.get_selected_text() == "本語"


async def test_a_cell_has_no_style_of_its_own(folder: Path) -> None:
    async with browsing(folder, WIDE) as browser:
        panes = browser.base.query(Pane)
        strips = [pane.render_line(y) for pane in panes for y in range(pane.size.height)]
        assert not [s for strip in strips for s in strip if s.style is not None and s.style.meta]


async def test_a_selection_is_seen(folder: Path) -> None:
    async with browsing(folder, WIDE, query="help-line") as browser:
        await drag(browser, (2, 1), (6, 1))
        strip = browser.base.detail.render_line(1)
        marked = "".join(s.text for s in strip if s.style is not None and s.style.reverse)
        assert marked.strip() == "Help"
        assert strip.cell_length == browser.base.detail.size.width


@pytest.mark.parametrize("cols", [60, 25])
async def test_a_selection_beyond_the_end_of_a_line_takes_what_there_is(
    folder: Path, cols: int
) -> None:
    async with browsing(folder, WIDE, query="help-line") as browser:
        width = browser.base.detail.size.width
        await drag(browser, (30, 1), (width - 1, 2))
        await browser.resize(cols, 20)
        assert browser.app.is_running
        assert browser.base.detail.render_line(1).cell_length == browser.base.detail.size.width


async def test_a_button_that_is_held_at_an_edge_starts_nothing_that_goes_on(folder: Path) -> None:
    async with browsing(folder, (120, 9), query="help-line") as browser:
        detail = browser.base.detail
        assert detail.max_scroll_y
        await browser.pilot.mouse_down("#detail", offset=(2, 1))
        x, y = detail.region.x + 6, detail.region.bottom - 1
        moved = MouseMove(None, x, y, 4, 5, 1, False, False, False, x, y)  # noqa: FBT003  # the toolkit's order
        assert browser.app._driver is not None
        browser.app._driver.send_message(moved)
        await browser.settle()
        assert browser.screen._select_state is not None
        assert browser.screen._auto_select_scroll_timer is None
