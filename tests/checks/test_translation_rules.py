"""What is told of a translation, and what beside it is right."""

from pathlib import Path

import pytest
from checks.planted import CLINIC, PAGE, write_clean
from checks.test_planted import told
from support.content import write_file

FILE = "contacts/translated.yaml"
ENTRY = (
    CLINIC.replace("NAME", "translated")
    .replace("[US]", "[GB]")
    .replace(
        '"988"\n    dial: "988"',
        '0800 068 4141\n    dial: "+448000684141"\n    note: 1,300 calls on 30 November 2023',
    )
)
REVIEW = """\
    reviews:
      - date: "2026-11-01"
        status: reviewed
        method: read-in-full
        reviewer: A
"""


def in_german(text: str, *, entry: str = ENTRY, language: str = "de") -> str:
    """Return an entry with a translation of these lines."""
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    return entry.replace("links:", f"translations:\n  - language: {language}\n{lines}links:")


def rules_of(folder: Path, text: str, path: str = FILE) -> list[str]:
    """Return the rules that an entry breaks, each with its line."""
    write_file(write_clean(folder) / path, text)
    lines = [line for line in told(folder) if line.startswith(path)]
    return [f"{line.split(':')[1]} {line.rpartition(' ')[2]}" for line in lines]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("summary: Rufen Sie 0800 068 4141 an.", []),
        ("summary: Rufen Sie 08000684141 an.", []),
        ("summary: Rufen Sie +44 800 068 4141 an.", []),
        ("summary: Rufen Sie 800 068 4141 an.", []),
        ("summary: Rufen Sie 0800 068 4142 an.", ["16 translation-number"]),
        ("summary: Rufen Sie 0800 068 an.", ["16 translation-number"]),
        ("title: Klinik 112", ["16 translation-number"]),
        ("title: Klinik 24", []),
        ("summary: Rund um die Uhr, 24/7, von 8-22 oder 10.30 Uhr.", []),
        ("summary: Rufen Sie 9-8-8 an.", ["16 translation-number"]),
        ("summary: 1.300 Anrufe am 30. November 2023.", []),
        ("summary: 1.400 Anrufe.", ["16 translation-number"]),
        ("summary: Am 30.11.2023.", []),
        ("labels:\n  1,300 calls on 30 November 2023: 1.300 Anrufe am 30. November 2023", []),
        (
            "labels:\n  1,300 calls on 30 November 2023: 1.300 Anrufe 2024",
            ["17 translation-number"],
        ),
        ("labels:\n  1,300 calls: 1.300 Anrufe", ["17 translation-label"]),
        ("labels: {}", ["15 translation-empty"]),
    ],
)
def test_numbers_are_those_of_the_entry_and_labels_its_own(
    tmp_path: Path, text: str, broken: list[str]
) -> None:
    assert rules_of(tmp_path, in_german(text)) == broken


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("title: Die Linie", ["17 translation-number"]),
        ("title: 'Die Linie: 988'", []),
        ("title: خط المساعدة ٩٨٨", []),
        ("labels: {then press 1: dann die 2}", ["17 translation-number"]),
        ("labels: {then press 1: dann die 1 drücken}", []),
        ("labels: {open until 8 pm: bis 20 Uhr}", []),
    ],
)
def test_no_number_of_a_line_is_lost_in_its_translation(
    tmp_path: Path, text: str, broken: list[str]
) -> None:
    line = ENTRY.replace("kind: clinic", "kind: helpline").replace("[GB]", "[US]")
    line = line.replace("title: Clinic translated", "title: 'A line: 988'")
    number = '0800 068 4141\n    dial: "+448000684141"\n    note: 1,300 calls on 30 November 2023'
    ways = '"988"\n    dial: "988"\n    label: open until 8 pm\n    note: then press 1'
    assert rules_of(tmp_path, in_german(text, entry=line.replace(number, ways))) == broken


def test_a_day_may_be_written_in_another_order(tmp_path: Path) -> None:
    dated = ENTRY.replace("What it is.", "Since 2009-02-12.")
    assert rules_of(tmp_path, in_german("summary: Seit dem 12.02.2009.", entry=dated)) == []
    wrong = in_german("summary: Seit dem 13.02.2009.", entry=dated)
    assert rules_of(tmp_path, wrong) == ["16 translation-number"]


@pytest.mark.parametrize(
    ("own", "text", "broken"),
    [
        ("Daily, 08:00 to 22:00.", "Täglich 08.00\u201322.00 Uhr.", []),
        ("Daily, 8 to 22.", "Täglich 8.00 - 22.00 Uhr.", []),
        ("About a hundred people.", "Etwa 100 Menschen.", []),
        ("Thousands of people.", "Mehr als 1.000 Menschen.", []),
        ("Daily, 8 am to 10 pm.", "Täglich 08.00\u201322.00 Uhr.", []),
        ("Daily, 08:00 to 22:00.", "Täglich 08.00\u201320.00 Uhr.", ["16 translation-number"]),
        ("Some people.", "Etwa 100 Menschen.", ["16 translation-number"]),
        ("About a hundred people.", "Etwa 1.000 Menschen.", ["16 translation-number"]),
        ("Call 08 00 22 00.", "Rufen Sie 08.00.22.01 an.", ["16 translation-number"]),
    ],
)
def test_hours_and_round_numbers_are_written_otherwise_in_other_languages(
    tmp_path: Path, own: str, text: str, broken: list[str]
) -> None:
    entry = ENTRY.replace("What it is.", own)
    assert rules_of(tmp_path, in_german(f"summary: '{text}'", entry=entry)) == broken


