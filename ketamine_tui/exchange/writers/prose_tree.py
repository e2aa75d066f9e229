"""Blocks of text as a tree of elements: lists in lists, quotations in quotations (WHATWG HTML)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from ketamine_tui.model.prose import Block, Span

_TOP = 2
_DEEPEST = 6
_ELEMENTS = {"code": "pre", "rule": "hr"}


@dataclass(slots=True)
class Node:
    """An element by its name, with its text, its terms (``dl``) or the elements in it.

    `start` is the number of a list's first item, where it is not 1.
    """

    element: str
    spans: tuple[Span, ...] = ()
    parts: list["Node"] = field(default_factory=list)
    pairs: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)
    start: str = ""


def prose_tree(blocks: Iterable[Block]) -> list[Node]:
    """Return the elements for blocks; headings begin at the second level, and none is skipped."""
    tree: list[Node] = []
    for (is_field, depth, is_list), group in groupby(_levelled(blocks), _shape):
        if is_field:
            nodes = [Node("dl", pairs=[(block.marker, block.spans) for block in group])]
        else:
            nodes = _lists(group) if is_list else [_node(block) for block in group]
        for _ in range(depth):
            nodes = [Node("blockquote", parts=nodes)]
        tree += nodes
    return tree


def _shape(block: Block) -> tuple[bool, int, bool]:
    return block.kind == "field", block.quoted, block.indent > 0


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose headings have the level that they get on the page."""
    above: list[int] = []
    for block in blocks:
        if block.kind != "heading":
            yield block
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        yield block._replace(level=min(_TOP - 1 + len(above), _DEEPEST))


def _node(block: Block) -> Node:
    heading = f"h{block.level}" if block.kind == "heading" else "p"
    return Node(_ELEMENTS.get(block.kind, heading), block.spans)


def _lists(blocks: Iterable[Block]) -> list[Node]:
    """Return lists of blocks, one within the other; what has no mark goes on with its item."""
    outermost = Node("li")
    lists: list[Node] = []
    for block in blocks:
        name = "ul" if block.marker in ("", "-") else "ol"
        del lists[block.indent :]
        if block.marker and len(lists) == block.indent and lists[-1].element != name:
            lists.pop()
        while len(lists) < block.indent:
            is_last = len(lists) == block.indent - 1
            number = block.marker.rstrip(".") if is_last and name == "ol" else ""
            new = Node(name if is_last else "ul", start="" if number == "1" else number)
            (_last_item(lists[-1]) if lists else outermost).parts.append(new)
            lists.append(new)
        if block.marker:
            lists[-1].parts.append(Node("li"))
        _last_item(lists[-1]).parts.append(_node(block))
    return outermost.parts


def _last_item(list_node: Node) -> Node:
    """Return the last item of a list; a new one where it has none."""
    if not list_node.parts:
        list_node.parts.append(Node("li"))
    return list_node.parts[-1]
