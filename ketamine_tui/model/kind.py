"""The kinds of entry."""

from enum import StrEnum

from ketamine_tui.model.translate import N_


class Kind(StrEnum):
    """The sorts of entry, in the order in which filters list them."""

    PAGE = N_("page")
    BOOK = N_("book")
    ARTICLE = N_("article")
    GUIDELINE = N_("guideline")
    REGULATION = N_("regulation")
    WEBSITE = N_("website")
    VIDEO = N_("video")
    PODCAST = N_("podcast")
    CHAPTER = N_("chapter")
    CONFERENCE_PAPER = N_("conference-paper")
    REPORT = N_("report")
    ORGANIZATION = N_("organization")
    CLINIC = N_("clinic")
    HELPLINE = N_("helpline")
    EMERGENCY = N_("emergency")
    PERSON = N_("person")


HELP = frozenset({Kind.HELPLINE, Kind.EMERGENCY})
"""The kinds to which somebody turns who needs help at once."""

LOCAL = HELP | {Kind.CLINIC}
"""The kinds that are for the people of their regions."""
