"""Runs of Markdown text as plain text, with what was marked in it: links, names, hashtags.

Nothing is fetched and nothing is rendered; a text that the parser would need long for stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.token import Token

from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, tag_key

_MOST_CHARACTERS = 10_000
_MOST_EFFORT = 250_000
_HASHTAG = re.compile(r"(?<![^\s(])#([^\W_][^\s#]*)")
_AFTER_TAG = ".,;:!?)]}'\"\u2019\u201d"
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_\[\]<>#]|&(?=[#\w])|:\Z")
_WORDS = ("text", "code_inline", "text_special")
_MARKER = re.compile(r"[-+=~|]|\d+[.)]")


def _code(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's form of a rule
    """Read code within a text; one on several lines keeps them, as lines are counted by what a text has."""
    start = state.pos
    is_read = backtick(state, silent)
    token = state.tokens[-1] if state.tokens else None
    if is_read and not silent and token and token.type == "code_inline" and not state.pending:
        marks = len(token.markup)
        within = state.src[start + marks : state.pos - marks]
        token.content = within if "\n" in within else token.content
    return is_read


def parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables, which leaves texts to be read one by one."""
    markdown = MarkdownIt("commonmark", {"html": True, "store_labels": True})
    markdown.enable("table").disable(["inline", "text_join"])
    markdown.inline.ruler.at("backticks", _code)
    # Addresses stay as they are written, those that lead nowhere too: they are to be told, not hidden.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # named so by the parser
    return markdown


_PARSER = parser()


class Target(NamedTuple):
    """A link: where it leads, and which characters of the text it is on: none, if it is on an image; then what that shows."""

    url: str
    start: int
    end: int
    shown: str = ""


@dataclass(slots=True)
class MarkedText:
    """A text without its markup.

    `plain` are the characters that mean themselves: escaped ones, code. `labels` are the definitions of
    links that it uses, `images` and `html` the places of what is left out.
    """

    text: str = ""
    links: list[Target] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    plain: set[int] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    alt: int = 0
    images: list[int] = field(default_factory=list)
    html: list[int] = field(default_factory=list)
    is_cut: bool = False

    @property
    def web(self) -> list[Target]:
        """The links to the web."""
        return [link for link in self.links if is_web(link.url)]

    @property
    def has_words(self) -> bool:
        """Whether it says anything besides what images show."""
        return _words(self.text) > self.alt

    @property
    def leads_only_within(self) -> bool:
        """Whether it is nothing but links to places of the same file, as in a table of contents."""
        if not self.links or not all(link.url.startswith("#") for link in self.links):
            return False
        covered = {n for link in self.links for n in range(link.start, link.end)}
        return not any(c.isalnum() for n, c in enumerate(self.text) if n not in covered)


def _words(text: str) -> int:
    return sum(c.isalnum() for c in text)


def is_web(url: str) -> bool:
    """Say whether a link leads to the web."""
    return _WEB.fullmatch(url) is not None


def effort(source: str) -> int:
    """Return what it costs at the worst to take a text apart, in units of no meaning."""
    return source.count("[") ** 2 + (source.count("*") + source.count("_")) ** 2 // 50


def uncut(source: str) -> MarkedText:
    """Return a text as it stands, for one that would cost too much."""
    return MarkedText(" ".join(source.split("\n")), is_cut=True)


def read_text(source: str, env: dict[str, Any] | None = None) -> MarkedText:
    """Return a run of Markdown, cleaned, as text.

    `env` has the definitions of links in the file, as the parser keeps them.
    """
    if len(source) > _MOST_CHARACTERS or effort(source) > _MOST_EFFORT:
        return uncut(source)
    tokens: list[Token] = []
    _PARSER.inline.parse(source, _PARSER, {} if env is None else env, tokens)
    has_words = any(_words(token.content) for token in tokens if token.type in _WORDS)
    reader = _Reader(has_words=has_words)
    for token in tokens:
        reader.read(token)
    return reader.marked


