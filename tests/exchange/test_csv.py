"""Tables as Google, Outlook, Excel and people write them: a value stays one, columns join, guesses are told."""

from typing import Any

import pytest

from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.readers.headings import column_named
from ketamine_tui.exchange.readers.markup import without_markup
from ketamine_tui.exchange.readers.tables import read_csv
from ketamine_tui.model.contact import Address, Email, Link, Phone, TextNumber
from ketamine_tui.model.entry import Contact, Identifier, Resource
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.store.node import ReadError


def read(text: str, **columns: str | tuple[str, ...]) -> Imported:
    named = {k: v if isinstance(v, tuple) else (v,) for k, v in columns.items()}
    return read_csv(text, "file", ReadOptions(columns=named))


def only(text: str, **columns: str | tuple[str, ...]) -> Any:
    (found,) = read(text, **columns).entries
    return found.entry


def notes(imported: Imported) -> list[str]:
    return [note.message for note in imported.notes]


@pytest.mark.parametrize(
    ("column", "cell", "values"),
    [
        ("link", "https://a.example/p;jsessionid=1", ["https://a.example/p;jsessionid=1"]),
        ("link", "https://a.example/c enter/", []),
        ("link", "https://a.example/c enter.aspx", []),
        ("link", "https://a.example (in Welsh)", ["https://a.example"]),
        ("link", "www.a.example b.example/x", ["https://www.a.example", "https://b.example/x"]),
        (
            "link",
            "https://a.example/p;x=1;https://b.example",
            ["https://a.example/p;x=1", "https://b.example"],
        ),
        (
            "link",
            "https://a.example/; https://b.example ::: https://c.example",
            ["https://a.example/", "https://b.example", "https://c.example"],
        ),
        ("address", "Str. 1; 10115 Berlin", ["Str. 1; 10115 Berlin"]),
        ("address", "Str. 1\n10115 Berlin ::: Weg 2", ["Str. 1, 10115 Berlin", "Weg 2"]),
        ("phone", "+1 202 555 0143 ::: +1 202 555 0144", ["+1 202 555 0143", "+1 202 555 0144"]),
        ("phone", "202 555 0143; ext. 12", ["202 555 0143; ext. 12"]),
        ("phone", "202 555 0143; 202 555 0144", ["202 555 0143", "202 555 0144"]),
        ("phone", "(202) 555 0143, +1 202 555 0144", ["(202) 555 0143", "+1 202 555 0144"]),
        ("phone", "202 555 0143, 12", ["202 555 0143, 12"]),
        ("phone", "202 555 0143, 1 to speak", ["202 555 0143, 1 to speak"]),
        ("phone", "202 555 0143 / 202 555 0144", ["202 555 0143", "202 555 0144"]),
        ("phone", "202-555-0143 OR 202-555-0144", ["202-555-0143", "202-555-0144"]),
        (
            "phone",
            "202 555 0143 (Men) and 202 555 0144 or 202 555 0145",
            ["202 555 0143", "202 555 0144", "202 555 0145"],
        ),
        ("phone", "202 555 0143 or 44", ["202 555 0143 or 44"]),
        ("phone", "202 555 0143 ext. 1 or 2", ["202 555 0143 ext. 1 or 2"]),
        # What stands before a slash may be the code of an area, and what stands behind it the end of another number.
        ("phone", "+49 33203/5550100", ["+49 33203/5550100"]),
        ("phone", "202 555 0143/44", ["202 555 0143/44"]),
        # Quoted twice over, as some programs do; other marks stay.
        ("email", '""a@example.org, b@example.org""', ["a@example.org", "b@example.org"]),
        ("phone", '""202 555 0143""', ["202 555 0143"]),
        ("phone", '""202 555 0143"" at night', ['"202 555 0143" at night']),
        ("alternate_names", '""Shout""', ['"Shout"']),
        ("email", "a@example.org, b@example.org", ["a@example.org", "b@example.org"]),
        ("tags", "mood pain", ["mood", "pain"]),
        ("tags", "#mood #chronic-pain", ["#mood", "#chronic-pain"]),
        ("tags", "mood, chronic pain", ["mood", "chronic pain"]),
        ("alternate_names", "Smith, Jones and Co; SJ", ["Smith, Jones and Co", "SJ"]),
    ],
)
def test_a_cell_is_as_many_values_as_it_says(column: str, cell: str, values: list[str]) -> None:
    entry = only(f'title,kind,{column}\nA,clinic,"{cell}"\n')
    points = {
        "link": [link.url for link in entry.links],
        "address": [address.address_1 for address in entry.addresses],
        "phone": [phone.number for phone in entry.phones],
        "email": [email.address for email in entry.emails],
        "tags": [*entry.tags],
        "alternate_names": [*entry.alternate_names],
    }
    assert points[column] == values


