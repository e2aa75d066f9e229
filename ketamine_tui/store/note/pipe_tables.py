"""Tables of Kramdown: rows between bars, without the line that separates their heading (Kramdown, "Tables")."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from ketamine_tui.store.note.words import field_of, split_label

_BETWEEN = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:=+\s-]+")
_LEAST = 2
"""Rows and columns that there are in a table at least: one alone may be anything, but a row whose cells have labels."""


def add_pipe_tables(markdown: MarkdownIt) -> MarkdownIt:
    """Return a parser that reads lines between bars as a table where none of its other rules does."""
    markdown.block.ruler.before("paragraph", "pipe_table", _pipe_table)
    return markdown


def _pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's form of a rule
    rows: list[tuple[int, list[str]]] = []
    line = start
    while line < end and (cells := _cells(state, line)):
        rows.append((line, cells))
        line += 1
    told = [(number, cells) for number, cells in rows if not _RULE.fullmatch("".join(cells))]
    width = max((len(cells) for _, cells in told), default=0)
    if width < _LEAST or (len(told) < _LEAST and not _says_what_it_is(told)):
        return False
    if silent:
        return True
    state.push("table_open", "table", 1).map = [start, line]
    heading, *below = told if _is_heading(told[0][1]) else [(start, [""] * width), *told]
    _push_rows(state, "thead", "th", [heading], width)
    _push_rows(state, "tbody", "td", below, width)
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _cells(state: StateBlock, line: int) -> list[str]:
    """Return the cells of a line that begins with a bar; none of any other line."""
    if state.is_code_block(line) or state.sCount[line] < state.blkIndent:
        return []
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    if not text.startswith("|"):
        return []
    cells = [cell.strip() for cell in _BETWEEN.split(text[1:])]
    return cells[:-1] if cells[-1] == "" and len(cells) > 1 else cells


def _says_what_it_is(rows: list[tuple[int, list[str]]]) -> bool:
    """Say whether a cell behind the first of a row has a label, as in `| A line | Phone: 988 |`."""
    return any(split_label(cell) for _, cells in rows for cell in cells[1:])


def _is_heading(cells: list[str]) -> bool:
    """Say whether a first row names columns: one of its cells is called like a field, and none has a digit."""
    return any(map(field_of, cells)) and not any(c.isdigit() for cell in cells for c in cell)


def _push_rows(
    state: StateBlock, part: str, tag: str, rows: list[tuple[int, list[str]]], width: int
) -> None:
    state.push(f"{part}_open", part, 1)
    for line, cells in rows:
        state.push("tr_open", "tr", 1).map = [line, line + 1]
        for cell in [*cells, *[""] * (width - len(cells))]:
            state.push(f"{tag}_open", tag, 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.children = cell, []
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
    state.push(f"{part}_close", part, -1)
