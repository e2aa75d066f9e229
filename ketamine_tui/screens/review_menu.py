"""Three lists to choose from in a review: what was found, in which fields, and how."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ketamine_tui.actions.outcome import Outcome
from ketamine_tui.actions.reviewing import curator_of
from ketamine_tui.actions.session import Session
from ketamine_tui.curation.questions import (
    NEVER_CALLED,
    THE_ENTRY,
    prefilled,
    the_words,
    verdicts,
    ways_to_check,
)
from ketamine_tui.curation.reviewing import Finding, reviewed
from ketamine_tui.messages import NO_ENTRY, Answer, Notice, Open
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.translate import _
from ketamine_tui.present.card import Card
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.screens.browse import BrowseScreen
from ketamine_tui.screens.dialog import ChoiceDialog
from ketamine_tui.screens.link_menu import links_of
from ketamine_tui.screens.reading import history_of
from ketamine_tui.screens.review_form import ReviewForm
from ketamine_tui.screens.review_of_several import review_of_several
from ketamine_tui.store.reviewed import Reviewed
from ketamine_tui.widgets.choice_list import Choice, ChoiceList
from ketamine_tui.widgets.cursor_pane import Clicks
from ketamine_tui.widgets.status_line import KeyLine

Ask = Callable[[Finding], Open]
"""What asks for whatever is still missing in a finding."""


def open_review(browse: BrowseScreen, session: Session) -> Answer:
    """Return the choice of what was found about the selected entries, or why nothing can be recorded."""
    cards = browse.subject_cards()
    if not cards:
        return None
    curator = curator_of(session)
    if isinstance(curator, Outcome):
        return Notice(curator.told)
    if len(cards) > 1:
        return review_of_several(cards, browse.catalog, curator.reviewer)
    card = cards[0]

    def ask(finding: Finding, *, is_partial: bool = False) -> Open:
        return Open(partial(_next_question, finding, card, browse, session, is_partial=is_partial))

    before = list(_before_deciding(card, browse, session))
    of_entry = partial(_what_was_found, Reviewed(card.original), ask, before)
    if card.words is None:
        return of_entry()
    of_words = partial(
        _what_was_found, Reviewed(card.original, card.words.translation), ask, before
    )
    items: list[str | Choice] = [
        Choice("e", THE_ENTRY, "", Open(of_entry)),
        Choice("t", the_words(card.words.called), card.words.state.words, Open(of_words)),
    ]
    return ChoiceDialog(f"What was looked at? {card.entry.title}", items)


def _before_deciding(card: Card, browse: BrowseScreen, session: Session) -> Iterator[str | Choice]:
    yield "Before deciding"
    history = Open(partial(history_of, card.entry.id, browse, session))
    yield Choice("h", "History", "what has changed since the last review", history)
    if card.links:
        yield Choice("o", "Open its links", "", Open(partial(links_of, card, session)))


def _what_was_found(
    subject: Reviewed, ask: Callable[..., Open], before: Iterable[str | Choice]
) -> ChoiceDialog:
    return ChoiceDialog(f"Mark: {subject.title}", [*_findings(subject, ask), *before])


def _next_question(
    finding: Finding,
    card: Card,
    browse: BrowseScreen,
    session: Session,
    *,
    is_partial: bool = False,
) -> Answer:
    """Return the next step of a review: which fields, how it was checked, who says so."""
    curator, catalog = session.curator, browse.catalog
    position = catalog.position(card.entry.id)
    if position is None:
        return Notice(_(NO_ENTRY).format(id=card.entry.id))
    if curator is None:
        return None

    def ask(finding: Finding) -> Open:
        return Open(partial(_next_question, finding, card, browse, session))

    if is_partial:
        subject = reviewed(card.original, finding.language)
        return FieldMenu(subject, finding, ask, subject.changed(catalog.directory))
    if finding.status.is_checked and finding.method is None:
        return _method_menu(card, finding, ask, catalog.directory)
    finding = prefilled(finding, card.original, catalog.directory, curator.reviewer)
    return ReviewForm([(card, catalog.origin(position))], catalog, finding)


def _findings(subject: Reviewed, ask: Callable[..., Open]) -> Iterator[Choice]:
    for verdict in verdicts(subject.language):
        finding = Finding(verdict.status, language=subject.language)
        question = ask(finding, is_partial=verdict.is_partial)
        yield Choice(verdict.letter, verdict.text, verdict.note, question)


class FieldMenu(ChoiceDialog):
    """The fields of an entry, to be ticked. What has changed since the last review is ticked at first."""

    HINTS = (("Space", "tick"), ("Enter", "go on"), ("Esc", "close"), ("urgent", "urgent help"))

    CLICKS = Clicks.TAKE

    # The list has its own idea of these keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False, priority=True),
        Binding("enter", "go_on", "Go on", show=False, priority=True),
    ]

    def __init__(
        self, subject: Reviewed, finding: Finding, ask: Ask, changed: Collection[str]
    ) -> None:
        self._finding = finding
        self._ask = ask
        self._changed = changed
        self._ticked = {name: name in changed for name in subject.fields}
        super().__init__(f"Which fields? {subject.title}", list(self._choices()))

    def _choices(self) -> Iterator[Choice]:
        for name, is_ticked in self._ticked.items():
            note = "changed since the last review" if name in self._changed else ""
            question = self._ask(self._finding)
            yield Choice("", f"[{'x' if is_ticked else ' '}] {name}", note, question)

    def take(self, choice: Choice) -> None:
        """Tick the field with the cursor, or take the tick away."""
        del choice
        fields = self.query_one(ChoiceList)
        at = fields.cursor
        name = list(self._ticked)[at]
        self._ticked[name] = not self._ticked[name]
        fields.show(list(self._choices()))
        fields.place_cursor(at)

    def action_tick(self) -> None:
        """Tick the field with the cursor, or take the tick away."""
        self.query_one(ChoiceList).action_select()

    def action_go_on(self) -> None:
        """Ask how the fields that are ticked were checked."""
        covers = tuple(name for name, is_ticked in self._ticked.items() if is_ticked)
        if covers:
            self.dismiss(self._ask(self._finding._replace(covers=covers)))
        else:
            self.query_one(KeyLine).notice = "Tick the fields that were checked (Space)"


def _method_menu(card: Card, finding: Finding, ask: Ask, directory: Directory) -> ChoiceDialog:
    """Return the choice of how something was checked."""
    items: list[str | Choice] = []
    for how in ways_to_check(finding, card.original, directory):
        question = ask(finding._replace(method=how.method))
        items.append(Choice(how.letter, how.text, f"({how.method.value})", question))
    if not (finding.language or may_be_called(card.original, directory)):
        items.append(NEVER_CALLED)
    return ChoiceDialog(f"How was it checked? {card.entry.title}", items)