@pytest.mark.parametrize(
    ("heading", "row", "state"),
    [
        ("Name,City,County,State", "A,Baxley,Appling,GA", "GA"),
        ("Name,City,County,Province", "A,Baxley,Appling,GA", "GA"),
        ("Name,City,County,state_province", "A,Baxley,Appling,GA", "GA"),
        ("Name,City,County", "A,Maidstone,Kent", "Kent"),
    ],
)
def test_a_county_is_the_state_of_an_address_only_where_nothing_else_is(
    heading: str, row: str, state: str
) -> None:
    imported = read(f"{heading}\n{row}\n")
    (address,) = only(f"{heading}\n{row}\n").addresses
    assert address.state_province == state
    assert any("'County'" in loss.message for loss in imported.losses) is (state != "Kent")


def test_a_state_beside_a_town_that_a_person_named_is_one_of_an_address() -> None:
    (address,) = only("Name,Place,State\nA,Baxley,GA\n", city="Place").addresses
    assert (address.city, address.state_province) == ("Baxley", "GA")


def test_a_web_address_with_a_stray_blank_is_told_and_never_cut() -> None:
    imported = read("title,link\nA,https://a.example/c enter/\n")
    assert "'https://a.example/c enter/'" in imported.losses[0].message


def test_spaces_separate_tags_only_where_nothing_else_does_and_that_is_told() -> None:
    spaced = read("title,tags\nA,mood pain\n")
    assert notes(spaced) == ["tags are read as separated by spaces"]
    listed = read("title,tags\nA,chronic pain\nB,mood;pain\n")
    assert [found.entry.tags for found in listed.entries] == [("chronic pain",), ("mood", "pain")]
    assert notes(listed) == []


@pytest.mark.parametrize(
    ("head", "row", "tags"),
    [
        ("Category", "Housing and shelter", ("Housing and shelter",)),
        ("Category", '"Mental health, food"', ("Mental health", "food")),
        ("Tags,Category", "mood pain,Mental health", ("mood", "pain", "Mental-health")),
        ("Tags,Category", 'mood pain,"My house; food"', ("mood", "pain", "My-house", "food")),
        ("Tags,Category", '"mood, my pain",My house', ("mood", "my pain", "My house")),
    ],
)
def test_a_category_may_have_several_words(head: str, row: str, tags: tuple[str, ...]) -> None:
    assert only(f"title,{head}\nA,{row}\n").tags == tags


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *(("Addresses", "address"), ("E-Mails", "email"), ("org_name", "organization")),
        *(("Address count", ""), ("organ_name", "")),
    ],
)
def test_a_heading_means_a_column(heading: str, column: str) -> None:
    assert column_named(heading) == column


def test_an_export_of_ours_has_several_addresses_in_a_cell() -> None:
    text = "title,kind,address,state,due,as_of,version\nA,clinic,1 High Road; 2 Low Road,,,,\n"
    assert [x.address_1 for x in only(text).addresses] == ["1 High Road", "2 Low Road"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("Text HOME to 741741", TextNumber("741741", "HOME")),
        ("Text \u201cHelp\u201d to 55501", TextNumber("55501", "Help")),
        ("Text 55501", TextNumber("55501")),
        ("SMS YES to 55501. Only at night.", TextNumber("55501", "YES", note="Only at night.")),
        ("55501", TextNumber("55501")),
        # What is no word and no number stays as it is, for the checks to find.
        ("Text us at 55501", TextNumber("Text us at 55501")),
        ("Text HOME to 55", TextNumber("55", "HOME")),
    ],
)
def test_a_number_for_texts_is_apart_from_what_to_send(cell: str, number: TextNumber) -> None:
    assert only(f'title,text\nA,"{cell}"\n').texts == (number,)


