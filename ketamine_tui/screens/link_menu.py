"""The links of an entry, a letter each."""

from functools import partial

from ketamine_tui.actions.opening import NO_LINK, entry_behind, note_on, only_link, open_address
from ketamine_tui.actions.session import Session
from ketamine_tui.messages import Act, Answer, Notice, ShowEntry
from ketamine_tui.model.prose import Span
from ketamine_tui.model.translate import N_, _
from ketamine_tui.present.card import Card
from ketamine_tui.present.chrome import Chrome
from ketamine_tui.present.shortened import short_address, without_middle
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.widgets.choice_list import Choice

_ROOMS = range(60, 20, -2)
"""Columns that a link is shortened to where there is no room for what it is, the most first."""


class LinkMenu(ChoiceDialog):
    """Offers links: web addresses open outside, links to entries inside."""

    HINTS = (("a-z", N_("open")), ("Esc", N_("close")), ("urgent", N_("urgent help")))

    def __init__(self, card: Card, chrome: Chrome) -> None:
        letters, labels = card.link_letters, card.link_labels
        choices: list[str | Choice] = [
            _choice(card, link, letters[link.href], labels[link.href], chrome)
            for link in card.links
        ]
        super().__init__(_("Open"), choices)


def _choice(card: Card, link: Span, letter: str, label: str, chrome: Chrome) -> Choice:
    is_entry = bool(entry_behind(link))
    text = link.text if is_entry else link.href
    # What a link is comes last: a source is told from another link in a narrow terminal, too.
    shorter = (
        without_middle(text, room, chrome.cut) if is_entry else short_address(text, room, chrome)
        for room in _ROOMS
    )
    note, message = note_on(link, label), following(card, link)
    return Choice(letter, text, note, message, shorter=tuple(shorter))


def following(card: Card, link: Span) -> ShowEntry | Act:
    """Return what following a link asks for."""
    if entry_id := entry_behind(link):
        return ShowEntry(entry_id)
    return Act(partial(open_address, link.href, card.state))


def open_links(browse: BrowseScreen, session: Session) -> Answer:
    """Return the links of the selected entry."""
    card = browse.selected_card()
    return None if card is None else links_of(card, session)


def links_of(card: Card, session: Session) -> Answer:
    """Return the links of an entry, or, where there is no choice, what following the link asks for."""
    if not card.links:
        return Notice(_(NO_LINK))
    link = only_link(card.links)
    return following(card, link) if link else LinkMenu(card, session.chrome)
