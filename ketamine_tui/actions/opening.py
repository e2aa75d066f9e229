"""Opening: the links of an entry, in another program or within the directory."""

import sys
from collections.abc import Sequence

from ketamine_tui.actions.cautions import unchecked
from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.session import Session
from ketamine_tui.model.prose import ENTRY_SCHEME, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link, remark_on

NO_LINK = "This entry has no link"


def entry_behind(link: Span) -> str:
    """Return the id of the entry of this directory that a link leads to; nothing for a web address."""
    return link.href.removeprefix(ENTRY_SCHEME) if link.href.startswith(ENTRY_SCHEME) else ""


def note_on(link: Span) -> str:
    """Return what stands beside a link: where it really leads, or what it is called."""
    if entry_behind(link):
        return "in this directory"
    return remark_on(link.href) or ("" if link.text == link.href else link.text)


def only_link(links: Sequence[Span]) -> Span | None:
    """Return the link that can be followed without a second look: there is no other, and no remark."""
    if len(links) != 1 or (not entry_behind(links[0]) and remark_on(links[0].href)):
        return None
    return links[0]


def open_address(url: str, title: str, state: ReviewState, session: Session) -> Outcome:
    """Open a web address of an entry outside the program; who does is told of what is in doubt."""
    result = open_link(url, environment=session.environment, platform=sys.platform)
    is_opened = result.outcome is OpenOutcome.OPENED
    return Outcome(
        describe_open(result, url),
        is_opened,
        unchecked(title, state),
        value="" if is_opened else url,
        facts={
            "url": url,
            "state": state,
            "outcome": result.outcome.value,
            "program": result.opener,
            "detail": result.detail,
        },
    )
