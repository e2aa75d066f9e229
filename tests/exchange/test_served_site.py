"""The pages of a server: what a query finds, urgent help beside everything, and no script that searches."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange.test_pages import HOSTILE
from support.browsing import TODAY, write_small
from support.content import SHIPPED, SHIPPED_DAY, open_content
from support.html import Reader

from ketamine_tui.exchange.extract import Extract, Item, UrgentItems, extract_of
from ketamine_tui.exchange.writers.served_site import Found, ServedSite, rows_of_help
from ketamine_tui.exchange.writers.site import site
from ketamine_tui.index.catalog import Catalog
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View


def served(catalog: Catalog, *, with_doubted: bool = True) -> ServedSite:
    search = Search(catalog)
    return ServedSite(extract_of(View(search), with_doubted=with_doubted), search)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    catalog = open_content(write_small(tmp_path_factory.mktemp("served") / "content"), TODAY)
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> ServedSite:
    return served(catalog)


def ids(found: Found) -> list[str]:
    return [item.entry.id for item in found.items]


def test_a_query_finds_what_the_program_finds_in_the_same_order() -> None:
    catalog = open_content(SHIPPED, SHIPPED_DAY)
    pages, whole = served(catalog), View(Search(catalog))
    queries = [
        *sorted(catalog.words)[::40],
        *("hotline uk", "kind:helpline has:phone", "#Depression OR book", "-kind:article sort:due"),
        *("is:to-be-reviewed", "side effects", '"nasal spray"', "sort:title", "region:GB call"),
    ]
    for text in queries:
        view = whole.with_text(text)
        assert view.total, text
        assert ids(pages.found(text)) == [row.id for row in catalog.rows(view.positions)], text
    assert ids(pages.found("suicde")) == ids(pages.found("suicide"))
    catalog.close()


def test_what_has_no_page_is_counted(catalog: Catalog, pages: ServedSite) -> None:
    fewer = served(catalog, with_doubted=False)
    whole, part = pages.found("kind:book"), fewer.found("kind:book")
    assert (whole.left_out, part.left_out) == (0, 1)
    assert ids(part) == [name for name in ids(whole) if name != "old-book"]
    text = Reader(fewer.found_page("old kind:book")).text
    assert "No entry found. 1 unreviewed entry left out (to be reviewed" in text
    assert "left out" not in Reader(pages.found_page("old kind:book")).text


@pytest.mark.parametrize(
    ("query", "told", "number"),
    [
        ("colour:red", "This cannot be understood. Column 1: there is no field colour:", 0),
        ("(book", "This cannot be understood. Column ", 0),
        ("boook", "Nothing has 'boook'; shown: book.", 4),
        ("mdd", "Also: #Depression.", 2),
        ("zzzzzz", "No entry found.", 0),
        ("  ", "All entries", 8),
    ],
)
def test_a_page_says_what_was_understood(
    pages: ServedSite, query: str, told: str, number: int
) -> None:
    text = pages.found_page(query)
    page = Reader(text)
    listed = text.partition('<ul class="entries" id="found-entries">')[2].partition("</ul>")[0]
    assert told in page.text
    assert listed.count("<li>") == number, listed
    box = [known for tag, known in page.tags if tag == "input"]
    assert [(one["name"], one["value"]) for one in box] == [("q", query.strip())]


def test_several_candidates_are_offered_with_their_numbers(catalog: Catalog) -> None:
    pages = served(catalog)
    assert [(offer.text, offer.total) for offer in pages.found("mook").offers] == [
        ("mood", 3),
        ("book", 4),
    ]
    page = Reader(pages.found_page("mook"))
    assert "search.html?q=mood" in page.values("a", "href")
    assert "book 4" in page.text
    assert pages.found("book").offers == ()


@pytest.mark.parametrize(
    ("query", "helpers"),
    [
        ("zzzzzz", ["help-line", "office"]),
        ("colour:red", ["help-line", "office"]),
        ("help line", ["help-line"]),
        ("film", None),
        ("", None),
    ],
)
def test_urgent_help_stands_above_the_list_where_it_may_be_meant(
    pages: ServedSite, query: str, helpers: list[str] | None
) -> None:
    text = pages.found_page(query)
    part = text.partition('<section id="help"')[2].partition("</section>")[0]
    found = re.findall(r'</strong> <a href="entries/(.*?)\.html">', part)
    assert (found or None) == helpers


def helper(name: str, state: ReviewState = ReviewState.REVIEWED) -> Item:
    entry = Contact(id=name, kind=Kind.HELPLINE, section="a", title=name, summary="S.")
    return Item(entry, state, None)


def test_of_each_region_one_is_shown_that_is_checked() -> None:
    first, other, last = helper("a", ReviewState.OVERDUE), helper("b"), helper("c")
    urgent = [UrgentItems("One", [first, other, last]), UrgentItems("Two", [first])]
    items = [first, other, last]
    extract = Extract(Directory("Small"), "0" * 12, dt.date(2020, 6, 15), items, urgent=[*urgent])
    assert [*rows_of_help(extract, [])] == [("One", other), ("Two", first)]
    assert [*rows_of_help(extract, [last, other, first])] == [("One", last), ("Two", first)]
    assert [*rows_of_help(extract, [last])] == [("One", last)]


def test_every_page_leads_to_urgent_help_and_loads_no_search(pages: ServedSite) -> None:
    texts = {name: text for name, text in pages.items() if name.endswith(".html")}
    texts |= {"?": pages.found_page("book"), "404": pages.refusal("Not found", "Said & done.")}
    assert {"urgent.html", "search.html", "index.html"} < texts.keys()
    for name, text in texts.items():
        page = Reader(text)
        assert "call 202-555-0143 (press 1)" in page.text, name
        assert [known.get("id") for _, known in page.tags].count("urgent") == 1, name
        assert [src.rpartition("/")[2] for src in page.values("script", "src")] == ["page.js"]
        assert page.headings[0] == 1
        assert "q" in page.values("input", "name")
        # The server answers it without script, too.
        assert page.values("form", "class") == []
        assert "noscript" not in {tag for tag, _ in page.tags}
    assert not {"search.js", "search-index.js"} & {*pages}


def test_a_page_of_a_refusal_may_stand_anywhere(pages: ServedSite) -> None:
    page = Reader(pages.refusal("Not found", "Said & done."))
    hrefs = [*page.values("a", "href"), *page.values("link", "href"), *page.values("script", "src")]
    assert "Said & done." in page.text
    assert [href for href in hrefs if not re.match(r"[/#]|tel:|sms:|mailto:|https?:", href)] == []


def test_a_site_of_files_sends_nothing_that_is_typed(catalog: Catalog) -> None:
    files = site(extract_of(View(Search(catalog)), with_doubted=True))
    for name, text in files.items():
        if name.endswith(".html"):
            assert Reader(text).values("input", "name") == []
    assert "urgent.html" not in files


@pytest.mark.parametrize("query", [*HOSTILE, '"><script>alert(1)</script>', "\ud800\x00\x1b[2J"])
def test_a_hostile_query_stays_a_text(pages: ServedSite, query: str) -> None:
    for text in (pages.found_page(query), pages.found_page(f"zzzz {query}")):
        page = Reader(text)
        assert [tag for tag, _ in page.tags].count("script") == 1
        assert not [n for _, known in page.tags for n in known if n.startswith("on")]
        assert "\x1b" not in text


def test_a_directory_without_urgent_help_says_so(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "content", {"directory.yaml": {"title": "T", "sections": []}})
    catalog = open_content(folder, TODAY)
    pages = served(catalog)
    for text in (pages["urgent.html"], pages.found_page("zzzz")):
        assert "In an emergency, call the emergency number." in Reader(text).text
    catalog.close()
