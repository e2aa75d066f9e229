"""The first picture: drawn by the painters out of the index, before the toolkit is loaded.

Loading the toolkit takes most of a start. The picture is what the toolkit draws first too, cell by cell,
so that nothing changes when it takes over; keys that are typed meanwhile are kept for it.
"""

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from ketamine_tui.actions.keymap import Keymap
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.palettes import MONOCHROME
from ketamine_tui.palettes.fewer import xterm_number
from ketamine_tui.palettes.looks import look_of, palette_of, theme_name
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.painters.panes import LEAST_COLUMNS, LEAST_ROWS
from ketamine_tui.services.terminal import Terminal
from ketamine_tui.toolkit.background import expected_light
from ketamine_tui.toolkit.signals import ANSWERED, ENDING

if TYPE_CHECKING:
    from ketamine_tui.present.card import Card
    from ketamine_tui.present.painters.pieces import Line
    from ketamine_tui.present.painters.screen import Scene

_LARGE = 20_000
"""Entries from which a query is not answered at once."""

_AMPLE = 300, 80
"""Columns and rows in which all panes have room for more than they have elsewhere."""

_WORDS = {"bold": "1", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}


class Asked(NamedTuple):
    """What the screen is to show; without a `chrome` the terminal is measured."""

    query: str
    theme: str
    chrome: Chrome | None
    has_mouse: bool
    keymap: Keymap
    columns: Sequence[str]


class Shown(NamedTuple):
    """A picture that is on the screen: the terminal that has it, with what it is drawn, and its entry."""

    terminal: Terminal | None = None
    chrome: Chrome = ASCII
    card: "Card | None" = None


@contextmanager
def first_picture(catalog: Catalog, asked: Asked, *, is_current: bool) -> Iterator[Shown]:
    """Draw the first picture, and give the terminal back should the toolkit not have taken it over.

    Nothing is drawn where the picture would not be the toolkit's own: in a terminal of few colours or
    rows, for a query that takes its time or cannot be understood, and of a directory without entries. One that
    is not current, as its files were not compared yet, says so.
    """
    colours = colours_of(os.environ)
    terminal = Terminal(sys.stdin.fileno(), sys.stderr.fileno(), has_mouse=asked.has_mouse)
    columns, rows = terminal.size
    is_large = bool(asked.query) and catalog.size > _LARGE
    has_room = columns >= LEAST_COLUMNS and rows >= LEAST_ROWS
    is_possible = catalog.size and has_room and not is_large
    if not is_possible or not colours or asked.theme == MONOCHROME:
        yield Shown()
        return
    _take(terminal, is_measured=asked.chrome is None)
    try:
        scene = _scene(catalog, asked, is_current=is_current)
        chrome = asked.chrome or (UNICODE if terminal.draws_narrow() else ASCII)
        if scene is not None:
            is_light = expected_light(os.environ)
            theme = theme_name(asked.theme, is_light=is_light, colour_system=colours)
            terminal.write(drawn(_lines(scene, columns, rows, chrome), theme))
        yield Shown(terminal, chrome, scene.card if scene else None)
    finally:
        terminal.give_back()


def shown_files(catalog: Catalog, asked: Asked) -> frozenset[str]:
    """Return the files of all that a large picture shows first, and of urgent help; what is damaged raises anything."""
    scene = _scene(catalog, asked if catalog.size <= _LARGE else asked._replace(query=""))
    if scene is None:
        return frozenset()
    _lines(scene, *_AMPLE, ASCII)
    urgent = (catalog.position(id_) for group in catalog.directory.urgent for id_ in group.entries)
    positions = {*scene.view.positions[: _AMPLE[1]], *(at for at in urgent if at is not None)}
    return frozenset(catalog.origin(position).path for position in positions)


def colours_of(environment: Mapping[str, str]) -> str:
    """Return what Rich calls the colours of a terminal; nothing for those that are left to the toolkit."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if environment.get("TERM", "").rpartition("-")[2] == "256color" else ""


def _take(terminal: Terminal, *, is_measured: bool) -> None:
    """Take the terminal; from now on whatever ends the program gives it back."""

    def leave(number: int, _frame: FrameType | None) -> None:
        terminal.give_back()
        os._exit(128 + number)

    # What only stops it or tells a size waits until the toolkit answers it.
    signal.pthread_sigmask(signal.SIG_BLOCK, (*ENDING, *ANSWERED))
    for number in ENDING:
        signal.signal(number, leave)
    try:
        terminal.take(is_measured=is_measured)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _scene(catalog: Catalog, asked: Asked, *, is_current: bool = True) -> "Scene | None":
    """Return what is to be shown; nothing for a query that cannot be understood."""
    from ketamine_tui.present.card import own_card_at
    from ketamine_tui.present.painters.screen import Scene
    from ketamine_tui.present.painters.titles import reading
    from ketamine_tui.query.queue import is_queue
    from ketamine_tui.query.search import Search
    from ketamine_tui.query.suggest import answer
    from ketamine_tui.query.syntax import QueryError
    from ketamine_tui.query.view import View

    view = View(Search(catalog))
    try:
        view = answer(view.with_text(asked.query)) if asked.query else view
    except QueryError:
        return None
    card = own_card_at(catalog, view.positions[0]) if view.total else None
    keymap = asked.keymap
    hints = keymap.hints_in("list", is_queue=is_queue(view.query))
    return Scene(
        view,
        card,
        hints,
        urgent_key=keymap.shown("urgent"),
        columns=asked.columns,
        activity="" if is_current else reading(catalog.size),
    )


def _lines(scene: "Scene", columns: int, rows: int, chrome: Chrome) -> "Sequence[Line]":
    from ketamine_tui.present.painters.screen import screen_lines

    return screen_lines(scene, columns, rows, chrome)


def drawn(lines: "Sequence[Line]", theme: str) -> str:
    """Return what draws lines from the top of a screen, in the colours of what `theme_name` names."""
    palette = palette_of(theme)
    is_256 = theme.endswith("-256")

    @cache
    def sequence(names: str) -> str:
        look = look_of(names, theme)
        codes = sorted({_WORDS[word] for word in look.words.split()})
        codes += [_colour("38", look.colour or palette.text, is_256=is_256)]
        codes += [_colour("48", look.ground or palette.back, is_256=is_256)]
        return f"\x1b[0;{';'.join(codes)}m"

    rows = (
        f"\x1b[{row};1H" + "".join(f"{sequence(names)}{text}" for text, names in line if text)
        for row, line in enumerate(lines, 1)
    )
    return f"{''.join(rows)}\x1b[0m"


def _colour(kind: str, colour: str, *, is_256: bool) -> str:
    if is_256:
        return f"{kind};5;{xterm_number(colour)}"
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{kind};2;{red};{green};{blue}"
