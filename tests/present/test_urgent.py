"""Urgent help: what somebody is told to do, and never what does not help."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.content import Data, fields, open_content, write_directory

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.contact import Chat, Email, Link, Phone, TextNumber
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.present.urgent import urgent_help, urgent_regions, urgent_ways

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


_CONFIRMED = {"date": "2026-11-01", "status": "reviewed", "reviewer": "A", "method": "phoned"}
_DOUBT = {"date": "2026-11-02", "status": "to-be-reviewed", "note": "n"}


@pytest.mark.parametrize(
    ("reviews", "days"),
    [
        ([_CONFIRMED], ("2026-11-01", "2026-11-11")),
        ([_CONFIRMED, {**_CONFIRMED, "date": "2026-11-02", "covers": ["phones"]}], ("2026-11-01", "2026-11-11")),
        ([_CONFIRMED, _DOUBT], ("", "")),
        ([_DOUBT], ("", "")),
        ([], ("", "")),
    ],
)  # fmt: skip
def test_the_days_are_those_of_what_confirms_the_whole(
    tmp_path: Path, reviews: list[Data], days: tuple[str, str]
) -> None:
    line = fields(kind="emergency", phones=[{"number": "988"}], reviews=reviews or None)
    urgent = [{"region": "US", "title": "United States", "entries": ["line"]}]
    files: dict[str, Data] = {
        "directory.yaml": {
            "title": "D",
            "urgent": urgent,
            "review_policy": {"default": "365d", "emergency": "10d"},
        },
        "contacts/line.yaml": line,
    }
    catalog = open_content(write_directory(tmp_path, files))
    (region,) = urgent_regions(catalog)
    (told,) = region.lines
    catalog.close()
    assert (str(told.checked or ""), str(told.due or "")) == days


GROUPS = {
    "International": "International",
    "US": "United States",
    "EU": "European Union",
    "GB-SCT": "Scotland",
    "UK": "United Kingdom",
    "IE": "Ireland",
    "Nordics": "The far north",
}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    groups = [{"region": r, "title": title, "entries": ["line"]} for r, title in GROUPS.items()]
    line = fields(kind="emergency", phones=[{"number": "988"}])
    bare = {"region": "FR", "title": "France", "entries": ["nobody"]}
    files: dict[str, Data] = {
        "directory.yaml": {"title": "D", "urgent": [*groups, bare]},
        "contacts/line.yaml": line,
    }
    opened = open_content(write_directory(tmp_path_factory.mktemp("urgent"), files))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "regions"),
    [
        ("US", "US International"),
        (" us ", "US International"),
        ("GB", "UK GB-SCT International"),
        ("uk", "UK GB-SCT International"),
        ("United Kingdom", "UK GB-SCT International"),
        ("kingdom", "UK International"),
        ("GB-SCT", "GB-SCT UK International"),
        ("ie", "IE EU International"),
        ("united", "US UK International"),
        ("land", "GB-SCT IE UK EU International"),
        ("EU", "EU International"),
        ("international", "International"),
        ("nordics", "Nordics International"),
    ],
)
def test_a_region_comes_with_what_it_belongs_to(catalog: Catalog, name: str, regions: str) -> None:
    shown, remark = urgent_help(catalog, name)
    assert [region.region for region in shown] == regions.split()
    assert remark == ""


@pytest.mark.parametrize(
    ("first", "regions"),
    [
        ("", "International US EU GB-SCT UK IE Nordics FR"),
        ("GB", "UK GB-SCT International US EU IE Nordics FR"),
        ("GB-SCT", "GB-SCT UK International US EU IE Nordics FR"),
        ("IE", "IE EU International US GB-SCT UK Nordics FR"),
        ("DE", "EU International US GB-SCT UK IE Nordics FR"),
        ("JP", "International US EU GB-SCT UK IE Nordics FR"),
    ],
)
def test_ones_own_region_comes_first_and_no_other_is_left_out(
    catalog: Catalog, first: str, regions: str
) -> None:
    shown, remark = urgent_help(catalog, "", first)
    assert [region.region for region in shown] == regions.split()
    assert remark == ""
    assert urgent_help(catalog, "ie", first) == urgent_help(catalog, "ie")


@pytest.mark.parametrize(
    ("first", "regions"),
    [
        ("JP", "US EU International"),  # the world has no number to call
        ("International", "International US EU"),
        ("DE", "EU International US"),
    ],
)
def test_the_world_comes_before_a_country_only_with_what_is_nearer(
    tmp_path: Path, first: str, regions: str
) -> None:
    groups = [{"region": r, "title": r, "entries": ["line"]} for r in ("US", "EU", "International")]
    files: dict[str, Data] = {
        "directory.yaml": {"title": "D", "urgent": groups},
        "contacts/line.yaml": fields(kind="emergency", phones=[{"number": "988"}]),
    }
    catalog = open_content(write_directory(tmp_path / "content", files))
    assert [region.region for region in urgent_regions(catalog, first)] == regions.split()
    catalog.close()


@pytest.mark.parametrize(
    ("name", "regions", "called"),
    [
        ("DE", "EU International", "Germany"),
        ("germany", "EU International", "Germany"),
        ("EL", "EU International", "Greece"),
        ("IN", "International", "India"),
        ("Norway", "International", "Norway"),
        ("GB-ENG", "UK International", "England"),
        ("FR", "FR EU International", "France"),
        ("norw", "International", "Norway"),
    ],
)
def test_a_region_without_numbers_is_told_and_gets_those_of_what_it_belongs_to(
    catalog: Catalog, name: str, regions: str, called: str
) -> None:
    shown, remark = urgent_help(catalog, name)
    assert [region.region for region in shown] == regions.split()
    assert remark == (
        f"this directory has no number for {called} alone; these are for a wider region"
    )


@pytest.mark.parametrize("name", ["Atlantis", "XX", "GB-XXX", "u" * 50, "nig"])
def test_what_is_no_region_is_refused_with_what_to_write(catalog: Catalog, name: str) -> None:
    shown, remark = urgent_help(catalog, name)
    assert shown == ()
    assert f"{name!r} is no region: write a code such as DE or a name such as Germany" in remark
    assert "UK (United Kingdom)" in remark
    assert "there is help for International, US (United States), " in remark


def test_without_a_name_all_regions_are_there_in_their_order(catalog: Catalog) -> None:
    for name in ("", "  "):
        shown, remark = urgent_help(catalog, name)
        assert [region.region for region in shown] == [*GROUPS, "FR"]
        assert remark == ""
