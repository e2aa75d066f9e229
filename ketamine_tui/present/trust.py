"""The trust block: in words, who checked an entry, when, how, against what, and until when."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import Reading
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry, Translation
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.policy import ReviewPolicy
from ketamine_tui.model.prose import Block, field, heading, linked
from ketamine_tui.model.review import Review, ReviewState, standing_review
from ketamine_tui.model.translate import N_, _
from ketamine_tui.store.fingerprint import changed_fields, changed_in_translation

MEANING = {
    ReviewState.TO_BE_REVIEWED: N_("nobody has confirmed this yet"),
    ReviewState.SOURCE_CHECKED: N_(
        "the identifying facts were found in the cited public source; nobody qualified has judged the"
        " content"
    ),
    ReviewState.REVIEWED: N_("a named person or role has checked it"),
    ReviewState.NEEDS_CHANGES: N_("something here is known to be wrong"),
    ReviewState.WITHDRAWN: N_("no longer listed; see the reason"),
    ReviewState.OVERDUE: N_("it was checked, but the check has run out"),
    ReviewState.CHANGED: N_("it was checked, but something in it has changed since"),
}
"""What each state tells a reader."""


_HALF = N_("not all the people who have to have confirmed this yet")
"""What it tells of an entry that more than one person has to confirm."""

SOURCE = N_("Source")
"""What stands before an address that a review was made with."""


def may_be_called(entry: Entry, directory: Directory) -> bool:
    """Say whether somebody may call an entry's numbers to see whether they work.

    Not those that people's lives depend on: a test takes the place of a call for help.
    """
    if entry.kind is Kind.EMERGENCY or any(entry.id in group.entries for group in directory.urgent):
        return False
    return all(way.may_be_tested for way in entry.ways())


def changed_since(entry: Entry, state: ReviewState, directory: Directory) -> tuple[str, ...]:
    """Return the fields that have changed since an entry was confirmed."""
    if state is not ReviewState.CHANGED:
        return ()
    people = directory.review_policy.people_needed(entry.kind)
    return changed_fields(entry, directory.vocabulary, people)


class Words(NamedTuple):
    """The words of a translation in which an entry is read, with their state; `called` names their language."""

    translation: Translation
    called: str
    state: ReviewState
    due: dt.date | None
    changed: tuple[str, ...]

    @property
    def line(self) -> str:
        """Their state in one line: ``Text in German: Reviewed 2026-11-23, due 2027-11-23``."""
        state = state_line(self.translation.reviews, self.state, self.due, self.changed)
        return _("Text in {language}: {state}").format(language=self.called, state=state)


def words_at(catalog: Catalog, position: int, reading: Reading) -> Words | None:
    """Return the words in which the entry at a position is read; None where these are its own."""
    wording, translation = catalog.wordings.get(position), reading.translation
    if wording is None or translation is None:
        return None
    original = reading.original
    is_changed = wording.state is ReviewState.CHANGED
    people = catalog.directory.review_policy.people_needed(original.kind)
    changed = changed_in_translation(original, translation, people) if is_changed else ()
    called = catalog.name_of("language", wording.language)
    return Words(translation, called, wording.state, wording.due, changed)


def untranslated_line(catalog: Catalog, position: int) -> str:
    """Return that an entry is not there in the reader's language; nothing where it is, or nothing of the directory is."""
    if not catalog.is_untranslated(position):
        return ""
    if not catalog.original_language:
        return _("not translated")
    called = catalog.name_of("language", catalog.original_language)
    return _("not translated: in {language}").format(language=called)


