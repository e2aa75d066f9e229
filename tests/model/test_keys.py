"""Names of keys: as people write them and as the toolkit has them."""

import pytest
from support.app import NAMED_KEYS
from textual.keys import _character_to_key

from ketamine_tui.model.keys import KEY_NAMES, key_of, shown_key

PRINTABLE = [chr(code) for code in range(0x21, 0x7F)] + [*"äÉßøж√€"]


@pytest.mark.parametrize("character", PRINTABLE)
def test_a_character_is_the_key_that_the_toolkit_hands_out_for_it(character: str) -> None:
    assert key_of(character) == _character_to_key(character)
    if character.isascii():
        assert shown_key(key_of(character)) == character
        assert key_of(key_of(character)) == key_of(character)


@pytest.mark.parametrize("written", KEY_NAMES)
def test_a_named_key_is_one_of_the_toolkit_in_any_case(written: str) -> None:
    assert key_of(written) in NAMED_KEYS
    assert key_of(written.upper()) == key_of(written.lower()) == key_of(written)
    assert shown_key(key_of(written)) == written


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("PageUp", "pageup"),
        ("escape", "escape"),
        ("Question_Mark", "question_mark"),
        (" ", "space"),
        *(
            (word, "")
            for word in ("", "uu", "ctrl+", "ctrl+1", "ctrl+shift+a", "alt+x", "f13", "F0")
        ),
        *((word, "") for word in ("\t", "\x00", "\u0301", "\u202e", "g g", "control+a")),
    ],
)
def test_other_spellings_and_what_is_no_key(written: str, key: str) -> None:
    assert key_of(written) == key
