"""Reviews: from what a person has found out about an entry to the record of it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.curation.skeleton import TO_FILL_IN
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.language import matching_language
from ketamine_tui.model.review import METHODS_FOR_WORDS, Method, Review, ReviewState
from ketamine_tui.model.translation import translation_in
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.decode import fields_of
from ketamine_tui.store.reviewed import Reviewed
from ketamine_tui.store.yaml_writer import PlainData


class Finding(NamedTuple):
    """What somebody has to say of an entry, or with a `language` of its words in it.

    `covers` nothing in particular is the whole of it.
    """

    status: ReviewState
    covers: tuple[str, ...] = ()
    method: Method | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    reviewer: str = ""
    role: str = ""
    replaced_by: str = ""
    next_review: dt.date | None = None
    language: str = ""


class RefusedError(WrongUseError):
    """A finding that is no review yet; the message says what is missing, `field` where."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def reviewed(entry: Entry, language: str) -> Reviewed:
    """Return what a review of an entry is of: its words in a language, or without one the entry itself.

    Raises:
        RefusedError: If it says nothing in that language.
    """
    if not language:
        return Reviewed(entry)
    offered = [words.language for words in entry.translations]
    translation = translation_in(entry, matching_language(language, offered))
    if translation is None:
        raise RefusedError(f"{entry.id} has no translation into {language}")
    return Reviewed(entry, translation)


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
    subject = reviewed(entry, finding.language)
    _check_words(review, subject)
    if not review.status.is_checked:
        return review
    _check_confirmation(review, subject, directory)
    seen = subject.fingerprints(directory)
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
        raise RefusedError("only a register can confirm several entries at once", "method")
    if len(finding.source) != 1:
        raise RefusedError("name the one register in which all of them are", "source")


def _check_words(review: Review, subject: Reviewed) -> None:
    fields, entry = subject.fields, subject.entry
    for name in review.covers:
        if name not in fields:
            raise RefusedError(
                f"{entry.id} has no field {name!r}; it has {', '.join(fields)}", "covers"
            )
    if review.status.needs_reason and not review.note:
        raise RefusedError(f'say why: "{review.status.in_sentence}" needs a reason', "note")
    if subject.translation and review.status is ReviewState.WITHDRAWN:
        raise RefusedError(
            "a translation is not withdrawn: delete it, or say what is wrong with it"
        )
    if review.replaced_by and review.status is not ReviewState.WITHDRAWN:
        raise RefusedError("only an entry that is withdrawn is replaced", "replaced_by")
    if review.replaced_by == entry.id:
        raise RefusedError("an entry cannot be replaced by itself", "replaced_by")
    if subject.reviews and subject.reviews[-1].date > review.date:
        raise RefusedError(
            f"the last review is of {subject.reviews[-1].date}, which is later than {review.date}"
        )
    if review.next_review and review.next_review <= review.date:
        raise RefusedError("the next review has to be later than this one", "next_review")


def _check_confirmation(review: Review, subject: Reviewed, directory: Directory) -> None:
    if unfinished := ", ".join(_unfinished(subject)):
        raise RefusedError(f"finish the entry first: {unfinished} still says {TO_FILL_IN}")
    if review.method is None:
        raise RefusedError("say how it was checked", "method")
    if review.method is Method.AUTOMATED:
        raise RefusedError("a program cannot confirm anything; a person has to", "method")
    if subject.translation and review.method not in METHODS_FOR_WORDS:
        raise RefusedError("words are checked by reading them", "method")
    if review.method is Method.PHONED and not may_be_called(subject.entry, directory):
        raise RefusedError(
            "nobody may call a crisis line to test it; read its own site or a register", "method"
        )
    if review.method and review.method.needs_source and not review.source:
        raise RefusedError("say where it was read: an address or a title", "source")
    if not review.person:
        raise RefusedError("say who you are: a name or a role", "reviewer")


def _unfinished(subject: Reviewed) -> Iterator[str]:
    """Yield the fields in which a text is still to be written."""
    said = subject.said
    yield from (name for name in subject.fields if TO_FILL_IN in str(said[name]))


def record_of(review: Review) -> Mapping[str, PlainData]:
    """Return a review as the texts that are written."""
    fields = fields_of(review)
    if len(review.source) == 1:
        fields["source"] = review.source[0]
    return fields
