"""Schedules, addresses and problems in the words that people read."""

import pytest

from ketamine_tui.model.contact import Address, Schedule
from ketamine_tui.model.problem import Problem, Severity
from ketamine_tui.model.section import Section, walk_sections


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Schedule(), "every day"),
        (Schedule(opens="00:00", closes="24:00"), "24 hours a day, every day"),
        (Schedule(opens="09:00", closes="17:30"), "every day 09:00 to 17:30"),
        (Schedule(days=("MO", "TU", "WE", "TH", "FR", "SA", "SU")), "every day"),
        (Schedule(days=("MO", "TU", "WE", "TH", "FR"), opens="9:00"), "Monday to Friday 9:00"),
        (Schedule(days=("SA", "SU"), closes="12:00"), "Saturday, Sunday 12:00"),
        (Schedule(days=("MO", "WE", "FR")), "Monday, Wednesday, Friday"),
        (Schedule(days=("SU", "MO", "TU")), "Sunday, Monday, Tuesday"),
        (Schedule(days=("TU",)), "Tuesday"),
        (Schedule(note="by appointment"), "by appointment"),
        (
            Schedule(opens="09:00", closes="12:00", timezone="Europe/London", note="not in August"),
            "every day 09:00 to 12:00 (Europe/London) - not in August",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_schedule_is_told_in_words(schedule: Schedule, words: str) -> None:
    assert str(schedule) == words


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (Address(), ()),
        (
            Address(
                attention="Records",
                address_1="1 High Street",
                address_2="Floor 2",
                city="Springfield",
                state_province="IL",
                postal_code="62701",
                country="US",
                note="by appointment",
            ),
            ("Records", "1 High Street", "Floor 2", "Springfield, IL 62701", "US"),
        ),
        (Address(city="Oslo", country="NO"), ("Oslo", "NO")),
        (Address(postal_code="02139"), ("02139",)),
    ],
    ids=["empty", "whole", "city and country", "code alone"],
)
def test_an_address_is_written_as_on_an_envelope(address: Address, lines: tuple[str, ...]) -> None:
    assert address.lines == lines


def test_a_problem_is_a_line_that_editors_can_link() -> None:
    problem = Problem(
        path="a.yaml", line=3, column=7, rule="a-rule", message="it is wrong", hint="mend it"
    )
    assert str(problem) == "a.yaml:3:7: error a-rule it is wrong (mend it)"


def test_a_problem_without_a_hint_has_no_parentheses() -> None:
    problem = Problem(
        path="a.yaml", line=0, column=0, rule="a-rule", message="odd", severity=Severity.WARNING
    )
    assert str(problem) == "a.yaml:0:0: warning a-rule odd"


def test_sections_are_walked_in_display_order_with_their_depth() -> None:
    deep = Section(id="deep", title="Deep")
    inner = Section(id="inner", title="Inner", sections=(deep,))
    outer = Section(id="outer", title="Outer", sections=(inner,))
    last = Section(id="last", title="Last")
    assert list(walk_sections((outer, last))) == [(outer, 0), (inner, 1), (deep, 2), (last, 0)]
