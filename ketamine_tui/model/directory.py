"""What a directory says of itself."""

from typing import NamedTuple

from ketamine_tui.model.review import ReviewPolicy
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Vocabulary

_NO_POLICY = ReviewPolicy()
_NO_TAGS = Vocabulary()


class UrgentGroup(NamedTuple):
    """The entries to turn to in an emergency in one region, in the order to show them."""

    region: str
    title: str
    entries: tuple[str, ...]


class Directory(NamedTuple):
    """A directory without its entries."""

    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    disclaimer: str = ""
    sections: tuple[Section, ...] = ()
    urgent: tuple[UrgentGroup, ...] = ()
    review_policy: ReviewPolicy = _NO_POLICY
    vocabulary: Vocabulary = _NO_TAGS
