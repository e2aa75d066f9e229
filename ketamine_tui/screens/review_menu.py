"""What was found about an entry, and how: two lists to choose from."""

from collections.abc import Iterator

from ketamine_tui.messages import AskReview, ShowHistory, ShowLinkMenu
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.query.card import Card
from ketamine_tui.query.trust import may_be_called
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.services.questions import FINDINGS, NEVER_CALLED, ways_to_check
from ketamine_tui.services.reviewing import Finding
from ketamine_tui.widgets.choice_list import Choice


def review_menu(card: Card) -> ChoiceDialog:
    """Return the choice of what was found about an entry."""
    return ChoiceDialog(f"Mark: {card.entry.title}", list(_findings(card.entry)))


def _findings(entry: Entry) -> Iterator[str | Choice]:
    for found in FINDINGS:
        request = AskReview(Finding(found.status), is_partial=found.is_partial)
        yield Choice(found.letter, found.text, found.note, request)
    yield "Before deciding"
    yield Choice("h", "History", "what has changed since the last review", ShowHistory())
    if entry.links:
        yield Choice("o", "Open its links", "", ShowLinkMenu())


def method_menu(card: Card, request: AskReview, directory: Directory) -> ChoiceDialog:
    """Return the choice of how something was checked."""
    items: list[str | Choice] = []
    for how in ways_to_check(card.entry, directory):
        finding = request.finding._replace(method=how.method)
        next_ = AskReview(finding, is_partial=request.is_partial)
        items.append(Choice(how.letter, how.text, f"({how.method.value})", next_))
    if not may_be_called(card.entry, directory):
        items.append(NEVER_CALLED)
    return ChoiceDialog(f"How was it checked? {card.entry.title}", items)
