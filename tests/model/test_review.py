"""Nothing raises trust but a person's recorded review, and the calendar takes it away again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.policy import Duration, ReviewPolicy
from ketamine_tui.model.review import (
    RECORDED_STATES,
    Method,
    Review,
    ReviewState,
    recorded_state,
    standing_review,
    state_on,
)

DAY = dt.date(2026, 1, 31)
TRUSTED = (ReviewState.SOURCE_CHECKED, ReviewState.REVIEWED)


def review(
    status: str, *, covers: tuple[str, ...] = (), method: Method | None = None, note: str = ""
) -> Review:
    return Review(date=DAY, status=ReviewState(status), covers=covers, method=method, note=note)


REVIEWED = review("reviewed")
SOURCE_CHECKED = review("source-checked", method=Method.READ_SOURCE)
FLAGGED = review("to-be-reviewed")
BROKEN = review("needs-changes")
WITHDRAWN = review("withdrawn")
PARTLY_REVIEWED = review("reviewed", covers=("phones",), method=Method.PHONED)
PARTLY_BROKEN = review("needs-changes", covers=("phones",))
ROBOT_CHECKED = review("source-checked", method=Method.AUTOMATED)
ROBOT_BROKEN = review("needs-changes", method=Method.AUTOMATED)


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        pytest.param((), None, id="none"),
        pytest.param((WITHDRAWN, ROBOT_BROKEN), WITHDRAWN, id="a program raises nothing withdrawn"),
        pytest.param((WITHDRAWN, BROKEN), BROKEN, id="a person may"),
        pytest.param((REVIEWED,), REVIEWED, id="the only one"),
        pytest.param((FLAGGED, SOURCE_CHECKED), SOURCE_CHECKED, id="the newest raises"),
        pytest.param((REVIEWED, SOURCE_CHECKED), SOURCE_CHECKED, id="the newest lowers"),
        pytest.param((REVIEWED, FLAGGED), FLAGGED, id="the newest flags"),
        pytest.param((WITHDRAWN, REVIEWED), REVIEWED, id="a person takes back"),
        pytest.param((PARTLY_REVIEWED,), None, id="a part alone raises nothing"),
        pytest.param((ROBOT_CHECKED,), None, id="a program alone raises nothing"),
        pytest.param((BROKEN, PARTLY_REVIEWED), BROKEN, id="a part does not raise"),
        pytest.param((BROKEN, ROBOT_CHECKED), BROKEN, id="a program does not raise"),
        pytest.param((REVIEWED, PARTLY_BROKEN), PARTLY_BROKEN, id="a part lowers"),
        pytest.param((REVIEWED, ROBOT_BROKEN), ROBOT_BROKEN, id="a program lowers"),
        pytest.param((ROBOT_BROKEN, REVIEWED), REVIEWED, id="a person raises again"),
    ],
)
def test_the_standing_review_is_the_newest_that_may_decide(
    reviews: tuple[Review, ...], expected: Review | None
) -> None:
    assert standing_review(reviews) is expected
    state = expected.status if expected else ReviewState.TO_BE_REVIEWED
    assert recorded_state(reviews) is state


@given(
    st.lists(
        st.builds(
            review,
            st.sampled_from([state.value for state in RECORDED_STATES]),
            covers=st.sampled_from([(), ("title",)]),
            method=st.sampled_from([None, *Method]),
        )
    )
)
def test_without_a_whole_review_by_a_person_nothing_is_trusted(reviews: list[Review]) -> None:
    partial = tuple(r for r in reviews if r.covers or r.method is Method.AUTOMATED)
    assert not recorded_state(partial).is_checked
    before = recorded_state(tuple(reviews))
    assert not recorded_state((*reviews, PARTLY_REVIEWED)).is_checked or before.is_checked
    assert recorded_state((*reviews, ROBOT_CHECKED)) is before


@pytest.mark.parametrize("state", RECORDED_STATES)
def test_a_change_takes_trust_away_and_changes_nothing_else(state: ReviewState) -> None:
    changed = recorded_state((review(state),), changed=True)
    assert changed is (ReviewState.CHANGED if state in TRUSTED else state)
    assert recorded_state((review(state),), changed=False) is state


def test_an_entry_nobody_reviewed_does_not_count_as_changed() -> None:
    assert recorded_state((), changed=True) is ReviewState.TO_BE_REVIEWED


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize(
    ("due", "is_late"),
    [
        pytest.param(None, False, id="no date"),
        pytest.param(DAY - dt.timedelta(days=1), True, id="yesterday"),
        pytest.param(DAY, False, id="today"),
        pytest.param(DAY + dt.timedelta(days=1), False, id="tomorrow"),
    ],
)
def test_only_a_trusted_state_becomes_overdue_on_the_day_after(
    state: ReviewState,
    due: dt.date | None,
    is_late: bool,  # noqa: FBT001  # a column of the table
) -> None:
    expected = ReviewState.OVERDUE if is_late and state in TRUSTED else state
    assert state_on(state, due, DAY) is expected


@pytest.mark.parametrize(
    ("duration", "start", "expected"),
    [
        ("90d", "2026-11-23", "2027-02-21"),
        ("365d", "2027-03-01", "2028-02-29"),
        ("1m", "2026-01-31", "2026-02-28"),
        ("1m", "2028-01-31", "2028-02-29"),
        ("1m", "2026-11-30", "2026-12-30"),
        ("1m", "2026-12-31", "2027-01-31"),
        ("11m", "2026-01-31", "2026-12-31"),
        ("12m", "2026-06-15", "2027-06-15"),
        ("13m", "2026-12-31", "2028-01-31"),
        ("6m", "2026-08-31", "2027-02-28"),
        ("1y", "2028-02-29", "2029-02-28"),
        ("4y", "2024-02-29", "2028-02-29"),
        ("2y", "2026-11-23", "2028-11-23"),
        ("1m", "9999-11-15", "9999-12-15"),
        ("1m", "9999-12-15", "9999-12-31"),
        ("9999y", "2026-01-01", "9999-12-31"),
        ("9999d", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_duration_ends_on_the_same_day_or_the_last_of_its_month(
    duration: str, start: str, expected: str
) -> None:
    length = Duration(amount=int(duration[:-1]), unit=duration[-1])
    assert length.after(dt.date.fromisoformat(start)) == dt.date.fromisoformat(expected)
    assert str(length) == duration


@given(st.dates(), st.integers(1, 9999), st.sampled_from("dmy"))
def test_a_duration_never_ends_before_it_begins(start: dt.date, count: int, unit: str) -> None:
    end = Duration(amount=count, unit=unit).after(start)
    assert end > start or end == dt.date.max
    shorter = Duration(amount=count, unit="d").after(start)
    assert end >= shorter


def test_a_policy_uses_the_rule_of_the_kind_and_else_the_default() -> None:
    policy = ReviewPolicy(
        {"helpline": Duration(amount=90, unit="d"), "default": Duration(amount=1, unit="y")}
    )
    assert policy.next_review("helpline", DAY) == dt.date(2026, 5, 1)
    assert policy.next_review("book", DAY) == dt.date(2027, 1, 31)


def test_without_a_rule_a_review_lasts() -> None:
    policy = ReviewPolicy({"helpline": Duration(amount=90, unit="d")})
    assert policy.next_review("book", DAY) is None
    assert ReviewPolicy().next_review("book", DAY) is None


def test_every_state_has_words_and_one_ascii_mark() -> None:
    words = [state.words for state in ReviewState]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() for word in words)
    assert all(len(state.mark) == 1 and state.mark.isascii() for state in ReviewState)
    marks_of_trust = {state.mark for state in TRUSTED}
    assert len(marks_of_trust) == 2
    assert not marks_of_trust & {state.mark for state in ReviewState if not state.is_checked}


def test_the_computed_states_are_not_recorded() -> None:
    assert set(ReviewState) - set(RECORDED_STATES) == {ReviewState.OVERDUE, ReviewState.CHANGED}


@pytest.mark.parametrize(
    ("method", "words"),
    [(Method.AUTOMATED, "automatic check"), (Method.READ_IN_FULL, "read in full")],
)
def test_a_method_is_told_in_words(method: Method, words: str) -> None:
    assert method.words == words
