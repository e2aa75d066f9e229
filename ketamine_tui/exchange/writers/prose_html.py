"""Blocks of text as HTML: the prose of pages, and what cards say in fields."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ketamine_tui.exchange.writers.elements import Element, element, link, term_lists
from ketamine_tui.model.prose import ENTRY_SCHEME, Block, Span

Address = Callable[[str], str]
"""Returns where the page of an entry is, by its id; nothing where it has none."""

_DEEPEST = 6
_STYLES = {"strong": "strong", "em": "em", "code": "code", "placeholder": "s"}


def html_of(blocks: Iterable[Block], address: Address, top: int = 2) -> list[Element]:
    """Return elements for blocks.

    Args:
        blocks: What to say.
        address: Where entries have their pages.
        top: The level of the outermost headings. None is skipped, whatever the blocks do.
    """
    return [*_Writer(address, top).elements(blocks)]


def spans_of(spans: Iterable[Span], address: Address) -> list[Element | str]:
    """Return runs of text with their styles and links."""
    found: list[Element | str] = []
    for span in spans:
        text = lines_of(span.text)
        if span.style == "warning":
            text = [element("strong", *text, class_="warning")]
        elif name := _STYLES.get(span.style):
            text = [element(name, *text)]
        if span.href.startswith(ENTRY_SCHEME):
            href = address(span.href.removeprefix(ENTRY_SCHEME))
            text = [element("a", *text, href=href)] if href else text
        elif span.href:
            text = [link(span.href, *text)]
        found += text
    return found


def lines_of(text: str) -> list[Element | str]:
    """Return a text with its line breaks."""
    first, *others = text.split("\n")
    found: list[Element | str] = [first]
    for line in others:
        found += [element("br"), line]
    return found


def _sort(block: Block) -> tuple[bool, int, bool]:
    return block.kind == "field", block.quoted, block.indent > 0


class _Writer:
    def __init__(self, address: Address, top: int) -> None:
        self._address = address
        self._top = top
        self._levels: list[int] = []

    def elements(self, blocks: Iterable[Block]) -> Iterator[Element]:
        for (is_field, depth, is_list), group in groupby(blocks, _sort):
            if is_field:
                spans = ((b.marker, spans_of(b.spans, self._address)) for b in group)
                found = [*term_lists((name, element("dd", *said)) for name, said in spans)]
            elif is_list:
                found = self._lists(group)
            else:
                found = [self._block(block) for block in group]
            for _ in range(depth):
                found = [element("blockquote", *found)]
            yield from found

    def _block(self, block: Block) -> Element:
        match block.kind:
            case "heading":
                return element(self._heading(block.level), *spans_of(block.spans, self._address))
            case "code":
                return element("pre", element("code", *(span.text for span in block.spans)))
            case "rule":
                return element("hr")
            case _:
                return element("p", *spans_of(block.spans, self._address))

    def _heading(self, level: int) -> str:
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"h{min(self._top - 1 + len(self._levels), _DEEPEST)}"

    def _lists(self, blocks: Iterable[Block]) -> list[Element]:
        """Return lists of blocks, one within the other; what has no mark goes on with its item."""
        outermost: list[Element] = []
        lists: list[Element] = []
        for block in blocks:
            wanted = "ul" if block.marker in ("", "-") else "ol"
            del lists[block.indent :]
            if block.marker and len(lists) == block.indent and lists[-1].tag != wanted:
                lists.pop()
            while len(lists) < block.indent:
                is_last = len(lists) == block.indent - 1
                start = block.marker.rstrip(".") if is_last and wanted == "ol" else ""
                new = element(wanted if is_last else "ul", start="" if start == "1" else start)
                (_item(lists[-1]) if lists else outermost).append(new)
                lists.append(new)
            if block.marker:
                lists[-1].append(element("li"))
            _item(lists[-1]).append(self._block(block))
        return outermost


def _item(found: Element) -> Element:
    """Return the last item of a list; a new one where it has none."""
    if not len(found):
        found.append(element("li"))
    return found[-1]
