"""The words that a directory has stand for others, and those that say nothing beside others."""

from typing import NamedTuple


class WordList(NamedTuple):
    """What ``words.yaml`` lists: groups of words or phrases that mean the same, and passing words."""

    alike: tuple[tuple[str, ...], ...] = ()
    passing: tuple[str, ...] = ()
