"""Rules for the reviews of an entry, and for what their fingerprints tell."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.checks.prose_rules import is_usual
from ketamine_tui.checks.source_rules import host_of, problems_of_sources
from ketamine_tui.checks.subject import FIELDS, Subject
from ketamine_tui.checks.translation_rules import translations_of
from ketamine_tui.checks.url_rules import sources_of
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import (
    METHODS_FOR_WORDS,
    Method,
    Review,
    ReviewState,
    standing_review,
    state_on,
)
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.entry_files import translation_state
from ketamine_tui.store.entry_schema import PAGE_TRANSLATION
from ketamine_tui.store.node import FieldsNode
from ketamine_tui.store.reviewed import Reviewed

_REACHED = {Method.PHONED: ("phones", "texts"), Method.EMAILED: ("emails",)}
_CONFIDENCES = ("high", "medium", "low")
_NOT_SEEN = re.compile(
    r"\bno high confidence\b|\b(?:could|was|were|has|have) not (?:be |been )?(?:seen|read|opened|reached|found)\b"
    r"|\bonly (?:in |on |from )?(?:one |a )?third[- ]party\b|\bgeneral knowledge\b",
    re.IGNORECASE,
)
"""What a note says of facts that nobody has read where they come from."""

_LOOKED = ("method", "source", "seen", "not_seen")
"""What a review has of somebody who has looked; a new entry waits for its first look."""

_NOBODY = "your name"
"""Who reviews in the examples of the documentation."""


class _Part(NamedTuple):
    """What has reviews of its own: the entry or one of its translations, as it is written and as it is read."""

    node: FieldsNode
    reviewed: Reviewed
    state: ReviewState


def problems_of_reviews(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the records of reviews: of an entry, and of each of its translations."""
    for part in _parts(subject):
        yield from _dates(subject, part)
        yield from _repeated(subject, part)
        yield from _words(subject, part)
        yield from _reviews(subject, part)
        yield from problems_of_sources(subject, part.node)
        yield from _state(subject, part)


def _parts(subject: Subject) -> Iterator[_Part]:
    entry, policy = subject.entry, subject.directory.review_policy
    yield _Part(subject.loaded.node, Reviewed(entry), subject.loaded.state)
    for node, translation in translations_of(subject):
        state = translation_state(entry, translation, policy)
        yield _Part(node, Reviewed(entry, translation), state)


def _dates(subject: Subject, part: _Part) -> Iterator[Problem]:
    today = subject.today.isoformat()
    for name in ("reviews", "alerts", "corrections"):
        for record in part.node.records(name):
            if (day := record.text("date")) > today:
                message = f"{day} is later than {today}"
                yield subject.problem("date-in-future", record.place_in("date"), message)
    last = ""
    for record in part.node.records("reviews"):
        day, next_review = record.text("date"), record.text("next_review")
        if day < last:
            message = f"{day} stands below {last}"
            yield subject.problem("review-order", record.place_in("date"), message)
        if next_review and next_review <= day:
            message = f"{next_review} is not later than {day}"
            yield subject.problem("review-next", record.place_in("next_review"), message)
        last = max(day, last)


def _repeated(subject: Subject, part: _Part) -> Iterator[Problem]:
    """Yield records that stand there a second time, and those that do not say why."""
    for record, review in _read_records(part):
        if review.status.needs_reason and not review.note:
            message = f"'{review.status}' does not say why"
            yield subject.problem("review-note-missing", record.place, message)
    seen: list[Review] = []
    for record, review in _read_records(part):
        if review in seen:
            message = "this review stands here already"
            yield subject.problem("review-repeated", record.place, message)
        seen.append(review)


