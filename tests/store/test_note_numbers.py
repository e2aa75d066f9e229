"""Numbers in the texts of a note: those that helpline lists have become ways, and nothing else does."""

import pytest

from ketamine_tui.model.contact import Phone
from ketamine_tui.model.entry import Contact, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.problem import Severity
from ketamine_tui.store.note import source
from ketamine_tui.store.note.around import is_about_help
from ketamine_tui.store.note.numbers import find_numbers
from ketamine_tui.store.note.places import region_named, region_of_value
from ketamine_tui.store.note.reader import parse_note, read_note
from ketamine_tui.store.note.text import MarkedText, read_text


def found(text: str, region: str = "", *, is_help: bool = False) -> list[tuple[str, ...]]:
    return [
        tuple(filter(None, x[:-1])) for x in find_numbers(text, region, is_help=is_help).numbers
    ]


@pytest.mark.parametrize(
    ("text", "region", "numbers"),
    [
        ("116 123 (24/7)", "", [("phones", "116 123")]),
        ("Call (800) 799-7233", "", [("phones", "(800) 799-7233")]),
        ("1-800-273-TALK (8255)", "", [("phones", "1-800-273-8255", "1-800-273-TALK")]),
        ("+1.800.662.HELP", "", [("phones", "1-800-662-4357", "+18006624357", "+1.800.662.HELP")]),
        ("1-800-SUICIDE", "US", [("phones", "1-800-784-2433", "+18007842433", "1-800-SUICIDE")]),
        ("(800) 4-A-CHILD", "", [("phones", "800-422-4453", "(800) 4-A-CHILD")]),
        (
            "1-877-VET2VET or 212-673-HELP",
            "",
            [
                ("phones", "1-877-838-2838", "1-877-VET2VET"),
                ("phones", "212-673-4357", "212-673-HELP"),
            ],
        ),
        ("866-4-U-TREVOR (866-488-7386)", "", [("phones", "866-488-7386", "866-4-U-TREVOR")]),
        (
            "01 800 Hablalo (422 5256)",
            "MX",
            [
                ("phones", "800 422 5256", "+528004225256", "01 800 Hablalo"),
            ],
        ),
        ("for teens, +44 20 7946 0958", "", [("phones", "+44 20 7946 0958", "+442079460958")]),
        ("by 0800 1110111 only", "DE", [("phones", "0800 1110111", "+498001110111")]),
        ("800.799.7233", "US", [("phones", "800.799.7233", "+18007997233")]),
        ("Phone: 988", "", [("phones", "988")]),
        ("Call 911 or 988.", "US", [("phones", "911", "911"), ("phones", "988", "988")]),
        ("Call or text 988", "", [("phones", "988"), ("texts", "988")]),
        ("988 (call or text)", "US", [("phones", "988", "988"), ("texts", "988")]),
        ("call 988 \u2013 text or call", "", [("phones", "988"), ("texts", "988")]),
        ("dial 85258 (text only)", "", [("texts", "85258")]),
        ("Call 686868", "CA", [("texts", "686868")]),
        ("call 116 123 or 988", "US", [("phones", "988", "988")]),
        ("Text HOME to 741741", "", [("texts", "741741", "HOME")]),
        ("Text HELP, BULLY or TALK to 50101", "IE", [("texts", "50101", "HELP")]),
        ("Text \u201cSTART\u201d to 678-678", "", [("texts", "678-678", "START")]),
        ("Text: START to 678-678", "", [("texts", "678-678", "START")]),
        ("the Male Advice Line on 116 123", "GB", [("phones", "116 123", "116123")]),
        ("CareLine 116 123, by day", "GB", [("phones", "116 123", "116123")]),
        ("Fax: 0800 1110111", "DE", [("phones/fax", "0800 1110111", "+498001110111")]),
        ("TTY: 1-800-487-4889", "", [("phones/textphone", "1-800-487-4889")]),
        ("TDD: 1-800-487-4889", "", [("phones/textphone", "1-800-487-4889")]),
        ("Call or text 9-8-8 now", "CA", [("phones", "9-8-8", "988"), ("texts", "9-8-8")]),
        ("Dial 2-1-1", "", [("phones", "2-1-1")]),
        ("Ligue 180 para apoio.", "BR", [("phones", "180", "180")]),
        ("Ligue para 11 2079 7458", "BR", [("phones", "11 2079 7458", "+551120797458")]),
        ("Marcar 800 108 4053.", "MX", [("phones", "800 108 4053", "+528001084053")]),
        ("Marcar 01 800 911 2000", "MX", [("phones", "800 911 2000", "+528009112000")]),
        ("Police: 110; fire: 112", "DE", [("phones", "110", "110"), ("phones", "112", "112")]),
        ("Police: 118/119", "LK", [("phones", "118", "118"), ("phones", "119", "119")]),
        ("Call 310-6789", "CA", [("phones", "310-6789")]),
        ("Police: 17", "FR", [("phones", "17", "17")]),
        ("call now (1-866-277-3553)", "CA", [("phones", "1-866-277-3553", "+18662773553")]),
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
        ("won 2-1-1", ""),
        ("call 3-2-1", ""),
        ("call 9-8-8-2", ""),
        ("call 1-2-1-1", ""),
        ("call 9-8-8", "DE"),
        ("call 000", "GB"),
        ("call 100", "UM"),
        ("call 17 people", "FR"),
        ("800 NEW BEDS, 1-800-799", "US"),
        ("1-800-273-TALK (8256)", "US"),
        ("1-800-4-OPTIONS", "US"),
        ("01 800 Hablalo (422 5257)", "MX"),
        ("01 800 911 2000", "FR"),
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
        ("limit the text to 300.", ""),
        ("text: up to 160 characters", ""),
        ("the assembly line 988 now", ""),
    ],
)
def test_other_figures_stay_text(text: str, region: str) -> None:
    assert found(text, region) == []


