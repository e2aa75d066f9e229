"""The bars say the most needed first, whatever room there is."""

from pathlib import Path

import pytest
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.model.problem import Problem
from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.painters.bars import (
    banner,
    bar_line,
    candidate_at,
    chips,
    counts,
    hint_at,
    keys,
    notice_lines,
    status,
)
from ketamine_tui.present.painters.pieces import style_at, text_of
from ketamine_tui.query.candidates import Candidate
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

HINTS = (("u", "urgent help"), ("/", "filter"))
CANDIDATES = tuple(Candidate(name, name, "7") for name in ("#Depression", "#Pain", "#\u6f22\u5b57"))


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, " Tab: #Depression 7  #Pain 7  #\u6f22\u5b57 7"),
        (37, " Tab: #Depression 7  #Pain 7  #\u6f22\u5b57 7"),
        (36, " Tab: #Depression 7  #Pain 7  .."),
        (32, " Tab: #Depression 7  #Pain 7  .."),
        (31, " Tab: #Depression 7  .."),
        (5, " Tab: #Depression 7  .."),
    ],
)
def test_the_first_candidate_is_shown_however_little_room_there_is(width: int, text: str) -> None:
    pieces = keys(HINTS, width, ASCII, notice="Copied", candidates=CANDIDATES)
    assert text_of(pieces) == text
    assert {style for _, style in pieces} == {"dim"}
    places = [candidate_at(CANDIDATES, width, ASCII, column) for column in range(width + 2)]
    expected: list[int | None] = [None] * (width + 2)
    for number, candidate in enumerate(CANDIDATES):
        if (begin := text.find(candidate.label)) >= 0:
            first = begin - 2 if number else 0
            stop = begin + len(f"{candidate.label} 7") + (number == 2) * 2
            expected[first:stop] = [number] * (stop - first)
    assert places == expected[: width + 2]


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, " Copied x  u urgent help  / filter "),
        (25, " Copied x  u urgent help "),
        (24, " Copied x "),
        (10, " Copied x "),
        (9, " Copied"),
    ],
)
def test_a_notice_leaves_the_keys_that_have_room_beside_it(width: int, text: str) -> None:
    pieces = keys(HINTS, width, ASCII, notice="Copied")
    assert text_of(pieces) == text
    assert text_of(piece for piece in pieces if piece[1] == "notice") == text[:10]


def test_without_a_notice_the_keys_are_there() -> None:
    pieces = keys(HINTS, 80, ASCII)
    assert text_of(pieces) == " u urgent help  / filter "
    assert [text for text, style in pieces if style == "strong"] == [" u", " /"]


@pytest.mark.parametrize(("width", "text"), [(7, " Copied"), (6, " Cop.."), (4, " C.."), (1, ".")])
def test_a_notice_without_room_ends_in_a_mark_of_that(width: int, text: str) -> None:
    pieces = keys(HINTS, width, ASCII, notice="Copied")
    assert [piece for piece in pieces if piece[0]] == [(text, "notice")]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (30, ["Copied 1737, Need to talk? ()"]),
        (28, ["Copied 1737, Need to talk?", "()"]),
        (13, ["Copied 1737,", "Need to", "talk? ()"]),
        (8, ["Copied", "1737,", "Need to talk? ()"]),
    ],
)
def test_a_notice_takes_the_lines_that_it_needs_but_no_more_than_three(
    width: int, lines: list[str]
) -> None:
    assert notice_lines("Copied 1737, Need to talk? ()", width, ASCII) == lines


def test_without_a_notice_there_is_one_line() -> None:
    assert notice_lines("", 50, ASCII) == [""]


@pytest.mark.parametrize(("width", "count"), [(25, 2), (24, 1), (15, 1), (14, 0)])
def test_keys_are_shown_whole_or_not_at_all(width: int, count: int) -> None:
    text = text_of(keys(HINTS, width, ASCII))
    assert [what for _, what in HINTS if what in text] == [what for _, what in HINTS[:count]]


@pytest.mark.parametrize(
    ("width", "column", "key"),
    [
        (80, 0, "u"),
        (80, 14, "u"),
        (80, 15, "/"),
        (80, 24, "/"),
        (80, 25, ""),
        (24, 15, ""),
        (14, 0, ""),
    ],
)
def test_a_column_of_the_keys_is_that_of_a_hint_in_sight(width: int, column: int, key: str) -> None:
    hint = hint_at(HINTS, width, column)
    assert (hint[0] if hint else "") == key


def test_a_bar_is_as_wide_as_the_screen() -> None:
    assert text_of(bar_line([("ab", "dim")], 4, ASCII)) == "ab  "
    assert text_of(bar_line([("a\u6f22\u6f22", "dim")], 4, ASCII)) == "a\u6f22 "


def test_a_banner_names_the_place() -> None:
    problem = Problem("a.yaml", 3, 7, "unknown-value", "there is no such kind")
    assert "a.yaml:3:7 there is no such kind; what was read" in text_of(banner(problem))
    assert banner(None) == status(None, 80, ASCII) == counts(None) == ()


@pytest.fixture
def view(tmp_path: Path) -> View:
    """A section of a directory in which one entry waits and one file is bad."""
    sections = [{"id": "books", "title": "Books"}]
    directory: Data = {"title": "A directory", "sections": sections}
    files: dict[str, Data] = {
        "directory.yaml": directory,
        "resources/a.yaml": fields(),
        "resources/b.yaml": fields(reviews=[]),
        "resources/c.yaml": {"kind": "nothing"},
    }
    return View(Search(open_content(write_directory(tmp_path, files)))).with_section("books")


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, " * A directory  > Books    1 of 2 to be reviewed    2 problems   u  Urgent help "),
        (66, " * A directory  > Books    1 of 2 to be reviewed   u  Urgent help "),
        (45, " * A directory  > Books       u  Urgent help "),
        (31, " * A directory  u  Urgent help "),
        (29, " *            u  Urgent help "),
        (15, " u  Urgent help"),
    ],
)
def test_the_way_to_urgent_help_is_the_most_needed(view: View, width: int, text: str) -> None:
    assert text_of(bar_line(status(view, width, ASCII), width, ASCII)) == text


def test_what_goes_on_takes_the_place_of_what_waits(view: View) -> None:
    reading = status(view, 70, ASCII, activity="Reading 1 of 2 files")
    assert text_of(reading).endswith("  Reading 1 of 2 files, Esc stops   u  Urgent help ")
    narrow = status(view, 50, ASCII, activity="Reading 1 of 2 files")
    assert text_of(narrow).startswith("  Reading 1 of 2 files, Esc stops ")


def test_a_section_is_a_chip_that_can_be_taken_away(view: View) -> None:
    line = chips(view, 80, ASCII)
    assert text_of(line) == " >  Books x  "
    assert style_at(line, 4, len) == "chip"
    assert style_at(line, 10, len) == "chip-close"
    assert text_of(chips(view.with_section(""), 80, ASCII)) == " > "


@pytest.mark.parametrize(
    ("width", "text"),
    [(37, " >  Books x  "), (36, " >  Bo.. x  "), (34, " > x  "), (20, " > x  ")],
)
def test_a_long_section_leaves_room_for_what_is_typed(view: View, width: int, text: str) -> None:
    assert text_of(chips(view, width, ASCII)) == text


def test_the_counts_say_how_much_of_how_much(view: View) -> None:
    everything = view.with_section("")
    assert text_of(counts(everything)) == " 2 entries "
    assert text_of(counts(everything.with_text("is:to-be-reviewed"))) == "    1 of 2 "
    assert text_of(counts(everything, is_stale=True)) == " searching "
