"""Pages of HTML, read by a parser: what they say, where they lead, and that nothing escapes."""

import base64
import datetime as dt
import hashlib
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

import pytest
from support.browsing import TODAY, write_small
from support.content import open_content
from support.environment import environment
from support.html import Reader

from ketamine_tui.exchange.extract import Extract, Item, UrgentItems, extract_of
from ketamine_tui.exchange.writers.pages import style_sheet
from ketamine_tui.exchange.writers.site import as_html, site
from ketamine_tui.model.contact import Link, Phone, Schedule, TextNumber
from ketamine_tui.model.directory import Directory, Robots, Site
from ketamine_tui.model.entry import Contact, Identifier, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import Section
from ketamine_tui.model.way_kinds import PLACEHOLDER, PhoneType, WayKind
from ketamine_tui.model.ways import Way
from ketamine_tui.palettes import PALETTES
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View

ROOT = Path(__file__).parents[2]
ADDRESSES = re.compile(r"(https?|tel|sms|mailto):", re.IGNORECASE)
OWN = {"style.css", "icon.svg", "feed.xml"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    catalog = open_content(write_small(tmp_path_factory.mktemp("site") / "content"), TODAY)
    yield dict(site(extract_of(View(Search(catalog)), with_doubted=True)))
    catalog.close()


def read(pages: dict[str, str]) -> dict[str, Reader]:
    return {name: Reader(text) for name, text in pages.items() if name.endswith(".html")}


def test_every_page_has_urgent_help_and_what_must_be_known(pages: dict[str, str]) -> None:
    for page in read(pages).values():
        assert "Urgent help" in page.text
        assert "call 202-555-0143 (press 1)" in page.text
        assert "text HELLO to 55501" in page.text
        assert "Made up for tests. Call nobody in it." in page.text
        assert re.search(r"version [0-9a-f]{12}, as of 2020-06-15\.", page.text)


def test_every_page_is_in_order_for_those_who_listen(pages: dict[str, str]) -> None:
    for name, page in read(pages).items():
        tags = [tag for tag, _ in page.tags]
        assert page.values("html", "lang") == ["en"]
        assert [tags.count(one) for one in ("main", "h1", "title", "aside", "footer")] == [1] * 5
        assert page.values("a", "href")[0] == "#main"
        assert page.headings[0] == 1
        assert all(later <= before + 1 for before, later in pairwise(page.headings)), name


def test_every_link_within_the_site_leads_somewhere(pages: dict[str, str]) -> None:
    readers = read(pages)
    marks = {
        name: {mark for _, known in page.tags if (mark := known.get("id"))}
        for name, page in readers.items()
    }
    links = 0
    for name, page in readers.items():
        for href in page.values("a", "href"):
            if ADDRESSES.match(href):
                continue
            file, _, mark = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
            target = target if file else name
            assert target in pages, href
            assert not mark or unquote(mark) in marks[target], href
            links += 1
    assert links > 50


def test_nothing_is_loaded_and_nothing_runs_but_files_of_the_site(pages: dict[str, str]) -> None:
    for name, page in read(pages).items():
        assert not {"img", "iframe", "object", "base"} & {tag for tag, _ in page.tags}
        assert not [name for _, known in page.tags for name in known if name.startswith("on")]
        assert {posixpath.basename(href) for href in page.values("link", "href")} == OWN
        scripts = [known for tag, known in page.tags if tag == "script"]
        # The first one says, before anything is drawn, that scripts run.
        first, *others = ({*known} for known in scripts)
        assert first == {"src"}
        assert all(known == {"src", "defer"} for known in others)
        found = [posixpath.normpath(posixpath.join(posixpath.dirname(name), src))
                 for src in page.values("script", "src")]  # fmt: skip
        search = ["search-index.js", "search.js"] if name == "search.html" else []
        assert found == ["page.js", *search]
        (policy,) = (known["content"] for _, known in page.tags if "http-equiv" in known)
        sources = "script-src 'self' file:; img-src 'self' file:; form-action 'self' file:; base-uri 'none'"
        assert policy == f"default-src 'none'; style-src 'self' file:; {sources}"
    assert not re.search(r"url\(|@import", style_sheet())
    for name in ("page.js", "search.js"):
        made = r"https?:|fetch|XMLHttp|innerHTML|outerHTML|insertAdjacent|document\.write|\beval|Function\("
        assert not re.search(made, pages[name])
    assert "http" not in pages["icon.svg"].replace("http://www.w3.org/2000/svg", "")


def test_the_box_is_there_where_a_script_answers_it_and_the_sections_where_none_does(
    pages: dict[str, str],
) -> None:
    assert (
        pages["page.js"]
        .partition(";\n\n")[2]
        .startswith('document.documentElement.classList.add("script");')
    )
    assert "html:not(.script) .scripted { display: none; }" in pages["style.css"]
    for name, page in read(pages).items():
        (form,) = (known for tag, known in page.tags if tag == "form")
        assert form["class"] == "scripted"
        root = "../" if name.startswith("entries/") else ""
        lists = [
            known for tag, known in page.tags if (tag, known.get("class")) == ("nav", "contents")
        ]
        assert [known["aria-label"] for known in lists] == ["Sections"], name
        assert f"{root}index.html#section-people" in page.values("a", "href"), name
        without = re.search(r"<noscript>\s*<nav.*?</noscript>", pages[name], re.DOTALL)
        # The first page has them for everybody.
        assert (without is None) is (name == "index.html")


def test_each_way_to_urgent_help_has_a_line_of_its_own(pages: dict[str, str]) -> None:
    for name in ("index.html", "search.html"):
        assert {*re.findall(r'<(\w+) class="way"', pages[name])} == {"div"}
        urgent = pages[name].partition('id="urgent"')[2]
        assert {*re.findall(r'<(\w+) class="state', urgent)} == {"div"}


def test_paper_says_where_a_link_leads_that_does_not_say_so_itself(pages: dict[str, str]) -> None:
    assert 'a[href^="http"]:not(.whole)::after { content: " (" attr(href) ")"' in pages["style.css"]
    welcome, helpline = pages["entries/welcome.html"], pages["entries/help-line.html"]
    assert '<a href="https://example.org/elsewhere">a site</a>' in welcome
    assert (
        '<a href="https://example.org/contact" class="whole">https://example.org/contact</a>'
        in helpline
    )


def test_the_same_directory_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        catalog = open_content(write_small(tmp_path / name), TODAY)
        made.append([*site(extract_of(View(Search(catalog)), with_doubted=True)).items()])
        catalog.close()
    assert made[0] == made[1]


def test_states_are_words_and_only_a_check_that_stands_is_a_date(pages: dict[str, str]) -> None:
    known = read(pages)
    helpline = known["entries/help-line.html"]
    assert "Source-checked 2020-05-01, due 2020-07-30" in helpline.text
    assert helpline.values("time", "datetime") == ["2020-05-01"]
    assert helpline.values("time", "itemprop") == ["lastReviewed"]
    assert "Check overdue" in known["entries/film.html"].text
    assert known["entries/film.html"].values("time", "datetime") == ["2018-01-01"]
    for name in ("old-book", "night-line", "old-clinic"):
        page = known[f"entries/{name}.html"]
        assert "To be reviewed" in page.text
        assert not page.values("time", "itemprop")
    assert known["index.html"].text.count("To be reviewed") >= 3


def test_a_placeholder_is_struck_out_and_no_link(pages: dict[str, str]) -> None:
    page = Reader(pages["entries/old-clinic.html"])
    assert f"(123) 456-7890 {PLACEHOLDER}" in page.text
    assert "s" in [tag for tag, _ in page.tags]
    assert not [href for href in page.values("a", "href") if "456" in href or "nobody@" in href]


def test_numbers_and_addresses_can_be_followed(pages: dict[str, str]) -> None:
    hrefs = Reader(pages["entries/office.html"]).values("a", "href")
    assert {"tel:+442079460958", "mailto:office@example.org"} <= {*hrefs}


def test_entries_that_are_left_out_have_no_page_and_no_link(tmp_path: Path) -> None:
    catalog = open_content(write_small(tmp_path / "content"), TODAY)
    known = read(dict(site(extract_of(View(Search(catalog))))))
    catalog.close()
    assert "entries/old-book.html" not in known
    assert not [h for p in known.values() for h in p.values("a", "href") if "old-book" in h]
    assert "3 unreviewed entries left out" in known["index.html"].text
    # Urgent help is there all the same, with its state.
    assert "Night line" in known["index.html"].text


def test_the_hand_out_stands_alone(pages: dict[str, str], tmp_path: Path) -> None:
    del pages
    catalog = open_content(write_small(tmp_path / "content"), TODAY)
    page = Reader(as_html(extract_of(View(Search(catalog)), with_doubted=True)))
    catalog.close()
    assert not page.values("link", "href")
    assert [href for href in page.values("a", "href") if not ADDRESSES.match(href)] == [
        "#main",
        "#urgent",
    ]
    assert "Grace Example, Alan Example. (2019). The new book." in page.text


def test_the_colours_are_those_of_the_themes() -> None:
    parts = re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)[:2]
    for name, part in zip(("light", "dark"), parts, strict=True):
        colours = dict(re.findall(r"--(\w+): (#\w+);", part))
        assert len(colours) == 8
        assert colours.items() <= PALETTES[name]._asdict().items()


