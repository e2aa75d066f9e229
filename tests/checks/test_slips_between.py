"""Slips that only the rest of a directory shows: names written otherwise elsewhere, and what all others have."""

from pathlib import Path

import pytest
from checks.planted import BOOK, named
from checks.test_planted import change, told
from support.content import write_file

BOOK_FILE, CLINIC_FILE = "resources/clean-book.yaml", "contacts/clean-clinic.yaml"
REVIEW = "reviews:\n  - {date: 2026-11-01, status: to-be-reviewed}\n"
ENGLISH = ("title: A directory", "language: en\ntitle: A directory")


def write_books(folder: Path, old: str, *lines: str) -> list[str]:
    """Write a book with each of some lines in the place of another one; return what is told of them by rule."""
    for number, line in enumerate(lines):
        book = named(BOOK, f"book-{number}").replace(old, line.format(number=number), 1)
        write_file(folder / f"resources/book-{number}.yaml", book)
    return [problem.partition(" ")[0] + problem.rpartition(" ")[2] for problem in told(folder)]


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        ("American Jounal of Owls", True),
        ("American Journall of Owls", True),
        ("American Journal of Owls", False),
        ("African Journal of Owls", False),
        ("American Journal of Owl", False),
    ],
)
def test_a_journal_has_the_letters_that_it_has_elsewhere(
    folder: Path, written: str, *, is_told: bool
) -> None:
    usual = ["publisher: American Journal of Owls\nsummary:"] * 2
    problems = write_books(folder, "summary:", *usual, f"publisher: {written}\nsummary:")
    assert ["name-similar" in problem for problem in problems] == [True] * is_told


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        ("Denis S. Heron", True),
        ("Dennis S. Heron", False),
        ("Dennis T. Heron", False),
        ("Denis Heron", False),
    ],
)
def test_a_person_of_three_names_has_the_letters_that_the_name_has_elsewhere(
    folder: Path, written: str, *, is_told: bool
) -> None:
    usual = ["authors: [Dennis S. Heron]\nsummary:"] * 2
    problems = write_books(folder, "summary:", *usual, f"authors: [{written}]\nsummary:")
    assert ["name-similar" in problem for problem in problems] == [True] * is_told


@pytest.mark.parametrize(
    ("authors", "is_told"),
    [
        ("Ada Fader, Eve Dee", True),
        ("Ada Feder, Eve Dee", False),
        ("Ada Fader, Eve Feder", False),
        ("Ada Heron", False),
    ],
)
def test_an_author_is_called_as_the_id_has_it(folder: Path, authors: str, *, is_told: bool) -> None:
    book = named(BOOK, "feder-owls").replace("summary:", f"authors: [{authors}]\nsummary:", 1)
    write_file(folder / "resources/feder-owls.yaml", book)
    assert ["name-similar" in line for line in told(folder)] == [True] * is_told


@pytest.mark.parametrize(("issued", "is_told"), [("2021", True), ("2020", False)])
@pytest.mark.parametrize("kind", ["article", "guideline"])
def test_where_ids_have_the_year_of_articles_another_one_is_wrong(
    folder: Path, kind: str, issued: str, *, is_told: bool
) -> None:
    years = [*range(1980, 2020), 2020]
    for year in years:
        text = named(BOOK, f"owls-{year}").partition("identifiers")[0]
        day = issued if year == years[-1] else year
        text = text.replace("kind: book", f'kind: {kind}\nissued: "{day}"').replace(
            "it is", f"was {year}"
        )
        write_file(folder / f"resources/owls-{year}.yaml", text + REVIEW)
    found = [line for line in told(folder) if "issued-doubtful" in line]
    assert len(found) == (is_told and kind == "article")


@pytest.mark.parametrize(
    ("last", "is_told"),
    [
        ("source: S", True),
        ("source: S\n    note: Its hours", False),
        ("reviewer: A", False),
    ],
)
def test_where_open_reviews_say_what_is_to_be_reviewed_another_does(
    folder: Path, last: str, *, is_told: bool
) -> None:
    review = "reviews:\n  - date: 2026-11-01\n    status: to-be-reviewed\n    "
    for number in range(24):
        text = (
            named(BOOK, f"owls-{number}")
            .partition("identifiers")[0]
            .replace("it is", f"was {number}")
        )
        said = last if number == 0 else "source: S\n    note: Its hours"
        write_file(folder / f"resources/owls-{number}.yaml", f"{text}{review}{said}\n")
    found = [line for line in told(folder) if "review-note-missing" in line]
    assert len(found) == is_told