class _Reader:
    """Reads tokens. What images show stands for the text only where there is no other."""

    def __init__(self, *, has_words: bool) -> None:
        self.marked = MarkedText()
        self._has_words = has_words
        self._shown = ""
        self._links: list[tuple[str, int]] = []
        self._strong: list[int] = []

    def read(self, token: Token) -> None:
        """Add what a token says."""
        marked = self.marked
        match token.type:
            case "link_open" | "link_close" | "strong_open" | "strong_close":
                self._mark(token)
            case "image":
                self._use(token)
                marked.images.append(len(marked.text))
                if self._has_words:
                    self._shown = token.content
                elif self._links:  # a link that would be on nothing
                    marked.text += token.content
                    marked.alt += _words(token.content)
            case "softbreak" | "hardbreak":
                marked.text += "\n"
            case "html_inline" if token.content.lower().startswith("<br"):
                marked.text += " "
            case "html_inline":
                marked.html.append(len(marked.text))
            case _:
                start = len(marked.text)
                is_after_blank = start in marked.images and marked.text[-1:] in ("", " ")
                marked.text += token.content.lstrip(" ") if is_after_blank else token.content
                if token.type in ("code_inline", "text_special"):
                    marked.plain.update(range(start, len(marked.text)))

    def _mark(self, token: Token) -> None:
        """Note where a link or a strong text begins or ends."""
        here = len(self.marked.text)
        match token.type:
            case "link_open":
                self._use(token)
                self._links.append((str(token.attrs["href"]), here))
                self._shown = ""
            case "link_close":
                url, start = self._links.pop()
                self.marked.links.append(
                    Target(url, start, here, self._shown if start == here else "")
                )
            case "strong_open":
                self._strong.append(here)
            case "strong_close":
                self.marked.strong.append((self._strong.pop(), here))

    def _use(self, token: Token) -> None:
        """Note which definition of a link is used, if one is."""
        if "label" in token.meta:
            self.marked.labels.add(token.meta["label"])


class Hashtags(NamedTuple):
    """The tags of a text, whether the flag is among them, and the text without the last ones."""

    tags: tuple[str, ...]
    is_flagged: bool
    rest: MarkedText


def is_hashtag(label: str) -> bool:
    """Say whether a tag can be written as ``#label`` and read again."""
    return list(_labels(f"#{label}")) == [(0, len(label) + 1, label)]


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _HASHTAG.finditer(text):
        label = match[1].rstrip(_AFTER_TAG)
        if any(c.isalpha() for c in label):  # not the first of ten: #1
            yield match.start(), match.start() + 1 + len(label), label


def take_hashtags(marked: MarkedText) -> Hashtags:
    """Return the hashtags of a text. Those within a sentence stay in it; the flag never does."""
    text = marked.text
    fixed = marked.plain.union(*(range(x.start, x.end) for x in marked.links))
    labels = [x for x in _labels(text) if x[0] not in fixed]
    flags = [x for x in labels if tag_key(x[2]) == TO_BE_REVIEWED_KEY]
    tags = dict.fromkeys(label for _, _, label in labels if tag_key(label) != TO_BE_REVIEWED_KEY)
    end = end_before(text, len(text))
    stops = {stop for _, stop, _ in labels}
    for start, stop, _ in reversed(labels):
        if stop != end:
            break
        before = end_before(text, start, " ,;\n")
        end = before if before in stops else end_before(text, start)
    characters = list(text[:end])
    for start, stop, _ in flags:
        # Blanks keep every place in the text where it is.
        characters[start:stop] = " " * (min(stop, end) - start) if start < end else ""
    rest = MarkedText("".join(characters), marked.links, marked.strong, marked.plain)
    return Hashtags(tuple(tags), bool(flags), rest)


def end_before(text: str, end: int, left_out: str = "") -> int:
    """Return where a text ends before a place without blanks, or without some characters, at its end."""
    while end and (text[end - 1] in left_out if left_out else text[end - 1].isspace()):
        end -= 1
    return end


def one_line(text: str) -> str:
    """Return a text without line breaks and without blanks around it."""
    return " ".join(text.split("\n")).strip()


def escaped(text: str) -> str:
    """Return a text as Markdown that reads as the same text within a line, whatever is in it."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def escaped_line(text: str) -> str:
    """Return a text as Markdown that reads as the same text at the beginning of a line too."""
    safe = escaped(text)
    match = _MARKER.match(safe)
    return f"{safe[: match.end() - 1]}\\{safe[match.end() - 1 :]}" if match else safe
