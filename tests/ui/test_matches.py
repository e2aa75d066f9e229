"""What the filter asked for is marked in the text, and n and N go from one match to the next."""

from pathlib import Path

import pytest
from rich.style import Style
from support.browsing import NARROW, WIDE, Browser, browsing, write_small
from support.content import Data, fields, page
from ui.test_selection import drag

from ketamine_tui.palettes import PALETTES
from ketamine_tui.themes import text_styles

FILLING = "\n\n".join(f"Paragraph {number}." for number in range(60))
LONG = f"Heron first.\n\n{FILLING}\n\nThe heron again.\n\n{FILLING}\n\nA last HERON.\n"
SIZE = (120, 20)


@pytest.fixture
def long_folder(tmp_path: Path) -> Path:
    """The small directory with a long page at its beginning, in which the heron is three times."""
    text = page(LONG, title="Welcome", summary="About birds.")
    return write_small(tmp_path / "content", {"pages/welcome.md": text})


async def look_for(browser: Browser, *needles: str) -> None:
    """Mark needles in the detail pane, and go there."""
    browser.base.detail.needles = needles
    browser.base.panes.focus_pane("detail")
    await browser.settle()


def marked(browser: Browser, *, is_current: bool = False) -> list[str]:
    """Return what is marked as a match in the lines of the detail pane that are in sight."""
    pane = browser.base.detail
    return [
        text
        for y in range(1, pane.size.height)
        for text, style, _ in pane.render_line(y)
        if style is not None
        and style.bold
        and style.underline
        and bool(style.reverse) is is_current
    ]


def note(browser: Browser) -> str:
    """Return what stands at the right end of the detail pane's title."""
    return browser.base.detail.body.note(browser.base.detail.window)


async def test_words_that_mean_the_same_are_marked_and_told(tmp_path: Path) -> None:
    words: dict[str, object] = {"alike": [["egret", "heron"]]}
    text = page("Herons, and aherony.", title="Welcome", summary="About birds.")
    files: dict[str, Data] = {"words.yaml": words, "pages/welcome.md": text}
    async with browsing(write_small(tmp_path / "content", files), query="egret") as browser:
        assert browser.ids == ["welcome"]
        assert browser.base.entries.pane_title == "Also: heron"
        assert marked(browser) == ["Herons"]


async def test_matches_are_marked_without_case_and_accents(folder: Path) -> None:
    async with browsing(folder, query="new-book") as browser:
        await look_for(browser)
        assert marked(browser) == []
        await look_for(browser, "example", "moods and")
        assert " ".join(marked(browser)).startswith("moods and ")
        assert {"Example", "example"} <= set(marked(browser))
        assert marked(browser, is_current=True) == []


async def test_marking_changes_no_character_on_the_screen(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await look_for(browser)
        before = browser.lines[3:]
        await look_for(browser, "e", "202555")
        assert browser.lines[3:] == before
        assert "202-555" in marked(browser)


async def test_a_phrase_that_is_broken_over_two_lines_is_marked_on_both(folder: Path) -> None:
    phrase = "some of them are long"
    async with browsing(folder, NARROW) as browser:
        await look_for(browser, phrase)
        await browser.press("n")
        assert marked(browser, is_current=True) == [phrase]
        await browser.resize(36, 20)
        parts = marked(browser, is_current=True)
        assert len(parts) == 2
        assert " ".join(parts) == phrase


async def test_the_match_after_the_last_is_the_first_and_the_other_way_round(
    long_folder: Path,
) -> None:
    async with browsing(long_folder, SIZE) as browser:
        pane = browser.base.detail
        await look_for(browser, "heron")
        tops = []
        for key, number, text in (
            ("n", 1, "Heron"),
            ("n", 2, "heron"),
            ("n", 3, "HERON"),
            ("n", 1, "Heron"),
            ("N", 3, "HERON"),
            ("N", 2, "heron"),
        ):
            await browser.press(key)
            assert marked(browser, is_current=True) == [text]
            assert note(browser).startswith(f"match {number} of 3  ")
            tops.append(pane.scroll_offset.y)
        assert tops[0] == 0
        assert tops[3] < pane.text_height < 50 < tops[1] == tops[5]
        assert tops[2] == tops[4] == pane.max_scroll_y


@pytest.mark.parametrize(("key", "number"), [("n", 2), ("N", 1)])
async def test_the_first_step_goes_from_the_line_at_the_top(
    long_folder: Path, key: str, number: int
) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, "heron")
        await browser.press("space", key)
        assert note(browser).startswith(f"match {number} of 3")


async def test_a_match_in_sight_does_not_move_the_text(long_folder: Path) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, "paragraph")
        await browser.press("j", "n")
        first = browser.base.detail.scroll_offset.y
        assert marked(browser, is_current=True) == ["Paragraph"]
        await browser.press("n")
        assert browser.base.detail.scroll_offset.y == first == 1