@pytest.mark.parametrize(
    ("text", "region", "unsure"),
    [
        ("Tel. 5682 7969 o 5547 8639", "MX", ["5682 7969", "5547 8639"]),
        ("call 1-888-NYC-WELL (929-9555)", "", ["1-888-NYC-WELL"]),
        ("1-800-4-OPTIONS", "", ["1-800-4-OPTIONS"]),
        ("call 116 123", "US", ["116 123"]),
        ("Tel: *765", "MX", ["*765"]),
        ("the Advice Line on 5682 7969", "MX", ["5682 7969"]),
        ("the production line of 5682 7969", "MX", []),
        ("(311) 799-7233", "", ["(311) 799-7233"]),
        ("01 800 911 2000", "FR", ["01 800 911 2000"]),
        ("text 0800 ANXIETY", "NZ", ["0800 ANXIETY"]),
        ("call 116 123", "GB", []),
        ("2019-2020, 12.11.2023, 2021-11-23", "NO", []),
        ("10.1001/jama.800-799-7233, ISBN 978-3-16-148410-0", "US", []),
        ("5682 7969 members", "MX", []),
        ("$ 5 682 796, 0.8001110111", "MX", []),
        ("RFC 800-ABC", "", []),
    ],
)
def test_what_may_be_a_number_is_told(text: str, region: str, unsure: list[str]) -> None:
    assert find_numbers(text, region, is_help=False).unsure == unsure


def test_where_help_is_listed_more_may_be_a_number() -> None:
    for text, region, unsure in (
        ("988", "CN", ["988"]),
        ("Ireland: 112, North: 999", "IE", ["112", "999"]),
        ("1919", "MN", ["1919"]),
        ("Founded: 1998", "IE", []),
        ("for 120 people", "IE", []),
        ("open 24/7", "IE", []),
        # Behind a name, or before one that its country has.
        ("Telefonseelsorge 142 (24/7)", "AT", ["142"]),
        ("Lanka Life Line 1375, day", "LK", ["1375"]),
        ("Lifeline 1995", "TW", ["1995"]),
        ("Centro de Asistencia (135)", "AR", ["135"]),
        ("1323 Mental Health Line", "TH", ["1323"]),
        ("Befrienders (249) 11-555-253", "SD", ["(249) 11-555-253"]),
        ("Suite 204, Main Road", "US", []),
        ("Summer 1998 (by Ada)", "IE", []),
        ("Team 12 (24/7)", "AT", []),
        ("9999 Beds", "TH", []),
        ("Group 142 meets", "AT", []),
        ("1480 6am to 9pm", "IR", ["1480"]),
        ("112 Police: 110", "", ["112", "110"]),
        ("112 Police: by day", "", []),
        ("1480 people", "IR", []),
        ("The number 116 123 is free", "", ["116 123"]),
        ("The number 0800 116016 is free", "", ["0800 116016"]),
        ("The local number (911, 112, 000, etc.)", "", ["911", "112", "000"]),
        ("For members (120 of them)", "", []),
    ):
        assert find_numbers(text, region, is_help=True).unsure == unsure


