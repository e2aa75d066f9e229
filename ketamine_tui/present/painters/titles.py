"""The titles of the panes, what stands in an empty filter bar, and what is said of a reading that goes on."""

from typing import TYPE_CHECKING

from ketamine_tui.model.text import sentence
from ketamine_tui.model.translate import N_, _
from ketamine_tui.query.suggest import Suggested
from ketamine_tui.query.view import View

if TYPE_CHECKING:
    # Comes with the first card, when the list is on the screen already.
    from ketamine_tui.present.card import Card

BROWSE = N_("Browse")
"""The title of the sidebar, translated where it is shown."""


def placeholder() -> str:
    """Return what stands in an empty filter bar."""
    return _("words, {examples}").format(examples="#tag, kind:book, is:to-be-reviewed")


def reading(size: int) -> str:
    """Return what goes on while a directory of which so many entries are shown was not compared with its files."""
    return _("Comparing with the files") if size else _("Reading the files")


def list_title(view: View | None) -> str:
    """Return the title of the list: the section, what the words of the query come to, or what is shown for them."""
    if view is None:
        return _("Entries")
    if isinstance(view, Suggested) and view.corrected:
        return sentence(_("shown: {words}").format(words=view.corrected.text))
    remarks = "; ".join(view.told.remarks)
    if not view.section:
        return sentence(remarks) or _("Entries")
    return f"{view.section_title}, {remarks}" if remarks else view.section_title


def correction(view: View | None) -> str:
    """Return what is said of a view that is shown in the place of the one that was asked for."""
    return sentence(view.said) if isinstance(view, Suggested) and view.corrected else ""


def card_title(card: "Card | None") -> str:
    """Return the title of the detail pane."""
    return card.entry.title if card else _("Entry")
