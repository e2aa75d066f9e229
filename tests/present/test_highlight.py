"""What a search asked for is found in a text as it stands, wherever its lines were broken."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.text import fold
from ketamine_tui.present.highlight import Matches, pattern_of, restyled, spans_of
from ketamine_tui.present.layout import Range, TextLine, lay_out

# Letters that fold to one, to more and to none, and some that a pattern could take for its own.
LETTERS = "abAB\xe9\xdfs\u0301\ufb01fi\u2026. -\n\xe6ae\xbd\u2019`"
TEXT = st.text(st.sampled_from(LETTERS), max_size=30)
WILD_TEXT = st.text(max_size=30)
NEEDLES = st.lists(TEXT.map(fold), min_size=1, max_size=3)
STYLES = st.sampled_from(["", "strong", "dim"])


def compiled(*needles: str) -> re.Pattern[str]:
    """Return what finds any of some needles."""
    pattern = pattern_of(needles)
    assert pattern is not None
    return pattern


def found(text: str, *needles: str) -> list[str]:
    """Return the parts of a text that match."""
    return [text[start:end] for start, end in spans_of(compiled(*needles), text)]


def naive(pattern: re.Pattern[str], text: str) -> list[Range]:
    """Return what `spans_of` should, by folding every beginning of the text."""
    lengths = [len(fold(text[:end])) for end in range(len(text) + 1)]
    covered: set[int] = set()
    breaks: set[int] = set()
    for match in pattern.finditer(fold(text)):
        start = max(n for n, length in enumerate(lengths) if length <= match.start())
        least = min(length for length in lengths if length >= match.end())
        end = max(n for n, length in enumerate(lengths) if length == least)
        if start not in covered:
            breaks.add(start)
        covered |= set(range(start, end))
    ranges: list[Range] = []
    for n in sorted(covered):
        if ranges and ranges[-1][1] == n and n not in breaks:
            ranges[-1] = (ranges[-1][0], n + 1)
        else:
            ranges.append((n, n + 1))
    return ranges


@pytest.mark.parametrize(
    ("text", "needles", "expected"),
    [
        ("Ketamine and ketamine", ["ketamine"], ["Ketamine", "ketamine"]),
        ("nothing", ["ketamine"], []),
        ("Caf\xe9 CAFE\u0301", ["cafe"], ["Caf\xe9", "CAFE\u0301"]),
        ("Stra\xdfe", ["strasse"], ["Stra\xdfe"]),
        ("Stra\xdfe", ["s"], ["S", "\xdf"]),
        ("a\xdfb", ["as", "sb"], ["a\xdfb"]),
        ("wait\u2026 then", ["then"], ["then"]),
        ("Encyclop\xe6dia \xc6sop", ["paedia", "aes"], ["p\xe6dia", "\xc6s"]),
        ("the \xe6ther here", ["e"], ["e", "\xe6", "e", "e", "e"]),
        ("2\xbd \xdeere", ["1/2", "there"], ["\xbd", "\xdeere"]),
        ("don\u2019t, don't, don`t", ["don't"], ["don\u2019t", "don't", "don`t"]),
        ("don`t", ["don't"], ["don`t"]),
        ("Sk\xe5ne\u2013\xd8resund", ["-oresund"], ["\u2013\xd8resund"]),
        ("a\xa0b", ["a b"], ["a\xa0b"]),
        ("at\n  home", ["at home"], ["at\n  home"]),
        ("at home", ["at  home"], ["at home"]),
        ("athome", ["at home"], []),
        ("bluebell", ["blue", "bluebell"], ["bluebell"]),
        ("a.c abc", ["a.c"], ["a.c"]),
        ("a(c", ["a(c"], ["a(c"]),
    ],
)
def test_a_needle_is_found_without_case_and_accents(
    text: str, needles: list[str], expected: list[str]
) -> None:
    assert found(text, *needles) == expected


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("call 8002738255 now", "8002738255", ["8002738255"]),
        ("call (800) 273-8255 now", "8002738255", ["800) 273-8255"]),
        ("800.273 8255", "738", ["73 8"]),
        ("800\n           273", "800273", ["800\n           273"]),
        ("1 ... 2 ... 3", "123", []),
        ("8-0", "80", []),
        ("a-b-c", "abc", []),
        ("1-2-3", "12 3", []),
    ],
)
def test_a_number_is_found_in_groups_as_well(text: str, needle: str, expected: list[str]) -> None:
    assert found(text, needle) == expected


@pytest.mark.parametrize("needles", [[], [""], ["", " ", "\n"]])
def test_without_needles_there_is_nothing_to_find(needles: list[str]) -> None:
    assert pattern_of(needles) is None


@given(TEXT, NEEDLES)
def test_what_is_found_is_what_a_naive_search_finds(text: str, needles: list[str]) -> None:
    pattern = pattern_of(needles)
    assume(pattern is not None)
    assert pattern is not None
    assert spans_of(pattern, text) == naive(pattern, text)


@given(WILD_TEXT, WILD_TEXT, WILD_TEXT)
def test_a_part_of_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    needle = fold(part)
    assume(needle.strip())
    pattern = compiled(needle)
    ranges = spans_of(pattern, before + part + after)
    assert ranges == naive(pattern, before + part + after)
    assert ranges
    for start, end in ranges:
        assert pattern.search(fold((before + part + after)[start:end]))


@given(TEXT, NEEDLES)
def test_ranges_are_in_order_and_share_nothing(text: str, needles: list[str]) -> None:
    pattern = pattern_of(needles)
    assume(pattern is not None)
    assert pattern is not None
    places = [place for found in spans_of(pattern, text) for place in found]
    assert places == sorted(places)
    assert all(start < end for start, end in spans_of(pattern, text))


@given(st.lists(st.tuples(TEXT, STYLES), max_size=4), st.sets(st.integers(0, 40)))
def test_a_range_in_another_style_changes_the_style_of_its_letters_only(
    pieces: list[tuple[str, str]], places: set[int]
) -> None:
    ordered = sorted(places)
    ranges = [
        (start, end, "match") for start, end in zip(ordered[::2], ordered[1::2], strict=False)
    ]
    expected = [(character, style) for text, style in pieces for character in text]
    for start, end, name in ranges:
        for n in range(start, min(end, len(expected))):
            expected[n] = expected[n][0], name
    changed = list(restyled(pieces, ranges))
    assert [(character, style) for text, style in changed for character in text] == expected
    assert all(text for text, _ in changed)


# Over lines.


def paragraph(text: str, width: int) -> list[TextLine]:
    """Return the lines of a paragraph in a quotation, whose margin is no part of the text."""
    return list(lay_out([Block("text", (Span(text),), quoted=1)], width))


def shown(lines: Sequence[TextLine], matches: Matches) -> list[str]:
    """Return what is marked, number by number, with a bar where a line ends."""
    parts: dict[int, list[str]] = {}
    for n, line in enumerate(lines):
        for start, end, number in matches.on_line(n):
            parts.setdefault(number, []).append(line.text[start:end])
    return ["|".join(parts[number]) for number in sorted(parts)]


@pytest.mark.parametrize(
    ("text", "width", "needle", "expected"),
    [
        ("taken at home", 80, "at home", ["at home"]),
        ("taken at home", 10, "at home", ["at|home"]),
        ("taken at home at home", 10, "at home", ["at|home", "at|home"]),
        ("abcdef", 5, "bcde", ["bc|de"]),
        ("aa aa", 4, "a", ["a", "a", "a", "a"]),
        ("one two", 5, "|", []),
        ("0800 123 456", 6, "0800123456", ["0800|123|456"]),
    ],
)
def test_a_match_goes_on_over_lines(
    text: str, width: int, needle: str, expected: list[str]
) -> None:
    lines = paragraph(text, width)
    matches = Matches(lines, compiled(needle))
    assert shown(lines, matches) == expected
    assert len(matches) == len(expected)


@given(st.text(st.sampled_from("ab\xe9\u6f22 1\n"), max_size=40), st.integers(3, 20))
def test_the_number_of_matches_does_not_depend_on_the_width(text: str, width: int) -> None:
    for needle in ("a", "a b", "aa", "111", "\u6f22\u6f22"):
        wide, narrow = (
            Matches(paragraph(text.strip(), columns), compiled(needle)) for columns in (80, width)
        )
        assert len(wide) == len(narrow)


def test_matches_know_their_lines() -> None:
    lines = list(lay_out([Block("text", (Span("x at\nhome y\nz\nhome"),))], 80))
    matches = Matches(lines, compiled("at home", "home"))
    assert [matches.lines_of(number) for number in range(2)] == [(0, 1), (3, 3)]
    assert [matches.first_from(line) for line in range(6)] == [0, 1, 1, 1, 2, 2]


def test_a_match_at_the_end_of_a_line_is_on_no_other() -> None:
    for text in ("abcd", "abc d"):
        assert Matches(paragraph(text, 5), compiled("bc")).lines_of(0) == (0, 0)


def test_the_names_of_fields_are_no_part_of_the_text() -> None:
    block = Block("field", (Span("call the phone"),), marker="Phone")
    for width in (40, 20):
        lines = list(lay_out([block], width))
        assert shown(lines, Matches(lines, compiled("phone"))) == ["phone"]
