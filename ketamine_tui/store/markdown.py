"""Markdown (CommonMark) as blocks; the only module that knows the Markdown library.

HTML is off and shows as the text it is; an image shows as its description.
"""

import posixpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ketamine_tui.model.prose import ENTRY_SCHEME, Block, Span
from ketamine_tui.store.node import Place, place_of

_MOST_BRACKETS = 5_000
_MOST_STARS = 20_000
_PARSER = MarkdownIt("commonmark", {"html": False})
_STYLES = {"strong_open": "strong", "em_open": "em"}


class FileLink(NamedTuple):
    """A link to a file: its path below the directory's folder, what follows the ``#``, and where that stands."""

    file: str
    fragment: str
    place: Place


def entry_address(file: str) -> str:
    """Return the address of the entry that a file holds."""
    return ENTRY_SCHEME + posixpath.splitext(posixpath.basename(file))[0]


class ReadText(NamedTuple):
    """A text that has been read: its blocks, the line on which each begins, and its links to files."""

    blocks: list[Block]
    lines: list[int]
    files: list[FileLink]


def read_markdown(text: str, path: str) -> ReadText:
    """Return the blocks of a page and its links to files, each with its place in the text.

    The text is cleaned; `path` is the page's own below the directory's folder, with ``/``. A relative link
    becomes a link to the entry of that file name. A target outside the folder begins with ``../`` still;
    the caller reports it. A text of very many brackets or stars, for which the parser would need minutes,
    is shown as it stands.
    """
    if text.count("[") > _MOST_BRACKETS or text.count("*") + text.count("_") > _MOST_STARS:
        return ReadText([Block("code", (Span(text, "code"),))], [1], [])
    reader = _Reader(text, path)
    for token in _PARSER.parse(text):
        reader.read(token)
    return ReadText(reader.blocks, reader.lines, reader.files)


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self.blocks: list[Block] = []
        self.lines: list[int] = []
        self.files: list[FileLink] = []
        self._text = text
        self._starts = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n"), len(text)]
        self._paragraph = (0, 0)
        self._folder = posixpath.dirname(path)
        self._counters: list[int | None] = []
        self._quoted = 0
        self._heading = 0
        self._marker = ""
        self._first_line = self._line = 1

    def read(self, token: Token) -> None:
        if token.map:
            self._first_line = self._line = token.map[0] + 1
            self._paragraph = self._starts[token.map[0]], self._starts[token.map[1]]
        match token.type:
            case "inline":
                kind = "heading" if self._heading else "text"
                self._add(kind, tuple(self._spans(token.children or [])))
            case "fence" | "code_block":
                self._add("code", (Span(token.content.rstrip("\n"), "code"),))
            case "hr":
                self._add("rule", ())
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "blockquote_open" | "blockquote_close":
                self._quoted += token.nesting
            case _:
                self._read_list(token)

    def _read_list(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._counters.append(None)
            case "ordered_list_open":
                self._counters.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._counters.pop()
            case "list_item_open":
                number = self._counters[-1]
                self._marker = "-" if number is None else f"{number}."
                if number is not None:
                    self._counters[-1] = number + 1
            case "list_item_close":
                self._marker = ""  # of an empty item

    def _add(self, kind: str, spans: tuple[Span, ...]) -> None:
        self.blocks.append(
            Block(kind, spans, self._heading, len(self._counters), self._quoted, self._marker)
        )
        self.lines.append(self._first_line)
        self._marker = ""

    def _spans(self, tokens: list[Token]) -> list[Span]:
        spans: list[Span] = []
        styles: list[str] = []
        href = ""
        for token in tokens:
            match token.type:
                case "strong_open" | "em_open":
                    styles.append(_STYLES[token.type])
                case "strong_close" | "em_close":
                    styles.pop()
                case "link_open":
                    href = self._target(str(token.attrs.get("href", "")))
                case "link_close":
                    href = ""
                case "code_inline":
                    spans.append(Span(token.content, "code", href))
                case "softbreak":
                    self._line += 1
                    spans.append(Span(" ", "", href))
                case "hardbreak":
                    self._line += 1
                    spans.append(Span("\n", "", href))
                case _:
                    if token.content:
                        spans.append(Span(token.content, styles[-1] if styles else "", href))
        return spans

    def _target(self, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or href.startswith(("/", "#", "\\")) or not parts.path:
            return href
        file = posixpath.normpath(posixpath.join(self._folder, parts.path))
        self.files.append(FileLink(file, parts.fragment, self._place_of(href)))
        return entry_address(file)

    def _place_of(self, href: str) -> Place:
        """Return where the target of a link stands, or its line where that is written in another way.

        The library tells the lines of a paragraph only, and encodes what it has read.
        """
        start, end = self._paragraph
        for written in (href, unquote(href)):
            for opening in ("](", "](<"):
                index = self._text.find(opening + written, start, end)
                if index >= 0:
                    index += len(opening)
                    self._paragraph = index, end
                    return place_of(self._text, index)
        return Place(self._line, 1)
