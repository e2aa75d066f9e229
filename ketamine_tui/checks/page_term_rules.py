"""Rules for lists of definitions in pages: no term is defined twice, and none stands out of their order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ketamine_tui.checks.codes import country_named
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_lists import lists_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_TERM = re.compile(r"(?!\d)([^:.\u2013\u2014]{2,40}?) ?(?:\([^()]*\))?: ")
_NO_LETTER = re.compile(r"[\W_]+")
_LEAST = 5
_LEAST_IN_ORDER = 10
_MOST = 0.75
"""The part of the items of a list of definitions that define something, at least."""

_TWICE = 2


def problems_of_terms(page: Page) -> Iterator[Problem]:
    """Yield terms that a list of a page defines twice, or out of the order of the others."""
    for one in lists_of(page):
        defined = [(item, term) for item in one.items if (term := _term(item))]
        if len(defined) >= max(_LEAST, len(one.items) * _MOST):
            yield from _twice(page, defined)
            if len(defined) >= _LEAST_IN_ORDER:
                yield from _out_of_order(page, defined)


def _term(item: Part) -> str:
    """Return what an item of a list of definitions defines; nothing where it is no such item."""
    match = _TERM.match(item.shown) if item.block.spans[0].style else None
    return match[1].strip() if match else ""


def _twice(page: Page, defined: Sequence[tuple[Part, str]]) -> Iterator[Problem]:
    """Yield the one term that is defined twice; places may be named for several things."""
    times = Counter(fold(term) for _, term in defined)
    again = [term for term, number in times.items() if number > 1]
    if len(again) != 1 or times[again[0]] > _TWICE or country_named(again[0]):
        return  # what stands before the colon is what the items are of
    first, second = (item for item, term in defined if fold(term) == again[0])
    if fold(first.shown) != fold(second.shown):
        message = f"{again[0]!r} is defined in this list already"
        yield page.problem("page-repeated", page.beginning(second), message)


def _out_of_order(page: Page, defined: Sequence[tuple[Part, str]]) -> Iterator[Problem]:
    """Yield the one term that stands among those of other letters."""
    letters = [_NO_LETTER.sub("", fold(term))[:1] for _, term in defined]
    if _is_sorted(letters):
        return
    for number, (item, term) in enumerate(defined):
        if _is_sorted([*letters[:number], *letters[number + 1 :]]):
            message = f"{term!r} stands out of the order of the others"
            yield page.problem("page-list", page.beginning(item), message)
            return


def _is_sorted(letters: Sequence[str]) -> bool:
    return all(one <= other for one, other in pairwise(letters))
