"""The links of an entry, a letter each."""

from string import ascii_lowercase

from ketamine_tui.messages import OpenLink, ShowEntry
from ketamine_tui.model.prose import ENTRY_SCHEME, Span
from ketamine_tui.present.copying import RESERVED
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.services.links import remark_on
from ketamine_tui.widgets.choice_list import Choice

_LETTERS = [*(c for c in ascii_lowercase if c not in RESERVED), *"123456789"]


class LinkMenu(ChoiceDialog):
    """Offers links: web addresses open outside, links to entries inside."""

    HINTS = (("letter", "open"), ("Esc", "close"), ("u", "urgent help"))

    def __init__(self, links: tuple[Span, ...]) -> None:
        letters = iter(_LETTERS)
        super().__init__("Open", [_choice(link, next(letters, "")) for link in links])


def follow(link: Span) -> ShowEntry | OpenLink:
    """Return what following a link asks for."""
    if link.href.startswith(ENTRY_SCHEME):
        return ShowEntry(link.href.removeprefix(ENTRY_SCHEME))
    return OpenLink(link.href)


def _choice(link: Span, letter: str) -> Choice:
    wanted = follow(link)
    if isinstance(wanted, ShowEntry):
        return Choice(letter, link.text, "in this directory", wanted)
    label = "" if link.text == link.href else link.text
    return Choice(letter, link.href, remark_on(link.href) or label, wanted)


def opens_at_once(links: tuple[Span, ...]) -> bool:
    """Say whether there is a single link that needs no second look."""
    return len(links) == 1 and (
        links[0].href.startswith(ENTRY_SCHEME) or not remark_on(links[0].href)
    )
