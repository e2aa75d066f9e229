"""Whatever people press, type, resize and edit, in any order, the program stays in order."""

import asyncio
import tempfile
import unittest
from contextlib import AsyncExitStack
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from support.browsing import Browser, browsing, write_small
from support.content import fields, write_file

from ketamine_tui.screens.too_small import TooSmall
from ketamine_tui.widgets.cursor_pane import CursorPane

# Not those that end or stop the program.
KEYS = (
    *("up", "down", "left", "right", "j", "k", "h", "l", "g", "G", "home", "end"),
    *("pageup", "pagedown", "ctrl+f", "ctrl+b", "tab", "shift+tab", "enter", "escape", "space"),
    *("u", "f2", "slash", "y", "o", "question_mark", "f1", "t", "f", "s", "c", "r", "p", "w", "n"),
    *("ctrl+p", "ctrl+c", "ctrl+u", "backspace", "delete", "1", "x"),
)
WORDS = (
    *("old", "book", "#Pain", "-#Pain", "#mdd", "#Nothing", "kind:book", "is:unchecked"),
    *("section:people", "section:gone", "(", ")", '"', "OR", "[/x]", "\u6f22", "xyzzy", "-"),
)
SIZES = ((120, 40), (100, 30), (99, 24), (60, 20), (59, 15), (30, 8), (29, 8), (12, 3), (1, 1))
FILES = ("resources/books/old-book.yaml", "contacts/office.yaml", "resources/extra.yaml")
CONTENTS = (
    None,
    fields(title="Another title", tags=["Pain"], section="books"),
    fields(title="Without a section", section="gone"),
    fields(
        title="[/x] \u6f22\u5b57 " * 9, summary="word " * 300, links=[{"url": "https://a.example"}]
    ),
    "title: [broken\n",
    b"\xff\xfe",
)


class Sessions(RuleBasedStateMachine):
    """A person in front of the program, and another one who edits the files."""

    @initialize(query=st.sampled_from(("", "old", "#Pain", "(")))
    def start(self, query: str) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.content = write_small(Path(self.folder.name) / "content")
        self.runner = asyncio.Runner()
        self.runner.run(self._open(query))

    async def _open(self, query: str) -> None:
        self.stack = AsyncExitStack()
        self.browser: Browser = await self.stack.enter_async_context(
            browsing(self.content, query=query)
        )

    def teardown(self) -> None:
        if hasattr(self, "browser"):
            self.runner.run(self.stack.aclose())
            self.runner.close()
            self.folder.cleanup()

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
    def press(self, keys: list[str]) -> None:
        self.runner.run(self.browser.press(*keys))

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=2, max_size=6))
    def press_fast(self, keys: list[str]) -> None:
        self.runner.run(self._burst(keys))

    async def _burst(self, keys: list[str]) -> None:
        for key in keys:
            self.browser._send(key)
        await self.browser.settle()

    @rule(words=st.lists(st.sampled_from(WORDS), max_size=3))
    def type(self, words: list[str]) -> None:
        self.runner.run(self._filter(" ".join(words)))

    async def _filter(self, text: str) -> None:
        await self.browser.press("slash", "ctrl+u")
        if self.browser.focus == "filter":
            await self.browser.type(text)

    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        self.runner.run(self.browser.resize(*size))

    @rule(
        path=st.sampled_from(FILES), content=st.sampled_from(CONTENTS), key=st.sampled_from("rrj")
    )
    def edit(self, path: str, content: str | bytes | dict[str, object] | None, key: str) -> None:
        write_file(self.content / path, content)
        self.runner.run(self.browser.press(key))

    @invariant()
    def it_runs(self) -> None:
        if not hasattr(self, "browser"):
            return
        app = self.browser.app
        assert app._exception is None
        assert app.is_running
        assert app.return_code is None

    @invariant()
    def one_part_has_the_focus(self) -> None:
        if hasattr(self, "browser") and not isinstance(self.browser.screen, TooSmall):
            focused = self.browser.app.focused
            assert focused is not None
            assert focused.screen is self.browser.screen
            assert focused.is_on_screen or not focused.size

    @invariant()
    def the_cursor_is_on_something(self) -> None:
        if hasattr(self, "browser"):
            for screen in self.browser.app.screen_stack:
                for pane in screen.query(CursorPane):
                    count = pane.body.item_count
                    assert 0 <= pane.cursor < count or count == pane.cursor == 0

    @invariant()
    def what_is_shown_agrees(self) -> None:
        if not hasattr(self, "browser"):
            return
        browser = self.browser
        view = browser.view
        assert view.total == len(view.positions)
        # Where nothing matches, the list offers what to drop.
        assert browser.base.entries.body.item_count == view.total or not view.total
        assert (browser.base.card is None) == (view.total == 0)
        if view.total:
            assert browser.selected == browser.ids[browser.base.entries.cursor]
        if not browser.base.filter_bar.has_class("-error"):
            assert str(view.with_text(browser.query).query) == str(view.query)
        assert len(browser.lines) == browser.app.size.height

    @invariant()
    def the_program_writes_no_file(self) -> None:
        if hasattr(self, "browser"):
            names = {path.name for path in self.content.iterdir()}
            assert names == {"directory.yaml", "tags.yaml", "pages", "resources", "contacts"}


TestSessions: type[unittest.TestCase] = Sessions.TestCase
TestSessions.settings = settings(  # type: ignore[attr-defined]
    max_examples=15,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # to shrink an example takes minutes, and its steps are short
    suppress_health_check=list(HealthCheck),
)
