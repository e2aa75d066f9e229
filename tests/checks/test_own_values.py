"""What a directory says of itself twice, or by mistake, and what beside it is right."""

from pathlib import Path

import pytest
from checks.planted import DIRECTORY, TAGS, write_clean
from checks.test_planted import change, found, told
from support.content import write_file

BOOKS = "  - id: books\n    title: Books\n"
PEOPLE = "  - id: people\n    title: People\n"
VIEWS = "views:\n"
SENTENCE = "The numbers of 911 and of the next clinic"
NESTED = """\
  - id: books
    title: Books
    sections:
      - id: people
        title: {}
"""


def of(folder: Path, path: str, text: str, *rules: str) -> list[str]:
    """Return what is told of a file of the directory, or only what breaks some rules."""
    write_file(write_clean(folder) / path, text)
    lines = [line.removeprefix(f"{path}:") for line in told(folder) if line.startswith(path)]
    return [line for line in lines if not rules or line.rpartition(" ")[2] in rules]


def of_directory(folder: Path, old: str, new: str, *rules: str) -> list[str]:
    assert DIRECTORY.count(old) == 1
    return of(folder, "directory.yaml", DIRECTORY.replace(old, new), *rules)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: People", "title: books", ["7:12: title-duplicate", "9:12: title-duplicate"]),
        (BOOKS + PEOPLE, NESTED.format("Books"), []),
        (
            BOOKS + PEOPLE,
            f"{NESTED.format('People')}      - id: more\n        title: People\n",
            ["10:16: title-duplicate", "12:16: title-duplicate"],
        ),
        (BOOKS, f"{BOOKS}    description: Of one.\n", []),
        (
            BOOKS + PEOPLE,
            f"{BOOKS}    description: All for one.\n{PEOPLE}    description: All  for one\n",
            ["8:18: summary-copied", "11:18: summary-copied"],
        ),
        (
            VIEWS,
            f"{VIEWS}  - {{name: one, query: a, title: All}}\n  - {{name: two, query: b, title: ALL}}\n",
            ["15:34: title-duplicate", "16:34: title-duplicate"],
        ),
        (
            VIEWS,
            f"  - {{region: CA, title: United States, entries: [urgent-line]}}\n{VIEWS}",
            ["12:12: title-duplicate", "14:25: title-duplicate"],
        ),
        (
            VIEWS,
            f"{VIEWS}  - {{name: one, query: a, title: Two}}\n  - {{name: two, query: b, title: One}}\n",
            ["15:34: title-exchanged", "16:34: title-exchanged"],
        ),
        (
            BOOKS + PEOPLE,
            BOOKS.replace("title: Books", "title: People") + PEOPLE.replace("title: People", "title: All"),
            ["7:12: title-exchanged"],
        ),
        ("title: A", "regions: [US, US]\ntitle: A", ["1:15: value-repeated"]),
        ("[emergency]", "[emergency, book, emergency]", ["19:33: value-repeated"]),
    ],
)  # fmt: skip
def test_what_stands_twice_is_told(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    rules = ("title-duplicate", "summary-copied", "title-exchanged", "value-repeated")
    assert of_directory(tmp_path, old, new, *rules) == expected


def test_what_three_tags_say_is_meant(tmp_path: Path) -> None:
    text = f"{TAGS}  description: Of old.\n- id: a\n  label: A\n  description: Of old\n"
    assert of(tmp_path, "tags.yaml", text, "summary-copied") == [
        "4:16: summary-copied",
        "7:16: summary-copied",
    ]
    third = "- id: b\n  label: B\n  description: Of old\n"
    assert of(tmp_path, "tags.yaml", text + third, "summary-copied") == []
    short = text.replace("Of old", "Old")
    assert of(tmp_path, "tags.yaml", short, "summary-copied") == []


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("helpline: 90m", "write 90d if days are meant"),
        ("clinic: 6y", "write 6d if days are meant"),
        ("helpline: 5y", ""),
        ("book: 90y", ""),
        ("book: 999y", ""),
        ("book: 365y", "write 365d if days are meant"),
        ("book: 730m", "write 730d if days are meant"),
        ("book: 1825d", ""),
        ("book: 3d", "Write 90d, 6m or 2y."),
        ("book: 7d", ""),
    ],
)
def test_a_length_that_is_a_slip_is_told(tmp_path: Path, length: str, expected: str) -> None:
    change(
        write_clean(tmp_path), "directory.yaml", "  default: 365d", f"  default: 365d\n  {length}"
    )
    told = [(p.line, p.hint) for p in found(tmp_path) if p.rule == "review-policy"]
    assert told == [(19, expected)] * bool(expected)


