"""Editorial reviews and the state that they give an entry.

The shape follows FHIR's VerificationResult and HSDS' assured date: who checked what, when, how and
against which source. Nothing raises trust but a person's recorded review.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class ReviewState(StrEnum):
    """How far an entry can be trusted; the first five are recorded, the last two computed."""

    TO_BE_REVIEWED = "to-be-reviewed"
    SOURCE_CHECKED = "source-checked"
    REVIEWED = "reviewed"
    NEEDS_CHANGES = "needs-changes"
    WITHDRAWN = "withdrawn"
    OVERDUE = "overdue"
    CHANGED = "changed-since-review"

    @property
    def words(self) -> str:
        """The state as readers see it."""
        return _WORDS[self]

    @property
    def word(self) -> str:
        """The state in one word or two, for narrow places."""
        return _SHORT[self]

    @property
    def mark(self) -> str:
        """One ASCII character for the narrow places; never shown without the words nearby."""
        return _MARKS[self]

    @property
    def is_checked(self) -> bool:
        """Whether a person has checked the entry and the check still stands."""
        return self in _TRUSTED

    @property
    def needs_reason(self) -> bool:
        """Whether a review that says so has to say why."""
        return self in _DOUBTED


RECORDED_STATES = tuple(ReviewState)[:5]
_TRUSTED = frozenset({ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED})
_DOUBTED = frozenset({ReviewState.NEEDS_CHANGES, ReviewState.WITHDRAWN})

_WORDS = {
    ReviewState.TO_BE_REVIEWED: "To be reviewed",
    ReviewState.SOURCE_CHECKED: "Source-checked",
    ReviewState.REVIEWED: "Reviewed",
    ReviewState.NEEDS_CHANGES: "Needs changes",
    ReviewState.WITHDRAWN: "Withdrawn",
    ReviewState.OVERDUE: "Check overdue",
    ReviewState.CHANGED: "Changed since review",
}
_SHORT = {
    ReviewState.TO_BE_REVIEWED: "to review",
    ReviewState.SOURCE_CHECKED: "checked",
    ReviewState.REVIEWED: "reviewed",
    ReviewState.NEEDS_CHANGES: "to change",
    ReviewState.WITHDRAWN: "withdrawn",
    ReviewState.OVERDUE: "overdue",
    ReviewState.CHANGED: "changed",
}
_MARKS = {
    ReviewState.TO_BE_REVIEWED: "!",
    ReviewState.SOURCE_CHECKED: "+",
    ReviewState.REVIEWED: "*",
    ReviewState.NEEDS_CHANGES: "~",
    ReviewState.WITHDRAWN: "x",
    ReviewState.OVERDUE: "?",
    ReviewState.CHANGED: "%",
}


class Method(StrEnum):
    """How a review was made."""

    PHONED = "phoned"
    EMAILED = "emailed"
    READ_SOURCE = "read-source"
    REGISTRY = "registry"
    READ_IN_FULL = "read-in-full"
    AUTOMATED = "automated"

    @property
    def words(self) -> str:
        """The method as readers see it."""
        return "automatic check" if self is Method.AUTOMATED else self.value.replace("-", " ")

    @property
    def needs_source(self) -> bool:
        """Whether a review that was made so has to say what was read."""
        return self in (Method.READ_SOURCE, Method.REGISTRY)


class Review(NamedTuple):
    """One editorial record. Records are only ever added.

    `fingerprint` holds eight hexadecimal digits for each field that was seen, by name; `replaced_by`
    is the id of the entry to use instead of one that is withdrawn.
    """

    date: dt.date
    status: ReviewState
    covers: tuple[str, ...] = ()
    method: Method | None = None
    reviewer: str = ""
    role: str = ""
    source: tuple[str, ...] = ()
    source_dated: str = ""
    seen: str = ""
    not_seen: str = ""
    confidence: str = ""
    note: str = ""
    next_review: dt.date | None = None
    replaced_by: str = ""
    fingerprint: Mapping[str, str] = MappingProxyType({})

    @property
    def may_confirm(self) -> bool:
        """Whether a person has found in it that something is right: nothing else raises trust."""
        return self.status in _TRUSTED and self.method is not Method.AUTOMATED

    @property
    def words(self) -> str:
        """What it says of the entry, as readers see it."""
        in_part = " in part" if self.covers and self.status in _TRUSTED else ""
        return f"{self.status.words.lower()}{in_part}"

    @property
    def person(self) -> str:
        """Who made it, as people are told apart."""
        return person_key(self.reviewer or self.role)


def person_key(name: str) -> str:
    """Return what two spellings of one name have in common: no case, no spaces to spare, one form of Unicode."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return unicodedata.normalize("NFC", " ".join(folded.split()))


Due = Callable[[Review], dt.date | None]
"""Says when a review runs out, if it does."""


def _own_day(review: Review) -> dt.date | None:
    return review.next_review


def standing_review(reviews: tuple[Review, ...]) -> Review | None:
    """Return the record that decides the state: the newest, unless it may only lower it.

    A record that covers some fields only, or that a program made, raises neither a state nor an
    entry that was withdrawn.
    """
    standing: Review | None = None
    for review in reviews:
        may_raise = not review.covers and review.method is not Method.AUTOMATED
        is_withdrawn = standing is not None and standing.status is ReviewState.WITHDRAWN
        if may_raise or not (review.status in _TRUSTED or is_withdrawn):
            standing = review
    return standing


def confirmed_by(reviews: tuple[Review, ...], due: Due = _own_day) -> tuple[Review, ...]:
    """Return the records by which different people confirm an entry as it stands now, oldest first.

    They are of the whole entry, with nothing between them that doubts it, agree on what they saw, and
    had not run out when the newest was made.
    """
    standing = standing_review(reviews)
    if standing is None or not standing.may_confirm:
        return ()
    by_person: dict[str, Review] = {}
    for review in reversed(reviews):
        if review.status not in _TRUSTED:
            break
        agrees = not review.covers and review.may_confirm and _agree(review, standing)
        lasts = (day := due(review)) is None or day >= standing.date
        if agrees and lasts and review.person:
            by_person.setdefault(review.person, review)
    return tuple(reversed(by_person.values()))


def _agree(review: Review, other: Review) -> bool:
    return not (review.fingerprint and other.fingerprint) or review.fingerprint == other.fingerprint


def recorded_state(
    reviews: tuple[Review, ...], *, changed: bool = False, people: int = 1, due: Due = _own_day
) -> ReviewState:
    """Return the state that the records give, before the calendar has its say.

    Args:
        reviews: The records, oldest first.
        changed: Whether a field has changed since a trusted record covered it.
        people: How many people have to confirm the entry.
        due: When a review runs out.
    """
    standing = standing_review(reviews)
    if standing is None:
        return ReviewState.TO_BE_REVIEWED
    if standing.status in _TRUSTED and changed:
        return ReviewState.CHANGED
    if standing.status in _TRUSTED and people > 1 and len(confirmed_by(reviews, due)) < people:
        return ReviewState.TO_BE_REVIEWED
    return standing.status


def state_on(
    recorded: ReviewState, due: dt.date | None, today: dt.date, since: dt.date | None = None
) -> ReviewState:
    """Return the state on a day.

    A trusted record whose next review lies in the past is overdue; one that is itself of a day to come
    (`since`) is nothing to trust yet.
    """
    if recorded not in _TRUSTED:
        return recorded
    if due is not None and due < today:
        return ReviewState.OVERDUE
    return ReviewState.TO_BE_REVIEWED if since is not None and since > today else recorded
