"""The command palette."""

from pathlib import Path

import pytest
from support.browsing import IDS, browsing

from ketamine_tui.actions.commands import ON_SCREEN as COMMANDS
from ketamine_tui.widgets.choice_list import ChoiceList


async def test_the_palette_offers_every_command_section_tag_and_theme(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        assert browser.dialog == "Palette"
        offered = [choice.text for choice in browser.choices]
        for command in COMMANDS:
            assert (command.title in offered) == (command.id != "palette")
        for name in ("Library", "Books", "People", "#Depression", "Theme: light"):
            assert name in offered


async def test_it_narrows_as_its_name_is_typed(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        assert browser.focus == "filter"
        await browser.type("BOOK old")
        assert [(c.text, c.note) for c in browser.choices] == [
            ("The old book", "book, to be reviewed")
        ]
        await browser.press("ctrl+u")
        await browser.type("xyzzy")
        assert browser.choices == []
        assert "No match" in browser.text


@pytest.mark.parametrize(
    ("name", "query", "section", "selected"),
    [
        ("old clinic", "", "", "old-clinic"),
        ("films", "", "films", "film"),
        ("#pain", "#Pain", "", "old-book"),
    ],
)
async def test_the_first_match_is_chosen_by_enter(
    folder: Path, name: str, query: str, section: str, selected: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type(name)
        await browser.press("enter")
        assert browser.dialog == ""
        assert (browser.query, browser.view.section, browser.selected) == (query, section, selected)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("thme", "Theme: auto"),
        ("themelight", "Theme: light"),
        ("copy", "Copy"),
        ("cpf", "Copy filter"),
        ("filter", "Filter"),
        ("nwbk", "The new book"),
        ("save", "Save view"),
        ("ctrl+r", "Review queue"),
    ],
)
async def test_letters_in_their_order_find_a_name_and_the_best_match_is_first(
    folder: Path, typed: str, first: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type(typed)
        assert browser.choice.text == first


@pytest.mark.parametrize(("columns", "shown"), [(50, "tag or entry"), (40, "section, tag..")])
async def test_what_may_be_typed_ends_in_a_mark_where_it_is_cut(
    folder: Path, columns: int, shown: str
) -> None:
    async with browsing(folder, (columns, 15)) as browser:
        await browser.press("ctrl+p")
        assert browser.lines[1].endswith(shown)


async def test_what_matches_is_marked(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("thme")
        choices = browser.screen.query_one(ChoiceList)
        assert [*choices.pieces(1)][1:] == [
            ("Th", "match"),
            ("e", "strong"),
            ("me", "match"),
            (": dark", "strong"),
        ]


async def test_letters_that_are_scattered_by_chance_find_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("edok")
        assert "The old book" not in [choice.text for choice in browser.choices]


@pytest.mark.parametrize(("typed", "titles"), [("offc", []), ("office", ["The office"])])
async def test_in_a_large_directory_titles_are_found_by_whole_words_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, titles: list[str]
) -> None:
    monkeypatch.setattr("ketamine_tui.screens.palette._ALL_COMPARED", 3)
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type(typed)
        assert [choice.text for choice in browser.choices] == titles


async def test_the_palette_keeps_its_size_while_its_list_becomes_shorter(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        size = browser.screen.query_one(ChoiceList).outer_size
        await browser.type("xyzzy")
        assert browser.screen.query_one(ChoiceList).outer_size == size


async def test_another_match_is_chosen_by_the_cursor(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("old")
        # What Enter would take can be told from the others while the line has the keys.
        assert any(
            "|>The old book" in line.replace(" ", "", 1) or "|>" in line for line in browser.lines
        )
        await browser.press("down")
        assert browser.choice.text == "The old clinic"
        await browser.press("enter")
        assert browser.selected == "old-clinic"


async def test_a_command_is_carried_out(folder: Path) -> None:
    async with browsing(folder, query="old") as browser:
        await browser.press("ctrl+p")
        await browser.type("clear filter")
        await browser.press("enter")
        assert (browser.dialog, browser.query, browser.ids) == ("", "", list(IDS))


async def test_a_command_that_opens_a_dialog_replaces_the_palette(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("problems")
        await browser.press("enter")
        assert browser.dialog_title.startswith("Problems: ")
        await browser.press("escape")
        assert browser.dialog == ""


async def test_an_entry_that_the_filter_hides_can_be_found(folder: Path) -> None:
    async with browsing(folder, query="kind:book") as browser:
        await browser.press("ctrl+p")
        await browser.type("office")
        await browser.press("enter")
        assert (browser.selected, browser.query) == ("office", "")


async def test_a_theme_is_chosen(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("theme: light")
        await browser.press("enter")
        assert browser.app.theme == "light"


@pytest.mark.parametrize("typed", ["", "old"])
async def test_escape_leaves_the_palette(folder: Path, typed: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type(typed)
        await browser.press("escape")
        assert (browser.dialog, browser.focus) == ("", "list")


async def test_letters_in_the_palette_are_typed_and_start_nothing(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+p")
        await browser.type("quy?/")
        assert browser.dialog == "Palette"
        assert browser.app.focused is not None
        assert getattr(browser.app.focused, "value", "") == "quy?/"
