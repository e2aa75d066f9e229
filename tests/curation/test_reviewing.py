"""A finding becomes a review only if it says how, by whom and for how long; what is enough is enough."""

import datetime as dt
from typing import Any

import pytest

from ketamine_tui.curation.reviewing import Finding, RefusedError, make_review
from ketamine_tui.curation.skeleton import TO_FILL_IN
from ketamine_tui.model.contact import Phone
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.review import Method, Review, ReviewState

TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
DIRECTORY = Directory("D", review_policy=ReviewPolicy({"default": Duration(90, "d")}))
ENTRY = Contact(
    id="clinic",
    kind=Kind.CLINIC,
    section="people",
    title="A clinic",
    summary="Where people go.",
    phones=(Phone("988", "988"),),
    reviews=(Review(TODAY, ReviewState.TO_BE_REVIEWED),),
)
CONFIRMED: dict[str, Any] = {
    "status": ReviewState.SOURCE_CHECKED,
    "method": Method.READ_SOURCE,
    "source": ("https://example.org",),
    "reviewer": "A",
}
WITHDRAWN: dict[str, Any] = {"status": ReviewState.WITHDRAWN, "note": "It has closed."}
DOUBTED: dict[str, Any] = {"status": ReviewState.TO_BE_REVIEWED}


def reviewed(
    entry: Contact = ENTRY, today: dt.date = TODAY, directory: Directory = DIRECTORY, **said: Any
) -> Review:
    return make_review(Finding(**said), entry, directory, today)


@pytest.mark.parametrize(
    ("field", "refused", "enough"),
    [
        ("next_review", {"next_review": TODAY}, {"next_review": TODAY + DAY}),
        ("next_review", {"next_review": TODAY - DAY}, {"next_review": None}),
        ("covers", {"covers": ("titel",)}, {"covers": ("title", "phones")}),
        ("covers", {"covers": ("reviews",)}, {"covers": ()}),
        ("method", {"method": None}, {"method": Method.REGISTRY}),
        ("method", {"method": Method.AUTOMATED}, {"method": Method.PHONED, "source": ()}),
        ("source", {"source": ()}, {"source": ("A book, page 3",)}),
        ("source", {"source": (" ",)}, {"source": (), "method": Method.READ_IN_FULL}),
        ("source", {"source": (), "method": Method.REGISTRY}, {"source": (" ", "B")}),
        ("reviewer", {"reviewer": " "}, {"reviewer": "", "role": "librarian"}),
        ("note", {**WITHDRAWN, "note": " "}, WITHDRAWN),
        ("note", {"status": ReviewState.NEEDS_CHANGES}, {**DOUBTED, "method": None, "source": ()}),
        ("replaced_by", {"replaced_by": "other"}, {**WITHDRAWN, "replaced_by": "other"}),
        ("replaced_by", {**WITHDRAWN, "replaced_by": "clinic"}, {**WITHDRAWN, "replaced_by": " "}),
    ],
)
def test_a_finding_that_claims_too_much_is_refused_and_the_one_beside_it_is_not(
    field: str, refused: dict[str, Any], enough: dict[str, Any]
) -> None:
    with pytest.raises(RefusedError) as error:
        reviewed(**{**CONFIRMED, **refused})
    assert error.value.field == field
    said = {**CONFIRMED, **enough}
    assert reviewed(**said).status is said["status"]


def test_what_is_still_to_be_written_cannot_be_confirmed() -> None:
    unfinished = ENTRY._replace(summary=TO_FILL_IN)
    with pytest.raises(RefusedError, match="finish the entry first: summary still says TO FILL IN"):
        reviewed(unfinished, **CONFIRMED)
    assert reviewed(unfinished, **DOUBTED).status is ReviewState.TO_BE_REVIEWED
    written = ENTRY._replace(summary="A form to fill in.")
    assert reviewed(written, **CONFIRMED).status is ReviewState.SOURCE_CHECKED


def test_a_review_may_be_of_the_day_of_the_last_one_and_not_older() -> None:
    assert reviewed(**CONFIRMED).date == TODAY
    with pytest.raises(RefusedError, match="later than 2026-11-22"):
        reviewed(today=TODAY - DAY, **CONFIRMED)


def test_a_line_that_lives_depend_on_is_never_called_to_test_it() -> None:
    called = {**CONFIRMED, "method": Method.PHONED}
    crisis_line = Contact(
        id="line", kind=Kind.EMERGENCY, section="people", title="A line", summary="Help."
    )
    with pytest.raises(RefusedError, match="crisis line"):
        reviewed(crisis_line, **called)
    assert reviewed(crisis_line, **CONFIRMED).method is Method.READ_SOURCE
    assert reviewed(crisis_line, **{**called, **DOUBTED}).method is Method.PHONED


def test_a_confirmation_says_when_it_runs_out_and_what_was_seen() -> None:
    review = reviewed(**CONFIRMED)
    assert review.next_review == TODAY + 90 * DAY
    assert review.fingerprint.keys() == {"kind", "title", "summary", "phones"}
    part = reviewed(**CONFIRMED, covers=("title",), next_review=TODAY + DAY)
    assert part.next_review == TODAY + DAY
    assert part.fingerprint.keys() == {"title"}


def test_a_doubt_neither_runs_out_nor_has_seen_anything() -> None:
    review = reviewed(**DOUBTED)
    assert review.next_review is None
    assert review.fingerprint == {}
