"""What the small directory looks like, as plain text."""

import datetime as dt
import re
import socket
import tempfile
from pathlib import Path

import pytest
from support.app import GOLDEN, assert_golden
from support.browsing import NARROW, NORMAL, WIDE, browsing

from ketamine_tui.present.chrome import ASCII, UNICODE

SIZES = {"wide": WIDE, "normal": NORMAL, "narrow": NARROW}
CHROMES = {WIDE: UNICODE, NORMAL: UNICODE, NARROW: ASCII}


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


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("urgent", NARROW, ["u"]),
        ("help", NORMAL, ["question_mark"]),
        ("copy", NORMAL, ["G", "k", "y"]),
        ("problems", NORMAL, ["p"]),
    ],
)
async def test_dialogs(folder: Path, name: str, size: tuple[int, int], keys: list[str]) -> None:
    async with browsing(folder, size, chrome=CHROMES[size]) as browser:
        await browser.press(*keys)
        assert_golden(f"dialog-{name}", browser.lines)


async def test_a_query_that_cannot_be_understood(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.filter("old #Pian")
        assert_golden("bad-query", browser.lines)


def test_no_picture_tells_where_and_when_it_was_taken() -> None:
    files = sorted(GOLDEN.glob("*.txt"))
    assert 0 < len(files) <= 12
    named = [str(Path.home()), tempfile.gettempdir(), str(GOLDEN.parents[1])]
    host = re.compile(rf"\b{re.escape(socket.gethostname())}\b")
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not host.search(text), file.name
        assert not any(path in text for path in named if len(path) > 1), file.name
        assert not re.search(r"(?<![\w.:/])/(home|tmp|root|Users|var)\b", text), file.name
        assert dt.datetime.now().astimezone().date().isoformat() not in text, file.name
