"""Pages of HTML from hostile texts: a text stays a text, whatever it says and wherever it stands."""

import datetime as dt
import re
import types
import typing
from collections.abc import Iterable, Mapping
from enum import EnumType
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.html import Reader

from ketamine_tui.exchange.extract import Extract, Item, UrgentItems
from ketamine_tui.exchange.writers.pages import environment, term_lists
from ketamine_tui.exchange.writers.site import as_html, site
from ketamine_tui.model.contact import Link, Phone
from ketamine_tui.model.directory import Directory, Site
from ketamine_tui.model.entry import CLASS_OF_KIND, Contact, Entry, Page
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.prose import Block, Span
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.section import Section
from ketamine_tui.model.tag import Tag, Vocabulary
from ketamine_tui.model.text import clean, clean_block
from ketamine_tui.model.wordlist import WordList
from ketamine_tui.store.markdown import read_markdown

ADDRESSES = re.compile(r"(https?|tel|sms|mailto):", re.IGNORECASE)
SCRIPT = re.compile(r'<script src="\{\{ root \}\}(?:page\.js"|[a-z-]+\.js" defer)></script>')
TEMPLATES = [
    file for file in files("ketamine_tui.exchange").joinpath("templates").iterdir()
    if file.name.endswith((".html", ".xml"))
]  # fmt: skip

Element = tuple[str, dict[str, str | None]]

PLAIN = "\u4e2d"
"""A text that no page has of its own."""

FIXED = {"id": "wild", "section": "people", "tags": ("wild",), "related": ("wild", "nowhere")}
ADDRESS_FIELDS = {"url": "javascript:", "source": "javascript:", "dial": "+1 ", "address": "a b"}
"""Fields whose text decides whether there is a link, with what no link begins with."""

WORDS = st.text(st.sampled_from("a <>\"'&{}%#|=/-`\\;!é\u202e\x1b\x00")) | st.text()
HOSTILE = (
    "</title></style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "<!-- --><![CDATA[ x ]]>&amp;&#60;&lt",
    "%s {0} {} $x",
)


def filled(kind: Any, text: str, name: str) -> Any:
    """Return a value of a type that says `text` wherever it may say anything."""
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return (filled(parts[0], text, name),)
    if isinstance(kind, types.UnionType):
        return filled(parts[0], text, name)
    if isinstance(kind, EnumType):
        return list(kind)[-1]
    fixed = {bool: False, dt.date: dt.date(2020, 2, 1), Mapping[str, str]: {}}
    fixed[str] = f"{ADDRESS_FIELDS.get(name, '')}{text}"
    return fixed[kind] if kind in fixed else record(kind, text)


def record(kind: type[Any], text: str, /, **fixed: object) -> Any:
    """Return a record that says `text` in every field."""
    hints = typing.get_type_hints(kind)
    hints = {name: hints[name] for name in kind._fields}
    if "days" in hints:
        fixed["days"] = ("MO",)
    if "issued" in hints:
        fixed["issued"] = "2019"
    if kind is Page:
        fixed["body"] = "Text"
    return kind(**{name: filled(hint, text, name) for name, hint in hints.items()} | fixed)


def full_extract(text: str) -> Extract:
    """Return an extract that says `text` in every field of every class of entry."""
    entries: list[Entry] = []
    for cls in dict.fromkeys(CLASS_OF_KIND.values()):
        kind = next(kind for kind, known in CLASS_OF_KIND.items() if known is cls)
        name = "wild" if not entries else f"wild-{kind}"
        entries.append(record(cls, text, **FIXED | {"id": name, "kind": kind}))
    directory = Directory(
        text,
        description=text,
        language=f"en {text}",
        license=text,
        disclaimer=text,
        sections=(Section("people", text, text),),
        vocabulary=Vocabulary([Tag("wild", "wild", text)]),
        words=WordList(((text, f"{text}y"),), (text,)),
        site=Site(f"https://example.org/{text}", exit=f"javascript:{text}"),
    )
    items = [Item(entry, ReviewState.NEEDS_CHANGES, None) for entry in entries]
    urgent = [UrgentItems(text, items)]
    return Extract(directory, "0123456789ab", dt.date(2020, 6, 15), items, 3, urgent)


def said(tags: list[Element], text: str) -> list[Element]:
    """Return elements with `text` in the attributes of those that had a plain one."""
    return [
        (tag, {name: value and value.replace(PLAIN, text) for name, value in known.items()})
        for tag, known in tags
    ]


def all_pages(extract: Extract) -> dict[str, Reader]:
    texts = {**site(extract), "hand-out.html": as_html(extract)}
    return {name: Reader(text) for name, text in texts.items() if name.endswith(".html")}


@cache
def plain_pages() -> dict[str, Reader]:
    return all_pages(full_extract(PLAIN))


@settings(max_examples=30, deadline=None)  # each writes and reads a whole site
@given(WORDS.map(lambda text: f"{clean(text).strip()}x"))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[3])
@example(HOSTILE[4])
@example(HOSTILE[5])
def test_every_text_comes_out_as_text_and_nothing_else(text: str) -> None:
    plain, hostile = plain_pages(), all_pages(full_extract(text))
    assert [*plain] == [*hostile]
    for name, page in plain.items():
        assert hostile[name].tags == said(page.tags, text)
        expected = "".join(page.words).replace(PLAIN, text)
        # The names of fields and of registers are shown in capitals.
        assert expected.upper().casefold() == "".join(hostile[name].words).upper().casefold()


