"""The arrangement of the panes: which ones a terminal has room for, and how wide each is."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

PANES = ("sidebar", "list", "detail")

LEAST_COLUMNS, LEAST_ROWS = 30, 8
"""What a terminal must have to be drawn on."""

FLOOR_FROM = 24
"""The rows of a terminal from which frames have a lower end."""

_WIDEST_DETAIL = 84
"""Columns of a detail pane that is as wide as its text, of at most 80 columns, needs."""


_LEAST_PANE = 16
"""Columns that a pane keeps however much somebody gives to the others."""


class Division(NamedTuple):
    """How somebody has divided the screen: columns that a pane has beyond its usual ones, and one alone.

    The list has what is left.
    """

    sidebar: int = 0
    detail: int = 0
    is_zoomed: bool = False


USUAL = Division()
"""How the screen is divided as long as nobody has changed it."""


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


def visible_panes(columns: int, current: str, division: Division = USUAL) -> tuple[str, ...]:
    """Return the panes that so many columns show, left to right, when `current` has the focus."""
    width = Width.NARROW if division.is_zoomed else Width.of(columns)
    if width is Width.WIDE:
        return PANES
    if width is Width.NARROW:
        return (current,)
    return PANES[:2] if current == "sidebar" else PANES[1:]


def frame_parts(columns: int, rows: int) -> tuple[bool, bool]:
    """Return whether the frames of panes have sides, and whether they have a lower end."""
    return Width.of(columns) is not Width.NARROW, rows >= FLOOR_FROM


def pane_widths(
    columns: int, current: str, sidebar: int, division: Division = USUAL
) -> Mapping[str, int]:
    """Return the columns of each pane that is shown, left to right.

    Args:
        columns: Those of the terminal.
        current: The pane that has the focus, or had it last.
        sidebar: What the sidebar needs.
        division: What somebody has changed.
    """
    shown = visible_panes(columns, current, division)
    if len(shown) == 1:
        return {current: columns}
    rest = columns - sidebar if "sidebar" in shown else columns
    share = rest * 2 // 5 if columns >= 160 else rest * 6 // 11
    wanted = {
        "sidebar": sidebar + division.sidebar,
        "detail": min(_WIDEST_DETAIL, share) + division.detail,
        "list": columns,
    }
    widths = dict.fromkeys(shown, _LEAST_PANE)
    for pane in (pane for pane in wanted if pane in shown):
        others = sum(widths.values()) - widths[pane]
        widths[pane] = max(_LEAST_PANE, min(wanted[pane], columns - others))
    return widths


def widened(
    division: Division, pane: str, step: int, *, columns: int, current: str, sidebar: int
) -> Division:
    """Return the division after a pane was given so many columns more, as far as its neighbour has them.

    The other arguments are those of `pane_widths`. A pane that is alone, or not shown, stays as it is.
    """
    now = pane_widths(columns, current, sidebar, division)
    if len(now) == 1 or pane not in now:
        return division
    if pane == "list":
        pane, step = ("detail" if "detail" in now else "sidebar"), -step

    def beyond(columns_more: int) -> Division:
        if pane == "sidebar":
            return division._replace(sidebar=columns_more)
        return division._replace(detail=columns_more)

    usual = pane_widths(columns, current, sidebar, beyond(0))[pane]
    reached = pane_widths(columns, current, sidebar, beyond(now[pane] + step - usual))[pane]
    return beyond(reached - usual)
