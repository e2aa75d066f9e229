"""The characters that the program draws itself with, and how many columns a text takes."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ketamine_tui.model.marks import SIGN

Measure = Callable[[str], int]
"""Returns how many columns a text takes."""


def cells(text: str) -> int:
    """Return how many columns a text takes (Unicode Standard Annex 11; ambiguous is narrow)."""
    if text.isascii():
        return len(text)
    return sum(map(_character_cells, text))


@lru_cache(4096)
def _character_cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs_from_right_to_left(text: str) -> bool:
    """Say whether a part of a text runs from right to left."""
    return not text.isascii() and any(map(_runs_from_right_to_left, text))


@lru_cache(4096)
def _runs_from_right_to_left(character: str) -> bool:
    """Say whether a character does (Unicode Standard Annex 9: strongly so, or a digit among such letters)."""
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")


class Chrome(NamedTuple):
    """What lines are drawn with: characters of one column each, unless they say otherwise.

    `corners` of a frame are those at the upper left and right, then the lower ones; between them stand
    `side` and `rule`; `focus` stands before the title of the pane that takes the keys. `thumb` shows which part of a pane is in sight, `bar` stands before the item that
    has the cursor, `chosen` beside what is asked for, and `caret` where something is typed. `cut` ends
    what was too long, `unknown` stands for a number that is still counted, `quote` begins a line of a
    quotation, `dot` with a blank on both sides separates facts, `path` the names of a place.
    `opened` and `folded` stand before a group, `close` takes something away, `sign` is the program's
    own. `isolate` stands beside the sides of a frame with text that runs from right to left, so that
    nothing beyond them is drawn as a part of it. `marks` has other characters for the marks of review states and for `SIGN`. `measure` differs from one
    thing that draws to another: not all know the same version of Unicode.
    """

    corners: str = "++++"
    side: str = "|"
    focus: str = "> "
    rule: str = "-"
    thumb: str = "#"
    bar: str = ">"
    chosen: str = ">"
    caret: str = "_"
    cut: str = ".."
    unknown: str = ".."
    quote: str = "| "
    dot: str = "-"
    path: str = ">"
    opened: str = "v"
    folded: str = ">"
    close: str = "x"
    sign: str = "*"
    isolate: str = ""
    marks: Mapping[str, str] = MappingProxyType({})
    measure: Measure = cells

    def mark(self, mark: str) -> str:
        """Return the character for the mark of a review state, or for the sign of a marked entry."""
        return self.marks.get(mark, mark)


ASCII = Chrome()
"""What any terminal shows."""

UNICODE = Chrome(
    corners="╭╮╰╯",
    side="│",
    focus="",
    rule="─",
    thumb="▐",
    bar="▌",
    chosen="›",  # noqa: RUF001  # meant
    cut="…",
    unknown="…",
    quote="│ ",
    dot="·",
    path="▸",
    opened="▾",
    folded="▸",
    close="×",  # noqa: RUF001  # meant
    sign="◆",
    isolate="\u200e",
    marks=MappingProxyType(
        {"+": "✓", "!": "▲", "*": "★", "~": "±", "x": "✗", "?": "↻", "%": "≠", SIGN: "●"}
    ),
)
"""What a terminal shows that was seen to draw such characters one column wide.

All are in the fonts that xterm has without being told of others (misc-fixed).
"""

_PLAIN_TERMINALS = re.compile(r"linux|dumb|vt\d")
_WIDE_LANGUAGES = ("zh", "ja", "ko")


def chosen_chrome(setting: str, environment: Mapping[str, str]) -> Chrome | None:
    """Return what a setting and the environment decide on; None where the terminal is to be measured.

    Args:
        setting: ``auto``, ``unicode`` or ``ascii``.
        environment: A multiplexer (``TMUX``, ``STY``) always answers that it draws narrow, so that the
            language has to decide there; ``TERM`` names terminals of few characters.
    """
    if setting != "auto":
        return UNICODE if setting == "unicode" else ASCII
    if _PLAIN_TERMINALS.match(environment.get("TERM", "")):
        return ASCII
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    language = next(filter(None, names), "")
    is_hidden = environment.get("TMUX") or environment.get("STY")
    return ASCII if is_hidden and language.startswith(_WIDE_LANGUAGES) else None
