"""What a stream of terminal bytes leaves switched on, and what in it no content may ever cause."""

import codecs
import re

MODE = re.compile(rb"\x1b\[\?(?P<modes>[0-9;]+)(?P<action>[hl])|\x1b\[(?P<keyboard>[<>])[0-9]*u")
ON_BY_DEFAULT = {"?7": "h", "?25": "h"}  # line wrap and the cursor

# The sequences Textual's driver and compositor write. Not among them, on purpose: the clipboard (OSC 52),
# titles and links, anything that makes the terminal answer with text, and cursor moves nobody draws with.
ALLOWED = re.compile(
    r"\x1b\[[0-9;:]*m"  # colours and attributes
    r"|\x1b\[[0-9;]*H|\x1b\[[0-3]?[JK]|\x1b\[[0-9]*[ABCDG]"  # cursor and erasing
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"  # is synchronized output there, is in-band resize
    r"|\x1b\]11;\?\x1b\\"  # which background; the answer is a number
    r"|\x1b\[5n"  # has all of it arrived
    r"|\x1b\[>[0-9]*u|\x1b\[<[0-9]*u"  # kitty keyboard on and off
    r"|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"  # pointer shape
    r"|\x1b[78=>]|\x1b\(B"
    r"|[\b\t\n\r]"
)
MEASURING = "\x1b[H\u2502\x1b[6n\r "
"""What asks for the place of the cursor: behind a line that is taken away again, and nowhere else."""

_STYLE = r"(?:\x1b\[[0-9;]*m)*"
ISOLATING = re.compile(f"(?<=\u2502)({_STYLE})\u200e|\u200e(?={_STYLE}\u2502)")
"""What keeps text from right to left within its pane: beside the side of a frame, and nowhere else."""

CUT_OFF = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?")
"""What may be the end of a recording, and nothing else: the rest has not come yet."""

SUSPECT = re.compile(
    r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # strings
    r"|\x1b\[[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x1a\x1c-\x1f\x7f-\x9f]"
    r"|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
    r"|[\udc80-\udcff]"  # bytes that are not UTF-8
)


def modes_left_on(raw: bytes) -> set[str]:
    """Private modes that were changed and not changed back, e.g. {"?1049", "kitty-keyboard"}.

    A hidden cursor is "?25", switched off line wrap "?7".
    """
    actions: dict[str, str] = {}
    keyboards = 0
    for match in MODE.finditer(raw):
        if match["keyboard"]:
            keyboards = max(0, keyboards + (1 if match["keyboard"] == b">" else -1))
            continue
        for mode in match["modes"].decode().split(";"):
            actions[f"?{mode}"] = match["action"].decode()
    left = {mode for mode, action in actions.items() if action != ON_BY_DEFAULT.get(mode, "l")}
    return left | ({"kitty-keyboard"} if keyboards else set())


def disallowed_sequences(raw: bytes) -> list[bytes]:
    """Every escape sequence, control or deceptive character that a Textual screen has no need of."""
    # Not final: the recording of a running program may end inside a character.
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(raw)
    text = ISOLATING.sub(r"\1", text.replace(MEASURING, ""))
    return [
        match[0].encode("utf-8", "surrogateescape")
        for match in SUSPECT.finditer(text)
        if not ALLOWED.fullmatch(match[0])
        and not (match.end() == len(text) and CUT_OFF.fullmatch(match[0]))
    ]
