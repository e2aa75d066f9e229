"""The screen as a person reads it: the counts, the query, the list and its cursor."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from support.pty_session import PtySession

from ketamine_tui.model.marks import SIGN
from ketamine_tui.palettes import PALETTES
from ketamine_tui.present.painters.entries import COLUMNS_FROM
from ketamine_tui.present.painters.titles import placeholder

_PLACE = re.compile(r" (?P<item>[\d,]+) of [\d,]+ -*[-+]?$")
_HEAD = re.compile(r"\+- [^+]*\+|-- .* --$")
"""The upper end of a pane's frame; below 60 columns it has no corners."""
_CORNER = re.compile(r"\+- [^|]*-\+")
_PALETTE = "Commands"
_CHIP = re.compile(r"^ > (?: .*? x {2})?")
"""What stands before the query: the section that is shown can be taken away."""
_CHIP_AT = 3
"""A column of it, which is bold; what is typed is not, even if it ends like a chip."""
_PROMPT = re.compile(r"^ > ")
_CUT_CHIP = re.compile(r"^ > (?:(?: .*? )?x {3})?")
"""The same where there is hardly room for its cross."""
_CUT_BELOW = 40
_TOO_SMALL = "Theterminalistoosmall"
_COUNT = re.compile(r" (?:(?P<total>[\d,]+) of (?P<size>[\d,]+)|(?P<all>[\d,]+) entr(?:y|ies)) $")
_GROUNDS = {
    ground.removeprefix("#")
    for palette in PALETTES.values()
    for ground in (palette.cursor, palette.cursor_dim)
}
_TYPED_ALIKE = 4
"""The first letters of it are typed, too."""
_BLANK = 4
"""The columns in a full filter bar that may look empty: a blank or a half of a character at each end."""
_MARGIN = 3
"""The columns before the title of an entry: the bar of the cursor and its mark."""


class Counts(NamedTuple):
    """How many entries are in the list and in the directory."""

    total: int
    size: int


class Browsing(NamedTuple):
    """The browse screen.

    `counted` is the line of the filter. `place` is the number of the entry with the cursor, as the list's title has it; `rows` are the lines of
    the list, where it is in sight, and `cursor_rows` those of them that are drawn as the cursor; `is_doubted` where a reading of the
    files was stopped.
    """

    cols: int
    counted: str
    query: str
    place: int | None
    rows: Sequence[str]
    cursor_rows: Sequence[int]
    is_doubted: bool

    @property
    def counts(self) -> Counts | None:
        """What the line of the filter says; None in the queue, while something is searched or read, and where it may be outdated."""
        match = _COUNT.search(self.counted)
        if match is None or self.is_doubted:
            return None
        total = _number(match["total"] or match["all"])
        return Counts(total, _number(match["size"]) if match["size"] else total)

    @property
    def has_whole_query(self) -> bool:
        """Whether the filter bar has room for all that is in it, and for the cursor behind it.

        Of a longer text it shows the end, and then it is full.
        """
        if not self.query or (counts := self.counts) is None:
            return True
        size = counts.size
        longest = max(map(len, (f"{size:,}+ of {size:,}", f"{size:,} entries", "searching")))
        room = self.cols - self.counted.rindex(self.query) - longest - len("  ") - len(" ")
        return len(self.query) < room - _BLANK

    @property
    def has_columns(self) -> bool:
        """Whether an entry is one line, with columns."""
        return max(map(len, self.rows), default=0) - 1 >= COLUMNS_FROM

    @property
    def has_cursor(self) -> bool:
        """Whether one entry is drawn as the cursor: all lines of it, or one of two at an edge of the list."""
        rows = self.cursor_rows
        if len(rows) == 1 and self.has_columns:
            return True
        if len(rows) == 2:
            return rows[1] == rows[0] + 1
        return len(rows) == 1 and rows[0] in (0, len(self.rows) - 1)

    def titles(self) -> dict[int, str]:
        """Return the titles that are in sight by their places in the list, from 0, as far as they are shown."""
        if self.place is None or self.has_columns or len(self.cursor_rows) != 2:
            return {}
        first = self.cursor_rows[0]
        return {
            self.place - 1 + (row - first) // 2: _title(text[_MARGIN:])
            for row, text in enumerate(self.rows)
            if (row - first) % 2 == 0 and text.strip()
        }