async def test_the_title_counts_the_matches(long_folder: Path) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, "heron")
        assert note(browser) == "3 matches  0%"
        assert "3 matches  0%" in browser.text
        await browser.press("n")
        assert "match 1 of 3  0%" in browser.text
        await look_for(browser, "last")
        assert note(browser) == "1 match  0%"
        await look_for(browser, "nowhere")
        assert note(browser) == "0%"
        await look_for(browser)
        assert note(browser) == "0%"


@pytest.mark.parametrize("needles", [(), ("nowhere",)])
async def test_without_matches_the_keys_do_nothing(
    long_folder: Path, needles: tuple[str, ...]
) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, *needles)
        await browser.press("space")
        before = browser.lines
        await browser.press("n", "N")
        assert browser.lines == before


async def test_another_entry_has_no_current_match_yet(folder: Path) -> None:
    async with browsing(folder, query="kind:book") as browser:
        await look_for(browser, "example")
        await browser.press("n", "n")
        assert note(browser).startswith("match 2 of")
        await browser.press("escape", "j")
        assert "matches" in note(browser)
        assert marked(browser, is_current=True) == []
        assert "Example" in marked(browser)


async def test_other_needles_have_no_current_match_yet(long_folder: Path) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, "heron")
        await browser.press("n", "n")
        await look_for(browser, "birds")
        assert note(browser).startswith("1 match  ")
        await browser.press("g")
        assert marked(browser) == ["birds"]


async def test_the_current_match_stays_when_the_terminal_changes_its_size(
    long_folder: Path,
) -> None:
    async with browsing(long_folder, SIZE) as browser:
        await look_for(browser, "heron")
        await browser.press("n", "n")
        await browser.resize(*NARROW)
        assert note(browser).startswith("match 2 of 3")
        await browser.press("n", "N")
        assert marked(browser, is_current=True) == ["heron"]


async def test_a_selection_over_matches_is_the_text(folder: Path) -> None:
    async with browsing(folder, WIDE, query="help-line") as browser:
        await look_for(browser, "el", "help line")
        await drag(browser, (1, 1), (10, 2))
        assert (browser.screen.get_selected_text() or "").strip() == "Help line\nhelpline"


async def test_titles_show_what_was_found_in_them(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("BOOK")
        assert in_list(browser) == ["book", "book"]
        await browser.press("ctrl+u")
        assert in_list(browser) == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_match_on_the_focused_cursor_is_underlined(
    folder: Path, size: tuple[int, int]
) -> None:
    async with browsing(folder, size) as browser:
        await browser.filter("book new")
        await browser.press("enter")
        assert browser.focus == "list"
        assert in_list(browser) == ["new", "book"]
        strip = browser.base.entries.render_line(1)
        assert strip.cell_length == browser.base.entries.size.width
        assert all(
            style.bgcolor == text_styles("dark")["cursor-focus"].bgcolor
            for text, style, _ in [*strip][1:-2]
            if style
        )


async def test_a_match_in_a_title_that_is_cut_is_cut_with_it(tmp_path: Path) -> None:
    title = f"{'Long ' * 20}heron"
    files: dict[str, Data] = {"resources/long.yaml": fields(title=title)}
    async with browsing(write_small(tmp_path, files), NARROW) as browser:
        await browser.filter("heron long")
        await browser.press("enter")
        assert set(in_list(browser)) == {"Long"}
        assert browser.base.entries.render_line(1).cell_length == NARROW[0]


async def test_the_list_says_where_a_word_was_found_that_is_not_in_the_title(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.filter("moods")
        assert browser.ids == ["new-book"]
        assert below_title(browser).startswith("  in summary - book  ")
        await browser.press("ctrl+u")
        await browser.type("new")
        assert " - in " not in below_title(browser)


def in_list(browser: Browser) -> list[str]:
    """Return what is underlined in the list."""
    pane = browser.base.entries
    strips = [pane.render_line(y) for y in range(1, pane.size.height)]
    return [text for strip in strips for text, style, _ in strip if style and style.underline]


def below_title(browser: Browser) -> str:
    """Return the line below the first title of the list."""
    return "".join(text for text, _ in browser.base.entries.pieces(1))


@pytest.mark.parametrize("theme", list(PALETTES))
def test_matches_are_told_apart_without_colour(theme: str) -> None:
    styles = text_styles(theme)
    seen = {name: attributes(style) for name, style in styles.items()}
    for name in ("match", "match-current"):
        for other in ("", "dim", "strong", "link", "heading", "warning", "cursor", "cursor-focus"):
            assert seen[name] != seen[other], (name, other)
    assert seen["match"] != seen["match-current"]


def attributes(style: Style) -> tuple[bool, ...]:
    """Return what a style is but for its colours."""
    return tuple(map(bool, (style.bold, style.underline, style.reverse, style.italic)))
