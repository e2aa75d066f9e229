"""Urgent help: what somebody is told to do, and never what does not help."""

from pathlib import Path
from typing import Any

import pytest
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.model.contact import Chat, Email, Link, Phone, PhoneType, TextNumber
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.present.urgent import urgent_regions, urgent_ways

CHAT, LINK = Chat("https://example.org/chat"), Link("https://example.org")
FAX = Phone("202-555-0100", "+12025550100", PhoneType.FAX)
DEAD = Phone("202-555-0101", placeholder=True)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"phones": (FAX, Phone("988"))}, ["call 988"]),
        ({"phones": (DEAD, Phone("988")), "links": (LINK,)}, ["call 988"]),
        ({"phones": (Phone("988"),), "texts": (TextNumber("55501", "HI"),)}, ["call 988", "text HI to 55501"]),
        ({"phones": (Phone("988", type=PhoneType.TEXT),)}, ["text 988"]),
        ({"phones": (FAX, DEAD), "links": (LINK, Link(CHAT.url))}, [LINK.url]),
        ({"texts": (TextNumber("55501", placeholder=True),), "chats": (CHAT,), "links": (LINK,)}, [CHAT.url]),
        ({"phones": (FAX,), "emails": (Email("a@example.org"),)}, []),
    ],
)  # fmt: skip
def test_what_somebody_in_need_is_told(ways: dict[str, Any], told: list[str]) -> None:
    entry = Contact(id="e", kind=Kind.EMERGENCY, section="s", title="T", summary="S", **ways)
    assert [way.advice or way.value for way in urgent_ways(entry)] == told


def test_a_line_says_what_to_do_and_what_must_be_known(tmp_path: Path) -> None:
    phones = [
        {"number": "202-555-0100", "type": "fax"},
        {"number": "988", "note": "then press 1"},
    ]
    urgent = [{"region": "US", "title": "United States", "entries": ["line"]}]
    line = fields(kind="emergency", phones=phones, texts=[{"number": "1"}])
    files: dict[str, Data] = {
        "directory.yaml": {"title": "D", "urgent": urgent},
        "contacts/line.yaml": line,
    }
    catalog = open_content(write_directory(tmp_path, files))
    (region,) = urgent_regions(catalog)
    (told,) = region.lines
    catalog.close()
    assert told.ways == "call 988 (then press 1), text 1"
    assert told.shorter_ways[0].startswith("call 988, text 1")
    assert told.main is not None
    assert told.main.value == "988"
