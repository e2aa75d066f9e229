"""The cursor of a list: on a row that exists, in sight, and drawn once, whatever people and files do."""

import random
from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.content import TAGS, fields, write_file
from textual.events import MouseScrollDown, MouseScrollUp

from ketamine_tui.messages import ReloadContent
from ketamine_tui.themes import text_styles
from ketamine_tui.widgets.cursor_pane import CursorPane
from ketamine_tui.widgets.sidebar import Sidebar

SIZES = (WIDE, NORMAL, NARROW, (120, 11), (60, 9), (50, 8), (20, 5))
KEYS = (
    *(
        "up",
        "down",
        "j",
        "k",
        "g",
        "G",
        "pageup",
        "pagedown",
        "enter",
        "escape",
        "tab",
        "shift+tab",
    ),
    *("c", "s", "t", "f", "T", "a", "5", "backspace", "n", "u", "y", "p", "H", "ctrl+r"),
)
"""Keys that neither write, nor leave the program for a while."""

QUERIES = ("e", "line", "zz", "#Pain", "kind:book", "is:overdue", "")
STEPS = (
    "key",
    "key",
    "key",
    "filter",
    "delete",
    "break",
    "mend",
    "edit",
    "add",
    "wheel",
    "wheel",
    "size",
)


@pytest.fixture
def many(folder: Path) -> Path:
    """The small directory with more books and more tags than a terminal has rows."""
    for number in range(30):
        write_file(
            folder / f"resources/books/extra-{number}.yaml", fields(title=f"Extra e {number}")
        )
    more: list[dict[str, object]] = [{"id": f"tag-{n}", "label": f"Tag{n}"} for n in range(60)]
    write_file(folder / "tags.yaml", [*TAGS, *more])
    return folder


def drawn(browser: Browser, pane: CursorPane) -> list[int]:
    """Return the lines of a pane's body that are drawn as the cursor, from the first in sight."""
    grounds = {text_styles("dark")[name].bgcolor for name in ("cursor", "cursor-focus")}
    strips = browser.screen._compositor.render_strips()
    x, y, left = *pane.region.offset, pane.window.left
    return [
        line
        for line in range(min(pane.text_height, len(strips) - y - 1 - pane.head))
        if {
            part.style.bgcolor if part.style else None
            for part in strips[y + 1 + pane.head + line].crop(x + left, pane.region.right - left)
        }
        <= grounds
    ]


def check(browser: Browser, steps: object = None) -> None:
    """Check the cursor of every list that is in front."""
    for pane in browser.screen.query(CursorPane):
        body, height = pane.body, pane.body.item_height
        if not any(map(body.can_hold_cursor, range(body.item_count))):
            continue
        assert 0 <= pane.cursor < body.item_count, steps
        # Perhaps no tag is called what was typed: the cursor is on the heading.
        is_typing = isinstance(pane, Sidebar) and pane._typed
        assert body.can_hold_cursor(pane.cursor) or is_typing, steps
        if pane.display and pane.region:
            first = pane.cursor * height - pane.scroll_offset.y
            assert drawn(browser, pane) == [*range(first, first + height)], (pane, steps)
            assert pane.scroll_offset.y % height == 0, (pane, steps)


async def wheel(browser: Browser, pane: CursorPane, notches: int) -> None:
    """Turn the wheel over a pane; up where the number is negative."""
    assert browser.app._driver is not None
    kind = MouseScrollDown if notches > 0 else MouseScrollUp
    x, y = pane.region.x + 4, pane.region.y + 2
    for _ in range(abs(notches)):
        event = kind(None, x, y, 0, 0, 0, False, False, False, x, y)  # noqa: FBT003  # the toolkit's order
        browser.app._driver.send_message(event)
    await browser.settle()


class Chance:
    """Steps at random over a running program and its files."""

    def __init__(self, browser: Browser, folder: Path, seed: int) -> None:
        self.browser = browser
        self.folder = folder
        self.random = random.Random(seed)
        self.broken: dict[Path, str] = {}

    async def step(self, name: str) -> str:
        """Take a step; return what it was."""
        match name:
            case "key":
                name = self.random.choice(KEYS)
                await self.browser.press(name)
            case "filter":
                name = self.random.choice(QUERIES)
                self.browser.base.filter_bar.value = name
                await self.browser.settle()
            case "wheel":
                panes = [pane for pane in self.browser.screen.query(CursorPane) if pane.region]
                if panes:
                    await wheel(
                        self.browser, self.random.choice(panes), self.random.choice((-9, 1, 9))
                    )
            case "size":
                await self.browser.resize(*self.random.choice(SIZES))
            case _:
                self.change(name)
                self.browser.app.post_message(ReloadContent(is_quiet=True))
                await self.browser.settle()
        return name

    def change(self, name: str) -> None:
        """Change a file, mostly the one under the cursor."""
        files = sorted({*self.folder.rglob("*.yaml")} - {*self.folder.glob("*.yaml")})
        file = self.random.choice(files)
        position = self.browser.base.entries.position
        if position is not None and self.random.random() < 0.7:
            file = self.folder / self.browser.view.catalog.origin(position).path
        match name:
            case "delete" if len(files) > 1:
                file.unlink(missing_ok=True)
            case "break" if file.exists():
                self.broken.setdefault(file, file.read_text("utf-8"))
                write_file(file, "title: [\n")
            case "mend":
                for broken, text in self.broken.items():
                    write_file(broken, text)
                self.broken.clear()
            case "edit" if file.exists():
                write_file(
                    file, file.read_text("utf-8").replace("summary: ", 'org: "x"\nsummary: ')
                )
            case "add":
                new = self.folder / f"resources/books/new-{self.random.random()}.yaml"
                write_file(new, fields(title="A new one, e"))


