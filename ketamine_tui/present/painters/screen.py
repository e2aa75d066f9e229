"""The browse screen as a whole, at rest: bars, panes side by side, and the keys, line by line."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from ketamine_tui.model.config import LIST_COLUMNS
from ketamine_tui.model.translate import _
from ketamine_tui.present.card import Card
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.facets import Facets
from ketamine_tui.present.painters.bars import (
    Hint,
    bar_line,
    chips,
    counts,
    keys,
    notice_lines,
    status,
)
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Body, Window, pane_lines
from ketamine_tui.present.painters.panes import frame_parts, pane_widths
from ketamine_tui.present.painters.pieces import Line, Piece, filled, shortened, width_of
from ketamine_tui.present.painters.sidebar import SidebarBody
from ketamine_tui.present.painters.text import TextBody
from ketamine_tui.present.painters.titles import (
    BROWSE,
    card_title,
    correction,
    list_title,
    placeholder,
)
from ketamine_tui.query.suggest import asked_of
from ketamine_tui.query.view import View

_BARS = 3
"""The lines that are no part of a pane."""


class Scene(NamedTuple):
    """What a browse screen shows: a view, the place of the cursor in it, and the card of that entry.

    `urgent_key` is the one of urgent help, `columns` what a wide list shows, and `activity` what goes on beside the screen.
    """

    view: View
    card: Card | None
    hints: Sequence[Hint]
    cursor: int = 0
    urgent_key: str = "u"
    columns: Sequence[str] = LIST_COLUMNS
    activity: str = ""


def screen_lines(scene: Scene, columns: int, rows: int, chrome: Chrome) -> list[Line]:
    """Return the lines of a screen of so many columns and rows, the list having the focus."""
    view = scene.view
    panes = _panes(scene, columns, rows - _BARS, chrome)
    told = status(view, columns, chrome, activity=scene.activity, urgent_key=scene.urgent_key)
    *above, last = notice_lines(correction(view), columns, chrome)
    lines = [
        bar_line(told, columns, chrome),
        _query_line(view, columns, chrome),
        *(list(chain.from_iterable(parts)) for parts in zip(*panes, strict=True)),
    ]
    over = [bar_line([(f" {line}", "notice")], columns, chrome) for line in above]
    end = bar_line(keys(scene.hints, columns, chrome, notice=last), columns, chrome)
    return [*lines[: len(lines) - len(over)], *over, end]


def _query_line(view: View, columns: int, chrome: Chrome) -> Line:
    """Return chips, filter bar and count on the ground of all three."""
    left, right = chips(view, columns, chrome), counts(view)
    room = columns - width_of([*left, *right], chrome.measure)
    hint = shortened(placeholder(), room - 2, chrome)
    query = asked_of(view).query
    typed = shortened(str(query), room - 2, chrome)
    text: Piece = (f" {typed}", "") if query else (f" {hint}", "dim")
    line = [*left, *filled([text], room, chrome.measure), *right]
    return [(text, f"raised {style}".rstrip()) for text, style in line]


def _panes(scene: Scene, columns: int, rows: int, chrome: Chrome) -> list[list[Line]]:
    """Return the lines of each pane that there is room for, left to right."""
    has_sides, has_floor = frame_parts(columns, rows + _BARS)
    frame = Window(0, rows, has_sides=has_sides, has_floor=has_floor, chrome=chrome)
    facets = Facets(scene.view)
    sidebar = SidebarBody(facets)
    widths = pane_widths(columns, "list", sidebar.text_width(chrome) + 2 * frame.left)
    panes = []
    body: Body
    for name, width in widths.items():
        window = frame._replace(width=width)
        if name == "sidebar":
            window = window._replace(cursor=sidebar.shown_section)
            title, body = _(BROWSE), sidebar
        elif name == "list":
            window = window._replace(cursor=scene.cursor, has_focus=True)
            title, body = (
                list_title(scene.view),
                EntryBody(scene.view, window.text_width, scene.columns),
            )
        else:
            blocks = scene.card.all_blocks if scene.card else ()
            text = TextBody(blocks, window.text_width, chrome)
            text.mark(scene.view.needles, others=scene.view.others)
            title, body = card_title(scene.card), text
        panes.append(pane_lines(title, body, window, range(rows)))
    return panes