@pytest.mark.parametrize(
    ("cells", "hint"),
    [
        (["202 555 0143", "(202) 555 0144, 202 555 0145"], "phone=Number"),
        (["202 555 0143", "Ask first"], "summary=Number"),
        (["12", "13"], "summary=Number"),
        (["38.98028088", "38.97443675"], "summary=Number"),
    ],
)
def test_a_column_of_nothing_but_numbers_may_be_one_of_telephones(
    cells: list[str], hint: str
) -> None:
    rows = "".join(f'A,x,"{cell}"\n' for cell in cells)
    (loss,) = read(f"title,summary,Number\n{rows}").losses
    assert hint in loss.hint


@pytest.mark.parametrize(
    "heading", ["Contact Number", "Helpline No.", "Helpline", "Hotline number", "Hotline Phone"]
)
def test_a_column_may_say_that_its_numbers_are_to_be_called(heading: str) -> None:
    assert [x.number for x in only(f"title,{heading}\nA,55501\n").phones] == ["55501"]


def test_several_columns_become_one_field() -> None:
    text = "First,Last,A,B,Note 1,Note 2\nAda,Example,+12025550143,+12025550144,One.,Two.\n"
    entry = only(text, title=("First", "Last"), phone=("A", "B"), summary=("Note 2", "Note 1"))
    assert (entry.title, entry.summary) == ("Ada Example", "Two. One.")
    assert [phone.number for phone in entry.phones] == ["+12025550143", "+12025550144"]


@pytest.mark.parametrize(
    ("head", "row", "kind"),
    [
        ("Phone,Web", ",", Kind.ORGANIZATION),
        ("Phone,Web", ",https://a.example", Kind.WEBSITE),
        ("Phone,Web", "2025550143,https://a.example", Kind.ORGANIZATION),
        ("Length,Web", ",", Kind.WEBSITE),
    ],
)
def test_a_row_without_a_link_is_no_website_where_others_have_numbers(
    head: str, row: str, kind: Kind
) -> None:
    assert only(f"Name,Description,{head}\nA,b,{row}\n").kind is kind


def test_two_columns_of_one_heading_are_both_read() -> None:
    assert len(only("title,kind,phone,phone\nA,clinic,2025550143,2025550144\n").phones) == 2


def test_the_usual_headings_are_guessed_and_told() -> None:
    imported = read(
        "Name,Tel,Mail,Web,Colour\nA,2025550143,a@example.org,https://example.org,red\n"
    )
    entry = imported.entries[0].entry
    assert isinstance(entry, Contact)
    assert (entry.title, entry.phones) == ("A", (Phone("2025550143"),))
    assert (entry.emails, entry.links) == (
        (Email("a@example.org"),),
        (Link("https://example.org"),),
    )
    assert notes(imported) == [
        "column 'Mail': read as email",
        "column 'Name': read as title",
        "column 'Tel': read as phone",
        "column 'Web': read as link",
    ]
    assert [loss.message for loss in imported.losses if "column" in loss.message] == [
        "column 'Colour': no column of ours; 1 value not kept"
    ]


REGISTER = """\
PublicName,ParentAgency,PhysicalAddress1,PhysicalCity,Phone1Number,Phone1Name,Phone5Number,Phone5Description,PhoneFax,WebsiteAddress,LanguagesOffered,Categories,AgencyDescription,Eligibility
A clinic,An agency,1 High Road,London,2025550143,Main Number  ,2025550144,TTY/TDD,2025550145,"https://a.example/, www.b.example","English, Chinese (Min, Wu)","Aid, Legal; Mood;","<p>Talks &amp; <b>beds</b>, <a href=""https://c.example"">see</a></p>",
,An agency,,,N/A,,,,,no website yet,,,,Adults
"""


