"""Narrowing of a text to the blocks that have some words, each below its heading."""

from collections.abc import Iterable, Sequence

from ketamine_tui.model.prose import Block
from ketamine_tui.model.text import fold
from ketamine_tui.present.side_by_side import groups_of


def narrowed(blocks: Sequence[Block], words: Sequence[str]) -> Sequence[Block]:
    """Return the blocks that have all of some folded words, with their headings.

    A heading that has them brings everything below it along. Without words everything stays.
    """
    if not words:
        return blocks
    return [block for group in groups_of(blocks) for block in _narrowed_group(group, words)]


def _narrowed_group(group: Sequence[Block], words: Sequence[str]) -> Sequence[Block]:
    first, *rest = group
    if first.kind != "heading":
        return [block for block in group if _has_all(block, words)]
    if _has_all(first, words):
        return group
    matching = [block for block in rest if _has_all(block, words)]
    return [first, *matching] if matching else ()


def _has_all(block: Block, words: Iterable[str]) -> bool:
    text = fold(" ".join([block.marker, *(span.text for span in block.spans)]))
    return all(word in text for word in words)
