"""The keymap: what holds of the keys that are chosen, and what is told of the others."""

from collections.abc import Mapping, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.actions.commands import BY_ID, ON_SCREEN
from ketamine_tui.actions.keymap import DEFAULT, FIXED, MOVING, NUMBERED, Keymap, keymap_of
from ketamine_tui.model.config import KeyChoice, Written
from ketamine_tui.model.keys import KEY_NAMES, key_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import Dialog
from ketamine_tui.screens.keys import overrides
from ketamine_tui.screens.urgent import UrgentHelp

Wanted = Mapping[str, Sequence[str]]


def settled(wanted: Wanted) -> tuple[Keymap, tuple[Problem, ...]]:
    """Return the keymap of choices that stand on a line each, their keys in columns from 10."""
    return keymap_of(
        [
            KeyChoice(
                Written(name, line, 3),
                tuple(Written(key, line, column) for column, key in enumerate(keys, 10)),
            )
            for line, (name, keys) in enumerate(wanted.items(), 1)
        ],
        "config.yaml",
    )


def told(wanted: Wanted) -> list[str]:
    """Return what is wrong with choices."""
    return [str(problem).removeprefix("config.yaml:") for problem in settled(wanted)[1]]


FORM = "(write a character, F3 to F12, or Ctrl and a letter, such as L, F5 or Ctrl+L)"
MISTAKES: dict[str, tuple[Wanted, list[str]]] = {
    "no command": (
        {"opne": ["L"]},
        ["1:3: error field-unknown there is no command 'opne' (did you mean 'open'?)"],
    ),
    "a command of the line mode only": (
        {"list": ["L"]},
        ["1:3: error field-unknown there is no command 'list'"],
    ),
    "no key": (
        {"open": ["Entre"]},
        ["1:10: error value-unknown 'Entre' is no key (did you mean Enter?)"],
    ),
    "two keys in a row": ({"open": ["##"]}, [f"1:10: error value-unknown '##' is no key {FORM}"]),
    "the key of another": (
        {"open": ["u"]},
        [
            (
                "1:10: error value-form u for 'open' is the key of 'urgent' (Urgent help)"
                " (give 'urgent' another one, too)"
            )
        ],
    ),
    "a key that is given twice": (
        {"open": ["L"], "copy": ["L"]},
        [
            (
                "2:10: error value-form L for 'copy' is the key of 'open' (Open link)"
                " (give 'open' another one, too)"
            )
        ],
    ),
    "a key that is fixed": (
        {"open": ["F2"]},
        [
            (
                "1:10: error value-form F2 for 'open' is the key of 'urgent' (Urgent help)"
                " (no other can have it)"
            )
        ],
    ),
    "a key that comes back to its owner": (
        {"open": ["F1"], "copy": ["o"]},
        [
            (
                "1:10: error value-form F1 for 'open' is the key of 'help' (Help)"
                " (no other can have it)"
            ),
            (
                "2:10: error value-form o for 'copy' is the key of 'open' (Open link)"
                " (give 'open' another one, too)"
            ),
        ],
    ),
    "a key that moves": (
        {"open": ["j"]},
        [f"1:10: error value-form j moves about in every pane {FORM}"],
    ),
    "a key of Enter": (
        {"open": ["ctrl+m"]},
        [f"1:10: error value-form ctrl+m is the same as Enter on a terminal {FORM}"],
    ),
    "Ctrl+C": ({"open": ["ctrl+c"]}, [f"1:10: error value-form Ctrl+C says how to leave {FORM}"]),
    "Alt": (
        {"open": ["alt+o"]},
        [
            (
                "1:10: error value-form 'alt+o' is sent otherwise, or not at all, by some terminals"
                f" {FORM}"
            )
        ],
    ),
    "a letter of dialogs": (
        {"urgent": ["e"], "edit": ["L"]},
        [
            (
                "1:10: error value-form e means something else in dialogs, where 'urgent' works, too"
                " (write a capital letter, a sign, or F3 to F12)"
            )
        ],
    ),
    "more keys than saved views": (
        {"views": [f"ctrl+{letter}" for letter in "adegklnotu"]},
        ["1:19: error value-form 'ctrl+u' is one more than the 9 keys of saved views (delete it)"],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_changes_nothing(name: str) -> None:
    wanted, expected = MISTAKES[name]
    keymap, problems = settled(wanted)
    lines = [str(problem).removeprefix("config.yaml:") for problem in problems]
    assert len(lines) == len(expected)
    assert all(map(str.startswith, lines, expected)), lines
    wrong = {[*wanted][problem.line - 1] for problem in problems} & {*BY_ID} - {"views"}
    assert {n: keymap.keys[n] for n in wrong & {*keymap.keys}} == {
        n: DEFAULT.keys[n] for n in wrong & {*keymap.keys}
    }


@pytest.mark.parametrize(
    ("wanted", "changed"),
    [
        ({}, {}),
        ({"open": ["L"]}, {"open": ("L",)}),
        ({"open": ["o"]}, {}),
        ({"open": ["o", "F5"]}, {"open": ("o", "f5")}),
        ({"open": []}, {"open": ()}),
        ({"open": ["y"], "copy": ["o"]}, {"open": ("y",), "copy": ("o",)}),
        ({"open": ["u"], "urgent": ["U"]}, {"open": ("u",), "urgent": ("U", "f2")}),
        ({"urgent": ["U"], "open": ["u"]}, {"open": ("u",), "urgent": ("U", "f2")}),
        ({"urgent": []}, {"urgent": ("f2",)}),
        ({"urgent": ["u", "!"]}, {"urgent": ("u", "exclamation_mark", "f2")}),
        ({"help": ["F1"]}, {"help": ("f1",)}),
        ({"quit": ["ctrl+x"], "export": ["q"]}, {"quit": ("ctrl+x", "ctrl+q"), "export": ("q",)}),
        ({"edit": ["L"], "open": ["e"]}, {"edit": ("L",), "open": ("e",)}),
        ({"views": ["F3", "1"]}, {"views": ("f3", "1")}),
        ({"views": [], "zoom": ["1"]}, {"views": (), "zoom": ("1",)}),
        ({"back": ["b"]}, {"back": ("b", "escape")}),
        ({"zoom": ["é"]}, {"zoom": ("é",)}),
    ],
)
def test_what_is_nearly_a_mistake_holds(
    wanted: Wanted, changed: dict[str, tuple[str, ...]]
) -> None:
    keymap, problems = settled(wanted)
    assert problems == ()
    assert keymap.keys == {**DEFAULT.keys, **changed}


def test_what_is_right_of_a_list_holds() -> None:
    keymap, problems = settled({"open": ["L", "u", "jj"]})
    assert (keymap.keys["open"], len(problems)) == (("L",), 2)


def test_keys_are_shown_as_people_write_them() -> None:
    assert [DEFAULT.shown(command.id) for command in ON_SCREEN] == [c.shown for c in ON_SCREEN]
    keymap, _ = settled({"open": ["ctrl+l"], "views": ["f3", "!"], "zoom": [], "help": ["F1"]})
    shown = [keymap.shown(name) for name in ("open", "views", "zoom", "help", "copy")]
    assert shown == ["Ctrl+L", "F3 !", "", "F1", "y"]
    hints = (("Esc", "close"), ("zoom", "zoom"), ("open", "open"))
    assert keymap.hints(hints) == (("Esc", "close"), ("Ctrl+L", "open"))
    assert keymap.hints_in("list", is_queue=False)[:3] == (
        ("Enter", "read"),
        ("Ctrl+P", "menu"),
        ("/", "filter"),
    )
    assert ("Ctrl+L", "open") in keymap.hints_in("list", is_queue=True)


def test_the_keys_that_are_shown_where_letters_are_typed_are_no_letters() -> None:
    keymap, _ = settled({"urgent": ["U"], "palette": ["C"]})
    assert keymap.shown("urgent") == "U"
    assert keymap.shown("urgent", is_typing=True) == "F2"
    # What has no key of its own there keeps the one that it has elsewhere.
    assert keymap.shown("palette", is_typing=True) == "C"
    for place in ("filter", "tag"):
        for is_queue in (False, True):
            hints = keymap.hints_in(place, is_queue=is_queue)
            assert ("F2", "urgent help") in hints
            assert not any(len(key) == 1 for key, _ in hints)


words = st.one_of(
    st.sampled_from([*"uUqQ?/oyLjGn1!#é ", "", "uu", "alt+x", "F13", "ctrl+1", *KEY_NAMES]),
    st.text(max_size=3),
)
names = st.sampled_from([*DEFAULT.keys, "urgent", "help", "quit", "back", "list", "opne"])
choices = st.dictionaries(names, st.lists(words, max_size=12), max_size=12)


@given(choices)
def test_nothing_leaves_anybody_without_a_way_to_help_or_out(wanted: Wanted) -> None:
    keymap, problems = settled(wanted)
    assert keymap.keys.keys() == DEFAULT.keys.keys()
    assert all(name in keymap.keys and key in keymap.keys[name] for key, name in FIXED.items())
    given_away = [*chain.from_iterable(keymap.keys.values())]
    assert len(given_away) == len(set(given_away))
    assert not MOVING & set(given_away)
    refused = {(problem.line, problem.column) for problem in problems}
    assert all(1 <= line <= len(wanted) for line, _ in refused)
    for line, (name, keys) in enumerate(wanted.items(), 1):
        if (line, 3) in refused:
            assert name not in keymap.keys
            continue
        for column, key in enumerate(keys, 10):
            # Each key that is asked for holds, or is told not to.
            holds = key_of(key) in keymap.keys[name]
            assert holds or (line, column) in refused, (name, key)


@given(choices)
def test_the_toolkit_does_what_the_keymap_says(wanted: Wanted) -> None:
    keymap, _ = settled(wanted)
    for screen in (BrowseScreen, Dialog, UrgentHelp):
        assert screen._merged_bindings is not None
        before, after = screen._merged_bindings.copy(), screen._merged_bindings.copy()
        after.apply_keymap(overrides(keymap))
        kept = {key: held for key, held in before.key_to_bindings.items() if not held[0].id}
        bound: dict[str, str] = {}
        for key, found in after.key_to_bindings.items():
            if found[0].id is None:
                assert kept.pop(key) == found
            elif key != "none":
                bound[key] = found[0].action
        assert kept == {}
        known = {binding.id.partition("-")[0] for _, binding in before if binding.id}
        assert bound == {
            key: f"command('{name}', {number})" if name == NUMBERED else f"command('{name}')"
            for name in known
            for number, key in enumerate(keymap.keys[name], 1)
        }