def test_every_field_that_a_page_shows_is_filled_for_that() -> None:
    pages = plain_pages()
    assert pages["entries/wild-book.html"].text.count(PLAIN) > 50
    assert pages["entries/wild-organization.html"].text.count(PLAIN) > 40
    assert pages["hand-out.html"].text.count(PLAIN) > 80


@settings(max_examples=30, deadline=None)  # each writes and reads a whole site
@given(WORDS.map(clean_block), WORDS.map(clean_block))
def test_no_text_becomes_markup_nor_an_address_of_a_page(text: str, body: str) -> None:
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
    directory = Directory("Small", sections=(Section("people", "People"),))
    items = [Item(entry, ReviewState.REVIEWED, None) for entry in (contact, page)]
    pages = all_pages(Extract(directory, "0123456789ab", dt.date(2020, 6, 15), items))
    for name, reader in pages.items():
        assert all(later <= before + 1 for before, later in pairwise(reader.headings)), name
        assert "img" not in {tag for tag, _ in reader.tags}
        scripts = [known for tag, known in reader.tags if tag == "script"]
        assert all({*known} - {"defer"} == {"src"} for known in scripts)
        for href in reader.values("a", "href"):
            assert ADDRESSES.match(href) or re.match(
                r"#|(\.\./)?[a-z]+(/[a-z]+)?\.(html|xml)", href
            )
        if name == "entries/wild.html":
            assert " ".join(text.split()) in reader.text


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_takes_a_text_for_markup(file: Any) -> None:
    text = SCRIPT.sub("", re.sub(r"\{#.*?#\}", "", file.read_text("utf-8"), flags=re.DOTALL))
    assert text
    assert not re.search(r"\bsafe\b|autoescape|<script|\bon[a-z]+=|javascript:", text)
    # Without quotation marks a blank ends a value.
    assert not re.search(r"=\s*\{[{%]", text)
    # Every element that a value names is of a fixed set.
    elements = set(re.findall(r"</?([a-z]*\{\{.*?\}\})", text))
    assert elements <= {"{{ element }}", "{{ node.element }}", "{{ plain }}", "h{{ level }}"}


# Links.


def macro(template: str, name: str, *values: object) -> str:
    module = environment().get_template(template).make_module({"pages": ("other",), "root": ""})
    return str(getattr(module, name)(*values))


def test_only_an_address_that_may_be_opened_is_a_link() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a b/", "//example.org", ""):
        assert macro("prose.html", "link", url, "x") == "<span>x</span>"
    link = macro("prose.html", "link", "https://example.org/?a=1&b='", "<x>")
    assert link == '<a href="https://example.org/?a=1&amp;b=&#39;">&lt;x&gt;</a>'


def test_a_name_in_another_alphabet_stands_beside_its_real_host() -> None:
    link = macro("prose.html", "link", "https://ex\u00e4mple.org/", "x")
    assert Reader(link).text == "x (the real host is xn--exmple-cua.org)"


# Prose.


def written(blocks: Iterable[Block]) -> str:
    return macro("prose.html", "prose", blocks).replace("\n", "")


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
        ("- a\n\n  ## B\n\n# C", "<ul><li><p>a</p><h2>B</h2></li></ul><h2>C</h2>"),
        ("[x](other.md)", '<p><a href="entries/other.html">x</a></p>'),
        ("[**x**](https://example.org)", None),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("```\n<a>\n```\n\n---", "<pre><code>&lt;a&gt;</code></pre><hr>"),
    ],
)
def test_prose_keeps_its_shape(markdown: str, expected: str | None) -> None:
    expected = expected or '<p><a href="https://example.org"><strong>x</strong></a></p>'
    assert written(read_markdown(markdown, "pages/p.md").blocks) == expected


def test_lines_of_code_stay_apart_and_keep_their_blanks() -> None:
    (block,) = read_markdown("```\na\n  b\n```", "pages/p.md").blocks
    text = macro("prose.html", "prose", [block])
    assert text == "<pre><code>a\n  b</code></pre>\n"


def test_a_link_to_an_entry_without_a_page_is_its_text() -> None:
    assert written([Block("text", (Span("x", "em", "entry:nowhere"),))]) == "<p><em>x</em></p>"


def test_a_field_without_a_name_belongs_to_the_one_before() -> None:
    fields = [Block("field", (Span("1", "warning"),), marker="A"), Block("field", (Span("2"),))]
    expected = '<dl><dt>A</dt><dd><strong class="warning">1</strong></dd><dd>2</dd></dl>'
    assert written(fields) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("", []),
        ("A", [{"A": [0]}]),
        ("AA", [{"A": [0, 1]}]),
        ("A-B", [{"A": [0, 1], "B": [2]}]),
        ("ABA", [{"A": [0], "B": [1]}, {"A": [2]}]),
        ("ABA-B", [{"A": [0], "B": [1]}, {"A": [2, 3], "B": [4]}]),
        ("-A", [{"Note": [0], "A": [1]}]),
    ],
)
def test_no_list_has_a_term_twice(terms: str, expected: list[dict[str, list[int]]]) -> None:
    assert term_lists((term.strip("-"), n) for n, term in enumerate(terms)) == expected
