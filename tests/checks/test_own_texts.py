"""What a directory says of itself is read like what its entries say."""

from pathlib import Path

import pytest
from checks.planted import DIRECTORY, TAGS, write_clean
from checks.test_planted import found, told
from support.content import write_file

BOOKS = "    title: Books\n"
VIEW = '    query: "#Pain"\n'
AVOIDED = "avoided:\n  - words: [miracle, miracles, cure, cures]\n    instead: what was found\n"
CURE = f"{AVOIDED}    unless: [no cure, no  cures]\n"


def of_directory(folder: Path, old: str, new: str) -> list[str]:
    """Return what is told of a changed ``directory.yaml``."""
    assert DIRECTORY.count(old) == 1
    return of_file(folder, "directory.yaml", DIRECTORY.replace(old, new))


def of_file(folder: Path, path: str, text: str) -> list[str]:
    """Return what is told of a file of the directory."""
    write_file(write_clean(folder) / path, text)
    return [line.removeprefix(f"{path}:") for line in told(folder)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (BOOKS, f"{BOOKS}    description: TO FILL IN\n", ["8:18: text-unfinished"]),
        (BOOKS, f"{BOOKS}    description: Books for\n      TODO.\n", ["9:7: text-unfinished"]),
        (BOOKS, f"{BOOKS}    description: Books for the\n", ["8:18: text-unfinished"]),
        (BOOKS, f"{BOOKS}    description: Of [3] people.\n", ["8:21: text-pasted"]),
        (BOOKS, f"{BOOKS}    description: On 31 June.\n", ["8:21: date-invalid"]),
        (BOOKS, f"{BOOKS}    description: Cafã©.\n", []),
        (BOOKS, f"{BOOKS}    description: CafÃ©.\n", ["8:21: text-misread"]),
        (BOOKS, f"{BOOKS}    description: A miracle  cure.\n", ["8:20: word-avoided", "8:26: text-spaces"]),
        (BOOKS, f'{BOOKS}    description: What is called a "miracle cure".\n', []),
        (BOOKS, "    title: Books # of all\n", []),
        (BOOKS, "    title: Books #1\n", ["7:12: text-cut"]),
        (BOOKS, "    title: Books&nbsp;\n", ["7:17: text-misread"]),
        ("tests.\n", "<b>tests</b>.\n", ["2:25: page-html"]),
        ("tests.\n", "the the tests.\n", ["2:25: text-twice"]),
        ("tests.\n", "a miracle cure.\n", ["2:27: word-avoided"]),
        ("title: Books", "title: A miracle cure", ["7:14: word-avoided"]),
        (VIEW, f"{VIEW}    title: To be\n", []),
        (VIEW, f"{VIEW}    title: A miracle cure\n", ["17:14: word-avoided"]),
        (VIEW, f"{VIEW}    title: TBD\n", ["17:12: text-unfinished"]),
        (VIEW, "    query: kind:clinic #Pain\n", ["16:12: text-cut"]),
        (VIEW, "    query: kind:clinic # of all\n", []),
        (VIEW, f"{VIEW[:-1]} #Pain\n", []),
        (
            "review_policy:\n",
            "checks:\n  - rule: doi-form\n    reason: FIXME\nreview_policy:\n",
            ["18:11: suppression-unused", "19:13: text-unfinished"],
        ),
        (
            "review_policy:\n",
            "translations:\n  - language: de\n    labels:\n      Books: TO FILL IN\nreview_policy:\n",
            ["20:14: text-unfinished"],
        ),
    ],
)  # fmt: skip
def test_a_text_of_the_directory_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert of_directory(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("TO FILL IN", "4:16: text-unfinished"),
        ("Since May 2031.", "4:26: date-in-future"),
        ("A miracle cure.", "4:18: word-avoided"),
        ("The pain of a", "4:16: text-unfinished"),
        ("Whom to turn to", ""),
        ("Pain of any kind.", ""),
    ],
)
def test_a_text_of_a_tag_is_told_where_it_stands(tmp_path: Path, said: str, expected: str) -> None:
    lines = of_file(tmp_path, "tags.yaml", f"{TAGS}  description: {said}\n")
    assert lines == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("instead", "expected"),
    [
        ("a miracle", ["3:16: word-avoided"]),
        ("what was found, or\n      a cure", ["4:9: word-avoided"]),
        ("what was found, and not a miracle", []),
        ("what was found, not miracles", []),
        ('what was found, and never "cure"', []),
        ("there is no cure", []),
        ("TODO", ["3:14: text-unfinished"]),
        ("what was found", []),
    ],
)
def test_what_is_recommended_is_not_avoided(
    tmp_path: Path, instead: str, expected: list[str]
) -> None:
    assert of_file(tmp_path, "words.yaml", CURE.replace("what was found", instead)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("There is no cure.", []),
        ("There is no\n  cure.", []),
        ("No cures are known.", []),
        ("A cure.", ["word-avoided"]),
        ("It cures, and no cure is known.", ["word-avoided"]),
        ("A piano cure.", ["word-avoided"]),
        ("No miracle.", ["word-avoided"]),
    ],
)
def test_a_word_is_right_in_the_phrases_that_are_named(
    tmp_path: Path, said: str, expected: list[str]
) -> None:
    folder = write_clean(tmp_path)
    write_file(folder / "words.yaml", CURE)
    path = folder / "contacts/clean-clinic.yaml"
    write_file(path, path.read_text("utf-8").replace("What it is.", said))
    assert [line.rpartition(" ")[2] for line in told(folder)] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Of 5 \u03bcg.",
            ["4:15: word-avoided"],
        ),  # the Greek letter, where the list has the micro sign
        ("Of 5 \u00b5G.", ["4:15: word-avoided"]),
        ("Of 5 mg, and 6 MG.", ["4:15: word-avoided", "4:25: word-avoided"]),
        ("Of 5 mg, and 6 mg.", ["4:15: word-avoided"]),
        ("Of 50%.", ["4:15: word-avoided"]),
        ("The m\u0131racle.", ["4:14: word-avoided"]),
        ("A wonder  drug.", ["4:12: word-avoided", "4:17: text-spaces"]),
        ("A wonder of a drug, and drugs of wonder.", []),
        ("Of gm, per cent.", []),
    ],
)
def test_words_are_found_however_they_are_written(
    tmp_path: Path, said: str, expected: list[str]
) -> None:
    folder = write_clean(tmp_path)
    words = '[mg, "\u00b5g", miracle, wonder drug, "%"]'
    write_file(folder / "words.yaml", f"avoided:\n  - words: {words}\n    instead: less\n")
    path = folder / "contacts/clean-clinic.yaml"
    write_file(path, path.read_text("utf-8").replace("What it is.", said))
    assert [line.removeprefix("contacts/clean-clinic.yaml:") for line in told(folder)] == expected


def test_what_is_to_be_written_is_what_stands_first(tmp_path: Path) -> None:
    groups = "avoided:\n- {words: [cure], instead: this}\n- {words: [cures, cure], instead: that}\n"
    write_file(write_clean(tmp_path) / "words.yaml", groups)
    path = tmp_path / "contacts/clean-clinic.yaml"
    write_file(path, path.read_text("utf-8").replace("What it is.", "A cure, and cures."))
    hints = [problem.hint for problem in found(tmp_path) if problem.rule == "word-avoided"]
    assert hints == ["write this", "write that"]
