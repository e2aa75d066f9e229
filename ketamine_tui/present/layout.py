"""Breaking blocks into lines of a given width: the same for the screen, the shell and the clipboard."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.chrome import ASCII, Chrome, Measure
from ketamine_tui.present.shortened import short_address

LABEL_WIDTH = 11
"""Columns that the names of fields take at least, and in English."""

_WIDEST_LABEL = 18
"""Columns that they take at most: a longer one moves its value to the right."""

_WORD = re.compile(r"\S+")
_NARROW = 28
"""Below this width every field's value begins on a line of its own."""

_HANGING = 2
"""Columns before a value on a line of its own."""

Range = tuple[int, int]
"""Where a part of a text begins and ends."""


class TextLine(NamedTuple):
    """One line of text; `keys` are those that open what begins on it, or copy it.

    The first `margin` characters are not of the text itself: indents, the marks of lists and
    quotations, the names of fields. A line that `is_cut` ends within a word.
    """

    spans: tuple[Span, ...] = ()
    keys: str = ""
    margin: int = 0
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join([span.text for span in self.spans])


EMPTY = TextLine()


def lay_out(
    blocks: Iterable[Block], width: int, chrome: Chrome = ASCII, key_columns: int = 0
) -> Iterator[TextLine]:
    """Yield the lines of `blocks`, none wider than `width` columns but those of pictures.

    Where so many columns are kept for the keys of a field, the whole of an address is behind its key, and
    only so much of it is shown as one line holds.
    """
    width = max(1, width)
    breaker = _Breaker(chrome.measure)
    blocks = [*blocks]
    of_labels = _label_width(blocks, chrome.measure)
    usual_width = label_width = of_labels if width - key_columns >= _NARROW else 0
    previous: Block | None = None
    for block in blocks:
        if previous is not None and _has_space_between(previous, block):
            yield EMPTY
        room = width - key_columns if block.opens or block.letter else width
        if key_columns and block.opens:
            widths = (room - (usual_width or _HANGING), room - _HANGING)
            block = _on_one_line(block, widths, chrome)  # noqa: PLW2901  # the same, shorter
        if block.marker:  # what has no name of its own stands below the value before it
            is_alone = _needs_its_own_line(block, room - of_labels, room, chrome)
            label_width = 0 if is_alone else usual_width
        yield from _block_lines(block, room, label_width, breaker, chrome)
        previous = block


def _has_space_between(previous: Block, block: Block) -> bool:
    if block.kind in ("line", "drawn"):
        return False
    if block.kind == previous.kind == "field":
        return False
    is_list = bool(block.indent and previous.indent)
    return not is_list and not (previous.kind == "heading" and previous.level > 1)


def _block_lines(
    block: Block, width: int, label_width: int, breaker: "_Breaker", chrome: Chrome
) -> Iterator[TextLine]:
    if block.kind == "rule":
        yield TextLine((Span(chrome.rule * width, "dim"),), margin=width)
        return
    if block.kind == "drawn":
        yield TextLine(block.spans)
        return
    if block.kind == "field":
        first, rest = _field_margins(block, label_width, chrome.measure)
    else:
        quote = chrome.quote * block.quoted
        pad = "  " * max(0, block.indent - 1)
        marker = f"{block.marker} " if block.marker else "  " * bool(block.indent)
        first, rest = quote + pad + marker, quote + pad + " " * len(marker)
    spans = block.spans
    if block.kind == "heading":
        spans = tuple(span._replace(style="heading") for span in spans)
    keys = f"o {block.opens}" if block.opens else f"y {block.letter}" if block.letter else ""
    if block.kind == "field" and not label_width and block.marker:
        yield TextLine((Span(block.marker, "dim"),), keys, len(block.marker))
        first, keys = rest, ""
    if chrome.measure(first) >= width:
        first = rest = ""
    text = "".join([span.text for span in spans])
    ranges = breaker.ranges(text, width - chrome.measure(first))
    cuts = (end == start for (_, end), (start, _) in pairwise((*ranges, (-1, -1))))
    for line, is_cut in zip(_cut_spans(spans, ranges), cuts, strict=True):
        margin = (Span(first, "dim"),) if first else ()
        yield TextLine((*margin, *line), keys, len(first), is_cut)
        first, keys = rest, ""


def _label_width(blocks: Iterable[Block], measure: Measure) -> int:
    """Return how many columns the names of fields take, so that values stand below each other."""
    widths = [measure(block.marker) + 1 for block in blocks if block.kind == "field"]
    return max([LABEL_WIDTH, *(width for width in widths if width <= _WIDEST_LABEL)])


