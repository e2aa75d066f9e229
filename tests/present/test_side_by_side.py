"""Text in columns, and the part of a text that has some words."""

from ketamine_tui.model.prose import Block, Span, heading, item, paragraph
from ketamine_tui.present.chrome import ASCII
from ketamine_tui.present.narrowing import narrowed
from ketamine_tui.present.side_by_side import column_count, groups_of, side_by_side

KEYS = [heading("Keys"), item(Span("one")), item(Span("two")), item(Span("three"))]
MORE = [heading("More"), item(Span("four", "strong"))]
LAST = [heading("Last"), item(Span("日本"))]


def lines(blocks: list[Block], width: int, count: int) -> list[str]:
    return [line.text.rstrip() for line in side_by_side(blocks, width, count, ASCII)]


def test_groups_stay_whole_and_in_order() -> None:
    assert lines([*KEYS, *MORE, *LAST], 24, 2) == [
        "Keys          More",
        "- one         - four",
        "- two",
        "- three       Last",
        "              - 日本",
    ]


def test_wide_characters_take_two_columns() -> None:
    assert lines([*LAST, *MORE], 24, 2) == ["Last          More", "- 日本        - four"]


def test_what_stands_before_the_first_heading_is_a_group() -> None:
    assert [len(group) for group in groups_of([paragraph("a"), paragraph("b"), *MORE])] == [2, 2]


def test_nothing_in_columns_is_nothing() -> None:
    assert lines([], 40, 2) == []


def test_styles_are_kept() -> None:
    spans = [span for line in side_by_side([*KEYS, *MORE], 24, 2, ASCII) for span in line.spans]
    assert Span("four", "strong") in spans


def test_there_are_as_many_columns_as_fit() -> None:
    assert [column_count(width, 3) for width in (1, 115, 116, 175, 176, 900)] == [1, 1, 2, 2, 3, 3]
    assert column_count(900, 1) == 1


def test_what_has_all_words_stays_with_its_heading() -> None:
    blocks = [paragraph("two before"), *KEYS, *MORE, *LAST]
    assert narrowed(blocks, ["two"]) == [blocks[0], KEYS[0], KEYS[2]]
    assert narrowed(blocks, ["t", "w"]) == [blocks[0], KEYS[0], KEYS[2]]
    assert narrowed(blocks, []) == blocks


def test_a_heading_that_has_them_brings_what_stands_below_it() -> None:
    assert narrowed([*KEYS, *MORE], ["keys"]) == KEYS


def test_what_nothing_has_is_nothing_not_even_headings() -> None:
    assert narrowed([*KEYS, *MORE], ["keys", "four"]) == []


def test_the_name_of_a_field_is_looked_at() -> None:
    field = Block("field", (Span("Copy"),), marker="y")
    assert narrowed([heading("Keys"), field], ["y", "copy"]) == [heading("Keys"), field]
