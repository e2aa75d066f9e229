"""Duplicates: entries that are the same as one before them, and those that are only like one.

What is like another entry, and not the same, is for a person to decide: clinics share a switchboard, packages a
home page, editorials a title.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.exchange.imports.agreement import SURELY_ONE
from ketamine_tui.exchange.imports.traits import (
    REGISTERS,
    Key,
    Traits,
    comparable_url,
    identifiers,
    own_id,
    shared,
    title_key,
    traits_of,
)
from ketamine_tui.exchange.readers.telephones import digits_of
from ketamine_tui.model.entry import Entry, Reachable
from ketamine_tui.model.likeness import are_related, number_keys


class Twin(NamedTuple):
    """An entry before: where it stands in the file (0 in the directory), and what another shares with it."""

    entry: Entry
    line: int
    shared: str


class Before:
    """The entries before the one that is compared: those of the directory, and those further up in the file."""

    def __init__(self) -> None:
        self._entries: list[tuple[Entry, int]] = []
        self._traits: dict[int, Traits] = {}
        self._likely: dict[Key, list[int]] = defaultdict(list)
        self._first: dict[Key, int] = {}

    def add(self, entry: Entry, line: int) -> None:
        """Add an entry; `line` is 0 for one of the directory."""
        number = len(self._entries)
        self._entries.append((entry, line))
        for key in _likely_keys(entry):
            self._likely[key].append(number)
        for key in _keys(entry):
            self._first.setdefault(key, number)

    def same(self, entry: Entry) -> Twin | None:
        """Return the entry that another one is the same as; entries that name each other are two."""
        traits = traits_of(entry)
        for key in _likely_keys(entry):
            for number in self._likely.get(key, ()):
                other, line = self._entries[number]
                if number not in self._traits:
                    self._traits[number] = traits_of(other)
                found = shared(traits, self._traits[number], is_one_file=line > 0)
                if found and not are_related(entry, other):
                    return Twin(other, line, found)
        return None

    def alike(self, entry: Entry) -> Twin | None:
        """Return an entry that another one has something in common with."""
        for key in _keys(entry):
            if (number := self._first.get(key)) is not None:
                other, line = self._entries[number]
                if not are_related(entry, other):
                    return Twin(other, line, key[0])
        return None


def _likely_keys(entry: Entry) -> Iterator[Key]:
    """Yield what an entry that is the same has in common with this one, at least."""
    yield from _registered(entry)
    yield title_key(entry)[-1:]  # of whatever kind


def _registered(entry: Entry) -> Iterator[Key]:
    for register in REGISTERS:
        yield from ((register, value) for value in identifiers(entry, register))


def _keys(entry: Entry) -> Iterator[Key]:
    """Yield what another entry for the same thing is likely to share, the surest first."""
    yield from (("id", name) for name in own_id(entry))
    yield from _registered(entry)
    yield title_key(entry)
    yield from (("link", comparable_url(link.url)) for link in entry.links[:1])
    for phone in entry.phones if isinstance(entry, Reachable) else ():
        if phone.placeholder:
            continue
        if phone.dial:
            yield from (("number", *key) for key in number_keys(phone.dial, entry.regions))
        elif len(digits := digits_of(phone.number)) >= SURELY_ONE:
            yield "number", digits
