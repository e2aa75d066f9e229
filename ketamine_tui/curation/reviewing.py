"""Reviews: from what a person has found out about an entry to the record of it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.curation.skeleton import TO_FILL_IN
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.decode import fields_of
from ketamine_tui.store.fingerprint import checkable_fields, fingerprints
from ketamine_tui.store.yaml_writer import PlainData


class Finding(NamedTuple):
    """What somebody has to say of an entry. `covers` nothing in particular is the whole of it."""

    status: ReviewState
    covers: tuple[str, ...] = ()
    method: Method | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    reviewer: str = ""
    role: str = ""
    replaced_by: str = ""
    next_review: dt.date | None = None


class RefusedError(WrongUseError):
    """A finding that is no review yet; the message says what is missing, `field` where."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def make_review(finding: Finding, entry: Entry, directory: Directory, today: dt.date) -> Review:
    """Return the record of a finding, with the day of the next review and the fingerprints.

    Raises:
        RefusedError: If it claims more than it says how and by whom was found.
    """
    review = Review(
        date=today,
        status=finding.status,
        covers=finding.covers,
        method=finding.method,
        reviewer=finding.reviewer.strip(),
        role=finding.role.strip(),
        source=tuple(text for source in finding.source if (text := source.strip())),
        note=finding.note.strip(),
        next_review=finding.next_review,
        replaced_by=finding.replaced_by.strip(),
    )
    _check_words(review, entry)
    if not review.status.is_checked:
        return review
    _check_confirmation(review, entry, directory)
    seen = fingerprints(entry, directory.vocabulary)
    return review._replace(
        next_review=review.next_review or directory.review_policy.next_review(entry.kind, today),
        fingerprint={n: x for n, x in seen.items() if not review.covers or n in review.covers},
    )


def make_reviews(
    finding: Finding, entries: Sequence[Entry], directory: Directory, today: dt.date
) -> list[Review]:
    """Return the records of one finding about several entries.

    Raises:
        RefusedError: If it cannot be said of all of them; the message names the first one.
    """
    check_several(finding)
    reviews = []
    for entry in entries:
        try:
            reviews.append(make_review(finding, entry, directory, today))
        except RefusedError as error:
            raise RefusedError(f"{error.message} ({entry.id})", error.field) from None
    return reviews


def check_several(finding: Finding) -> None:
    """Refuse to confirm several entries with one finding, unless one register has all of them.

    Raises:
        RefusedError: If it would claim that somebody has read what each of them says elsewhere.
    """
    if not finding.status.is_checked:
        return
    if finding.method is not Method.REGISTRY:
        raise RefusedError("several entries are confirmed at once by a register only", "method")
    if len(finding.source) != 1:
        raise RefusedError("name the one register in which all of them are", "source")


def _check_words(review: Review, entry: Entry) -> None:
    fields = checkable_fields(entry)
    for name in review.covers:
        if name not in fields:
            raise RefusedError(
                f"{entry.id} has no field {name!r}; it has {', '.join(fields)}", "covers"
            )
    if review.status.needs_reason and not review.note:
        raise RefusedError(f"say why: {review.status.words.lower()} needs a reason", "note")
    if review.replaced_by and review.status is not ReviewState.WITHDRAWN:
        raise RefusedError("only an entry that is withdrawn is replaced", "replaced_by")
    if review.replaced_by == entry.id:
        raise RefusedError("an entry cannot be replaced by itself", "replaced_by")
    if entry.reviews and entry.reviews[-1].date > review.date:
        raise RefusedError(
            f"the last review is of {entry.reviews[-1].date}, which is later than {review.date}"
        )
    if review.next_review and review.next_review <= review.date:
        raise RefusedError("the next review has to be later than this one", "next_review")


def _check_confirmation(review: Review, entry: Entry, directory: Directory) -> None:
    if unfinished := ", ".join(_unfinished(entry)):
        raise RefusedError(f"finish the entry first: {unfinished} still says {TO_FILL_IN}")
    if review.method is None:
        raise RefusedError("say how it was checked", "method")
    if review.method is Method.AUTOMATED:
        raise RefusedError("a program cannot confirm anything; a person has to", "method")
    if review.method is Method.PHONED and not may_be_called(entry, directory):
        raise RefusedError(
            "nobody may call a crisis line to test it; read its own site or a register", "method"
        )
    if review.method and review.method.needs_source and not review.source:
        raise RefusedError("say where it was read: an address or a title", "source")
    if not review.person:
        raise RefusedError("say who you are: a name or a role", "reviewer")


def _unfinished(entry: Entry) -> Iterator[str]:
    """Yield the fields of an entry in which a text is still to be written."""
    said = fields_of(entry)
    yield from (name for name in checkable_fields(entry) if TO_FILL_IN in str(said[name]))


def record_of(review: Review) -> Mapping[str, PlainData]:
    """Return a review as the texts that are written."""
    fields = fields_of(review)
    if len(review.source) == 1:
        fields["source"] = review.source[0]
    return fields