@pytest.mark.repeats
@pytest.mark.usefixtures("clipboard", "opener")
@pytest.mark.parametrize("seed", range(3))
async def test_the_cursor_is_in_sight_and_drawn_once_after_any_steps(many: Path, seed: int) -> None:
    async with browsing(many, SIZES[seed]) as browser:
        chance = Chance(browser, many, seed)
        steps: list[str] = []
        for _ in range(40):
            steps.append(await chance.step(chance.random.choice(STEPS)))
            check(browser, steps[-6:])
            if browser.app._exit:
                break


@pytest.mark.parametrize("notches", [1, 4, 99])
async def test_the_wheel_takes_the_cursor_along(many: Path, notches: int) -> None:
    async with browsing(many, (120, 15)) as browser:
        pane = browser.base.entries
        await wheel(browser, pane, notches)
        assert pane.scroll_offset.y == min(2 * notches, pane.max_scroll_y)
        assert pane.cursor == pane.scroll_offset.y // 2
        assert browser.selected == browser.ids[pane.cursor]
        check(browser)
        await browser.press("G")
        await wheel(browser, pane, -notches)
        assert pane.scroll_offset.y == max(0, pane.max_scroll_y - 2 * notches)
        assert browser.selected == browser.ids[pane.cursor]
        check(browser)


@pytest.mark.parametrize("rows", [14, 15], ids=["even", "odd"])
async def test_a_list_begins_with_a_whole_entry_wherever_it_is_scrolled_to(
    many: Path, rows: int
) -> None:
    async with browsing(many, (120, rows)) as browser:
        pane = browser.base.entries
        tops = set()
        for key in ("G", "g", *["j"] * 9, "pagedown", "G", *["k"] * 9):
            await browser.press(key)
            check(browser, key)
            tops.add(pane.scroll_offset.y)
        assert len(tops) > 9
        pane.scroll_to_line(3)
        assert pane.scroll_offset.y == 2


async def test_a_list_of_lines_begins_with_any_of_them(many: Path) -> None:
    async with browsing(many, (220, 15)) as browser:
        pane = browser.base.entries
        assert pane.body.item_height == 1
        await browser.press(*["j"] * (pane.text_height + 2))
        assert pane.scroll_offset.y == 3
        await browser.press("G")
        assert pane.max_scroll_y == pane.body.line_count - pane.text_height
        # The same entries in two lines each.
        await browser.press("k", "k", "k")
        await browser.resize(120, 15)
        check(browser)


async def test_a_cursor_that_stays_in_sight_is_not_moved_by_the_wheel(many: Path) -> None:
    async with browsing(many, (120, 15)) as browser:
        await browser.press("j", "j", "j")
        selected = browser.selected
        await wheel(browser, browser.base.entries, 2)
        assert browser.selected == selected
        await wheel(browser, browser.base.entries, 2)
        assert browser.selected != selected
        check(browser)


async def test_the_wheel_takes_the_cursor_of_a_dialog_along(many: Path) -> None:
    async with browsing(many, (80, 12)) as browser:
        await browser.press("ctrl+p", "down")
        pane = browser.screen.query_one(CursorPane)
        for notches in (9, -4):
            await wheel(browser, pane, notches)
            assert pane.cursor > 0
            check(browser)


async def test_the_tag_that_was_looked_for_stays_in_sight_among_all(many: Path) -> None:
    async with browsing(many, (120, 14)) as browser:
        await browser.press("T")
        await browser.type("tag59")
        assert browser.base.sidebar.item is not None
        assert browser.base.sidebar.item.value == "Tag59"
        await browser.press("escape")
        assert browser.base.sidebar.item.value == "Tag59"
        check(browser)


@pytest.mark.parametrize("change", ["delete", "break"])
async def test_the_cursor_is_in_sight_when_the_file_under_it_goes_or_breaks(
    many: Path, change: str
) -> None:
    async with browsing(many, (120, 11)) as browser:
        await browser.press("G")
        for keys in ((), ("k", "k"), ("g",)):
            await browser.press(*keys)
            position = browser.base.entries.position
            assert position is not None
            file = many / browser.view.catalog.origin(position).path
            write_file(file, None if change == "delete" else "title: [\n")
            browser.app.post_message(ReloadContent(is_quiet=True))
            await browser.settle()
            assert (change == "break") == (browser.view.catalog.broken is not None)
            check(browser)
