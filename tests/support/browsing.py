"""The program in memory over a small directory: driven by keys and clicks, asked what it shows."""

import asyncio
import datetime as dt
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from ketamine_tui.actions.configuration import load_configuration
from ketamine_tui.actions.session import Session
from ketamine_tui.app import KetamineApp
from ketamine_tui.curation.curator import Curator
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.freshness import Progress
from ketamine_tui.present.card import Card
from ketamine_tui.present.chrome import ASCII, Chrome
from ketamine_tui.present.layout import plain_text
from ketamine_tui.query.view import View
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.store.locate import Location
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.status_line import KeyLine
from ketamine_tui.widgets.text_pane import TextPane
from support.app import character_of, check_keys, run_app, screen_lines
from support.content import TAGS, Data, fields, open_content, page, write_directory, write_file

WIDE, NORMAL, NARROW = (120, 40), (80, 24), (50, 15)
_TURN, _PATIENCE = 0.002, 50_000
"""Seconds between two looks at whether the program is at rest, and how many looks there are at most."""

_NEVER = 24 * 3600.0
"""Seconds between two drawings that nobody asked for."""

_TURNS = 2
"""How many turns of the loop nothing may be ready to run."""

# Every day of the small directory lies long ago, so that no golden file can hold the day it is run on.
TODAY = dt.date(2020, 6, 15)
SOURCE_CHECKED: dict[str, object] = {
    "date": "2020-05-01",
    "status": "source-checked",
    "method": "read-source",
    "reviewer": "directory editors",
    "source": "https://example.org/contact",
    "seen": "Number and hours",
    "not_seen": "The e-mail address",
}
REVIEWED: dict[str, object] = {
    "date": "2020-05-01",
    "status": "reviewed",
    "reviewer": "Ada Example",
    "role": "librarian",
    "method": "phoned",
}
LONG_AGO: dict[str, object] = {"date": "2018-01-01", "status": "source-checked"}
FLAGGED: dict[str, object] = {
    "date": "2020-05-02",
    "status": "to-be-reviewed",
    "note": "The number is a countdown.",
}

DIRECTORY: dict[str, object] = {
    "title": "Small directory",
    "disclaimer": "Made up for tests. Call nobody in it.",
    "sections": [
        {"id": "start", "title": "First things"},
        {
            "id": "library",
            "title": "Library",
            "sections": [{"id": "books", "title": "Books"}, {"id": "films", "title": "Films"}],
        },
        {"id": "people", "title": "People"},
    ],
    "urgent": [
        {"region": "US", "title": "United States", "entries": ["help-line", "night-line"]},
        {"region": "GB", "title": "United Kingdom", "entries": ["office"]},
    ],
    "review_policy": {"default": "365d", "helpline": "90d"},
}

WELCOME = """\
# How to use this

Read **this** first, then [the old book](../resources/books/old-book.yaml).

- Lists have items.
- Items are short, but some of them are long enough to be broken into more than one line of text.

> A quotation stands apart.

Elsewhere: [a site](https://example.org/elsewhere).
"""

