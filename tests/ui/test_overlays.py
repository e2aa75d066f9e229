"""Dialogs over the middle of the screen: how large they are, what stays in sight, and what a mouse does."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.mouse import cell_of, click, drag, wheel
from textual.geometry import Offset, Region
from ui.fakes import FakeClipboard

from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.toolkit import modal
from ketamine_tui.widgets.choice_list import ChoiceList
from ketamine_tui.widgets.pane import Pane
from ketamine_tui.widgets.text_pane import TextPane

BESIDE = Offset(60, 0)
"""A cell that no dialog covers where it leaves anything in sight."""

LOW = (120, 17)


def place(browser: Browser) -> Region:
    """Return where the dialog in front is, without its key line."""
    parts = [part.region for part in [*browser.screen.children][:-1] if part.display]
    return Region.from_union(parts)


def colours(browser: Browser, y: int) -> Sequence[str]:
    """Return the colours of a row of the screen."""
    strip = browser.screen._compositor.render_strips()[y]
    return [f"{style.color} {style.bgcolor}" for text, style, _ in strip if style and text.strip()]


# How large.


@pytest.mark.parametrize(
    "keys", ["u", "question_mark", "p", "ctrl+p", "y", "v", "H", "x", "m", "m n"]
)
@pytest.mark.parametrize("size", [WIDE, NORMAL, (60, 18)])
async def test_a_dialog_is_in_the_middle_and_the_screen_stays_in_sight(
    folder: Path, keys: str, size: tuple[int, int]
) -> None:
    async with browsing(folder, size, query="e") as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        before = browser.lines
        await browser.press(*keys.split())
        columns, rows = size
        left, top, right, bottom = place(browser).corners
        assert min(left, top) > 0
        assert abs(left - (columns - right)) <= 1
        assert abs(top - (rows - 1 - bottom)) <= 1
        # While somebody types, another key leads to urgent help.
        assert browser.lines[0].replace("F2", "u").split() == before[0].split()


FORMS = ["ctrl+p", "v", "m n", "a", "question_mark slash", "u slash"]


@pytest.mark.parametrize("keys", FORMS)
@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW, (60, 19)])
async def test_what_is_typed_in_stands_in_the_frame_and_covers_nothing_of_it(
    folder: Path, keys: str, size: tuple[int, int]
) -> None:
    async with browsing(folder, size, query="e") as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "marks.yaml", "here")
        await browser.press(*keys.split())
        pane, (*typed_in, _) = browser.screen.query_one(Pane), browser.screen.children
        (line,) = [part for part in typed_in if part is not pane and part.display]
        sides = int(pane.has_sides)
        assert line.region == Region(
            pane.region.x + sides,
            pane.region.y + 1,
            pane.region.width - 2 * sides,
            pane.head,
        )


@pytest.mark.parametrize("keys", ["ctrl+p", "v", "m n", "a", "question_mark slash"])
async def test_where_letters_are_typed_the_key_to_urgent_help_is_named(
    folder: Path, keys: str
) -> None:
    async with browsing(folder, NORMAL, query="e") as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "marks.yaml", "here")
        await browser.press(*keys.split())
        assert "F2 urgent help" in browser.lines[-1]
        await browser.press("f2")
        assert browser.dialog == "UrgentHelp"


@pytest.mark.repeats
@pytest.mark.parametrize("keys", ["ctrl+p", "question_mark", "m n", "u"])
@pytest.mark.parametrize("size", [NORMAL, (78, 24), (60, 19)])
@pytest.mark.parametrize("theme", ["dark", "mono"])
async def test_no_slivers_of_the_screen_below_stand_beside_a_dialog(
    folder: Path, keys: str, size: tuple[int, int], theme: str
) -> None:
    async with browsing(folder, size, query="e", theme=theme) as browser:
        await browser.press(*keys.split())
        dialog = place(browser)
        for y in dialog.line_range:
            line = browser.lines[y].ljust(size[0])
            assert not (line[: dialog.x] + line[dialog.right :]).strip()


async def test_no_rest_of_a_frame_stands_above_or_below_a_dialog(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("question_mark")
        dialog = place(browser)
        assert (dialog.y, dialog.bottom) == (1, NORMAL[1] - 2)
        assert browser.lines[dialog.bottom] == ""


async def test_what_tells_something_beside_a_dialog_stays(folder: Path) -> None:
    async with browsing(folder, NORMAL, query="office") as browser:
        before = [line.ljust(NORMAL[0]) for line in browser.lines]
        await browser.press("y")
        dialog = place(browser)
        for y, line in enumerate(browser.lines[:-1]):
            if y not in dialog.line_range:
                assert line == before[y].rstrip()
            else:
                assert line[: dialog.x] == before[y][: dialog.x]


@pytest.mark.repeats
@pytest.mark.parametrize("keys", ["u", "question_mark", "ctrl+p", "y"])
@pytest.mark.parametrize("size", [NARROW, (59, 40), LOW, (30, 8)])
async def test_a_dialog_takes_all_of_a_small_terminal(
    folder: Path, keys: str, size: tuple[int, int]
) -> None:
    async with browsing(folder, size) as browser:
        await browser.press(*keys.split())
        columns, rows = size
        assert place(browser) == Region(0, 0, columns, rows - 1)


async def test_a_dialog_is_as_large_as_what_it_shows(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("y")
        menu = browser.screen.query_one(ChoiceList)
        assert menu.outer_size.height == len(menu.items) + menu.surround.height
        assert menu.outer_size.width < 60
        await browser.press("escape", "question_mark")
        assert browser.screen.query_one(TextPane).outer_size.height == 40 - 1 - 2


async def test_a_dialog_follows_the_size_of_the_terminal(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("y")
        size = place(browser).size
        await browser.resize(*NARROW)
        assert place(browser) == Region(0, 0, NARROW[0], NARROW[1] - 1)
        await browser.resize(*NORMAL)
        assert place(browser).size == size


# What is below.


async def test_the_screen_below_is_dimmed(folder: Path) -> None:
    async with browsing(folder) as browser:
        before, text = colours(browser, 0), browser.lines[0]
        await browser.press("y")
        assert browser.lines[0] == text
        assert len(colours(browser, 0)) == len(before)
        assert not {*before} & {*colours(browser, 0)}
        await browser.press("escape")
        assert colours(browser, 0) == before


async def test_colours_of_the_terminal_stay_as_they_are(folder: Path) -> None:
    async with browsing(folder, theme="mono") as browser:
        before = colours(browser, 0)
        await browser.press("y")
        assert colours(browser, 0) == before


async def test_a_terminal_of_few_colours_has_none_to_dim_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(folder) as browser:
        before = colours(browser, 0)
        monkeypatch.setattr(modal, "_FEW_COLOURS", (browser.app.console.color_system,))
        await browser.press("y")
        assert colours(browser, 0) == before


async def test_what_changes_below_is_seen(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("y")
        browser.base.activity = "Counting"
        await browser.settle()
        browser.base._on_timer_update()
        await browser.settle()
        assert "Counting" in browser.lines[0]


async def test_what_is_below_takes_no_mouse(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("y")
        selected, top = browser.selected, browser.base.sidebar.scroll_offset
        wheel(browser, Offset(5, 5), 3)
        drag(browser, Offset(40, 4), Offset(60, 6))
        await browser.settle()
        assert (browser.selected, browser.base.sidebar.scroll_offset) == (selected, top)
        assert not browser.base.selections


# The mouse.


@pytest.mark.parametrize("keys", ["question_mark", "p", "ctrl+p", "y", "v", "H", "x", "m", "m n"])
async def test_a_click_beside_a_dialog_closes_it_and_does_nothing_else(
    folder: Path, keys: str
) -> None:
    async with browsing(folder, query="e") as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        await browser.press(*keys.split())
        assert browser.dialog
        before = (browser.query, browser.selected)
        click(browser, BESIDE)
        await browser.settle()
        assert (browser.dialog, browser.query, browser.selected) == ("", *before)


async def test_a_click_on_a_title_or_below_the_last_line_closes_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("xyzzy")
        region = browser.screen.query_one(Pane).region
        for cell in (region.offset, region.bottom_left - Offset(-5, 1)):
            click(browser, cell)
            await browser.settle()
            assert browser.dialog == "Palette"


async def test_a_selection_that_ends_beside_a_dialog_does_not_close_it(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark")
        drag(browser, cell_of(browser, "Filter: Type"), BESIDE)
        await browser.settle()
        assert browser.dialog == "Help"


@pytest.mark.parametrize("keys", ["question_mark", "y", "ctrl+p", "m"])
async def test_the_way_to_urgent_help_leads_there_beside_a_dialog_too(
    folder: Path, keys: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press("j", "j", keys)
        before = browser.dialog
        assert before
        click(browser, Offset(browser.lines[0].index("Urgent help"), 0))
        await browser.settle()
        assert browser.dialog == "UrgentHelp"
        await browser.press("escape")
        assert browser.dialog == before


@pytest.mark.parametrize("times", [(100.0, 100.1), (100.0, 102.0)])
async def test_nothing_that_is_clicked_leaves_urgent_help(
    folder: Path, times: tuple[float, ...]
) -> None:
    async with browsing(folder) as browser:
        await browser.press("u")
        for cell in (BESIDE, cell_of(browser, "To be reviewed: Night"), cell_of(browser, "States")):
            for time in times:
                click(browser, cell, time)
                await browser.settle()
                assert browser.dialog == "UrgentHelp"
        assert browser.choice.text == "call 202-555-0199"


@pytest.mark.parametrize("text", ["Esc close", "close"])
async def test_urgent_help_is_left_by_its_own_button(folder: Path, text: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("u")
        click(browser, cell_of(browser, text))
        await browser.settle()
        assert browser.dialog == ""


@pytest.mark.parametrize(("keys", "name"), [("v", "SaveDialog"), ("m n", "ReviewForm")])
async def test_a_click_beside_a_form_loses_nothing_that_was_typed(
    folder: Path, keys: str, name: str
) -> None:
    async with browsing(folder, query="e") as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        await browser.press(*keys.split(), "x")
        for dialog, key in ((name, "backspace"), ("", "down")):
            click(browser, BESIDE)
            await browser.settle()
            assert browser.dialog == (name if dialog else "")
            await browser.press(key)


@pytest.mark.parametrize("second", [100.2, 105.0])
async def test_one_click_moves_the_cursor_and_a_second_one_takes_the_choice(
    folder: Path, clipboard: FakeClipboard, second: float
) -> None:
    async with browsing(folder, query="office") as browser:
        await browser.press("y")
        cell = cell_of(browser, "email office@")
        click(browser, cell, 100.0)
        await browser.settle()
        assert (browser.dialog, browser.choice.letter, clipboard.texts) == ("CopyMenu", "e", [])
        click(browser, cell, second)
        await browser.settle()
        assert (browser.dialog, clipboard.texts) == ("", ["office@example.org"])


async def test_the_wheel_scrolls_a_text_and_takes_a_cursor_along(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("question_mark")
        wheel(browser, Offset(40, 10), 3)
        await browser.settle()
        assert browser.screen.query_one(Pane).scroll_offset.y > 0
        wheel(browser, Offset(40, 10), -3)
        await browser.settle()
        assert browser.screen.query_one(Pane).scroll_offset.y == 0
        await browser.press("escape", "ctrl+p")
        choices = browser.screen.query_one(ChoiceList)
        wheel(browser, Offset(40, 10), 2)
        await browser.settle()
        assert choices.cursor >= choices.scroll_offset.y > 0


async def test_a_click_on_a_key_does_what_the_key_does(folder: Path) -> None:
    async with browsing(folder) as browser:
        steps = (("? help", "Help"), ("u urgent", "UrgentHelp"), ("Esc", "Help"))
        for time, (text, dialog) in enumerate(steps, 100):
            click(browser, cell_of(browser, text), time)
            await browser.settle()
            assert browser.dialog == dialog
        click(browser, cell_of(browser, "/ find"))
        await browser.settle()
        await browser.type("undo")
        click(browser, cell_of(browser, "Esc clear"))
        await browser.settle()
        assert (browser.dialog, browser.focus) == ("Help", "TextPane")


@pytest.mark.parametrize("text", ["a-z copy", " copy"])
async def test_a_click_on_a_hint_without_a_key_does_nothing(
    folder: Path, clipboard: FakeClipboard, text: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press("y")
        click(browser, cell_of(browser, text))
        click(browser, Offset(100, 39))
        await browser.settle()
        assert (browser.dialog, clipboard.texts) == ("CopyMenu", [])


async def test_a_click_on_a_notice_brings_the_keys_back(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder) as browser:
        await browser.press("u", "y")
        assert (browser.notice, len(clipboard.texts)) != ("", 0)
        for dialog in ("UrgentHelp", ""):
            click(browser, Offset(39, 39))
            await browser.settle()
            assert (browser.dialog, browser.notice) == (dialog, "")
