"""Rules for the reviews of an entry, and for what their fingerprints tell."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.subject import FIELDS, Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.review import Method, Review, ReviewState, standing_review, state_on
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.fingerprint import changed_fields, checkable_fields
from ketamine_tui.store.node import FieldsNode, Scalar

_REACHED = {Method.PHONED: "phones", Method.EMAILED: "emails"}
_NO_SOURCES = frozenset(
    {"?", "-", "n/a", "na", "none", "nothing", "unknown", "various", "online", "internet", "web"}
    | {"website", "google", "bing", "wikipedia"}
    | {f"{kind} knowledge" for kind in ("common", "general", "own", "personal")}
)
"""What is written where a source is asked for and none is known. Each says less than the page that was read."""

_RESULTS = re.compile(
    r"(?:https?://)?(?:www\.|search\.)?(?:google|bing|duckduckgo|ecosia|startpage|yahoo|baidu|yandex)\.[a-z.]+"
    r"/[^?#\s]*\?(?:[^#\s]*&)?(?:q|p|wd|text|query)=",
    re.IGNORECASE,
)
"""Addresses of what search engines have found."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d\b", re.ASCII)


def problems_of_reviews(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the records of an entry's reviews."""
    yield from _dates(subject)
    yield from _repeated(subject)
    yield from _reviews(subject)
    yield from _nowhere(subject)
    yield from _state(subject)


def _dates(subject: Subject) -> Iterator[Problem]:
    today = subject.today.isoformat()
    for name in ("reviews", "alerts", "corrections"):
        for record in subject.records(name):
            if (day := record.text("date")) > today:
                message = f"{day} is later than {today}"
                yield subject.problem("date-in-future", record.place_in("date"), message)
    for record in subject.records("reviews"):
        day = record.text("source_dated")
        if _DAY.match(day) and day[: len(today)] > today:
            message = f"the source is of {day}, and today is {today}"
            yield subject.problem("date-in-future", record.place_in("source_dated"), message)
    last = ""
    for record in subject.records("reviews"):
        day, next_review = record.text("date"), record.text("next_review")
        if day < last:
            message = f"{day} stands below {last}"
            yield subject.problem("review-order", record.place_in("date"), message)
        if next_review and next_review <= day:
            message = f"{next_review} is not later than {day}"
            yield subject.problem("review-next", record.place_in("next_review"), message)
        last = max(day, last)


def _repeated(subject: Subject) -> Iterator[Problem]:
    """Yield records that stand there a second time, and those that do not say why."""
    for record, review in _read_records(subject):
        if review.status.needs_reason and not review.note:
            message = f"'{review.status}' does not say why"
            yield subject.problem("review-note-missing", record.place, message)
    seen: list[Review] = []
    for record, review in _read_records(subject):
        if review in seen:
            message = "this review stands here already"
            yield subject.problem("review-repeated", record.place, message)
        seen.append(review)


def _read_records(subject: Subject) -> Iterator[tuple[FieldsNode, Review]]:
    """Yield the reviews with their records; none where some cannot be read, which is told already."""
    records = list(subject.records("reviews"))
    if len(records) == len(subject.entry.reviews):
        yield from zip(records, subject.entry.reviews, strict=True)


def _reviews(subject: Subject) -> Iterator[Problem]:
    covered = any(review.covers for review in subject.entry.reviews)
    fields = checkable_fields(subject.entry) if covered else ()
    is_seen = any(review.fingerprint for review in subject.entry.reviews)
    for record, review in _read_records(subject):
        for name in review.covers:
            if name not in fields:
                place = record.place_in("covers")
                yield subject.problem("review-covers-unknown", place, f"there is no field {name!r}")
        yield from _fingerprint(subject, record, review)
        if not review.status.is_checked:
            continue
        if is_seen and review.may_confirm and not review.fingerprint:
            message = "this confirmation has no fingerprint, unlike others of the entry"
            yield subject.problem("review-fingerprint-missing", record.place, message)
        yield from _how(subject, record, review)


def _how(subject: Subject, record: FieldsNode, review: Review) -> Iterator[Problem]:
    """Yield what is wrong with what a confirmation says of how it was made."""
    if "method" not in record.fields:
        message = "nothing says how this was checked"
        yield subject.problem("review-method-missing", record.place, message)
    elif review.method is Method.AUTOMATED:
        message = "a program cannot confirm anything"
        yield subject.problem("review-automated", record.place_in("method"), message)
    elif review.method and review.method.needs_source and not review.source:
        message = "nothing says what was read"
        yield subject.problem("review-source-missing", record.place, message)
    elif review.method in _REACHED and not review.source and not _has(subject, review.method):
        message = f"nothing says what was {review.method}"
        yield subject.problem("review-source-missing", record.place_in("method"), message)
    elif review.method is Method.PHONED and not may_be_called(subject.entry, subject.directory):
        message = "a crisis line was called to test it"
        yield subject.problem("review-crisis-line-called", record.place_in("method"), message)


def _has(subject: Subject, method: Method) -> bool:
    return any(way.kind.field == _REACHED[method] for way in subject.entry.ways())


def _nowhere(subject: Subject) -> Iterator[Problem]:
    """Yield sources that say no more than that there was one, or that show everybody something else."""
    for record in subject.records("reviews"):
        written = record.fields.get("source")
        items = [written] if isinstance(written, Scalar) else record.scalars("source")
        for item in items:
            if item.text.strip(" .").lower().removeprefix("the ") in _NO_SOURCES:
                message = f"{item.text!r} names no source"
                yield subject.problem("review-source-empty", item.place, message)
            elif _RESULTS.match(item.text.strip()):
                message, hint = "a search finds other pages every day", "write which page was read"
                yield subject.problem("review-source-empty", item.place, message, hint)


def _fingerprint(subject: Subject, record: FieldsNode, review: Review) -> Iterator[Problem]:
    """Yield what a fingerprint has that its record cannot have seen; a field may have gone since."""
    for name in review.fingerprint:
        if name not in FIELDS:
            message = f"there is no field {name!r}"
        elif review.covers and name not in review.covers:
            message = f"this review does not cover {name!r}"
        else:
            continue
        place = record.place_in("fingerprint")
        yield subject.problem("review-fingerprint-foreign", place, message)


def _state(subject: Subject) -> Iterator[Problem]:
    entry, policy = subject.entry, subject.directory.review_policy
    standing, place = standing_review(entry.reviews), subject.place("reviews")
    if standing is None:
        return
    people = policy.people_needed(entry.kind)
    if subject.loaded.state is ReviewState.CHANGED:
        fields = ", ".join(changed_fields(entry, subject.directory.vocabulary, people))
        yield subject.problem("review-changed-since", place, f"changed since: {fields}")
    if standing.next_review and standing.next_review <= standing.date:
        return
    due = policy.due(entry.kind, entry.reviews)
    if state_on(subject.loaded.state, due, subject.today) is ReviewState.OVERDUE:
        yield subject.problem("review-overdue", place, f"was to be checked by {due}")
    if 0 < len(policy.confirmed_by(entry.kind, entry.reviews)) < people:
        yield subject.problem("review-same-person", place, "one person has confirmed this")