@pytest.mark.parametrize(
    ("seen", "is_told"), [("www.samaritens.org", True), ("www.samaritans.org", False)]
)
def test_a_link_leads_where_a_review_has_seen_the_site(
    folder: Path, seen: str, *, is_told: bool
) -> None:
    change(folder, CLINIC_FILE, "https://example.org/clean-clinic", "https://samaritans.org/here")
    change(folder, CLINIC_FILE, "source: S", f"source: S\n    seen: its address, {seen}")
    lines = [line for line in told(folder) if "host-mistyped" in line]
    number = (folder / CLINIC_FILE).read_text("utf-8").split("https://samaritans")[0].count("\n")
    assert [int(line.split(":")[1]) for line in lines] == [number + 1] * is_told


@pytest.mark.parametrize(
    ("last", "is_told"), [("evid", True), ("evidence.", False), ("2020", False)]
)
def test_where_all_summaries_have_a_stop_one_without_breaks_off(
    folder: Path, last: str, *, is_told: bool
) -> None:
    same = ["summary: Number {number} of the books about owls."] * 24
    problems = write_books(
        folder, "summary: What it is.", *same, f"summary: The last one is about {last}"
    )
    unfinished = [problem for problem in problems if "text-unfinished" in problem]
    assert len(unfinished) == is_told


@pytest.mark.parametrize(
    ("summary", "is_told"),
    [
        ("A book with owls und many other birds.", True),
        ("A book by the Bund für Eulen und Vögel.", False),
        ("A book with 'owls und birds und mice' in it.", False),
        ("A book with owls and many other birds.", False),
    ],
)
def test_a_little_word_of_another_language_is_a_slip(
    folder: Path, summary: str, *, is_told: bool
) -> None:
    change(folder, "directory.yaml", *ENGLISH)
    change(folder, BOOK_FILE, "What it is.", summary)
    assert [one.rpartition(" ")[2] for one in told(folder)] == ["text-language"] * is_told


@pytest.mark.parametrize(
    ("languages", "region", "is_told"),
    [("[uk]", "GB", True), ("[uk]", "UA", False), ("[en, uk]", "GB", False), ("[ca]", "ES", False)],
)
def test_the_code_of_a_country_is_no_language_there(
    folder: Path, languages: str, region: str, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "summary:", f"regions: [{region}]\nlanguages: {languages}\nsummary:")
    assert [one.rpartition(" ")[2] for one in told(folder)] == ["language-unknown"] * is_told


@pytest.mark.parametrize(
    ("name", "label", "is_told"),
    [
        ("neuroscience", "Neurosience", True),
        ("neuroscience", "Neuroscience", False),
        ("neuroscience", "NeuroSciences", False),
        ("anesthesia", "Anaesthesia", False),
        ("behaviour", "Behavior", False),
    ],
)
def test_a_label_is_not_its_id_but_for_a_letter(
    folder: Path, name: str, label: str, *, is_told: bool
) -> None:
    tag = f"\n- id: {name}\n  label: {label}\n"
    change(folder, "tags.yaml", "aliases: [Ache]\n", f"aliases: [Ache]{tag}")
    change(folder, BOOK_FILE, "summary:", f"tags: [{label}]\nsummary:")
    rules = [one.rpartition(" ")[2] for one in told(folder)]
    assert ("tag-similar" in rules) == is_told


@pytest.mark.parametrize(
    ("kind", "issued", "is_told"),
    [("article", 2023, True), ("article", 2022, False), ("guideline", 2023, False)],
)
def test_an_article_was_not_read_long_before_it_was_out(
    folder: Path, kind: str, issued: int, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "kind: book", f'kind: {kind}\nissued: "{issued}"')
    first = '  - date: "2021-11-01"\n    status: source-checked\n    method: read-source\n    source: S\n    reviewer: A\n'
    change(folder, BOOK_FILE, "reviews:\n", f"reviews:\n{first}")
    assert ("issued-doubtful" in [one.rpartition(" ")[2] for one in told(folder)]) == is_told


@pytest.mark.parametrize(
    ("rule", "path", "rules"),
    [
        ("url-insecure", "resources/*", {"yaml-syntax"}),
        ("yaml-syntax", "resources/broken.yaml", {"tag-unused", "url-insecure"}),
    ],
)
def test_what_is_switched_off_stays_so_and_hides_nothing_else_while_a_file_cannot_be_read(
    folder: Path, rule: str, path: str, rules: set[str]
) -> None:
    change(folder, "tags.yaml", "aliases: [Ache]\n", "aliases: [Ache]\n- id: rest\n  label: Rest\n")
    change(folder, BOOK_FILE, "https://example.org", "http://example.org")
    (folder / "resources/broken.yaml").write_text("a: [\n", "utf-8")
    off = (
        f"checks:\n  - rule: {rule}\n    path: {path}\n    reason: It is meant.\ntitle: A directory"
    )
    change(folder, "directory.yaml", "title: A directory", off)
    assert {one.rpartition(" ")[2] for one in told(folder)} == rules
