"""Events of the toolkit, made of what was typed, pasted or sent by the terminal."""

import re
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key, Paste
from textual.keys import Keys
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from ketamine_tui.model.text import clean_block
from ketamine_tui.services.terminal import CURSOR_PLACE
from ketamine_tui.services.terminal_input import ESCAPE, Kind, Token
from ketamine_tui.toolkit.background import answered_light, reported_light

_FOCUS = {f"{ESCAPE}[I": AppFocus, f"{ESCAPE}[O": AppBlur}
_SYNCHRONIZED = re.compile(r"\x1b\[\?2026;(\d)\$y")

_MOUSE = re.compile(r"\x1b\[<\d{1,9};\d{1,9};\d{1,9}[Mm]")
_URXVT_MOUSE = re.compile(r"\x1b\[(\d{1,9});(\d{1,9});(\d{1,9})M")
_OLD_MOUSE = re.compile(r"\x1b\[M([ -\xff])([!-\xff])([!-\xff])", re.DOTALL)
_CUT = "[]^_"
"""What begins a sequence after an escape character: alone, it is one that was cut off."""

_OLD_OFFSET = 32
_WHICH_BUTTON, _RELEASE = 0b1100011, 0b11
"""Of a button's number: its own bits with those of motion and the wheel; what stands for a release."""


class TerminalAnswers(Message):
    """The terminal answers what it is asked."""


class CursorPlace(Message):
    """The terminal says where the cursor is: row and column, from 1, as digits."""

    def __init__(self, place: tuple[str, ...]) -> None:
        super().__init__()
        self.place = place


class BackgroundTold(Message):
    """The terminal says whether its background is light: it was asked, or that has changed."""

    def __init__(self, *, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


class EventMaker:
    """Makes events of tokens, with the toolkit's own tables of keys."""

    def __init__(self) -> None:
        self._parser = XTermParser()

    def events(self, token: Token) -> Iterator[Message]:
        """Yield what a token means to the toolkit; nothing for what it has no event for."""
        if token.kind is Kind.PASTE:
            yield Paste(clean_block(token.text))
        elif token.kind is Kind.TEXT:
            for character in token.text:
                yield from self._keys(character)
        elif (mouse := _as_sgr(token.text)) is not None:
            if event := self._parser.parse_mouse_code(mouse):
                yield event
        elif token.text in _FOCUS:
            yield _FOCUS[token.text]()
        elif answer := [*_answer(token.text)]:
            yield from answer
        elif place := CURSOR_PLACE.fullmatch(token.text):
            yield CursorPlace(place.groups())
        else:
            yield from self._keys_of_sequence(token.text)

    def _keys_of_sequence(self, sequence: str) -> Iterator[Key]:
        if sequence == ESCAPE:
            yield Key("escape", ESCAPE)
            return
        keys = list(self._keys(sequence))
        yield from keys
        if not keys and len(sequence) == 2 and sequence[1] not in _CUT:
            for key in self._keys(sequence[1], alt=True):
                if not key.key.startswith("alt+"):
                    yield Key(
                        "escape", ESCAPE
                    )  # the toolkit has no name for it with Alt: two keys, then
                yield key

    def _keys(self, sequence: str, *, alt: bool = False) -> Iterator[Key]:
        """Yield keys, but for those of numbers that are no characters."""
        try:
            keys = list(self._parser._sequence_to_key_events(sequence, alt=alt))  # noqa: SLF001  # see the package
        except (ValueError, OverflowError):
            return
        for key in keys:
            if key.key != Keys.Ignore and not _has_surrogate(key.character or ""):
                yield key


def _answer(sequence: str) -> Iterator[Message]:
    """Yield what the terminal says of itself."""
    if answer := _SYNCHRONIZED.fullmatch(sequence):
        yield TerminalAnswers()
        if answer[1] != "0":
            yield TerminalSupportsSynchronizedOutput()
    elif (is_light := answered_light(sequence)) is not None:
        yield TerminalAnswers()
        yield BackgroundTold(is_light=is_light)
    elif (is_light := reported_light(sequence)) is not None:
        yield BackgroundTold(is_light=is_light)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _as_sgr(sequence: str) -> str | None:
    """Return a mouse report in xterm's SGR form, whatever form it has; None for what is no mouse report."""
    if _MOUSE.fullmatch(sequence):
        return sequence
    if match := _URXVT_MOUSE.fullmatch(sequence):
        button, column, row = map(int, match.groups())
    elif match := _OLD_MOUSE.fullmatch(sequence):
        button, column, row = map(ord, match.groups())
        column, row = column - _OLD_OFFSET, row - _OLD_OFFSET
    else:
        return None
    button -= _OLD_OFFSET
    # These two forms do not say which button was released: the first is meant.
    is_release = button & _WHICH_BUTTON == _RELEASE
    if is_release:
        button -= _RELEASE
    return f"{ESCAPE}[<{button};{column};{row}{'m' if is_release else 'M'}"
