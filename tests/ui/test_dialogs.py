"""Urgent help, help and problems."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from checks.planted import write_clean
from support.browsing import DIRECTORY, NARROW, WIDE, browsing, write_small
from support.content import fields, write_file
from ui.fakes import FakeClipboard
from ui.test_first_reading import until_shown

from ketamine_tui.actions.commands import ON_SCREEN as COMMANDS
from ketamine_tui.actions.problems import check_files
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query.fields import FIELDS
from ketamine_tui.widgets.choice_list import ChoiceList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.text_pane import TextPane

ELSEWHERE = "Another country? Press / and type its name."

# Urgent help.


async def test_urgent_help_tells_what_to_dial_by_region(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("u")
        assert browser.dialog == "UrgentHelp"
        assert [(c.text, c.note) for c in browser.choices] == [
            ("call 202-555-0143 (press 1), call 202-555-0144, text HELLO to 55501", "Help line"),
            ("call 202-555-0199", "To be reviewed: Night line"),
            ("call 020 7946 0958", "The office"),
        ]
        items = browser.screen.query_one(ChoiceList).items
        assert [item for item in items if isinstance(item, str)] == [
            f"{ELSEWHERE}\nUnited States",
            "United Kingdom",
        ]
        place = next(n for n, line in enumerate(browser.lines) if ELSEWHERE in line)
        assert "United States" in browser.lines[place + 1]


async def test_a_line_names_its_country_though_the_heading_does_for_that_is_soon_out_of_sight(
    folder: Path,
) -> None:
    line = fields(title="Night line (United States)", kind="helpline", phones=["202-555-0199"])
    write_file(folder / "contacts/night-line.yaml", line)
    async with browsing(folder) as browser:
        await browser.press("u")
        assert any(c.note.endswith("Night line (United States)") for c in browser.choices)


async def test_a_directory_of_one_region_sends_nobody_elsewhere(folder: Path) -> None:
    urgent = [{"region": "US", "title": "United States", "entries": ["help-line"]}]
    write_file(folder / "directory.yaml", {**DIRECTORY, "urgent": urgent})
    async with browsing(folder) as browser:
        await browser.press("u")
        assert "Help line" in browser.text
        assert ELSEWHERE not in browser.text


async def test_no_filter_and_no_section_touches_urgent_help(folder: Path) -> None:
    async with browsing(folder, query="xyzzy") as browser:
        assert browser.ids == []
        await browser.press("u")
        assert len(browser.choices) == 3


@pytest.mark.parametrize("place", ["slash", "ctrl+p"])
async def test_urgent_help_comes_while_text_is_typed(folder: Path, place: str) -> None:
    async with browsing(folder) as browser:
        await browser.press(place, "f2")
        assert browser.dialog == "UrgentHelp"
        await browser.press("escape")
        assert browser.dialog == ("" if place == "slash" else "Palette")


@pytest.mark.parametrize("opening", ["question_mark", "p", "y", "o"])
async def test_urgent_help_comes_above_every_dialog(folder: Path, opening: str) -> None:
    async with browsing(folder) as browser:
        await browser.press(opening)
        below = browser.dialog
        assert below
        await browser.press("u")
        assert browser.dialog == "UrgentHelp"
        await browser.press("escape")
        assert browser.dialog == below


async def test_a_number_is_copied_from_urgent_help(folder: Path, clipboard: FakeClipboard) -> None:
    async with browsing(folder) as browser:
        await browser.press("u", "y")
        assert clipboard.texts == ["202-555-0143"]
        told = "Copied 202-555-0143, Help line (tmux)"
        assert (browser.dialog, browser.notice) == ("UrgentHelp", told)


async def test_an_unchecked_number_is_copied_from_urgent_help_with_a_caution(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder) as browser:
        await browser.press("u", "down", "y")
        assert clipboard.texts == ["202-555-0199"]
        assert browser.notice == (
            "Unchecked: to be reviewed. Copied 202-555-0199, Night line (tmux)"
        )


async def test_an_entry_that_is_opened_from_urgent_help_closes_the_dialogs_below_it(
    folder: Path,
) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark", "u", "enter")
        assert (browser.dialog, browser.selected) == ("", "help-line")


@pytest.mark.parametrize("key", ["u", "f2", "escape", "q"])
async def test_urgent_help_is_left_by_a_key(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("u")
        assert browser.dialog == "UrgentHelp"
        await browser.press(key)
        assert (browser.dialog, browser.app.is_running) == ("", True)


@pytest.mark.parametrize("key", ["y", "down", "G", "space", "c", "x", "p", "question_mark", "tab"])
@pytest.mark.usefixtures("clipboard")
async def test_no_other_key_leaves_urgent_help(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("u", key)
        assert "UrgentHelp" in [type(screen).__name__ for screen in browser.app.screen_stack]


async def test_a_country_narrows_urgent_help_and_a_word_that_is_none_hides_nothing(
    folder: Path, clipboard: FakeClipboard
) -> None:
    def titles() -> list[str]:
        return [x for x in browser.screen.query_one(ChoiceList).items if isinstance(x, str)]

    async with browsing(folder) as browser:
        await browser.press("u", "slash", *"uk")
        assert titles() == ["United Kingdom"]
        await browser.press("x")
        assert titles()[0].startswith("'ukx' is no region")
        assert titles()[1:] == ["United States", "United Kingdom"]
        await browser.press("backspace", "enter", "y")
        assert clipboard.texts == ["020 7946 0958"]
        await browser.press("slash", "escape")
        assert titles() == [f"{ELSEWHERE}\nUnited States", "United Kingdom"]
        assert browser.dialog == "UrgentHelp"
        await browser.press("escape")
        assert browser.dialog == ""


async def test_a_placeholder_is_neither_shown_nor_copied_as_urgent_help(
    tmp_path: Path, clipboard: FakeClipboard
) -> None:
    broken = fields(
        kind="helpline",
        section="people",
        title="Night line",
        phones=[{"number": "(123) 456-7890", "placeholder": "yes"}],
        links=[{"url": "https://example.org/night"}],
    )
    async with browsing(write_small(tmp_path, {"contacts/night-line.yaml": broken})) as browser:
        await browser.press("u", "down")
        assert browser.choice.text == "https://example.org/night"
        await browser.press("y")
        assert clipboard.texts == ["https://example.org/night"]


async def test_enter_in_urgent_help_opens_the_entry(folder: Path) -> None:
    async with browsing(folder, query="film") as browser:
        await browser.press("u", "G", "enter")
        assert (browser.dialog, browser.selected, browser.focus) == ("", "office", "detail")


async def test_urgent_help_can_be_read_in_a_narrow_terminal(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("u")
        assert any("call 202-555-0143" in line for line in browser.lines)
        assert any("To be reviewed: Night line" in line for line in browser.lines)


async def test_a_directory_without_urgent_help_says_so(folder: Path) -> None:
    write_file(
        folder / "directory.yaml", {"title": "T", "sections": [{"id": "start", "title": "S"}]}
    )
    async with browsing(folder) as browser:
        await browser.press("u", "y", "enter")
        assert "This directory names no urgent help: in an emergency call" in browser.text
        assert "your local emergency number." in browser.text
        await browser.press("escape")
        assert browser.dialog == ""


# Help.


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_names_every_command_field_and_state(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.press(key)
        assert browser.dialog_title == "Help"
        text = browser.dialog_text
        for command in COMMANDS:
            assert f"{command.title}: {command.help}" in text
        for field in FIELDS:
            assert f"{field}:" in text
        for state in ReviewState:
            assert state.words in text
        assert "Made up for tests. Call nobody in it." in text


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_dialog_is_left_and_the_focus_is_where_it_was(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("tab", "question_mark", key)
        assert (browser.dialog, browser.focus) == ("", "detail")
        assert browser.app.is_running


async def test_keys_of_the_screen_below_do_nothing_in_a_dialog(folder: Path) -> None:
    async with browsing(folder, query="old") as browser:
        await browser.press("question_mark")
        await browser.press("c", "p", "y", "r", "t")
        assert browser.dialog_title == "Help"
        await browser.press("escape")
        assert (browser.dialog, browser.query) == ("", "old")


async def test_help_is_not_put_on_top_of_help(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark", "question_mark", "f1", "escape")
        assert browser.dialog == ""


async def test_words_narrow_the_help_to_the_lines_that_have_them(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark")
        size = browser.screen.query_one(TextPane).outer_size
        await browser.press("slash")
        await browser.type("Undo LATEST")
        assert [line.strip() for line in browser.dialog_text.splitlines()] == [
            "Keys",
            "z          Undo: Take back the latest review, mark or note of this run.",
        ]
        await browser.press("enter")
        assert browser.focus == "TextPane"
        pane = browser.screen.query_one(TextPane)
        assert pane.body.note(pane.window) == "2 matches"
        await browser.press("n")
        assert pane.body.current == 0
        assert (pane.outer_size, pane.head) == (size, 1)


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("u", "Enter to the numbers  Esc clear  F2 close"),
        ("question_mark", "Enter to the text  Esc clear  F2 urgent help"),
    ],
)
async def test_no_key_is_named_that_is_typed_as_a_letter(
    folder: Path, opening: str, told: str
) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press(opening)
        before = browser.lines[-1]
        await browser.press("slash")
        assert browser.lines[-1].strip() == told
        await browser.press("e", "enter")
        assert browser.lines[-1] == before


async def test_the_way_to_another_country_is_named_in_a_narrow_window(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("u")
        assert "/ country" in browser.lines[-1]
        await browser.press("slash")
        assert "a country or region: Germany or DE" in browser.lines[1]


async def test_what_is_said_of_a_word_that_is_no_region_is_read_whole(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("u", "slash", *"xyzzy", "enter")
        told = " ".join(line.strip(" #") for line in browser.lines[2:7])
        assert "'xyzzy' is no region: write a code such as DE or a name such as Germany" in told
        assert "there is help for US (United States), GB (United Kingdom)." in told
        assert browser.choice.note == "Help line"
        await browser.press("down")
        assert browser.choice.note == "To be reviewed: Night line"
        await browser.resize(*WIDE)
        assert browser.choice.note == "To be reviewed: Night line"
        assert browser.screen.query_one(ChoiceList).place == 3


async def test_a_heading_brings_what_stands_below_it_and_nothing_is_no_match(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark", "slash")
        await browser.type("please")
        assert "Made up for tests. Call nobody in it." in browser.dialog_text
        await browser.type("xyzzy")
        assert browser.dialog_text == "No match"


async def test_the_line_to_search_in_goes_when_it_is_empty(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("question_mark")
        before = browser.lines
        await browser.press("slash")
        await browser.type("uq?")
        assert (browser.dialog, browser.screen.query_one(FilterBar).value) == ("Help", "uq?")
        await browser.press("escape")
        assert (browser.dialog, browser.focus, browser.lines) == ("Help", "TextPane", before)
        await browser.press("escape")
        assert browser.dialog == ""


async def test_problems_are_searched_too(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("p", "slash")
        await browser.type("film overdue")
        assert browser.dialog_text.count("\n") == 0
        assert browser.dialog_text.startswith("- resources/films/film.yaml")


@pytest.mark.parametrize(("columns", "count"), [(120, 1), (160, 2), (200, 3)])
async def test_the_help_stands_in_as_many_columns_as_fit(
    folder: Path, columns: int, count: int
) -> None:
    headings = ["Keys", "Moving about", "Filtering", "What the marks mean", "Mouse", "Colours"]
    async with browsing(folder, (columns, 160)) as browser:
        await browser.press("question_mark")
        starts = {line.index(name) for line in browser.lines for name in headings if name in line}
        assert len(starts) == count


async def test_the_help_names_the_theme_and_how_to_choose_another(folder: Path) -> None:
    async with browsing(folder, theme="light") as browser:
        await browser.press("question_mark")
        assert (
            "Theme      now light; there are auto, dark, light, contrast, " in browser.dialog_text
        )
        assert "--theme NAME" in browser.dialog_text


# Problems.


async def test_problems_are_listed_with_file_line_and_rule(folder: Path) -> None:
    write_file(folder / "contacts/broken.yaml", "title: a\ntitle: b\n")
    async with browsing(folder) as browser:
        await browser.press("p")
        assert browser.dialog_title == f"Problems: {len(browser.dialog_text.split('- ')) - 1}"
        assert "contacts/broken.yaml:2:1: error" in browser.dialog_text
        assert "contacts/office.yaml:9:21: error phone-placeholder" in browser.dialog_text
        assert "contacts/night-line.yaml:1:1: warning review-missing" in browser.dialog_text


async def test_a_folder_without_problems_says_so(tmp_path: Path) -> None:
    async with browsing(write_clean(tmp_path), today=dt.date(2026, 11, 23)) as browser:
        await browser.press("p")
        assert browser.dialog_title == "Problems: 0"
        assert browser.dialog_text == "Nothing is wrong with the files."


async def test_nothing_is_said_to_be_right_before_it_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def held(*known: Any) -> Callable[[], Sequence[Problem]]:
        check = check_files(*known)
        return lambda: check() if may_end.wait(60) else ()

    monkeypatch.setattr("ketamine_tui.screens.reading.check_files", held)
    async with browsing(write_clean(tmp_path), today=dt.date(2026, 11, 23)) as browser:
        await browser.pilot.press("p")
        await until_shown(browser, "Problems: 0, checking")
        assert browser.dialog_text == "Checking the files."
        may_end.set()
        await browser.settle()
        assert browser.dialog_text == "Nothing is wrong with the files."


async def test_the_keys_that_end_the_program(folder: Path) -> None:
    for key in ("q", "ctrl+q"):
        async with browsing(folder) as browser:
            await browser.pilot.press(key)
            assert browser.app.return_code == 0
            assert browser.app._exit


async def test_ctrl_c_tells_how_to_leave(folder: Path) -> None:
    async with browsing(folder) as browser:
        await browser.press("ctrl+c")
        assert browser.notice == "Press q or Ctrl+Q to quit"
        assert browser.app.is_running


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(WIDE, "call 202-555-0143 (press 1)", id="room for all"),
        pytest.param(NARROW, "(Enter: more)", id="room for what to dial"),
    ],
)
async def test_urgent_help_says_first_what_to_dial(
    folder: Path, size: tuple[int, int], expected: str
) -> None:
    async with browsing(folder, size) as browser:
        await browser.press("u")
        (line,) = [line for line in browser.lines if "call 202-555-0143" in line]
        assert expected in line
        assert ".." not in line
