"""Bytes that reach a program by its terminal: keys, typed words, mouse, pastes, and what is none of these."""

import re
from random import Random

from support.emulator import KEYS

from ketamine_tui.actions.commands import ON_SCREEN

PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"

_NAMES = {
    "slash": "/",
    "asterisk": "*",
    "question_mark": "?",
    "escape": "\x1b",
    "equals_sign": "=",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}

ENDING = (b"q", b"\x11")
"""What may end the program: q and Ctrl+Q."""

_PRESSED = re.compile(rb"\x1b\[<\d+;\d+;(\d+)M")


def presses_last_line(data: bytes, rows: int) -> bool:
    """Say whether a button is pressed in the last line, where a click on a key is like the key: q among them."""
    return any(int(row) >= rows for row in _PRESSED.findall(data))


PALETTE = b"\x10"
CHOOSING = (b"\r", b"\n", b"\x1b[<")
"""Ctrl+P, and what may choose something in the palette, to end the program among others."""

WORDS = (
    *(
        "book",
        "ketamine",
        "pain",
        "old",
        "988",
        "a",
        "the",
        "xyzzy",
        "title",
        "\u6f22\u5b57",
        "\xe9",
    ),
    *("#Depression", "-#Depression", "#Pain", "#odd", "#Nothing", "#topic_1", "kind:book"),
    *("kind:helpline", "is:to-be-reviewed", "is:unchecked", "section:start", "section:gone"),
    *("has:phone", "reviewed:<90d", "sort:title", "sort:-issued", "no:tag", "@", "@crisis"),
    *("OR", "NOT", "(", ")", '"', "-", "tag:", "[/x]", "<U+001B>", "aGk", "id:", "*", "\\"),
)

_MOVES = (
    *("up", "down", "left", "right", "home", "end", "pgup", "pgdn", "enter", "tab", "btab"),
    *("space", "bs", "del", "ins", "esc", "f1", "f2", "f3", "f5", "f12"),
)
_LETTERS = "jjjkklhgGnNcsmnpyowab+-"


def _bytes_of(key: str) -> bytes:
    """Return what a terminal sends for a key, named as the toolkit names it."""
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    return _NAMES.get(key, KEYS.get(key, key)).encode()


COMMANDS = tuple(
    _bytes_of(key)
    for command in ON_SCREEN
    if command.id not in ("quit", "suspend")
    for key in command.keys.split(",")
)


def keys(random: Random) -> bytes:
    """Return one key: of a command, of a movement, a letter, or a control key."""
    draw = random.random()
    if draw < 0.4:
        return random.choice(COMMANDS)
    if draw < 0.75:
        return KEYS[random.choice(_MOVES)].encode()
    if draw < 0.9:
        return random.choice(_LETTERS).encode()
    # Not Ctrl+Q and Ctrl+Z: these are steps of their own.
    return bytes([random.choice([number for number in range(32) if number not in b"\x11\x1a"])])


def typing(random: Random) -> bytes:
    """Return words for the filter bar, with how one comes there and leaves it."""
    words = " ".join(random.choice(WORDS) for _ in range(random.choice((1, 1, 2))))
    begin = random.choice((b"/", b"/\x15", b"/\x15", b""))
    end = random.choice((b"", b"", b"\r", b"\t", b"\x1b", b"\x7f\x7f", b"\x15"))
    return begin + words.encode() + end


def mouse(random: Random, size: tuple[int, int]) -> bytes:
    """Return what a mouse does, in the form that is asked for (SGR, xterm's control sequences)."""
    cols, rows = size
    x, y = random.randint(1, cols), random.randint(1, rows)
    if random.random() < 0.1:
        x, y = random.choice(((0, 0), (cols + 1, rows + 1), (9999, 1), (1, 9999), (223, 95)))
    button = random.choice((0, 0, 0, 0, 1, 2)) | random.choice((0, 0, 0, 0, 4, 8, 16))
    press, release = _mouse(button, x, y), _mouse(button, x, y, "m")
    drag = _mouse(button | 32, random.randint(1, cols), random.randint(1, rows))
    return random.choice(
        (
            press + release,
            press + release + press + release,
            press + press,
            (press + release) * 3,
            press,
            release,
            press + drag + release,
            press + drag + drag,
            _mouse(35, x, y),
            _mouse(64, x, y) * random.randint(1, 9),
            _mouse(65, x, y) * random.randint(1, 9),
            _mouse(random.choice((66, 67, 128, 129)), x, y),
        )
    )


