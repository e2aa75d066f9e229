"""Markdown notes as directories: headings are sections, items are entries, paragraphs are pages.

`docs/notes.md` says for writers what becomes what. Every line is in what was read, or in a loss.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from pathlib import PurePath
from textwrap import shorten
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.model.directory import Directory
from ketamine_tui.model.imported import Imported, ImportedEntry
from ketamine_tui.model.problem import Problem
from ketamine_tui.model.tag import TO_BE_REVIEWED_KEY, Tag, Vocabulary, tag_key
from ketamine_tui.model.text import clean, clean_block, mark, unsafe_characters
from ketamine_tui.store.ids import Ids
from ketamine_tui.store.node import START, ReadError
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.definitions import DefinitionReader
from ketamine_tui.store.note.draft import NoteDraft, NoteEntry
from ketamine_tui.store.note.front import read_front
from ketamine_tui.store.note.head import split_head
from ketamine_tui.store.note.items import ItemReader
from ketamine_tui.store.note.lines import LineReader
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.particulars import LISTS
from ketamine_tui.store.note.prose import ProseReader
from ketamine_tui.store.note.reachable import NUMBER, take_numbers, tell_numbers
from ketamine_tui.store.note.source import Source
from ketamine_tui.store.note.tables import TableReader
from ketamine_tui.store.note.text import one_line, read_text
from ketamine_tui.store.report import LOSS, Report
from ketamine_tui.store.values import slug

MOST_BYTES = 4 * 1024 * 1024
"""Bytes of a note: reading each of them takes a hundred of memory, and the longest of the public lists have half a million."""

MOST_LINES = 100_000
"""Lines of a note; the longest of the public lists have some thousands."""

SPLIT = "split it at its headings into several notes"
"""What to do with a note that is too long."""

_LONGEST = 300
_LONGEST_NAME = 80
_REMARK = re.compile(r"\s*\([^()]*\)$")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_QUOTED = re.compile(r"(?m)^[ ]*(?:>[ ]?)+")


class Note(NamedTuple):
    """A note that was read."""

    directory: Directory
    entries: tuple[NoteEntry, ...]
    problems: tuple[Problem, ...]


def read_note(text: str, path: str) -> Imported:
    """Return what a Markdown note holds. Never raises for what it finds there.

    `path` is its name, for the losses, and for the title where the note has none.

    Raises:
        ReadError: If it has more than `MOST_BYTES` or `MOST_LINES`.
    """
    note = parse_note(text, path)
    entries = (ImportedEntry(x.entry, x.place.line, x.said) for x in note.entries)
    losses = tuple(problem for problem in note.problems if problem.rule == LOSS)
    notes = tuple(problem for problem in note.problems if problem.rule == NUMBER)
    return Imported(tuple(entries), losses, note.directory, notes)


@lru_cache(maxsize=1)  # an index asks twice: for the directory, and for its entries
def parse_note(text: str, path: str) -> Note:
    """Return what a Markdown note holds, for the index; see `read_note`."""
    if (size := len(text.encode())) > MOST_BYTES:
        message = f"the note is larger than {MOST_BYTES // 2**20} MiB: it has {size:,} bytes"
        raise ReadError(START, "file-too-large", message, SPLIT)
    if (lines := text.count("\n")) > MOST_LINES:
        message = f"the note has {lines:,} lines; at most {MOST_LINES:,} are read"
        raise ReadError(START, "file-too-large", message, SPLIT)
    return _Reader(text, path).read()


def first_sentence(text: str) -> str:
    """Return the first sentence of a page's text, which stands for its summary."""
    paragraph = re.split(r"\n[ ]*\n", text.strip("\n"), maxsplit=1)[0]
    plain = one_line(read_text(_QUOTED.sub("", paragraph)).text)
    return shorten(_SENTENCE.split(plain, maxsplit=1)[0], _LONGEST, placeholder=" ...")


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self._report = Report(path)
        self._report_unsafe(text)
        self._front = read_front(clean_block(text), self._report)
        self._source = Source(
            self._front.body, self._front.height, self._report, is_export=self._front.is_export
        )
        self._top = self._top_heading()
        name = clean(PurePath(path).stem).strip() or "Note"
        self._title = self._front.fields.get("title", name)
        if self._top is not None:
            self._title = self._heading_text(self._top)
        self._outline = Outline(self._title)
        self._outline.tags += self._front.tags
        self._prose = ProseReader(self._source, self._outline)
        self._items = ItemReader(self._source, self._outline, self._block)
        self._lines = LineReader(self._source, self._outline, self._items, self._title)
        self._definitions = DefinitionReader(self._source, self._outline, self._items)
        self._ids = Ids()

    def _report_unsafe(self, text: str) -> None:
        for character in unsafe_characters(text):
            line = text.count("\n", 0, text.index(character)) + 1
            self._report.lose(f"the character {mark(character)} is shown as a mark", line)

    def read(self) -> Note:
        inner: Group | None = None
        blocks = self._source.blocks
        named = 0  # how many blocks a name has taken with it
        for at, (node, following) in enumerate(zip_longest(blocks, blocks[1:])):
            if not named and not self._front.is_export:
                named = self._lines.take_named(blocks, at, self._outline.group)
            if named:
                named -= 1
            elif group := self._list_below(node, following):
                inner = group
            elif node.type != "heading":
                self._block(node, inner or self._outline.group)
                inner = None
            elif node is not self._top:
                self._heading(node)
        self._source.tell_definitions()
        self._source.tell_unread()
        if not self._outline.drafts:
            self._report.lose(lost.NOTHING, 1)
        self._source.release()
        entries = tuple(self._finish(draft, group) for draft, group in self._outline.take_drafts())
        said = self._front.fields
        directory = Directory(
            title=self._title,
            description=said.get("description", ""),
            language=said.get("language", ""),
            license=said.get("license", ""),
            disclaimer=said.get("disclaimer", ""),
            sections=tuple(group.finish() for group in self._outline.groups),
            vocabulary=self._vocabulary(entries),
        )
        return Note(directory, entries, self._report.joined())

    def _vocabulary(self, entries: Sequence[NoteEntry]) -> Vocabulary:
        """Return the tags that the note lists, then those that only its entries have."""
        labels: dict[str, str] = {"": "", TO_BE_REVIEWED_KEY: ""}
        for label in (*self._outline.tags, *(tag for x in entries for tag in x.entry.tags)):
            labels.setdefault(tag_key(label), label)
        ids = Ids()
        return Vocabulary(
            Tag(ids.take(slug(label) or "tag"), label) for label in labels.values() if label
        )

    def _top_heading(self) -> SyntaxTreeNode | None:
        """Return the heading that is the directory's title and none of a section: the only one of its level."""
        headings = [node for node in self._source.blocks if node.type == "heading"]
        top = [node for node in headings if node.tag == "h1"]
        if len(top) != 1 or headings[0] is not top[0]:
            return None
        title = one_line(self._source.text(top[0]).text)
        return top[0] if title and self._front.fields.get("title", title) == title else None

    def _finish(self, draft: NoteDraft, group: Group) -> NoteEntry:
        if draft is group.page:
            if definitions := self._source.definitions(group.labels):
                draft.body += ["", *definitions]
            draft.add_summary(first_sentence("\n".join(draft.body)))
            if not self._front.is_export:
                tell_numbers(draft, group.headings, self._title)
        elif not self._front.is_export:  # which has its numbers in fields
            take_numbers(draft, group.headings, self._title)
        entry_id = self._ids.take(slug(draft.title) or "entry")
        return draft.finish(entry_id, group.id, group.headings)

    def _heading_text(self, node: SyntaxTreeNode) -> str:
        self._source.take(node)
        marked = self._source.text(node)
        self._source.tell_left(marked, self._source.range(node)[0], marked.links)
        return one_line(marked.text)

    def _heading(self, node: SyntaxTreeNode) -> None:
        if not (title := self._heading_text(node)):
            return
        level = int(node.tag[1])
        above = self._outline.group
        while above is not None and above.level >= level:
            above = above.above
        self._outline.group = self._outline.new_group(title, level, above)

    def _list_below(self, node: SyntaxTreeNode, following: SyntaxTreeNode | None) -> Group | None:
        """Return the section of a list that stands below its name; None where a block is no such name.

        A name is nothing but bold, with a remark in brackets or not; above a list that only says how to reach
        somebody it is any short line that begins with a bold or linked one.
        """
        if node.type != "paragraph" or following is None or following.type not in LISTS:
            return None
        marked = self._source.text(node)
        text = marked.text.rstrip(": ")
        name = text if self._front.is_export else _REMARK.sub("", text)
        covers = any(start == 0 and end >= len(name) for start, end in marked.strong)
        is_bold = covers and not marked.links
        is_of_somebody = (
            len(text) <= _LONGEST_NAME
            and "\n" not in text
            and not self._front.is_export
            and split_head(marked).form in ("bold", "link")
            and self._items.has_only_details(following)
        )
        if not (is_bold or is_of_somebody) or not any(c.isalnum() for c in text):
            return None
        self._source.take(node)
        line = self._source.range(node)[0]
        self._source.tell_left(marked, line)
        group = self._outline.new_inner(one_line(text), self._outline.here(self._outline.group))
        if marked.links:
            card = self._items.card_of(group, line)
            is_named = split_head(marked).form == "link"
            self._items.particulars.add_links(card, marked, line, is_named=is_named)
        return group

    def _take_apart(self, node: SyntaxTreeNode, group: Group | None) -> bool:
        """Take a paragraph whose lines are a list; say whether it is one."""
        return self._lines.take(node, group) or self._definitions.take(node, group)

    def _block(self, node: SyntaxTreeNode, group: Group | None) -> None:
        """Read a block below a heading, or below an item that does not begin with a text."""
        match node.type:
            case "bullet_list" | "ordered_list":
                for item in node.children:
                    self._items.read_item(item, group or self._outline.group, is_top=True)
            case "paragraph":
                if self._front.is_export or not self._take_apart(node, group):
                    self._prose.read_paragraph(node, group)
            case "table":
                TableReader(node, self._source, self._items).read(self._outline.here(group))
            case "html_block":
                self._source.lose(node, lost.HTML)
            case "hr":
                self._source.take(node)
            case "blockquote" | "fence" | "code_block" | "heading":
                self._prose.read_lines(node, group)
            case _:
                self._source.lose(node, lost.UNREAD)
