"""Reading ``words.yaml``: what is kept, and what is wrong, with its place."""

from pathlib import Path

import pytest
from support.content import write_file

from ketamine_tui.model.wordlist import Avoided, WordList
from ketamine_tui.store.directory_files import load_directory
from ketamine_tui.store.words_file import LONGEST, MOST_GROUP

LONGEST_WORD = "w" * LONGEST
FULL_GROUP = ", ".join(f"w{n}" for n in range(MOST_GROUP))


def read(folder: Path, text: str) -> tuple[WordList, list[str]]:
    """Return the words of a file, and what is said of it."""
    write_file(folder / "words.yaml", text)
    loaded = load_directory(folder, {"words.yaml"})
    told = [str(problem) for problem in loaded.problems if problem.path == "words.yaml"]
    return loaded.directory.words, [text.removeprefix("words.yaml:") for text in told]


@pytest.mark.parametrize(
    ("text", "alike", "passing"),
    [
        ("alike: []", (), ()),
        ("passing: [The, 'no', on]", (), ("The", "no", "on")),
        ("alike:\n- [Crisis  line, hotline]\n", (("Crisis line", "hotline"),), ()),
        ("alike: [[a, b, A], [c, d]]\npassing: [e, e]", (("a", "b"), ("c", "d")), ("e",)),
        ("alike: [[a b, b a], [a, b]]", (("a b", "b a"), ("a", "b")), ()),
        ("alike: [[and/or, 24/7, R&D, a;]]", (("and/or", "24/7", "R&D", "a;"),), ()),
        (f"alike: [[{LONGEST_WORD}, b]]", ((LONGEST_WORD, "b"),), ()),
        (f"alike: [[{FULL_GROUP}]]", (tuple(FULL_GROUP.split(", ")),), ()),
    ],
)
def test_words_are_read_each_once(
    tmp_path: Path, text: str, alike: tuple[tuple[str, ...], ...], passing: tuple[str, ...]
) -> None:
    assert read(tmp_path, text) == (WordList(alike, passing), [])


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        (
            "alike: [[a, b]]\nsame: []",
            WordList((("a", "b"),)),
            ["2:1: error field-unknown there is no field 'same' here"],
        ),
        (
            "alike: a\npassing: [b]",
            WordList(passing=("b",)),
            ["1:8: error value-form expected a list (begin each item with '- ')"],
        ),
        (
            "- [a, b]",
            WordList(),
            ["1:1: error value-form expected fields: alike, passing, avoided"],
        ),
        (
            "",
            WordList(),
            ["1:1: error file-empty the file is empty (delete it, or write into it)"],
        ),
        (
            "alike:\n- []\n- [a]\n- [b, B]\n- [c, d]",
            WordList((("c", "d"),)),
            [
                f"{line}:3: error value-form a group needs two words or more that differ, and this has"
                f" {had} (add another one, or delete the group)"
                for line, had in ((2, "none"), (3, "'a' only"), (4, "'b' only"))
            ],
        ),
        (
            "alike: [[doctor; physician], [a, b]]",
            WordList((("a", "b"),)),
            [
                "1:10: error value-form 'doctor; physician' has ';', and is several words, it seems (write a comma between words)"
            ],
        ),
        (
            "alike: [[a, b], [c, Á, d], [B, e]]\npassing: [d, f]",
            WordList((("a", "b"), ("c", "d")), ("f",)),
            [
                "1:21: error word-duplicate 'Á' stands in another list already (delete it in one of them)",
                "1:29: error word-duplicate 'B' stands in another list already (delete it in one of them)",
                "2:11: error word-duplicate 'd' stands in another list already (delete it in one of them)",
            ],
        ),
        (
            f"passing: [a, {LONGEST_WORD}w]",
            WordList(passing=("a",)),
            [
                "1:14: error value-form a word of 61 characters is none that anybody looks for (write 60 at most)",
            ],
        ),
        (
            f"alike: [[{FULL_GROUP}, one]]",
            WordList(),
            ["1:9: error value-form 31 words are too many for one group (list 30 at most)"],
        ),
        (
            "passing: [in the, a]",
            WordList(passing=("a",)),
            ["1:11: error value-form 'in the' is more than one word (list each word by itself)"],
        ),
        (
            "avoided: [{words: [Cure  all, miracle], instead: treatment}, {words: [b]}, a]",
            WordList(avoided=(Avoided(("Cure all", "miracle"), "treatment"),)),
            [
                "1:62: error field-missing the field 'instead' is missing (add it)",
                "1:76: error value-form expected fields: words, instead, unless",
            ],
        ),
        (
            "alike: [[cure, remedy]]\navoided: [{words: [cure, Cure], instead: a, unless: [no  cure]}, {words: [cure], instead: b}]",
            WordList(
                (("cure", "remedy"),),
                avoided=(Avoided(("cure", "Cure"), "a", ("no cure",)), Avoided(("cure",), "b")),
            ),
            [
                "2:75: error word-duplicate 'cure' stands in another list already (delete it in one of them)"
            ],
        ),
        (
            'alike: [[a, b, "\u0301"]]',
            WordList((("a", "b"),)),
            [
                "1:16: error value-form there is nothing to find in '\u0301' (write a letter or a digit)"
            ],
        ),
        (
            'passing: [a, "b\\e", ""]',
            WordList(passing=("a", "b<U+001B>")),
            [
                "1:14: error text-unsafe the invisible or control character <U+001B> is shown as a mark (delete it)",
                "1:21: error value-missing the value is empty (write it, or delete it)",
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_rest_is_kept(
    tmp_path: Path, text: str, kept: WordList, told: list[str]
) -> None:
    assert read(tmp_path, text) == (kept, told)
