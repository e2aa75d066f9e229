"""The screen in a pseudo-locale: no English word of the program stands where readers look, and all has room."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.browsing import NARROW, NORMAL, WIDE, Browser, browsing
from support.content import write_directory
from support.words import foreign_files, longer, speaking_pseudo, untranslated
from ui.fakes import FakeClipboard

from ketamine_tui.query.fields import EXAMPLES

REGIONS = ("United", "States", "Kingdom")
"""Of names that pycountry has in no pseudo-locale."""

CURATING = ("Move entry", "Rename entry", "Remove entry", "Rename tag", "Merge tags")
"""What the palette offers to those who write the directory, which stays English."""

NUMBERS = ("202-555-0143", "202-555-0144")
MAIN_NUMBERS = ("202-555-0143", "202-555-0199", "020 7946 0958")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory in whose texts no English word stands."""
    return write_directory(tmp_path / "content", foreign_files())


@pytest.fixture
def pseudo(tmp_path: Path) -> Iterator[None]:
    """Words that nobody can take for English."""
    with speaking_pseudo(tmp_path):
        yield


@pytest.fixture
def long_words(tmp_path: Path) -> Iterator[None]:
    """Words that are longer by a third than the English ones."""
    with speaking_pseudo(tmp_path, longer):
        yield


def check(browser: Browser, *also: str) -> None:
    """See that nothing on the screen is English."""
    assert_translated(browser.text, *also)


def assert_translated(text: str, *also: str) -> None:
    """See that nothing in a text is English."""
    words = untranslated(text, *REGIONS, *also)
    told = [line for line in text.splitlines() if any(word in line for word in words)]
    assert words == [], "\n".join(told)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW], ids=str)
async def test_every_entry_is_read_in_the_language(folder: Path, size: tuple[int, int]) -> None:
    async with browsing(folder, size) as browser:
        check(browser)
        for _ in range(browser.view.total):
            await browser.press("enter")
            check(browser)
            assert_translated(browser.detail)
            await browser.press("escape", "down")


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("query", ["help-line", "new-book", "old-clinic", ""])
@pytest.mark.parametrize("key", ["u", "y", "o", "Q", "H", "a", "x", "v"])
async def test_dialogs_are_in_the_language(folder: Path, key: str, query: str) -> None:
    async with browsing(folder, query=query) as browser:
        await browser.press(key)
        check(browser)


@pytest.mark.usefixtures("pseudo")
async def test_help_and_palette_are_in_the_language(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark")
        check(browser)
        assert_translated(browser.dialog_text, *(query for query, _ in EXAMPLES))
        await browser.press("escape", "ctrl+p")
        assert_translated("\n".join(f"{c.text} {c.note}" for c in browser.choices), *CURATING)
        check(browser, *CURATING)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("heading", ["f", "t", "s", "1"])
async def test_the_sidebar_is_in_the_language(folder: Path, heading: str) -> None:
    async with browsing(folder, (120, 60)) as browser:
        await browser.press(heading)
        check(browser)
        for item in range(browser.base.sidebar.body.item_count):
            if browser.base.sidebar.body.group(item):
                browser.base.sidebar.place_cursor(item)
                await browser.press("enter")
                check(browser)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "query", ["kind:book", "zzzzz", "kind:book #Nowhere", "is:pending sort:risk", "example"]
)
async def test_what_a_query_finds_is_told_in_the_language(folder: Path, query: str) -> None:
    async with browsing(folder) as browser:
        await browser.filter(query)
        await browser.press("enter")
        check(browser, query, *query.split(), "Nowhere")


@pytest.mark.usefixtures("pseudo", "opener")
async def test_what_has_happened_is_told_in_the_language(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "p")
        assert clipboard.texts == [NUMBERS[0]]
        told = [browser.notice]
        await browser.press("y", "w")
        told.append(browser.notice)
        assert_translated(clipboard.texts[-1])
        for keys in (
            ["o", "l"],
            ["asterisk"],
            ["W"],
            ["right_square_bracket"],
            ["equals_sign"],
        ):
            await browser.press(*keys)
            told.append(browser.notice)
    assert all(told), told
    assert_translated("\n".join(told), "tmux", "firefox")


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=str)
async def test_longer_words_cut_no_number(folder: Path, size: tuple[int, int]) -> None:
    async with browsing(folder, size) as browser:
        assert NUMBERS[0] in browser.text
        assert max(map(len, browser.lines)) <= size[0]
        await browser.press("u")
        for number in MAIN_NUMBERS:
            assert number in browser.text
        await browser.press("escape", "slash")
        await browser.type("help-line")
        await browser.press("enter", "enter")
        assert NUMBERS[0] in browser.text
        assert re.search(rf"\s{NUMBERS[1]}\b", browser.detail)
        await browser.press("y")
        assert NUMBERS[1] in browser.text


def test_a_word_that_is_not_translated_is_noticed() -> None:
    assert untranslated("Ûŕĝéñţ help") == ["help"]
    assert untranslated("| Close |") == ["Close"]


def test_what_is_typed_as_it_is_may_stay_as_it_is() -> None:
    assert untranslated("Esc çĺôšé  kind:book  https://example.org/close  help-line") == []
