"""Figures of sentences: what is counted, and of whom they are."""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from ketamine_tui.checks.phones import are_exchanged
from ketamine_tui.model.text import fold

_FIGURE = re.compile(
    r"(?<![\w.,:/+-])(?<!\d )((?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\.\d+)?)(?![\w/]|[.,:-]\d| \d)",
    re.ASCII,
)
"""A number of several digits that is no part of a date, a time, a range or a number to call."""

_BEHIND = re.compile(r"[ -]?(%|[^\W\d_]+)(?:[ -]([^\W\d_]+))?(?:[ -]([^\W\d_]+))?")
_PERCENT = frozenset({"%", "percent", "per", "cent"})
_JOINING = frozenset(
    {*("and", "or", "of", "in", "on", "at", "to", "with", "for", "from", "by", "than", "after")}
    | {"were", "was", "had", "have", "who", "that", "the", "their", "took"}
)
"""Words that end what is counted."""

_LABEL = re.compile(
    r"\b(?:with|to|on|in|of|for|after|taking|receiving|given|under|from|among) (?:the |an? )?([^\W\d_]+)"
)
_WORD = re.compile(r"[^\W\d_]{5,}")

_PAIR = 2

Labels = Mapping[str, str]
"""Words behind a figure that name of whom it is, by their stems."""


class Figure(NamedTuple):
    """A figure: as it is written, without a fraction, what it counts, and the longer words of its sentence."""

    written: str
    digits: str
    nouns: frozenset[str]
    words: frozenset[str]

    @property
    def is_year(self) -> bool:
        """Whether it may be the year of something that is told."""
        return len(self.digits) == 4 and self.digits[:2] in ("18", "19", "20")

    @property
    def is_share(self) -> bool:
        """Whether it is of a hundred."""
        return not self.nouns.isdisjoint(_PERCENT)


def figures_of(sentence: str) -> Iterator[Figure]:
    """Yield the figures of a sentence."""
    matches = list(_FIGURE.finditer(sentence))
    words = frozenset(map(_stem, _WORD.findall(sentence) if matches else ())) - _PERCENT
    for match in matches:
        yield Figure(match[1], _whole(match[1]), _counted(sentence, match.end()), words)


def exchanged(text: str, source: str) -> Iterator[tuple[str, str]]:
    """Yield the figures of two digits of a text that its source has the other way round, each with that one.

    Where each text has both, or the source the one of the text, nothing has changed places.
    """
    own, theirs = ({match[1] for match in _FIGURE.finditer(part)} for part in (text, source))
    for figure in sorted(one for one in own - theirs if len(one) == _PAIR):
        if meant := next((other for other in theirs - own if are_exchanged(figure, other)), ""):
            yield figure, meant


def labels_of(sentence: str) -> dict[str, Labels]:
    """Return of whom the figures of a sentence are: what is named behind each, before the next one."""
    found = list(_FIGURE.finditer(sentence))
    ends = (*(match.start() for match in found), len(sentence))[1:]
    labels: dict[str, Labels] = {}
    for match, end in zip(found, ends, strict=True):
        named = [label[1] for label in _LABEL.finditer(sentence, match.end(), end)]
        if noun := _BEHIND.match(sentence, match.end()):
            named.append(noun[1])
        labels[_whole(match[1])] = {_stem(word): word for word in named}
    return labels


def crossed(own: tuple[Labels, Labels], theirs: tuple[Labels, Labels]) -> tuple[str, str] | None:
    """Return of whom the first of two figures is in two texts, if one has them the other way round."""
    first, second = own[0].keys() - own[1].keys(), own[1].keys() - own[0].keys()
    their_first = theirs[0].keys() - theirs[1].keys()
    their_second = theirs[1].keys() - theirs[0].keys()
    here, there = first & their_second, second & their_first
    if not here or not there or first & their_first or second & their_second:
        return None
    return own[0][min(here)], theirs[0][min(there)]


def _whole(written: str) -> str:
    """Return a figure without commas and without its fraction: texts round them."""
    plain = written.replace(",", "")
    return str(round(float(plain))) if "." in plain else plain


def _counted(sentence: str, index: int) -> frozenset[str]:
    """Return the words behind a figure that may name what is counted."""
    match = _BEHIND.match(sentence, index)
    words = map(_stem, filter(None, match.groups())) if match else ()
    return frozenset(takewhile(lambda word: word not in _JOINING, words))


def _stem(word: str) -> str:
    return fold(word).rstrip("s")
