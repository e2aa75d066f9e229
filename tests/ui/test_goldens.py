"""What the small directory looks like, as plain text."""

import datetime as dt
import re
import socket
import tempfile
from pathlib import Path

import pytest
from support.app import GOLDEN, assert_golden
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.content import Data, open_content, write_directory

from ketamine_tui.messages import ShowEntry
from ketamine_tui.model.marks import MarksPlace
from ketamine_tui.present.chrome import ASCII, UNICODE
from ketamine_tui.query.search import Search
from ketamine_tui.screens.delete_view import question

SIZES = {"wide": WIDE, "normal": NORMAL, "narrow": NARROW}
HUGE = (200, 50)
CHROMES = {HUGE: UNICODE, WIDE: UNICODE, NORMAL: UNICODE, NARROW: ASCII}


@pytest.mark.parametrize("name", SIZES)
async def test_browsing(folder: Path, name: str) -> None:
    async with browsing(folder, SIZES[name], chrome=CHROMES[SIZES[name]]) as browser:
        assert_golden(f"browse-{name}", browser.lines)


@pytest.mark.parametrize(
    ("name", "size", "query"),
    [
        ("contact", WIDE, "help-line"),
        ("placeholder", NORMAL, "kind:clinic"),
        ("resource", NORMAL, "medicines"),
        ("page", NARROW, "kind:page"),
    ],
)
async def test_reading(folder: Path, name: str, size: tuple[int, int], query: str) -> None:
    async with browsing(folder, size, query=query, chrome=CHROMES[size]) as browser:
        await browser.press("enter")
        assert_golden(f"read-{name}", browser.lines)


DIALOGS = {
    "urgent": ("help-line", "u"),
    "help": ("help-line", "question_mark"),
    "help-search": ("help-line", "question_mark slash f i n d enter"),
    "problems": ("help-line", "p"),
    "history": ("help-line", "H"),
    "palette": ("help-line", "ctrl+p"),
    "palette-fuzzy": ("help-line", "ctrl+p t h m e"),
    "copy": ("office", "y"),
    "copy-placeholder": ("old-clinic", "y p"),
    "links": ("old-book", "o"),
    "export": ("help-line", "x"),
    "save-view": ("help-line", "v"),
    "rename-entry": ("help-line", "ctrl+p r e n a m e space e n t enter"),
    "codes": ("help-line", "Q"),
    "code": ("old-book", "Q l"),
    "mark": ("help-line", "m"),
    "mark-fields": ("help-line", "m f"),
    "mark-method": ("help-line", "m s"),
    "mark-form": ("help-line", "m n"),
    "mark-several": ("new-book", "escape space space m"),
    "mark-several-shown": ("new-book", "escape space space m c"),
    "mark-several-form": ("new-book", "escape space space m c enter enter"),
    "note": ("help-line", "asterisk a t w o enter l i n e s"),
}
"""Every dialog: the entry that is selected, and the keys that lead there."""


SMALL_AND_LARGE = pytest.mark.parametrize("size", [NARROW, HUGE], ids=["50x15", "200x50"])


@SMALL_AND_LARGE
@pytest.mark.parametrize("name", DIALOGS)
async def test_dialogs(folder: Path, name: str, size: tuple[int, int]) -> None:
    entry, keys = DIALOGS[name]
    async with browsing(folder, size, query="e", chrome=CHROMES[size]) as browser:
        browser.app._session.views_file = folder.parent / "views.yaml"
        browser.app._session.marks = MarksPlace(folder.parent / "data/marks.yaml", "here")
        await browser.post(ShowEntry(entry))
        await browser.press(*keys.split())
        assert_dialog(name, browser)


@SMALL_AND_LARGE
async def test_the_question_before_a_view_is_deleted(folder: Path, size: tuple[int, int]) -> None:
    views: list[dict[str, object]] = [
        {"name": "crisis", "query": "kind:helpline"},
        {"name": "night", "query": "@crisis night"},
        {"name": "quoted", "query": '"mail @crisis"'},
    ]
    files: dict[str, Data] = {"directory.yaml": {"title": "Other", "views": views}}
    search = Search(open_content(write_directory(folder.parent / "other", files)))
    async with browsing(folder, size, query="e", chrome=CHROMES[size]) as browser:
        browser.app._show(question(search.catalog.views[0], search))
        await browser.settle()
        assert_dialog("delete-view", browser)
    search.catalog.close()


def assert_dialog(name: str, browser: Browser) -> None:
    """Compare a dialog and what it leaves in sight with its picture."""
    assert browser.dialog
    columns, rows = browser.app.size
    assert_golden(f"{name}-{columns}x{rows}", browser.lines, GOLDEN / "dialogs")


async def test_a_query_that_cannot_be_understood(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.filter("old #Pian")
        assert_golden("bad-query", browser.lines)


def test_no_picture_tells_where_and_when_it_was_taken() -> None:
    files = sorted(GOLDEN.rglob("*.txt"))
    assert len(files) == len(SIZES) + 5 + 2 * (len(DIALOGS) + 1)
    named = [str(Path.home()), tempfile.gettempdir(), str(GOLDEN.parents[1])]
    host = re.compile(rf"\b{re.escape(socket.gethostname())}\b")
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not host.search(text), file.name
        assert not any(path in text for path in named if len(path) > 1), file.name
        assert not re.search(r"(?<![\w.:/])/(home|tmp|root|Users|var)\b", text), file.name
        assert dt.datetime.now().astimezone().date().isoformat() not in text, file.name
