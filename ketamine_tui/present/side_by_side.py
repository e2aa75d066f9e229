"""Text in columns: groups of blocks, each below its heading, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.layout import EMPTY, TextLine, lay_out

GAP = 4
"""Columns of the screen that stay blank between two columns of text."""

_NARROWEST = 56
"""Fewer columns than these break too many lines."""

Lines = Sequence[TextLine]


def column_count(width: int, most: int) -> int:
    """Return how many columns of text have room side by side, at least one."""
    return max(1, min(most, (width + GAP) // (_NARROWEST + GAP)))


def side_by_side(
    blocks: Iterable[Block], width: int, count: int, chrome: Chrome
) -> Iterator[TextLine]:
    """Yield the lines of blocks in `count` columns, none of them wider than `width` together.

    A group stays whole and in its order, so that each column is read from its top to its end.
    """
    room = (width + GAP) // count - GAP
    groups = [[*lay_out(group, room, chrome)] for group in groups_of(blocks)]
    for row in zip_longest(*_columns(groups, count), fillvalue=EMPTY):
        *before, last = row
        filled = chain.from_iterable(_filled(line, room + GAP, chrome) for line in before)
        yield TextLine((*filled, *last.spans), margin=row[0].margin)


def groups_of(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return blocks in groups, each of which begins with its heading, but perhaps the first one."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind == "heading" or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _columns(groups: Sequence[Lines], count: int) -> list[list[TextLine]]:
    """Return groups in columns whose longest one is as short as can be."""
    height = max(map(len, groups), default=0)
    while len(columns := _stacked(groups, height)) > count:
        height += 1
    return columns


def _stacked(groups: Iterable[Lines], height: int) -> list[list[TextLine]]:
    """Return groups in columns of at most so many lines, an empty one between two groups."""
    columns: list[list[TextLine]] = []
    for group in groups:
        if columns and len(columns[-1]) + 1 + len(group) <= height:
            columns[-1] += [EMPTY, *group]
        else:
            columns.append([*group])
    return columns


def _filled(line: TextLine, width: int, chrome: Chrome) -> tuple[Span, ...]:
    return (*line.spans, Span(" " * max(0, width - chrome.measure(line.text))))
