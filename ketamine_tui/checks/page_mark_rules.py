"""Rules for the signs of Markdown that mark nothing in a page: links that are none, lone stars, code without an end."""

import re
from collections.abc import Iterator, Sequence

from ketamine_tui.checks.marks import HTML, lone_marks
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Span
from ketamine_tui.model.text import with_article

_LINK = re.compile(r"(?:\[[^\[\]\n]*)?(?:\]\([^\s)]*\)?|\]\[[^\W\d][^\]]*\])")
"""A link with its words, as far as these are not marked; numbers in brackets may be those of notes."""

_OWN_FILE = re.compile(r"\]\((?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)
_NAMED = re.compile(r"\]\[([^\]]*)\]\Z")

_EMPTY_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]+\]\( *(?:<>)? *\)")
_PARTED_LINK = re.compile(
    r"(?<!\\)\[(?!\d+\])[^\[\]\n]+\][ \n]\((?:https?://[^\s()]+|[\w./-]+\.(?:md|ya?ml|html?)(?:#[\w-]+)?)\)",
    re.ASCII,
)
"""The words of a link and its address with a gap between them; a number is the mark of a note."""

_FENCE = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?=[^`]*$)|~{3,})")


def problems_of_marks(page: Page) -> Iterator[Problem]:
    """Yield signs of a page that are shown as they are written."""
    yield from _signs(page)
    for index, message in _lost_links(page):
        yield page.problem("link-broken", index, message)
    for index, name in lone_marks(page):
        message = f"{with_article(name)} is shown as it stands, where others are missing"
        yield page.problem("page-stars", index, message)
    yield from _open_code(page)


def _signs(page: Page) -> Iterator[Problem]:
    """Yield links that are none, and HTML."""
    for part in page.parts:
        plain = [s.text for s in part.block.spans if _is_plain(part, s)]
        texts = [text for text in plain if "<" in text or "](" in text or "][" in text]
        for index, sign in _written(page, part, _LINK, texts):
            yield page.problem("link-broken", index, *_told_of_link(sign))
        for index, sign in _written(page, part, HTML, texts):
            message = f"{sign!r} is shown as it stands: HTML is not read"
            yield page.problem("page-html", index, message)


def _is_plain(part: Part, span: Span) -> bool:
    return part.block.kind != "code" and span.style != "code" and not span.href


def _written(
    page: Page, part: Part, sign: re.Pattern[str], texts: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the signs that a block shows and where they are written, but for those that are meant as they stand."""
    searched = part.start
    for match in (found for text in texts for found in sign.finditer(text)):
        index = page.text.find(match[0], searched, part.end)
        if index >= 0 and not _is_escaped(page.text, index, match[0]):
            yield index, match[0]
        searched = max(searched, index + 1)


def _is_escaped(text: str, index: int, sign: str) -> bool:
    """Say whether a sign is meant as it stands; of a link, the bracket before its words may say so."""
    first = text.rfind("[", 0, index) if sign.startswith("]") else index
    return any(text[i - 1 : i] == "\\" for i in (index, first))


def _told_of_link(written: str) -> tuple[str, ...]:
    """Return what is said of the signs of a link that is none, and what is to be done where that can be told."""
    if _OWN_FILE.search(written):
        message = f"{written!r} leads to somebody's own computer, and is shown as it stands"
        return message, "write where the file lies from here, or an address on the web"
    if match := _NAMED.search(written):
        message = f"{written!r} is shown as it stands: nothing says where [{match[1]}] leads"
        return (
            message,
            f"write the address in round brackets, or below the text [{match[1]}]: ADDRESS",
        )
    return (f"{written!r} is shown as it stands, and is no link",)


def _lost_links(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the links that are none, but for those in code: where they stand, and what is wrong with them."""
    spans = [(part, span) for part in page.parts for span in part.block.spans]
    code = [s.text for part, s in spans if part.block.kind == "code" or s.style == "code"]
    for pattern, told in (
        (_EMPTY_LINK, "has no address"),
        (_PARTED_LINK, "is no link: there is a gap before its address"),
    ):
        for match in pattern.finditer(page.text):
            if not any(match[0] in shown for shown in code):
                yield match.start(), f"{match[0]!r} {told}"


def _open_code(page: Page) -> Iterator[Problem]:
    """Yield a block of code that goes on to the end of the page."""
    opened, place = "", 0
    position = 0
    for line in page.text.split("\n"):
        if match := _FENCE.match(line):
            if not opened:
                opened, place = match[1], position + match.start(1)
            elif match[1].startswith(opened) and not line[match.end() :].strip():
                opened = ""
        position += len(line) + 1
    last = page.parts[-1].block if page.parts else None
    # A fence in a block of code that is indented is a part of it.
    if opened and last and last.kind == "code" and opened not in last.spans[0].text:
        yield page.problem("page-code-open", place, "the code that begins here has no end")
