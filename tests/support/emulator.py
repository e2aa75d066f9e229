"""A terminal in memory: what the bytes of a program look like on a screen, and what a terminal answers."""

import copy
import re
from codecs import getincrementaldecoder
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyte

ALTERNATE_SCREEN = 1049
ESCAPE = "\x1b"
KEYS = {
    "enter": "\r",
    "esc": ESCAPE,
    "tab": "\t",
    "btab": "\x1b[Z",
    "space": " ",
    "bs": "\x7f",
    "del": "\x1b[3~",
    "ins": "\x1b[2~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "lt": "<",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
} | {
    f"f{number}": f"\x1b[{code}~"
    for number, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), start=5)
}

# Strings (OSC, DCS, APC, PM, SOS) and sequences with a private prefix or an intermediate byte: pyte
# prints the payload of the first and takes the second for the plain sequence with the same last letter.
UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1b\[[0-?]*[ -/]+[@-~]"
)
UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
# What most of a stream is: colours, moves of the cursor and plain text. pyte takes each letter of it by itself.
PIECE = re.compile(
    r"\x1b\[(?P<parameters>[0-9;]*)(?P<final>[mH])"
    r"|(?P<text>[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f]+)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]?|\x1b[^\[]|[\s\S]"
)
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
QUERY = re.compile(
    rb"\x1b\[(?P<fixed>0?c|>0?c|=0?c|5n|>0?q)"
    rb"|\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\](?P<color>1[012]);\?(?:\x07|\x1b\\)"
)
# Cursor position, and the kitty keyboard query: a terminal without that protocol stays silent.
FIXED_ANSWERS = {
    b"c": b"\x1b[?62;22c",
    b">c": b"\x1b[>41;354;0c",
    b"=c": b"\x1bP!|00000000\x1b\\",
    b"5n": b"\x1b[0n",
    b">q": b"\x1bP>|XTerm(354)\x1b\\",
}
COLORS = {b"10": b"cccc/cccc/cccc", b"11": b"0000/0000/0000", b"12": b"cccc/cccc/cccc"}
# 0: not recognized, 1: set, 2: reset. Synchronized output is there, in-band resize is not.
MODES = {b"25": 1, b"1004": 2, b"1006": 2, b"1049": 2, b"2004": 2, b"2026": 2}


def encode_keys(keys: str) -> bytes:
    """Turn typed text with names such as <enter>, <c-z>, <m-x> or <f2> into what a terminal sends."""
    return b"".join(
        _encode_key(match[1]) if match[1] else match[0].encode()
        for match in re.finditer(r"<([^<>]+)>|.", keys, re.DOTALL)
    )


def _encode_key(name: str) -> bytes:
    if name in KEYS:
        return KEYS[name].encode()
    if re.fullmatch(r"c-[a-z@\[\]\\^_]", name):
        return bytes([ord(name[2].upper()) & 0x1F])
    if re.fullmatch(r"m-.", name):
        return ESCAPE.encode() + name[2].encode()
    raise ValueError(f"no such key: <{name}> (a literal < is <lt>)")


def answers(data: bytes, background: bytes = COLORS[b"11"]) -> bytes:
    """What a terminal replies to the queries in these bytes, except the place of the cursor."""
    colors = {**COLORS, b"11": background}
    return b"".join(_answer(query, colors) for query in QUERY.finditer(data))


def _answer(query: re.Match[bytes], colors: Mapping[bytes, bytes]) -> bytes:
    if query["fixed"]:
        return FIXED_ANSWERS[query["fixed"].replace(b"0", b"")]
    if query["mode"]:
        return b"\x1b[?%s;%d$y" % (query["mode"], MODES.get(query["mode"], 0))
    return b"\x1b]%s;rgb:%s\x1b\\" % (query["color"], colors[query["color"]])


