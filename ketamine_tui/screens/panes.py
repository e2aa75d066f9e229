"""Which panes fit: three from 100 columns, two from 60, one below."""

from enum import Enum

PANES = ("sidebar", "list", "detail")


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
