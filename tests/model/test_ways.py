"""Ways to reach somebody: what may be done with each kind, and what is said of it."""

import pytest

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.entry import Contact, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.way_kinds import WAY_FIELDS, WAY_KINDS, PhoneType, WayKind
from ketamine_tui.model.ways import Point, Way, ways_of
from ketamine_tui.present.letters import RESERVED

NUMBER, DIAL = "202-555-0143", "+12025550143"
FAX = Phone(NUMBER, DIAL, PhoneType.FAX)
URL = "https://example.org/chat"


def way(field: str, point: Point) -> Way:
    (found,) = ways_of(field, [point])
    return found


@pytest.mark.parametrize(
    ("field", "point", "kind", "uri", "advice"),
    [
        ("phones", Phone(NUMBER, DIAL), WayKind.PHONE, f"tel:{DIAL}", f"call {NUMBER}"),
        ("phones", Phone(NUMBER), WayKind.PHONE, "", f"call {NUMBER}"),
        ("phones", Phone(NUMBER, DIAL, placeholder=True), WayKind.PHONE, "", ""),
        ("phones", Phone(NUMBER, DIAL, PhoneType.CELL), WayKind.PHONE, f"tel:{DIAL}", f"call {NUMBER}"),
        ("phones", FAX, WayKind.FAX, "", ""),
        ("phones", Phone(NUMBER, DIAL, PhoneType.TEXT), WayKind.TEXT, f"sms:{DIAL}", f"text {NUMBER}"),
        ("texts", TextNumber("555 01"), WayKind.TEXT, "sms:55501", "text 555 01"),
        ("texts", TextNumber("555 01", "HELLO"), WayKind.TEXT, "sms:55501", "text HELLO to 555 01"),
        ("texts", TextNumber("55501", placeholder=True), WayKind.TEXT, "", ""),
        ("emails", Email("a@example.org"), WayKind.EMAIL, "mailto:a@example.org", ""),
        ("emails", Email("a@example.org", placeholder=True), WayKind.EMAIL, "", ""),
        ("chats", Chat(URL), WayKind.CHAT, URL, ""),
        ("addresses", Address(address_1="1 Example Road"), WayKind.ADDRESS, "", ""),
        ("links", Link(URL), WayKind.LINK, URL, ""),
    ],
)  # fmt: skip
def test_what_may_be_done_with_a_way(
    field: str, point: Point, kind: WayKind, uri: str, advice: str
) -> None:
    made = way(field, point)
    assert (made.kind, made.uri, made.advice) == (kind, uri, advice)
    assert bool(made.code) == bool(uri)


def test_a_value_with_braces_is_handed_over_as_it_is() -> None:
    assert way("links", Link(f"{URL}/{{dial}}")).uri == f"{URL}/{{dial}}"


def test_a_camera_reads_the_keyword() -> None:
    assert way("texts", TextNumber("555 01", "HELLO")).code == "SMSTO:55501:HELLO"


@pytest.mark.parametrize(
    ("field", "point", "words"),
    [
        ("phones", Phone(NUMBER), ()),
        ("phones", FAX, ()),
        ("phones", Phone(NUMBER, type=PhoneType.CELL, note="n"), ("cell", "n")),
        ("phones", Phone(NUMBER, label="desk", languages=("en", "es")), ("desk", "languages: en, es")),
        ("texts", TextNumber(NUMBER, "HI", "l", "n"), ("l", "send the word HI", "n")),
        ("emails", Email("a@example.org", "l", "n"), ("l", "n")),
        ("chats", Chat(URL, "l", "n", (Schedule(note="late"),)), ("l", "n", "late")),
        ("addresses", Address(city="c", note="n"), ("n",)),
        ("links", Link(URL, "l"), ("l",)),
    ],
)  # fmt: skip
def test_what_is_said_of_a_way(field: str, point: Point, words: tuple[str, ...]) -> None:
    made = way(field, point)
    assert made.words == words
    assert made.said == "; ".join(words)


def test_an_address_is_its_lines() -> None:
    made = way("addresses", Address(address_1="1 Example Road", city="London"))
    assert made.value == "1 Example Road\nLondon"


def test_the_ways_of_an_entry_come_in_the_order_of_their_kinds() -> None:
    entry = Contact(
        id="c",
        kind=Kind.CLINIC,
        section="s",
        title="T",
        summary="S",
        links=(Link(URL),),
        emails=(Email("a@example.org"),),
        phones=(FAX, Phone(NUMBER)),
    )
    kinds = [made.kind for made in entry.ways()]
    assert kinds == [WayKind.FAX, WayKind.PHONE, WayKind.EMAIL, WayKind.LINK]
    page = Page(id="p", kind=Kind.PAGE, section="s", title="T", summary="S", links=(Link(URL),))
    assert [made.value for made in page.ways()] == [URL]


def test_each_kind_has_a_letter_and_names_of_its_own() -> None:
    letters = {kind.letter for kind in WayKind}
    assert len(letters) == len({kind.presence for kind in WayKind}) == len(WayKind)
    assert not letters & RESERVED
    assert {kind.field for kind in WayKind} == {*WAY_FIELDS}
    ranks = [kind.main_rank for kind in WayKind if kind.main_rank]
    assert len({*ranks}) == len(ranks)


@pytest.mark.parametrize("name", WAY_KINDS)
def test_a_record_of_which_a_text_is_known_is_of_its_kind(name: str) -> None:
    kind = WAY_KINDS[name]
    classes = {"texts": TextNumber, "emails": Email, "chats": Chat, "links": Link}
    record = {**classes, "phones": Phone, "addresses": Address}[kind.field]
    fields = kind.fields_of("x1")
    if "type" in fields:
        fields["type"] = PhoneType(fields["type"])
    made = way(kind.field, record(**fields))
    assert (made.kind, made.value) == (kind, "x1")