def test_a_short_number_alone_is_one_where_help_is_listed() -> None:
    assert found("988 (press 1)", is_help=True) == [("phones", "988")]
    assert found("70 20 12 01", "DK", is_help=True) == [("phones", "70 20 12 01", "+4570201201")]
    assert found("988 members", is_help=True) == []
    assert found("999 or 112", "GB", is_help=True) == [
        ("phones", "999", "999"),
        ("phones", "112", "112"),
    ]
    assert found("the local one (911, 112, 000)", is_help=True) == []
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
        ("Russia", "RU"),
        ("Helplines in Espa\u00f1a", "ES"),
        ("Scotland", "GB-SCT"),
        ("Sverige/Sweden", "SE"),
        ("USA/Canada", ""),
        ("\u00c9tats-Unis", "US"),
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


@pytest.mark.parametrize(
    ("title", "dialled_as"),
    [
        ("Les num\u00e9ros \U0001f1eb\U0001f1f7", ["+33142962626"]),
        ("Les num\u00e9ros \U0001f1eb\U0001f1f7 \U0001f1e7\U0001f1ea", []),
        ("Les num\u00e9ros", []),
    ],
)
def test_a_flag_names_a_country_where_it_is_the_only_one(title: str, dialled_as: list[str]) -> None:
    assert dialled(f"# {title}\n\n## All\n\n- **A**: 01 42 96 26 26\n") == [dialled_as]


CANADA = """\
# Help

## Canada

Alberta: 1-866-594-0533

Yukon: 1-888-322-3019 or 1-888-429-8167

Nunavut 1-800-661-0844 (at night)

Minicom: 1-800-667-5005

1-800-452-0688
"""


@pytest.mark.parametrize(
    ("name", "dial"),
    [
        ("Veterans (US)", "988"),
        ("Kids Line (Canada)", "988"),
        ("Kids Line (USA & Canada)", ""),
        ("Kids Line (at Risk in Canada)", ""),
        ("(Canada) Kids Line", ""),
    ],
)
def test_a_country_in_brackets_behind_a_name_is_that_of_its_numbers(name: str, dial: str) -> None:
    assert [x.phones[0].dial for x in contacts(f"- **{name}:** call 988\n")] == [dial]


def test_numbers_on_lines_of_their_own_are_of_the_heading_each_with_its_name() -> None:
    (contact,) = contacts(CANADA)
    assert contact.title == "Canada"
    assert [(x.number, x.label, x.note, x.type.value) for x in contact.phones] == [
        ("1-866-594-0533", "Alberta", "", "voice"),
        ("1-888-322-3019", "Yukon", "or 1-888-429-8167", "voice"),
        ("1-800-661-0844", "Nunavut", "(at night)", "voice"),
        ("1-800-667-5005", "", "", "textphone"),
        ("1-800-452-0688", "", "", "voice"),
        ("1-888-429-8167", "Yukon", "", "voice"),
    ]


def test_a_number_below_what_may_be_meant_for_a_heading_is_not_of_the_one_above() -> None:
    text = "# Helplines\n\n## UK\n\n116 123\n\n#Australia\n\n13 11 14\n\n## Norway\n\n815 33 300\n"
    assert dialled(text) == [["116123"], ["+4781533300"]]
    assert "numbers in the text of a page stay text" in told(text)


@pytest.mark.parametrize(
    ("above", "numbers"),
    [
        ("**Line A**", []),
        ("**Line A**\n\nWe listen.", []),
        ("- **A**: listens", [("A", "")]),
        ("Line A\n1-800-273-8257", [("Line A", "7")]),
        # Below the heading or other lines, or with a name of its own.
        ("1-800-273-8257", [("USA", "756")]),
        ("Phone: 1-800-273-8257\nEmail: a@b.org", [("USA", "756")]),
        ("We listen.\n\nAlberta: 1-800-273-8257", [("USA", "756")]),
        ("We listen.\n\nhttps://a.org\nPhone: 1-800-273-8257", [("USA", "756")]),
        ("We listen.\n\nhttps://a.org\n1-800-273-8257", []),
    ],
)
def test_a_number_that_stands_alone_below_a_name_is_not_of_the_heading(
    above: str, numbers: list[tuple[str, str]]
) -> None:
    text = f"## USA\n\n{above}\n\n1-800-273-8255\n\n1-800-273-8256\n"
    ends = [(x.title, "".join(y.number[-1] for y in x.phones)) for x in contacts(text)]
    assert ends == numbers
    assert ("numbers in the text of a page stay text" in told(text)) is (ends != [("USA", "756")])


