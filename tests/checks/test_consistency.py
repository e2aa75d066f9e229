"""What one place of a directory says, and another one otherwise: links, keys, addresses, groups, versions."""

from pathlib import Path

import pytest
from checks.examples import OF_YEARS, WORKS_FILE, works
from checks.planted import BOOK, HELPLINE, named
from checks.test_planted import change, rules, told
from support.content import write_file

CLINIC_FILE, BOOK_FILE = "contacts/clean-clinic.yaml", "resources/clean-book.yaml"
PAGE_FILE, LONG_LINE = "pages/clean-page.md", "contacts/long-line.yaml"


@pytest.mark.parametrize(
    ("address", "text", "is_told"),
    [
        ("night.desk@mail.owls.dev", "night.desk@owls.dev", True),
        ("night.desk@owls.dev", "night.desk@owls-society.org", True),
        ("night.desk@owls.dev", "day.desk@owls.dev", False),
        ("night.desk@owls.dev", "night.desk@herons.org", False),
        ("info@owls.dev", "info@mail.owls.dev", False),
        ("info@owls.dev", "[it](../contacts/long-line.yaml): info@mail.owls.dev", True),
    ],
)
def test_an_address_of_a_page_is_that_of_an_entry(
    folder: Path, address: str, text: str, *, is_told: bool
) -> None:
    change(folder, LONG_LINE, "desk@clinic.dev", address)
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md) of {text} here.")
    assert rules(folder) == ["number-slip"] * is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("veterans call 988, then press 2", True),
        ("veterans call 988, then press 1", False),
        ("those who speak Spanish call 988, then press 2", False),
        ("whoever wants to calls 988, then presses 2", False),
        ("it is for veterans. Call 988, then press 2", False),
    ],
)
def test_a_page_has_the_key_that_an_entry_has_for_those_people(
    folder: Path, text: str, *, is_told: bool
) -> None:
    keys = '"988"\n    note: Press 1 for the Veterans Line or 2 for Spanish'
    change(folder, CLINIC_FILE, '"988"\n    dial: "988"', f'{keys}\n    dial: "988"')
    change(folder, PAGE_FILE, "(urgent.md).", f"(urgent.md): {text}.")
    assert rules(folder) == ["keys-differ"] * is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Older owl label", True),
        ("Older label", True),
        ("Label of owls", True),
        ("Older", False),
        ("Heron label", False),
        ("Older label of herons", False),
        ("Label, older, 2017", False),
        ("Owls: label of an older kind", False),
    ],
)
def test_a_link_has_the_words_of_that_to_which_it_leads(
    folder: Path, words: str, *, is_told: bool
) -> None:
    for name, title in (("label-owl-older", "Owls of before"), ("bird-heron", "Herons")):
        text = named(BOOK, name).replace(f"title: Book {name}", f"title: {title}")
        write_file(folder / f"resources/{name}.yaml", text)
    link = f"(urgent.md), [{words}](../resources/bird-heron.yaml)."
    change(folder, PAGE_FILE, "(urgent.md).", link)
    assert rules(folder) == ["link-label"] * is_told


@pytest.mark.parametrize(
    ("title", "regions", "others", "is_told"),
    [
        ("Owl line", "[LV]", 1, True),
        ("Owl line (European Union)", "[LV]", 1, True),
        ("Owl line of Latvia", "[LV]", 1, False),
        ("Owl line", "[EU]", 1, False),
        ("Owl line", "[International]", 1, False),
        ("Owl line", "[LV]", 0, False),
    ],
)
def test_what_a_group_for_several_countries_names_is_for_all_of_them(
    folder: Path, title: str, regions: str, others: int, *, is_told: bool
) -> None:
    for name in ("owl-line", "wide-line")[: others + 1]:
        is_wide = name == "wide-line"
        text = HELPLINE.replace("Clinic NAME", "Wide line" if is_wide else title)
        text = text.replace("[US]", "[EU]" if is_wide else regions).replace("NAME", name)
        write_file(folder / f"contacts/{name}.yaml", text)
    entries = ", ".join(("owl-line", "wide-line")[: others + 1])
    group = f"  - region: EU\n    title: European Union\n    entries: [{entries}]\nviews:"
    change(folder, "directory.yaml", "views:", group)
    assert [rule for rule in rules(folder) if rule.startswith("help-else")] == [
        "help-elsewhere"
    ] * is_told


@pytest.mark.parametrize(
    ("issued", "summary", "seen", "is_told"),
    [
        ("1990", "Owls are protected since 1999.", "Protected since 1999", True),
        ("1999", "Owls are protected since 1999.", "Protected since 1999", False),
        ("1990", "Owls are protected since 1999.", "A law of 1990", False),
        ("1990", "Owls are protected, as revised in 1999.", "Revised in 1999", False),
        ("1990", "Owls are protected since 1999 and 2001.", "Since 1999", False),
        ("1990", "Owls are protected.", "Protected since 1999", False),
    ],
)
def test_a_regulation_was_issued_when_its_texts_say_so(
    folder: Path, issued: str, summary: str, seen: str, *, is_told: bool
) -> None:
    fields = f'issued: "{issued}"\nsummary: {summary}'
    change(folder, BOOK_FILE, "summary: What it is.", fields)
    change(folder, BOOK_FILE, "kind: book", "kind: regulation")
    change(folder, BOOK_FILE, "source: S", f"source: S\n    seen: {seen}")
    assert rules(folder) == ["issued-doubtful"] * is_told


