"""Rules against saying one thing twice in a page: a paragraph, a sentence, a heading, an item or a source."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_lists import PageList, lists_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import Span
from ketamine_tui.model.text import fold

_LEAST = 60
"""Letters of a paragraph besides its links; shorter ones are said again on purpose."""

_LEAST_OF_ITEM = 4
_TWICE = 2
_LEAST_WORDS = 5
"""Words of a sentence."""

_LED = re.compile(r"^(?:sources?|see|see also|more)\b:?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=[.!?]) +")
"""What stands between two sentences."""

_NO_PROSE = re.compile(r"[|<>]")
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


def _paragraphs(page: Page) -> Iterator[Problem]:
    """Yield paragraphs that stand under the same heading already, and what one says twice."""
    known: set[str] = set()
    for part in (part for part in page.parts if part.is_own):
        if part.block.kind == "heading":
            known.clear()
        elif part.block.kind == "text":
            own, key = _own_letters(part), _key(part.shown)
            is_led = part.block.marker or key.endswith(":") or _NO_PROSE.search(key)
            if key in known and own >= _LEAST and not is_led:
                message = "this paragraph stands above already"
                yield page.problem("page-repeated", page.beginning(part), message)
            known.add(key)
            yield from _sentences(page, part)
            yield from _sources(page, part) if not own and _LED.match(part.shown) else ()


def _own_letters(part: Part) -> int:
    """Return the letters of a block besides its links and the word before them."""
    own = "".join(span.text for span in part.block.spans if not span.href)
    return len(_LED.sub("", own).strip(" ,;.\n"))


def _sentences(page: Page, part: Part) -> Iterator[Problem]:
    known: set[str] = set()
    for sentence in () if _NO_PROSE.search(part.shown) else _BETWEEN.split(part.shown):
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
    for before, span in pairwise((Span(""), *part.block.spans)):
        if span.href in known and before.href != span.href:
            message = f"{span.text!r} leads where another link of these does"
            yield page.problem("page-repeated", page.index_of(f"[{span.text}](", part), message)
        known.update({span.href} - {""})


def _headings(page: Page) -> Iterator[Problem]:
    """Yield headings that stand twice below the same one."""
    above: list[tuple[int, str]] = []
    known: dict[tuple[str, ...], list[Part]] = defaultdict(list)
    for part in (part for part in page.parts if part.is_own and part.block.kind == "heading"):
        above = [one for one in above if one[0] < part.block.level]
        above.append((part.block.level, _key(part.shown)))
        known[tuple(name for _, name in above)].append(part)
    again = [
        parts for names, parts in known.items() if len(parts) > 1 and names[-1] not in _EACH_HAS
    ]
    # What stands there more often is what each part has.
    for parts in again if len(again) == 1 and len(again[0]) == _TWICE else ():
        message = f"the heading {parts[1].shown!r} stands above already"
        yield page.problem("page-repeated", page.beginning(parts[1]), message)


def _items(page: Page, one: PageList) -> Iterator[Problem]:
    """Yield an item that stands in a list already; a step may be done again."""
    known: set[str] = set()
    again: list[Part] = []
    for item in one.items:
        key = _key(item.shown)
        is_step = one.is_numbered and not key.endswith("?")
        if key in known and len(key) >= _LEAST_OF_ITEM and not is_step:
            again.append(item)
        known.add(key)
    for item in again if len(again) == 1 else ():
        message = f"{item.shown!r} stands in this list already"
        yield page.problem("page-repeated", page.beginning(item), message)


def _key(text: str) -> str:
    return fold(" ".join(text.split()))
