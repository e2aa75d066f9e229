"""Signs of Markdown in the text of a page that mark nothing: stars that are shown, and links without an address."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.model.prose import Block, Span

_ELEMENTS = (
    "a|abbr|b|blockquote|br|code|details|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|script|small"
    "|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video"
)
HTML = re.compile(rf"<(?:{_ELEMENTS})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
"""Signs of HTML, which is shown as the text that it is."""

_STARS = re.compile(r"\*\*(?=[^\W\d])|(?<=[^\W\d])\*\*|(?<![\w*)\]])\*\*(?=[\d(\[\"'])")
_EMPTY_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]+\]\( *(?:<>)? *\)")
_PARTED_LINK = re.compile(
    r"(?<!\\)\[(?!\d+\])[^\[\]\n]+\][ \n]\((?:https?://[^\s()]+|[\w./-]+\.(?:md|ya?ml|html?)(?:#[\w-]+)?)\)",
    re.ASCII,
)
"""The words of a link and its address with a gap between them; a number is the mark of a note."""

_GAP = r"[\s>]+"
"""What may stand between the words of a text: the end of a line, in a quotation too."""

_NO_WORD = re.compile(_GAP)
_NO_SPAN = Span("")
_STANDS_OUT = ("strong", "em")


def lost_links(blocks: Sequence[Block], text: str) -> Iterator[tuple[int, str]]:
    """Yield the links of a text that are none, but for those in code: where they stand, and what is wrong with them."""
    code = [s.text for b in blocks for s in b.spans if b.kind == "code" or s.style == "code"]
    for pattern, told in (
        (_EMPTY_LINK, "has no address"),
        (_PARTED_LINK, "is no link: there is a gap before its address"),
    ):
        for match in pattern.finditer(text):
            if not any(match[0] in shown for shown in code):
                yield match.start(), f"{match[0]!r} {told}"


def lone_stars(blocks: Sequence[Block], text: str) -> Iterator[int]:
    """Yield where stars of a text are shown as they stand: others are missing."""
    searched = 0
    for block in (block for block in blocks if block.kind != "code"):
        around = (_NO_SPAN, *block.spans, _NO_SPAN)
        for before, span, behind in zip(around, block.spans, around[2:], strict=False):
            at = -1 if span.style else _lone_star(before, span.text, behind)
            written = (
                _GAP.join(map(re.escape, filter(None, _NO_WORD.split(span.text))))
                if at >= 0
                else ""
            )
            found = re.compile(written).search(text, searched) if written else None
            if found:  # a text with \* stands there otherwise
                index = found.start() - 1
                for _ in range(span.text[:at].count("*") + 1):
                    index = text.find("*", index + 1)
                yield index
            searched = max(searched, text.find(span.text, searched))


def _lone_star(before: Span, text: str, behind: Span) -> int:
    """Return where a star of a text between two others had a part in making words stand out; -1 for nowhere."""
    if found := _STARS.search(text):
        return found.start()
    if behind.style in _STANDS_OUT and text.endswith("*"):
        return len(text) - 1
    return 0 if before.style == "em" and text.startswith("*") else -1