@pytest.mark.parametrize(
    ("name", "title", "tags"),
    [
        ("Telefonseelsorge #crisis", "Telefonseelsorge", ("crisis",)),
        ("Telefonseelsorge\\", "Telefonseelsorge", ()),
        ("**Telefonseelsorge** #crisis #help\\", "Telefonseelsorge", ("crisis", "help")),
        # What is escaped means itself.
        (r"Telefonseelsorge \#1 \\", "Telefonseelsorge #1 \\", ()),
        (r"Telefonseelsorge \#crisis", "Telefonseelsorge #crisis", ()),
    ],
)
def test_a_line_that_is_a_name_has_no_markup(name: str, title: str, tags: tuple[str, ...]) -> None:
    (contact,) = contacts(f"## Germany\n\n{name}\n0800 1110111\n")
    assert (contact.title, contact.tags) == (title, tags)
    assert [x.number for x in contact.phones] == ["0800 1110111"]
    (contact,) = contacts(f"## All\n\n{name}\nPhone: 0800 1110111\\\nEmail: a@b.org\n")
    assert (contact.phones[0].label, contact.summary, contact.tags) == (title, title, tags)
    assert (contact.phones[0].number, contact.emails[0].address) == ("0800 1110111", "a@b.org")


def test_a_line_of_hashtags_above_a_number_is_no_name() -> None:
    note = parse_note("## Germany\n\n#crisis #help\n0800 1110111\n", "")
    assert [x.entry.title for x in note.entries] == ["Germany"]
    assert [tag.label for tag in note.directory.vocabulary] == ["crisis", "help"]


@pytest.mark.parametrize(
    "line",
    [
        *("In 1999 we began", "Members: 5682 7969", "Call 1-800-799-7233 at night.", "1998: begun"),
        *("Rooms: 24/7", "Page 1-800-799-7233-5", "See 1-800-799-7233 and others"),
    ],
)
def test_other_lines_with_figures_stay_text(line: str) -> None:
    (note,) = parse_note(f"# Help in Canada\n\n## A\n\n{line}\n", "").entries
    assert note.entry.kind is Kind.PAGE


def test_a_number_that_is_the_name_is_one_where_help_is_listed() -> None:
    items = "- **112** : Police\n- 3624 : Doctors\n- **17** : Police\n"
    assert dialled(f"# Urgences\n\n{items}") == [["112"], ["3624"], []]
    assert told(f"# Urgences\n\n{items}")[-1].startswith("'17' may be a number")
    assert told(f"# Services\n\n{items}") == []
    (line,) = told(
        "# France\n\n## Jeunes\n\n- **119** - Enfance\n- **1998** - La fête\n- **404** - Rien\n"
    )
    assert line.startswith("'119' may be a number")
    # The name of a file has no blanks.
    (note,) = parse_note("- **112** - Police\n", "our_urgences.md").entries
    assert getattr(note.entry, "phones", ()) == (Phone("112"),)


def test_a_number_for_texts_or_faxes_only_is_none_to_call() -> None:
    for said, phones in (
        ("by fax, or SMS only", []),
        ("SMS uniquement (nuit)", []),
        ("for texts only", []),
        ("fax, and by telephone", ["114"]),
        ("only for the deaf", ["114"]),
    ):
        text = f"# Helplines\n\n- **114** - {said}\n"
        assert dialled(text) == [phones], said
        assert any("'114' may be" in x for x in told(text)) is not bool(phones)


