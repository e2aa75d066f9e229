"""vCard, read by a library that address books are built on."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.exchange.writers.vcard import holds, vcard3, vcard4
from ketamine_tui.model.contact import Address, Email, Link, Phone, TextNumber
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.text import clean
from ketamine_tui.model.way_kinds import PhoneType

DAY = dt.date(2020, 6, 15)
TEXTS = st.text(min_size=1).map(clean).filter(lambda text: text.strip() == text != "")
WRITERS = {"4.0": vcard4, "3.0": vcard3}


def contact(**changes: Any) -> Contact:
    usual: dict[str, Any] = {
        "id": "help-line",
        "kind": Kind.HELPLINE,
        "section": "people",
        "title": "Help line; for you, and me",
        "summary": "Somebody to talk to.\\ Any time",
        "organization": "Example, Inc.",
        "tags": ("Mood", "A,B"),
        "languages": ("en", "es"),
        "phones": (
            Phone("202-555-0143", "+12025550143", note="press 1"),
            Phone("(123) 456-7890", placeholder=True),
            Phone("202-555-0199", type=PhoneType.TEXTPHONE),
        ),
        "texts": (TextNumber("55501", "HELLO"),),
        "emails": (Email("office@example.org"), Email("nobody@example.com", placeholder=True)),
        "addresses": (
            Address(
                attention="Desk",
                address_1="1 Example Road",
                city="London",
                postal_code="N1 1AA",
                country="GB",
            ),
        ),
        "links": (Link("https://example.org/a,b;c"),),
        "reviews": (
            Review(DAY, ReviewState.SOURCE_CHECKED, source=("https://example.org/contact",)),
        ),
    }
    return Contact(**{**usual, **changes})


def extract(*contacts: Contact, state: ReviewState = ReviewState.SOURCE_CHECKED) -> Extract:
    items = [Item(one, state, dt.date(2021, 6, 15)) for one in contacts]
    return Extract(Directory("Small directory"), "0123456789ab", DAY, items)


def cards(text: str) -> Iterator[Any]:
    yield from vobject.readComponents(text)


def values(card: Any, name: str) -> list[Any]:
    return [line.value for line in card.contents.get(name, [])]


@pytest.mark.parametrize("version", WRITERS)
def test_every_field_is_read_back(version: str) -> None:
    (card,) = cards(WRITERS[version](extract(contact())))
    assert values(card, "version") == [version]
    assert values(card, "fn") == ["Help line; for you, and me"]
    assert values(card, "org")[0] in (["Example, Inc."], "Example, Inc.")
    assert values(card, "tel") == ["+12025550143", "202-555-0199", "55501"]
    assert values(card, "email") == ["office@example.org"]
    assert values(card, "url") == ["https://example.org/a%2Cb%3Bc"]
    assert values(card, "categories") == [["Mood", "A,B"]]
    assert values(card, "uid") == [uuid_of("Small directory", "help-line").urn]
    assert values(card, "rev") == ["20200615T000000Z"]
    assert values(card, "source") == ["https://example.org/contact"]
    address = values(card, "adr")[0]
    assert (address.street, address.city, address.code) == ("1 Example Road", "London", "N1 1AA")
    assert (address.extended, address.country) == ("Desk", "GB")


def test_the_types_of_numbers_are_those_of_the_version() -> None:
    types = {
        version: [
            line.params["TYPE"]
            for card in cards(write(extract(contact())))
            for line in card.tel_list
        ]
        for version, write in WRITERS.items()
    }
    assert types == {
        "4.0": [["work", "voice"], ["textphone"], ["text"]],
        "3.0": [["work", "voice"], ["msg"], ["msg"]],
    }


@pytest.mark.parametrize("version", WRITERS)
def test_a_card_says_how_far_it_can_be_trusted(version: str) -> None:
    written = extract(contact(), state=ReviewState.OVERDUE)
    (card,) = cards(WRITERS[version](written))
    (note,) = values(card, "note")
    assert "Check overdue" in note
    assert "From Small directory, version 0123456789ab, as of 2020-06-15." in note
    assert "202-555-0143: press 1" in note
    assert "55501: send the word HELLO" in note


@pytest.mark.parametrize("version", WRITERS)
def test_a_placeholder_is_nowhere_in_a_card(version: str) -> None:
    text = WRITERS[version](extract(contact()))
    assert "456-7890" not in text
    assert "nobody@" not in text


@pytest.mark.parametrize("version", WRITERS)
def test_many_cards_are_one_file(version: str) -> None:
    many = [contact(id=f"line-{n}", title=f"Line {n}") for n in range(50)]
    read = list(cards(WRITERS[version](extract(*many))))
    assert [values(card, "fn") for card in read] == [[one.title] for one in many]
    assert len({values(card, "uid")[0] for card in read}) == 50


@given(TEXTS, TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_comes_back(title: str, summary: str, tags: list[str]) -> None:
    written = contact(title=title, summary=summary, tags=tuple(tags))
    text = vcard4(extract(written))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (card,) = cards(text)
    assert values(card, "fn") == [title]
    assert values(card, "categories") == [tags]
    assert values(card, "note")[0].startswith(summary)


def test_semicolons_are_escaped_where_they_separate_parts_or_the_version_asks_for_it() -> None:
    written = extract(contact(summary="One; two", organization="A; B", texts=()))
    old, new = (write(written).replace("\r\n ", "") for write in (vcard3, vcard4))
    assert "NOTE:One; two" in new
    assert "FN:Help line; for you\\, and me\r\n" in new
    assert "ORG:A\\; B\r\n" in new
    assert "NOTE:One\\; two" in old


@pytest.mark.parametrize(
    ("ways", "is_held"),
    [
        ({"phones": (Phone("1-800-555-0100"),)}, True),
        ({"emails": (Email("a@example.org"),)}, True),
        ({"phones": (Phone("(123) 456-7890", placeholder=True),)}, False),
        ({"links": (Link("https://example.org"),)}, False),
    ],
)
def test_whatever_reaches_somebody_is_a_card(ways: dict[str, Any], *, is_held: bool) -> None:
    usual: dict[str, Any] = {"id": "b", "kind": Kind.WEBSITE, "section": "s", "title": "B"}
    site = Resource(**usual, summary="S", publisher="P", **ways)
    assert holds(site) == is_held
    assert holds(contact(phones=(), texts=(), emails=(), addresses=()))
    if is_held:
        items = [Item(site, ReviewState.REVIEWED, None)]
        (card,) = cards(vcard4(Extract(Directory("D"), "0123456789ab", DAY, items)))
        assert (values(card, "kind"), values(card, "org")) == (["org"], [["P"]])
