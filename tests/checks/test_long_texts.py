"""Texts of very many letters without a blank: what is looked at of each letter does not grow with how many there are."""

import pytest

from ketamine_tui.checks import likeness_rules, page_bracket_rules, slip_rules
from ketamine_tui.model.likeness import slip_keys

VERY_MANY = 100_000


def test_a_name_has_a_key_for_each_letter_and_a_long_text_has_one() -> None:
    assert slip_keys("heron") == {"heron", "eron", "hron", "heon", "hern", "hero"}
    assert slip_keys("h" * VERY_MANY) == {"h" * VERY_MANY}


def test_letters_change_places_in_a_name_and_not_in_a_long_text() -> None:
    exchanged = likeness_rules._exchanged
    assert "Heornry" in set(exchanged("Heronry"))
    assert not any(exchanged("heronry" * VERY_MANY))


def test_an_address_is_looked_for_once_in_a_run_of_letters() -> None:
    email = slip_rules._EMAIL
    text = "herons@example.org"
    found = [index for index in range(len(text)) if email.match(text, index)]
    assert found == [0]
    assert email.search(f"Write to {text}.")


def test_before_a_bracket_no_more_is_looked_at_than_the_letter_of_an_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[int] = []

    class Pattern:
        def search(self, _text: str, start: int, end: int) -> None:
            looked_at.append(end - start)

    monkeypatch.setattr(page_bracket_rules, "_OF_ITEM", Pattern())
    for index in (0, 1, 50_000, VERY_MANY):
        page_bracket_rules._is_of_item(")" * VERY_MANY, index)
    assert looked_at == [0, 1, 4, 4]