def test_a_register_of_services_comes_with_what_its_numbers_are_for() -> None:
    imported = read(REGISTER)
    clinic, agency = (found.entry for found in imported.entries)
    assert isinstance(clinic, Contact)
    assert (clinic.title, clinic.organization, agency.title) == (
        *("A clinic", "An agency", "An agency"),
    )
    assert clinic.addresses == (Address(address_1="1 High Road", city="London"),)
    assert [(x.number, x.type.value, x.label) for x in clinic.phones] == [
        ("2025550143", "voice", "Main Number"),
        ("2025550144", "textphone", "TTY/TDD"),
        ("2025550145", "fax", ""),
    ]
    assert [link.url for link in clinic.links] == ["https://a.example/", "https://www.b.example"]
    assert (clinic.languages, clinic.tags) == (
        *(("English", "Chinese (Min, Wu)"), ("Aid, Legal", "Mood")),
    )
    assert clinic.summary == "Talks & beds, see (https://c.example)"


def test_what_a_number_is_for_is_told_where_no_number_stands_beside_it() -> None:
    head = "name,Phone1Number,Phone1Name,Phone2Number,Phone2Name"
    imported = read(f"{head}\nA,55501,Main,,Emergency\nB,55502,,55503,Night\n")
    told = [(x.line, x.message) for x in imported.losses if "summary" not in x.message]
    assert told == [(2, "Phone2Name 'Emergency': no number stands beside it")]
    # Of a number that is private nothing is said.
    private = read(f"{head},Phone2IsPrivate\nA,55501,Main,55509,Home,yes\n")
    assert "Home" not in "".join(x.message for x in private.losses)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("id,organization_id,name,description", Kind.ORGANIZATION),
        ("id,name,description,legal_status", Kind.ORGANIZATION),
        ("id,location_id,name,service_areas", Kind.ORGANIZATION),
        # A list of links, and one of people who have a place.
        ("id,name,description,url", Kind.WEBSITE),
        ("id,name,description,location", Kind.WEBSITE),
    ],
)
def test_a_table_of_a_register_has_nothing_but_somebody_to_turn_to(head: str, kind: Kind) -> None:
    assert only(f"{head}\n1,2,3,\n").kind is kind


def test_a_table_of_people_has_their_names_as_titles() -> None:
    entry = only("id,name,title,department,email\n1,Ada Example,Director,Intake,a@example.org\n")
    assert (entry.title, entry.kind) == ("Ada Example", Kind.PERSON)
    assert (entry.summary, entry.emails) == ("Director Intake", (Email("a@example.org"),))
    # Without a department, or where a person says which is which, a title is one.
    assert only("id,name,title\n1,Ada Example,Memoirs\n").title == "Memoirs"
    named = only("name,title,department\nAda Example,Memoirs,Art\n", title="title")
    assert (named.title, named.kind) == ("Memoirs", Kind.WEBSITE)


def test_columns_may_say_of_which_row_they_are() -> None:
    text = (
        "organization_name,organization_email,service_name,service_email,service_url,service_alternate_name,"
        "location_address\nTrust,t@example.org,Beds,b@example.org,b.example.org,Bunks,1 High Road\n"
    )
    entry = only(text)
    assert (entry.title, entry.organization, entry.alternate_names) == ("Beds", "Trust", ("Bunks",))
    assert entry.emails == (Email("b@example.org"),)
    assert entry.links == (Link("https://b.example.org"),)
    # What belongs to who runs it, and to where it is, is not the service's, and is told.
    told = [x.message for x in read(text).losses]
    assert [x.partition(":")[0] for x in told if x.startswith("column")] == [
        "column 'location_address'",
        "column 'organization_email'",
    ]
    assert only("organization_name,organization_email\nTrust,t@example.org\n").emails == (
        Email("t@example.org"),
    )


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("id,name,parent_id,parent_name", "these are taxonomy terms"),
        ("id,name,description,uri,version", "these are taxonomies"),
        ("id,service_id,name,description,extent", "these are areas"),
        ("id,service_id,phone_id,name,code,note", "these are languages"),
        ("id,name,language,character_set", "these are settings"),
    ],
)
def test_a_table_of_a_package_without_anybody_to_turn_to_is_refused(head: str, told: str) -> None:
    row = ",".join("x" for _ in head.split(","))
    with pytest.raises(ReadError, match=told):
        read(f"{head}\n{row}\n")
    # With a column more it is another table, and a person may know better.
    assert only(f"{head},phone\n{row},55501\n").title == "x"
    assert only(f"{head}\n{row}\n", title="name").title == "x"


