"""What tokens of a terminal mean to the toolkit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import (
    AppBlur,
    AppFocus,
    Key,
    MouseDown,
    MouseEvent,
    MouseScrollDown,
    MouseUp,
    Paste,
)
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from ketamine_tui.services.terminal_input import Kind, Token
from ketamine_tui.toolkit.input_events import (
    BackgroundTold,
    CursorPlace,
    EventMaker,
    TerminalAnswers,
)


def events(text: str, kind: Kind = Kind.SEQUENCE) -> list[Message]:
    return list(EventMaker().events(Token(kind, text)))


def keys(text: str, kind: Kind = Kind.SEQUENCE) -> list[str]:
    made = events(text, kind)
    assert all(isinstance(event, Key) for event in made)
    return [event.key for event in made if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        ("\x1b", "escape"),
        ("\x1b[A", "up"),
        ("\x1bOP", "f1"),
        ("\x1b[[A", "f1"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1b[Z", "shift+tab"),
        ("\x1bq", "alt+q"),
        ("\x1bQ", "alt+shift+q"),
        ("\x1b\u00e9", "alt+\u00e9"),
        ("\x1b[113;1;113u", "q"),
        ("\x1b[122;5u", "ctrl+z"),
        ("\x1b[13u", "enter"),
    ],
)
def test_a_sequence_is_a_key(sequence: str, key: str) -> None:
    assert keys(sequence) == [key]


@pytest.mark.parametrize(("sequence", "key"), [("\x1b\r", "enter"), ("\x1b/", "slash")])
def test_escape_and_a_key_that_cannot_be_had_with_alt_are_two_keys(sequence: str, key: str) -> None:
    assert keys(sequence) == ["escape", key]


@pytest.mark.parametrize(
    ("characters", "names"),
    [("aB", ["a", "B"]), ("\r", ["enter"]), ("\x1a", ["ctrl+z"]), ("\u00e9", ["\u00e9"])],
)
def test_characters_are_keys(characters: str, names: list[str]) -> None:
    assert keys(characters, Kind.TEXT) == names


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1114112u",  # beyond the last character
        "\x1b[27;2;1114112~",
        "\x1b[55296;1;55296u",  # half a character
        "\x1b[97;1;56320u",
        "\x1b[99;99z",
        "\x1b[48;9999999;9999999;1;1t",  # a size by another way than the system's
        "\x1b[200000000000000000000000000~",
        "\x1b]10;rgb:1414/1616/1b1b",  # another colour than that of the background
        "\x1b[?62;22c",
        "\x1b[",  # cut off
        "\x1b]",
    ],
)
def test_what_means_nothing_is_no_key(sequence: str) -> None:
    assert events(sequence) == []


@pytest.mark.parametrize(
    ("sequence", "is_light"),
    [
        ("\x1b]11;rgb:1414/1616/1b1b", False),
        ("\x1b]11;rgb:fafa/fafa/f8f8", True),
        ("\x1b]11;rgb:f/f/f", True),
        ("\x1b]11;rgb:0f/0f/0f", False),
        ("\x1b]11;rgb:FFF/FFF/FFF", True),
        ("\x1b]11;rgba:ffff/ffff/ffff/0000", True),
        ("\x1b]11;rgb:0000/0000/ffff", False),
        ("\x1b]11;rgb:0000/ffff/0000", True),
        ("\x1b[?997;1n", False),
        ("\x1b[?997;2n", True),
    ],
)
def test_a_terminal_tells_of_its_background(sequence: str, *, is_light: bool) -> None:
    *answers, told = events(sequence)
    assert isinstance(told, BackgroundTold)
    assert told.is_light is is_light
    # Only what it was asked shows that it answers.
    assert [type(answer) for answer in answers] == [TerminalAnswers] * sequence.startswith("\x1b]")


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]11;rgb:1414/1616",  # cut off
        "\x1b]11;rgb:1414/1616/",
        "\x1b]11;rgb:12345/0/0",
        "\x1b]11;rgb:gg/00/00",
        "\x1b]11;rgb:-1/00/00",
        "\x1b]11;rgb:\u0661/00/00",
        "\x1b]11;rgb:ff/ff/ff/ff",
        "\x1b]11;rgba:ff/ff/ff",
        "\x1b]11;#ffffff",
        "\x1b]11;white",
        "\x1b]11;?",
        "\x1b]11;",
        "\x1b]111;rgb:ff/ff/ff",
        "\x1b]11;rgb:ff/ff/ff;rgb:00/00/00",
        "\x1b]11;rgb:ff/ff/ff\n",
        "\x1b]11;rgb:" + "f" * 8000,
        "\x1b[?997;0n",
        "\x1b[?997;3n",
        "\x1b[?997n",
        "\x1b[997;2n",
        "\x1b[?997;2;2n",
    ],
)
def test_what_is_no_answer_tells_nothing(sequence: str) -> None:
    assert events(sequence) == []


def place(event: MouseEvent) -> tuple[type[MouseEvent], int, float, float]:
    return type(event), event.button, event.x, event.y


@pytest.mark.parametrize("sequence", ["\x1b[<0;3;4M", "\x1b[32;3;4M", "\x1b[M #$"])
def test_a_press_is_the_same_in_every_form_of_report(sequence: str) -> None:
    (event,) = events(sequence)
    assert isinstance(event, MouseEvent)
    assert place(event) == (MouseDown, 1, 2.0, 3.0)


@pytest.mark.parametrize("sequence", ["\x1b[<0;3;4m", "\x1b[35;3;4M", "\x1b[M##$"])
def test_so_is_a_release(sequence: str) -> None:
    (event,) = events(sequence)
    assert isinstance(event, MouseEvent)
    assert place(event) == (MouseUp, 1, 2.0, 3.0)


@pytest.mark.parametrize("sequence", ["\x1b[<65;3;4M", "\x1b[97;3;4M", "\x1b[Ma#$"])
def test_so_is_the_wheel(sequence: str) -> None:
    (event,) = events(sequence)
    assert isinstance(event, MouseScrollDown)


def test_the_farthest_cell_of_an_old_report_is_counted_by_its_byte() -> None:
    (event,) = events("\x1b[M \u00ff\u00ff")
    assert isinstance(event, MouseEvent)
    assert place(event) == (MouseDown, 1, 222.0, 222.0)


def test_the_terminal_tells_of_focus_and_of_whole_frames() -> None:
    assert [type(event) for event in events("\x1b[I") + events("\x1b[O")] == [AppFocus, AppBlur]
    assert [type(event) for event in events("\x1b[?2026;2$y")] == [
        TerminalAnswers,
        TerminalSupportsSynchronizedOutput,
    ]
    assert [type(event) for event in events("\x1b[?2026;0$y")] == [TerminalAnswers]


def test_the_terminal_tells_where_the_cursor_is() -> None:
    (event,) = events("\x1b[24;80R")
    assert isinstance(event, CursorPlace)
    assert event.place == ("24", "80")


def test_a_paste_is_one_event_with_marks_for_what_must_not_reach_the_terminal() -> None:
    (event,) = events("a\0b\r\nc\x1b[2J\x9b2J\u202e", Kind.PASTE)
    assert isinstance(event, Paste)
    assert event.text == "a<U+0000>b\nc<U+001B>[2J<U+009B>2J<U+202E>"


@given(
    st.text(max_size=40).map(lambda text: f"\x1b[{text}") | st.text(max_size=40),
    st.sampled_from(Kind),
)
def test_no_token_fails(text: str, kind: Kind) -> None:
    events(text, kind)


@given(st.from_regex(r"\x1b\[<?[0-9;:]{0,40}[A-Za-z~]", fullmatch=True))
def test_no_sequence_of_numbers_fails(sequence: str) -> None:
    for event in events(sequence):
        if isinstance(event, Key) and event.character:
            event.character.encode()
