"""Rules against saying one thing twice in a page: a paragraph, a sentence, a heading, an item or a term."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.codes import country_named
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_lists import PageList, lists_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_LEAST = 40
"""Letters of a paragraph besides its links; shorter ones are said again on purpose."""

_LEAST_ELSEWHERE = 160
"""Letters of one under another heading, where a warning may be said again."""

_LEAST_OF_ITEM = 4
_LEAST_TERMS = 5
_MOST = 0.75
"""The part of the items of a list of definitions that define something, at least."""

_LEAST_WORDS = 5
"""Words of a sentence."""

_LED = re.compile(r"^(?:sources?|see|see also|more)\b:?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<![^\s])\S[^.!?]*[.!?]+(?=\s|\Z)")
_TERM = re.compile(r"([^:.\u2013\u2014]{2,40}?) ?(?:\([^()]*\))?: ")
_EACH_HAS = frozenset(
    {"sources", "source", "references", "notes", "further reading", "see also", "links", "summary"}
)
"""Headings that every part of a text may have."""


def problems_of_page_repetition(page: Page) -> Iterator[Problem]:
    """Yield what a page says a second time."""
    yield from _paragraphs(page)
    yield from _headings(page)
    for one in lists_of(page):
        yield from _items(page, one)
        yield from _terms(page, one)


def _paragraphs(page: Page) -> Iterator[Problem]:
    """Yield paragraphs that stand there already, and what one says twice."""
    known: dict[str, int] = {}
    section = 0
    for part in (part for part in page.parts if part.is_own):
        section += part.block.kind == "heading"
        if part.block.kind != "text":
            continue
        own, key = _own_letters(part), _key(part.shown)
        is_told = own >= (_LEAST if known.get(key) == section else _LEAST_ELSEWHERE)
        if key in known and is_told and not part.block.marker:
            yield page.problem(
                "page-repeated", page.beginning(part), "this paragraph stands above already"
            )
        known.setdefault(key, section)
        yield from _sentences(page, part)
        if not own:
            yield from _sources(page, part)


def _own_letters(part: Part) -> int:
    """Return the letters of a block besides its links and the word before them."""
    own = "".join(span.text for span in part.block.spans if not span.href)
    return len(_LED.sub("", own).strip(" ,;.\n"))


def _sentences(page: Page, part: Part) -> Iterator[Problem]:
    known: set[str] = set()
    for sentence in _SENTENCE.findall(part.shown):
        key = _key(sentence)
        if key in known and len(sentence.split()) >= _LEAST_WORDS:
            index = page.text.rfind(sentence.split()[-1], part.start, part.end)
            yield page.problem(
                "page-repeated", index, f"{sentence!r} stands in this paragraph twice"
            )
        known.add(key)


def _sources(page: Page, part: Part) -> Iterator[Problem]:
    """Yield a link that stands twice among links alone."""
    known: set[str] = set()
    for span in part.block.spans:
        if span.href in known:
            message = f"{span.text!r} leads where another link of these does"
            yield page.problem("page-repeated", page.index_of(f"[{span.text}](", part), message)
        known.update({span.href} - {""})


def _headings(page: Page) -> Iterator[Problem]:
    """Yield headings that stand twice below the same one."""
    above: list[tuple[int, str]] = []
    known: set[tuple[str, ...]] = set()
    for part in (part for part in page.parts if part.is_own and part.block.kind == "heading"):
        above = [one for one in above if one[0] < part.block.level]
        above.append((part.block.level, _key(part.shown)))
        names = tuple(name for _, name in above)
        if names in known and names[-1] not in _EACH_HAS:
            message = f"the heading {part.shown!r} stands above already"
            yield page.problem("page-repeated", page.beginning(part), message)
        known.add(names)


def _items(page: Page, one: PageList) -> Iterator[Problem]:
    """Yield the items of a list that stand in it already."""
    known: set[str] = set()
    for item in one.items:
        key = _key(item.shown)
        if key in known and len(key) >= _LEAST_OF_ITEM:
            yield page.problem(
                "page-repeated", page.beginning(item), f"{item.shown!r} stands in this list already"
            )
        known.add(key)


def _terms(page: Page, one: PageList) -> Iterator[Problem]:
    """Yield a term that a list of definitions has twice; places and people may be named for several things."""
    defined = [(item, term) for item in one.items if (term := _term(item))]
    if len(defined) < max(_LEAST_TERMS, len(one.items) * _MOST):
        return
    keys = [_key(term) for _, term in defined]
    if keys != sorted(keys) and not all(item.block.spans[0].style for item, _ in defined):
        return
    known: dict[str, str] = {}
    for (item, term), key in zip(defined, keys, strict=True):
        meant = _key(item.shown)
        if known.setdefault(key, meant) != meant and not country_named(term):
            message = f"{term!r} is defined in this list already"
            yield page.problem("page-repeated", page.beginning(item), message)


def _term(item: Part) -> str:
    """Return what an item of a list of definitions defines; nothing where it is no such item."""
    match = _TERM.match(item.shown)
    return match[1].strip() if match else ""


def _key(text: str) -> str:
    return fold(" ".join(text.split()))
