"""Rule for titles of works: their long words are those of the address under which the work is found."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from ketamine_tui.checks.subject import Subject
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.checks.wording_rules import place_within
from ketamine_tui.model.entry import Resource
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.text import fold

_LONG_WORD = 8
_SAME_END = 3
"""Letters at the end that two forms of one word do not have in common."""

_MOST_OTHER = 2
_SHARED = 3
"""Longer words of a title that an address has which was made of it."""

_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){3,}", re.IGNORECASE | re.ASCII)


def problems_of_slugs(subject: Subject) -> Iterator[Problem]:
    """Yield a word of a title that the link or a source of the work has with one or two other letters."""
    if not isinstance(subject.entry, Resource):
        return
    title = subject.node.text("title")
    words = {fold(word): word for word in _WORD.findall(title)}
    urls = [record.text("url") for record in subject.records("links")]
    urls += [source.text for record in subject.records("reviews") for source in sources_of(record)]
    for slug in dict.fromkeys(match[0].lower() for url in urls for match in _SLUG.finditer(url)):
        parts = dict.fromkeys(_WORD.findall(slug))
        shared = [part for part in parts if len(part) >= _SHORTEST and part in words]
        if len(shared) < _SHARED:
            continue
        for part in (part for part in parts if part not in words):
            if word := next((w for w in words if w not in parts and _is_almost(w, part)), ""):
                message = f"{words[word]!r} is {part!r} in the address {slug}"
                place = place_within(subject, words[word], title, subject.place("title"))
                yield subject.problem("title-slip", place, message)


def _is_almost(word: str, other: str) -> bool:
    """Say whether two long words are one but for one or two letters within it."""
    is_long = min(len(word), len(other)) >= _LONG_WORD
    is_within = word[0] == other[0] and word[-_SAME_END:] == other[-_SAME_END:]
    return is_long and is_within and OSA.distance(word, other) <= _MOST_OTHER
