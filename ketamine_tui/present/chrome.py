"""The characters that the program draws itself with, and how many columns a text takes."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

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


class Chrome(NamedTuple):
    """What lines are drawn with, each character one column wide, and what measures texts.

    `edge` stands between two panes, `focus` before the name of the one that takes the keys, `chosen`
    beside the section that is shown and `caret` where something is typed. `cut` ends what was too
    long, `unknown` stands for a number that is still counted, `quote` begins a line of a quotation,
    and a rule is made of `rule`. `measure` differs from one thing that draws to another: not all
    know the same version of Unicode.
    """

    edge: str = "| "
    focus: str = "> "
    chosen: str = ">"
    caret: str = "_"
    cut: str = ".."
    unknown: str = ".."
    quote: str = "| "
    rule: str = "-"
    measure: Measure = cells


ASCII = Chrome()
"""What any terminal shows."""
