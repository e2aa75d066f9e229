"""From Markdown to blocks: what is shown, and where its links lead."""

import pytest

from ketamine_tui.model.prose import Block, Span
from ketamine_tui.store.markdown import read_markdown


def block(
    kind: str,
    *spans: Span | str,
    level: int = 0,
    indent: int = 0,
    quoted: int = 0,
    marker: str = "",
) -> Block:
    styled = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    return Block(kind, styled, level, indent, quoted, marker)


def text(*spans: Span | str, indent: int = 0, quoted: int = 0, marker: str = "") -> Block:
    return block("text", *spans, indent=indent, quoted=quoted, marker=marker)


def item(words: str, marker: str = "-", indent: int = 1, quoted: int = 0) -> Block:
    return text(words, marker=marker, indent=indent, quoted=quoted)


CODE = Span("x = 1", "code")
BLOCKS: dict[str, tuple[str, list[Block]]] = {
    "nothing": ("", []),
    "paragraphs": ("one\n\ntwo", [text("one"), text("two")]),
    "headings": (
        "# One\n\nTwo\n---\n\n###### Six *x*\n",
        [
            block("heading", "One", level=1),
            block("heading", "Two", level=2),
            block("heading", "Six ", Span("x", "em"), level=6),
        ],
    ),
    "text after a heading": ("# One\ntext", [block("heading", "One", level=1), text("text")]),
    "rule": ("one\n\n***\n", [text("one"), block("rule")]),
    "soft and hard breaks": ("a\nb  \nc", [text("a", " ", "b", "\n", "c")]),
    "bullets": ("- a\n- b\n", [item("a"), item("b")]),
    "bullets of other kinds": ("* a\n\n+ b\n", [item("a"), item("b")]),
    "numbers": ("1. a\n2. b\n1. c\n", [item("a", "1."), item("b", "2."), item("c", "3.")]),
    "numbers from another start": ("7) a\n8) b\n", [item("a", "7."), item("b", "8.")]),
    "numbers from nought": ("0. a\n1. b\n", [item("a", "0."), item("b", "1.")]),
    "nested lists": (
        "- a\n  1. b\n     - c\n  2. d\n- e\n\nf",
        [
            item("a"),
            item("b", "1.", indent=2),
            item("c", indent=3),
            item("d", "2.", indent=2),
            item("e"),
            text("f"),
        ],
    ),
    "nested with tabs, as they are cleaned": ("-   a\n    - b\n", [item("a"), item("b", indent=2)]),
    "second paragraph of an item": ("- a\n\n  b\n", [item("a"), text("b", indent=1)]),
    "empty item": ("-\n\ntext\n", [text("text")]),
    "empty item among others": ("1. a\n2.\n3. c\n", [item("a", "1."), item("c", "3.")]),
    "empty item before a deeper list": ("- - a\n", [item("a", indent=2)]),
    "quotes": (
        "> a\n>\n> > b\n>\n> c\n\nd",
        [text("a", quoted=1), text("b", quoted=2), text("c", quoted=1), text("d")],
    ),
    "list in a quote": ("> - a\n", [item("a", quoted=1)]),
    "fenced code": (
        "```py\nx = 1\n\n  *y*\n```\n",
        [block("code", Span("x = 1\n\n  *y*", "code"))],
    ),
    "indented code": ("    x = 1\n", [block("code", CODE)]),
    "code in an item": ("- ```\n  x = 1\n  ```\n", [block("code", CODE, marker="-", indent=1)]),
    "styles": (
        "a *b* **c** `d`",
        [text("a ", Span("b", "em"), " ", Span("c", "strong"), " ", Span("d", "code"))],
    ),
    "styles within styles": (
        "*a **b** c*",
        [text(Span("a ", "em"), Span("b", "strong"), Span(" c", "em"))],
    ),
    "html block": ("<div onclick='x'>\nhi\n</div>", [text("<div onclick='x'>", " ", "hi", " ", "</div>")]),
    "inline html": ("a <b>b</b>", [text("a <b>b</b>")]),
    "comment": ("<!-- x -->", [text("<!-- x -->")]),
    "image": ("![a picture](x.png) b", [text("a picture", " b")]),
    "image without a description": ("![](x.png)", [text()]),
    "entities and escapes": (r"&amp; &lt;b&gt; \*a\*", [text("& <b> *a*")]),
    "brackets of markup": ("[bold]a[/] [x", [text("[bold]a[/] [x")]),
    "table": ("|a|b|\n|-|-|\n", [text("|a|b|", " ", "|-|-|")]),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_what_is_shown(name: str) -> None:
    source, expected = BLOCKS[name]
    blocks, _, files = read_markdown(source, "pages/a.md")
    assert [joined(shown) for shown in blocks] == [joined(shown) for shown in expected]
    assert files == []


def joined(shown: Block) -> Block:
    """Return a block with neighbouring spans of one style as one, as nothing tells them apart."""
    spans: list[Span] = []
    for span in shown.spans:
        if spans and spans[-1][1:] == span[1:]:
            spans[-1] = span._replace(text=spans[-1].text + span.text)
        else:
            spans.append(span)
    return shown._replace(spans=tuple(spans))


@pytest.mark.parametrize(
    ("path", "href", "target", "file"),
    [
        ("pages/a.md", "b.md", "entry:b", "pages/b.md"),
        ("pages/a.md", "./b.md", "entry:b", "pages/b.md"),
        ("pages/a.md", "deep/b.md", "entry:b", "pages/deep/b.md"),
        ("pages/deep/a.md", "../b.md#part", "entry:b", "pages/b.md"),
        ("pages/a.md", "../contacts/us/c.yaml", "entry:c", "contacts/us/c.yaml"),
        ("pages/a.md", "../../b.md", "entry:b", "../b.md"),
        ("pages/a.md", "../../../etc/passwd", "entry:passwd", "../../etc/passwd"),
        ("a.md", "b.md?x=1", "entry:b", "b.md"),
    ],
)
def test_a_relative_link_leads_to_the_entry_of_a_file(
    path: str, href: str, target: str, file: str
) -> None:
    blocks, _, files = read_markdown(f"one\n\nsee [x]({href})", path)
    assert blocks[1].spans == (Span("see "), Span("x", href=target))
    assert files == [(file, "part" if "#" in href else "", (3, 9))]


@pytest.mark.parametrize(
    "href",
    [
        *("https://example.org/a.md", "HTTP://example.org", "mailto:a@example.org", "tel:+1988"),
        *("#part", "/etc/passwd", "//example.org/x", "?q=1", ""),
    ],
)
def test_any_other_link_stays_as_it_is(href: str) -> None:
    blocks, _, files = read_markdown(f"[x]({href})", "pages/a.md")
    assert blocks[0].spans == (Span("x", href=href),)
    assert files == []


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "vbscript:x"])
def test_a_link_that_a_program_would_obey_is_shown_as_text(href: str) -> None:
    blocks, _, files = read_markdown(f"[x]({href})", "pages/a.md")
    assert blocks[0].spans == (Span(f"[x]({href})"),)
    assert files == []