FILES: Mapping[str, Data] = {
    "directory.yaml": DIRECTORY,
    "tags.yaml": TAGS,
    "pages/welcome.md": page(
        WELCOME,
        title="Welcome",
        summary="What this is and how to use it.",
        related=["help-line"],
        reviews=[SOURCE_CHECKED],
    ),
    "resources/books/new-book.yaml": fields(
        title="The new book",
        summary="Everything that is known now about moods and medicines.",
        tags=["Depression", "ForFamilies"],
        authors=["Grace Example", "Alan Example"],
        issued="2019",
        publisher="Example Press",
        identifiers=[
            {"scheme": "doi", "value": "10.1234/example.5678"},
            {"scheme": "isbn", "value": "9780306406157"},
        ],
        links=[{"url": "https://example.org/new-book", "label": "Publisher"}],
        related=["old-book"],
        reviews=[SOURCE_CHECKED],
    ),
    "resources/books/old-book.yaml": fields(
        title="The old book",
        summary="What was thought of pain in former times.",
        tags=["Pain"],
        authors=["Grace Example"],
        issued="1999",
        links=[
            {"url": "https://example.org/old-book", "label": "Scan"},
            {"url": "https://example.com/review", "label": "A review"},
        ],
        reviews=None,
    ),
    "resources/films/film.yaml": fields(
        kind="video",
        section="films",
        title="A film",
        summary="Twenty minutes about both.",
        tags=["Depression", "Pain"],
        links=[{"url": "https://example.org/film"}],
        reviews=[LONG_AGO],
    ),
    "contacts/help-line.yaml": fields(
        kind="helpline",
        section="people",
        title="Help line",
        summary="Somebody to talk to, for everybody.",
        tags=["Mood", "ForFamilies"],
        regions=["US"],
        phones=[
            {
                "number": "202-555-0143",
                "dial": "+12025550143",
                "note": "press 1",
                "schedules": [{"opens": "00:00", "closes": "24:00"}],
            },
            {"number": "202-555-0144", "dial": "+12025550144", "label": "Families"},
        ],
        texts=[{"number": "55501", "body": "HELLO"}],
        chats=[{"url": "https://example.org/chat", "label": "Chat"}],
        links=[{"url": "https://example.org/help-line"}],
        related=["new-book"],
        reviews=[SOURCE_CHECKED],
    ),
    "contacts/night-line.yaml": fields(
        kind="helpline",
        section="people",
        title="Night line",
        summary="Somebody to talk to at night, perhaps.",
        regions=["US"],
        phones=[{"number": "202-555-0199", "dial": "+12025550199"}],
        reviews=None,
    ),
    "contacts/office.yaml": fields(
        kind="organization",
        section="people",
        title="The office",
        summary="Those who publish the books.",
        tags=["ForFamilies"],
        regions=["GB"],
        organization="Example Press",
        phones=[{"number": "020 7946 0958", "dial": "+442079460958"}],
        emails=[{"address": "office@example.org"}],
        addresses=[
            {"address_1": "1 Example Road", "city": "London", "postal_code": "N1 1AA"},
        ],
        reviews=[REVIEWED],
    ),
    "contacts/old-clinic.yaml": fields(
        kind="clinic",
        section="people",
        title="The old clinic",
        summary="Closed; kept so that nobody looks for it again.",
        tags=["Pain"],
        phones=[{"number": "(123) 456-7890", "placeholder": "yes", "note": "a countdown"}],
        emails=[{"address": "nobody@example.com", "placeholder": "yes"}],
        reviews=[FLAGGED],
    ),
}
"""Eight entries: every class of kind, every sort of state, no link, one and many."""

IDS = (
    "welcome",
    "new-book",
    "old-book",
    "film",
    "help-line",
    "night-line",
    "office",
    "old-clinic",
)
"""Their ids in the order in which they are shown."""


def write_small(folder: Path, files: Mapping[str, Data] | None = None) -> Path:
    """Write the small directory, but for `files`, and return its folder."""
    return write_directory(folder, {**FILES, **(files or {})})


