"""A choice says as much as fits, and a heading cannot be chosen."""

import pytest

from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.painters.choices import Choice, ChoiceBody, broken
from ketamine_tui.present.painters.pane import Window
from ketamine_tui.present.painters.pieces import text_of

LONG = Choice("", "call 202-555-0143 (press 1)", "now", 0, shorter=("call 202-555-0143", "call"))


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (32, "call 202-555-0143 (press 1)"),
        (31, "call 202-555-0143"),
        (22, "call 202-555-0143"),
        (21, "call"),
        (6, "call"),
    ],
)
def test_a_choice_says_the_longest_that_fits(width: int, text: str) -> None:
    body = ChoiceBody([LONG], is_tall=True)
    assert text_of(body.pieces(0, Window(width, 4))) == f"   {text}"
    assert text_of(body.pieces(1, Window(width, 4))) == "   now"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (37, "call 202-555-0143 (press 1)  now"),
        (36, "call 202-555-0143  now"),
        (27, "call 202-555-0143  now"),
        (26, "call  now"),
        (14, "call  now"),
        (13, "call  now"),  # nothing shorter: what is too much is cut
    ],
)
def test_a_choice_leaves_its_remark_what_room_it_can(width: int, line: str) -> None:
    body = ChoiceBody([LONG])
    assert text_of(body.pieces(0, Window(width, 4))) == f"   {line}"


GUIDES = [
    Choice("", f"Guidelines on intravenous ketamine for {kind} pain, by a society", "guideline", 0)
    for kind in ("acute", "chronic")
]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (
            81,
            [
                "Guidelines on intravenous ketamine for acute pain, by a society  guideline",
                "Guidelines on intravenous ketamine for chronic pain, by a society  guideline",
            ],
        ),
        (
            56,
            [
                "Guidelines on int.. acute pain, by a s..  guideline",
                "Guidelines on int.. chronic pain, by a..  guideline",
            ],
        ),
        (
            53,  # what is left beside the remark would say too little
            [
                "Guidelines on intravenous ketamine for acute p..",
                "Guidelines on intravenous ketamine for chronic..",
            ],
        ),
    ],
)
def test_texts_that_begin_alike_lose_what_does_not_tell_them_apart(
    width: int, lines: list[str]
) -> None:
    body = ChoiceBody(GUIDES)
    for number, line in enumerate(lines):
        assert text_of(body.pieces(number, Window(width, 4))) == f"   {line}"


def test_a_text_that_begins_like_no_other_loses_its_end_and_what_is_marked_there() -> None:
    alone = GUIDES[0]._replace(marks=((0, 10), (17, 21), (34, 42), (60, 61)))
    pieces = list(ChoiceBody([alone]).pieces(0, Window(56, 4)))
    assert text_of(pieces) == "   Guidelines on intravenous ketamine for..  guideline"
    assert [text for text, style in pieces if style == "match"] == ["Guidelines", "rave", " for"]


def test_headings_hold_no_cursor_and_choices_may_have_no_remark() -> None:
    body = ChoiceBody(["Ways", Choice("p", "phone", "", 0)])
    assert [body.can_hold_cursor(item) for item in range(body.item_count)] == [False, True]
    lines = [list(body.pieces(line, Window(40, 4, chrome=ASCII))) for line in range(2)]
    assert lines == [[("Ways", "heading")], [("p  ", "letter"), ("phone", "strong")]]


@pytest.mark.parametrize(
    ("items", "is_tall", "columns"),
    [
        ([], False, 0),
        (["Ways"], False, 4),
        ([Choice("p", "phone", "", 0)], False, 8),
        ([Choice("p", "phone", "main", 0), "Ways"], False, 14),
        ([Choice("p", "phone", "the main one", 0)], True, 15),
        ([Choice("p", "\u6f22\u5b57", "", 0)], False, 7),
        ([LONG], True, 30),
        (["Elsewhere\nHere"], True, 9),
    ],
)
def test_the_longest_item_says_how_many_columns_there_are(
    items: list[str | Choice[int]], *, is_tall: bool, columns: int
) -> None:
    body = ChoiceBody(items, is_tall=is_tall)
    assert body.columns(ASCII) == columns
    lines = [text_of(body.pieces(line, Window(99, 4))) for line in range(body.line_count)]
    assert max([0, *(ASCII.measure(line) for line in lines)]) == columns


def test_what_was_looked_for_is_marked_in_the_text_alone() -> None:
    body = ChoiceBody([Choice("p", "phone", "phone", 0, marks=((0, 1), (3, 5)))])
    assert [
        piece for piece in body.pieces(0, Window(40, 4)) if piece[1] in ("match", "strong")
    ] == [
        ("p", "match"),
        ("ho", "strong"),
        ("ne", "match"),
    ]


@pytest.mark.parametrize(
    ("height", "expected"),
    [
        (1, ["not a region:", "write a code", "such as DE"]),
        (2, ["not a region:", "write a code\nsuch as DE"]),
    ],
)
def test_a_heading_that_does_not_fit_has_more_lines(height: int, expected: list[str]) -> None:
    choice = Choice("p", "a choice that is longer than that", "", 0)
    heading = "not a region: write a code such as DE"
    items: list[str | Choice[int]] = [heading, choice, "Ways"]
    assert broken(items, 14, len, height) == [*expected, choice, "Ways"]
    assert broken(items, 37, len, height) == items


def test_a_heading_of_two_lines_takes_both_of_a_tall_item() -> None:
    body = ChoiceBody(["one\ntwo", "three"], is_tall=True)
    lines = [text_of(body.pieces(line, Window(20, 9))) for line in range(4)]
    assert lines == ["one", "two", "", "three"]