@pytest.mark.parametrize(
    ("text", "numbers", "unsure"),
    [
        ("Call 1-800-273-8255 or (text only) 1-800-273-8256", ["phones 5", "texts 6"], ""),
        ("1-800-273-8255 for calls, 1-800-273-8256 text only", ["phones 5"], "6"),
        ("1-800-273-8255, fax (only by day): 1-800-273-8256", ["phones 5", "phones/fax 6"], ""),
        ("Call 1-800-273-8255, SMS only: 1-800-273-8256", ["phones 5", "texts 6"], ""),
        ("1-800-273-8255 (no texts, only calls)", ["phones 5"], ""),
        # What is said of the first one.
        ("1-800-273-8255 (text only), 1-800-273-8256 (voice)", ["texts 5", "phones 6"], ""),
        ("1-800-273-8255, SMS only, 1-800-273-8256", ["phones 6"], "5"),
        ("1-800-273-8255 by SMS only or 1-800-273-8256", ["phones 6"], "5"),
        ("1-800-273-8255 24/7 by SMS only", [], "5"),
        ("1-800-273-8255, 9-17, fax only", [], "5"),
        ("1-800-273-8255 - no voice line, SMS only", [], "5"),
    ],
)
def test_that_a_number_is_for_texts_only_is_said_of_no_other_one(
    text: str, numbers: list[str], unsure: str
) -> None:
    numbers_found, doubts = find_numbers(text, "US", is_help=True)
    assert [f"{x.field} {x.number[-1]}" for x in numbers_found] == numbers
    assert "".join(doubt[-1] for doubt in doubts) == unsure


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Telefax: 1-800-273-8257", ["phones/fax"]),
        ("1-800-273-8257 (Telefax)", ["phones/fax"]),
        ("1-800-273-8257, Telefax only", []),
        ("Telefaxed: 1-800-273-8257", ["phones"]),
    ],
)
def test_a_telefax_is_a_fax(text: str, fields: list[str]) -> None:
    numbers = find_numbers(text, "US", is_help=True).numbers
    assert [number.field for number in numbers] == fields


@pytest.mark.parametrize(
    "text",
    [
        "- **A**\n  - Telefax: 1-800-273-8257",
        "- **Telefax**: 1-800-273-8257",
        "- **A**: Telefax 1-800-273-8257",
        "Telefax: 1-800-273-8257",
    ],
)
def test_a_telefax_is_a_fax_as_item_line_and_name(text: str) -> None:
    (contact,) = contacts(f"## USA\n\n{text}\n")
    assert [x.type.value for x in contact.phones] == ["fax"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('Texto "HELLO" au 741741', "HELLO"),
        ("Textez ALLO au 686868", "ALLO"),
        ("Text HOME to 741741", "HOME"),
    ],
)
def test_words_to_send_may_be_said_in_french(text: str, body: str) -> None:
    (contact,) = contacts(f"# Helplines\n\n- **A**: {text}\n")
    assert [x.body for x in contact.texts] == [body]


@pytest.mark.parametrize(
    ("text", "number", "body"),
    [
        *(
            (f"{said} to 741741", "741741", "")
            for said in ("Text", "SMS", "Text us", "Send a text")
        ),
        ("Text message to 741741", "741741", ""),
        ("Send text messages to 741741", "741741", ""),
        ("SMS an 85023", "85023", ""),
        # One list of verbs and of what stands before the number.
        ("txt HOME to 741741", "741741", "HOME"),
        ("message HOME an 741741", "741741", "HOME"),
        # A word that only begins like these, is quoted, or is a letter.
        ("Text MESSENGER to 741741", "741741", "MESSENGER"),
        ('Text "SMS" to 741741', "741741", "SMS"),
        ("Text USA to 741741", "741741", "USA"),
        ("Text A to 741741", "741741", "A"),
    ],
)
def test_what_says_to_send_is_not_the_word_to_send(text: str, number: str, body: str) -> None:
    for item in (f"- **A**\n  - Text: {text}", f"- **A**: {text}"):
        (contact,) = contacts(f"## USA\n\n{item}\n")
        assert [(x.number, x.body) for x in contact.texts] == [(number, body)]


def test_what_stands_behind_words_to_send_is_a_note() -> None:
    text = '# Helplines\n\n- **A**\n  - Text: "Example" to 1-202-304-1200. Only at night.\n'
    (contact,) = contacts(text)
    assert [(x.number, x.body, x.note) for x in contact.texts] == [
        ("1-202-304-1200", "Example", "Only at night.")
    ]


def test_a_number_that_an_entry_has_already_is_not_taken_again() -> None:
    note = parse_note("# US\n\n- **A** - call 1-800-662-4357\n  - Phone: +1 800 662 4357\n", "")
    (entry,) = note.entries
    assert len(getattr(entry.entry, "phones", ())) == 1
    assert note.problems == ()


