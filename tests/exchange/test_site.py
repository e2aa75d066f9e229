"""Pages of HTML, read by a parser: what they say, where they lead, and that nothing escapes."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.browsing import TODAY, write_small
from support.content import open_content

from ketamine_tui.exchange.extract import Extract, Item, extract_of
from ketamine_tui.exchange.writers.elements import document, element, link
from ketamine_tui.exchange.writers.frame_html import style_sheet
from ketamine_tui.exchange.writers.prose_html import html_of
from ketamine_tui.exchange.writers.site import as_html, site
from ketamine_tui.model.contact import PLACEHOLDER, Link, Phone
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Contact, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import Section
from ketamine_tui.model.text import clean_block
from ketamine_tui.query.search import Search
from ketamine_tui.query.view import View
from ketamine_tui.store.markdown import read_markdown
from ketamine_tui.themes import THEMES

VOID = {"meta", "link", "br", "hr"}
ADDRESSES = re.compile(r"(https?|tel|mailto):", re.IGNORECASE)


class Reader(HTMLParser):
    """Reads a page: it has to be whole, every element closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """What people read, with one space between words."""
        return " ".join("".join(self.words).split())

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in their order."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]

    def values(self, tag: str, attribute: str) -> list[str]:
        """Return an attribute of every element that has it."""
        found = [(name, known.get(attribute)) for name, known in self.tags]
        return [value for name, value in found if name == tag and value is not None]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    catalog = open_content(write_small(tmp_path_factory.mktemp("site") / "content"), TODAY)
    yield dict(site(extract_of(View(Search(catalog)), with_doubted=True)))
    catalog.close()


def read(pages: dict[str, str]) -> dict[str, Reader]:
    return {name: Reader(text) for name, text in pages.items() if name.endswith(".html")}


def lonely(*entries: Contact | Page, state: ReviewState = ReviewState.REVIEWED) -> Extract:
    directory = Directory("Small", sections=(Section("people", "People"),))
    items = [Item(entry, state, None) for entry in entries]
    return Extract(directory, "0123456789ab", dt.date(2020, 6, 15), items)


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
    known = read(pages)
    marks = {name: {v for _, a in page.tags if (v := a.get("id"))} for name, page in known.items()}
    found = 0
    for name, page in known.items():
        for href in page.values("a", "href"):
            if ADDRESSES.match(href):
                continue
            file, _, mark = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
            target = target if file else name
            assert target in known, href
            assert not mark or unquote(mark) in marks[target], href
            found += 1
    assert found > 50


def test_nothing_is_loaded_and_nothing_runs(pages: dict[str, str]) -> None:
    for page in read(pages).values():
        assert not {"script", "img", "iframe", "form", "object"} & {tag for tag, _ in page.tags}
        assert not [name for _, known in page.tags for name in known if name.startswith("on")]
        assert {posixpath.basename(href) for href in page.values("link", "href")} == {"style.css"}
    assert not re.search(r"url\(|@import", style_sheet())


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
    assert "3 entries left out that nobody vouches for" in known["index.html"].text
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
    text = style_sheet()
    names = {"foreground": "text", "background": "back", "accent": "accent", "warning": "warning"}
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    for theme in THEMES:
        part = {"light": light, "dark": dark}.get(theme.name)
        for ours, name in names.items() if part else ():
            assert f"--{name}: {getattr(theme, ours)};" in str(part)


WILD = st.text(st.sampled_from("a <>\"'&\n[]()#`*_-1.:/é中")) | st.text()


@settings(max_examples=30)  # each writes and reads a whole site
@given(WILD.map(clean_block), WILD.map(clean_block))
def test_no_text_becomes_markup(text: str, body: str) -> None:
    word = "".join(text.split()) or "x"
    contact = Contact(
        id="wild",
        kind=Kind.CLINIC,
        section=text,
        title=text,
        summary=text,
        tags=(word,),
        links=(Link(f"https://example.org/{word}", text), Link(f"javascript:{text}")),
        phones=(Phone(text, label=text),),
    )
    page = Page(id="page", kind=Kind.PAGE, section="people", title=text, summary=text, body=body)
    for name, reader in read(dict(site(lonely(contact, page)))).items():
        assert all(later <= before + 1 for before, later in pairwise(reader.headings)), name
        assert not {"script", "img"} & {tag for tag, _ in reader.tags}
        for href in reader.values("a", "href"):
            assert ADDRESSES.match(href) or re.match(r"#|(\.\./)?[a-z]+(/[a-z]+)?\.html", href)
        if name == "entries/wild.html":
            assert " ".join(text.split()) in reader.text


def test_an_address_that_may_not_be_opened_is_no_link() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a b/", "//example.org"):
        assert document(link(url, "x")).endswith("<span>x</span>")
    assert "(the real host is xn--" in document(link("https://ex\u00e4mple.org/", "x"))


def prose(markdown: str) -> str:
    blocks = html_of(read_markdown(markdown, "pages/p.md")[0], lambda name: f"{name}.html")
    return document(element("div", *blocks)).replace("\n", "").removeprefix("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("# A\n\n### B\n\n## C", "<h2>A</h2><h3>B</h3><h3>C</h3>"),
        (
            "- a\n- b\n  1. c\n  2. d\n\n     e\n- f",
            (
                "<ul><li><p>a</p></li><li><p>b</p><ol><li><p>c</p></li>"
                "<li><p>d</p><p>e</p></li></ol></li><li><p>f</p></li></ul>"
            ),
        ),
        ("3. a\n4. b", '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'),
        (
            "> a\n>\n> > b",
            (
                "<blockquote><p>a</p></blockquote>"
                "<blockquote><blockquote><p>b</p></blockquote></blockquote>"
            ),
        ),
        ("- - a", "<ul><li><ul><li><p>a</p></li></ul></li></ul>"),
        ("[x](other.md)", '<p><a href="other.html">x</a></p>'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("```\n<a>\n```\n\n---", "<pre><code>&lt;a&gt;</code></pre><hr>"),
    ],
)
def test_prose_keeps_its_shape(markdown: str, expected: str) -> None:
    assert prose(markdown) == f"<div>{expected}</div>"


def test_a_field_without_a_name_belongs_to_the_one_before() -> None:
    fields = [
        Block("field", (Span("1", "warning"),), marker="A"),
        Block("field", (Span("2"),)),
    ]
    (found,) = html_of(fields, lambda _: "")
    assert (
        document(found)
        .replace("\n", "")
        .endswith('<dl><dt>A</dt><dd><strong class="warning">1</strong></dd><dd>2</dd></dl>')
    )
