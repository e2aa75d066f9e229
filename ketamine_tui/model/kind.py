"""The kinds of entry."""

from enum import StrEnum


class Kind(StrEnum):
    """The sorts of entry, in the order in which filters list them."""

    PAGE = "page"
    BOOK = "book"
    ARTICLE = "article"
    GUIDELINE = "guideline"
    REGULATION = "regulation"
    WEBSITE = "website"
    VIDEO = "video"
    PODCAST = "podcast"
    CHAPTER = "chapter"
    CONFERENCE_PAPER = "conference-paper"
    REPORT = "report"
    ORGANIZATION = "organization"
    CLINIC = "clinic"
    HELPLINE = "helpline"
    EMERGENCY = "emergency"
    PERSON = "person"


HELP = frozenset({Kind.HELPLINE, Kind.EMERGENCY})
"""The kinds to which somebody turns who needs help at once."""
