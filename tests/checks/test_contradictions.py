"""What contradicts itself: an entry and its title, an entry and others, a page and what it cites."""

from pathlib import Path

import pytest
from checks.examples import named_helpline
from checks.planted import BOOK, named
from checks.test_near_misses import broken_rules
from checks.test_planted import change, rules, told
from support.content import write_file

CLINIC_FILE, BOOK_FILE = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
PAGE_FILE, URGENT_FILE = "pages/clean-page.md", "contacts/urgent-line.yaml"
LINE = "contacts/other-line.yaml"
REVIEW = "reviews:\n  - {date: 2026-11-01, status: to-be-reviewed}\n"
ENGLISH = ("title: A directory", "language: en\ntitle: A directory")


@pytest.mark.parametrize(
    ("items", "is_told"),
    [
        ("\n  - Celia J. A. Heron\n    H. Valerie Swan", True),
        ("\n  - Celia J. A. Heron\n\n    H. Valerie Swan", True),
        ("[Ann Bee, Celia Heron\n  Bob Cee]", True),
        ("\n  - Celia J. A. Heron\n  - H. Valerie Swan", False),
        ('\n  - "Celia J. A. Heron\n    H. Valerie Swan"', False),
        ("\n  - >-\n    The Owl Society of\n    the North", False),
        ("[Ann Bee,\n  Bob Cee]", False),
        ("[Ann Bee, # who else?\n  Bob Cee]", False),
        (f"\n  - The Society of {'Owls and ' * 7}\n    Herons of the Northern Woods", False),
    ],
)
def test_an_item_of_a_list_stands_in_one_line(folder: Path, items: str, *, is_told: bool) -> None:
    change(folder, BOOK_FILE, "summary:", f"authors: {items}\nsummary:")
    assert ("value-folded" in rules(folder)) is is_told


@pytest.mark.parametrize(
    ("title", "summary", "seen", "at"),
    [
        ("Owls", "On 21 January 2025 they flew.", "21 January 2025", "5:9"),
        ("Owls on 21 January 2025", "What it is.", "", "5:9"),
        ("Owls", "Published on 22 January 2025.", "", "5:9"),
        ("Owls", "On 22 January 2025 they flew.", "", ""),
        ("Owls", "First published on 22 January 2025.", "", ""),
        ("Owls", "Published on 22 March 2025.", "", ""),
        ("Owls", "On 21 January 2025, and printed on 12 January 2025.", "", ""),
        ("Owls", "On 12 January 2025 they flew.", "21 January 2025", ""),
    ],
)
def test_the_day_of_a_work_is_what_its_texts_say(
    folder: Path, title: str, summary: str, seen: str, at: str
) -> None:
    change(folder, BOOK_FILE, "Book clean-book", title)
    change(folder, BOOK_FILE, "summary: What it is.", f'summary: {summary}\nissued: "2025-01-12"')
    if seen:
        change(folder, BOOK_FILE, "source: S", f"source: S\n    seen: {seen}")
    assert told(folder) == ([f"{BOOK_FILE}:{at}: date-differs"] if at else [])


@pytest.mark.parametrize(
    ("title", "summary", "is_told"),
    [
        ("Line for under-35s", "For young people up to 25.", True),
        ("Line for under-35s", "For anybody aged 16 to 25.", True),
        ("Line for over-60s", "For people over 50.", True),
        ("Line for people over 60", "For people aged 50 and over.", True),
        ("Line for under-35s", "For young people up to 35.", False),
        ("Line for under-18s", "For anybody aged 11 to 17.", False),
        ("Line for over-60s", "For people aged 60 and over.", False),
        ("Line for under-35s", "For young people. Calls take up to 25 minutes.", False),
        ("Line for under-35s", "For people up to 35; those under 18 have another line.", False),
        ("Line for under-35s", "For people aged up to 25, and people up to 35 at work.", False),
        ("Line for over-60s", "For people up to 90.", False),
        ("Line 60", "For people over 50.", False),
    ],
)
def test_the_summary_has_the_ages_of_the_title(
    folder: Path, title: str, summary: str, *, is_told: bool
) -> None:
    change(folder, CLINIC_FILE, "Clinic clean-clinic", title)
    change(folder, CLINIC_FILE, "What it is.", summary)
    assert rules(folder) == ["age-differs"] * is_told


