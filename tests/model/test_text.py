"""Text is cleaned once for display and folded once for search."""

import re
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.text import (
    as_cell,
    clean,
    clean_block,
    counted,
    fold,
    from_cell,
    is_unsafe,
    mark,
    unsafe_characters,
)

UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
JOINERS = "\u200c\u200d"
WILD_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]),
        st.sampled_from("\r\n\t\x0b\x0c\x1c\x85\u2028\u200d\u202e a"),
    )
)

UNSAFE = {
    "escape": "\x1b",
    "null": "\0",
    "delete": "\x7f",
    "C1 control sequence introducer": "\x9b",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "zero-width space": "\u200b",
    "soft hyphen": "\xad",
    "byte order mark": "\ufeff",
    "tag character": "\U000e0041",
    "surrogate": "\ud800",
    "private use": "\ue000",
    "unassigned": "\u0378",
    "not a character": "\ufffe",
}
SAFE = {
    "zero-width joiner in an emoji family": "👩\u200d👧",
    "zero-width non-joiner in Persian": "\u0645\u06cc\u200c\u062e\u0648",
    "no-break space": "13\xa011\xa014",
    "ideographic space": "a\u3000b",
    "combining accent": "e\u0301",
    "right-to-left letters": "שלום",
}


def test_the_unicode_database_covers_the_samples_of_every_unsafe_category() -> None:
    found = {unicodedata.category(c) for c in (*UNSAFE.values(), "\u2028", "\u2029")}
    assert found == UNSAFE_CATEGORIES


@pytest.mark.parametrize("character", UNSAFE.values(), ids=UNSAFE.keys())
def test_an_unsafe_character_becomes_a_visible_mark(character: str) -> None:
    shown = f"<U+{ord(character):04X}>"
    assert mark(character) == shown
    assert is_unsafe(character)
    assert clean(f"a{character}b") == f"a{shown}b"
    assert clean_block(f"a{character}b\n") == f"a{shown}b\n"
    assert unsafe_characters(f"a{character}{character}b") == character


@pytest.mark.parametrize("text", SAFE.values(), ids=SAFE.keys())
def test_text_that_people_write_is_left_alone(text: str) -> None:
    assert clean(text) == text
    assert clean_block(text) == text
    assert unsafe_characters(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\rb", "a b"),
        ("a\x85b", "a b"),
        ("a\u2028b\u2029c", "a b c"),
        ("a\x0bb\x0cc", "a b c"),
        ("a\tb", "a b"),
        ("a\n\nb", "a  b"),
        ("", ""),
    ],
)
def test_a_line_has_spaces_for_line_breaks_and_tabs(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\n\r\nb", "a\n\nb"),
        ("a\u2028b", "a<U+2028>b"),
        ("a\x0bb\x85", "a<U+000B>b<U+0085>"),
        ("\ta", "    a"),
        ("-\ta\n1.\tb", "-   a\n1.  b"),
        ("", ""),
    ],
)
def test_a_block_keeps_its_line_breaks_and_columns(text: str, expected: str) -> None:
    assert clean_block(text) == expected


def test_unsafe_characters_are_each_named_once_in_order_and_line_breaks_never() -> None:
    assert unsafe_characters("\u202e\x1b\n\t\r\u202ea") == "\u202e\x1b"


@given(WILD_TEXT)
def test_no_character_of_an_unsafe_category_survives_cleaning(text: str) -> None:
    for shown in (clean(text), clean_block(text).replace("\n", "")):
        found = {unicodedata.category(c) for c in shown if c not in JOINERS}
        assert not found & UNSAFE_CATEGORIES


@given(WILD_TEXT)
def test_cleaning_cleaned_text_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_block(clean_block(text)) == clean_block(text)
    assert unsafe_characters(clean_block(text)) == ""


@given(WILD_TEXT)
def test_the_characters_reported_are_those_that_a_block_marks(text: str) -> None:
    for character in unsafe_characters(text):
        assert mark(character) in clean_block(text)
    if not unsafe_characters(text):
        assert clean_block(text) == text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Infusion CLINIC", "infusion clinic"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("STRAßE", "strasse"),
        ("Σίσυφος", "σισυφοσ"),
        ("ﬁlm", "film"),
        ("İstanbul", "istanbul"),
        ("\uff21\uff22", "ab"),
        ("\u1d2c", "a"),
        ("Zürich", "zurich"),
        ("Москва", "москва"),
        ("日本", "日本"),
        ("Øre, Łódź, Đà", "ore, lodz, da"),
        ("Æsop's Œuvre", "aesop's oeuvre"),
        ("Þórr og Ðe", "thorr og de"),
        ("\u0131", "i"),
        ("2\u00bd \u2044 \u2153", "21/2 / 1/3"),
        ("ŋ ə ß", "ŋ ə ss"),  # no letter of ASCII is in the names of the first two
    ],
)
def test_folded_text_has_neither_case_nor_accents(text: str, expected: str) -> None:
    assert fold(text) == expected


