"""The lines of a note: what they say as a tree, and which of them were dealt with."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.attributes import attributes_apart
from ketamine_tui.store.note.boxes import TICKED, add_boxes
from ketamine_tui.store.note.pipe_tables import add_pipe_tables
from ketamine_tui.store.note.text import (
    MarkedText,
    Target,
    effort,
    parser,
    read_text,
    take_hashtags,
    uncut,
)
from ketamine_tui.store.note.words import Labelled, split_label
from ketamine_tui.store.report import Report

_PARSER = parser()
_OF_NOTES = add_boxes(add_pipe_tables(parser()))
_OF_ITEM = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*")
_EMPTY = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|\Z))*")
_HEADING = re.compile(r" {0,3}#{1,6}\s+\S")
_TIGHT = re.compile(r"^(#{1,6})(?=[^\s#])(?!#?TO_?BE_?REVIEWED)", re.IGNORECASE)
_TIGHT_BELOW = re.compile(r"#{2,6}[^\s#]")
_MOST_BLANKS = 8
_BLANKS = re.compile(rf"[^\S\n]{{{_MOST_BLANKS + 1},}}")
"""Blanks that mean no more than fewer of them; patterns that look for what stands behind blanks cost the square of their number."""

_MOST_EFFORT = 5_000_000
"""What a note may cost: a thousand items with ten links each are a tenth of it."""


def label_of_text(marked: MarkedText) -> Labelled | None:
    """Return what a text is a detail of: one with a label, or one that is nothing but a linked telephone number."""
    if label := split_label(marked.text):
        return label
    text = marked.text.strip()
    is_number = len(marked.links) == 1 and marked.links[0].url.lower().startswith("tel:")
    is_whole = (
        is_number and marked.text[marked.links[0].start : marked.links[0].end].strip() == text
    )
    return Labelled("phones", "", text) if is_whole and any(c.isdigit() for c in text) else None


def _is_tight(lines: Sequence[str]) -> bool:
    """Say whether headings have no blank behind their marks, as Reddit and older programs read them.

    A single mark may be that of a tag: there are headings below others, and none as CommonMark has them.
    """
    has_other = any(_HEADING.match(line) or line.startswith(("```", "~~~")) for line in lines)
    return not has_other and any(map(_TIGHT_BELOW.match, lines))


def _untightened(lines: Sequence[str]) -> list[str]:
    """Return lines with a blank behind the marks of headings that have none.

    Single marks are those of tags where they are on several words of a line, and on one word where the first heading
    has more of them: then a note has no headings of the first level.
    """
    has_single: bool | None = None
    untightened: list[str] = []
    for line in lines:
        match = _TIGHT.match(line)
        is_heading = match is not None
        if match and len(match[1]) == 1:
            hashtags = take_hashtags(MarkedText(line))
            count = 0 if hashtags.rest.text.strip() else len(hashtags.tags)
            is_heading = count == 0 or (count == 1 and has_single is not False)
        if match and has_single is None:
            has_single = is_heading and len(match[1]) == 1
        untightened.append(_TIGHT.sub(r"\1 ", line) if is_heading else line)
    return untightened


class Source:
    """The lines of a note. A line that nobody takes is told in the end."""

    def __init__(self, body: str, first: int, report: Report, *, is_export: bool = False) -> None:
        """Parse the blocks of a note.

        Args:
            body: Its text, cleaned, without the front matter.
            first: How many lines stand before it in the file.
            report: Where to tell what is not understood.
            is_export: Whether we wrote it, in CommonMark and nothing else.
        """
        self.lines = body.split("\n")
        self.first = first
        self.report = report
        if not is_export and "{" in body:
            for number in attributes_apart(self.lines):
                report.lose(lost.ATTRIBUTES, first + number + 1)
            body = "\n".join(self.lines)
        if not is_export and _is_tight(self.lines):
            self.lines = _untightened(self.lines)
            body = "\n".join(self.lines)
        blocks = _PARSER if is_export else _OF_NOTES
        self.env: dict[str, Any] = {}
        self.blocks = SyntaxTreeNode(blocks.parse(body, self.env)).children
        for number in self.env.get(TICKED, ()):
            report.lose(lost.TICKED, first + number + 1)
        self._texts: dict[str, MarkedText] = {}
        self._effort = 0
        self.taken = bytearray(len(self.lines) + 1)

    def range(self, node: SyntaxTreeNode) -> tuple[int, int]:
        """Return the first and the last line of a block, from 1 of the file."""
        start, end = node.map or (0, 0)
        while end > start + 1 and not self.lines[end - 1].strip():
            end -= 1
        return self.first + start + 1, self.first + max(end, start + 1)

    def take(self, node: SyntaxTreeNode) -> None:
        """Note that the lines of a block were dealt with."""
        start, end = node.map or (0, 0)
        self.taken[start:end] = b"\1" * (end - start)

    def lose(self, node: SyntaxTreeNode, message: str) -> None:
        """Note that a block is not understood."""
        self.take(node)
        self.report.lose(message, *self.range(node))

    def definitions(self, labels: Iterable[str]) -> list[str]:
        """Return the lines that define links."""
        references = self.env.get("references", {})
        places = [references[label]["map"] for label in sorted(labels)]
        return [line for start, end in places for line in self.lines[start:end]]

    def tell_definitions(self) -> None:
        """Take the lines that define links; tell those that no text uses."""
        used = {label for marked in self._texts.values() for label in marked.labels}
        references = self.env.get("references", {})
        idle = [link for label, link in references.items() if label not in used]
        for link in (*references.values(), *(again := self.env.get("duplicate_refs", []))):
            start, end = link["map"]
            self.taken[start:end] = b"\1" * (end - start)
            if link in idle or link in again:
                message = f"no text uses the link to {link['href']}"
                self.report.lose(message, self.first + start + 1, self.first + end)

    def tell_unread(self) -> None:
        """Tell the lines that nobody took, but for empty items."""
        for number, line in enumerate(self.lines):
            if not self.taken[number] and not _EMPTY.fullmatch(line):
                self.report.lose(lost.UNREAD, self.first + number + 1)

    def release(self) -> None:
        """Let go of the tree, which is larger than all that was read from it."""
        # Each node knows the one above it: without this they keep each other, as commands collect no garbage.
        waiting = list(self.blocks)
        while waiting:
            node = waiting.pop()
            node.parent = None
            waiting += node.children
        self.blocks.clear()
        self._texts.clear()

    def text(self, node: SyntaxTreeNode, line: int = 0) -> MarkedText:
        """Return the text of a block that has one; `line` is where it stands, if the block does not know."""
        marked = self.marked(node.children[0].content if node.children else "")
        if marked.is_cut:
            self.report.lose(lost.TOO_LONG, line or self.range(node)[0])
        return marked

    def line_text(self, number: int, *, is_last: bool) -> MarkedText:
        """Return the text of one line of a paragraph; `number` counts from 0, without the front matter.

        A backslash at its end breaks the line, unless it is the last one or another backslash stands before it.
        """
        line = self.lines[number].strip()
        is_broken = not is_last and (len(line) - len(line.rstrip("\\"))) % 2
        return self.marked(line[:-1].rstrip() if is_broken else line)

    def marked(self, content: str) -> MarkedText:
        """Return a text without its markup; the same one for the same content."""
        marked = self._texts.get(content)
        if marked is None:
            # Brackets and stars that have no partner cost the parser the square of their number.
            self._effort += effort(content)
            is_too_much = self._effort > _MOST_EFFORT
            text = _BLANKS.sub(" " * _MOST_BLANKS, content)
            marked = uncut(text) if is_too_much else read_text(text, self.env)
            self._texts[content] = marked
        return marked

    def item_text(self, item: SyntaxTreeNode) -> MarkedText | None:
        """Return the text that an item begins with; None for one that begins with something else."""
        first = item.children[0] if item.children else None
        return self.text(first) if first is not None and first.type == "paragraph" else None

    def label(self, item: SyntaxTreeNode) -> Labelled | None:
        """Return what an item is a detail of; None where it is none."""
        marked = self.item_text(item)
        return label_of_text(marked) if marked else None

    def column(self, line: int) -> int:
        """Return the column on which the text of an item begins, from 1."""
        match = _OF_ITEM.match(self.lines[line - self.first - 1])
        return match.end() + 1 if match else 1

    def tell_left(self, marked: MarkedText, line: int, links: Sequence[Target] = ()) -> None:
        """Tell what is left out of a text."""
        for message, places in ((lost.IMAGE, marked.images), (lost.HTML, marked.html)):
            for place in places:
                self.report.lose(message, line + marked.text.count("\n", 0, place))
        for link in links:
            self.tell_link(link, line + marked.text.count("\n", 0, link.start))

    def tell_link(self, link: Target, line: int) -> None:
        """Tell a link that does not lead to the web."""
        self.report.lose(lost.link(link.url), line)
