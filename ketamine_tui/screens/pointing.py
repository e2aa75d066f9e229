"""Clicks in the entry: a link is followed, a tag asked for, a value copied."""

from ketamine_tui.messages import Answer, CycleFacet, PointAt
from ketamine_tui.query.fields import TAG
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.copy_menu import copying
from ketamine_tui.screens.link_menu import following


def answer_to(request: PointAt, browse: BrowseScreen) -> Answer:
    """Return what pointing at something asks for."""
    card, target = browse.selected_card(), request.target
    if card is None:
        return None
    if target.tag:
        return CycleFacet(TAG, target.tag)
    if target.letter:
        fields = (field for field in card.fields if field.letter == target.letter)
        return next((copying(card, field) for field in fields), None)
    links = (link for link in card.links if link.href == target.link)
    return next((following(card, link) for link in links), None)