BLOCKS = [chr(code) for code in range(0x80, 0x250)]
"""Latin-1 Supplement, Latin Extended-A and Latin Extended-B."""

_LETTER = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]|AE)(?: WITH (?:DIAGONAL )?STROKE.*)?")
_LIGATURE = re.compile(r"LATIN (?:SMALL|CAPITAL) LIGATURE ([A-Z]+)")


def test_a_letter_with_a_stroke_and_a_ligature_fold_to_the_letters_of_their_names() -> None:
    names = {character: unicodedata.name(character, "") for character in BLOCKS}
    named = {c: _LETTER.fullmatch(name) or _LIGATURE.fullmatch(name) for c, name in names.items()}
    bases = {c: letters[1].lower() for c, letters in named.items() if letters}
    assert {*"øØłŁđĐħŧŦæÆœŒĳƀȼɏȺ"} <= bases.keys()
    assert {c: fold(c) for c in bases} == bases


def test_every_fraction_is_written_with_a_slash() -> None:
    signs = [
        c for c in map(chr, range(0x80, 0x2200)) if "VULGAR FRACTION" in unicodedata.name(c, "")
    ]
    assert len(signs) > 15
    for sign in signs:
        numerator, slash, denominator = fold(sign).partition("/")
        assert Fraction(int(numerator), int(denominator)) == Fraction(
            unicodedata.numeric(sign)
        ).limit_denominator(10), slash


APOSTROPHES = (
    "RIGHT SINGLE QUOTATION MARK",
    "LEFT SINGLE QUOTATION MARK",
    "MODIFIER LETTER APOSTROPHE",
    "PRIME",
    "GRAVE ACCENT",
    "ACUTE ACCENT",
    "FULLWIDTH APOSTROPHE",
)
DASHES = (
    "HYPHEN",
    "NON-BREAKING HYPHEN",
    "FIGURE DASH",
    "EN DASH",
    "EM DASH",
    "HORIZONTAL BAR",
    "MINUS SIGN",
    "SMALL EM DASH",
    "FULLWIDTH HYPHEN-MINUS",
)


@pytest.mark.parametrize(("names", "expected"), [(APOSTROPHES, "don't"), (DASHES, "don-t")])
def test_apostrophes_are_alike_and_so_are_dashes(names: tuple[str, ...], expected: str) -> None:
    for name in names:
        assert fold(f"Don{unicodedata.lookup(name)}t") == expected
        assert fold(f"Don{unicodedata.lookup(name)}t caf\xe9") == f"{expected} cafe"


@pytest.mark.parametrize("character", ['"', "\u201c", "\u05be", "\u00b7", "_", "\u3030"])
def test_other_punctuation_stays_what_it_is(character: str) -> None:
    assert fold(character) == character


@given(st.text(), st.text())
def test_a_text_is_folded_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(WILD_TEXT | st.text(st.sampled_from([*BLOCKS, "`"])))
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_text_is_found_in_it_once_both_are_folded(
    before: str, part: str, after: str
) -> None:
    assert fold(part) in fold(before + part + after)


@given(st.text())
def test_case_makes_no_difference_to_latin_letters(text: str) -> None:
    plain = "".join(c for c in text if c < "\u0130")
    assert fold(plain.upper()) == fold(plain)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")]
)
def test_a_number_agrees_with_its_noun(number: int, expected: str) -> None:
    assert counted(number, "entry", "entries") == expected
    assert counted(number, "problem") == f"{number} problem{'' if number == 1 else 's'}"


@given(st.text() | st.text("'=+-@1 ", max_size=5))
def test_a_cell_gives_back_its_text(text: str) -> None:
    assert from_cell(as_cell(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3|x", "@SUM(1)", "\tx", "'=", "''+1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["+44 20 7946 0958", "-5", "988", "text", "+1 (800) 555-0100", "'tis", "'", "a'=b"],
)
def test_numbers_and_texts_are_cells_as_they_are(text: str) -> None:
    assert as_cell(text) == from_cell(text) == text
