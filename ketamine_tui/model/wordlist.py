"""The words that a directory has stand for others, those that say nothing beside others, and those it avoids."""

from typing import NamedTuple


class Avoided(NamedTuple):
    """Words or phrases that a directory does not use, what it writes instead, and the phrases in which they are right."""

    words: tuple[str, ...]
    instead: str
    unless: tuple[str, ...] = ()


class WordList(NamedTuple):
    """What ``words.yaml`` lists: groups of words or phrases that mean the same, passing words, and avoided ones."""

    alike: tuple[tuple[str, ...], ...] = ()
    passing: tuple[str, ...] = ()
    avoided: tuple[Avoided, ...] = ()