# Ways.


class NewKind(StrEnum):
    """A kind of way that no template can know."""

    PIGEON = "pigeon"

    @property
    def label(self) -> str:
        return "Pigeon"

    @property
    def search_field(self) -> str:
        return "phone"

    @property
    def telephone(self) -> PhoneType:
        return PhoneType.VOICE

    @property
    def advice(self) -> str:
        return ""

    @property
    def uri_form(self) -> str:
        return ""


class Keeper(Contact):
    """Somebody who is reached by a kind of way that is new."""

    def ways(self) -> Iterator[Way]:
        kind = cast("WayKind", NewKind.PIGEON)
        loft = Phone("7", label="at dawn", note="grain")
        yield Way(kind, "loft 7\nby the sea", loft)
        yield Way(kind, "loft 8", Phone("8", placeholder=True))


def contact(**fields: Any) -> Contact:
    return Contact(
        id="way", kind=Kind.HELPLINE, section="people", title="Way", summary="S.", **fields
    )


def lonely(entry: Contact, state: ReviewState = ReviewState.REVIEWED) -> Extract:
    directory = Directory("Small", sections=(Section("people", "People"),))
    item = Item(entry, state, None)
    urgent = [UrgentItems("Here", [item])]
    return Extract(directory, "0123456789ab", dt.date(2020, 6, 15), [item], urgent=urgent)