@pytest.mark.parametrize(
    ("head", "hours"),
    [
        ("name,phone,HoursOfOperation", ("9-5",)),
        ("name,address,Opening hours", ("9-5",)),
        # Of a course or a film they are how long it takes.
        ("name,link,Hours", ()),
        ("name,author,hours", ()),
    ],
)
def test_hours_are_those_of_somebody_who_can_be_reached(head: str, hours: tuple[str, ...]) -> None:
    imported = read(f"{head}\nA,,9-5\n")
    entry = imported.entries[0].entry
    assert tuple(x.note for x in getattr(entry, "schedules", ())) == hours
    told = [x.message for x in imported.losses if x.message.lower().startswith("column 'hours'")]
    assert bool(told) is not bool(hours)


def test_that_the_numbers_of_a_register_stand_elsewhere_is_told() -> None:
    words = "numbers, addresses and hours stand in other tables"
    apart = read("id,organization_id,name,description\n1,2,A,x\n")
    assert any(note.startswith(words) for note in notes(apart))
    for head in ("id,organization_id,name,phone", "id,owner,name,description"):
        assert not any(note.startswith(words) for note in notes(read(f"{head}\n1,2,A,x\n")))


def test_a_column_without_a_heading_is_called_by_its_number() -> None:
    (told,) = read("name,summary,\nA,x,y\n").losses
    assert told.message == "column '3': no column of ours; 1 value not kept"


def test_what_is_read_otherwise_than_it_stands_is_told() -> None:
    imported = read(REGISTER)
    told = {note.message for note in imported.notes} | {x.message for x in imported.losses}
    assert {
        "HTML in a description is read as plain text",
        "column 'Phone1Number': 'N/A' is read as empty, in 1 row",
        "column 'Eligibility': no column of ours; 1 value not kept",
        "links: 'no website yet' is not of the expected form",
    } <= told
    assert not [message for message in told if "Phone1Name" in message]


def test_what_the_file_calls_private_stays_out_and_is_told() -> None:
    heading = (
        "Name,PhysicalAddress1,PhysicalCity,PhysicalAddressIsPrivate,Phone1Number,Phone1IsPrivate"
    )
    imported = read(
        f"{heading}\nA,1 High Road,London,Yes,2025550143,FALSE\nB,2 Low Road,Leeds,No,2025550144,TRUE\n"
    )
    shelter, other = (found.entry for found in imported.entries)
    assert isinstance(shelter, Contact)
    assert isinstance(other, Contact)
    assert (shelter.addresses, len(shelter.phones)) == ((), 1)
    assert (other.addresses[0].city, other.phones) == ("Leeds", ())
    assert [(x.line, x.message) for x in imported.losses if "private" in x.message] == [
        (2, "column 'PhysicalAddress1': the file says that it is private"),
        (2, "column 'PhysicalCity': the file says that it is private"),
        (3, "column 'Phone1Number': the file says that it is private"),
    ]


@pytest.mark.parametrize(
    ("label", "texts", "phones"),
    [
        ("Text HELLO to", (TextNumber("55501", "HELLO"),), ()),
        ("SMS", (TextNumber("55501", label="SMS"),), ()),
        ("TEXT LINE", (TextNumber("55501", label="TEXT LINE"),), ()),
        ("Call or text", (), (Phone("55501", label="Call or text"),)),
        ("Text or call", (), (Phone("55501", label="Text or call"),)),
    ],
)
def test_a_number_that_nobody_answers_is_not_one_to_call(
    label: str, texts: tuple[TextNumber, ...], phones: tuple[Phone, ...]
) -> None:
    entry = only(f"Name,phone1_label,phone1_number\nA,{label},55501\n")
    assert (entry.texts, entry.phones) == (texts, phones)