def state_line(
    reviews: tuple[Review, ...],
    state: ReviewState,
    due: dt.date | None,
    changed: Sequence[str] = (),
) -> str:
    """Return the state in one line: ``Source-checked 2026-11-23, due 2027-11-23``.

    `changed` are the fields that have changed since what was reviewed was confirmed.
    """
    standing = standing_review(reviews)
    words = _(state.words)
    parts = [f"{words} {standing.date}" if standing and state.is_checked else words]
    if changed:
        parts = [f"{words}: {', '.join(changed)}"]
    elif standing is not None and not standing.status.is_checked and standing.note:
        parts = [f"{words}: {standing.note}"]
    elif due is not None and state is not ReviewState.TO_BE_REVIEWED:
        parts.append(_("due {date}").format(date=due))
    return ", ".join(parts)


def trust_blocks(
    entry: Entry, state: ReviewState, due: dt.date | None, directory: Directory
) -> Iterator[Block]:
    """Yield the trust block of an entry."""
    waits = people_line(entry.reviews, entry.kind, directory.review_policy)
    is_half = waits and state is ReviewState.TO_BE_REVIEWED
    is_tested = may_be_called(entry, directory)
    yield heading(_("Who checked this"))
    yield from _standing(
        *(state, due, changed_since(entry, state, directory), entry.reviews),
        meaning=_HALF if is_half else MEANING[state],
        people=waits,
        testing="" if is_tested else _("never by a call or a text: somebody may need the line"),
    )


def words_blocks(words: Words) -> Iterator[Block]:
    """Yield the trust block of a translation."""
    yield heading(_("Who checked the text in {language}").format(language=words.called))
    reviews, meaning = words.translation.reviews, MEANING[words.state]
    yield from _standing(words.state, words.due, words.changed, reviews, meaning=meaning)


def _standing(
    state: ReviewState,
    due: dt.date | None,
    changed: Sequence[str],
    reviews: Sequence[Review],
    *,
    meaning: str,
    people: str = "",
    testing: str = "",
) -> Iterator[Block]:
    """Yield what a state means, what it hangs on, and the records behind it, the latest first."""
    is_due = due is not None and state is not ReviewState.TO_BE_REVIEWED
    for label, text in (
        (_("State"), f"{_(state.words)}: {_(meaning)}"),
        (_("Changed"), ", ".join(changed)),
        (_("People"), people),
        (_("Due"), _("to be checked again by {date}").format(date=due) if is_due else ""),
        (_("Testing"), testing),
        (_("Checked"), "" if reviews else _("no review is on record")),
    ):
        if text:
            yield field(label, text)
    for review in reversed(reviews):
        yield from review_blocks(review)


def people_line(reviews: tuple[Review, ...], kind: Kind, policy: ReviewPolicy) -> str:
    """Return how many of the people who have to confirm an entry have; nothing where that is enough."""
    needed, confirmations = policy.people_needed(kind), policy.confirmed_by(kind, reviews)
    if not confirmations or len(confirmations) >= needed:
        return ""
    who = ", ".join(review.reviewer or review.role for review in confirmations)
    told = _("confirmed by {number} of {needed} people ({who}); another person must too")
    return told.format(number=len(confirmations), needed=needed, who=who)


def review_blocks(review: Review) -> Iterator[Block]:
    """Yield what one review says: when, by whom, how, and what was seen."""
    who = ", ".join(part for part in (review.reviewer, review.role) if part)
    how = f", {review.method.words}" if review.method else ""
    when = _("{date} by {who}").format(date=review.date, who=who) if who else str(review.date)
    yield field(_("Review"), f"{when}: {review.words}{how}")
    if review.covers:
        yield field(_("Covers"), ", ".join(review.covers))
    if review.replaced_by:
        yield field(_("Instead"), review.replaced_by)
    for label, text in (
        (_("Note") if review.status.is_checked else _("Reason"), review.note),
        (_("Seen"), review.seen),
        (_("Not seen"), review.not_seen),
        (_("Confidence"), review.confidence),
        (_("Dated"), review.source_dated),
    ):
        if text:
            yield field(label, text)
    for source in review.source:
        yield Block("field", (linked(source),), marker=_(SOURCE))
