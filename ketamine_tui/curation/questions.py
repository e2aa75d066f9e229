"""Questions to a person who reviews an entry, whether on the screen or a line at a time."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketamine_tui.curation.reviewing import (
    Finding,
    RefusedError,
    make_review,
    reviewed,
)
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.review import METHODS_FOR_WORDS, Method, ReviewState
from ketamine_tui.present.trust import may_be_called
from ketamine_tui.store.settings_file import Settings

NEVER_CALLED = "Nobody may call a crisis line to test it"


class Verdict(NamedTuple):
    """Something that somebody may have found. Where it `is_partial`, it holds for some fields only."""

    letter: str
    text: str
    note: str
    status: ReviewState
    is_partial: bool = False


FINDINGS = (
    Verdict(
        "c", "Confirm", "its facts match the source (source-checked)", ReviewState.SOURCE_CHECKED
    ),
    Verdict("r", "Reviewed", "somebody qualified has judged it (reviewed)", ReviewState.REVIEWED),
    Verdict("n", "Needs changes", "something is wrong; say what", ReviewState.NEEDS_CHANGES),
    Verdict("b", "To be reviewed", "nobody can rely on it yet", ReviewState.TO_BE_REVIEWED),
    Verdict("w", "Withdraw", "no longer listed; say why", ReviewState.WITHDRAWN),
    Verdict(
        *("f", "Confirm some fields", "the others stay as they are"),
        ReviewState.SOURCE_CHECKED,
        is_partial=True,
    ),
)
"""What somebody may have found, in the order in which it is offered."""


class How(NamedTuple):
    """A way in which somebody may have checked something."""

    letter: str
    text: str
    method: Method


HOW = (
    How("p", "I called", Method.PHONED),
    How("e", "I wrote and had an answer", Method.EMAILED),
    How("s", "I read it at its source", Method.READ_SOURCE),
    How("g", "I found it in an official register", Method.REGISTRY),
    How("f", "I read, watched or heard the whole of it", Method.READ_IN_FULL),
)
"""How a person can check something, in the order in which it is offered."""

_LABELS = {
    "covers": "Fields",
    "source": "Source",
    "note": "Note",
    "replaced_by": "Use instead",
    "reviewer": "Reviewer",
    "role": "Role",
}


THE_ENTRY = "The entry: its numbers, links and facts"
"""What is looked at in a review, if not a translation."""


def the_words(language: str) -> str:
    """Return what is looked at in the review of a translation into a language, by its name."""
    return f"Its text in {language}"


def verdicts(language: str) -> Iterator[Verdict]:
    """Yield what somebody may have found of an entry, or of its words in a language."""
    for verdict in FINDINGS:
        if not language or verdict.status is not ReviewState.WITHDRAWN:
            yield verdict


def ways_to_check(finding: Finding, entry: Entry, directory: Directory) -> Iterator[How]:
    """Yield how something may have been checked: no words by calling, and nothing by a call to people in need."""
    for how in HOW:
        if finding.language:
            if how.method in METHODS_FOR_WORDS:
                yield how
        elif how.method is not Method.PHONED or may_be_called(entry, directory):
            yield how


def questions(status: ReviewState, *, is_partial: bool = False) -> Iterator[str]:
    """Yield the fields of a finding that are asked for, in their order."""
    if is_partial:
        yield "covers"
    if status.is_checked:
        yield "source"
    yield "note"
    if status is ReviewState.WITHDRAWN:
        yield "replaced_by"
    yield from ("reviewer", "role")


def label_of(question: str, status: ReviewState) -> str:
    """Return what a question is called."""
    return "Reason" if question == "note" and not status.is_checked else _LABELS[question]


def text_of(finding: Finding, question: str) -> str:
    """Return the answer that stands in a finding, as it would be typed."""
    value = getattr(finding, question)
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def prefilled(
    finding: Finding,
    entry: Entry,
    directory: Directory,
    settings: Settings,
    *,
    is_partial: bool = False,
) -> Finding:
    """Return a finding with what is known: who reviewed last, where it was read, what has changed."""
    subject = reviewed(entry, finding.language)
    sources = [review.source for review in subject.reviews if review.may_confirm and review.source]
    links = tuple(link.url for link in entry.links[:1])
    is_read = finding.method is Method.READ_SOURCE
    return finding._replace(
        covers=subject.changed(directory) if is_partial else finding.covers,
        source=(sources[-1] if sources else links) if is_read else (),
        reviewer=settings.reviewer,
        role=settings.role,
    )


def answered(finding: Finding, answers: Mapping[str, str]) -> Finding:
    """Return a finding with what was typed for each question."""
    values: dict[str, object] = dict(answers)
    if "covers" in answers:
        values["covers"] = tuple(answers["covers"].replace(",", " ").split())
    if "source" in answers:
        values["source"] = _sources(answers["source"])
    return finding._replace(**values)  # type: ignore[arg-type]  # by name


def _sources(text: str) -> tuple[str, ...]:
    """Return addresses one by one, or a text as it is."""
    parts = tuple(text.split())
    return parts if all(part.startswith(("https://", "http://")) for part in parts) else (text,)


def check(finding: Finding, entry: Entry, catalog: Catalog, *, is_partial: bool = False) -> None:
    """See whether a finding can be recorded as it is.

    Raises:
        RefusedError: If something is missing, or names what there is not.
    """
    if finding.replaced_by and catalog.position(finding.replaced_by) is None:
        raise RefusedError(f"there is no entry {finding.replaced_by}", "replaced_by")
    if is_partial and not finding.covers:
        raise RefusedError("name the fields that were checked", "covers")
    make_review(finding, entry, catalog.directory, catalog.today)
