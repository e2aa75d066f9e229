"""Data packages of HSDS: tables that are joined, and what is told of what does not come."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from support.shell import ROOT

from ketamine_tui.exchange.readers import enclosed, package_joins
from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.readers.hsds_hours import schedule_of
from ketamine_tui.exchange.sources import SOURCES, recognise
from ketamine_tui.model.contact import Address, Email, Link, Phone, Schedule
from ketamine_tui.model.imported import Imported, Lines
from ketamine_tui.store.node import ReadError

PACKAGES = ROOT / "tests/fixtures/packages"
SERVICES = "id,name,description\n1,Example Line,Somebody listens.\n"

Read = Callable[..., Imported]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def of(tables: Mapping[str, str], *resources: object) -> Imported:
        for name, text in tables.items():
            file = tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode("latin-1"))
        named = [{"path": name} for name in tables]
        return read_in(tmp_path, json.dumps({"resources": [*named, *resources]}))

    return of


def read_in(folder: Path, text: str = "") -> Imported:
    text = text or (folder / "datapackage.json").read_text("utf-8")
    options = ReadOptions(beside=enclosed.Folder(folder))
    return SOURCES["datapackage"].read(text, "datapackage.json", options)


def entries(imported: Imported) -> dict[str, Any]:
    return {item.entry.title: item.entry for item in imported.entries}


def told(imported: Imported) -> list[str]:
    """Return what is lost, each with its table and the line that it has there."""
    places = [(*imported.lines.place(x.line), x.message) for x in imported.losses]
    return [f"{table}:{line} {message}" for table, line, message in places]


def test_a_package_of_version_3_is_joined() -> None:
    imported = read_in(PACKAGES / "version-3")
    found = entries(imported)
    assert [*found] == ["Example Line", "Example Clinic", "Example Trust", "Example Hall"]
    assert imported.directory is not None
    assert imported.directory.title == "Lines of a test"
    line, clinic = found["Example Line"], found["Example Clinic"]
    assert line.organization == clinic.organization == "Example Trust"
    assert line.phones == (
        Phone("+442079460001", "+442079460001", note="Day and night", languages=("ur",)),
    )
    assert (line.languages, line.regions, line.audience) == (("cy",), ("GB",), ("young people",))
    assert (line.tags, line.addresses) == (("Listening",), ())
    assert line.links == (
        Link("https://example.org/line"),
        Link("https://example.org/chat", label="Chat"),
    )
    # A number that names several things is that of the one that is least.
    assert {phone.number: phone.label for phone in clinic.phones} == {
        "+442079460002": "Ada Example, Manager",
        "+442079460003": "",
    }
    assert clinic.emails == (Email("ada@example.org", label="Ada Example, Manager"),)
    assert clinic.schedules == (Schedule(days=("MO", "TU"), opens="09:00", closes="17:00"),)
    assert [address.address_1 for address in clinic.addresses] == ["1 Example Road"]
    assert clinic.addresses[0].note == "Second floor; Example House"
    # A place of no service is that of who runs it, and without one it stands for itself.
    assert [address.address_1 for address in found["Example Trust"].addresses] == ["2 Example Road"]
    assert [phone.number for phone in found["Example Trust"].phones] == ["+442079460004"]
    assert [address.address_1 for address in found["Example Hall"].addresses] == ["3 Example Road"]


def test_what_of_a_package_has_no_place_is_told_where_it_stands() -> None:
    imported = read_in(PACKAGES / "version-3")
    assert told(imported) == [
        "services.csv:2 fees 'none to pay': no field for it",
        "locations.csv:2 location.latitude '51.5': no field for it",
        "locations.csv:4 summary: the file has none",
        "taxonomy_terms.csv:2 taxonomy_term.taxonomy_id 'Y1': no field for it",
        "taxonomies.csv:1 table 'taxonomies.csv': 1 row not read: what they say has no field",
        "cost_options.csv:1 table 'cost_options.csv': 2 rows not read: what they say has no field",
    ]
    places = [imported.lines.place(item.line) for item in imported.entries]
    assert places == [
        ("services.csv", 2),
        ("services.csv", 3),
        ("organizations.csv", 2),
        ("locations.csv", 4),
    ]


def test_a_package_of_version_2_is_joined_although_its_tables_have_the_same_ids() -> None:
    imported = read_in(PACKAGES / "version-2")
    found = entries(imported)
    assert [*found] == ["Example Line", "Example Trust"]
    line, trust = found["Example Line"], found["Example Trust"]
    assert line.phones == (Phone("+442079460001", "+442079460001", languages=("en", "cy")),)
    assert line.schedules == (Schedule(days=("MO",), opens="09:00", closes="17:30"),)
    assert line.addresses == (
        Address(address_1="1 Example Road", city="Exampleton", country="GB", note="Example House"),
        Address(address_1="Box 1", city="Exampleton", country="GB", note="Example House; postal"),
    )
    assert (line.regions, line.tags, line.languages) == (("GB",), ("Listening",), ("Welsh",))
    assert [phone.number for phone in trust.phones] == ["+442079460002"]
    assert trust.addresses == (
        Address(address_1="2 Example Road", city="Exampleton", country="GB"),
    )
    assert told(imported) == []


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("9,1,,123", []),
        (
            "9,2,,123",
            [
                "phones.csv:2 phones '2, 123': this row belongs to nothing that is there",
                "phones.csv:2 service_id '2': no row of services has this id",
            ],
        ),
        ("9,,,123", ["phones.csv:2 phones '123': this row belongs to nothing that is there"]),
        ("9,1,7,123", ["phones.csv:2 contact_id '7': no row of contacts has this id"]),
    ],
)
def test_what_belongs_to_nothing_is_told(read: Read, row: str, lost: list[str]) -> None:
    phones = f"id,service_id,contact_id,number\n{row}\n"
    imported = read({"services.csv": SERVICES, "phones.csv": phones})
    assert told(imported) == lost
    numbers = [phone.number for phone in entries(imported)["Example Line"].phones]
    assert numbers == (["123"] if row.startswith("9,1") else [])


@pytest.mark.parametrize(
    ("table", "text", "lost"),
    [
        ("service_at_location.csv", "id,service_id,location_id\n1,1,5\n", "'5': no row of loc"),
        ("attributes.csv", "id,link_id,link_entity,value\n1,5,service,x\n", "belongs to nothing"),
        ("services_taxonomy.csv", "id,service_id,taxonomy_id\n1,1,5\n", "'5': no row of tax"),
        ("organizations.csv", "id,name,description\n1,A,x\n1,B,y\n", "another row has this id"),
        ("languages.csv", "id,service_id,language,\n1,1,Welsh,more\n", "has no heading of its"),
        ("languages.csv", "id,service_id,language\n1,1,Welsh,more\n", "more cells than headings"),
        ("wishes.csv", "id,service_id\n1,1\n", "1 row not read"),
    ],
)
def test_rows_that_cannot_be_joined_are_told(read: Read, table: str, text: str, lost: str) -> None:
    imported = read({"services.csv": SERVICES, table: text})
    assert any(lost in x and x.startswith(f"{table}:") for x in told(imported)), told(imported)


def test_services_at_one_place_share_what_is_the_place_s_and_no_more(read: Read) -> None:
    tables = {
        "services.csv": "id,name,description\n1,A,x\n2,B,y\n",
        "locations.csv": "id,name,latitude\n1,House,51\n",
        "services_at_location.csv": "id,service_id,location_id\n1,1,1\n2,2,1\n",
        "phones.csv": "service_id,service_at_location_id,location_id,number\n"
        "1,,1,111\n2,2,1,222\n,,1,333\n",
        "physical_addresses.csv": "id,location_id,address_1,county\n1,1,1 Example Road,Essex\n",
    }
    imported = read(tables)
    numbers = {
        title: [phone.number for phone in entry.phones]
        for title, entry in entries(imported).items()
    }
    assert numbers == {"A": ["111", "333"], "B": ["222", "333"]}
    # What is lost of it is lost once, where it stands.
    assert told(imported) == [
        "locations.csv:2 location.latitude '51': no field for it",
        "physical_addresses.csv:2 address.county 'Essex': no field for it",
    ]


def test_a_service_may_say_itself_where_it_is(read: Read) -> None:
    tables = {
        "services.csv": "id,location_id,name,description\n1,7,A,x\n2,8,B,y\n3,7,C,z\n4,9,D,w\n",
        "locations.csv": "id,organization_id,name\n7,1,Hall\n8,,Yard\n",
        "organizations.csv": "id,name,description\n1,Trust,x\n",
        "services_at_location.csv": "id,service_id,location_id\n1,3,7\n",
        "mail_addresses.csv": "id,location_id,city\n1,7,Leeds\n",
        "phones.csv": "id,location_id,number,number_type\n1,7,55501,fax\n2,8,55502,\n",
    }
    imported = read(tables)
    found = entries(imported)
    assert [*found] == ["A", "B", "C", "D", "Trust"]
    for name in "AC":
        assert [(x.number, x.type.value) for x in found[name].phones] == [("55501", "fax")]
        assert [(x.city, x.note) for x in found[name].addresses] == [("Leeds", "Hall; postal")]
    assert [x.number for x in found["B"].phones] == ["55502"]
    # Who runs the place runs the service that names nobody else; one that is told twice is one.
    assert [found[name].organization for name in "ABCD"] == ["Trust", "", "", ""]
    assert told(imported) == [
        "services.csv:5 location_id '9': no row of locations has this id",
        "locations.csv:3 location 'Yard': no field for it",
    ]


@pytest.mark.parametrize("flag", ["isactive", "IS_ACTIVE", "active"])
def test_a_row_that_is_not_active_is_told_and_not_kept(read: Read, flag: str) -> None:
    tables = {
        "services.csv": f"id,name,description,status,{flag}\n1,A,x,,no\n2,B,y,Available,Yes\n",
        "phones.csv": f"id,service_id,number,{flag}\n1,2,55501,FALSE\n2,2,55502,TRUE\n",
    }
    imported = read(tables)
    found = entries(imported)
    assert [x.number for x in found["B"].phones] == ["55502"]
    assert [[x.text for x in found[name].alerts] for name in "AB"] == [
        ["The source says: inactive."],
        [],
    ]
    assert told(imported) == [
        "phones.csv:2 phones '2, 55501, FALSE': the file says that it is not active",
    ]


def test_a_comma_in_brackets_is_within_the_language_of_a_number(read: Read) -> None:
    phones = 'service_id,number,language\n1,55501,"Welsh, Chinese (Cantonese, Mandarin)"\n'
    (line,) = entries(read({"services.csv": SERVICES, "phones.csv": phones})).values()
    assert line.phones[0].languages == ("Welsh", "Chinese (Cantonese, Mandarin)")


def test_what_is_said_of_a_number_may_be_its_type(read: Read) -> None:
    phones = (
        "service_id,number,description,type\n1,1,Fax,\n1,2,TTY,\n1,3,Fax desk,\n1,4,Fax,voice\n"
        "1,5,Voice,fax\n"
    )
    imported = read({"services.csv": SERVICES, "phones.csv": phones})
    (line,) = entries(imported).values()
    assert [(x.number, x.type.value, x.note) for x in line.phones] == [
        ("1", "fax", ""),
        ("2", "textphone", ""),
        ("3", "voice", "Fax desk"),
        # Nobody is to call what one of the two says is none to call.
        ("4", "fax", ""),
        ("5", "fax", "Voice"),
    ]


@pytest.mark.parametrize(
    ("department", "kind", "note"),
    [
        ("TTY", "textphone", "TTY"),
        ("TTY, Headquarters", "textphone", "TTY, Headquarters"),
        ("Senior Center Fax #", "fax", "Senior Center Fax #"),
        ("Fax-Call First", "fax", "Fax-Call First"),
        ("Toll Free", "voice", "Toll Free"),
        # It is spoken to, or another number is the one.
        ("Voice & TTY", "voice", "Voice & TTY"),
        ("Phone and Fax", "voice", "Phone and Fax"),
        ("Dental Services FAX: 202-555-0144", "voice", "Dental Services FAX: 202-555-0144"),
        ("Ms. Twitty", "voice", "Ms. Twitty"),
        ("", "voice", ""),
    ],
)
def test_whose_a_number_is_may_say_that_nobody_answers_it(
    read: Read, department: str, kind: str, note: str
) -> None:
    phones = f'service_id,number,department,number_type\n1,55501,"{department}",voice\n'
    imported = read({"services.csv": SERVICES, "phones.csv": phones})
    (line,) = entries(imported).values()
    assert [(x.type.value, x.note) for x in line.phones] == [(kind, note)]
    assert told(imported) == told(read({"services.csv": SERVICES}))


@pytest.mark.parametrize(
    ("number", "numbers"),
    [
        ("(618) 453-3217; (618) 536-7711", ["(618) 453-3217", "(618) 536-7711"]),
        ("(618) 394-7300 or (877) 342-7891", ["(618) 394-7300", "(877) 342-7891"]),
        ("(711)    -", ["711"]),
        ("(   ) 911-    ", ["911"]),
        ("(312) 555-0143; ext. 321", ["(312) 555-0143; ext. 321"]),
        ("(312) 555-0143 or 0144", ["(312) 555-0143 or 0144"]),
        ("(410) 526-985", ["(410) 526-985"]),
        ("711", ["711"]),
        ("(3  )    -", []),
    ],
)
def test_a_number_may_be_several_or_a_form_that_is_hardly_filled_in(
    read: Read, number: str, numbers: list[str]
) -> None:
    phones = f'service_id,number\n1,"{number}"\n'
    imported = read({"services.csv": SERVICES, "phones.csv": phones})
    (line,) = entries(imported).values()
    assert [x.number for x in line.phones] == numbers
    assert ("no whole number" in " ".join(told(imported))) != bool(numbers)


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        ("2,(202) 555-0143,,voice", "2,1,202-555-0143,,fax", "fax"),
        ("2,(202) 555-0143,,", "2,1,202-555-0143,Desk,fax", "fax"),
        ("2,(202) 555-0143,,voice", "2,1,202-555-0143,TTY,voice", "textphone"),
        # Somebody is known to answer it, it is another number, or that of another organization.
        ("2,(202) 555-0143,Desk,voice", "2,1,202-555-0143,,fax", "voice"),
        ("2,(202) 555-0143,,voice", "2,1,202-555-0143,,fax\n2,1,202-555-0143,,voice", "voice"),
        ("2,(202) 555-0143,,voice", "2,1,202-555-0144,,fax", "voice"),
        ("2,(202) 555-0143,,voice", "3,1,202-555-0143,,fax", "voice"),
        ("2,(202) 555-0143,,cell", "2,1,202-555-0143,,fax", "cell"),
        ("2,(202) 555-0143,,voice", "2,1,202-555-0143,TTY,voice\n2,1,202-555-0143,,fax", "voice"),
    ],
)
def test_what_a_service_knows_to_be_a_fax_is_none_to_call(
    read: Read, own: str, other: str, kind: str
) -> None:
    organization, rest = own.split(",", 1)
    tables = {
        "services.csv": "id,name,organization_id\n1,Example Line,2\n",
        "organizations.csv": "id,name\n2,Example Trust\n3,Other Trust\n",
        "phones.csv": "organization_id,service_id,number,department,number_type\n"
        f"{organization},,{rest}\n{other}\n",
    }
    imported = read(tables)
    (phone,) = entries(imported)["Example Trust"].phones
    assert phone.type == kind
    assert ("that this number is" in " ".join(told(imported))) == (kind in ("fax", "textphone"))


def test_an_extension_is_that_of_the_last_of_several_numbers(read: Read) -> None:
    phones = "service_id,number,extension\n1,(618) 453-3217; (618) 536-7711,12\n"
    (line,) = entries(read({"services.csv": SERVICES, "phones.csv": phones})).values()
    assert [x.number for x in line.phones] == ["(618) 453-3217", "(618) 536-7711 ext. 12"]


@pytest.mark.parametrize(
    ("title", "own", "labels"),
    [
        ("Night line", "a@example.org", ["", "Senior lunch"]),
        # What only the place has is that of the service; and one of its name is none other.
        ("Night line", "", [""]),
        ("Senior lunch", "a@example.org", ["", ""]),
    ],
)
def test_what_a_place_has_beside_a_service_is_called_by_the_place(
    read: Read, title: str, own: str, labels: list[str]
) -> None:
    tables = {
        "services.csv": f"id,name,email\n1,{title},{own}\n",
        "locations.csv": "id,name,email\n2,Senior lunch,b@example.org\n",
        "services_at_location.csv": "id,service_id,location_id\n3,1,2\n",
    }
    (entry,) = entries(read(tables)).values()
    assert [x.label for x in entry.emails] == labels
    assert [x.address for x in entry.emails][-1] == "b@example.org"


def test_a_number_that_is_called_by_its_place_in_the_list_is_told(read: Read) -> None:
    phones = "service_id,number,department\n1,55501,Phone 1\n1,55502,Phone tree\n"
    imported = read({"services.csv": SERVICES, "phones.csv": phones})
    (line,) = entries(imported).values()
    assert [x.note for x in line.phones] == ["", "Phone tree"]
    assert "phones.csv:2 phone.department 'Phone 1': no field for it" in told(imported)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Men&#39;s &amp; women&#39;s", "Men's & women's"),
        ("<p>One.</p><p>Two &lt; 3</p>", "One. Two < 3"),
        # Not what stands for a character.
        ("R&D; a&b, ?a=1&copy=2", "R&D; a&b, ?a=1&copy=2"),
        ("a < b, b > c", "a < b, b > c"),
    ],
)
def test_what_describes_a_service_may_be_html(read: Read, text: str, summary: str) -> None:
    services = f'id,name,description\n1,A,"{text}"\n'
    (entry,) = entries(read({"services.csv": services})).values()
    assert entry.summary == summary


def test_attributes_are_of_what_they_name_although_others_have_its_id(read: Read) -> None:
    tables = {
        "services.csv": SERVICES,
        "organizations.csv": "id,name,description\n1,Trust,x\n",
        "attributes.csv": "id,link_id,link_entity,value\n1,1,organization,old\n2,1,,new\n",
    }
    found = entries(read(tables))
    assert (found["Trust"].tags, found["Example Line"].tags) == (("old",), ("new",))


def test_a_place_that_is_there_twice_is_one_with_what_belongs_to_both(read: Read) -> None:
    tables = {
        "services.csv": SERVICES,
        "locations.csv": "id,name\n1,Hall\n",
        "addresses.csv": "id,location_id,city\n1,1,Leeds\n",
        "service_at_locations.csv": "id,service_id,location_id\n1,1,1\n2,1,1\n",
        "phones.csv": "id,service_at_location_id,number\n1,1,55501\n2,2,55502\n",
    }
    imported = read(tables)
    line = entries(imported)["Example Line"]
    assert [phone.number for phone in line.phones] == ["55501", "55502"]
    assert (len(line.addresses), told(imported)) == (1, [])


@pytest.mark.parametrize(
    "places",
    [
        {
            "services.csv": SERVICES + "2,Other Line,Somebody else listens.\n",
            "service_at_locations.csv": "id,service_id,location_id\n1,1,1\n2,2,1\n",
        },
        {"services.csv": "id,name,description,location_id\n1,A,x,1\n2,B,y,1\n"},
    ],
)
def test_locations_that_would_make_much_of_little_are_refused(
    read: Read, monkeypatch: pytest.MonkeyPatch, places: dict[str, str]
) -> None:
    tables = {
        **places,
        "locations.csv": "id,name\n1,Hall\n",
        "phones.csv": "id,location_id,number\n1,1,55501\n2,1,55502\n",
    }
    monkeypatch.setattr(package_joins, "_MOST_REPEATED", 3)
    assert [len(x.phones) for x in entries(read(tables)).values()] == [2, 2]
    monkeypatch.setattr(package_joins, "_MOST_REPEATED", 2)
    with pytest.raises(ReadError, match="the rows of its locations belong to services more than"):
        read(tables)


def test_ids_that_are_only_there_to_join_are_not_told(read: Read) -> None:
    areas = "id,service_id,service_area\n5,1,By the river\n"
    imported = read({"services.csv": SERVICES, "service_areas.csv": areas})
    assert told(imported) == ["service_areas.csv:2 service_area 'By the river': no field for it"]


def test_taxonomies_are_not_taken_for_their_terms(read: Read) -> None:
    tables = {"services.csv": SERVICES, "taxonomy.csv": "id,name,version\n1,Example,1\n"}
    (lost,) = told(read(tables))
    assert "1 row not read" in lost
    tables["taxonomy.csv"] = "id,name,parent_id\n1,Used,\n2,Unused,\n3,Unused,\n"
    tables["services_taxonomy.csv"] = "service_id,taxonomy_id\n1,1\n"
    (lost,) = told(read(tables))
    assert lost.startswith("taxonomy.csv:3 taxonomy_terms: 2 rows not read")


def test_cells_that_stand_where_a_row_is_to_be_are_told(read: Read) -> None:
    tables = {
        "services.csv": "id,name,description,organization_id,organization\n1,A,x,1,Other\n2,B,y,,Own\n",
        "organizations.csv": "id,name,description\n1,Trust,x\n",
        "phones.csv": "service_id,service,number,language,languages\n1,A,123,cy,many\n",
    }
    imported = read(tables)
    found = entries(imported)
    assert (found["A"].organization, found["B"].organization) == ("Trust", "Own")
    assert found["A"].phones[0].languages == ("cy",)
    assert told(imported) == [
        "services.csv:2 organization 'Other': what it belongs to is said by its id",
        "phones.csv:2 phone.languages 'many': no field for it",
        "phones.csv:2 service 'A': what it belongs to is said by its id",
    ]


def test_rows_and_cells_beside_what_is_read_are_told(read: Read) -> None:
    tables = {
        "services.csv": SERVICES,
        "phones.csv": "service_id,number,description\n1,,Only at night\n1,123,By day\n",
        "urls.csv": "service_id,url,label,checked\n1,,Chat,\n1,https://example.org,Home,May\n",
        "languages.csv": "service_id,code,level\n1,cy,good\n",
        "service_areas.csv": "service_id,extent,uri,service_area\n1,GB,x,Britain\n",
        "schedules.csv": "service_id,season\n1,winter\n",
    }
    imported = read(tables)
    assert told(imported) == [
        "phones.csv:2 phones '1, Only at night': this row has no number",
        "urls.csv:2 urls '1, Chat': this row has no url",
        "urls.csv:3 additional_url.checked 'May': no field for it",
        "languages.csv:2 language.level 'good': no field for it",
        "service_areas.csv:2 service_area.uri 'x': no field for it",
        "schedules.csv:2 schedule.season 'winter': no field for it",
    ]
    (line,) = imported.entries
    assert line.entry.links == (Link("https://example.org", label="Home"),)


def test_a_table_that_is_named_twice_is_read_once(read: Read) -> None:
    imported = read({"services.csv": SERVICES}, {"path": "services.csv"})
    assert len(imported.entries) == 1
    (lost,) = told(imported)
    assert lost.endswith("not read: it is read already")


def test_a_table_without_rows_is_no_loss_whatever_it_is_called(read: Read) -> None:
    tables = {"services.csv": SERVICES, "wishes.csv": "id,service_id\n", "phones.csv": ""}
    assert told(read(tables)) == []


def test_cells_that_say_that_they_are_empty_are_told_as_a_note(read: Read) -> None:
    imported = read({"services.csv": "id,name,description,email\n1,A,x,N/A\n2,B,y,NULL\n"})
    assert [note.message for note in imported.notes] == [
        "column 'email': 'N/A' is read as empty, in 1 row",
        "column 'email': 'NULL' is read as empty, in 1 row",
    ]
    assert told(imported) == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../phones.csv", "it leads out of the folder"),
        ("/etc/passwd", "it is not a path within the folder"),
        ("linked.csv", "it leads out of the folder"),
        ("folder/../../phones.csv", "it leads out of the folder"),
        ("loop.csv", "it is no name of a file"),
        ("https://example.org/phones.csv", "it is not a file beside this one"),
        ("file:phones.csv", "it is not a file beside this one"),
        ("C:\\phones.csv", "it is not a path within the folder"),
        ("..\\phones.csv", "it is not a path within the folder"),
        ("a\0b", "it is no name of a file"),
        ("folder", "there is no such file"),
        ("nothing.csv", "there is no such file"),
        (f"{'a' * 300}.csv", "there is no such file"),
    ],
)
def test_only_files_within_the_folder_are_read(
    tmp_path: Path, read: Read, path: str, why: str
) -> None:
    outside = tmp_path.parent / "phones.csv"
    outside.write_text("id,service_id,number\n1,1,123\n")
    (tmp_path / "linked.csv").symlink_to(outside)
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    (tmp_path / "folder").mkdir()
    imported = read({"services.csv": SERVICES}, {"name": "phones", "path": path})
    assert [x.endswith(f"not read: {why}") for x in told(imported)] == [True], told(imported)
    assert entries(imported)["Example Line"].phones == ()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../phones.csv", "it leads out of the folder"),
        ("a/../../phones.csv", "it leads out of the folder"),
        ("/phones.csv", "it is not a path within the folder"),
        ("nothing.csv", "there is no such file"),
        ("a/../phones.csv", ""),
        ("old/phones.csv", ""),
    ],
)
def test_only_what_stands_with_a_package_is_read_of_an_archive(path: str, why: str) -> None:
    tables = {"in/phones.csv": "id,service_id,number\n1,1,123\n", "phones.csv": "id,number\n1,9\n"}
    resources = [{"path": "services.csv"}, {"path": path}]
    archive = packed(resources, {"in/services.csv": SERVICES, **tables}, "in/")
    imported = read_packed(archive)
    assert [x.endswith(f"not read: {why}") for x in told(imported)] == [True] * bool(why)
    numbers = [phone.number for phone in entries(imported)["Example Line"].phones]
    assert numbers == ([] if why else ["123"])


def test_a_table_that_is_small_only_while_it_is_packed_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = packed([{"path": "services.csv"}], {"services.csv": SERVICES + " " * 9_000})
    assert [*entries(read_packed(archive))] == ["Example Line"]
    monkeypatch.setattr("ketamine_tui.exchange.sources.MAX_BYTES", 8_000)
    monkeypatch.setattr(enclosed, "MAX_BYTES", 8_000)
    with pytest.raises(ReadError, match=r"services.csv, line 1: the file is larger"):
        read_packed(archive)


def test_a_table_that_cannot_be_unpacked_is_told() -> None:
    resources = [{"path": "services.csv"}, {"path": "phones.csv"}]
    archive = packed(resources, {"services.csv": SERVICES, "phones.csv": "id,number\n1,9\n"})
    damaged = archive.replace(b"id,number", b"id,numbeX", 1)
    assert [x.rpartition(": ")[2] for x in told(read_packed(damaged))] == ["it cannot be unpacked"]


@pytest.mark.parametrize("how", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_damage_of_any_packing_is_told(how: int) -> None:
    def damaged(name: str) -> bytes:
        archive = packed([{"path": x} for x in tables], tables, how=how)
        at = archive.index(name.encode()) + len(name) + 8
        return (
            archive[:at] + bytes(byte ^ 0xFF for byte in archive[at : at + 20]) + archive[at + 20 :]
        )

    phones = "id,number\n" + "".join(f"{n},{n * 7919}\n" for n in range(99))
    tables = {"services.csv": SERVICES, "phones.csv": phones}
    lost = [x.rpartition(": ")[2] for x in told(read_packed(damaged("phones.csv")))]
    assert lost == ["it cannot be unpacked"]
    archive = enclosed.archive_of(damaged("datapackage.json"))
    assert archive is not None
    with pytest.raises(enclosed.RefusedError, match="it cannot be unpacked"):
        archive.package()


def test_only_an_archive_with_a_package_is_one() -> None:
    archive = packed([], {})
    assert enclosed.archive_of(archive)
    assert enclosed.archive_of(b"id,name\n") is None
    assert enclosed.archive_of(archive[:-9]) is None
    assert enclosed.archive_of(archive.replace(b"datapackage", b"datapackagX")) is None


def packed(
    resources: object, files: Mapping[str, str], folder: str = "", how: int = ZIP_STORED
) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", how) as archive:
        archive.writestr(f"{folder}datapackage.json", json.dumps({"resources": resources}))
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def read_packed(data: bytes) -> Imported:
    archive = enclosed.archive_of(data)
    assert archive is not None
    options = ReadOptions(beside=archive)
    return SOURCES["datapackage"].read(archive.package().decode(), "x.zip", options)


def test_a_file_in_a_folder_or_behind_a_link_within_it_is_read(tmp_path: Path, read: Read) -> None:
    (tmp_path / "phones.csv").symlink_to("data/numbers.csv")
    tables = {"data/services.csv": SERVICES, "data/numbers.csv": "id,service_id,number\n1,1,123\n"}
    imported = read(tables, {"path": "phones.csv"})
    assert [phone.number for phone in entries(imported)["Example Line"].phones] == ["123"]


def test_a_table_that_stands_in_data_instead_is_read_and_noted(tmp_path: Path, read: Read) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/services.csv").write_text(SERVICES)
    imported = read({}, {"path": "tmp/old/services.csv"})
    (note,) = imported.notes
    assert "read from 'data/services.csv'" in note.message
    assert imported.lines.place(imported.entries[0].line) == ("data/services.csv", 2)


def test_resources_without_a_file_of_their_own_are_told(read: Read) -> None:
    imported = read(
        {"services.csv": SERVICES}, "x", {"name": "a", "data": []}, {"path": ["b.csv", "c.csv"]}
    )
    assert told(imported) == [
        "datapackage.json:1 resource 'a': it names no file of its own",
        "datapackage.json:1 resource 'x': not an object",
        "datapackage.json:1 resource: it names no file of its own",
    ]


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ({}, "none of its tables"),
        ({"phones.csv": "id,number\n1,2\n"}, "none of its tables"),
        ({"services.csv": 'id,name\n1,"open\n'}, "services.csv, line 2: this is no CSV"),
        ({"services.csv": "id,name\n1,\xe9\n"}, "services.csv, line 2: byte 0xE9"),
    ],
)
def test_what_is_no_package_of_services_is_refused(
    read: Read, tables: Mapping[str, str], why: str
) -> None:
    with pytest.raises(ReadError, match=why):
        read(tables)


def test_tables_are_bounded_one_by_one_and_together(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = {"services.csv": SERVICES, "services_2.csv": SERVICES}
    monkeypatch.setattr(enclosed, "MAX_TOGETHER", 2 * len(SERVICES))
    read(tables)
    monkeypatch.setattr(enclosed, "MAX_TOGETHER", 2 * len(SERVICES) - 1)
    with pytest.raises(ReadError, match=r"larger than .* together"):
        read(tables)
    monkeypatch.setattr("ketamine_tui.exchange.sources.MAX_BYTES", len(SERVICES) - 1)
    monkeypatch.setattr(enclosed, "MAX_BYTES", len(SERVICES) - 1)
    with pytest.raises(ReadError, match=r"services.csv, line 1: the file is larger"):
        read(tables)


def test_hostile_text_is_cleaned(read: Read) -> None:
    services = "id,name,description\n1,A\x1b[31m line,x\n"
    imported = read({"services.csv": services, "w\x1b.csv": "id\n1\n"})
    assert "\x1b" not in "".join([*entries(imported), *told(imported)])


def test_a_package_is_recognised_by_its_tables() -> None:
    assert recognise('{"name": "x", "resources": [{"path": "a.csv"}]}', "x.json") == "datapackage"
    assert recognise('{"profile": "tabular-data-package"}', "x.json") == "datapackage"
    assert recognise('{"organizations": [], "resources": 1}', "x.json") == "hsds"
    with pytest.raises(ReadError, match="this says which tables"):
        SOURCES["hsds"].read('{"name": "x", "resources": []}', "x", ReadOptions())


def test_lines_that_are_counted_through_have_their_file() -> None:
    lines = Lines(((0, "a"), (3, "b"), (5, "c")))
    assert [lines.place(n) for n in (1, 3, 4, 5, 6, 99)] == [
        ("a", 1),
        ("a", 3),
        ("b", 1),
        ("b", 2),
        ("c", 1),
        ("c", 94),
    ]
    assert Lines().place(4) == ("", 4)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("9:00am", "09:00"),
        ("12:00am", "00:00"),
        ("12:15 p.m.", "12:15"),
        ("5PM", "17:00"),
        ("9:00", "09:00"),
        ("13:00pm", "13:00pm"),
        ("0:30am", "0:30am"),
        ("9:00m", "9:00m"),
        ("9:60", "9:60"),
    ],
)
def test_times_of_twelve_hours_are_read_and_nothing_like_them(text: str, read_as: str) -> None:
    kept, _ = schedule_of({"weekday": "1", "opens_at": text}, is_ours=False)
    assert kept["opens"] == read_as
