"""Copying: what is offered, what is copied, and what is said about it."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.browsing import NARROW, browsing
from support.content import fields, load, write_file
from ui.fakes import FakeClipboard

from ketamine_tui.model.way_kinds import PLACEHOLDER
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.copying import copy_fields
from ketamine_tui.services.clipboard import CopyOutcome, CopyResult

LETTER = re.compile(r"(\S+) +([yo]) (\w)[ #]*\|$")
"""A value in the detail pane with the keys that copy it, or open it."""


async def test_the_letters_of_the_menus_are_those_of_the_detail(folder: Path) -> None:
    async with browsing(folder, size=(120, 60), query="help-line") as browser:
        found = [match for line in browser.lines if (match := LETTER.search(line))]
        shown = {f"{key} {letter}": value for value, key, letter in map(re.Match.groups, found)}
        assert shown == {
            "y p": "202-555-0143",
            "y a": "202-555-0144",
            "y t": "55501",
            "o h": "https://example.org/chat",
            "o l": "https://example.org/help-line",
            "o s": "https://example.org/contact",
        }
        await browser.press("y")
        offered = {f"y {c.letter}": c.text.split(" ", 1)[-1] for c in browser.choices}
        await browser.press("escape", "o")
        offered |= {f"o {c.letter}": c.text for c in browser.choices}
        assert shown.items() <= offered.items()


async def test_the_letters_that_move_the_cursor_copy_nothing(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "j", "j", "k")
        assert (browser.dialog, clipboard.texts) == ("CopyMenu", [])
        assert browser.choice == browser.choices[1]


async def test_the_menu_offers_every_value_and_the_whole_card(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y")
        assert browser.dialog == "CopyMenu"
        assert [choice.text for choice in browser.choices] == [
            "phone 202-555-0143",
            "phone 202-555-0144",
            "text 55501",
            "chat https://example.org/chat",
            "link https://example.org/help-line",
            "name Help line",
            "id help-line",
            "the whole entry as text",
        ]


async def test_every_letter_copies_its_own_value(folder: Path, clipboard: FakeClipboard) -> None:
    phones = [{"number": f"202-555-01{n:02}"} for n in range(20)]
    write_file(
        folder / "contacts/many.yaml",
        fields(kind="helpline", section="people", title="Many", phones=phones),
    )
    async with browsing(folder, query="many") as browser:
        await browser.press("y")
        offered = [(c.letter, c.text) for c in browser.choices if c.letter]
        await browser.press("escape")
        assert len({letter for letter, _ in offered}) == len(offered) > 20
        for letter, _ in offered[:-1]:
            await browser.type(f"y{letter}")
        assert sorted(clipboard.texts) == sorted(text.split(" ", 1)[1] for _, text in offered[:-1])


@pytest.mark.parametrize(
    ("query", "value", "told"),
    [
        ("help-line", "202-555-0143", "202-555-0143, Help line"),
        ("office", "020 7946 0958", "020 7946 0958, The office"),
        ("medicines", "https://example.org/new-book", "https://example.org/new-book, The new book"),
        ("film kind:video", "https://example.org/film", "https://example.org/film, A film"),
        ("kind:page", "Welcome", "the name, Welcome"),
    ],
)
async def test_y_twice_copies_what_is_wanted_most(
    folder: Path, clipboard: FakeClipboard, query: str, value: str, told: str
) -> None:
    async with browsing(folder, query=query) as browser:
        await browser.press("y", "y")
        assert clipboard.texts == [value]
        assert browser.dialog == ""
        assert browser.notice.endswith(f"Copied {told} (tmux)")


async def test_the_cursor_chooses_in_the_menu_too(folder: Path, clipboard: FakeClipboard) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "down", "down", "enter")
        assert clipboard.texts == ["55501"]


async def test_a_letter_that_stands_for_nothing_does_nothing(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "z", "1")
        assert browser.dialog == "CopyMenu"
        await browser.press("escape")
        assert (browser.dialog, browser.focus, clipboard.texts) == ("", "list", [])


async def test_the_card_as_text_carries_the_state(folder: Path, clipboard: FakeClipboard) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "w")
        card = clipboard.texts[-1]
        assert "[+] Source-checked 2020-05-01, due 2020-07-30" in card
        assert "202-555-0143" in card
        assert not card.endswith("\n")
        assert browser.notice == "Copied the whole entry, Help line (tmux)"


@pytest.mark.parametrize(
    ("query", "state", "caution"),
    [
        ("night", "To be reviewed", "Unchecked: to be reviewed. Copied "),
        ("kind:video", "Check overdue", "Unchecked: check overdue. Copied "),
    ],
)
async def test_an_unchecked_entry_is_copied_with_a_caution(
    folder: Path, clipboard: FakeClipboard, query: str, state: str, caution: str
) -> None:
    async with browsing(folder, query=query) as browser:
        await browser.press("y", "y")
        assert browser.notice.startswith(caution)
        await browser.press("y", "G", "enter")
        assert state in clipboard.texts[-1]
        assert browser.notice.startswith(caution)


async def test_a_checked_entry_is_copied_without_a_caution(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "y")
        assert browser.notice == "Copied 202-555-0143, Help line (tmux)"
        assert clipboard.texts == ["202-555-0143"]


async def test_a_placeholder_is_called_so_wherever_it_can_be_copied(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="clinic kind:clinic") as browser:
        assert PLACEHOLDER in browser.detail
        await browser.press("y")
        assert [c.note for c in browser.choices[:2]] == [PLACEHOLDER, PLACEHOLDER]
        await browser.press("escape", "y", "G", "enter")
        assert PLACEHOLDER in clipboard.texts[-1]


@pytest.mark.parametrize("answer", ["l", "enter", "escape"])
async def test_a_placeholder_is_not_copied(
    folder: Path, clipboard: FakeClipboard, answer: str
) -> None:
    async with browsing(folder, query="clinic kind:clinic") as browser:
        await browser.press("y", "y")
        assert "Not copied: (123) 456-7890 is a PLACEHOLDER, does not work" in browser.text
        assert [choice.text for choice in browser.choices] == ["Leave it", "Copy it anyway"]
        await browser.press(answer)
        assert (browser.dialog, clipboard.texts) == ("", [])


async def test_a_placeholder_is_copied_when_somebody_insists(
    folder: Path, clipboard: FakeClipboard
) -> None:
    async with browsing(folder, query="clinic kind:clinic") as browser:
        await browser.press("y", "p", "c")
        assert clipboard.texts == ["(123) 456-7890"]
        assert browser.notice == (
            f"Careful: {PLACEHOLDER}. Copied (123) 456-7890, The old cl.. (tmux)"
        )


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (
            CopyResult(CopyOutcome.COPIED, "tmux, xclip"),
            "Copied 202-555-0143, Help line (tmux, xclip)",
        ),
        (
            CopyResult(CopyOutcome.SENT, "OSC 52"),
            "Asked the terminal to copy 202-555-0143, Help line",
        ),
    ],
)
async def test_what_is_known_of_a_copy_is_said(
    folder: Path, clipboard: FakeClipboard, result: CopyResult, told: str
) -> None:
    clipboard.result = result
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "y")
        assert (browser.notice, browser.dialog) == (told, "")
        assert told in browser.lines[-1]


@pytest.mark.parametrize("outcome", [CopyOutcome.FAILED, CopyOutcome.TOO_LARGE])
async def test_a_copy_that_failed_shows_the_value_alone(
    folder: Path, clipboard: FakeClipboard, outcome: CopyOutcome
) -> None:
    clipboard.result = CopyResult(outcome, "", "no tool was found")
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "y")
        assert browser.dialog_title == "Could not copy the phone: no tool was found"
        assert browser.dialog_text == "202-555-0143"
        assert "202-555-0143" in [line.strip() for line in browser.lines]
        assert "copied" not in browser.text.lower()
        await browser.press("escape")
        assert (browser.dialog, browser.notice) == ("", "")
        assert "copied" not in browser.text.lower()


async def test_an_address_of_several_lines_is_shown_line_by_line(
    folder: Path, clipboard: FakeClipboard
) -> None:
    clipboard.result = CopyResult(CopyOutcome.FAILED, "", "no tool was found")
    async with browsing(folder, query="office") as browser:
        await browser.press("y", "a")
        assert clipboard.texts == ["1 Example Road\nLondon, N1 1AA"]
        assert browser.dialog_text == "1 Example Road\nLondon, N1 1AA"


@pytest.mark.usefixtures("clipboard")
async def test_a_notice_goes_with_the_next_key(folder: Path) -> None:
    async with browsing(folder, query="help-line") as browser:
        await browser.press("y", "y")
        assert browser.notice == "Copied 202-555-0143, Help line (tmux)"
        await browser.press("enter")
        assert browser.notice == ""
        assert "Esc back" in browser.lines[-1]


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize(
    ("chrome", "cut"), [(UNICODE, "…"), (ASCII, "..")], ids=["unicode", "ascii"]
)
async def test_a_notice_is_cut_with_the_sign_of_the_screen(
    folder: Path, chrome: Chrome, cut: str
) -> None:
    async with browsing(folder, query="clinic kind:clinic", chrome=chrome) as browser:
        await browser.press("y", "p", "c")
        assert f"{cut} (tmux)" in browser.lines[-1]
        assert "Copied (123) 456-7890, The old cl" in browser.lines[-1]


@pytest.mark.usefixtures("clipboard")
async def test_a_long_notice_is_told_whole_in_a_small_terminal_and_nothing_moves(
    folder: Path,
) -> None:
    async with browsing(folder, NARROW, query="night") as browser:
        before = browser.lines
        await browser.press("y", "y")
        assert browser.lines[-2:] == [
            " Unchecked: to be reviewed. Copied 202-555-0199,",
            " Night line (tmux) x  Enter read  Ctrl+P menu",
        ]
        assert browser.lines[:-2] == before[:-2]
        await browser.press("down")
        assert browser.lines == before


@pytest.mark.usefixtures("clipboard")
async def test_a_short_notice_hides_nothing_in_a_small_terminal(folder: Path) -> None:
    async with browsing(folder, NARROW, query="help-line") as browser:
        before = browser.lines
        await browser.press("y", "y")
        assert browser.notice
        assert browser.lines[:-1] == before[:-1]


@pytest.mark.usefixtures("clipboard")
async def test_a_long_notice_is_told_whole_in_urgent_help(folder: Path) -> None:
    async with browsing(folder, NARROW) as browser:
        await browser.press("u", "down")
        before = browser.lines
        await browser.press("y")
        assert browser.lines[:-2] == before[:-2]
        assert browser.lines[-2].strip() == "Unchecked: to be reviewed. Copied 202-555-0199,"
        assert browser.lines[-1].startswith(" Night line (tmux) x ")
        await browser.press("up", "down")
        assert browser.lines == before


@given(st.text(min_size=1), st.text(min_size=1))
def test_what_is_copied_holds_no_control_characters_and_single_values_no_line_breaks(
    tmp_path_factory: pytest.TempPathFactory, number: str, street: str
) -> None:
    data = fields(
        kind="clinic",
        section="people",
        title=number,
        phones=[{"number": number}],
        addresses=[{"address_1": street, "city": number}],
    )
    loaded = load(tmp_path_factory.mktemp("content"), "contacts/one.yaml", data)
    for entry in (item.entry for item in loaded.entries):
        for field in copy_fields(entry):
            lines = field.value.split("\n")
            assert len(lines) == 1 or field.name == "address"
            for line in lines:
                line.encode()
                assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in line)


async def test_the_menu_can_be_asked_for_before_the_first_entry_is_shown(folder: Path) -> None:
    async with browsing(folder) as browser:
        browser.base.card = None  # as it is while only the list is up
        await browser.press("y")
        assert browser.dialog == "CopyMenu"
