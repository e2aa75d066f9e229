"""The feed of a site: by the rules of RFC 4287, and of nothing but what reviews say."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from exchange.test_pages import HOSTILE, full_extract
from support.browsing import TODAY, write_small
from support.content import open_content

from ketamine_tui.exchange.extract import Extract, Item, extract_of
from ketamine_tui.exchange.writers.feed import NEWEST, feed
from ketamine_tui.exchange.writers.site import site
from ketamine_tui.model.directory import Directory, Site
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import Review, ReviewState
from ketamine_tui.model.text import clean
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"id", "title", "updated"}
FEED_ONLY = {
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "logo",
    "link",
    "rights",
    "subtitle",
}
ENTRY_ONLY = {
    "author",
    "category",
    "content",
    "contributor",
    "link",
    "published",
    "rights",
    "source",
    "summary",
}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def checked(text: str) -> ET.Element:
    """Return a feed that keeps the rules of RFC 4287 (sections 3.3, 4.1.1, 4.1.2, 4.2.6, 4.2.7)."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        names = [child.tag.removeprefix(ATOM) for child in element if child not in entries]
        counts = Counter(names)
        assert all(counts[name] == 1 for name in ONCE)
        assert {*names} <= ONCE | (FEED_ONLY if element is root else ENTRY_ONLY)
        assert counts["rights"] <= 1
        assert counts["summary"] <= 1
        assert TIME.fullmatch(element.findtext(f"{ATOM}updated", ""))
        assert urlsplit(element.findtext(f"{ATOM}id", "")).scheme
        links = element.findall(f"{ATOM}link")
        assert all(link.get("href") for link in links)
        alternates = [
            (x.get("type"), x.get("hreflang")) for x in links if x.get("rel") == "alternate"
        ]
        assert len({*alternates}) == len(alternates) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len({*ids}) == len(ids)
    return root


def entries_of(text: str) -> list[dict[str, str]]:
    """Return what each entry of a feed says, by the names of its elements."""
    found = []
    for entry in checked(text).findall(f"{ATOM}entry"):
        said = {child.tag.removeprefix(ATOM): child.text or "" for child in entry}
        (link,) = entry.findall(f"{ATOM}link")
        found.append(said | {"link": link.get("href", "")})
    return found


def reviewed(*reviews: Review, wishes: Site | None = None, number: int = 1) -> Extract:
    items = [
        Item(
            Contact(
                id=f"way-{n}",
                kind=Kind.CLINIC,
                section="people",
                title=f"Way {n}",
                summary="S.",
                reviews=reviews,
            ),
            ReviewState.OVERDUE,
            None,
        )
        for n in range(number)
    ]
    return Extract(
        Directory("Small", site=wishes or Site()), "0123456789ab", dt.date(2020, 6, 15), items
    )


MAY = Review(
    dt.date(2020, 5, 1), ReviewState.REVIEWED, reviewer="Ada", role="librarian", seen="The number"
)
JUNE = Review(dt.date(2020, 6, 1), ReviewState.NEEDS_CHANGES, note="It is <closed> & sold.")


def test_a_review_is_an_entry_with_its_own_day_and_the_state_of_today() -> None:
    newest, oldest = entries_of(feed(reviewed(MAY, JUNE)))
    assert oldest["title"] == "Way 0: Reviewed"
    assert oldest["updated"] == "2020-05-01T00:00:00Z"
    assert "2020-05-01 by Ada, librarian: reviewed; Seen: The number" in oldest["summary"]
    assert newest["summary"].endswith("State now: Check overdue: It is <closed> & sold.")
    assert "Reason: It is <closed> & sold." in newest["summary"]
    assert newest["link"] == "entries/way-0.html"
    assert checked(feed(reviewed(MAY, JUNE))).findtext(f"{ATOM}updated") == newest["updated"]


def test_ids_stay_when_reviews_are_added() -> None:
    before = {entry["id"] for entry in entries_of(feed(reviewed(MAY, MAY)))}
    after = {entry["id"] for entry in entries_of(feed(reviewed(MAY, MAY, MAY, JUNE)))}
    assert before < after
    assert len(before) == 2
    assert all(UUID(name.removeprefix("urn:uuid:")).version == 5 for name in after)


def test_where_a_site_stands_addresses_are_whole() -> None:
    text = feed(reviewed(MAY, wishes=Site("https://example.org/help/")))
    assert entries_of(text)[0]["link"] == "https://example.org/help/entries/way-0.html"
    links = {x.get("rel"): x.get("href") for x in checked(text).findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/help/",
        "self": "https://example.org/help/feed.xml",
    }


def test_there_is_no_feed_without_a_day_and_no_end_of_many() -> None:
    assert feed(reviewed()) == ""
    pages = site(reviewed())
    assert "feed.xml" not in pages
    assert not [name for name, text in pages.items() if "feed.xml" in text]
    assert len(entries_of(feed(reviewed(MAY, JUNE, number=NEWEST)))) == NEWEST


def test_the_days_are_those_of_reviews(tmp_path: Path) -> None:
    catalog = open_content(write_small(tmp_path / "content"), TODAY)
    extract = extract_of(View(Search(catalog)), with_doubted=True)
    catalog.close()
    days = sorted(f"{x.date}T00:00:00Z" for item in extract.items for x in item.entry.reviews)
    assert sorted(entry["updated"] for entry in entries_of(feed(extract))) == days


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\x1b\ufffe\ud800"])
def test_hostile_texts_stay_texts(text: str) -> None:
    entries = entries_of(feed(full_extract(clean(text))))
    assert entries[0]["title"].startswith(clean(text))
    assert {*entries[0]} == {"id", "title", "updated", "link", "summary"}