VOICE, FAX, TEXTPHONE = PhoneType.VOICE, PhoneType.FAX, PhoneType.TEXTPHONE


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("202 555 0143 [Men], 202 555 0144 (Women)", [("Men", VOICE), ("Women", VOICE)]),
        ("202 555 0143, Fax: 202 555 0144", [("", VOICE), ("Fax", FAX)]),
        ("202 555 0143 (Admin.) / 202 555 0144", [("Admin.", VOICE), ("", VOICE)]),
        ("202 555 0143, Fax:\n202 555 0144", [("", VOICE), ("Fax", FAX)]),
        ("202 555 0143 / 202 555 0144 (TTY)", [("", VOICE), ("TTY", TEXTPHONE)]),
        ("Tel.: 202 555 0143, night: 202 555 0144", [("", VOICE), ("night", VOICE)]),
    ],
)
def test_a_cell_may_say_what_each_of_its_numbers_is_for(
    cell: str, phones: list[tuple[str, PhoneType]]
) -> None:
    numbers = only(f'Name,Phone\nA,"{cell}"\n').phones
    assert [x.number for x in numbers] == ["202 555 0143", "202 555 0144"]
    assert [(x.label, x.type) for x in numbers] == phones


@pytest.mark.parametrize(
    "number",
    [
        "202 555 0143 (ext. 12)",
        "202 555 0143 (24/7)",
        "202-555-HELP (4357)",
        "202 555 0143 (night: 555 0144)",
    ],
)
def test_what_stands_in_brackets_may_be_a_part_of_a_number(number: str) -> None:
    (phone,) = only(f'Name,Phone\nA,"{number}"\n').phones
    assert phone == Phone(number)


def test_a_number_to_send_texts_to_is_none_to_call() -> None:
    entry = only("Name,Phone\nA,Text HOME to 55501\n")
    assert (entry.texts, entry.phones) == ((TextNumber("55501", "HOME"),), ())
    entry = only("Name,Phone\nA,202 555 0143 (text only)\n")
    assert (entry.texts, entry.phones) == ((TextNumber("202 555 0143", label="text only"),), ())


def test_an_export_of_ours_has_its_numbers_as_they_are_published() -> None:
    head = "title,phone,state,due,as_of,version"
    entry = only(f"{head}\nA,202 555 0143 (office),,,,\n")
    assert [(x.number, x.label) for x in entry.phones] == [("202 555 0143 (office)", "")]


@pytest.mark.parametrize("heading", ["PhoneTTY", "Minicom", "TDD"])
def test_a_column_of_textphones_has_no_numbers_to_be_called(heading: str) -> None:
    entry = only(f"Name,Phone,{heading}\nA,2025550143,2025550144\n")
    assert [(x.number, x.type.value) for x in entry.phones] == [
        ("2025550143", "voice"),
        ("2025550144", "textphone"),
    ]


def test_links_that_are_numbered_are_read() -> None:
    entry = only("Name,link1_url,link2_url,link1_label\nA,https://a.example,https://b.example,x\n")
    assert [link.url for link in entry.links] == ["https://a.example", "https://b.example"]


def test_an_address_that_is_private_has_no_part_left() -> None:
    entry = only(
        "Name,Address 1,City,Phone,Address is private\nA,1 High Road,London,2025550143,yes\n"
    )
    assert (entry.title, entry.addresses, len(entry.phones)) == ("A", (), 1)


def test_what_is_private_is_found_by_whole_words() -> None:
    entry = only(
        "Name,Email,EmailAddressIsPrivate,Phone1Number,Phone1IsPrivate,Phone10Number\n"
        "A,a@example.org,Yes,2025550143,Yes,2025550144\n",
        phone=("Phone1Number", "Phone10Number"),
    )
    assert (entry.emails, [phone.number for phone in entry.phones]) == ((), ["2025550144"])


def test_what_is_not_active_says_so_in_its_review() -> None:
    imported = read("Name,AgencyStatus\nA,Active\nB,Inactive\nC,\n")
    assert [found.said for found in imported.entries] == ["", "AgencyStatus: Inactive", ""]
    assert "column 'AgencyStatus': read as the state, which the review quotes" in notes(imported)


def test_an_export_of_ours_is_read_as_it_stands() -> None:
    text = 'title,summary,link,state,due,as_of,version\nN/A,a <b> c,"https://a.org/,",,,,\n'
    entry = only(text)
    assert (entry.title, entry.summary, entry.links) == (
        *("N/A", "a <b> c", (Link("https://a.org/,"),)),
    )


@pytest.mark.parametrize("text", ["a < b, b > c", "I <3 you", "a&amp;b", "<name> of a place"])
def test_what_is_no_markup_stays(text: str) -> None:
    assert without_markup(text) == text