@pytest.mark.parametrize(
    ("lengths", "lines"),
    [
        ("helpline: 90d\n  clinic: 90d\n  person: 900d", [21]),
        ("helpline: 90d\n  clinic: 90d\n  person: 9d", [21]),
        ("helpline: 90d\n  clinic: 90d\n  book: 900d", []),
        ("helpline: 90d\n  clinic: 90d\n  person: 365d", []),
        ("helpline: 90d\n  person: 900d", []),
        ("helpline: 6m\n  clinic: 6m\n  person: 60d", []),
    ],
)
def test_a_length_of_a_nought_too_many_is_told(
    tmp_path: Path, lengths: str, lines: list[int]
) -> None:
    change(
        write_clean(tmp_path), "directory.yaml", "  default: 365d", f"  default: 365d\n  {lengths}"
    )
    assert [p.line for p in found(tmp_path) if p.rule == "review-policy"] == lines


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Untied States", ["12:12: title-region"]),
        ("united states", []),
        ("The United States", []),
        ("Vereinigte Staaten", []),
        ("USA", []),
    ],
)
def test_the_title_of_a_group_with_a_slip_is_told(
    tmp_path: Path, title: str, expected: list[str]
) -> None:
    assert of_directory(tmp_path, "title: United States", f"title: {title}") == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Modo", ["5:10: tag-similar"]), ("MooD", []), ("mo-od", []), ("Moods", []), ("Temper", [])],
)
def test_a_label_that_is_its_id_with_a_slip_is_told(
    tmp_path: Path, label: str, expected: list[str]
) -> None:
    text = f"{TAGS}- id: mood\n  label: {label}\n"
    assert of(tmp_path, "tags.yaml", text, "tag-similar") == expected


@pytest.mark.parametrize(
    ("label", "text", "language", "expected"),
    [
        ("Books", "Bücher", "de", []),
        ("Books", "Books", "de", []),
        (SENTENCE, SENTENCE, "de", ["21:7: translation-same"]),
        (SENTENCE, SENTENCE, "en-GB", []),
        (SENTENCE, "Die Nummern von 911 und der nächsten Klinik", "de", []),
        (SENTENCE, "Die Nummern von 112 und der nächsten Klinik", "de", ["21:7: translation-number"]),
        (SENTENCE, "La ligne pour les gens qui ont besoin d'une aide, et des adresses", "de", ["21:7: text-language"]),
        ("Anything", "Alles", "de", ["21:7: translation-label"]),
    ],
)  # fmt: skip
def test_a_label_of_another_language_is_told_that_is_none(
    tmp_path: Path, label: str, text: str, language: str, expected: list[str]
) -> None:
    said = f"{DIRECTORY.replace(BOOKS, BOOKS + f'    description: {SENTENCE}' + chr(10))}language: en\n"
    translations = f"translations:\n  - language: {language}\n    labels:\n      {label}: {text}\n"
    text = said.replace("review_policy:", f"{translations}review_policy:")
    assert of(tmp_path, "directory.yaml", text) == expected