def parts(extract: Extract) -> tuple[str, str]:
    """Return what an entry's page and its urgent help say of ways."""
    page = site(extract)["entries/way.html"]
    main, _, aside = page.partition("<aside")
    return main.partition('<div class="points">')[2].partition("</div>")[0], aside


def test_a_kind_of_way_that_is_new_is_on_the_pages() -> None:
    keeper = Keeper(id="way", kind=Kind.PERSON, section="people", title="K", summary="S.")
    for page in (Reader(site(lonely(keeper))["entries/way.html"]), Reader(as_html(lonely(keeper)))):
        assert "Pigeon loft 7by the sea at dawn; grain" in page.text
        assert f"loft 8 {PLACEHOLDER}" in page.text
        assert [tag for tag, _ in page.tags].count("s") == 1
    points, urgent = parts(lonely(keeper))
    assert "<span>loft 7<br>by the sea</span>" in points
    assert "loft" not in urgent


def test_a_fax_is_never_called() -> None:
    fax = Phone("202-555-0100", "+12025550100", PhoneType.FAX, note="office")
    points, urgent = parts(lonely(contact(phones=(fax,), links=(Link("https://example.org/"),))))
    assert "<dt>Fax</dt>" in points
    assert "<b>202-555-0100</b>" in points
    assert "tel:" not in points + urgent
    assert "call" not in Reader(f"<aside{urgent.partition('</aside>')[0]}</aside>").text
    assert '<a href="https://example.org/"' in urgent


