"""Rows of the list, as the index keeps them, and the places of their entries in files."""

import datetime as dt
from typing import NamedTuple

from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import clean

UNSORTED = "unsorted"
"""The section of entries whose own section does not exist."""


class Origin(NamedTuple):
    """The file that an entry stands in, below the directory's folder, and where; both from 1."""

    path: str
    line: int
    column: int

    @property
    def shown_path(self) -> str:
        """The path as it may be shown: folders and files may be called anything."""
        return clean(self.path)


class Row(NamedTuple):
    """What the list shows of an entry.

    `value` is what people come for, a number mostly; nothing where there is none that works. `due` is when its
    review runs out.
    """

    id: str
    kind: str
    section: str
    title: str
    value: str
    facts: str
    tags: tuple[str, ...]
    summary: str
    state: ReviewState
    due: dt.date | None
    origin: Origin

    @property
    def byline(self) -> str:
        """What is known of the entry in one line: the value, and the facts that tell it from others."""
        return ", ".join(part for part in (self.value, self.facts) if part)
