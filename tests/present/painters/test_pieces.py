"""Pieces are cut and filled to a width, whatever measures them."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ketamine_tui.model.text import is_unsafe
from ketamine_tui.present.chrome import ASCII, Measure, cells
from ketamine_tui.present.painters.pieces import Piece, cropped, filled, fitted, text_of

# Narrow, wide, combining, joined, and one that is drawn wide by its selector.
TEXTS = st.text(st.sampled_from("ab \xe9\u6f22\u0301\u200d\ufe0f\u2764\U0001f469"), max_size=12)
PIECES = st.lists(st.tuples(TEXTS, st.sampled_from(["", "dim"])), max_size=4)
WIDTHS = st.integers(0, 30)
MEASURES = st.sampled_from([cells, cell_len])

UNSHOWN = ("Cs", "Co", "Cn", "Mc", "Sk")
"""The categories of what is no character, or is drawn with the one before it."""

UNLIKE = re.compile(
    r"HANGUL J[UO]NG|(?:HALFWIDTH )?HANGUL FILLER|COUNTING ROD|IDEOGRAPHIC TALLY"
    r"|(?:MONO|DI|TRI|TETRA|HEXA)GRAM FOR"
)
"""How the names of characters begin that one version of Unicode draws as wide as another does not."""


@given(PIECES, WIDTHS, MEASURES, st.sampled_from(["", ".."]))
def test_a_line_is_as_wide_as_asked_for(
    pieces: list[Piece], width: int, measure: Measure, cut: str
) -> None:
    line = filled(pieces, width, measure, cut=cut)
    assert sum(measure(text) for text, _ in line) == width
    if sum(measure(text) for text, _ in pieces) <= width:
        assert line[:-1] == pieces
    else:
        assert text_of(line).endswith(cut[:width])


@given(TEXTS, WIDTHS, MEASURES)
def test_a_text_is_cut_at_its_end_alone(text: str, width: int, measure: Measure) -> None:
    if measure(text) > width:
        start = cropped(text, width, measure)
        assert measure(start) == width
        assert text.startswith(start.rstrip(" "))


@pytest.mark.parametrize(
    ("width", "shown"),
    [(7, "ab \u6f22\u6f22"), (8, "ab \u6f22\u6f22 "), (6, "ab  .."), (3, "a.."), (1, ".")],
)
def test_what_is_cut_says_so(width: int, shown: str) -> None:
    assert fitted("ab \u6f22\u6f22", width, ASCII) == shown


def test_a_text_of_marks_alone_is_cut_in_no_time() -> None:
    measured = 0

    def measure(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cells(text)

    text = "ab" + "\u0301" * 10_000 + "c"
    assert cropped(text, 2, measure) == text[:-1]
    assert measured < 20 * len(text)


@pytest.mark.repeats
def test_the_toolkit_measures_what_is_shown_as_we_do() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    assigned = (c for c in characters if unicodedata.category(c) not in UNSHOWN)
    unlike = [c for c in assigned if cells(c) != cell_len(c) and not is_unsafe(c)]
    # Of what differs, nothing is in the way: a painter measures with what draws its lines.
    names = [unicodedata.name(character, "") for character in unlike]
    assert [name for name in names if not UNLIKE.match(name)] == []


@pytest.mark.parametrize(
    "text", ["\u1161", "\u0903", "\u2630", "\u2764\ufe0f", "\U0001f469\u200d\U0001f469"]
)
def test_a_measure_is_given_because_not_all_agree(text: str) -> None:
    assert cells(text) != cell_len(text)
    for measure in (cells, cell_len):
        assert measure(fitted(text, 9, ASCII._replace(measure=measure))) == 9