def test_a_number_may_be_the_name_in_bold() -> None:
    assert dialled("# Helplines\n\n- **988** - for anybody\n") == [["988"]]
    assert dialled("# Services\n\n- **Dial 2-1-1:** for food and rent\n") == [["2-1-1"]]
    assert dialled("# Helplines\n\n- **988** - call 988\n") == [["988"]]
    assert dialled("# Services\n\n- **988** - for anybody\n") == [[]]
    assert dialled("# Helplines\n\n- **Studio 988** - for anybody\n") == [[]]


def test_a_number_may_stand_within_the_words_before_a_dash() -> None:
    text = "# UK\n\n- Male Advice Line 116 123, by day - for men\n- Room 116, by day - for men\n"
    assert dialled(text) == [["116123"]]
    # Without a country it is told.
    stays = "may be a number to call or to text; it stays text"
    text = (
        "- Men's Line (01) 5682 7969, Monday \u2013 Friday\n- Figure 56827, Monday \u2013 Friday\n"
    )
    assert told(text) == [f"'(01) 5682 7969' {stays}"]


@pytest.mark.parametrize(
    ("text", "title", "summary"),
    [
        ("Drop-in, 9am \u2013 5pm", "Drop-in, 9am \u2013 5pm", "Drop-in, 9am \u2013 5pm"),
        ("Drop-in, 9:00 - 17:00 - for men", "Drop-in, 9:00 - 17:00", "for men"),
        ("Drop-in at 9am - for men", "Drop-in at 9am", "for men"),
        ("Helpline 988 - 24 hours", "Helpline 988", "24 hours"),
    ],
)
def test_a_dash_between_two_times_separates_nothing(text: str, title: str, summary: str) -> None:
    (entry,) = (x.entry for x in parse_note(f"- {text}\n", "").entries)
    assert (entry.title, entry.summary) == (title, summary)


def test_what_is_called_for_texts_has_a_number_for_texts() -> None:
    for name, fields in (("Text Line", (0, 1)), ("Phone and Text Line", (1, 0)), ("Line", (1, 0))):
        (contact,) = contacts(f"# Helplines in the UK\n\n- {name}: 85258\n")
        assert (len(contact.phones), len(contact.texts)) == fields


def test_what_stands_behind_a_bold_number_says_what_to_do_with_it() -> None:
    (contact,) = contacts("# Helplines\n\n- **988** \u2014 Lifeline (call or text)\n")
    assert [[x.number for x in contact.phones], [x.number for x in contact.texts]] == [
        ["988"],
        ["988"],
    ]


def told(text: str) -> list[str]:
    return [x.message for x in parse_note(text, "").problems if x.rule == "note-number"]


def test_a_number_that_is_not_certain_is_told_unless_the_entry_has_it() -> None:
    stays = "may be a number to call or to text; it stays text"
    assert told("# Mexico\n\n- **A** - Tel. 5682 7969\n") == [f"'5682 7969' {stays}"]
    assert told("# Mexico\n\n- **A** - Tel. 5682 7969\n  - Phone: +52 55 5682 7969\n") == []


@pytest.mark.parametrize(("heading", "is_asked"), [("Helplines", True), ("Mexico", False)])
def test_who_may_not_be_certain_for_want_of_a_country_is_asked_for_it(
    heading: str, *, is_asked: bool
) -> None:
    text = f"# {heading}\n\n- **A** - Tel. 5682 7969\n"
    (problem,) = (x for x in parse_note(text, "").problems if x.rule == "note-number")
    assert ("its country" in problem.hint) is is_asked


def test_numbers_of_pages_are_told() -> None:
    text = "# Help\n\nCall 1-800-799-7233.\n\n- **A** - call 988\n\n## B\n\nSince 2019.\n"
    # One that is not certain is told, too.
    assert told("# UK\n\n## A\n\nIt is 0800 000 00 now.\n") == told("# A\n\nCall 988.\n")
    assert sorted(told(text)) == [
        "a number is taken from a text",
        "numbers in the text of a page stay text",
    ]


def test_a_link_for_texts_is_a_number() -> None:
    for text in ("[741741](sms:741741?&body=HOME)", "[by text](sms:741741)"):
        note = parse_note(f"# Helplines\n\n- **A**: {text}\n", "")
        (entry,) = (x.entry for x in note.entries)
        assert isinstance(entry, Contact)
        assert [x.number for x in entry.texts] == ["741741"]
        assert note.problems == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Text **HOME** to [741741](sms:741741?&body=HOME).", ["HOME"]),
        ("[741741](sms:741741?body=HOME%20NOW)", ["HOME NOW"]),
        ("Text HOME to [741741](sms:741741)", ["HOME"]),
        ("Text [741741](sms:741741)", [""]),
        ("Text HOME to 85258, or [741741](sms:741741)", ["", "HOME"]),
        ("[741741](sms:741741?body=) or [mail](mailto:a@b.org?body=HOME)", [""]),
    ],
)
def test_what_a_linked_number_is_to_be_sent_is_known(text: str, bodies: list[str]) -> None:
    (entry,) = contacts(f"# USA\n\n- **A**: {text}\n")
    assert [x.body for x in entry.texts] == bodies