def test_ages_of_a_work_may_be_those_of_some_whom_it_is_about(folder: Path) -> None:
    change(folder, BOOK_FILE, "Book clean-book", "Owls for people over 60")
    change(folder, BOOK_FILE, "What it is.", "With people aged 75 and over.")
    assert rules(folder) == []


@pytest.mark.parametrize(
    ("region", "text", "is_told"),
    [
        ("GB-ENG", "publisher: NHS Scotland", True),
        ("GB-SCT", "publisher: Owls of Wales", True),
        ("US-CA", "publisher: Owls in Texas", True),
        ("GB-SCT", "publisher: NHS Scotland", False),
        ("GB", "publisher: NHS Scotland", False),
        ("GB-ENG, GB-SCT", "publisher: NHS Scotland", False),
        ("GB-ENG", "publisher: NHS Scotland and NHS England", False),
        ("GB-ENG", "publisher: English owls in Scotland", False),
        ("GB-ENG", "publisher: Owls of Scotland and the UK", False),
        ("GB-SCT", "publisher: New England Journal of Owls", False),
        ("GB-ENG", "publisher: Owls of New South Wales", False),
        ("GB-ENG", "publisher: Reading Owls", False),
        ("GB-KEN", "publisher: Owls of England", False),
        ("GB-KEN", "publisher: Owls of Scotland", True),
        ("US-MO", "publisher: Owls in Kansas City", False),
        ("US-OH", "publisher: Owls in Delaware, Ohio", False),
        ("US-MD", "publisher: Washington University Press", False),
        ("US-CA", "publisher: The New York Times", False),
    ],
)
def test_an_entry_is_for_the_part_of_a_country_that_it_names(
    folder: Path, region: str, text: str, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "summary:", f"regions: [{region}]\n{text}\nsummary:")
    assert rules(folder) == ["title-region"] * is_told


@pytest.mark.parametrize(
    ("said", "more", "is_told"),
    [
        ("for all who call from anywhere in Australia.", "", True),
        ("and for all who call from anywhere in Canada.", "", False),
        ("for all who call from anywhere in Australia.", "organization: Australia Owls\n", False),
        ("for whoever knows how a heron calls, from anywhere in Australia.", "", False),
    ],
)
def test_a_text_does_not_name_the_country_of_the_entry_that_it_was_copied_from(
    folder: Path, said: str, more: str, *, is_told: bool
) -> None:
    text = named_helpline("Free talk by day and night for all who ring from anywhere in Australia.")
    text = text.replace("[US]", "[AU]").replace('"988"\n    dial: "988"', '"131114"')
    write_file(folder / LINE, text)
    change(folder, CLINIC_FILE, "What it is.", f"Free talk by day and night {said}")
    change(folder, CLINIC_FILE, "emails:", f"{more}emails:")
    assert [line for line in told(folder) if "title-region" in line] == [
        f"{CLINIC_FILE}:4:10: title-region"
    ] * is_told


@pytest.mark.parametrize(
    ("text", "day", "source", "is_told"),
    [
        ("A hoax.", "2026-11-01", "https://example.org/b", True),
        ("A hoax.", "2026-11-01", "https://example.org/a", False),
        ("A joke.", "2026-11-01", "https://example.org/b", False),
    ],
)
def test_one_warning_has_one_source(
    folder: Path, text: str, day: str, source: str, *, is_told: bool
) -> None:
    alert = 'alerts:\n  - text: {}\n    date: "{}"\n    source: {}\nlinks:'
    change(
        folder,
        CLINIC_FILE,
        "links:",
        alert.format("A hoax.", "2026-11-01", "https://example.org/a"),
    )
    change(folder, BOOK_FILE, "links:", alert.format(text, day, source))
    assert rules(folder) == ["source-differs"] * is_told


@pytest.mark.parametrize(("others", "odd", "is_told"), [(5, 1, True), (4, 1, False), (5, 2, False)])
def test_the_urgent_help_stands_in_one_section(
    folder: Path, others: int, odd: int, *, is_told: bool
) -> None:
    names = [f"line-{number}" for number in range(others + odd)]
    for number, name in enumerate(names):
        text = named_helpline(f"What number {number} is.").replace("other-line", name)
        section = "people" if number < others else "start"
        write_file(
            folder / f"contacts/{name}.yaml",
            text.replace("section: people", f"section: {section}"),
        )
    change(folder, "directory.yaml", "[urgent-line]", f"[{', '.join(names)}]")
    place = f"contacts/{names[-1]}.yaml:2:10: section-other-kind"
    assert [line for line in told(folder) if "section" in line] == [place] * is_told