def test_columns_that_have_no_room_are_counted() -> None:
    heading = ",".join(f"Column of number {n}" for n in range(30))
    with pytest.raises(ReadError, match=r"Column of number 13, and 16 more \("):
        read(f"{heading}\nA\n")


GOOGLE = """\
First Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Address 1 - Formatted,Website 1 - Value
Ada,Example,Clinic,Talks.,Work,a@example.org ::: b@example.org,2025550143 ::: 2025550144,"1 High Road
London",https://example.org
,,Clinic,Beds.,,,,,
"""
OUTLOOK = """\
Title,First Name,Middle Name,Last Name,Suffix,Company,Business Street,Business City,Business Postal Code,Business State,Business Phone,Mobile Phone,Business Fax,E-mail Address,Web Page,Notes,Categories
Dr.,Ada,B.,Example,,Clinic,1 High Road,London,N1,,2025550143,2025550144,2025550145,a@example.org,https://example.org,Talks.,Mood;Chronic pain
"""


def test_contacts_of_google_come_with_their_lists() -> None:
    person, clinic = (found.entry for found in read(GOOGLE).entries)
    assert isinstance(person, Contact)
    assert (person.title, person.organization, person.kind) == (
        "Ada Example",
        "Clinic",
        Kind.PERSON,
    )
    assert (len(person.emails), len(person.phones), person.summary) == (2, 2, "Talks.")
    assert person.addresses == (Address(address_1="1 High Road, London"),)
    assert (clinic.title, clinic.kind) == ("Clinic", Kind.ORGANIZATION)


def test_contacts_of_outlook_come_with_the_parts_of_their_address() -> None:
    entry = only(OUTLOOK)
    assert (entry.title, entry.kind) == ("Dr. Ada B. Example", Kind.PERSON)
    assert [(phone.number, phone.type.value) for phone in entry.phones] == [
        ("2025550143", "voice"),
        ("2025550144", "voice"),
        ("2025550145", "fax"),
    ]
    assert entry.addresses == (Address(address_1="1 High Road", city="London", postal_code="N1"),)
    assert entry.tags == ("Mood", "Chronic pain")


def test_a_title_is_no_prefix_where_names_stand_beside_it() -> None:
    imported = read("title,First Name,Last Name\nA book,Ada,Example\n")
    assert imported.entries[0].entry.title == "A book"
    assert len([x for x in imported.losses if "no column of ours" in x.message]) == 2


def test_a_state_is_a_part_of_an_address_only_beside_one() -> None:
    near = only("title,kind,address,city,state\nA,clinic,1 High Road,Springfield,IL\n")
    assert near.addresses == (
        Address(address_1="1 High Road", city="Springfield", state_province="IL"),
    )
    alone = only("title,kind,address,state\nA,clinic,1 High Road,to-be-reviewed\n")
    assert alone.addresses == (Address(address_1="1 High Road"),)


@pytest.mark.parametrize("ours", ["url", "website", "Link", "links"])
def test_what_is_mapped_may_be_called_as_people_do(ours: str) -> None:
    assert only("Titel;Seite\nA;https://example.org\n", title="Titel", **{ours: "Seite"}).links


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\ntitle;summary\r\nA;x, y, z\r\n",
        '"sep=|"\ntitle|summary\nA|x, y, z\n',
        'title;"a, b, c";summary\nA;;x, y, z\n',
        '"summary\nof; it; all;",title,summary\n,A,"x, y, z"\n',
        "title\tsummary\nA\tx, y, z\n",
    ],
)
def test_what_separates_cells_is_said_or_stands_between_the_headings(text: str) -> None:
    imported = read(text)
    entry = imported.entries[0].entry
    assert (entry.title, entry.summary) == ("A", "x, y, z")


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    assert [found.line for found in read("sep=;\ntitle;summary\nA;x\n\nB;x\n").entries] == [3, 5]


def test_identifiers_of_other_registers_stand_behind_their_names() -> None:
    imported = read("title,summary,authors,identifiers\nA,x,B,nct NCT04939649; 123\n")
    entry = imported.entries[0].entry
    assert isinstance(entry, Resource)
    assert entry.identifiers == (Identifier("nct", "NCT04939649"),)
    assert [x.message for x in imported.losses] == [
        "identifiers '123': it does not say of which register"
    ]
