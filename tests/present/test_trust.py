"""The words about who checked an entry claim no more, and no less, than what is on record."""

import datetime as dt

import pytest

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.policy import ReviewPolicy
from ketamine_tui.model.review import Method, Review, ReviewState
from ketamine_tui.present.layout import plain_text
from ketamine_tui.present.trust import changed_since, state_line, trust_blocks

DAY = dt.date(2026, 11, 1)
DIRECTORY = Directory("D", review_policy=ReviewPolicy(two_person=("clinic",)))
CHECKED = Review(DAY, ReviewState.SOURCE_CHECKED, method=Method.READ_SOURCE, reviewer="A", note="N")
SEEN = CHECKED._replace(fingerprint={"title": "00000000"})


def clinic(*reviews: Review, kind: Kind = Kind.CLINIC) -> Contact:
    return Contact(id="a", kind=kind, section="s", title="T", summary="S", reviews=reviews)


def told_of(entry: Contact) -> str:
    """Return the words about an entry that is to be reviewed, in one line."""
    blocks = trust_blocks(entry, ReviewState.TO_BE_REVIEWED, None, DIRECTORY)
    return " ".join(plain_text(blocks).split())


@pytest.mark.parametrize(
    ("review", "state", "line"),
    [
        (CHECKED, ReviewState.SOURCE_CHECKED, "Source-checked 2026-11-01"),
        (SEEN, ReviewState.CHANGED, "Changed since review: title, kind, summary"),
        (CHECKED, ReviewState.OVERDUE, "Check overdue"),
        (CHECKED, ReviewState.TO_BE_REVIEWED, "To be reviewed"),
        (
            CHECKED._replace(status=ReviewState.NEEDS_CHANGES),
            ReviewState.NEEDS_CHANGES,
            "Needs changes: N",
        ),
    ],
)
def test_the_line_of_a_state_gives_its_own_reason(
    review: Review, state: ReviewState, line: str
) -> None:
    entry = clinic(review, kind=Kind.ORGANIZATION)
    assert state_line(entry.reviews, state, None, changed_since(entry, state, DIRECTORY)) == line


def test_where_one_of_two_has_confirmed_nobody_is_told_that_nobody_has() -> None:
    entry = clinic(CHECKED)
    told = told_of(entry)
    assert "not all the people who have to have confirmed this yet" in told
    assert "nobody has confirmed this yet" not in told
    assert "confirmed by 1 of 2 people" in told
    alone = clinic(CHECKED._replace(status=ReviewState.TO_BE_REVIEWED))
    told = told_of(alone)
    assert "nobody has confirmed this yet" in told