SLUG = "https://example.org/2019/subanesthetic-owls-before-herons-in-spring"


@pytest.mark.parametrize(
    ("title", "url", "is_told"),
    [
        ("Subanaesthetic owls before herons in spring", SLUG, True),
        ("Subanesthetic owls before herons in spring", SLUG, False),
        ("Subanaesthetic owls by night", SLUG, False),
        ("Subanaesthetic owls before herons", f"{SLUG}-or-subanaesthetic-herons", False),
        ("Anaesthetic owls before herons", SLUG.replace("subane", "ane"), True),
        ("Preanesthetic owls before herons in spring", SLUG, False),
        ("Subanaesthetics owls before herons in spring", SLUG, False),
        ("Subanaesthetic or subanesthetic owls before herons in spring", SLUG, False),
    ],
)
def test_the_long_words_of_a_title_are_those_of_its_address(
    folder: Path, title: str, url: str, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "Book clean-book", title)
    change(folder, BOOK_FILE, "https://example.org/clean-book", url)
    assert rules(folder) == ["title-slip"] * is_told


@pytest.mark.parametrize(
    ("said", "summary", "is_told"),
    [
        ("In mice nests held.", "Nests of rats.", True),
        ("In a monkey nests held.", "Nests of rats.", True),
        ("In rats nests held.", "Nests of rats.", False),
        ("In a rat nests held.", "Nests of rats.", False),
        ("In mice, and in rats, nests held.", "Nests of rats.", False),
        ("In mice nests held.", "Nests of rats and mice.", False),
        ("In mice nests held.", "Nests of rats and dogs.", False),
        ("In guinea pigs nests held.", "Nests of rats.", False),
        ("In mice nests held.", "Nests.", False),
    ],
)
def test_a_page_has_the_animals_of_what_it_cites(
    folder: Path, said: str, summary: str, *, is_told: bool
) -> None:
    change(folder, BOOK_FILE, "What it is.", summary)
    source = "Source: [a book](../resources/clean-book.yaml)"
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}\n\n{source}")
    assert rules(folder) == ["page-animal"] * is_told


def test_of_two_works_that_are_cited_each_may_be_about_another_animal(folder: Path) -> None:
    change(folder, BOOK_FILE, "What it is.", "Nests of rats.")
    write_file(
        folder / "resources/other-book.yaml",
        BOOK.replace("NAME", "other").partition("identifiers")[0] + REVIEW,
    )
    both = "Sources: [a](../resources/clean-book.yaml), [b](../resources/other-book.yaml)"
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\nIn mice nests held.\n\n{both}")
    assert "page-animal" not in rules(folder)


@pytest.mark.parametrize(
    ("times", "said", "is_told"),
    [
        (3, "An OWL receptor agonist.", True),
        (3, "Two OWL receptor\n  agonists.", True),
        (2, "An OWL receptor agonist.", False),
        (3, "An OWL receptor agonist. It is no OWL agonist of old.", False),
        (3, "A HERON receptor agonist.", False),
        (3, "An OWL receptor antagonist.", False),
    ],
)
def test_a_set_phrase_has_the_word_that_it_has_elsewhere(
    folder: Path, times: int, said: str, *, is_told: bool
) -> None:
    for number in range(times):
        text = named(BOOK, f"owls-{number}").partition("identifiers")[0]
        said_of = f"Number {number} is an OWL receptor antagonist."
        write_file(
            folder / f"resources/owls-{number}.yaml",
            text.replace("What it is.", said_of) + REVIEW,
        )
    change(folder, BOOK_FILE, "What it is.", said)
    assert rules(folder) == ["word-opposite"] * is_told