@pytest.mark.parametrize(
    ("words", "phones", "texts"),
    [
        ("you can text at", [], ["555-0100"]),
        ("call or text", ["555-0100"], ["555-0100"]),
        ("the text is read at", ["555-0100"], []),
    ],
)
def test_a_linked_telephone_of_which_is_said_to_text_it_is_for_texts(
    words: str, phones: list[str], texts: list[str]
) -> None:
    (entry,) = contacts(f"# Australia\n\n- **A**: {words} [555-0100](tel:5550100)\n")
    assert [x.number for x in entry.phones] == phones
    assert [x.number for x in entry.texts] == texts


def test_an_import_tells_of_numbers_in_its_notes() -> None:
    (note,) = read_note("# A\n\n- **B** - call 988\n", "a.md").notes
    assert (note.line, note.message) == (3, "a number is taken from a text")


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


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Country / region", ["Seelsorge", "Kids Line"]),
        ("Country or Region", ["Seelsorge", "Kids Line"]),
        ("Region / clinic", ["Germany", "Canada"]),
    ],
)
def test_a_column_of_countries_may_be_called_so_in_several_words(
    heading: str, titles: list[str]
) -> None:
    rows = f"| {heading} | Service |\n|---|---|\n| Germany | Seelsorge |\n| Canada | Kids Line |\n"
    assert [x.entry.title for x in parse_note(rows, "").entries] == titles


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("City | Organization", "Help"),
        ("City/Region | Service", "Help"),
        ("Region | Organization", "Help"),
        ("City | Language", "Toronto"),
        ("City or so | Organization", "Toronto"),
        ("Organization | City", "Toronto"),
    ],
)
def test_a_town_is_the_name_only_where_nobody_is_named_beside_it(heading: str, title: str) -> None:
    (entry,) = contacts(f"| {heading} | Phone |\n|---|---|---|\n| Toronto | Help | 988 |\n")
    assert entry.title == title
    assert "Toronto" in f"{entry.title} {entry.summary}"


def test_a_country_is_the_name_where_its_row_has_no_other() -> None:
    for name, word in (("Police", ""), ("Number", "Tel. ")):
        rows = f"| Country | {name} |\n|---|---|\n| Germany | {word}110 |\n| France | {word}112 |\n"
        told = [(x.title, x.regions, x.phones[0].dial) for x in contacts(rows)]
        assert told == [("Germany", ("DE",), "110"), ("France", ("FR",), "112")]


@pytest.mark.parametrize(
    ("value", "phones"),
    [
        ("988 (available 24/7)", (Phone("988", "988", note="(available 24/7)"),)),
        ("988, then press 1", (Phone("988", "988", note="then press 1"),)),
        (
            "1-800-662-HELP (4357)",
            (Phone("1-800-662-4357", "+18006624357", label="1-800-662-HELP"),),
        ),
        (
            "988 or 911",
            (Phone("988", "988", note="or 911"), Phone("911", "911")),
        ),
        ("988", (Phone("988", "988"),)),
        ("ask for 988", (Phone("ask for 988"),)),
        ("116 123", (Phone("116 123"),)),
        ("1-800-662-HELP (4358)", (Phone("1-800-662-HELP (4358)"),)),
    ],
)
def test_a_labelled_number_is_apart_from_what_is_said_of_it(
    value: str, phones: tuple[Phone, ...]
) -> None:
    (contact,) = contacts(f"# US\n\n- **A**\n  - Phone: {value}\n")
    assert contact.phones == phones


