"""Prose as blocks of styled text: what is left of Markdown once it has been read."""

from typing import NamedTuple

ENTRY_SCHEME = "entry:"
"""Begins the target of a link to another entry of the directory; the entry's id follows."""


MARK = "mark"
"""The style of the mark of a review state, in brackets; another style may follow."""

DOT = "dot"
"""The style of the sign between facts, a hyphen; another style may follow."""


class Span(NamedTuple):
    """A run of text; `href` is where it leads.

    `style` is ``""``, ``strong``, ``em`` or ``code`` in prose, and ``dim``, ``warning``, ``state`` or
    ``placeholder`` in what the program says itself; `MARK` and `DOT` may stand before these.
    """

    text: str
    style: str = ""
    href: str = ""


class Block(NamedTuple):
    """A paragraph, heading, piece of code or rule.

    `kind` is ``text``, ``line`` (a text without space above), ``drawn`` (a line that is never broken, and
    keeps its blanks), ``heading``, ``code``, ``rule`` or ``field``; `level` is a heading's (1 to 6); `indent` counts the lists around it, `quoted` the quotations; `marker` begins an item of a list
    or names a field; `letter` copies a field, and `opens` opens it, each after the key of its menu.
    """

    kind: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    indent: int = 0
    quoted: int = 0
    marker: str = ""
    letter: str = ""
    opens: str = ""


def heading(text: str, level: int = 2) -> Block:
    """Return a heading; level 1 is the title of the whole."""
    return Block("heading", (Span(text),), level=level)


def paragraph(text: str, style: str = "") -> Block:
    """Return a text with space above it."""
    return Block("text", (Span(text, style),))


def line(text: str, style: str = "") -> Block:
    """Return a text without space above it."""
    return Block("line", (Span(text, style),))


def drawn(*spans: Span) -> Block:
    """Return a line of a picture."""
    return Block("drawn", spans)


def marked(mark: str, text: str, style: str = "") -> Block:
    """Return a text behind the mark of a review state, for which a screen may have another character."""
    return Block("line", (Span(f"[{mark}]", f"{MARK} {style}".rstrip()), Span(f" {text}", style)))


def item(*spans: Span) -> Block:
    """Return an item of a list without space above it."""
    return Block("line", spans, indent=1, marker="-")


def linked(text: str) -> Span:
    """Return a text that leads to itself where it is a web address."""
    return Span(text, "", text if text.startswith(("https://", "http://")) else "")


def field(label: str, text: str, style: str = "", *, letter: str = "") -> Block:
    """Return a field with its name; `letter` is the key that copies it."""
    return Block("field", (Span(text, style),), marker=label, letter=letter)
