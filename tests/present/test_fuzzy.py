"""Names found by letters in their order, and which of them was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.text import fold
from ketamine_tui.present.fuzzy import Grade, contains, match


def marked(typed: str, name: str, note: str = "") -> str | None:
    """Return a name with what matches in capitals, or None."""
    found = match(fold(typed).split(), name, note)
    if found is None:
        return None
    letters = [*name.lower()]
    for start, end in found.ranges:
        letters[start:end] = name[start:end].upper()
    return "".join(letters)


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("thme", "Theme: light", "THeME: light"),
        ("cf", "Clear filter", "Clear Filter"),
        ("clrflt", "Clear filter", "CLeaR FiLTer"),
        ("smrtns", "Samaritans", "SaMaRiTaNS"),
        ("line help", "Help line", "HELP LINE"),
        ("line", "Airline and line", "airline and LINE"),
        ("cafe", "Le Café", "le CAFÉ"),
        ("strasse", "Straße", "STRASSE"),
        ("", "Anything", "anything"),
    ],
)
def test_a_name_is_found_and_marked(typed: str, name: str, expected: str) -> None:
    found = marked(typed, name)
    assert found is not None
    assert found.casefold() == expected.casefold()
    assert [c.isupper() for c in found] == [c.isupper() for c in expected]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("emht", "Theme"),
        ("themes", "Theme"),
        ("xyzzy", "Theme"),
        ("theme dark", "Theme: light"),
        ("urgent", "A number of regions mention it"),
        ("e" * 40, "e " * 40),
    ],
)
def test_what_has_other_letters_or_has_them_by_chance_is_not_found(typed: str, name: str) -> None:
    assert match(fold(typed).split(), name) is None


def test_a_word_may_stand_in_the_note_but_only_in_one_piece() -> None:
    assert match(["films", "section"], "Films", "section, 3") == (Grade.NOTE, 0, ((0, 5),))
    assert match(["films", "sctn"], "Films", "section, 3") is None


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("copy", ["Copy", "Copy filter", "Filter copy", "Photocopy", "Cold open pay"]),
        ("th", ["Th", "Theme", "A theme", "Months", "To have"]),
    ],
)
def test_names_are_ranked_whole_beginning_word_part_scattered(typed: str, names: list[str]) -> None:
    matches = [found for name in names if (found := match([typed], name)) is not None]
    assert [found.grade for found in matches] == [*Grade][:5]
    assert matches == sorted(matches)


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("save", "Save view", "Saved views"),
        ("save view", "Save view", "Saved views"),
        ("save v", "Save view", "Saved views"),
        ("view", "Delete view @night", "Saved views"),
    ],
)
def test_a_whole_word_is_better_than_the_beginning_of_a_longer_one(
    typed: str, meant: str, other: str
) -> None:
    better, worse = match(typed.split(), meant), match(typed.split(), other)
    assert better is not None
    assert worse is not None
    assert (better.grade, better.cost) < (worse.grade, worse.cost)


@pytest.mark.parametrize("typed", ["saved", "saved view", "sav views"])
def test_what_is_typed_of_the_longer_word_finds_that(typed: str) -> None:
    longer, shorter = match(typed.split(), "Saved views"), match(typed.split(), "Save view")
    assert longer is not None
    assert shorter is None or (longer.grade, longer.cost) < (shorter.grade, shorter.cost)


def test_fewer_pieces_are_better_than_more() -> None:
    close, far = match(["revque"], "Review queue"), match(["rviqu"], "Review queue")
    assert close is not None
    assert far is not None
    assert close < far


@given(st.text(max_size=40), st.text(max_size=200))
def test_what_is_marked_is_what_was_typed(typed: str, name: str) -> None:
    words = fold(typed).split()
    found = match(words, name)
    if found is not None:
        ends = [0, *(place for span in found.ranges for place in span), len(name)]
        assert ends == sorted(ends)
        letters = fold("".join(name[start:end] for start, end in found.ranges))
        assert {*"".join(words)} <= {*letters}
    if contains(words, name) and len(name) < 100:
        assert found is not None
