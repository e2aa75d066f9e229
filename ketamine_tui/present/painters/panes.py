"""The arrangement of the panes: which ones a terminal has room for, and how wide each is."""

from collections.abc import Mapping
from enum import Enum

PANES = ("sidebar", "list", "detail")

LEAST_COLUMNS, LEAST_ROWS = 30, 8
"""What a terminal must have to be drawn on."""

FLOOR_FROM = 24
"""The rows of a terminal from which frames have a lower end."""

_WIDEST_DETAIL = 84
"""Columns of a detail pane that is as wide as its text, of at most 80 columns, needs."""


class Width(Enum):
    """How many panes a terminal has room for."""

    NARROW = 1
    NORMAL = 2
    WIDE = 3

    @classmethod
    def of(cls, columns: int) -> "Width":
        """Return the width class of a number of columns."""
        if columns >= 100:
            return cls.WIDE
        return cls.NORMAL if columns >= 60 else cls.NARROW


def visible_panes(width: Width, current: str) -> tuple[str, ...]:
    """Return the panes to show, left to right, when `current` has the focus."""
    if width is Width.WIDE:
        return PANES
    if width is Width.NARROW:
        return (current,)
    return PANES[:2] if current == "sidebar" else PANES[1:]


def frame_parts(columns: int, rows: int) -> tuple[bool, bool]:
    """Return whether the frames of panes have sides, and whether they have a lower end."""
    return Width.of(columns) is not Width.NARROW, rows >= FLOOR_FROM


def pane_widths(columns: int, current: str, sidebar: int) -> Mapping[str, int]:
    """Return the columns of each pane that is shown, left to right.

    Args:
        columns: Those of the terminal.
        current: The pane that has the focus, or had it last.
        sidebar: What the sidebar needs.
    """
    shown = visible_panes(Width.of(columns), current)
    if len(shown) == 1:
        return {current: columns}
    if "detail" not in shown:
        return {"sidebar": sidebar, "list": columns - sidebar}
    rest = columns - sidebar if "sidebar" in shown else columns
    share = rest * 2 // 5 if columns >= 160 else rest * 6 // 11
    detail = min(_WIDEST_DETAIL, share)
    widths = {"list": rest - detail, "detail": detail}
    return {"sidebar": sidebar, **widths} if "sidebar" in shown else widths
