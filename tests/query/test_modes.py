"""Facets move through their modes, and what they say is what the text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.directory import Directory, SavedView
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.query.modes import Mode, cycled, mode_of, with_mode
from ketamine_tui.query.names import Names
from ketamine_tui.query.parse import parse
from ketamine_tui.query.syntax import EVERYTHING, Query

NAMES = Names(
    Directory(
        title="T",
        views=(SavedView("mine", "kind:book"), SavedView("yours", "#A")),
        vocabulary=Vocabulary((Tag(id="a", label="A"), Tag(id="b", label="B"))),
    ),
    {"region": ("GB", "US")},
)
VALUES = [
    *(("tag", "A"), ("tag", "B"), ("kind", "book"), ("kind", "video"), ("is", "overdue")),
    *(("is", "reviewed"), ("region", "GB"), ("region", "US"), ("@", "mine"), ("@", "yours")),
]


def query(text: str) -> Query:
    return parse(text, NAMES)


def test_a_facet_goes_from_off_to_include_to_exclude_and_back() -> None:
    steps = [EVERYTHING]
    for _ in range(3):
        steps.append(cycled(steps[-1], "tag", "A"))
    assert [str(step) for step in steps] == ["", "#A", "-#A", ""]
    assert [mode_of(step, "tag", "A") for step in steps] == [
        *(Mode.OFF, Mode.INCLUDE, Mode.EXCLUDE, Mode.OFF)
    ]
    assert [bool(step) for step in steps] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "field", "value", "expected"),
    [
        ("#A", "tag", "A", Mode.INCLUDE),
        ("#A", "tag", "B", Mode.OFF),
        ("#A", "kind", "A", Mode.OFF),
        ("NOT tag:a", "tag", "A", Mode.EXCLUDE),
        ("x #A", "tag", "A", Mode.INCLUDE),
        ("tag:a,b", "tag", "A", Mode.OFF),
        ("#A OR x", "tag", "A", Mode.OFF),
        ("--#A", "tag", "A", Mode.OFF),
        ("kind:book,video", "kind", "video", Mode.INCLUDE),
        ("-kind:book,video", "kind", "video", Mode.OFF),
        ("is:unchecked", "is", "unchecked", Mode.INCLUDE),
        ("is:unchecked", "is", "overdue", Mode.OFF),
        ("is:unchecked is:overdue", "is", "overdue", Mode.INCLUDE),
        ("is:urgent,overdue", "is", "overdue", Mode.OFF),
        ("is:urgent is:overdue", "is", "overdue", Mode.INCLUDE),
        ("is:urgent is:overdue", "is", "urgent", Mode.INCLUDE),
        ("tag:=A", "tag", "A", Mode.OFF),
        ("-tag:=A", "tag", "A", Mode.OFF),
        ("region:GB", "region", "GB", Mode.INCLUDE),
        ("region:GB,US", "region", "GB", Mode.OFF),
        ("@mine", "@", "mine", Mode.INCLUDE),
        ("-@mine", "@", "mine", Mode.EXCLUDE),
        ("@mine", "@", "yours", Mode.OFF),
        ("@mine OR x", "@", "mine", Mode.OFF),
        ("mine", "@", "mine", Mode.OFF),
        ("#A -#A", "tag", "A", Mode.INCLUDE),
    ],
)
def test_the_mode_of_a_facet_is_read_from_the_query(
    text: str, field: str, value: str, expected: Mode
) -> None:
    assert mode_of(query(text), field, value) is expected


@pytest.mark.parametrize(
    ("text", "field", "value", "mode", "expected"),
    [
        ("x", "tag", "A", Mode.INCLUDE, "x #A"),
        ("x", "tag", "A", Mode.EXCLUDE, "x -#A"),
        ("#A x", "tag", "A", Mode.OFF, "x"),
        ("-#A x", "tag", "A", Mode.INCLUDE, "x #A"),
        ("#A", "tag", "A", Mode.INCLUDE, "#A"),
        ("#A", "tag", "B", Mode.INCLUDE, "#A #B"),
        ("tag:a,b", "tag", "A", Mode.INCLUDE, "tag:A,B #A"),
        ("tag:a,b", "tag", "A", Mode.OFF, "tag:A,B"),
        ("kind:book x", "kind", "video", Mode.INCLUDE, "kind:book,video x"),
        ("kind:book,video", "kind", "book", Mode.OFF, "kind:video"),
        ("kind:book,video", "kind", "book", Mode.EXCLUDE, "kind:video -kind:book"),
        ("-kind:book kind:video", "kind", "book", Mode.INCLUDE, "kind:video,book"),
        ("-kind:video", "kind", "book", Mode.INCLUDE, "-kind:video kind:book"),
        ("kind:book is:overdue", "is", "reviewed", Mode.INCLUDE, "kind:book is:overdue,reviewed"),
        ("kind:book OR x", "kind", "video", Mode.INCLUDE, "(kind:book OR x) kind:video"),
        ("(kind:book OR x) y", "kind", "book", Mode.OFF, "(kind:book OR x) y"),
        ("is:overdue", "is", "urgent", Mode.INCLUDE, "is:overdue is:urgent"),
        ("is:urgent", "is", "overdue", Mode.INCLUDE, "is:urgent is:overdue"),
        ("is:urgent is:overdue", "is", "reviewed", Mode.INCLUDE, "is:urgent is:overdue,reviewed"),
        ("is:urgent is:overdue", "is", "urgent", Mode.OFF, "is:overdue"),
        ("tag:=A", "tag", "A", Mode.INCLUDE, "tag:=A #A"),
        ("region:GB", "region", "US", Mode.INCLUDE, "region:GB region:US"),
        ("x", "@", "mine", Mode.INCLUDE, "x @mine"),
        ("@mine x", "@", "mine", Mode.EXCLUDE, "x -@mine"),
        ("-@mine x", "@", "mine", Mode.OFF, "x"),
        ("x sort:title", "tag", "A", Mode.INCLUDE, "x #A sort:title"),
    ],
)
def test_a_facet_changes_its_own_part_of_the_query(
    text: str, field: str, value: str, mode: Mode, expected: str
) -> None:
    changed = with_mode(query(text), field, value, mode)
    assert str(changed) == expected
    assert query(expected) == changed


@given(st.lists(st.tuples(st.sampled_from(VALUES), st.sampled_from(Mode))))
def test_facets_and_text_are_one_state(steps: list[tuple[tuple[str, str], Mode]]) -> None:
    changed = EVERYTHING
    expected: dict[tuple[str, str], Mode] = {}
    for (field, value), mode in steps:
        changed = with_mode(changed, field, value, mode)
        expected[field, value] = mode
        assert {key: mode_of(changed, *key) for key in expected} == expected
        assert query(str(changed)) == changed
