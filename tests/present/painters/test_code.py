"""A QR code as lines: half blocks or blanks, whichever the terminal draws as wide as they are meant."""

import pytest

from ketamine_tui.model import prose
from ketamine_tui.model.prose import Span
from ketamine_tui.present.chrome import ASCII, UNICODE, cells
from ketamine_tui.present.layout import lay_out
from ketamine_tui.present.painters.code import code_blocks, half_blocks

MODULES = [[False, True, True], [True, True, False], [False, False, True]]


def test_two_rows_of_modules_are_one_of_half_blocks() -> None:
    assert half_blocks(MODULES, on_dark=False) == ["▄█▀", "  ▀"]
    # What is below the last row is as light as what is round the code.
    assert half_blocks(MODULES, on_dark=True) == ["▀ ▄", "██▄"]


def test_blanks_stand_for_modules_where_half_blocks_may_be_wide() -> None:
    blocks = code_blocks(MODULES, ASCII, on_dark=True)
    assert blocks[0].spans == (Span("  ", "qr reversed"), Span("    ", "qr"))
    assert [sum(cells(span.text) for span in block.spans) for block in blocks] == [6, 6, 6]
    light = code_blocks(MODULES, ASCII, on_dark=False)
    assert light[0].spans == (Span("  ", "qr-on-light"), Span("    ", "qr-on-light reversed"))


@pytest.mark.parametrize(("on_dark", "style"), [(True, "qr"), (False, "qr-on-light")])
def test_half_blocks_have_the_colours_of_what_they_draw(*, on_dark: bool, style: str) -> None:
    lines = [prose.drawn(Span(line, style)) for line in half_blocks(MODULES, on_dark=on_dark)]
    assert code_blocks(MODULES, UNICODE, on_dark=on_dark) == lines


def test_a_drawn_line_keeps_its_blanks_and_is_never_broken() -> None:
    blank, dark = Span("      ", "qr-light"), Span("  ", "qr")
    blocks = [prose.line("code of"), prose.drawn(blank, dark, blank), prose.drawn(blank)]
    head, *lines = lay_out(blocks, 8)
    assert head.text == "code of"
    assert [line.spans for line in lines] == [(blank, dark, blank), (blank,)]
    # Any other text loses what is at its ends, and is broken.
    assert [line.text for line in lay_out([prose.line("  a b  c ")], 4)] == ["a b", "c"]
