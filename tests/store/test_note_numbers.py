"""Numbers in the texts of a note: those that helpline lists have become ways, and nothing else does."""

import pytest

from ketamine_tui.model.contact import Phone
from ketamine_tui.model.entry import Contact, Resource
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.note.numbers import find_numbers, is_about_help
from ketamine_tui.store.note.places import region_named, region_of_value
from ketamine_tui.store.note.reader import parse_note


def found(text: str, region: str = "", *, is_help: bool = False) -> list[tuple[str, ...]]:
    return [tuple(filter(None, x)) for x in find_numbers(text, region, is_help=is_help)]


@pytest.mark.parametrize(
    ("text", "region", "numbers"),
    [
        ("116 123 (24/7)", "", [("phones", "116 123")]),
        ("Call (800) 799-7233", "", [("phones", "(800) 799-7233")]),
        ("1-800-273-TALK (8255)", "", [("phones", "1-800-273-TALK (8255)")]),
        ("for teens, +44 20 7946 0958", "", [("phones", "+44 20 7946 0958", "+442079460958")]),
        ("by 0800 1110111 only", "DE", [("phones", "0800 1110111", "+498001110111")]),
        ("800.799.7233", "US", [("phones", "800.799.7233", "+18007997233")]),
        ("Phone: 988", "", [("phones", "988")]),
        ("Call 911 or 988.", "US", [("phones", "911", "911"), ("phones", "988", "988")]),
        ("Call or text 988", "", [("phones", "988"), ("texts", "988")]),
        ("Text HOME to 741741", "", [("texts", "741741", "HOME")]),
        ("Text \u201cSTART\u201d to 678-678", "", [("texts", "678-678", "START")]),
        ("Fax: 0800 1110111", "DE", [("phones/fax", "0800 1110111", "+498001110111")]),
        ("TTY: 1-800-487-4889", "", [("phones/textphone", "1-800-487-4889")]),
        ("Ligue 180 para apoio.", "BR", [("phones", "180", "180")]),
        ("Ligue para 11 2079 7458", "BR", [("phones", "11 2079 7458", "+551120797458")]),
        ("Marcar 800 108 4053.", "MX", [("phones", "800 108 4053", "+528001084053")]),
        ("Police: 110; fire: 112", "DE", [("phones", "110", "110"), ("phones", "112", "112")]),
    ],
)
def test_numbers_of_helplines_are_found(
    text: str, region: str, numbers: list[tuple[str, ...]]
) -> None:
    assert found(text, region) == numbers


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("1998-2004, and 2019 to 2020", "NO"),
        ("2021-11-23", "DE"),
        ("on 12/11/2023", "US"),
        ("call 2020", "US"),
        ("open 9:00-17:00, call 24/7", "DE"),
        ("call 100 people", ""),
        ("Ligue 1 2020", "FR"),
        ("ligue 180 pontos", "BR"),
        ("text 300 words", ""),
        ("costs $180 and 1 800 000 people", "US"),
        ("call 100 - 200", "DE"),
        ("ISBN 978-3-16-148410-0", "DE"),
        ("ISSN 0800 1110111", "DE"),
        ("10.1001/jama.800-799-7233", "US"),
        ("https://a.org/800-799-7233", "US"),
        ("version 1.800.799.7233", "US"),
        ("0.8001110111", "DE"),
        ("70201201 of them", "DK"),
        ("70201201", "DK"),
        ("0800 1110111", ""),
        ("988", ""),
        ("call 116 123", "US"),
        ("(123) 456-7890", "US"),
        ("line 112", "DE"),
        ("Fire: 112", ""),
        ("set 800-799-7233-5", ""),
        ("(311) 799-7233", ""),
        ("https://a.org?call:988", ""),
        ("text HOME to 2020", "US"),
        ("text 12 to 300", ""),
        ("text: 120.", ""),
    ],
)
def test_other_figures_stay_text(text: str, region: str) -> None:
    assert found(text, region) == []


def test_a_short_number_alone_is_one_where_help_is_listed() -> None:
    assert found("988 (press 1)", is_help=True) == [("phones", "988")]
    assert found("70 20 12 01", "DK", is_help=True) == [("phones", "70 20 12 01", "+4570201201")]
    assert found("988 members", is_help=True) == []
    assert is_about_help("Crisis Lifelines")
    assert not is_about_help("Lines of code")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Germany", "DE"),
        ("the Netherlands", "NL"),
        ("\U0001f1ec\U0001f1e7 United Kingdom (UK)", "GB"),
        ("Helplines in the United States", "US"),
        ("USA crisis lines", "US"),
        ("Scotland", "GB-SCT"),
        *((text, "") for text in ("It", "And", "Reading", "USA / Canada", "Help in Germany", "")),
    ],
)
def test_a_heading_names_a_country_or_none(text: str, region: str) -> None:
    assert region_named(text) == region


