"""The value that people most often want of an entry."""

from typing import Any

import pytest

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, TextNumber
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Identifier
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.present.copying import copy_fields, fields_called, main_field

FAX = Phone("202-555-0100", "+12025550100", PhoneType.FAX)
PHONE = Phone("202-555-0101")
DEAD = Phone("202-555-0102", placeholder=True)
TEXT = TextNumber("55501")
EMAIL = Email("a@example.org")
CHAT = Chat("https://example.org/chat")
LINK = Link("https://example.org")


@pytest.mark.parametrize(
    ("kind", "fields", "value"),
    [
        (Kind.CLINIC, {"phones": (FAX, PHONE)}, PHONE.number),
        (Kind.CLINIC, {"phones": (FAX,), "emails": (EMAIL,)}, EMAIL.address),
        (Kind.CLINIC, {"phones": (FAX,)}, "T"),
        (Kind.CLINIC, {"phones": (DEAD, PHONE)}, PHONE.number),
        (Kind.CLINIC, {"phones": (DEAD,), "emails": (EMAIL,)}, EMAIL.address),
        (Kind.CLINIC, {"phones": (DEAD,), "links": (LINK,)}, LINK.url),
        (Kind.CLINIC, {"phones": (FAX, DEAD)}, DEAD.number),
        (Kind.CLINIC, {"phones": (DEAD,)}, DEAD.number),
        (Kind.CLINIC, {"texts": (TEXT,), "phones": (PHONE,)}, PHONE.number),
        (Kind.CLINIC, {"chats": (CHAT,), "links": (LINK,)}, LINK.url),
        (Kind.CLINIC, {"chats": (CHAT,)}, CHAT.url),
        (Kind.CLINIC, {"addresses": (Address(city="London"),)}, "T"),
        (Kind.WEBSITE, {"phones": (PHONE,), "links": (LINK,)}, LINK.url),
        (Kind.WEBSITE, {"phones": (PHONE,)}, "T."),
        (Kind.BOOK, {"identifiers": (Identifier("name", "x"),)}, "T."),
        (Kind.PAGE, {"links": (LINK,)}, LINK.url),
        (Kind.PAGE, {}, "T"),
    ],
)
def test_the_main_value(kind: Kind, fields: dict[str, Any], value: str) -> None:
    entry = CLASS_OF_KIND[kind](id="e", kind=kind, section="s", title="T", summary="S", **fields)
    main = main_field(copy_fields(entry), entry)
    assert main is not None
    assert main.value == value


def test_a_name_a_plural_and_a_letter_mean_the_values_of_a_kind() -> None:
    entry = Contact(
        id="e",
        kind=Kind.CLINIC,
        section="s",
        title="T",
        summary="S",
        phones=(FAX, PHONE),
        addresses=(Address(city="London"),),
    )
    fields = copy_fields(entry)
    for name in ("fax", "faxes", "Fax", "f"):
        assert [field.value for field in fields_called(fields, name)] == [FAX.number]
    for name in ("phone", "phones", "p"):
        assert [field.value for field in fields_called(fields, name)] == [PHONE.number]
    assert fields_called(fields, "addresses") == fields_called(fields, "a")
    assert fields_called(fields, "F") == fields_called(fields, "telex") == []
