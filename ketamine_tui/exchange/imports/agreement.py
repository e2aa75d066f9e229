"""Agreement of values: when two entries say the same under one name, though not letter by letter."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

SURELY_ONE = 7
"""Digits from which on a number is the same with and without the code of its country."""


def agree(name: str, values: Iterable[str], others: Collection[str]) -> bool:
    """Say whether one of some values is the same as one of others, as it is compared under a name."""
    are_same = _ARE_SAME.get(name, str.__eq__)
    return any(are_same(value, other) for value in values for other in others)


def _same_number(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SURELY_ONE:
        return one == other
    return one.endswith(other) or other.endswith(one)


def _same_words(one: str, other: str) -> bool:
    """Say whether one text has all words of the other: a format may have dropped a part of an address."""
    words, others = _words_of(one), _words_of(other)
    return words <= others or others <= words


@lru_cache(4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _same_first_words(one: str, other: str) -> bool:
    """Say whether one text begins with the other: a part of an organization stands behind its name."""
    shorter, longer = sorted((one, other), key=len)
    return f"{longer} ".startswith(f"{shorter} ")


def _same_name(one: str, other: str) -> bool:
    """Say whether two names may be of one person: first names may be initials."""
    fewer, more = sorted((one.split(), other.split()), key=len)
    return all(any(x.startswith(y) or y.startswith(x) for y in more) for x in fewer)


def _same_beginning(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


_ARE_SAME: Mapping[str, Callable[[str, str], bool]] = {
    "number": _same_number,
    "address": _same_words,
    "organization": _same_first_words,
    "summary": _same_words,
    "author": _same_name,
    "issued": _same_beginning,
}
"""What is not compared letter by letter."""
