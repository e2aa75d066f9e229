"""What was found about an entry, and how: two lists to choose from."""

from collections.abc import Iterator

from ketamine_tui.messages import AskReview, ShowHistory, ShowLinkMenu
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.review import Method, ReviewState
from ketamine_tui.query.card import Card
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.services.reviewing import METHODS, Finding
from ketamine_tui.widgets.choice_list import Choice

_FINDINGS = (
    ("c", "Confirm", "its facts stand in the source (source-checked)", ReviewState.SOURCE_CHECKED),
    ("r", "Reviewed", "somebody qualified has judged it (reviewed)", ReviewState.REVIEWED),
    ("n", "Needs changes", "something is wrong; say what", ReviewState.NEEDS_CHANGES),
    ("b", "Back to be reviewed", "nobody can rely on it yet", ReviewState.TO_BE_REVIEWED),
    ("w", "Withdraw", "no longer listed; say why", ReviewState.WITHDRAWN),
)
_LETTERS = {
    Method.READ_SOURCE: ("s", "I read it at its source"),
    Method.REGISTRY: ("g", "I found it in an official register"),
    Method.PHONED: ("p", "I called"),
    Method.EMAILED: ("e", "I wrote and had an answer"),
    Method.READ_IN_FULL: ("f", "I read, watched or heard the whole of it"),
}


def review_menu(card: Card) -> ChoiceDialog:
    """Return the choice of what was found about an entry."""
    return ChoiceDialog(f"Mark: {card.entry.title}", list(_findings(card.entry)))


def _findings(entry: Entry) -> Iterator[str | Choice]:
    for letter, text, note, status in _FINDINGS:
        yield Choice(letter, text, note, AskReview(Finding(status)))
    partial = AskReview(Finding(ReviewState.SOURCE_CHECKED), is_partial=True)
    yield Choice("f", "Confirm some fields", "the others stay as they are", partial)
    yield "Before deciding"
    yield Choice("h", "History", "what has changed since the last review", ShowHistory())
    if entry.links:
        yield Choice("o", "Open its links", "", ShowLinkMenu())


def method_menu(card: Card, request: AskReview, may_be_called: bool) -> ChoiceDialog:  # noqa: FBT001  # `trust` says it
    """Return the choice of how something was checked; not by a call to people in need."""
    items: list[str | Choice] = []
    for method in METHODS:
        letter, text = _LETTERS[method]
        if method is Method.PHONED and not may_be_called:
            items.append("Nobody may call a crisis line to test it")
            continue
        finding = request.finding._replace(method=method)
        next_ = AskReview(finding, is_partial=request.is_partial)
        items.append(Choice(letter, text, f"({method.value})", next_))
    items.sort(key=lambda item: isinstance(item, str))
    return ChoiceDialog(f"How was it checked? {card.entry.title}", items)
