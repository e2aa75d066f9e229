"""One line of the list, as the index keeps it."""

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
