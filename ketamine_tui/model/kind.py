"""The kinds of entry."""

from enum import StrEnum


class Kind(StrEnum):
    """The sorts of entry, in the order in which filters list them."""

    PAGE = "page"
    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article"
    CONFERENCE_PAPER = "conference-paper"
    REPORT = "report"
    GUIDELINE = "guideline"
    REGULATION = "regulation"
    WEBSITE = "website"
    VIDEO = "video"
    PODCAST = "podcast"
    ORGANIZATION = "organization"
    CLINIC = "clinic"
    HELPLINE = "helpline"
    EMERGENCY = "emergency"
    PERSON = "person"
