"""The screen as a person reads it: the counts, the query, the list and its cursor."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from support.pty_session import PtySession

from ketamine_tui.palettes import PALETTES

_TITLE = re.compile(r" ?(?:> )?(Filter by|Entries|Entry)(?:  |$)")
_LIST = "Entries"
_PLACE = re.compile(r" (?P<item>[\d,]+) of [\d,]+\s*$")
_PALETTE = "Commands"
_PLACEHOLDER = "/ filter: "
_TOO_SMALL = "Theterminalistoosmall"
_COUNT = re.compile(
    r"(?:^|(?<=\s))(?:(?P<total>[\d,]+) of (?P<size>[\d,]+)|(?P<all>[\d,]+) entr(?:y|ies))(?=,|\s*$)"
)
_HIDDEN = re.compile(r"filter on, (?P<hidden>[\d,]+) hidden")
_GROUNDS = {
    ground.removeprefix("#")
    for palette in PALETTES.values()
    for ground in (palette.cursor, palette.cursor_dim)
}
_MARGIN = 3
"""The columns before the title of an entry: its mark."""


class Counts(NamedTuple):
    """What the first line says: entries in the list, in the directory, and hidden by the filter.

    What is hidden is not known where the line has no room for it.
    """

    total: int
    size: int
    hidden: int | None


class Browsing(NamedTuple):
    """The browse screen.

    `place` is the number of the entry with the cursor, as the list's title has it; `rows` are the lines of
    the list, where it is in sight, and `cursor_rows` those of them that are drawn as the cursor.
    """

    cols: int
    status: str
    query: str
    place: int | None
    rows: Sequence[str]
    cursor_rows: Sequence[int]

    @property
    def counts(self) -> Counts | None:
        """What the first line says; None in the queue, and while something is searched or read."""
        match = _COUNT.search(self.status)
        if match is None or match.end() == self.cols:
            return None
        total = _number(match["total"] or match["all"])
        size = _number(match["size"]) if match["size"] else total
        if hidden := _HIDDEN.search(self.status):
            return Counts(total, size, _number(hidden["hidden"]))
        return Counts(total, size, None if len(self.status) >= self.cols - 1 else 0)

    @property
    def has_whole_query(self) -> bool:
        """Whether the filter bar has room for all that is in it."""
        return len(self.query) < self.cols - 2 * _MARGIN

    @property
    def has_cursor(self) -> bool:
        """Whether one entry is drawn as the cursor: two lines of it, or one at an edge of the list."""
        rows = self.cursor_rows
        if len(rows) == 2:
            return rows[1] == rows[0] + 1
        return len(rows) == 1 and rows[0] in (0, len(self.rows) - 1)

    def titles(self) -> dict[int, str]:
        """Return the titles that are in sight by their places in the list, from 0, as far as they are shown."""
        if self.place is None or len(self.cursor_rows) != 2:
            return {}
        first = self.cursor_rows[0]
        return {
            self.place - 1 + (row - first) // 2: text[_MARGIN:].rstrip().removesuffix("..")
            for row, text in enumerate(self.rows)
            if (row - first) % 2 == 0 and text.strip()
        }


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def is_covered(lines: Sequence[str]) -> bool:
    """Whether nothing is on the screen but how large it has to be, as far as there is room for that."""
    text = "".join("".join(lines).split())
    return text[:20] == _TOO_SMALL[: len(text)][:20]


def has_palette(session: PtySession) -> bool:
    """Whether commands can be chosen, by Enter or with the mouse; or might, as nothing can be seen."""
    return is_covered(session.lines) or any(_PALETTE in line for line in session.lines[:3])


def read_browsing(session: PtySession) -> Browsing | None:
    """Return what the browse screen shows, or None where something else is on the screen."""
    lines = session.lines
    # A banner may stand above the panes.
    top = next((row for row in (2, 3) if row < len(lines) and _panes(lines[row])), None)
    if top is None:
        return None
    query = lines[1].strip()
    is_empty = query.startswith(_PLACEHOLDER)
    columns = _panes(lines[top]).get(_LIST)
    place = _PLACE.search(lines[top][slice(*columns)]) if columns else None
    rows = [_cells(row, *columns) for row in session.cells[top + 1 : -1]] if columns else []
    return Browsing(
        session.size[0],
        lines[0],
        "" if is_empty else query,
        _number(place["item"]) if place else None,
        ["".join(cell.data for cell in row) for row in rows],
        [number for number, row in enumerate(rows) if _is_cursor(row)],
    )


def _panes(line: str) -> dict[str, tuple[int, int]]:
    """Return the columns of each pane by its name, from the line of titles; nothing if it is none."""
    panes: dict[str, tuple[int, int]] = {}
    start = 0
    for part in line.split("|"):
        title = _TITLE.match(part)
        if title is None:
            return {}
        # Behind the edge, which is a line and a space.
        panes[title[1]] = (start + bool(start), start + len(part))
        start += len(part) + 1
    name, (start, _) = panes.popitem()
    return {**panes, name: (start, _EVERYTHING)}


_EVERYTHING = 10_000


def _cells(row: dict[int, tuple[Any, ...]], start: int, end: int) -> Sequence[Any]:
    return [cell for column, cell in sorted(row.items()) if start <= column < end]


def _is_cursor(cells: Sequence[Any]) -> bool:
    """Whether a whole line is reversed, or has the ground or the weight of a cursor without focus.

    What is selected with the mouse is reversed too, but keeps its colours.
    """
    if not cells:
        return False
    is_plain = len({(cell.fg, cell.bg) for cell in cells}) == 1
    if is_plain and all(cell.reverse for cell in cells):
        return True
    grounds = {cell.bg for cell in cells}
    return grounds <= _GROUNDS or (grounds == {"default"} and all(cell.bold for cell in cells))