def test_groups_in_another_order_are_another_number(tmp_path: Path) -> None:
    short = ENTRY.replace("What it is.", "Or 13 11 14.")
    assert rules_of(tmp_path, in_german("summary: Oder 13 11 14.", entry=short)) == []
    wrong = in_german("summary: Oder 13 11 41.", entry=short)
    assert rules_of(tmp_path, wrong) == ["16 translation-number"]


@pytest.mark.parametrize(
    ("language", "broken"),
    [
        ("de", []),
        ("pt-BR", []),
        ("zh-Hant", []),
        ("xx-klingon", ["15 language-unknown"]),
        ("en", ["15 translation-language"]),
        ("EN", ["15 translation-language"]),
        ("en-GB", []),
    ],
)
def test_a_translation_is_in_another_language(
    tmp_path: Path, language: str, broken: list[str]
) -> None:
    write_clean(tmp_path)
    own = tmp_path / "directory.yaml"
    text = in_german("title: Klinik", language=language)
    write_file(own, f"{own.read_text('utf-8')}language: en\n")
    write_file(tmp_path / FILE, text)
    lines = [line for line in told(tmp_path) if line.startswith(FILE)]
    assert [f"{x.split(':')[1]} {x.rpartition(' ')[2]}" for x in lines] == broken


@pytest.mark.parametrize(
    ("language", "text", "broken"),
    [
        ("de", "It answers whoever calls.", ["16 translation-same"]),
        ("de", "It answers\n      whoever calls.", ["16 translation-same"]),
        ("de", "Sie antwortet jedem.", []),
        ("en-GB", "It answers whoever calls.", []),
    ],
)
def test_a_translation_has_other_words(
    tmp_path: Path, language: str, text: str, broken: list[str]
) -> None:
    own = write_clean(tmp_path) / "directory.yaml"
    write_file(own, f"{own.read_text('utf-8')}language: en\n")
    entry = ENTRY.replace("What it is.", "It answers whoever calls.")
    write_file(tmp_path / FILE, in_german(f"summary: {text}", entry=entry, language=language))
    lines = [line for line in told(tmp_path) if line.startswith(FILE)]
    assert [f"{x.split(':')[1]} {x.rpartition(' ')[2]}" for x in lines] == broken


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("reviewer: A", "reviewer: A", []),
        ("\n        reviewer: A", "", ["19 reviewer-missing"]),
        ('"2026-11-01"', '"2027-11-01"', ["18 date-in-future"]),
        ("reviewed", "needs-changes", ["18 review-note-missing"]),
        ("        method: read-in-full\n", "", ["18 review-method-missing"]),
        ("read-in-full", "phoned", ["20 review-method-words"]),
        ("reviewer: A", "reviewer: A\n        source: htps://a.org/b", ["22 url-invalid"]),
        ("read-in-full", "registry", ["18 review-source-missing"]),
        ("reviewer: A", "reviewer: A\n        covers: [summary]", ["22 review-covers-unknown"]),
        ("reviewer: A", "reviewer: A\n        covers: [title]", []),
    ],
)
def test_reviews_of_a_translation_are_looked_at_like_those_of_an_entry(
    tmp_path: Path, old: str, new: str, broken: list[str]
) -> None:
    text = in_german("title: Klinik").replace("links:", f"{REVIEW}links:")
    assert REVIEW.count(old) == 1
    assert rules_of(tmp_path, text.replace(REVIEW, REVIEW.replace(old, new))) == broken


def test_a_page_is_translated_with_its_text(tmp_path: Path) -> None:
    words = "translations:\n  - language: de\n    body: |\n      Text mit 112.\n"
    text = PAGE.replace("NAME", "translated").replace("reviews:", f"{words}reviews:")
    path = "pages/translated.md"
    assert rules_of(tmp_path, text, path) == ["8 translation-number"]
    assert rules_of(tmp_path, text.replace("with [", "with 112 ["), path) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("language: de\n    labels: {Start: Anfang, A directory: Verzeichnis}", []),
        ("language: de\n    labels: {Books: Bücher, Pain: Schmerz}", ["23:29: translation-label"]),
        ("language: en\n    labels: {Start: Anfang}", ["22:15: translation-language"]),
        ("language: xx-klingon\n    labels: {Start: Anfang}", ["22:15: language-unknown"]),
        (
            "language: de\n    labels: {Start: Anfang}\n  - language: de\n    labels: {Start: A}",
            ["24:15: translation-language"],
        ),
    ],
)
def test_a_directory_is_translated_by_what_it_says(
    tmp_path: Path, text: str, broken: list[str]
) -> None:
    own = write_clean(tmp_path) / "directory.yaml"
    write_file(own, f"{own.read_text('utf-8')}language: en\ntranslations:\n  - {text}\n")
    assert told(tmp_path) == [f"directory.yaml:{line}" for line in broken]
