"""Opening: the links of an entry, in another program or within the directory."""

import sys
from collections.abc import Sequence

from ketamine_tui.actions.cautions import unchecked
from ketamine_tui.actions.outcome import Outcome, room_beside
from ketamine_tui.actions.session import Session
from ketamine_tui.model.prose import ENTRY_SCHEME, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.shortened import without_middle
from ketamine_tui.present.trust import SOURCE
from ketamine_tui.services.links import OpenOutcome, describe_open, open_link, remark_on

_LEAST = 20
"""Columns of an address that are told at least."""

NO_LINK = N_("This entry has no links")


def entry_behind(link: Span) -> str:
    """Return the id of the entry of this directory that a link leads to; nothing for a web address."""
    return link.href.removeprefix(ENTRY_SCHEME) if link.href.startswith(ENTRY_SCHEME) else ""


def note_on(link: Span, label: str = "") -> str:
    """Return what stands beside a link: where it really leads, what it is called, or that it is a source.

    `label` is the name of its field, see `Card.link_labels`.
    """
    if entry_behind(link):
        return _("in this directory")
    called = _("source") if label == _(SOURCE) else ""
    return remark_on(link.href) or (called if link.text == link.href else link.text)


def only_link(links: Sequence[Span]) -> Span | None:
    """Return the link that can be followed without a second look: there is no other, and no remark."""
    if len(links) != 1 or (not entry_behind(links[0]) and remark_on(links[0].href)):
        return None
    return links[0]


def open_address(url: str, state: ReviewState, session: Session) -> Outcome:
    """Open a web address of an entry outside the program; who does is told of what is in doubt."""
    result = open_link(url, environment=session.environment, platform=sys.platform)
    is_opened = result.outcome is OpenOutcome.OPENED
    caution = unchecked(state)
    form = _("{address} in the browser") if url.startswith(("https:", "http:")) else "{address}"
    room = room_beside(describe_open(result, form.format(address="")), caution)
    address = without_middle(url.removeprefix("https://"), max(room, _LEAST), session.chrome.cut)
    return Outcome(
        describe_open(result, form.format(address=address)),
        is_opened,
        caution,
        value="" if is_opened else url,
        facts={
            "url": url,
            "state": state,
            "outcome": result.outcome.value,
            "program": result.opener,
            "detail": result.detail,
        },
    )
