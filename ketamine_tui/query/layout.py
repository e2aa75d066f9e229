"""Breaking blocks into lines of a given width: the same for the screen, the shell and the clipboard."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ketamine_tui.model.prose import Block, Span

LABEL_WIDTH = 11
"""Columns that the names of fields take."""

_WORDS = re.compile(r"\S+|\s+")
_NARROW = 34
"""Below this width a field's value begins on a line of its own."""

Measure = Callable[[str], int]


class TextLine(NamedTuple):
    """One line of text; `letter` is the key that copies what begins on it."""

    spans: tuple[Span, ...] = ()
    letter: str = ""

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(span.text for span in self.spans)


EMPTY = TextLine()


def cells(text: str) -> int:
    """Return how many columns a text takes (Unicode Standard Annex 11; ambiguous is narrow)."""
    if text.isascii():
        return len(text)
    return sum(map(_character_cells, text))


@lru_cache(4096)
def _character_cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def lay_out(blocks: Iterable[Block], width: int, measure: Measure = cells) -> list[TextLine]:
    """Return the lines of `blocks`, none wider than `width` columns."""
    width = max(1, width)
    lines: list[TextLine] = []
    previous: Block | None = None
    for block in blocks:
        if previous is not None and _has_space_between(previous, block):
            lines.append(EMPTY)
        lines.extend(_block_lines(block, width, measure))
        previous = block
    return lines


def _has_space_between(previous: Block, block: Block) -> bool:
    if block.kind == "line":
        return False
    if block.kind == previous.kind == "field":
        return False
    is_list = bool(block.indent and previous.indent)
    return not is_list and not (previous.kind == "heading" and previous.level > 1)


def _block_lines(block: Block, width: int, measure: Measure) -> Iterator[TextLine]:
    if block.kind == "rule":
        yield TextLine((Span("-" * width, "dim"),))
        return
    if block.kind == "field":
        first, rest = _field_margins(block, width)
    else:
        quote = "| " * block.quoted
        pad = "  " * max(0, block.indent - 1)
        marker = f"{block.marker} " if block.marker else "  " * bool(block.indent)
        first, rest = quote + pad + marker, quote + pad + " " * len(marker)
    spans = block.spans
    if block.kind == "heading":
        spans = tuple(span._replace(style="heading") for span in spans)
    letter = block.letter
    if block.kind == "field" and width < _NARROW and block.marker:
        yield TextLine((Span(block.marker, "dim"),), letter)
        first, letter = rest, ""
    if len(first) >= width:
        first = rest = ""
    for line in _wrap(spans, width - len(first), measure):
        yield TextLine((Span(first, "dim"), *line) if first else tuple(line), letter)
        first, letter = rest, ""


def _field_margins(block: Block, width: int) -> tuple[str, str]:
    rest = " " * (LABEL_WIDTH if width >= _NARROW else 2)
    return f"{block.marker:<{len(rest) - 1}} "[: max(len(rest), len(block.marker) + 1)], rest


def _wrap(spans: Sequence[Span], width: int, measure: Measure) -> Iterator[list[Span]]:
    """Yield the lines of styled text; words longer than a line are cut."""
    line: list[Span] = []
    used = 0
    pending: Span | None = None
    for piece in _pieces(spans):
        if piece.text == "\n":
            yield line
            line, used, pending = [], 0, None
            continue
        if piece.text.isspace():
            pending = piece if line else None
            continue
        size = measure(piece.text)
        gap = measure(pending.text) if pending else 0
        if line and used + gap + size > width:
            yield line
            line, used, pending, gap = [], 0, None, 0
        if pending:
            line.append(pending)
            used += gap
            pending = None
        rest = piece.text
        while size > width - used:
            head = _head(rest, width - used, measure)
            line.append(piece._replace(text=head))
            yield line
            line, used, rest = [], 0, rest[len(head) :]
            size = measure(rest)
        if rest:
            line.append(piece._replace(text=rest))
            used += size
    yield line


def _pieces(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield words, gaps and line breaks, each a span of its own."""
    for span in spans:
        for number, part in enumerate(span.text.split("\n")):
            if number:
                yield Span("\n")
            for word in _WORDS.findall(part):
                yield Span(word, span.style, span.href)


def _head(text: str, width: int, measure: Measure) -> str:
    """Return as much of `text` as fits, at least one character."""
    size = 0
    for number, character in enumerate(text):
        size += measure(character)
        if size > width and number:
            return text[:number]
    return text


def plain_text(blocks: Iterable[Block], width: int = 80) -> str:
    """Return blocks as text for a shell or the clipboard, without a final line break."""
    return "\n".join(line.text.rstrip() for line in lay_out(blocks, width))
