"""The characters that the program draws itself with."""

import pytest

from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome, cells

# Those of misc-fixed 6x13, which xterm takes where nobody names a font, that are used or were thought of.
IN_THE_FONT_OF_XTERM = "╭╮╰╯│─▐▌…·▸▾×◆✓▲★✗↻≠●›»±▶▹"  # noqa: RUF001  # meant
MARK_OF_DIRECTION = "\u200e"


def characters(chrome: Chrome) -> set[str]:
    parts = [part for part in chrome if isinstance(part, str)]
    return set("".join([*parts, *chrome.marks.values()]))


def test_every_character_is_in_the_font_that_xterm_has_by_itself() -> None:
    drawn = {character for character in characters(UNICODE) if not character.isascii()}
    assert drawn - {MARK_OF_DIRECTION} <= set(IN_THE_FONT_OF_XTERM)
    assert not {"\u276f", "\u270e"} & set(IN_THE_FONT_OF_XTERM)


def test_ascii_is_ascii() -> None:
    assert all(character.isascii() for character in characters(ASCII))


@pytest.mark.parametrize("chrome", [ASCII, UNICODE], ids=["ascii", "unicode"])
def test_marks_of_states_are_of_one_column_and_differ(chrome: Chrome) -> None:
    marks = [chrome.mark(mark) for mark in UNICODE.marks]
    assert len(set(marks)) == len(marks)
    assert {cells(mark) for mark in marks} == {1}