def test_a_telephone_beside_it_is_called() -> None:
    phone = Phone("202-555-0100", "+12025550100", note="office")
    points, urgent = parts(lonely(contact(phones=(phone,), links=(Link("https://example.org/"),))))
    number = '<span class="number"><a href="tel:+12025550100">202-555-0100</a></span>'
    assert number in points
    assert f"call {number} (office)" in " ".join(urgent.split())
    assert "example.org" not in urgent


def test_urgent_help_names_the_word_to_send_and_no_placeholder() -> None:
    texts = (TextNumber("55501", "HELLO"), TextNumber("55502", placeholder=True))
    _, urgent = parts(lonely(contact(texts=texts), ReviewState.OVERDUE))
    page = Reader(f"<aside{urgent.partition('</aside>')[0]}</aside>")
    assert "text HELLO to 55501 Check overdue" in page.text
    assert "55502" not in urgent


@pytest.mark.parametrize(
    ("number", "dial", "href"),
    [
        ("202-555-0100 ext. 12", "+12025550100", "tel:+12025550100;ext=12"),
        ("202-555-0100 x12", "+12025550100", "tel:+12025550100;ext=12"),
        ("202-555-0100 #12", "+12025550100", "tel:+12025550100;ext=12"),
        ("202-555-0100 Extension 1234", "+12025550100", "tel:+12025550100;ext=1234"),
        ("202-555-0100", "+12025550100", "tel:+12025550100"),
        ("ext. 12 of 202-555-0100", "+12025550100", "tel:+12025550100"),
        ("202-555-0100 text 12", "+12025550100", "tel:+12025550100"),
        ("202-555-0100 ext. 12", "", ""),
    ],
)
def test_a_telephone_is_told_the_extension(number: str, dial: str, href: str) -> None:
    points, _ = parts(lonely(contact(phones=(Phone(number, dial),))))
    link = f'<a href="{href}">{number}</a>' if href else f"<b>{number}</b>"
    assert f'<span class="number">{link}</span>' in points


def test_text_messages_are_begun_by_a_link_and_placeholders_are_not() -> None:
    texts = (
        TextNumber("555 01", "HELLO"),
        TextNumber("55502", placeholder=True),
        TextNumber("1 for HOME"),
    )
    points, urgent = parts(lonely(contact(texts=texts)))
    assert '<a href="sms:55501">555 01</a>' in points
    assert '<a href="sms:55501">555 01</a>' in urgent
    assert points.count("href") == 1
    assert "<b>1 for HOME</b>" in points


@pytest.mark.parametrize(
    ("doi", "href"),
    [
        ("10.1234/ab_c.d", "https://doi.org/10.1234/ab_c.d"),
        (
            "10.1002/(SICI)1<1::AID#1>3.0;2-A?",
            "https://doi.org/10.1002/(SICI)1%3C1::AID%231%3E3.0;2-A%3F",
        ),
        ('10.1/"x y', "https://doi.org/10.1/%22x%20y"),
    ],
)
def test_a_doi_leads_to_what_it_names(doi: str, href: str) -> None:
    identifiers = (Identifier("doi", doi, "of the preprint"), Identifier("isbn", "9780306406157"))
    work = Resource(
        id="way",
        kind=Kind.ARTICLE,
        section="people",
        title="W",
        summary="S.",
        identifiers=identifiers,
    )
    extract = lonely(contact())
    page = Reader(
        site(extract._replace(items=[Item(work, ReviewState.REVIEWED, None)]))["entries/way.html"]
    )
    assert [x for x in page.values("a", "href") if "doi.org" in x] == [href]
    assert f"DOI {' '.join(doi.split())} (of the preprint)" in page.text
    assert not [x for x in page.values("a", "href") if "978" in x]


