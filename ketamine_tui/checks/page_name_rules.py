"""Rules for the names of entries in pages: what a link is called, and whose number stands behind a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ketamine_tui.checks.naming_rules import names_of
from ketamine_tui.checks.page import Page, Part
from ketamine_tui.checks.page_number_rules import Numbers
from ketamine_tui.checks.phones import digits
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME
from ketamine_tui.model.text import fold

_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_].*[^\W\d_].*[^\W\d_]")
"""What is long enough to be the name of one thing."""

_LED = re.compile(r"(?:sources?|see|more|references?): *(.+)", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(r"[,;.]\s+|[,;.]?\s*\Z")
_BRACKETED = re.compile(r"(?<![\\`\]])\[([^\[\]\ufffc]+)\](?![\[(:])")
_USUAL = 2
_MOST = 3
"""Entries of which each may be called by a word that says something."""

_NUMBER_BEHIND = r"[\s:(\u2013-]{1,4}(?:(?:on|at|is|call) )?(\+?\d[\d ()-]*\d)(?!\w)"


class Names(NamedTuple):
    """Entries by what they are called, folded: in their own files, and by links of pages."""

    entries: Mapping[str, Subject]
    own: Mapping[str, frozenset[str]]
    links: Mapping[str, Counter[str]]


def names_in(subjects: Sequence[Subject], pages: Sequence[Page]) -> Names:
    """Return what entries are called."""
    own: dict[str, set[str]] = defaultdict(set)
    links: dict[str, Counter[str]] = defaultdict(Counter)
    for subject in subjects:
        for name in filter(_LETTERS.search, names_of(subject.entry)):
            own[_key(name)].add(subject.entry.id)
    for page in pages:
        for part in page.parts:
            for words, entry_id in _links(part):
                links[_key(words)][entry_id] += 1
    by_id = {subject.entry.id: subject for subject in subjects}
    return Names(by_id, {name: frozenset(ids) for name, ids in own.items()}, links)


def problems_of_page_names(page: Page, names: Names, numbers: Numbers) -> Iterator[Problem]:
    """Yield what a page calls by the name of another entry."""
    called = _called_in(page, names, numbers)
    for part in page.parts:
        if part.block.kind == "code":
            continue
        for words, entry_id in _links(part):
            if other := _other(words, entry_id, names):
                message = f"{words!r} is {other}, and leads to {entry_id}"
                yield page.problem("link-label", _index_of(page, part, words, entry_id), message)
        if part.is_own:
            yield from _without_link(page, part, names)
            yield from _numbers(page, part, called, numbers)


def _links(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the words of the links of a block to entries, with the ids of these."""
    for href, spans in groupby(part.block.spans, key=lambda span: span.href):
        if href.startswith(ENTRY_SCHEME):
            yield "".join(span.text for span in spans), href.removeprefix(ENTRY_SCHEME)


def _index_of(page: Page, part: Part, words: str, entry_id: str) -> int:
    """Return where a link to an entry is written, or other words that are the same."""
    last = re.escape(words.rsplit(maxsplit=1)[-1])
    written = re.compile(rf"\[[^\[\]]*{last}[^\[\]]*\]\([^()\s]*\b{re.escape(entry_id)}\.")
    found = written.search(page.text, part.start, part.end)
    return found.start() if found else page.index_of(words, part)


def _other(words: str, entry_id: str, names: Names) -> str:
    """Return the entries that are called as a link is, if that leads to another, which says nothing of these words."""
    key, target = _key(words), names.entries.get(entry_id)
    ids = names.own.get(key, frozenset()) or _usual(key, entry_id, names)
    if not 0 < len(ids) <= _MOST or entry_id in ids or target is None:
        return ""
    entry = target.entry
    if _is_page(target) and not all(_is_page(names.entries[other]) for other in ids):
        return ""  # a page may speak of what has the name
    said = (*names_of(entry), entry.summary, getattr(entry, "organization", ""), entry.id)
    return "" if key in fold(" ".join(said)) else " or ".join(sorted(ids))


def _is_page(subject: Subject) -> bool:
    return subject.entry.kind is Kind.PAGE


def _usual(key: str, entry_id: str, names: Names) -> frozenset[str]:
    """Return the entry that other links of these words lead to, if its name has them; nothing where one is alone."""
    times = names.links[key]
    usual, number = times.most_common(1)[0]
    subject = names.entries.get(usual)
    if number < _USUAL or times[entry_id] > 1 or len(times) > _USUAL or subject is None:
        return frozenset()
    said = fold(" ".join(names_of(subject.entry)))
    return frozenset({usual}) if re.search(rf"\b{re.escape(key)}\b", said) else frozenset()


def _without_link(page: Page, part: Part, names: Names) -> Iterator[Problem]:
    """Yield sources and words in brackets that are the words of a link elsewhere, and of none here."""
    led = None if any(span.href for span in part.block.spans) else _LED.match(part.shown)
    said = [
        (words, page.index_of(words, part)) for words in (_BETWEEN.split(led[1]) if led else ())
    ]
    said += [
        (" ".join(match[1].split()), match.start(1))
        for match in _BRACKETED.finditer(page.text, part.start, part.end)
        if _BRACKETED.search(part.plain)
    ]
    for words, index in said:
        if ids := names.links.get(_key(words)):
            message = f"{words!r} has no address here, and leads to {min(ids)} elsewhere"
            yield page.problem("link-broken", index, message)


def _called_in(page: Page, names: Names, numbers: Numbers) -> Mapping[str, set[str]]:
    """Return the numbers of the entries to which a page links, by what they are called there and in their own files."""
    called: dict[str, set[str]] = defaultdict(set)
    for words, entry_id in (link for part in page.parts for link in _links(part)):
        subject, own = names.entries.get(entry_id), numbers.by_id.get(entry_id)
        if subject and own:
            is_own = entry_id in names.own.get(_key(words), {entry_id})
            own_names = names_of(subject.entry) | ({words} if is_own else set())
            for name in filter(_LETTERS.search, own_names):
                called[name] |= own
    return called


def _numbers(
    page: Page, part: Part, called: Mapping[str, set[str]], numbers: Numbers
) -> Iterator[Problem]:
    """Yield numbers behind the name of an entry that are those of another."""
    names = [name for name in called if name in part.plain]
    if not names:
        return
    any_of = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    for match in re.finditer(rf"(?<!\w)({any_of}){_NUMBER_BEHIND}", part.plain):
        number, own = digits(match[2]), called[match[1]]
        if number in numbers.all and not any(number in n for n in own):
            message = f"{match[2]} is no number of {match[1]}"
            yield page.problem("page-number", page.index_of(match[2], part), message)


def _key(name: str) -> str:
    return fold(" ".join(name.split()))
