"""Overlays: how much of the terminal a dialog takes, and where there is only room for it alone."""

from textual.geometry import Size

from ketamine_tui.present.painters.panes import Width

MARGIN = Size(2, 1)
"""Columns and rows that stay in sight on each side of a dialog."""

_FEWEST_ROWS = 18
"""With fewer rows a dialog takes all of them."""

_KEYS = 1
"""The row below a dialog, in which its keys stand."""

NARROWEST = 40
"""Columns that a dialog has at least."""


def is_small(terminal: Size) -> bool:
    """Say whether a dialog takes all of a terminal."""
    return Width.of(terminal.width) is Width.NARROW or terminal.height < _FEWEST_ROWS


def room_in(terminal: Size, *, is_alone: bool) -> Size:
    """Return the size that a dialog may have, without the line of its keys; all of it if it stands alone."""
    room = Size(terminal.width, terminal.height - _KEYS)
    return room if is_alone else room - MARGIN - MARGIN