def _mouse(button: int, x: int, y: int, ending: str = "M") -> bytes:
    return b"\x1b[<%d;%d;%d%s" % (button, x, y, ending.encode())


def paste(random: Random) -> bytes:
    """Return a bracketed paste; some never end."""
    text = random.choice(
        (
            b"pain",
            b"#Depression",
            b"two\nlines\r\n",
            b"",
            b"\x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07",
            "\x9b31m\x00\x07\x7f".encode(),
            "\u202e\u200b\u6f22".encode(),
            b"word " * random.choice((10, 400, 4000)),
            b"x" * random.choice((1000, 20_000)),
            b"\n" * 500,
        )
    )
    return PASTE_BEGINS + text + random.choice((PASTE_ENDS, PASTE_ENDS, PASTE_ENDS, b""))


BROKEN = (
    # Sequences that end too early, or never.
    *(
        b"\x1b[",
        b"\x1b[12",
        b"\x1b[1;",
        b"\x1b[<0;1",
        b"\x1bO",
        b"\x1b]0;",
        b"\x1bP1$r",
        b"\x1b\x1b[",
    ),
    # Parameters that are too long, too many or none.
    *(b"\x1b[" + b"9" * 400 + b"A", b"\x1b[" + b"1;" * 300 + b"m", b"\x1b[;;;u", b"\x1b[<;;M"),
    *(b"\x1b[<0;-1;-1M", b"\x1b[<1e9;1;1M", b"\x1b[<99999999999;1;1M", b"\x1b[<0;1;1;1;1M"),
    # Keys that are no characters (fixterms, kitty's protocol, xterm's modifyOtherKeys).
    *(b"\x1b[1114112u", b"\x1b[27;2;1114112~", b"\x1b[55296u", b"\x1b[0u", b"\x1b[97;1:3u"),
    *(b"\x1b[99999999999999999999u", b"\x1b[27;99;9~", b"\x1b[97;5;97u", b"\x1b[57358u"),
    # Bytes that are not UTF-8: Latin-1, a byte that never occurs, overlong forms, a surrogate, beyond the
    # last character, a character that is cut off; a mouse report of the old form (X10).
    *(
        b"\xe9",
        b"\xff",
        b"\xfe\xff",
        b"\xc0\xaf",
        b"\xe0\x80\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
    ),
    *(b"\xe6\xbc", b"\xf0\x9f\x98", b"\x80", b"\x1b[M \xf0\xf1", b"\x1b[M\xe0\xe1\xe2", b"\x9b31m"),
    # Answers that nobody has asked for: attributes, versions, colours, modes, cursor, settings.
    *(b"\x1b[?62;22c", b"\x1b[>41;354;0c", b"\x1b[0n", b"\x1b[12;40R", b"\x1b[?2026;2$y"),
    *(b"\x1bP>|XTerm(354)\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
    *(b"\x1b]52;c;aGVsbG8=\x07", b"\x1b[8;24;80t", b"\x1b[?0u", b"\x1b_Gi=1;OK\x1b\\"),
    # The window has the focus, and has it no longer.
    *(b"\x1b[I", b"\x1b[O", b"\x1b[O\x1b[I"),
    # The end of a paste that has not begun, and one within another.
    *(PASTE_ENDS, PASTE_BEGINS + PASTE_BEGINS + b"x" + PASTE_ENDS),
    b"\x00" * 50,
)
"""What no key sends. A terminal that says it tells sizes in its own way (mode 2048) is left out: who says so
has to tell them."""


def leaves_paste_open(data: bytes, *, is_open: bool) -> bool:
    """Say whether a paste is open after these bytes, of which the last are the newest."""
    begins, ends = data.rfind(PASTE_BEGINS), data.rfind(PASTE_ENDS)
    return begins > ends if max(begins, ends) >= 0 else is_open
