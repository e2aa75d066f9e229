"""Rows of the list, as the index keeps them, and the places of their entries in files."""

from typing import NamedTuple

from ketamine_tui.model.review import ReviewState

UNSORTED = "unsorted"
"""The section of entries whose own section does not exist."""


class Row(NamedTuple):
    """One line of the list."""

    id: str
    kind: str
    section: str
    title: str
    byline: str
    tags: tuple[str, ...]
    summary: str
    state: ReviewState


class Origin(NamedTuple):
    """The file that an entry stands in, below the directory's folder, and where; both from 1."""

    path: str
    line: int
    column: int
