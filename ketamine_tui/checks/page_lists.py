"""Lists of a page: the items of each, and what stands before it."""

from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.checks.page import Page, Part


class PageList(NamedTuple):
    """The items of a list, each by its first block, and the block before the list where it follows one at once."""

    items: list[Part]
    before: Part | None

    @property
    def is_numbered(self) -> bool:
        """Whether its items have numbers."""
        return _is_number(self.items[0].block.marker)

    @property
    def level(self) -> int:
        """How many lists it stands in, itself among them."""
        return self.items[0].block.indent


def lists_of(page: Page) -> Iterator[PageList]:
    """Yield the lists of a page, the inner ones before those around them; quotations have others' lists."""
    open_lists: list[PageList] = []
    before: Part | None = None
    for part in page.parts:
        block = part.block
        while open_lists and not _goes_on(open_lists[-1], part):
            yield open_lists.pop()
        if block.marker and not block.quoted:
            if not open_lists or open_lists[-1].level < block.indent:
                open_lists.append(PageList([], before))
            open_lists[-1].items.append(part)
        before = part
    yield from reversed(open_lists)


def _goes_on(known: PageList, part: Part) -> bool:
    """Say whether a block is in a list or in one within it."""
    block, last = part.block, known.items[-1].block
    if block.indent != known.level or not block.marker:
        return block.indent >= known.level
    if _is_number(block.marker) != known.is_numbered:
        return False
    return not known.is_numbered or int(block.marker[:-1]) == int(last.marker[:-1]) + 1


def _is_number(marker: str) -> bool:
    return marker != "-"