def test_a_labelled_number_that_is_written_otherwise_is_told_at_its_line() -> None:
    for value, lines in (("988 (at night)", [4]), ("988", []), ("+1 800 662 4357", [])):
        text = f"# US\n\n- **A**\n  - Phone: {value}\n"
        assert [x.line for x in parse_note(text, "").problems] == lines


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Fax: 1-800-273-8255 or 1-800-273-8256", ["fax 5", "fax 6"]),
        ("TTY: 1-800-273-8255, 1-800-273-8256", ["textphone 5", "textphone 6"]),
        ("Mobile: 1-800-273-8255 / 1-800-273-8256", ["cell 5", "cell 6"]),
        ("Fax (office): 1-800-273-8255; 1-800-273-8256", ["fax office 5", "fax office 6"]),
        ("Text: 1-800-273-8255 or 1-800-273-8256", ["5", "6"]),
        ("Text: 1-800-273-TALK (8255) or 1-800-273-8255", ["5"]),
        ("Phone (by day): 1-800-273-TALK", ["voice by day 5"]),
        # Unless the text says otherwise.
        ("Fax: 1-800-273-8255, telephone 1-800-273-8256", ["fax 5", "voice 6"]),
        ("Phone: 1-800-273-8255, fax 1-800-273-8256", ["voice 5", "fax 6"]),
        ("Phone: 1-800-273-8255 or 1-800-273-8256", ["voice 5", "voice 6"]),
        ("Phone: 988 (call or text)", ["voice 8", "8"]),
    ],
)
def test_further_numbers_behind_a_label_are_what_it_says(label: str, fields: list[str]) -> None:
    (contact,) = contacts(f"## USA\n\n- **X**\n  - {label}\n")
    phones = [f"{x.type.value} {x.label} {x.number[-1]}" for x in contact.phones]
    assert [" ".join(x.split()) for x in phones] + [x.number[-1] for x in contact.texts] == fields


def test_an_item_may_be_called_like_its_country() -> None:
    assert dialled("# Crisis lines\n\n- Germany: 0800 1110111\n") == [["+498001110111"]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "**Line A**\n\nPhone: 01 809 2166\n\n**[Line B](https://a.org)** (free)\n\nPhone: 116 123",
            {"Line A": "01 809 2166", "Line B": "116 123"},
        ),
        ("**Line A**\n\nPhone: 01 809 2166\n\nHours: 9-5\n\nText.", {"Line A": "01 809 2166"}),
        (
            "**Line A**\n\n01 809 2166\n\n- **Line B**: 116 123",
            {"Line B": "116 123"},
        ),
        ("**Line A**\n\nhttps://a.org\nPhone: 01 809 2166", {"Line A": "01 809 2166"}),
        # Without a name in bold, and below none of a country, it is that of the heading.
        ("Line A\n\nPhone: 01 809 2166", {"Ireland": "01 809 2166"}),
        ("**Line A** is open.\n\nPhone: 01 809 2166", {"Ireland": "01 809 2166"}),
        ("### Dublin\n\n**Line A**\n\nPhone: +353 1 809 2166", {"Dublin": "+353 1 809 2166"}),
    ],
)
def test_numbers_below_a_name_of_its_own_are_those_of_the_name(
    text: str, numbers: dict[str, str]
) -> None:
    told = contacts(f"# Helplines\n\n## Ireland\n\n{text}\n")
    assert {x.title: "; ".join(phone.number for phone in x.phones) for x in told} == numbers
    assert sum(map(len, (x.phones for x in told))) == len(numbers)


def test_lines_are_read_no_further_than_they_are_labelled_and_within_the_effort_of_a_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def counted(text: str, env: dict[str, object]) -> MarkedText:
        read.append(text)
        return read_text(text, env)

    monkeypatch.setattr(source, "read_text", counted)
    prose = "\n".join(f"Line {number} of a text." for number in range(50))
    parse_note(f"# A\n\n## B\n\n{prose}\n", "n.md")
    assert len(read) < 10
    read.clear()
    monkeypatch.setattr(source, "_MOST_EFFORT", 1000)
    lines = "\n".join(f"Phone: {'[' * 40} {number}" for number in range(50))
    parse_note(f"# A\n\n## B\n\n{lines}\n", "n.md")
    assert len(read) < 10


def test_a_short_number_within_another_one_is_told_all_the_same() -> None:
    text = "# Crisis lines\n\n- **Netherlands**: 113 or 0800-0113 (24/7)\n"
    told = [x.message for x in read_note(text, "note.md").notes]
    assert any("'113' may be" in message for message in told)
    # What repeats a number is none of its own.
    text = "# Crisis lines\n\n- **UK**: 0800 068 4141, 068 4141 from there\n"
    assert not any("4141' may be" in x.message for x in read_note(text, "note.md").notes)
