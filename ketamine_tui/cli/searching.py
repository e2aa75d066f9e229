"""``search``: what matches, with the passages in which it does."""

import argparse
from collections.abc import Iterator

from ketamine_tui.cli.listing import view_of
from ketamine_tui.cli.opening import open_catalog
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer
from ketamine_tui.cli.printing import is_plain, print_lines, text_width
from ketamine_tui.index.row import Row
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.highlight import restyled
from ketamine_tui.present.layout import TextLine, lay_out
from ketamine_tui.present.passages import Passage, passages
from ketamine_tui.query.view import View

_MOST = 3
"""Passages of one entry."""


def search(arguments: argparse.Namespace) -> int:
    """Print id, state, title, field and passage, tab-separated; on a terminal as text."""
    view = view_of(open_catalog(arguments), arguments.query)
    found = ((row, passages(view, position, _MOST)) for row, position in _rows(view))
    if arguments.json:
        put_answer("search/1", entries=[_data(row, parts) for row, parts in found])
    elif is_plain(arguments):
        for row, parts in found:
            first = parts[0] if parts else Passage("", row.summary, ())
            put(f"{row.id}\t{row.state}\t{row.title}\t{first.label}\t{first.text}")
    else:
        width = text_width(arguments)
        print_lines(arguments, (line for row, parts in found for line in _lines(row, parts, width)))
    return FINE if view.total else FINDINGS


def _rows(view: View) -> Iterator[tuple[Row, int]]:
    return zip(view.catalog.rows(view.positions), view.positions, strict=True)


def _data(row: Row, parts: tuple[Passage, ...]) -> dict[str, object]:
    found = [{"field": part.label, "text": part.text} for part in parts]
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "title": row.title,
        "passages": found,
    }


def _lines(row: Row, parts: tuple[Passage, ...], width: int) -> Iterator[TextLine]:
    style = "state" if row.state.is_checked else "warning"
    blocks = [
        Block("line", (Span(row.title, "strong"),)),
        Block("line", (Span(f"{row.id}  "), Span(f"[{row.state.mark}] {row.state.words}", style))),
    ]
    for part in parts:
        pieces = restyled([(part.text, "")], [(a, b, "match") for a, b in part.matches])
        spans = tuple(Span(text, name) for text, name in pieces)
        label = (Span(f"{part.label}: ", "dim"),) if part.label else ()
        blocks.append(Block("line", (*label, *spans), indent=1))
    yield from lay_out(blocks, width)
    yield TextLine()