def test_a_value_may_be_a_code_or_a_name() -> None:
    assert [*map(region_of_value, ("UK", "US-CA", "France", "XX", "it"))] == [
        *("GB", "US-CA", "FR", "", "")
    ]


def contacts(text: str) -> list[Contact]:
    return [x.entry for x in parse_note(text, "").entries if isinstance(x.entry, Contact)]


def dialled(text: str) -> list[list[str]]:
    return [[phone.dial or phone.number for phone in x.phones] for x in contacts(text)]


def test_every_number_of_an_entry_without_a_country_is_kept_and_each_once() -> None:
    said = "Call (800) 799-7233 or 800-422-4453, again 800-422-4453."
    (contact,) = contacts(f"- **A**: {said} Text YES to 686868, or text NO to 741741\n")
    assert [phone.number for phone in contact.phones] == ["(800) 799-7233", "800-422-4453"]
    assert [text.number for text in contact.texts] == ["686868", "741741"]


def test_a_number_is_one_of_the_country_that_stands_nearest() -> None:
    item = "- **A**: 0800 1110111"
    assert dialled(f"# UK\n\n## Germany\n\n{item}\n") == [["+498001110111"]]
    assert dialled(f"# Germany\n\n## All\n\n{item}\n") == [["+498001110111"]]
    assert dialled(f"{item}\n  - Country: Germany\n") == [["+498001110111"]]
    assert dialled(f"## All\n\n{item}\n") == [[]]


def test_a_number_that_an_entry_has_already_is_not_taken_again() -> None:
    note = parse_note("# US\n\n- **A** - call 1-800-662-4357\n  - Phone: +1 800 662 4357\n", "")
    (entry,) = note.entries
    assert len(getattr(entry.entry, "phones", ())) == 1
    assert note.problems == ()


def test_numbers_of_works_and_of_exported_notes_stay_text() -> None:
    item = "- **A** - call 988\n"
    assert dialled(item) == [["988"]]
    for heading, phones in (("Websites", (Phone("988"),)), ("Books", ())):
        (work,) = parse_note(f"## {heading}\n{item}", "").entries
        assert isinstance(work.entry, Resource)
        assert work.entry.phones == phones
    assert dialled(f'---\ntitle: A\nversion: "1"\nas_of: "2"\n---\n\n{item}') == [[]]


def test_what_is_taken_from_a_text_is_told() -> None:
    text = "# A\n\n- **B**\n- **C** - call 988\n- **D** - call 911\n"
    (problem,) = parse_note(text, "note.md").problems
    assert (problem.line, problem.rule, problem.severity) == (4, "note-number", Severity.INFO)
    assert problem.message == "a number is taken from a text (lines 4-5)"


def test_a_linked_number_belongs_to_what_it_stands_below() -> None:
    number = "- [1-800-662-4357](tel:1-800-662-4357)\n"
    assert [x.title for x in contacts(f"## A\n{number}")] == ["A"]
    assert dialled(f"- **A**\n  {number}") == [["1-800-662-4357"]]
    assert [x.title for x in contacts("## A\n- [Jane](tel:988)\n")] == ["Jane"]


COUNTRIES = """\
| Country | Number | Service | Phone |
|---|---|---|---|
| Germany | 1 | Seelsorge | 0800 1110111 |
| Germany | 2 | Kummer | 116 111 |
| | 3 | 988 Line | |
| Narnia | 4 | Lion | |
"""


def test_rows_of_a_table_of_countries_are_services_in_them() -> None:
    told = [(x.entry.title, x.entry.regions) for x in parse_note(COUNTRIES, "").entries]
    assert told == [
        *(("Seelsorge", ("DE",)), ("Kummer", ("DE",)), ("988 Line", ("DE",)), ("Lion", ())),
    ]
    assert parse_note(COUNTRIES, "").entries[3].entry.summary == "Country: Narnia; Number: 4"


def test_a_country_is_the_name_where_its_row_has_no_other() -> None:
    for name, word in (("Police", ""), ("Number", "Tel. ")):
        rows = f"| Country | {name} |\n|---|---|\n| Germany | {word}110 |\n| France | {word}112 |\n"
        told = [(x.title, x.regions, x.phones[0].dial) for x in contacts(rows)]
        assert told == [("Germany", ("DE",), "110"), ("France", ("FR",), "112")]