def test_urgent_help_that_says_it_does_not_work_is_told_where_it_is_named(folder: Path) -> None:
    change(folder, URGENT_FILE, '"988"\n    dial: "988"', '"988"\n    placeholder: yes')
    change(folder, URGENT_FILE, "links:\n  - url: https://example.org/urgent-line\n", "")
    change(
        folder,
        URGENT_FILE,
        "address: desk@clinic.dev",
        "address: a@clinic.dev\n    placeholder: yes",
    )
    found = [line for line in told(folder, release=True) if "usable" in line or "placeh" in line]
    assert all(line.startswith(URGENT_FILE) for line in found)
    assert len(found) == 2
    change(folder, URGENT_FILE, "Clinic urgent-line", "Clinic urgent-line (placeholder)")
    found = [line for line in told(folder, release=True) if "usable" in line or "placeh" in line]
    assert found == [
        "directory.yaml:13:15: help-placeholder",
        "directory.yaml:13:15: urgent-unusable",
    ]


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("issued:2019..2018", True),
        ("reviewed:2026-05..2026-04-30", True),
        ("-issued:2019-05..2019-04", True),
        ("issued:2018..2019", False),
        ("issued:2019-05..2019", False),
        ("issued:2019..", False),
        ("reviewed:90d..30d", False),
    ],
)
def test_a_range_of_a_view_does_not_end_first(folder: Path, query: str, *, is_told: bool) -> None:
    change(folder, "directory.yaml", '"#Pain"', f'"{query}"')
    assert told(folder) == ["directory.yaml:16:12: date-order"] * is_told


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("is:checked -is:checked", True),
        ("@mine NOT @mine", True),
        ("(is:checked -(is:checked))", True),
        ("is:checked -is:unchecked", False),
        ("is:checked OR -is:checked", False),
    ],
)
def test_a_view_does_not_exclude_what_it_asks_for(
    folder: Path, query: str, *, is_told: bool
) -> None:
    view = f'"#Pain"\n  - name: other\n    query: "{query}"'
    change(folder, "directory.yaml", '"#Pain"', view)
    assert broken_rules(folder, release=False) == ["view-empty"] * is_told


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("Two of the papers cited here (Owl 2016, Heron 2018 and the review) are new.", True),
        ("3 papers (Owl 2016 and Heron 2018) are new.", True),
        ("Two of the papers cited are new: Owl 2016, Heron 2018 and the review.", True),
        ("Three of the papers cited here (Owl 2016, Heron 2018 and the review) are new.", False),
        ("Two papers (Owl and Heron 2016, Swan and Crane 2018) are new.", False),
        ("Two papers (Owl, Heron and Swan) are new.", False),
        ("Two papers (Owl 2016, Heron 2018 and the rest) are new.", False),
        ("Two papers (the first, the second and the third) are new.", False),
        ("Two papers (see Owl 2016, Heron 2018 and Swan 2019) are new.", False),
        ("More than two papers (Owl 2016, Heron 2018 and Swan 2019) are new.", False),
        ("Two papers (such as Owl 2016, Heron 2018 and Swan 2019) are new.", False),
    ],
)
@pytest.mark.parametrize("where", [BOOK_FILE, PAGE_FILE])
def test_a_list_in_brackets_has_as_many_works_as_are_said_to_follow(
    folder: Path, said: str, where: str, *, is_told: bool
) -> None:
    if where == BOOK_FILE:
        change(folder, BOOK_FILE, "What it is.", f"'{said}'")
    else:
        change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}")
    assert rules(folder) == ["page-list"] * is_told


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("Talk to an trained listener.", True),
        ("Talk to a old friend.", True),
        ("A old friend is on the line.", True),
        ("Talk to an helper of theirs.", True),
        ("Talk to a trained, an old, a European and an honest friend.", False),
        ("Talk in a unit for an hour, to a one-off group, in an historic house.", False),
        ("Talk to an NHS nurse, an x-ray team, an mRNA team or an MP.", False),
        ("Talk of vitamin a is with others, and of plan a or plan b.", False),
        ("Talk of vitamin a overdose, and of the signs of it.", False),
        ("Talk to 'a old friend' of yours.", False),
        ("Ayuda a adultos y a otros.", False),
        ("Talk to an e-mail team, or a euphonium.", False),
    ],
)
@pytest.mark.parametrize("where", [CLINIC_FILE, PAGE_FILE])
def test_an_article_fits_the_sound_behind_it(
    folder: Path, said: str, where: str, *, is_told: bool
) -> None:
    change(folder, "directory.yaml", *ENGLISH)
    if where == CLINIC_FILE:
        change(folder, CLINIC_FILE, "What it is.", said)
    else:
        change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md).\n\n{said}")
    assert rules(folder) == ["text-article"] * is_told


def test_a_directory_in_another_language_has_no_such_articles(folder: Path) -> None:
    change(folder, CLINIC_FILE, "What it is.", "Talk to an trained listener.")
    assert rules(folder) == []
