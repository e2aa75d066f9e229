"""A choice says as much as fits, and a heading cannot be chosen."""

import pytest

from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.painters.choices import Choice, ChoiceBody
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


def test_headings_hold_no_cursor_and_choices_may_have_no_remark() -> None:
    body = ChoiceBody(["Ways", Choice("p", "phone", "", 0)])
    assert [body.can_hold_cursor(item) for item in range(body.item_count)] == [False, True]
    lines = [list(body.pieces(line, Window(40, 4, chrome=ASCII))) for line in range(2)]
    assert lines == [[("Ways", "heading")], [("p  ", "letter"), ("phone", "strong")]]
