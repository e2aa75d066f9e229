"""Columns beside others: what the number in another one is for, whether that may be known, and whether an entry is open."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.readers.cells import cell_at
from ketamine_tui.model.contact import TEXTPHONE
from ketamine_tui.model.text import fold

ADDRESS_PARTS = ("address_1", "address_2", "city", "state_province", "postal_code", "country")
"""Columns that are a part of one address."""

Columns = Sequence[tuple[int, str]]
"""Columns as pairs of a number and one of our names."""

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])")
"""Where the words of a heading begin that has no blanks, such as ``PhysicalAddress1``."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_PRIVATE = re.compile(r"(.+?) is private")
_STATE = re.compile(r"(?:(?:agency|record|service|program) )?status")
_OF_NUMBER = re.compile(r" (?:number|value)$")
_OF_LABEL = ("label", "name", "description", "type")


class Beside(NamedTuple):
    """The columns beside others.

    `labels` has those that say what a number is for, by that of the number; `textphones` the numbers that are for
    nothing else. `private` has those that say whether another one may be known, `states` whether an entry is open.
    """

    labels: Mapping[int, int] = {}
    textphones: frozenset[int] = frozenset()
    private: tuple[tuple[int, int], ...] = ()
    states: tuple[int, ...] = ()

    @property
    def read(self) -> frozenset[int]:
        """The columns that are read with others."""
        return frozenset((*self.labels.values(), *(number for number, _ in self.private)))

    def label(self, number: int, row: Sequence[str]) -> str:
        """Return what a row says that a number is for, or else what its heading says of all of them."""
        said = cell_at(row, self.labels.get(number, len(row)))
        return said or ("TTY" if number in self.textphones else "")


def plain_heading(name: str) -> str:
    """Return the words of a heading: ``phone 1 number`` for ``Phone1Number``."""
    return _NOT_IN_NAMES.sub(" ", fold(_WORDS.sub(" ", name))).strip()


def columns_beside(heading: Sequence[str], columns: Columns) -> Beside:
    """Return the columns beside those that are ours."""
    plain = [*map(plain_heading, heading)]
    ours = {number for number, _ in columns}
    phones = [number for number, name in columns if name == "phone"]
    return Beside(
        labels=dict(_labels(plain, phones, ours)),
        textphones=frozenset(number for number in phones if TEXTPHONE.search(plain[number])),
        private=tuple(_private(plain, columns)),
        states=tuple(
            number
            for number, words in enumerate(plain)
            if number not in ours and _STATE.fullmatch(words)
        ),
    )


def _labels(
    plain: Sequence[str], phones: Sequence[int], ours: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield the columns of numbers with those of their labels: ``Phone1Number``, ``Phone1Name``."""
    places = {words: number for number, words in enumerate(plain) if number not in ours}
    for number in phones:
        stem = _OF_NUMBER.sub("", plain[number])
        labels = (places[name] for word in _OF_LABEL if (name := f"{stem} {word}") in places)
        yield from ((number, label) for label in [*labels][:1])


def _private(plain: Sequence[str], columns: Columns) -> Iterator[tuple[int, int]]:
    """Yield the columns that say whether another one is private, with that one: ``Phone1IsPrivate``, ``Phone1Number``."""
    for number, words in enumerate(plain):
        if match := _PRIVATE.fullmatch(words):
            begin = match[1].removesuffix("address").strip()
            for other, name in columns:
                is_of_address = name in ("address", *ADDRESS_PARTS)
                # By whole words: the first number is not the tenth.
                if f"{plain[other]} ".startswith(f"{begin} ") if begin else is_of_address:
                    yield number, other
