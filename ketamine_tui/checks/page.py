"""Page as its rules see it: the blocks of its text, and how and where each is written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.prose import ENTRY_SCHEME, Block, Span
from ketamine_tui.model.text import clean_block
from ketamine_tui.store.node import Place, Scalar, place_of

_GAP = r"[\s*_>]+"
"""What may stand between the words of a text where Markdown marks them, in a quotation too."""

HIDDEN = chr(0xFFFC)
"""What stands for a letter that is not looked at (U+FFFC, the sign of Unicode for another object)."""

_INDENT = re.compile(r"[ \t]*")


class Part(NamedTuple):
    """A block of a page: what it shows, and where it is written, up to the next block.

    `plain` is what it shows with signs of no meaning for the letters of links and of code.
    """

    block: Block
    shown: str
    plain: str
    start: int
    end: int

    @property
    def is_own(self) -> bool:
        """Whether its words are the page's own, and no quotation or code."""
        return not self.block.quoted and self.block.kind != "code"

    @property
    def cited(self) -> list[str]:
        """The ids of the entries to which it links, each once."""
        hrefs = dict.fromkeys(span.href for span in self.block.spans)
        return [x.removeprefix(ENTRY_SCHEME) for x in hrefs if x.startswith(ENTRY_SCHEME)]


class Page:
    """The text of a page: what is found in it is told where it stands in the file."""

    def __init__(self, subject: Subject, text: str, start: Place) -> None:
        self.subject, self.text, self._start = subject, text, start
        self.parts = tuple(_parts(subject, text))

    def written(self, part: Part) -> str:
        """Return a block as it is written."""
        return self.text[part.start : part.end].rstrip()

    def find(self, words: str, part: Part) -> int:
        """Return where words that a block shows are written; -1 where they are written otherwise, with a backslash too."""
        wanted = re.compile(r"(?<!\\)" + _GAP.join(map(re.escape, words.split())))
        found = wanted.search(self.text, part.start, part.end)
        return found.start() if found else -1

    def index_of(self, words: str, part: Part) -> int:
        """Return where words that a block shows are written, or where the block begins."""
        found = self.find(words, part)
        return found if found >= 0 else self.beginning(part)

    def beginning(self, part: Part) -> int:
        """Return where a block begins, behind the blanks before it."""
        match = _INDENT.match(self.text, part.start)
        return match.end() if match else part.start

    def place(self, index: int) -> Place:
        """Return where a character of the text stands in the file."""
        return place_of(self.text, index, self._start.line)

    def problem(self, rule: str, index: int, message: str, hint: str = "") -> Problem:
        """Return a breach of a rule at a character of the text."""
        return self.subject.problem(rule, self.place(index), message, hint)


def page_of(subject: Subject) -> Page | None:
    """Return the page that a subject is; None where it is none."""
    body = subject.loaded.node.fields.get("body")
    if not isinstance(body, Scalar) or not subject.path.endswith(".md"):
        return None
    return Page(subject, clean_block(body.text), body.place)


def _parts(subject: Subject, text: str) -> Iterator[Part]:
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    firsts = [starts[line - 1] for line in subject.loaded.block_lines]
    ends = (*firsts, len(text))[1:]
    for block, start, end in zip(subject.loaded.blocks, firsts, ends, strict=True):
        shown = "".join([span.text for span in block.spans])
        plain = "".join([_plain(span) for span in block.spans])
        yield Part(block, shown, plain, start, max(start, end))


def _plain(span: Span) -> str:
    return HIDDEN * len(span.text) if span.href or span.style == "code" else span.text