def split_unfinished(data: bytes) -> tuple[bytes, bytes]:
    """Cut off a synchronized frame or an escape sequence whose end has not arrived yet.

    A terminal shows a synchronized frame when it is complete, and not before.
    """
    frame = data.rfind(FRAME_BEGINS)
    if frame > data.rfind(FRAME_ENDS):
        return data[:frame], data[frame:]
    start = match.start() if (match := UNFINISHED.search(data)) else len(data)
    return data[:start], data[start:]


class _Screen(pyte.Screen):
    """The pyte screen with an alternate screen, and with cursor reports collected in `replies`."""

    def __init__(self, columns: int, lines: int) -> None:
        self.replies = bytearray()
        self.kept: Any = None
        self.drawn: dict[tuple[Any, str], Any] = {}
        super().__init__(columns, lines)

    def draw_plain(self, text: str) -> None:
        """Draw characters of one column each, as `draw` does, in a fraction of its time."""
        if pyte.modes.IRM in self.mode or self.charset:
            self.draw(text)
            return
        attributes, wraps = self.cursor.attrs, pyte.modes.DECAWM in self.mode
        for character in text:
            if self.cursor.x == self.columns:
                if wraps:
                    self.dirty.add(self.cursor.y)
                    self.carriage_return()
                    self.linefeed()
                else:
                    self.cursor.x -= 1
            drawn = (attributes, character)
            if (cell := self.drawn.get(drawn)) is None:
                cell = self.drawn[drawn] = attributes._replace(data=character)
            self.buffer[self.cursor.y][self.cursor.x] = cell
            self.cursor.x += 1
        self.dirty.add(self.cursor.y)

    def set_mode(self, *modes: int, **kwargs: bool) -> None:
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self.kept is None:
            self.kept = copy.deepcopy((self.buffer, self.cursor))
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: bool) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self.kept is not None:
            self.buffer, self.cursor = self.kept
            self.kept = None

    def report_device_status(self, mode: int, **_: bool) -> None:
        if mode == 6:
            self.replies += b"\x1b[%d;%dR" % (self.cursor.y + 1, self.cursor.x + 1)

    def report_device_attributes(self, mode: int = 0, **_: bool) -> None:
        """Answered from the bytes, see `answers`."""


@cache
def _numbers(parameters: str) -> tuple[int, ...]:
    """Return the parameters of a sequence; one that is left out is 0."""
    return tuple(int(number or 0) for number in parameters.split(";"))


class Emulator:
    """Draws bytes that end with a finished escape sequence, see `split_unfinished`."""

    def __init__(self, cols: int, rows: int) -> None:
        self._screen = _Screen(cols, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes) -> bytes:
        """Draw, and return the cursor reports that were asked for."""
        for piece in PIECE.finditer(self._decoder.decode(UNKNOWN_TO_PYTE.sub(b"", data))):
            if piece["text"]:
                self._screen.draw_plain(piece["text"])
            elif not piece["final"]:
                self._stream.feed(piece[0])
            elif piece["final"] == "m":
                self._screen.select_graphic_rendition(*_numbers(piece["parameters"]))
            else:
                self._screen.cursor_position(*_numbers(piece["parameters"])[:2])
        replies = bytes(self._screen.replies)
        self._screen.replies.clear()
        return replies

    def resize(self, cols: int, rows: int) -> None:
        """Change the size, as a person does with the window."""
        self._screen.resize(rows, cols)

    def lines(self) -> list[str]:
        """The rows as text, without the spaces at their ends."""
        columns = range(self._screen.columns)
        rows = (self._screen.buffer[row] for row in range(self._screen.lines))
        # The right half of a wide character is a cell with no text in it.
        return ["".join(row[column].data for column in columns).rstrip() for row in rows]

    def cells(self) -> list[dict[int, tuple[Any, ...]]]:
        """Text and attributes of every cell: a cursor bar that moves changes no letter."""
        return [dict(self._screen.buffer[row]) for row in range(self._screen.lines)]
