"""Needles: the folded words that a search looks for in texts."""

from typing import NamedTuple


class Needle(NamedTuple):
    """A folded text to find, in one field or, without a name, in any.

    It may be a part of longer words, unless it `is_whole`.
    """

    text: str
    field: str = ""
    is_whole: bool = False
