"""Web addresses without a scheme: a host name is completed and told, anything else stays as it was."""

import json

import pytest

from ketamine_tui.exchange.readers.gathering import ReadOptions
from ketamine_tui.exchange.readers.web_addresses import with_scheme
from ketamine_tui.exchange.sources import SOURCES


@pytest.mark.parametrize(
    "url",
    [
        "www.clinic.org",
        "WWW.Clinic.ORG/",
        "clinic.org",
        "help.clinic.co.uk/a/b.html?x=1#y",
        "clinic.org:8080",
        "m\u00fcnchen.de",
        "www.clinic.py",
    ],
)
def test_a_host_name_gets_a_scheme(url: str) -> None:
    assert with_scheme(url) == f"https://{url}"


@pytest.mark.parametrize(
    "url",
    [
        *("https://clinic.org", "http://clinic.org", "mailto:a@clinic.org", "a@clinic.org"),
        *("report.pdf", "index.html", "n/a", "none", "see clinic.org", "clinic", "1.2", "e.g."),
        *("javascript:alert(1)", "file.org:x", "//clinic.org", "clinic.org\\x", "..org", "-.org"),
    ],
)
def test_what_is_no_host_name_stays(url: str) -> None:
    assert with_scheme(url) == url


@pytest.mark.parametrize(
    ("source", "text", "line", "notes"),
    [
        ("vcard", "BEGIN:VCARD\nFN:A\nNOTE:x\nURL:www.clinic.org\nEND:VCARD\n", 4, 1),
        ("vcard", "BEGIN:VCARD\nFN:A\nNOTE:x\nURL:https\\://www.clinic.org\nEND:VCARD\n", 4, 0),
        ("csv", "title,summary,link\nA,x,www.clinic.org\n", 2, 1),
        ("hsds", '[{"name": "A", "description": "x",\n"url": "www.clinic.org"}]', 1, 1),
        ("bibtex", "@misc{a,\ntitle = {A}, abstract={x},\nurl = {www.clinic.org}}\n", 3, 1),
    ],
)
def test_what_was_completed_is_told_with_its_line(
    source: str, text: str, line: int, notes: int
) -> None:
    imported = SOURCES[source].read(text, "file", ReadOptions())
    (found,) = imported.entries
    assert [link.url for link in found.entry.links] == ["https://www.clinic.org"]
    assert imported.losses == ()
    assert [note.line for note in imported.notes] == [line] * notes


def test_what_is_no_address_is_lost_as_before() -> None:
    imported = SOURCES["csv"].read("title,summary,link\nA,x,none\n", "file", ReadOptions())
    assert imported.entries[0].entry.links == ()
    assert [loss.line for loss in imported.losses] == [2]
    assert imported.notes == ()


@pytest.mark.parametrize("blank", [" ", "   ", "\n", "; "])
def test_several_addresses_in_one_value_are_several_links(blank: str) -> None:
    text = json.dumps(
        [{"name": "A", "description": "x", "url": f"www.a.org{blank}https://b.org/c www.a.org"}]
    )
    imported = SOURCES["hsds"].read(text, "file", ReadOptions())
    assert [x.url for x in imported.entries[0].entry.links] == [
        "https://www.a.org",
        "https://b.org/c",
    ]
    assert imported.losses == ()


@pytest.mark.parametrize(
    "value",
    ["www.a.org/price list", "www.a.org or www.b.org", "https://a.org/A (b)", "a@b.org c.org"],
)
def test_what_has_more_than_addresses_stays_one_value(value: str) -> None:
    text = json.dumps([{"name": "A", "description": "x", "url": value}])
    imported = SOURCES["hsds"].read(text, "file", ReadOptions())
    assert imported.entries[0].entry.links == ()
    assert [loss.message.partition(" ")[0] for loss in imported.losses] == ["links:"]