def _needs_its_own_line(block: Block, beside: int, width: int, chrome: Chrome) -> bool:
    """Say whether a word of a field would be broken in the columns beside its name, and not below it."""
    words = "".join([span.text for span in block.spans]).split()
    widest = max(map(chrome.measure, words), default=0)
    return beside < widest <= width - _HANGING


def _on_one_line(block: Block, widths: Iterable[int], chrome: Chrome) -> Block:
    """Return a field that is an address, cut in the middle of its path to the first width that leaves enough."""
    (address,) = block.spans
    texts = ((short_address(address.text, width, chrome), width) for width in widths)
    text = next((text for text, width in texts if chrome.measure(text) <= width), address.text)
    return block._replace(spans=(address._replace(text=text),))


def _field_margins(block: Block, label_width: int, measure: Measure) -> tuple[str, str]:
    width = label_width or _HANGING
    return block.marker + " " * max(1, width - measure(block.marker)), " " * width


def _cut_spans(spans: Sequence[Span], ranges: Iterable[Range]) -> Iterator[list[Span]]:
    """Yield what of the spans lies in each range of their text."""
    number = offset = 0
    for start, end in ranges:
        line = []
        at = start
        while at < end:
            text, style, href = spans[number]
            stop = offset + len(text)
            if at < stop:
                line.append(Span(text[at - offset : end - offset], style, href))
            if stop > end:
                break
            at, offset, number = max(at, stop), stop, number + 1
        yield line


class _Breaker:
    """Breaks texts into lines, and remembers which characters take one column."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._narrow = {"\n"}

    def ranges(self, text: str, width: int) -> list[Range]:
        """Return where the lines of a text begin and end."""
        if not self._narrow.issuperset(text):
            self._narrow.update([c for c in set(text) - self._narrow if self._measure(c) == 1])
            if not self._narrow.issuperset(text):
                return measured_lines(text, width, self._measure)
        return narrow_lines(text, width)


def split_at(text: str, width: int, measure: Measure) -> tuple[str, str]:
    """Return what of a text fits into so many columns, in whole words where it can, and the rest."""
    if measure(text) <= width:
        return text, ""
    (_, end), *others = measured_lines(text, width, measure)
    return text[:end], text[others[0][0] :] if others else ""


def narrow_lines(text: str, width: int) -> list[Range]:
    """Return the lines of a text of which every character takes one column.

    Words stay whole where they fit; gaps at either end of a line are left out.
    """
    pattern = _line_pattern(width)
    ranges: list[Range] = []
    for start, end in _given_lines(text):
        ranges += [m.span() for m in pattern.finditer(text, start, end)] or [(start, start)]
    return ranges


@lru_cache(256)
def _line_pattern(width: int) -> re.Pattern[str]:
    """Return what finds the next line: as many whole words as fit, or a part of one that does not."""
    words = rf"\S(?:.{{0,{width - 2}}}\S)?(?!\S)" if width > 1 else r"\S(?!\S)"
    return re.compile(rf"{words}|\S{{{width}}}", re.DOTALL)


def measured_lines(text: str, width: int, measure: Measure) -> list[Range]:
    """Return the same lines as `narrow_lines`, of a text of any characters."""
    ranges: list[Range] = []
    for start, end in _given_lines(text):
        ranges += list(_measured(text, start, end, width, measure)) or [(start, start)]
    return ranges


def _given_lines(text: str) -> Iterator[Range]:
    start = 0
    for part in text.split("\n"):
        yield start, start + len(part)
        start += len(part) + 1


def _measured(text: str, start: int, end: int, width: int, measure: Measure) -> Iterator[Range]:
    line: Range | None = None
    used = 0
    for word in _WORD.finditer(text, start, end):
        begin, stop = word.span()
        size = measure(word[0])
        if line:
            longer = used + measure(text[line[1] : begin]) + size
            if longer <= width:
                line, used = (line[0], stop), longer
                continue
            yield line
        while size > width:
            cut = begin + _fitting(text[begin:stop], width, measure)
            yield begin, cut
            # Measuring all the rest for each line would take ages in a text without gaps.
            size = max(size - measure(text[begin:cut]), 0)
            if size <= width:
                size = measure(text[cut:stop])
            begin = cut
        line, used = (begin, stop) if begin < stop else None, size
    if line:
        yield line


def _fitting(text: str, width: int, measure: Measure) -> int:
    """Return how many characters of a text that is too wide fit, at least one."""
    size = 0
    for number, character in enumerate(text):
        size += measure(character)
        if size > width and number:
            return number
    return len(text)


def plain_text(blocks: Iterable[Block], width: int = 80) -> str:
    """Return blocks as text for a shell or the clipboard, without a final line break."""
    return "\n".join(line.text.rstrip() for line in lay_out(blocks, width))
