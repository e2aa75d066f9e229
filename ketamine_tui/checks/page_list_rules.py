"""Rules for the lists of pages: numbers that leave one out, and how many items are said to follow."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_lists import PageList, lists_of
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.problem import Problem

_WRITTEN = re.compile(r"[ >]*(?:[-*+] +)*(\d{1,9})[.)]", re.ASCII)
_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_COUNTS = {word: number for number, word in enumerate(_WORDS, start=2)}
_PARTED = r"of|first|last|next|other|another|more|less|least|most|than|to|or|and|about|over|some|every|in|within|past"
_SAID = re.compile(
    rf"(?<![\w.,-])(?P<before>(?:[^\W\d]+ ){{0,2}})(?P<count>{'|'.join(_WORDS)}|\d{{1,2}}) (?P<between>(?:(?!of |in |to )[^\W\d]+ ){{0,2}}?)"
    r"(?:questions|steps|signs|tips|rules|reasons|points|things|facts|myths|mistakes|principles|ideas|items|ways|stages|examples)\b",
    re.IGNORECASE | re.ASCII,
)
"""How many of what lists are of; most other things are counted without being listed."""

_NUMBERED = re.compile(r"\b(?!(?:The|These|Top|Our|Your|My|Ask|Here) )[A-Z]\w* \Z")
"""What has a number of its own: "Part 3 questions"."""

_OF_MORE = re.compile(rf"\b(?:{_PARTED})\b", re.IGNORECASE)


def problems_of_lists(page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the lists of a page."""
    lists = list(lists_of(page))
    for one in lists:
        if one.is_numbered:
            yield from _numbers(page, one)
        if one.before and one.before.shown.rstrip().endswith(":"):
            yield from _announced(page, one.before, [one])
    yield from _gaps(page, [one for one in lists if one.is_numbered and one.level == 1])
    yield from _under_headings(page, lists)
    yield from _of_page(page, [one for one in lists if one.is_numbered])


def _numbers(page: Page, one: PageList) -> Iterator[Problem]:
    """Yield a number that does not follow on that before it; where all are one number, none is meant."""
    found = [_WRITTEN.match(page.text, item.start) for item in one.items]
    numbers = [int(match[1]) for match in found if match]
    if len(numbers) < len(found) or len(set(numbers)) == 1:
        return
    for item, (last, number) in zip(one.items[1:], pairwise(numbers), strict=True):
        if number != last + 1:
            message = f"{number} stands behind {last}, and is shown as {item.block.marker[:-1]}"
            yield page.problem("page-list", page.beginning(item), message)
            return


def _gaps(page: Page, numbered: Sequence[PageList]) -> Iterator[Problem]:
    """Yield a list that goes on behind a paragraph, but not with the number that follows."""
    for one, other in pairwise(numbered):
        last, first = (int(item.block.marker[:-1]) for item in (one.items[-1], other.items[0]))
        start, end = one.items[-1].start, other.items[0].start
        is_parted = any(p.block.kind == "heading" for p in page.parts if start < p.start < end)
        if first > last + 1 and not is_parted:
            message = f"{first} stands behind {last}"
            yield page.problem("page-list", page.beginning(other.items[0]), message)


def _under_headings(page: Page, lists: Sequence[PageList]) -> Iterator[Problem]:
    """Yield headings that say how many follow, above a single list of another length."""
    headings = [part for part in page.parts if part.block.kind == "heading" and part.is_own]
    ends = (*(part.start for part in headings), len(page.text))[1:]
    for heading, end in zip(headings, ends, strict=True):
        below = [one for one in lists if heading.start < one.items[0].start < end]
        if len(below) == 1:
            yield from _announced(page, heading, below)


def _announced(page: Page, part: Part, lists: Sequence[PageList]) -> Iterator[Problem]:
    """Yield that a text says that there are more or fewer items in a list than there are."""
    for words, message in _otherwise(part.shown, lists):
        yield page.problem("page-list", page.index_of(words, part), message)


def _of_page(page: Page, numbered: Sequence[PageList]) -> Iterator[Problem]:
    """Yield that the title or the summary of a page says another number than its one numbered list has."""
    if len(numbered) != 1:
        return
    subject = page.subject
    for name in ("title", "summary"):
        text = subject.loaded.node.text(name)
        for words, message in _otherwise(text, numbered):
            place = place_within(subject, words.split()[0], text, subject.place(name))
            yield subject.problem("page-list", place, message)


def _otherwise(text: str, lists: Sequence[PageList]) -> Iterator[tuple[str, str]]:
    """Yield how many a text says that there are, if it says so once and the list has another number."""
    said = list(_SAID.finditer(text))
    if len(said) != 1 or _OF_MORE.search(said[0]["before"]):
        return
    if said[0]["count"].isdecimal() and _NUMBERED.search(said[0]["before"]):
        return
    words = said[0][0].removeprefix(said[0]["before"])
    written, items = said[0]["count"].lower(), len(lists[0].items)
    if (_COUNTS.get(written) or int(written)) != items:
        yield words, f"{words!r} are said to follow, and there are {items}"