def test_the_styles_of_a_link_are_kept() -> None:
    blocks, *_ = read_markdown("[a **b** `c`  \nd](https://e.org) f", "pages/a.md")
    href = "https://e.org"
    assert blocks[0].spans == (
        Span("a ", "", href),
        Span("b", "strong", href),
        Span(" ", "", href),
        Span("c", "code", href),
        Span("\n", "", href),
        Span("d", "", href),
        Span(" f"),
    )


def test_an_address_in_angle_brackets_is_a_link() -> None:
    blocks, *_ = read_markdown("<https://example.org>", "pages/a.md")
    assert blocks[0].spans == (Span("https://example.org", href="https://example.org"),)


def test_every_linked_file_is_named_with_its_place() -> None:
    source = "[a](a.md)\n\n- x\n- [b](b.md)\n\n> [c](c.md)\n> [d\n> e](d.md) [c](c.md)\n"
    files = read_markdown(source, "pages/x.md").files
    assert [(link.file, *link.place) for link in files] == [
        ("pages/a.md", 1, 5),
        ("pages/b.md", 4, 7),
        ("pages/c.md", 6, 7),
        ("pages/d.md", 8, 6),
        ("pages/c.md", 8, 16),
    ]


@pytest.mark.parametrize(
    ("source", "file", "place"),
    [
        ("[a](<b c.md>)", "pages/b%20c.md", (1, 6)),
        ("one [a](é.md)", "pages/%C3%A9.md", (1, 9)),
        ("one\n[a][r]\n\n[r]: r.md", "pages/r.md", (2, 1)),
        ("one\n[a]( r&amp;d.md )", "pages/r&d.md", (2, 1)),
    ],
)
def test_a_link_that_is_written_in_another_way_has_its_line(
    source: str, file: str, place: tuple[int, int]
) -> None:
    [link] = read_markdown(source, "pages/x.md").files
    assert (link.file, link.place) == (file, place)


def test_a_text_of_too_many_brackets_is_shown_as_it_stands() -> None:
    text = "![" * 20_000
    blocks, _, files = read_markdown(text, "pages/a.md")
    assert [(block.kind, block.spans[0].text) for block in blocks] == [("code", text)]
    assert files == []


def test_every_block_has_the_line_on_which_it_begins() -> None:
    source = "One\ntwo\n\n# Three\n> four\n\n- five\n  six\n\n  1. seven\n\n***\n\n    eight\n"
    read = read_markdown(source, "pages/a.md")
    shown = ["".join(span.text for span in block.spans) for block in read.blocks]
    assert dict(zip(shown, read.lines, strict=True)) == {
        "One two": 1,
        "Three": 4,
        "four": 5,
        "five six": 7,
        "seven": 10,
        "": 12,
        "eight": 14,
    }
