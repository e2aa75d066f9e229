"""Draws the picture of the README: what the painters draw of the shipped directory, as SVG.

Usage: pictures.py FILE. The tests compare the file of the repository with a new one.
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ketamine_tui.actions.keymap import DEFAULT
from ketamine_tui.index.opening import Opening
from ketamine_tui.palettes.looks import Look, look_of, palette_of
from ketamine_tui.present.card import card_at
from ketamine_tui.present.chrome import UNICODE
from ketamine_tui.present.painters.pieces import Line
from ketamine_tui.present.painters.screen import Scene, screen_lines
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.store.locate import Location

CONTENT = Path(__file__).parents[1] / "content"
DAY = dt.date(2026, 11, 28)
"""Reviews run out; the picture is of one day."""

COLUMNS, ROWS = 120, 36
SECTION, ENTRY = "urgent-help", "crisis-uk-samaritans"
THEME = "dark"
WIDE, HIGH = 9, 19
"""The size of a character, in pixels."""

WORDS = {
    "bold": 'font-weight="bold"',
    "italic": 'font-style="italic"',
    "underline": 'text-decoration="underline"',
    "strike": 'text-decoration="line-through"',
}


def lines_of_screen() -> list[Line]:
    """Return the screen with an entry that is read."""
    with tempfile.TemporaryDirectory() as folder:
        location = Location(CONTENT, is_packaged=False)
        home = Path(folder)
        catalog = Opening(location, lambda: DAY, home, home / "views.yaml").open()
        view = View(Search(catalog)).with_section(SECTION)
        position = catalog.position(ENTRY)
        assert position is not None, ENTRY
        cursor = view.place_of(position)
        assert cursor is not None, SECTION
        hints = DEFAULT.hints_in("list", is_queue=False)
        scene = Scene(view, card_at(catalog, position), hints, cursor)
        lines = screen_lines(scene, COLUMNS, ROWS, UNICODE)
        catalog.close()
    return lines


def as_svg(lines: list[Line]) -> Iterator[str]:
    """Yield the lines of a picture."""
    palette = palette_of(THEME)
    width, height = COLUMNS * WIDE, len(lines) * HIGH
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">'
    yield "<title>The program: sections, the list of urgent help, and an entry</title>"
    yield f'<rect width="{width}" height="{height}" fill="{palette.back}"/>'
    yield '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="15">'
    for row, line in enumerate(lines):
        column = 0
        for text, names in line:
            look = look_of(names, THEME)
            yield from piece(text, look, column * WIDE, row * HIGH, palette.text)
            column += UNICODE.measure(text)
    yield "</g>"
    yield "</svg>"


def piece(text: str, look: Look, x: int, y: int, colour: str) -> Iterator[str]:
    """Yield a piece of a line: its ground, and what is written on it."""
    size = UNICODE.measure(text) * WIDE
    if look.ground:
        yield f'<rect x="{x}" y="{y}" width="{size}" height="{HIGH}" fill="{look.ground}"/>'
    if shown := text.strip():
        words = "".join(f" {WORDS[word]}" for word in sorted(set(look.words.split())))
        start = x + WIDE * (len(text) - len(text.lstrip()))
        place = f'x="{start}" y="{y + HIGH - 5}" textLength="{UNICODE.measure(shown) * WIDE}"'
        # Blanks that do not break are not taken for one.
        written = escape(shown).replace(" ", "\N{NO-BREAK SPACE}")
        yield f'<text {place} fill="{look.colour or colour}"{words}>{written}</text>'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(as_svg(lines_of_screen())) + "\n", encoding="utf-8")
