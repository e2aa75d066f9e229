"""The registry of commands, the bindings made of it, and what they do while text is typed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from support.app import character_of, check_keys
from support.browsing import NORMAL, browsing
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from ketamine_tui.actions.commands import BY_ID, Command
from ketamine_tui.actions.commands import ON_SCREEN as COMMANDS
from ketamine_tui.actions.keymap import DEFAULT, MOVING, keymap_of
from ketamine_tui.app import KetamineApp
from ketamine_tui.commands import MESSAGES
from ketamine_tui.model.config import KeyChoice, Written
from ketamine_tui.model.keys import key_of
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.copy_menu import CopyMenu
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.screens.link_menu import LinkMenu
from ketamine_tui.screens.palette import Palette
from ketamine_tui.screens.reading import Reading
from ketamine_tui.screens.review_form import ReviewForm
from ketamine_tui.screens.urgent import UrgentHelp
from ketamine_tui.widgets.choice_list import ChoiceList
from ketamine_tui.widgets.entry_list import EntryList
from ketamine_tui.widgets.filter_bar import FilterBar
from ketamine_tui.widgets.sidebar import Sidebar
from ketamine_tui.widgets.text_pane import TextPane

DIALOGS: tuple[type[Dialog], ...] = (CopyMenu, LinkMenu, Palette, Reading, UrgentHelp)
PANES: tuple[type[Widget], ...] = (EntryList, Sidebar, TextPane, ChoiceList)
OURS: tuple[type[KetamineApp | Screen[None] | Dialog | Widget], ...] = (
    KetamineApp,
    BrowseScreen,
    *DIALOGS,
    *PANES,
    FilterBar,
)

# What a terminal sends for Tab, Enter, Escape and Backspace; these letters with Ctrl cannot be told from them.
SAME_AS_OTHERS = {"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+left_square_bracket"}


def own_bindings(owner: type) -> Iterator[Binding]:
    """Yield the bindings that the program itself gives to a class, a key each."""
    for cls in owner.__mro__:
        if cls.__module__.startswith("ketamine_tui"):
            for binding in cls.__dict__.get("BINDINGS", ()):
                assert isinstance(binding, Binding)
                yield from Binding.make_bindings([binding])


def keys(command: Command) -> list[str]:
    """Return the keys of a command."""
    return command.keys.split(",")


def printable(commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    """Yield every key of the commands that types a character, with that character."""
    for command in commands:
        for key in keys(command):
            if character := character_of(key):
                yield key, character


def test_the_ids_of_the_commands_are_unique_and_found() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(BY_ID[command.id] is command for command in COMMANDS)
    assert all(re.fullmatch(r"[a-z]+", name) for name in ids)


def test_every_command_says_what_it_does() -> None:
    for command in COMMANDS:
        assert command.title
        assert command.help.endswith(".")
        assert command.title[0].isupper()
        assert MESSAGES[command.id]() is not MESSAGES[command.id]()


def test_every_key_of_a_command_exists() -> None:
    for command in COMMANDS:
        check_keys(*keys(command))


@pytest.mark.parametrize("owner", [BrowseScreen, *DIALOGS])
def test_every_command_of_a_screen_has_its_binding_with_its_id(
    owner: type[BrowseScreen | Dialog],
) -> None:
    commands = [c for c in COMMANDS if owner is BrowseScreen or c.in_dialogs]
    bound = {(b.id.partition("-")[0], b.key) for b in own_bindings(owner) if b.id}
    assert bound == {(command.id, key) for command in commands for key in keys(command)}


@pytest.mark.parametrize("owner", OURS)
def test_no_key_means_two_things_in_one_place(owner: type) -> None:
    for cls in owner.__mro__:
        if cls.__module__.startswith("ketamine_tui"):
            own = Binding.make_bindings(cls.__dict__.get("BINDINGS", ()))
            counted = Counter(binding.key for binding in own)
            assert not [key for key, count in counted.items() if count > 1], cls


@pytest.mark.parametrize("pane", [EntryList, Sidebar, TextPane])
def test_no_pane_takes_the_key_of_a_command(pane: type) -> None:
    commands = {key for command in COMMANDS for key in keys(command)}
    assert not commands & {binding.key for binding in own_bindings(pane)}


def test_the_keys_that_move_are_those_of_the_panes() -> None:
    owners: tuple[type, ...] = (*PANES, BrowseScreen)
    of_commands = {key for command in COMMANDS for key in keys(command)}
    moving = {binding.key for owner in owners for binding in own_bindings(owner)} - of_commands
    assert moving - {"shift+tab"} == MOVING
    assert key_of("shift+tab") == ""


def dialogs(base: type[Dialog] = Dialog) -> Iterator[type[Dialog]]:
    """Yield every dialog."""
    yield base
    for cls in base.__subclasses__():
        yield from dialogs(cls)


def test_no_command_that_works_in_dialogs_can_have_a_key_of_theirs() -> None:
    assert ReviewForm in dialogs()
    own = {b.key for cls in dialogs() for b in own_bindings(cls) if b.id is None}
    assert own >= {"escape", "q", "y", "slash", "ctrl+s", "ctrl+c"}
    for key in own:
        choice = KeyChoice(Written("urgent", 1, 1), (Written(key, 1, 9),))
        assert len(keymap_of([choice], "config.yaml")[1]) == 1, key


@pytest.mark.parametrize("owner", OURS)
def test_no_key_that_types_something_goes_before_the_focused_part(owner: type) -> None:
    for binding in own_bindings(owner):
        if binding.priority:
            assert character_of(binding.key) is None, binding.key


@pytest.mark.parametrize("owner", OURS)
def test_every_key_can_be_sent_by_every_terminal(owner: type) -> None:
    for binding in own_bindings(owner):
        check_keys(binding.key)
        *modifiers, base = binding.key.split("+")
        assert not {"alt", "super", "hyper", "meta"} & set(modifiers), binding.key
        assert set(modifiers) <= {"ctrl"} or binding.key == "shift+tab", binding.key
        if "ctrl" in modifiers:
            assert re.fullmatch(r"[a-z]", base), binding.key
            assert binding.key not in SAME_AS_OTHERS, binding.key


def test_the_key_line_names_the_keys_that_are_bound() -> None:
    for command in COMMANDS:
        first = keys(command)[0]
        spoken = {
            "escape": "Esc",
            "ctrl+p": "Ctrl+P",
            "ctrl+r": "Ctrl+R",
            "ctrl+z": "Ctrl+Z",
            "1": "1-9",
        }
        assert command.shown == (spoken.get(first) or character_of(first)), command.id


async def test_the_key_line_shows_the_most_needed_keys_where_there_is_little_room(
    folder: Path,
) -> None:
    async with browsing(folder, (30, 20)) as browser:
        assert browser.lines[-1].split() == ["Enter", "read", "Ctrl+P", "menu"]
        await browser.resize(80, 24)
        assert browser.lines[-1] == (
            " Enter read  Ctrl+P menu  / filter  y copy  o open  Tab pane  ? help  q quit"
        )
        await browser.resize(120, 24)
        assert browser.lines[-1].endswith("? help  q quit")


@pytest.mark.parametrize("dialog", DIALOGS)
def test_the_hints_of_a_dialog_name_keys_that_work_there(dialog: type[Dialog]) -> None:
    bound = {binding.key for binding in own_bindings(dialog)}
    bound |= {binding.key for pane in (ChoiceList, TextPane) for binding in own_bindings(pane)}
    for key, _ in DEFAULT.hints(dialog.HINTS):
        if key != "a-z":
            name = {"Esc": "escape", "Enter": "enter", "F2": "f2", "/": "slash"}.get(key, key)
            assert name in bound, key


@pytest.mark.parametrize(("key", "character"), list(printable(COMMANDS)))
async def test_a_key_that_types_something_types_it_and_starts_nothing(
    folder: Path, key: str, character: str
) -> None:
    async with browsing(folder) as browser:
        await browser.press("slash", key)
        assert (browser.query, browser.focus, browser.dialog) == (character, "filter", "")
        assert browser.app.is_running
        assert browser.app.return_code is None


async def test_all_keys_that_type_something_can_be_typed_at_once(folder: Path) -> None:
    text = "".join(character for _, character in printable(COMMANDS))
    async with browsing(folder) as browser:
        await browser.press("slash")
        await browser.type(f"{text}hjklgG ")
        assert browser.query == f"{text}hjklgG "
        assert (browser.focus, browser.dialog) == ("filter", "")


async def test_fast_typing_keeps_its_order(folder: Path) -> None:
    async with browsing(folder) as browser:
        for key in ("slash", "b", "a", "backspace", "c", "left", "k", "home", "x", "end", "z"):
            browser._send(key)
        await browser.settle()
        assert browser.query == "xbkcz"


@pytest.mark.parametrize("key", ["enter", "down", "tab", "escape", "f2", "ctrl+p", "f1"])
async def test_a_key_that_types_nothing_works_while_text_is_typed(folder: Path, key: str) -> None:
    async with browsing(folder) as browser:
        await browser.press("slash", key)
        assert (browser.focus, browser.dialog) != ("filter", "")


# Not those that would end or stop the test run.
@pytest.mark.parametrize(
    "command",
    [command for command in COMMANDS if command.id not in ("quit", "suspend")],
    ids=lambda command: command.id,
)
async def test_every_key_of_a_command_asks_for_the_same(folder: Path, command: Command) -> None:
    seen = set()
    for key in keys(command):
        async with browsing(folder, query="kind:book") as browser:
            await browser.press(key)
            seen.add((browser.dialog, browser.focus, browser.query, browser.view.section))
            assert browser.app.is_running
    assert len(seen) == 1


async def test_the_key_line_names_what_keys_do_where_they_go(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        on_list = browser.lines[-1]
        assert on_list.startswith(" Enter read  Ctrl+P menu  / filter")
        await browser.press("enter")
        assert browser.lines[-1].startswith(" Esc back  Ctrl+P menu  / filter")
        await browser.press("t")
        assert browser.lines[-1].startswith(" Enter choose  Ctrl+P menu  Esc back  / filter")
        await browser.press("escape")
        assert browser.lines[-1] == on_list
        # Letters are typed there, so that none of them is named.
        await browser.filter("film old")
        assert browser.lines[-1].startswith(" Enter to the list  Ctrl+U clear  Tab complete")
        await browser.press("ctrl+u")
        assert (browser.focus, browser.query) == ("filter", "")
        await browser.press("enter")
        assert browser.lines[-1] == on_list


async def test_the_review_queue_keeps_its_keys_but_while_a_query_is_typed(folder: Path) -> None:
    async with browsing(folder, NORMAL) as browser:
        await browser.press("ctrl+r", "enter")
        assert browser.lines[-1].startswith(" m mark  o open")
        await browser.press("slash")
        assert browser.lines[-1].startswith(" Enter to the list")
