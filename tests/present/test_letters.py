"""Letters of menus: the usual one where it is free, and never one twice."""

from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.present.letters import RESERVED, letters_for


def test_the_first_of_a_sort_has_its_usual_letter_and_the_others_what_is_free() -> None:
    assert [*letters_for(["p", "p", "e", "", "p"])] == ["p", "a", "e", "b", "c"]


def test_a_letter_that_means_something_else_in_a_menu_is_not_taken() -> None:
    assert [*letters_for(["y", "w", "x"])] == ["a", "b", "x"]


@given(st.lists(st.sampled_from(["", *"ylpsq"]), max_size=60))
def test_no_letter_is_taken_twice_and_the_last_have_none(usual: list[str]) -> None:
    letters = [*letters_for(usual)]
    given_out = [letter for letter in letters if letter]
    assert len(letters) == len(usual)
    assert len({*given_out}) == len(given_out)
    assert not RESERVED & {*given_out}
    assert len(given_out) == len(usual) or len(given_out) >= 26
