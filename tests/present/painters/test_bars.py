"""The bars say the most needed first, whatever room there is."""

from pathlib import Path

import pytest
from support.content import fields, open_content, write_directory

from ketamine_tui.model.problem import Problem
from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.painters.bars import banner, bar_line, hint_at, keys, status
from ketamine_tui.present.painters.pieces import text_of
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
    assert pieces == ((text, "dim"),)


def test_a_notice_takes_the_place_of_the_keys() -> None:
    assert keys(HINTS, 80, ASCII, notice="Copied") == ((" Copied", "notice"),)
    assert keys(HINTS, 80, ASCII) == ((" u urgent help  / filter ", "dim"),)


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
    assert banner(None) == status(None, 80, ASCII) == ()


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (22, " A directory  1 entry "),
        (20, " A directory1 entry "),
        (19, " 1 entry           "),
        (5, " 1 en"),
    ],
)
def test_the_counts_are_more_needed_than_the_title(tmp_path: Path, width: int, text: str) -> None:
    view = View(Search(open_content(write_directory(tmp_path, {"resources/a.yaml": fields()}))))
    assert text_of(bar_line(status(view, width, ASCII), width, ASCII)) == text


def test_what_goes_on_takes_the_place_of_the_counts(tmp_path: Path) -> None:
    view = View(Search(open_content(write_directory(tmp_path, {"resources/a.yaml": fields()}))))
    assert text_of(status(view, 30, ASCII, is_stale=True)).endswith("    searching")
    reading = status(view, 40, ASCII, is_stale=True, activity="reading 1 of 2")
    assert text_of(reading).endswith("  reading 1 of 2, Esc stops")