def test_hours_stand_after_the_ways_and_before_the_links() -> None:
    entry = contact(
        phones=(Phone("202-555-0100"),),
        schedules=(Schedule(note="by night"),),
        links=(Link("https://example.org/", "Home"), Link("javascript:x")),
    )
    points, _ = parts(lonely(entry))
    assert re.findall(r"<dt>(.*?)</dt>", points) == ["Phone", "Hours", "Link"]
    text = (
        '<dd><a href="https://example.org/">Home</a> <span class="url">https://example.org/</span>'
    )
    assert text in points
    assert "<dd><span>javascript:x</span></dd>" in points


# What is round a page.


def test_the_policy_allows_the_page_s_own_style_and_no_other() -> None:
    text = as_html(lonely(contact()))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style == style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (known["content"] for _, known in Reader(text).tags if "http-equiv" in known)
    assert f"style-src 'sha256-{digest}';" in str(policy)
    assert str(policy).startswith("default-src 'none';")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de"), ("zh-Hant-TW", "zh-Hant-TW"), ("", "en"), ("German", "en"), ('"x', "en")],
)
def test_a_page_says_its_language_where_that_is_one(language: str, expected: str) -> None:
    extract = lonely(contact())
    extract = extract._replace(directory=extract.directory._replace(language=language))
    assert Reader(as_html(extract)).values("html", "lang") == [expected]


def test_a_directory_without_urgent_help_says_so_on_every_page() -> None:
    for page in read(dict(site(lonely(contact())._replace(urgent=())))).values():
        assert "In an emergency, call the emergency number." in page.text
        assert "#urgent" not in page.values("a", "href")


WISHES = Site(
    "https://example.org/help/", (Robots.NOINDEX, Robots.NOFOLLOW), "https://example.com/?a=1&b=2"
)


def wished(wishes: Site) -> dict[str, Reader]:
    extract = lonely(contact())
    return read(dict(site(extract._replace(directory=extract.directory._replace(site=wishes)))))


def test_a_site_says_where_it_stands_and_what_robots_may_do_where_its_directory_does() -> None:
    for name, page in wished(WISHES).items():
        address = WISHES.url + ("" if name == "index.html" else name)
        assert [known["href"] for _, known in page.tags if known.get("rel") == "canonical"] == [
            address
        ]
        assert [known["content"] for _, known in page.tags if known.get("name") == "robots"] == [
            "noindex, nofollow"
        ]
    for page in wished(Site()).values():
        assert not [
            known
            for _, known in page.tags
            if known.get("rel") == "canonical" or known.get("name") == "robots"
        ]


def test_the_exit_is_a_link_that_promises_nothing_of_the_history() -> None:
    for page in wished(WISHES).values():
        assert page.values("a", "href")[:2] == ["#main", WISHES.exit]
        assert "Exit this page" in page.text
        assert "Your browser's history still shows that you were here." in page.text
    for wishes in (Site(), Site(exit="javascript:alert(1)")):
        for page in wished(wishes).values():
            assert "Exit" not in page.text


RUN = """
import sys
from ketamine_tui.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("loaded", *(name for name in ("jinja2", "markupsafe") if name in sys.modules))
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["list"], "loaded"),
        (["export", "--help"], "loaded"),
        (["export", "csv"], "loaded"),
        (["export", "html"], "loaded jinja2 markupsafe"),
    ],
)
def test_templates_are_loaded_when_a_page_is_written(
    arguments: list[str], loaded: str, tmp_path: Path
) -> None:
    content = write_small(tmp_path / "content")
    variables = {"KETAMINE_TUI_CONTENT": str(content), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(arguments=arguments)],
        env=environment(tmp_path, variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == loaded