class Browser:
    """The running program, and what it shows."""

    def __init__(self, app: KetamineApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    # What people do.

    async def press(self, *keys: str) -> None:
        """Press keys by their names, each after everything that the last one started is done."""
        check_keys(*keys)
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text where the focus is, all of it at once."""
        for character in text:
            self._send(character)
        await self.settle()

    def _send(self, key: str) -> None:
        assert self.app._driver is not None
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        self.app._driver.send_message(Key(name, character_of(key)))

    async def filter(self, text: str) -> None:
        """Type a query into the filter bar, and stay there."""
        await self.press("slash")
        await self.type(text)

    async def click(self, name: str, x: int, y: int) -> None:
        """Click a pane, or a dialog's pane, at a place counted from its upper left corner."""
        await self.pilot.click(self.screen.query_one(name), offset=(x, y))
        await self.settle()

    async def post(self, message: Message) -> None:
        """Send a message to the browse screen."""
        self.base.post_message(message)
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way: no key, no message, no worker, no layout, no drawing."""
        await self._come_to_rest()
        while self._is_to_be_drawn:
            self.screen._on_timer_update()  # which may resize something
            await self._come_to_rest()

    @property
    def _is_to_be_drawn(self) -> bool:
        screen = self.screen
        return bool(
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
        )

    async def _come_to_rest(self) -> None:
        # What asyncio is about to run: what it has not taken up while this task ran.
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        quiet = attempts = 0
        while quiet < _TURNS and self.app._exception is None:
            await self.app.workers.wait_for_complete()
            await asyncio.sleep(0)
            if not ready and not self._is_busy():
                quiet += 1
                continue
            quiet = 0
            attempts += 1
            if attempts > _PATIENCE:
                raise AssertionError("the program does not come to rest")
            if not ready:
                await asyncio.sleep(_TURN)  # for what another thread is doing

    @property
    def _nodes(self) -> list[MessagePump]:
        screens = self.app.screen_stack
        return [self.app, *(n for s in screens for n in s.walk_children(with_self=True))]

    def _is_busy(self) -> bool:
        return (
            self.app.has_pending_keys
            or any(not node._message_queue.empty() for node in self._nodes)
            or any(not worker.is_finished for worker in self.app.workers)
            or (self.app._opened._reload is not None and self.app._opened._reload.is_running)
        )

    # What they see.

    @property
    def screen(self) -> Screen[Any]:
        """The uppermost screen."""
        return self.app.screen

    @property
    def base(self) -> BrowseScreen:
        """The browse screen, whatever is above it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return screen_lines(self.app)

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def view(self) -> View:
        """What the browse screen shows."""
        assert self.base.view is not None
        return self.base.view

    @property
    def ids(self) -> list[str]:
        """The ids of the entries in the list."""
        return [row.id for row in self.view.catalog.rows(self.view.positions)]

    @property
    def card(self) -> Card:
        """The card of the selected entry."""
        assert self.base.card is not None
        return self.base.card

    @property
    def selected(self) -> str:
        """The id of the selected entry."""
        return self.card.entry.id

    @property
    def detail(self) -> str:
        """The text in the detail pane."""
        return plain_text(self.base.detail.blocks)

    @property
    def panes(self) -> list[str]:
        """The panes that are displayed, left to right."""
        return [
            name
            for name in ("sidebar", "list", "detail")
            if self.base.query_one(f"#{name}").display
        ]

    @property
    def focus(self) -> str:
        """The id of the focused pane, ``filter`` for the filter bar, or the name of the class."""
        focused = self.app.focused
        if isinstance(focused, FilterBar):
            return "filter"
        return (focused.id or type(focused).__name__) if focused else ""

    @property
    def query(self) -> str:
        """The text in the filter bar."""
        return self.base.filter_bar.value

    @property
    def notice(self) -> str:
        """What the key line of the uppermost screen tells."""
        return self.screen.query_one(KeyLine).notice

    @property
    def dialog(self) -> str:
        """The name of the uppermost dialog's class, or an empty text."""
        return "" if self.screen is self.base else type(self.screen).__name__

    @property
    def dialog_text(self) -> str:
        """The text of a dialog that is read."""
        return plain_text(self.screen.query_one(TextPane).blocks, 1000)

    @property
    def dialog_title(self) -> str:
        """The name in the first line of a dialog."""
        return self.screen.query_one(TextPane).pane_title

    @property
    def choices(self) -> list[Choice]:
        """What a dialog offers."""
        return [c for c in self.screen.query_one(ChoiceList).items if isinstance(c, Choice)]

    @property
    def choice(self) -> Choice:
        """The choice with the cursor."""
        choice = self.screen.query_one(ChoiceList).choice
        assert choice is not None
        return choice


@asynccontextmanager
async def browsing(
    folder: Path,
    size: tuple[int, int] = WIDE,
    *,
    query: str = "",
    theme: str = "dark",
    chrome: Chrome = ASCII,
    today: dt.date = TODAY,
    is_packaged: bool = False,
    config: str = "",
    language: str = "",
) -> AsyncIterator[Browser]:
    """Run the program over a folder and yield it once it is at rest; `config` is the text of a config.yaml beside it."""
    config_file = folder.parent / "config.yaml"
    write_file(config_file, config or None)
    curator = Curator(Location(folder, is_packaged), today, folder.parent / "settings.yaml")
    catalogs: list[Catalog] = []

    def open_catalog(_progress: Progress | None = None) -> Catalog:
        catalogs.append(open_content(folder, today, language))
        return catalogs[-1]

    with patch.dict(os.environ, {"COLORTERM": "truecolor"}):
        app = KetamineApp(
            open_catalog,
            open_catalog(),
            Session(
                {},
                configuration=load_configuration(config_file),
                config_file=config_file,
                exports=folder.parent,
                make_curator=lambda: curator,
            ),
            query=query,
            theme=theme,
            chrome=chrome,
        )
    try:
        # `settle` draws, once for all that has happened, and not sixty times a second.
        with patch("textual.screen.UPDATE_PERIOD", _NEVER):
            async with run_app(app, size) as pilot:
                browser = Browser(app, pilot)
                await browser.settle()
                yield browser
    finally:
        for catalog in catalogs:
            catalog.close()
