"""Overlays: how much of the terminal a dialog takes, and where there is only room for it alone."""

from textual.geometry import Region, Size

from ketamine_tui.present.painters.panes import Width

MARGIN = Size(2, 1)
"""Columns and rows that stay in sight on each side of a dialog."""

_FEWEST_ROWS = 18
"""With fewer rows a dialog takes all of them."""

KEYS = 1
"""The row below a dialog, in which its keys stand."""

_SLIVER = Size(8, 2)
"""Columns and rows of the screen below that are only pieces of words and of frames: they are not shown."""

NARROWEST = 40
"""Columns that a dialog has at least."""


def is_small(terminal: Size) -> bool:
    """Say whether a dialog takes all of a terminal."""
    return Width.of(terminal.width) is Width.NARROW or terminal.height < _FEWEST_ROWS


def room_in(terminal: Size, *, is_alone: bool) -> Size:
    """Return the size that a dialog may have, without the line of its keys; all of it if it stands alone."""
    room = Size(terminal.width, terminal.height - KEYS)
    return room if is_alone else room - MARGIN - MARGIN


def bare_around(terminal: Size, dialog: Size) -> Region:
    """Return what a dialog in the middle covers, with the slivers beside it, but never the first line."""
    left, top = (terminal.width - dialog.width) // 2, (terminal.height - KEYS - dialog.height) // 2
    if left > _SLIVER.width:
        return Region(left, top, *dialog)
    first, end = top, top + dialog.height
    if top <= 1 + _SLIVER.height:
        first = min(1, top)
    if terminal.height - KEYS - end <= _SLIVER.height:
        end = terminal.height - KEYS
    return Region(0, first, terminal.width, end - first)
