"""``search``: what matches, with the passages in which it does."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ketamine_tui.cli.command import Command, QueryOptions, Speech, add_query_and_json
from ketamine_tui.cli.context import Context
from ketamine_tui.cli.output import FINDINGS, FINE, put, put_answer, remark
from ketamine_tui.cli.suggested import answer_data, answered
from ketamine_tui.model.prose import Block, Span, line
from ketamine_tui.model.translate import _

if TYPE_CHECKING:
    from ketamine_tui.index.row import Row
    from ketamine_tui.present.passages import Passage
    from ketamine_tui.query.view import View

_MOST = 3
"""Passages of one entry."""


def run(context: Context, options: QueryOptions) -> int:
    """Print id, state, title, field and passage, tab-separated; on a terminal as text."""
    from ketamine_tui.cli.printing import print_lines, text_width
    from ketamine_tui.present.layout import EMPTY, lay_out
    from ketamine_tui.present.passages import passages

    view = answered(context.view(options.query), is_corrected=True)
    rows = zip(view.catalog.rows(view.positions), view.positions, strict=True)
    matches = ((row, passages(view, position, _MOST)) for row, position in rows)
    remark(() if options.json else view.told.remarks)
    if options.json:
        put_answer("search/1", **search_data(view, view.positions))
    elif context.is_plain:
        for row, parts in matches:
            label, text = (parts[0].label, parts[0].text) if parts else ("", row.summary)
            put(f"{row.id}\t{row.state}\t{row.title}\t{label}\t{text}")
    else:
        width = text_width(context)
        laid_out = (lay_out(_blocks(*match), width) for match in matches)
        print_lines(context, (part for lines in laid_out for part in (*lines, EMPTY)))
    return FINE if view.total else FINDINGS


def search_data(view: "View", positions: Sequence[int]) -> dict[str, Any]:
    """Return as data what is told of a view, with those of its entries that are at `positions`."""
    from ketamine_tui.present.passages import passages

    rows = zip(view.catalog.rows(positions), positions, strict=True)
    entries = [_data(row, passages(view, position, _MOST)) for row, position in rows]
    return answer_data(view, entries)


def _data(row: "Row", parts: "tuple[Passage, ...]") -> dict[str, object]:
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "title": row.title,
        "passages": [{"field": part.label, "text": part.text} for part in parts],
    }


def _blocks(row: "Row", parts: "tuple[Passage, ...]") -> Iterator[Block]:
    from ketamine_tui.present.highlight import restyled

    style = "state" if row.state.is_checked else "warning"
    yield line(row.title, "strong")
    yield Block(
        "line", (Span(f"{row.id}  "), Span(f"[{row.state.mark}] {_(row.state.words)}", style))
    )
    for part in parts:
        pieces = restyled([(part.text, "")], [(a, b, "match") for a, b in part.matches])
        spans = tuple(Span(text, name) for text, name in pieces)
        label = (Span(f"{part.label}: ", "dim"),) if part.label else ()
        yield Block("line", (*label, *spans), indent=1)


SEARCH = Command(add_query_and_json, QueryOptions, run, speech=Speech.ASKED)