def _title(text: str) -> str:
    """Return a title, or its beginning, without the sign of a marked entry."""
    return text.rstrip().removesuffix("..").removeprefix(f"{SIGN} ")


def _is_placeholder(text: str) -> bool:
    """Whether a text is as much of what stands in an empty bar as there is room for; no step types that."""
    text = text.removesuffix("..")
    return placeholder().startswith(text) and text not in placeholder()[:_TYPED_ALIKE]


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def is_covered(lines: Sequence[str]) -> bool:
    """Whether nothing is on the screen but how large it has to be, as far as there is room for that."""
    text = "".join("".join(lines).split())
    return text[:20] == _TOO_SMALL[: len(text)][:20]


def has_palette(session: PtySession) -> bool:
    """Whether commands can be chosen, by Enter or with the mouse; or might, as nothing can be seen."""
    return is_covered(session.lines) or any(_PALETTE in line for line in session.lines)


def read_browsing(session: PtySession) -> Browsing | None:
    """Return what the browse screen shows, or None where something else is on the screen."""
    lines = session.lines
    # A banner may stand above the panes.
    top = next((row for row in (2, 3) if row < len(lines) and _HEAD.match(lines[row])), None)
    if top is None or not lines[1].startswith(" > "):
        return None
    heads = list(_HEAD.finditer(lines[top]))
    is_cut = any(not head[0].endswith(("-+", "--")) for head in heads)
    is_whole = "".join(head[0] for head in heads) == lines[top].rstrip()
    if (
        is_cut
        or not is_whole
        or any(_CORNER.search(line) for row, line in enumerate(lines) if row != top)
    ):
        return None  # a dialog lies over the panes, which are dim
    cols, rows = session.size
    counted = lines[1].ljust(cols)
    count = _COUNT.search(counted)
    at_chip: Any = session.cells[1].get(_CHIP_AT)
    chip = _CHIP if at_chip and at_chip.bold else _PROMPT
    if cols < _CUT_BELOW:
        chip = _CUT_CHIP
    query = chip.sub("", counted[: count.start() if count else None]).strip()
    has_sides = lines[top].startswith("+")
    # The list alone says which of how many has the cursor.
    listing = next((head for head in heads if _PLACE.search(head[0])), None)
    place = _PLACE.search(listing[0]) if listing else None
    shown: list[Sequence[Any]] = []
    if listing is not None:
        last = -2 if rows >= _FLOOR_FROM else -1
        start, end = listing.start() + has_sides, listing.end() - 1 - has_sides
        shown = [_cells(row, start, end) for row in session.cells[top + 1 : last]]
    return Browsing(
        cols,
        counted,
        "" if _is_placeholder(query) else query,
        _number(place["item"]) if place else None,
        ["".join(cell.data for cell in row) for row in shown],
        [number for number, row in enumerate(shown) if _is_cursor(row)],
        _DOUBT in lines[0],
    )


_FLOOR_FROM = 24
_DOUBT = "May be outdated"


def _cells(row: dict[int, tuple[Any, ...]], start: int, end: int) -> Sequence[Any]:
    return [cell for column, cell in sorted(row.items()) if start <= column < end]


def _is_cursor(cells: Sequence[Any]) -> bool:
    """Whether a whole line has the ground of the cursor, or is reversed or bold without one.

    What is selected with the mouse is reversed too, but keeps its colours.
    """
    if not cells:
        return False
    is_plain = len({(cell.fg, cell.bg) for cell in cells}) == 1
    if is_plain and all(cell.reverse for cell in cells):
        return True
    grounds = {cell.bg for cell in cells}
    return grounds <= _GROUNDS or (grounds == {"default"} and all(cell.bold for cell in cells))
