"""The way back: which places there are, and where one comes to."""

import pytest

from ketamine_tui.query.syntax import EVERYTHING, Query, Words
from ketamine_tui.query.trail import Place, Trail


def asked(*words: str) -> Query:
    return Query(tuple(map(Words, words)))


@pytest.fixture
def trail() -> Trail:
    """Everything, then pain, then pain among books."""
    trail = Trail(EVERYTHING, "")
    trail.look_at("welcome")
    trail.ask(asked("pain"), "")
    trail.look_at("film")
    trail.ask(asked("pain"), "books")
    return trail


def test_one_goes_back_and_forward_with_what_was_looked_at(trail: Trail) -> None:
    assert trail.step(1) is None
    assert trail.step(-1) == Place(asked("pain"), "", "film")
    assert trail.step(-1) == Place(EVERYTHING, "", "welcome")
    assert trail.step(-1) is None
    trail.look_at("glossary")
    assert trail.step(2) == Place(asked("pain"), "books")
    assert trail.step(-2) == Place(EVERYTHING, "", "glossary")


def test_what_one_went_back_from_is_forgotten_for_something_else(trail: Trail) -> None:
    trail.step(-1)
    trail.ask(asked("pain"), "")  # the same: nothing is forgotten
    assert trail.step(1) == Place(asked("pain"), "books")
    trail.step(-1)
    trail.ask(asked("mood"), "")
    assert trail.step(1) is None
    assert trail.step(-1) == Place(asked("pain"), "", "film")


def test_a_word_that_is_typed_is_one_place(trail: Trail) -> None:
    for text in ("m", "mo", "moo"):
        trail.ask(asked(text), "", is_typed=True)
    trail.stop_typing()
    trail.ask(asked("moo", "d"), "", is_typed=True)
    assert trail.step(-1) == Place(asked("moo"), "")
    assert trail.step(-1) == Place(asked("pain"), "books")
    trail.ask(asked("x"), "", is_typed=True)
    assert trail.queries() == ["x", "pain"]


def test_an_entry_that_leads_to_another_is_a_place(trail: Trail) -> None:
    trail.follow("film")  # nothing was looked at here
    trail.look_at("film")
    trail.follow("film")
    trail.follow("office")
    assert trail.step(-1) == Place(asked("pain"), "books", "film")
    assert trail.step(1) == Place(asked("pain"), "books", "office")


def test_very_old_places_are_forgotten(trail: Trail) -> None:
    for number in range(500):
        trail.ask(asked(str(number)), "")
    assert trail.step(-199) == Place(asked("300"), "")
    assert trail.step(-1) is None
    assert trail.queries()[0] == "499"