def problems_of_open_reviews(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield reviews of what was looked at that do not say what is still to be reviewed, where nearly all others do."""
    open_ones = [
        (subject, record)
        for subject in subjects
        for record in subject.records("reviews")
        if record.text("status") == ReviewState.TO_BE_REVIEWED
        if any(name in record.fields for name in _LOOKED)
    ]
    if is_usual(bool(record.text("note")) for _, record in open_ones):
        for subject, record in open_ones:
            if not record.text("note"):
                message = "nothing says what is still to be reviewed, as others do"
                yield subject.problem("review-note-missing", record.place, message)


def _words(subject: Subject, part: _Part) -> Iterator[Problem]:
    """Yield words of a record that are none of those that it may have, and those of an example."""
    records = list(part.node.records("reviews"))
    for record in records:
        confidence = record.text("confidence")
        # What an earlier review has said a later one may have put right.
        doubt = _NOT_SEEN.search(record.text("note")) if record is records[-1] else None
        if confidence == "high" and doubt:
            message = f"'high' stands beside a note that says {doubt[0]!r}"
            yield subject.problem("confidence-doubtful", record.place_in("confidence"), message)
        if confidence and confidence not in _CONFIDENCES:
            message = f"{confidence!r} is not one of: {', '.join(_CONFIDENCES)}"
            yield subject.problem("value-unknown", record.place_in("confidence"), message)
        if record.text("replaced_by") and record.text("status") != ReviewState.WITHDRAWN:
            message = f"{record.text('replaced_by')} is named instead, and nothing is withdrawn"
            yield subject.problem("review-replaced", record.place_in("replaced_by"), message)
        if (reviewer := record.text("reviewer")).casefold() == _NOBODY:
            message = f"{reviewer!r} stands for what is still to be written"
            yield subject.problem("text-unfinished", record.place_in("reviewer"), message)


def _read_records(part: _Part) -> Iterator[tuple[FieldsNode, Review]]:
    """Yield the reviews with their records; none where some cannot be read, which is told already."""
    records = list(part.node.records("reviews"))
    if len(records) == len(part.reviewed.reviews):
        yield from zip(records, part.reviewed.reviews, strict=True)


def _reviews(subject: Subject, part: _Part) -> Iterator[Problem]:
    is_seen = any(review.fingerprint for review in part.reviewed.reviews)
    for record, review in _read_records(part):
        for name in review.covers:
            if name not in part.reviewed.fields:
                place = record.place_in("covers")
                yield subject.problem("review-covers-unknown", place, f"there is no field {name!r}")
        yield from _fingerprint(subject, part, record, review)
        if not review.status.is_checked:
            continue
        if is_seen and review.may_confirm and not review.fingerprint:
            message = "this confirmation has no fingerprint, unlike others of the entry"
            yield subject.problem("review-fingerprint-missing", record.place, message)
        yield from _method(subject, part, record, review)


def _method(subject: Subject, part: _Part, record: FieldsNode, review: Review) -> Iterator[Problem]:
    """Yield what is wrong with how something was confirmed."""
    method, place = review.method, record.place_in("method")
    if "method" not in record.fields:
        message = "nothing says how this was checked"
        yield subject.problem("review-method-missing", record.place, message)
    elif method is Method.AUTOMATED:
        yield subject.problem("review-automated", place, "a program cannot confirm anything")
    elif method and method.needs_source and not review.source:
        message = "nothing says what was read"
        yield subject.problem("review-source-missing", record.place, message)
    elif part.reviewed.translation and method not in METHODS_FOR_WORDS:
        message = f"words are checked by reading them, and not as {method!s}"
        yield subject.problem("review-method-words", place, message)
    elif method in _REACHED and not _says_who(record) and not _has(subject, method):
        yield subject.problem("review-source-missing", place, f"nothing says what was {method}")
    elif method is Method.PHONED and not may_be_called(subject.entry, subject.directory):
        message = "a crisis line was called to test it"
        yield subject.problem("review-crisis-line-called", place, message)


def _has(subject: Subject, method: Method) -> bool:
    return any(way.kind.field in _REACHED[method] for way in subject.entry.ways())


def _says_who(record: FieldsNode) -> bool:
    """Say whether a source can be somebody who was called or written to; a page cannot."""
    return any(item.text.strip() and not host_of(item.text) for item in sources_of(record))


def _fingerprint(
    subject: Subject, part: _Part, record: FieldsNode, review: Review
) -> Iterator[Problem]:
    """Yield what a fingerprint has that its record cannot have seen; a field may have gone since."""
    known = PAGE_TRANSLATION.fields if part.reviewed.translation else FIELDS
    for name in review.fingerprint:
        if name not in known:
            message = f"there is no field {name!r}"
        elif review.covers and name not in review.covers:
            message = f"this review does not cover {name!r}"
        else:
            continue
        place = record.place_in("fingerprint")
        yield subject.problem("review-fingerprint-foreign", place, message)


def _state(subject: Subject, part: _Part) -> Iterator[Problem]:
    entry, policy = subject.entry, subject.directory.review_policy
    reviews, place = part.reviewed.reviews, part.node.place_in("reviews")
    standing = standing_review(reviews)
    if standing is None:
        return
    if part.state is ReviewState.CHANGED:
        fields = ", ".join(part.reviewed.changed(subject.directory))
        yield subject.problem("review-changed-since", place, f"changed since: {fields}")
    if standing.next_review and standing.next_review <= standing.date:
        return
    due = policy.due(entry.kind, reviews)
    if state_on(part.state, due, subject.today) is ReviewState.OVERDUE:
        yield subject.problem("review-overdue", place, f"was to be checked by {due}")
    if 0 < len(policy.confirmed_by(entry.kind, reviews)) < policy.people_needed(entry.kind):
        yield subject.problem("review-same-person", place, "one person has confirmed this")
