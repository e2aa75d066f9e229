"""A search that takes longer than a frame: what shows while it runs, and which keys wait for it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.browsing import Browser, browsing
from support.content import fields, open_content, write_directory
from textual._compositor import Compositor
from textual.events import Key
from textual.widget import Widget

from ketamine_tui import messages
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.messages import CycleFacet
from ketamine_tui.query import ranking, search
from ketamine_tui.query.view import View
from ketamine_tui.screens import searching

BLOCK, BLOCKS = 10, 6
EVERY = 4
"""Every fourth entry is about rivers, and the last one alone about the sea."""


class Gate:
    """Lets a search go on block by block, as somebody says."""

    def __init__(self) -> None:
        self._steps = asyncio.Semaphore(0)
        self._is_open = False

    async def sleep(self, _seconds: float) -> None:
        """Stand in for the pause between two blocks."""
        if not self._is_open:
            await self._steps.acquire()

    def let(self, blocks: int) -> None:
        """Let so many blocks pass."""
        for _ in range(blocks):
            self._steps.release()

    def open(self) -> None:
        """Let everything pass from now on."""
        self._is_open = True
        self.let(1)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """The way of a search whose first block is already late."""
    gate = Gate()
    monkeypatch.setattr(search, "BLOCK", BLOCK)
    monkeypatch.setattr("ketamine_tui.index.texts.BLOCK", BLOCK)
    monkeypatch.setattr(searching, "_AT_ONCE", -1.0)
    monkeypatch.setattr(searching, "_FIRST_LOOK", -1.0)
    monkeypatch.setattr(searching, "_NEXT_LOOK", -1.0)
    monkeypatch.setattr(searching, "sleep", gate.sleep)
    return gate


@asynccontextmanager
async def at_rivers(folder: Path) -> AsyncIterator[Browser]:
    """Run the program over sixty entries in six blocks."""
    count = BLOCK * BLOCKS
    entries = [
        fields(
            id=f"b-{n:02}",
            title=f"Book {n:02}",
            summary="sea" if n == count - 1 else "river" if n % EVERY == 0 else "hill",
            tags=["Pain"] if n % 2 == 0 else ["Mood"],
        )
        for n in range(count)
    ]
    async with browsing(write_directory(folder, {"resources/all.yaml": entries})) as browser:
        yield browser


async def until(browser: Browser, holds: Callable[[], bool]) -> None:
    """Wait for something to hold, but not for the search to end."""
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.001)
    raise AssertionError(f"it never came to hold; status: {browser.lines[0]}")


def shown(browser: Browser) -> View:
    view = browser.base.view
    assert view is not None
    return view


async def test_what_is_found_so_far_shows_with_a_plus(tmp_path: Path, gate: Gate) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"river")
        gate.let(2)
        await until(browser, lambda: shown(browser).is_part and shown(browser).total < 15)
        assert f"{shown(browser).total}+ of 60" in browser.lines[1]
        gate.open()
        await browser.settle()
        assert "15 of 60" in browser.lines[1]
        assert browser.ids == [f"b-{n:02}" for n in range(0, 60, EVERY)]


async def test_an_answer_is_drawn_whole_and_waits_for_no_other_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.press("slash")
        pictures: list[set[Widget]] = []
        update = Compositor.update_widgets

        def noted(compositor: Compositor, widgets: set[Widget]) -> None:
            pictures.append({*widgets})
            update(compositor, widgets)

        monkeypatch.setattr(Compositor, "update_widgets", noted)
        browser._send("v")
        # Nobody asks for a picture here: the toolkit's own never come.
        await browser._come_to_rest()
        base = browser.base
        parts = {base.filter_bar, base.count, base.sidebar, base.entries, base.detail}
        assert browser.view.total == 15
        assert parts <= pictures[0]


async def test_the_list_stays_as_it_was_until_something_is_found(
    tmp_path: Path, gate: Gate
) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"sea")
        gate.let(3)
        await until(browser, lambda: browser.base.search.is_stale)
        assert shown(browser).total == 60
        gate.open()
        await browser.settle()
        assert browser.ids == ["b-59"]


async def test_what_is_nearly_asked_for_is_looked_for_between_keys_too(
    tmp_path: Path, gate: Gate
) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"rievr")
        gate.let(BLOCKS + 1)
        await until(
            browser, lambda: "river" in {n.text for n in browser.base.search.asked.search._flags}
        )
        assert browser.base.search.is_stale
        gate.open()
        await browser.settle()
        assert (browser.query, str(shown(browser).query)) == ("rievr", "river")
        assert "15 of 60" in browser.lines[1]


async def test_a_later_question_ends_the_earlier_one(tmp_path: Path, gate: Gate) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"hill")
        gate.let(1)
        await until(browser, lambda: shown(browser).is_part)
        await browser.pilot.press(*["backspace"] * 4, *"river")
        gate.open()
        await browser.settle()
        assert str(shown(browser).query) == "river"
        assert shown(browser).total == 15
        assert not shown(browser).is_part


async def test_a_facet_is_added_to_what_is_asked_not_to_what_is_shown(
    tmp_path: Path, gate: Gate
) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"sea", "enter")
        await until(browser, lambda: browser.base.search.is_stale)
        browser.base.post_message(CycleFacet("tag", "Mood"))
        await until(browser, lambda: "Mood" in browser.query)
        gate.open()
        await browser.settle()
        assert str(shown(browser).query) == "sea #Mood"
        assert browser.ids == ["b-59"]


async def test_a_command_waits_for_the_answer_it_is_meant_for(tmp_path: Path, gate: Gate) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"sea", "enter")
        await until(browser, lambda: browser.base.entries.has_focus)
        await browser.pilot.press("enter")
        await until(browser, lambda: browser.app.has_pending_keys)
        assert browser.base.entries.has_focus
        gate.open()
        await browser.settle()
        assert browser.base.detail.has_focus
        assert "Book 59" in browser.detail


@pytest.mark.usefixtures("gate")
async def test_leaving_and_urgent_help_wait_for_nothing(tmp_path: Path) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"sea", "enter", "u")
        await until(browser, lambda: bool(browser.dialog))
        await browser.pilot.press("escape")
        await browser.pilot.press("ctrl+q")
        await until(browser, lambda: not browser.app.is_running)


async def test_moving_in_what_is_found_so_far_keeps_the_place(tmp_path: Path, gate: Gate) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"river")
        gate.let(3)
        await until(browser, lambda: shown(browser).is_part and shown(browser).total >= 8)
        await browser.pilot.press("enter", "j", "j")
        await until(browser, lambda: browser.selected == "b-08")
        gate.open()
        await browser.settle()
        assert (browser.selected, shown(browser).total) == ("b-08", 15)


async def test_a_search_that_fails_makes_no_key_wait(
    tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_rivers(tmp_path) as browser:
        await browser.pilot.press("slash", *"sea", "enter")
        await until(browser, lambda: browser.base.search.is_stale)

        def fail(*_: object) -> View:
            raise OSError("the index is gone")

        monkeypatch.setattr(View, "until", fail)
        await browser.pilot.press("enter")
        gate.let(1)
        await until(browser, lambda: not browser.base.search.is_stale)
        monkeypatch.undo()
        await until(browser, lambda: browser.base.detail.has_focus)
        assert "searching" not in browser.lines[1]


async def test_what_is_shown_stays_open_until_what_was_read_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_rivers(tmp_path) as browser:
        shown = browser.app.catalog
        await browser.press("down")
        for at_once, query in ((-1.0, "river"), (10.0, "OR")):
            monkeypatch.setattr(searching, "_AT_ONCE", at_once)
            browser.base.filter_bar.value = query
            request = messages.ReloadContent()
            # The first one still waits for an answer when the second one comes.
            read = messages.CatalogReplaced(open_content(tmp_path), request)
            browser.app.take_catalog(read)
            shown._rows.clear()  # as where more is looked at than is remembered
        await until(browser, lambda: browser.base.shown is browser.app.catalog)
        await until(browser, lambda: _is_closed(shown))


def _is_closed(catalog: Catalog) -> bool:
    try:
        catalog.document(0)
    except sqlite3.ProgrammingError:
        return True
    return False


@pytest.fixture
def slow_order(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """The way of an order that is found out entry by entry, once all entries are found."""
    gate = Gate()
    monkeypatch.setattr(ranking, "_SLICE", 1)
    monkeypatch.setattr(ranking, "_TOP", 2)
    monkeypatch.setattr(searching, "sleep", gate.sleep)
    return gate


def of_rivers(folder: Path) -> Path:
    titles = {"a": "The river", "b": "Hills", "c": "Rivers", "d": "River", "e": "Seas"}
    entries = [fields(id=f"b-{n}", title=title, summary="A river") for n, title in titles.items()]
    return write_directory(folder, {"resources/all.yaml": entries})


async def test_the_best_stand_first_before_the_rest_is_in_order(
    tmp_path: Path, slow_order: Gate
) -> None:
    async with browsing(of_rivers(tmp_path)) as browser:
        await browser.pilot.press("slash", *"river")
        await until(browser, lambda: shown(browser).begins_well)
        # What can be acted on is what will stay, and the number is whole.
        assert not browser.base.search.is_stale
        assert browser.ids[:2] == ["b-d", "b-c"]
        assert browser.selected == "b-d"
        assert "5 of 5" in browser.lines[1]
        slow_order.open()
        await browser.settle()
        assert not shown(browser).is_being_ordered
        assert browser.ids == ["b-d", "b-c", "b-a", "b-b", "b-e"]
        assert browser.selected == "b-d"


async def test_an_order_that_does_not_begin_in_titles_is_waited_for(
    tmp_path: Path, slow_order: Gate
) -> None:
    async with browsing(of_rivers(tmp_path)) as browser:
        slow_order.open()
        await browser.pilot.press("slash", *"a river")
        await browser.settle()
        assert not shown(browser).is_being_ordered
        assert browser.ids[0] == "b-d"


async def test_of_what_is_typed_at_once_the_whole_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(of_rivers(tmp_path)) as browser:
        await browser.press("slash")
        asked: list[str] = []
        ask = browser.base.search.ask

        def noted(view: View) -> None:
            asked.append(str(view.query))
            ask(view)

        monkeypatch.setattr(browser.base.search, "ask", noted)
        for letter in "rivers":
            browser.app.post_message(Key(letter, letter))
        await browser.settle()
        assert asked[-1] == "rivers"
        assert len(asked) < 3
        assert browser.ids == ["b-c"]


async def test_what_is_typed_is_looked_for_although_the_focus_goes_before_the_last_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(of_rivers(tmp_path)) as browser:
        await browser.press("slash")
        monkeypatch.setattr(type(browser.app), "is_typing_on", True)
        await browser.pilot.press(*"seas")
        await browser.settle()
        assert len(browser.ids) == 5
        browser.base.entries.focus()
        await browser.settle()
        assert browser.ids == ["b-e"]
