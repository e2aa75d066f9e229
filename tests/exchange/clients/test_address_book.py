"""Contacts in khard, the address book for the shell."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.exchange.writers.vcard import holds, vcard3, vcard4
from ketamine_tui.model.contact import Line, Phone
from ketamine_tui.model.entry import Contact, Reachable, Resource

pytestmark = pytest.mark.clients

COLUMNS = ("uid", "name", "organisations", "categories", "nicknames", "webpages", "notes")
CARD = re.compile(r"BEGIN:VCARD\r\n.*?END:VCARD\r\n", re.DOTALL)
SETTINGS = "[addressbooks]\n[[cards]]\npath = {}\n[vcard]\nskip_unparsable = no\n"


def organization_of(entry: Reachable) -> str:
    """Return what a card names as the organization, before it takes the title."""
    if isinstance(entry, Resource):
        return entry.publisher
    return entry.organization if isinstance(entry, Contact) else ""


def lines_of(contact: Reachable) -> tuple[Line, ...]:
    return (*contact.phones, *contact.texts)


@pytest.mark.parametrize("write", [vcard4, vcard3])
def test_khard_agrees_on_every_field(
    write: Callable[[Extract], str],
    extract: Extract,
    client: Callable[[str], str],
    run: Callable[..., str],
    tmp_path: Path,
) -> None:
    khard = client("python/bin/khard")
    wanted = extract.only(holds)
    folder = tmp_path / "cards"
    folder.mkdir()
    # Its address books are folders with a file for each card.
    for number, card in enumerate(CARD.findall(write(wanted))):
        (folder / f"{number}.vcf").write_text(card, encoding="utf-8", newline="")
    settings = tmp_path / "khard.conf"
    settings.write_text(SETTINGS.format(folder))

    def ask(*arguments: str) -> list[list[str]]:
        return [
            line.split("\t") for line in run(khard, "-c", str(settings), *arguments).splitlines()
        ]

    cards = {row[0]: row[1:] for row in ask("list", "-p", "--fields", ",".join(COLUMNS))}
    contacts = [item.entry for item in wanted.items if isinstance(item.entry, Reachable)]
    assert len(cards) == len(contacts) > 1
    for item in wanted.items:
        contact = item.entry
        assert isinstance(contact, Reachable)
        name, *others = cards[uuid_of(extract.title, contact.id).urn]
        runs, tags, names, pages, notes = (ast.literal_eval(one) if one else [] for one in others)
        assert name == contact.title
        is_somebody = contact.kind == "person" and not organization_of(contact)
        assert runs == ([] if is_somebody else [[organization_of(contact) or contact.title]])
        assert sorted(tags) == sorted(contact.tags)
        assert sorted(names) == sorted(contact.alternate_names)
        found = [*(one.url for one in contact.links), *(one.url for one in contact.chats)]
        assert sorted(pages) == sorted(url.replace(",", "%2C").replace(";", "%3B") for url in found)
        (note,) = notes
        assert contact.summary in note
        assert note.endswith(extract.stamp(item))
    numbers = [
        ((line.dial if isinstance(line, Phone) else "") or line.number, contact.title)
        for contact in contacts
        for line in lines_of(contact)
        if not line.placeholder
    ]
    assert sorted((row[0], row[1]) for row in ask("phone", "-p")) == sorted(numbers)
    addresses = [
        (email.address, contact.title)
        for contact in contacts
        for email in contact.emails
        if not email.placeholder
    ]
    rows = [row for row in ask("email", "-p") if len(row) > 1]  # the first line says what it does
    assert sorted((row[0], row[1]) for row in rows) == sorted(addresses)
    places = [
        (address.address_1, address.city, address.postal_code, contact.title)
        for contact in contacts
        for address in contact.addresses
    ]
    posted = [(ast.literal_eval(row[0]), row[1]) for row in ask("postaddress", "-p")]
    assert len(posted) == len(places)
    for (place, title), (street, city, code, expected) in zip(
        sorted(posted, key=lambda one: one[1]), sorted(places, key=lambda one: one[3]), strict=True
    ):
        assert place["street"].startswith(street)
        assert (place["city"], place["code"], title) == (city, code, expected)
