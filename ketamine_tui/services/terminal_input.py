"""Terminal input: bytes taken apart into characters, control sequences and pasted texts.

The shapes of sequences are those of ECMA-48 and of xterm's control sequences (ctlseqs). Whatever comes is
taken apart: nothing raises, nothing is held for ever, and a broken sequence is never taken for keys.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

LONGEST_SEQUENCE = 256
"""Bytes of a control sequence. A longer one is dropped whole."""

LONGEST_STRING = 8192
"""Bytes of a string, as which a terminal sends some answers. A longer one is dropped whole."""

LONGEST_PASTE = 1 << 20
"""Bytes of a pasted text. What is longer is cut: this is for a search or a remark, not for a book."""

WAYS_OUT = {b"\x1b", b"\x03", b"\x11", b"\x1b[27u", b"\x1b[99;5u", b"\x1b[113;5u"}
"""Escape, Ctrl+C and Ctrl+Q: each alone ends a paste of which the end got lost."""

ESCAPE = "\x1b"

_ESC, _BELL, _CANCELS = 0x1B, 0x07, (0x18, 0x1A)
_CONTROL, _SINGLE_SHIFT, _STRINGS = ord("["), ord("O"), b"]P_^X"
_PASTE_BEGINS, _PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
_OLD_MOUSE, _OLD_MOUSE_BYTES = b"\x1b[M", 6
_STRING_ENDS = f"{ESCAPE}\\"

_PASTE_PATIENCE, _LONG_PATIENCE, _KEY_PATIENCE = 2.0, 0.5, 0.1
"""Seconds of silence that end a paste, a long sequence, and what may be an Escape key."""


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    """Characters, controls among them; ``U+FFFD`` stands for bytes that are not UTF-8."""

    SEQUENCE = "sequence"
    """An escape character and what belongs to it; alone, it is the Escape key."""

    PASTE = "paste"
    """A text that was pasted in brackets."""


class Token(NamedTuple):
    """A piece of input."""

    kind: Kind
    text: str


class InputDecoder:
    """Takes apart what a terminal sends, in pieces of any size."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._sequence = bytearray()
        self._is_overlong = False
        self._paste: bytearray | None = None

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `rest` is to be asked; None where nothing is unfinished."""
        if self._paste is not None:
            return _PASTE_PATIENCE
        if len(self._sequence) > 2:
            return _LONG_PATIENCE
        return _KEY_PATIENCE if self._sequence or self._decoder.getstate()[0] else None

    def feed(self, data: bytes) -> Iterator[Token]:
        """Take the next bytes, and yield what is finished."""
        if self._paste is not None and data in WAYS_OUT:
            yield from self._end_paste()
        while data:
            if self._paste is not None:
                self._paste += data
                end = self._paste.find(_PASTE_ENDS)
                if end < 0:
                    # What ends it may be cut in two.
                    del self._paste[LONGEST_PASTE : -len(_PASTE_ENDS)]
                    return
                data = bytes(self._paste[end + len(_PASTE_ENDS) :])
                yield from self._end_paste(end)
            elif self._sequence:
                yield from self._take_byte(data[0])
                data = data[1:]
            else:
                text, escape, data = data.partition(b"\x1b")
                yield from self._characters(text, is_final=bool(escape))
                if escape:
                    self._begin()

    def rest(self) -> Iterator[Token]:
        """Yield what silence ends: the Escape key, half a character, a paste without an end."""
        if self._paste is not None:
            yield from self._end_paste()
        yield from self._end_sequence()
        yield from self._characters(b"", is_final=True)

    def _characters(self, data: bytes, *, is_final: bool = False) -> Iterator[Token]:
        if text := self._decoder.decode(data, is_final):
            yield Token(Kind.TEXT, text)

    def _begin(self) -> None:
        self._sequence = bytearray((_ESC,))
        self._is_overlong = False

    def _drop(self) -> None:
        self._sequence.clear()

    def _end_sequence(self) -> Iterator[Token]:
        sequence = bytes(self._sequence)
        self._drop()
        if sequence == _PASTE_BEGINS:
            self._paste = bytearray()
        elif sequence and not self._is_overlong:
            # The bytes of an old mouse report stand for numbers.
            is_old_mouse = sequence.startswith(_OLD_MOUSE)
            text = sequence.decode("latin-1" if is_old_mouse else "utf-8", "replace")
            if text != _STRING_ENDS:
                yield Token(Kind.SEQUENCE, text)

    def _take_byte(self, byte: int) -> Iterator[Token]:
        """Take the next byte of a sequence; one that does not fit ends it, and counts itself."""
        introducer = self._sequence[1] if len(self._sequence) > 1 else 0
        if byte == _ESC:
            if not introducer or introducer in _STRINGS:
                yield from self._end_sequence()
            self._begin()
        elif not introducer:
            yield from self._take_second(byte)
        elif introducer == _CONTROL:
            yield from self._take_control(byte)
        elif introducer in _STRINGS:
            yield from self._take_of_string(byte)
        elif introducer == _SINGLE_SHIFT and 0x20 <= byte < 0x7F:
            self._sequence.append(byte)
            yield from self._end_sequence()
        elif introducer >= 0x80:
            yield from self._take_of_character(byte)
        else:
            yield from self._misfit(byte)

    def _misfit(self, byte: int) -> Iterator[Token]:
        self._drop()
        yield from self._characters(bytes((byte,)))

    def _take_second(self, byte: int) -> Iterator[Token]:
        self._sequence.append(byte)
        if byte < 0x80 and byte not in (_CONTROL, _SINGLE_SHIFT, *_STRINGS):
            yield from self._end_sequence()

    def _take_of_character(self, byte: int) -> Iterator[Token]:
        """Take the next byte of a character that was typed with Alt."""
        if not 0x80 <= byte < 0xC0:
            yield from self._misfit(byte)
            return
        self._sequence.append(byte)
        first = self._sequence[1]
        if len(self._sequence) > 1 + (first >= 0xC0) + (first >= 0xE0) + (first >= 0xF0):
            yield from self._end_sequence()

    def _take_control(self, byte: int) -> Iterator[Token]:
        has_parameters = len(self._sequence) > 2
        is_old_mouse = self._sequence.startswith(_OLD_MOUSE)
        # The console of Linux has a second bracket in its F1 to F5.
        goes_on = not has_parameters and byte in (_CONTROL, _OLD_MOUSE[-1])
        if is_old_mouse or goes_on or 0x20 <= byte < 0x40:
            self._append(byte, LONGEST_SEQUENCE)
            if is_old_mouse and len(self._sequence) == _OLD_MOUSE_BYTES:
                yield from self._end_sequence()
        elif 0x40 <= byte < 0x7F:
            self._append(byte, LONGEST_SEQUENCE)
            yield from self._end_sequence()
        else:
            yield from self._misfit(byte)

    def _take_of_string(self, byte: int) -> Iterator[Token]:
        if byte == _BELL:
            yield from self._end_sequence()
        elif byte in _CANCELS:
            self._drop()
        else:
            self._append(byte, LONGEST_STRING)

    def _append(self, byte: int, longest: int) -> None:
        if len(self._sequence) < longest:
            self._sequence.append(byte)
        else:
            self._is_overlong = True

    def _end_paste(self, end: int | None = None) -> Iterator[Token]:
        paste = self._paste or bytearray()
        self._paste = None
        text = bytes(paste[:end][:LONGEST_PASTE]).decode("utf-8", "replace")
        yield Token(Kind.PASTE, text)
