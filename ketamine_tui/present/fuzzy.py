"""Fuzzy matching of names: letters in their order, ranked by how a person would have meant them."""

import re
from collections.abc import Container, Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ketamine_tui.model.text import fold
from ketamine_tui.present.layout import Range

_LONGEST_NAME = 160
"""Characters of a name that are looked at: comparing takes as long as name and word multiplied."""

_LONGEST_WORD = 32

_RUN = 1
_RUN_WITHIN_A_WORD = 4
"""What each run of letters costs; the fewest runs, and such as begin words, are what was meant."""

_LONGER_WORD = 1
"""What it costs that a longer word begins with a word: "save" is meant by Save view before Saved views."""

_WORD_START = re.compile(r"\b\w|(?<=_)\w|[#@]")


class Grade(IntEnum):
    """How well a word matches, the best first."""

    WHOLE = 0
    PREFIX = 1
    WORD_START = 2
    WITHIN = 3
    SCATTERED = 4
    NOTE = 5


class FuzzyMatch(NamedTuple):
    """How well all words match a name, the least being the best, and where they stand in it."""

    grade: Grade
    cost: int
    ranges: tuple[Range, ...]


def match(words: Sequence[str], name: str, note: str = "") -> FuzzyMatch | None:
    """Return how folded words match a name, each for itself, or None where one of them does not.

    The letters of a word may be scattered over the name: "thme" is in "Theme". A word may also stand in the
    `note` beside the name, but there only in one piece.
    """
    folded, origins = _folded(name)
    folded_note = fold(note)
    grade, cost, ranges = Grade.WHOLE, 0, []
    for word in words:
        if (place := _place(word, folded)) is not None:
            grade, cost = max(grade, place.grade), cost + place.cost
            ranges += [(origins[start], origins[end - 1] + 1) for start, end in place.ranges]
        elif word in folded_note:
            grade = Grade.NOTE
        else:
            return None
    return FuzzyMatch(grade, cost, _merged(ranges))


def contains(words: Iterable[str], name: str) -> bool:
    """Say whether a name has every one of some folded words in one piece."""
    folded = fold(name)
    return all(word in folded for word in words)


def _folded(name: str) -> tuple[str, Sequence[int]]:
    """Return the beginning of a name as searches compare it, and which character each one comes from."""
    name = name[:_LONGEST_NAME]
    if name.isascii():
        return fold(name), range(len(name))
    letters = [(letter, at) for at, character in enumerate(name) for letter in fold(character)]
    return "".join([letter for letter, _ in letters]), [at for _, at in letters]


def _place(word: str, name: str) -> FuzzyMatch | None:
    """Return where a word stands in a name, in one piece if it does, or else in as few as can be."""
    if (at := name.find(word)) >= 0:
        if at == 0:
            grade = Grade.WHOLE if word == name else Grade.PREFIX
            return FuzzyMatch(grade, _cost_after(len(word), name), ((0, len(word)),))
        starts = _word_starts(name)
        place = at
        while place >= 0:
            if place in starts:
                end = place + len(word)
                return FuzzyMatch(Grade.WORD_START, _cost_after(end, name), ((place, end),))
            place = name.find(word, place + 1)
        return FuzzyMatch(Grade.WITHIN, 0, ((at, at + len(word)),))
    return _scattered(word, name) if _has_letters(word, name) else None


def _cost_after(end: int, name: str) -> int:
    """Return what it costs to end there: nothing where the word of the name ends as well."""
    return _LONGER_WORD if name[end : end + 1].isalnum() else 0


def _has_letters(word: str, name: str) -> bool:
    """Say whether a name has the letters of a word in their order."""
    letters = iter(name)
    return len(word) <= _LONGEST_WORD and all(letter in letters for letter in word)


def _scattered(word: str, name: str) -> FuzzyMatch | None:
    """Return the best way to find the letters of a word in a name, unless that is far-fetched."""
    starts = _word_starts(name)
    run_costs = [_RUN if at in starts else _RUN_WITHIN_A_WORD for at in range(len(name))]
    # For each letter of the word and each place in the name: what it costs to have that letter there,
    # and where the letter before it stands then.
    costs: list[dict[int, int]] = []
    befores: list[dict[int, int]] = []
    for number, letter in enumerate(word):
        here: dict[int, int] = {}
        before: dict[int, int] = {}
        cheapest: tuple[int, int] | None = None
        for at, character in enumerate(name):
            if number and (earlier := costs[-1].get(at - 1)) is not None:
                # A run that ends just before costs nothing more; a new one may follow any other.
                if character == letter:
                    here[at], before[at] = earlier, at - 1
                cheapest = min(cheapest or (earlier, at - 1), (earlier, at - 1))
            if character != letter or (number and cheapest is None):
                continue
            cost, place = (cheapest or (0, -1)) if number else (0, -1)
            if cost + run_costs[at] < here.get(at, cost + run_costs[at] + 1):
                here[at], before[at] = cost + run_costs[at], place
        costs.append(here)
        befores.append(before)
    at = min(costs[-1], key=costs[-1].__getitem__)
    cost = costs[-1][at]
    places = [at]
    for before in befores[:0:-1]:
        places.append(before[places[-1]])
    ranges = _merged([(place, place + 1) for place in reversed(places)])
    return FuzzyMatch(Grade.SCATTERED, cost, ranges) if _is_meant(ranges, name, starts) else None


def _is_meant(ranges: Sequence[Range], name: str, starts: Container[int]) -> bool:
    """Say whether scattered letters are of one word, or at least half of the runs begin words.

    In a long title there are the letters of nearly everything.
    """
    if " " not in name[ranges[0][0] : ranges[-1][1]]:
        return True
    return 2 * sum(start in starts for start, _ in ranges) >= len(ranges)


@lru_cache(1024)
def _word_starts(name: str) -> frozenset[int]:
    return frozenset(found.start() for found in _WORD_START.finditer(name))


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order, those that touch or overlap as one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