@pytest.mark.parametrize(
    ("publisher", "source", "is_told"),
    [
        ("Owls", "https://owls.dev/a", True),
        ("Herons of Europe", "https://owls.dev/a", False),
        ("Owls", "https://herons.dev/a", False),
        ("Owls", "S", False),
    ],
)
def test_the_main_link_of_a_related_entry_is_its_own(
    folder: Path, publisher: str, source: str, *, is_told: bool
) -> None:
    for name, of, read in (("one", "Herons", "https://herons.dev/b"), ("two", publisher, source)):
        text = named(BOOK, name).replace(f"example.org/{name}", "herons.dev/owls")
        text = text.replace("source: S", f"source: {read}")
        text = text.replace("summary:", f"publisher: {of}\nrelated: [{name}-more]\nsummary:")
        other = "two" if name == "one" else "one"
        text = text.replace(f"{name}-more", other)
        write_file(folder / f"resources/{name}.yaml", text)
    lines = ["resources/two.yaml:15:10: url-duplicate"] * is_told
    assert told(folder) == lines


@pytest.mark.parametrize(
    ("issued", "summary", "is_told"),
    [
        ("2021", "An earlier version of the book.", True),
        ("2017", "An earlier version of the book.", False),
        ("2017", "A later version of the book.", True),
        ("2021", "The book, of which there is an earlier version.", False),
    ],
)
def test_an_earlier_version_is_of_an_earlier_year(
    folder: Path, issued: str, summary: str, *, is_told: bool
) -> None:
    fields = f'issued: "{issued}"\nrelated: [dated-book]\nsummary: {summary}'
    change(folder, BOOK_FILE, "summary: What it is.", fields)
    assert rules(folder) == ["issued-doubtful"] * is_told


@pytest.mark.parametrize(("other", "is_told"), [("gone-line", True), ("long-line", False)])
def test_what_is_named_instead_was_not_withdrawn(
    folder: Path, other: str, *, is_told: bool
) -> None:
    old_line = (folder / "contacts/old-line.yaml").read_text("utf-8")
    write_file(folder / "contacts/gone-line.yaml", old_line.replace("old-line", "gone-line"))
    instead = f"It has closed.\n    replaced_by: {other}"
    change(folder, "contacts/old-line.yaml", "It has closed.", instead)
    assert rules(folder) == ["review-replaced"] * is_told


@pytest.mark.parametrize(
    ("seen", "usual", "is_told"), [("", 10, True), ("", 9, False), ("A", 10, False)]
)
def test_where_others_say_what_was_seen_one_that_says_only_what_was_not_is_told(
    folder: Path, seen: str, usual: int, *, is_told: bool
) -> None:
    for number in range(usual):
        text = named(BOOK, f"book-{number}").replace(
            "source: S", "source: S\n    seen: Its title\n    not_seen: Its pages"
        )
        write_file(folder / f"resources/book-{number}.yaml", text)
    more = f"    seen: {seen}\n" if seen else ""
    change(folder, BOOK_FILE, "    source: S\n", f"    source: S\n{more}    not_seen: Its pages\n")
    assert rules(folder) == ["review-nothing-seen"] * is_told


@pytest.mark.parametrize(
    ("title", "author", "is_told"),
    [("On birds", "Stilt", True), ("On avocets", "Stilt", False), ("On birds", "Avocet", False)],
)
def test_an_id_has_the_author_of_its_work(
    folder: Path, title: str, author: str, *, is_told: bool
) -> None:
    first = f"paper-avocet-2000; {title}; authors: [Ada {author}]; issued: '2000'"
    write_file(folder / WORKS_FILE, works([first, *OF_YEARS[1:]]))
    assert told(folder) == [f"{WORKS_FILE}:6:12: id-differs"] * is_told


@pytest.mark.parametrize(
    ("region", "is_told"), [("NZ", True), ("US-CA", False), ("International", False)]
)
def test_an_id_has_the_country_of_its_line(folder: Path, region: str, *, is_told: bool) -> None:
    regions = [region, *["US"] * 20]
    text = "".join(
        f"- id: body-us-{number}\n  kind: organization\n  section: people\n  title: Body {number}\n"
        f"  summary: Number {number}.\n  regions: [{code}]\n  reviews:\n    - date: 2026-11-01\n"
        "      status: to-be-reviewed\n"
        for number, code in enumerate(regions)
    )
    write_file(folder / "contacts/bodies.yaml", text)
    assert rules(folder) == ["id-differs"] * is_told


@pytest.mark.parametrize(("issued", "is_told"), [("2018", True), ("2012", False), ("1950", False)])
def test_a_work_has_its_number_of_pubmed_when_it_comes_out(
    folder: Path, issued: str, *, is_told: bool
) -> None:
    lines = [
        f"{line}; identifiers: [{{scheme: pmid, value: '{1000 + n}'}}]"
        for n, line in enumerate(OF_YEARS)
    ]
    lines[10] = lines[10].replace("'2010'", f"'{issued}'").replace("avocet-2010", "an-avocet")
    lines[10:] = lines[10:14]
    write_file(folder / WORKS_FILE, works(lines))
    assert rules(folder) == ["journal-differs"] * is_told
