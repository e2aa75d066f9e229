"""Pictures of a directory by the painters alone: no toolkit is imported here.

As a script it prints the picture of a folder at a number of columns, and fails if a toolkit was loaded.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from support.content import open_content

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.present.card import card_at
from ketamine_tui.present.chrome import ASCII, UNICODE, Chrome
from ketamine_tui.present.facets import Facets
from ketamine_tui.present.painters.bars import banner, bar_line, chips, counts, keys, status
from ketamine_tui.present.painters.choices import Choice, ChoiceBody
from ketamine_tui.present.painters.entries import EntryBody
from ketamine_tui.present.painters.pane import Window, pane_lines
from ketamine_tui.present.painters.pieces import Line, text_of
from ketamine_tui.present.painters.sidebar import SidebarBody
from ketamine_tui.present.painters.text import TextBody
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

HINTS = (("u", "urgent help"), ("/", "filter"), ("y", "copy"), ("o", "open"), ("?", "help"))
CHOICES = (
    "Ways",
    Choice("p", "202-555-0143", "Phone", "copy the number"),
    Choice("t", "send the word HELLO to 55501 at any hour of the day", "", "", shorter=("55501",)),
)


def picture(catalog: Catalog, width: int, chrome: Chrome = ASCII) -> Iterator[Line]:
    """Yield bars and panes one below another, all as wide as `width`."""
    view = View(Search(catalog)).with_text("kind:book,helpline")
    card = card_at(catalog, view.positions[2])
    facets = Facets(view)
    facets.count_views()
    body = TextBody(card.blocks, width - 4, chrome)
    body.mark(("help line", "202-555"), 1)
    window = Window(width, 9, cursor=1, has_focus=True, chrome=chrome)
    beside = window._replace(height=16, has_sides=True, has_floor=True, has_focus=False)
    yield bar_line(status(view, width, chrome), width, chrome)
    yield bar_line([*chips(view, width, chrome), *counts(view)], width, chrome)
    yield bar_line(banner(catalog.broken), width, chrome)
    yield from pane_lines("Entries", EntryBody(view, window.text_width), window, range(9))
    nothing = EntryBody(view.with_text("kind:book nowhere"))
    yield from pane_lines("Entries", nothing, window._replace(height=5), range(5))
    yield from pane_lines("Browse", SidebarBody(facets), beside, range(16))
    yield from pane_lines(card.entry.title, body, beside._replace(top=2), range(16))
    for is_tall in (False, True):
        choices = ChoiceBody(CHOICES, is_tall=is_tall)
        yield from pane_lines("Copy", choices, window._replace(height=7), range(7))
    yield bar_line(keys(HINTS, width, chrome), width, chrome)


if __name__ == "__main__":
    folder, day, columns, name = sys.argv[1:]
    opened = open_content(Path(folder), dt.date.fromisoformat(day))
    for line in picture(opened, int(columns), UNICODE if name == "unicode" else ASCII):
        assert len(text_of(line)) == int(columns), line
        sys.stdout.write(f"{text_of(line).rstrip()}\n")
    loaded = {name.partition(".")[0] for name in sys.modules}
    sys.exit("the toolkit was loaded" if loaded & {"textual", "rich"} else 0)