@pytest.mark.parametrize(
    ("license_", "is_told"),
    [
        ("CC-BY-4.0", False),
        ("CC BY-NC-SA 3.0 DE", False),
        ("CC BY 4.0 International", False),
        ("CC-BY-SA", False),
        ("CC0", False),
        ("CC0-1.0", False),
        ("CC0 1.0 Universal", False),
        ("All rights reserved", False),
        ("ODbL-1.0", False),
        ("CC-BY-5.0", True),
        ("CC-BY-40", True),
        ("CC-BY-ND-SA-4.0", True),
        ("CC-BYSA-4.0", True),
        ("CC0-4.0", True),
    ],
)
def test_a_license_that_there_is_not_is_told(
    tmp_path: Path, license_: str, *, is_told: bool
) -> None:
    lines = of_directory(tmp_path, "title: A d", f"license: {license_}\ntitle: A d")
    assert lines == ["1:10: license-unknown"] * is_told


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("contacts/nowhere.yaml", "and there is no such file"),
        ("guides/*", "and there is no such file"),
        ("contacts/*", "where nothing breaks it"),
        ("contacts/clean-clinic.yaml", "where nothing breaks it"),
        ("tags.yaml", "where nothing breaks it"),
    ],
)
def test_a_rule_that_is_switched_off_in_vain_is_told_with_the_reason(
    tmp_path: Path, path: str, message: str
) -> None:
    checks = f"checks:\n  - rule: doi-form\n    path: {path}\n    reason: We said so.\n"
    write_file(write_clean(tmp_path) / "directory.yaml", DIRECTORY + checks)
    (problem,) = found(tmp_path)
    assert problem.rule == "suppression-unused"
    assert problem.message == f"doi-form is switched off for {path}, {message}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("alike: [[sore, pain, mood]]", ["1:22: word-apart"]),
        ("alike: [[ache, sore, Mood, pain]]", ["1:22: word-apart"]),
        ("alike: [[pain, ache, sore]]", []),
        ("alike: [[pain, sore], [mood, temper]]", []),
        ("alike: [[UK, Ireland]]", []),  # of the first two letters are a country, or anything
        ("alike: [[Scotland, Ireland]]", ["1:20: word-apart"]),
        ("alike: [[USA, United States, America]]", []),
        ("alike: [[England, Great Britain]]", []),
        ("alike: [[Georgia, Canada]]", []),
        ("passing: [a, Pain]", ["1:14: word-passing"]),
        ("passing: [a, ache]", ["1:14: word-passing"]),
        ("passing: [who, or]", ["1:11: word-passing"]),
        ("passing: [whose, the]", []),
        ("passing: [a, the, A]", ["1:19: value-repeated"]),
        ("avoided: [{words: [b, c, B], instead: d}]", ["1:26: value-repeated"]),
        (
            "alike:\n- [FDA, European Medicines Agency]\n- [EMA, Food and Drug Administration]",
            ["2:4: abbreviation-elsewhere", "3:4: abbreviation-elsewhere"],
        ),
        ("alike:\n- [FDA, Food and Drug Administration]\n- [ema, European Medicines Agency]", []),
        ("alike:\n- [FDA, an agency]\n- [authority, Food and Drug Administration]", []),
        ("alike:\n- [PTSD, post-traumatic stress disorder, stress]\n- [psd, a spectrum]", []),
    ],
)
def test_words_that_are_more_than_words_are_told(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    write_clean(tmp_path)
    tags = f"{TAGS}- id: mood\n  label: Mood\n"
    write_file(tmp_path / "tags.yaml", tags)
    change(tmp_path, "contacts/clean-clinic.yaml", "tags: [Pain]", "tags: [Pain, Mood]")
    titled = "title: WHO and NHS of Portland, OR"
    change(tmp_path, "contacts/clean-clinic.yaml", "title: Clinic clean-clinic", titled)
    loud = "title: WHOSE IS THE PAIN"
    change(tmp_path, "resources/clean-book.yaml", "title: Book clean-book", loud)
    write_file(tmp_path / "words.yaml", text)
    lines = [line for line in told(tmp_path) if line.startswith("words.yaml")]
    assert [line.removeprefix("words.yaml:") for line in lines] == expected


@pytest.mark.parametrize(
    ("mood", "expected"),
    [
        ("label: MDD\n  aliases: [LowMood]", []),
        ("label: CPD\n  aliases: [MajorDepressiveDisorder]", ["6:10: abbreviation-elsewhere"]),
        ("label: MDD\n  aliases: [MajorDepressiveDisorder]", []),
    ],
)
def test_an_abbreviation_is_that_of_its_own_tag(
    tmp_path: Path, mood: str, expected: list[str]
) -> None:
    text = TAGS.replace("[Ache]", "[Ache, ChronicPainDisorder]")
    lines = of(tmp_path, "tags.yaml", f"{text}\n- id: mood\n  {mood}\n", "abbreviation-elsewhere")
    assert lines == expected


@pytest.mark.parametrize(
    ("parent", "expected"),
    [("pain", []), ("ache", ["6:11: tag-alias-used"]), ("pa-in", ["6:11: tag-alias-used"])],
)
def test_a_parent_is_told_that_is_written_by_another_name(
    tmp_path: Path, parent: str, expected: list[str]
) -> None:
    text = f"{TAGS}- id: mood\n  label: Mood\n  parent: {parent}\n"
    assert of(tmp_path, "tags.yaml", text, "tag-alias-used") == expected


def test_what_has_no_full_stop_where_all_others_have_one_is_told(tmp_path: Path) -> None:
    many = "".join(f"- {{id: t{n}, label: T{n}, description: Of {n} things.}}\n" for n in range(20))
    last = "- id: last\n  label: Last\n  description: Of the last"
    for end, expected in (
        ("", ["23:16: text-unfinished"]),
        (".", []),
        (" TODO", ["23:28: text-unfinished"]),
    ):
        assert of(tmp_path, "tags.yaml", f"{many}{last}{end}\n", "text-unfinished") == expected
    few = many.replace("things.", "things", 10)
    assert of(tmp_path, "tags.yaml", f"{few}{last}\n", "text-unfinished") == []


def test_a_description_in_another_language_is_told(tmp_path: Path) -> None:
    german = "Die Nummer, die in allen Ländern der Union kostenlos ist und nicht besetzt."
    lines = of_directory(
        tmp_path,
        BOOKS,
        f"{BOOKS}    description: {german}\nlanguage: en\n".replace("language: en\n", ""),
    )
    assert lines == []
    text = DIRECTORY.replace(BOOKS, f"{BOOKS}    description: {german}\n")
    assert of(tmp_path, "directory.yaml", f"language: en\n{text}") == ["9:18: text-language"]
