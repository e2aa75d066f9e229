"""Blocks are broken into lines between words, by a pattern where every character is one column wide."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.prose import Block, Span
from ketamine_tui.present.chrome import ASCII, cells
from ketamine_tui.present.layout import (
    EMPTY,
    TextLine,
    lay_out,
    measured_lines,
    narrow_lines,
    plain_text,
)

WIDE = "\u6f22"
ACCENT = "\u0301"
NARROW_TEXT = st.text(st.sampled_from("ab\xe9  \n\xa0"), max_size=60)
ANY_TEXT = st.text(st.sampled_from(f"ab\xe9  \n{WIDE}{ACCENT}"), max_size=60)
WIDTHS = st.integers(min_value=1, max_value=20)


def lines_of(*texts: str, width: int) -> list[str]:
    """Return the lines of a paragraph whose spans have these texts."""
    spans = tuple(Span(text, str(number)) for number, text in enumerate(texts))
    return [line.text for line in lay_out([Block("text", spans)], width)]


def characters(lines: Sequence[TextLine]) -> list[tuple[str, str, str]]:
    """Return every character of the text, gaps left out, with its style and where it leads."""
    shown = ((c, span.style, span.href) for line in lines for span in line.spans for c in span.text)
    return [one for one in shown if not one[0].isspace()]


@given(NARROW_TEXT, WIDTHS)
def test_lines_by_pattern_are_the_lines_by_measure(text: str, width: int) -> None:
    assert narrow_lines(text, width) == measured_lines(text, width, cells)


@given(NARROW_TEXT, WIDTHS)
def test_a_wide_character_changes_no_line_but_its_own(text: str, width: int) -> None:
    assert lines_of(WIDE, "\n", text, width=width) == [WIDE, *lines_of(text, width=width)]


@given(ANY_TEXT, WIDTHS)
def test_no_line_is_wider_than_asked_for_unless_it_is_one_character(text: str, width: int) -> None:
    for line in lines_of(text, width=width):
        assert cells(line) <= width or len(line.rstrip(ACCENT)) == 1


@given(ANY_TEXT, WIDTHS)
def test_a_line_takes_the_next_word_if_that_fits(text: str, width: int) -> None:
    ranges = measured_lines(text, width, cells)
    for (start, end), (following, _) in pairwise(ranges):
        if "\n" in text[end:following]:
            continue
        if end == following:
            assert cells(text[start : end + 1]) > width
        else:
            word = text[following:].split(maxsplit=1)[0]
            assert cells(text[start : following + len(word)]) > width


@given(ANY_TEXT, WIDTHS)
def test_gaps_at_the_ends_of_lines_are_left_out_and_nothing_else(text: str, width: int) -> None:
    lines = lines_of(text, width=width)
    assert all(line == line.strip() for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from(["", "strong"])), max_size=5), WIDTHS)
def test_lines_do_not_depend_on_where_spans_meet(parts: list[tuple[str, str]], width: int) -> None:
    spans = tuple(Span(text, style, f"{n}") for n, (text, style) in enumerate(parts))
    lines = list(lay_out([Block("text", spans)], width))
    whole = "".join(text for text, _ in parts)
    assert [line.text for line in lines] == lines_of(whole, width=width)
    assert characters(lines) == characters([TextLine(spans)])


@pytest.mark.parametrize(
    ("texts", "width", "expected"),
    [
        ([""], 5, [""]),
        (["   "], 5, [""]),
        (["one two"], 7, ["one two"]),
        (["one two"], 6, ["one", "two"]),
        (["one   two "], 9, ["one   two"]),
        (["one   two"], 8, ["one", "two"]),
        (["a\nb"], 9, ["a", "b"]),
        (["a \n\n b"], 9, ["a", "", "b"]),
        (["a\n"], 9, ["a", ""]),
        (["abcdefg h"], 3, ["abc", "def", "g h"]),
        (["x abcdefg"], 3, ["x", "abc", "def", "g"]),
        (["ab"], 1, ["a", "b"]),
        ([WIDE * 3], 5, [WIDE * 2, WIDE]),
        ([WIDE * 2], 1, [WIDE, WIDE]),
        ([f"{WIDE} a {WIDE}"], 4, [f"{WIDE} a", WIDE]),
        (["bold", "text"], 6, ["boldte", "xt"]),
        (["a bold", "text"], 8, ["a", "boldtext"]),
        (["a ", "bold", ", text"], 7, ["a bold,", "text"]),
        (["one ", " two"], 20, ["one  two"]),
    ],
)
def test_words_are_kept_whole_where_they_fit(
    texts: list[str], width: int, expected: list[str]
) -> None:
    assert lines_of(*texts, width=width) == expected


def test_spans_keep_their_style_and_target_on_every_line() -> None:
    spans = (Span("see "), Span("the old book", "em", "entry:old"), Span("."))
    lines = list(lay_out([Block("text", spans)], 9))
    assert [line.spans for line in lines] == [
        (Span("see "), Span("the", "em", "entry:old")),
        (Span("old book", "em", "entry:old"), Span(".")),
    ]


def test_the_margin_of_a_line_is_what_is_not_of_the_text() -> None:
    blocks = [
        Block("text", (Span("one two"),), indent=1, marker="-"),
        Block("text", (Span("three"),), quoted=1),
        Block("field", (Span("four"),), marker="Phone"),
        Block("rule"),
    ]
    for width in (40, 7):
        lines = [line for line in lay_out(blocks, width) if line != EMPTY]
        assert " ".join(line.text[line.margin :] for line in lines).split() == [
            *("one", "two", "three", "four")
        ]


def test_a_line_that_ends_within_a_word_says_so() -> None:
    lines = lay_out([Block("text", (Span("abcdef gh\nij"),))], 4)
    assert [(line.text, line.is_cut) for line in lines] == [
        ("abcd", True),
        ("ef", False),
        ("gh", False),
        ("ij", False),
    ]


def test_only_the_first_line_of_a_field_has_its_letter_and_its_name() -> None:
    field = Block("field", (Span("one\ntwo"),), marker="Address", letter="a")
    wide, narrow = list(lay_out([field], 40)), list(lay_out([field], 20))
    assert [line.text for line in wide] == ["Address    one", "           two"]
    assert [line.text for line in narrow] == ["Address", "  one", "  two"]
    assert [line.keys for line in wide] == ["y a", ""]
    assert [line.keys for line in narrow] == ["y a", "", ""]


def test_beside_keys_an_address_takes_one_line_and_a_text_without_keys_all_of_them() -> None:
    url = "https://example.org/how-we-can-help/contact-us"
    address = Block("field", (Span(url, "", url),), marker="Link", opens="l")
    text = Block("field", (Span("words " * 6),), marker="Text")
    assert [line.text.rstrip() for line in lay_out([address, text], 46, key_columns=6)] == [
        "Link       example.org/how-we..ontact-us",
        "Text       words words words words words words",
    ]
    (line, *_) = lay_out([address], 46, key_columns=6)
    assert (line.keys, line.spans[-1].href) == ("o l", url)
    assert plain_text([address], 46).replace("\n           ", "").endswith(url)


def test_all_fields_of_a_narrow_text_hang_alike_whether_they_have_keys_or_not() -> None:
    phone = Block("field", (Span("116 123"),), marker="Phone", letter="p")
    hours = Block("field", (Span("day and night"),))
    texts = [line.text for line in lay_out([phone, hours], 33, key_columns=6)]
    assert texts == ["Phone", "  116 123", "  day and night"]
    texts = [line.text for line in lay_out([phone, hours], 34, key_columns=6)]
    assert texts == ["Phone      116 123", "           day and night"]


def test_a_word_stands_below_the_name_of_its_field_rather_than_broken_beside_it() -> None:
    def texts(word: str) -> list[str]:
        fields = [Block("field", (Span(word),), marker="E-mail"), Block("field", (Span("slow"),))]
        return [line.text for line in lay_out(fields, 30)]

    assert texts("a" * 19) == [f"E-mail     {'a' * 19}", "           slow"]
    assert texts("a" * 20) == ["E-mail", f"  {'a' * 20}", "  slow"]
    assert texts("a" * 29) == [
        f"E-mail     {'a' * 19}",
        f"           {'a' * 10}",
        "           slow",
    ]


def test_a_long_host_has_a_line_of_its_own() -> None:
    url = "https://a-clinic-of-the-north.example.org/contact/by-phone"
    link = Block("field", (Span(url, "", url),), marker="Link", opens="l")
    texts = [line.text for line in lay_out([link], 50, key_columns=6)]
    assert texts == ["Link", "  a-clinic-of-the-north.example.org/..-phone"]


def test_a_measure_of_the_screen_decides_what_fits() -> None:
    block = Block("text", (Span("ab cd"),))
    double = ASCII._replace(measure=lambda text: 2 * len(text))
    assert [line.text for line in lay_out([block], 5, double)] == ["ab", "cd"]
    assert plain_text([block], 5) == "ab cd"


def test_a_long_text_without_gaps_is_measured_once_and_not_for_every_line() -> None:
    measured = 0

    def measure(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cells(text)

    length = 4000
    chrome = ASCII._replace(measure=measure)
    assert len(list(lay_out([Block("text", (Span(WIDE * length),))], 20, chrome))) == length // 10
    assert measured < 6 * length
