"""The items of a note, and the rows of its tables: each is an entry, a detail of one, or a group."""

from collections.abc import Callable, Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.model.kind import Kind
from ketamine_tui.store.node import Place
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.details import Detail
from ketamine_tui.store.note.draft import Draft
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.source import Source
from ketamine_tui.store.note.text import (
    Hashtags,
    Head,
    MarkedText,
    Target,
    is_web,
    one_line,
    split_head,
    take_hashtags,
)
from ketamine_tui.store.note.words import POINTS, split_label

_LISTS = frozenset({"bullet_list", "ordered_list"})

Block = Callable[[SyntaxTreeNode, Group | None], None]
"""Reads a block that is no item."""


class ItemReader:
    """Reads items and rows into an outline."""

    def __init__(self, source: Source, outline: Outline, read_block: Block) -> None:
        self._source = source
        self._outline = outline
        self._block = read_block

    def read_item(self, node: SyntaxTreeNode, group: Group | None, *, is_top: bool = False) -> None:
        """Read an item, with all below it, into a section."""
        if self._is_contents(node):
            self._source.lose(node, lost.WITHIN)
            return
        first = node.children[0] if node.children else None
        if first is None or first.type != "paragraph":
            self._take_line(node)
            for child in node.children:
                self._block(child, group)
            return
        self._source.take(first)
        marked = self._source.text(first)
        line = self._source.range(first)[0]
        self._source.tell_left(marked, line)
        hashtags = take_hashtags(marked)
        below = [x for child in node.children[1:] if child.type in _LISTS for x in child.children]
        others = [child for child in node.children[1:] if child.type not in _LISTS]
        text = hashtags.rest.text
        if not text.strip() or not (marked.web or any(c.isalnum() for c in text)):
            self._outline.tags += hashtags.tags
            for child in node.children[1:]:
                self._block(child, group)
            return
        group = self._outline.here(group)
        if is_top and not below and self._take_own_detail(hashtags.rest, line, group):
            return
        self._entry(node, group, below, others)

    def _take_line(self, node: SyntaxTreeNode) -> None:
        start, _ = node.map or (0, 0)
        if not self._source.lines[start].strip(" \t>-*+0123456789.)"):
            self._source.taken[start] = 1

    def _take_own_detail(self, marked: MarkedText, line: int, group: Group) -> bool:
        """Take a telephone number and the like that stands right below a heading."""
        label = split_label(marked.text)
        if label is None or label[0].partition("/")[0] not in POINTS:
            return False
        is_new = group.card is None
        card = group.card or Draft(group.title, "bold", Place(line, 1))
        if not self._detail(card, marked, label, line, ()):
            return False
        group.card = card
        if is_new:
            self._outline.drafts.append((card, group))
        return True

    def _entry(
        self,
        node: SyntaxTreeNode,
        group: Group,
        below: Sequence[SyntaxTreeNode],
        others: Sequence[SyntaxTreeNode],
    ) -> None:
        """Read an item that is an entry, or the name of a group of them, or both."""
        first = node.children[0]
        marked = self._source.text(first)
        hashtags = take_hashtags(marked)
        head = split_head(hashtags.rest)
        line = self._source.range(first)[0]
        details = [x for x in below if self._label(x)]
        is_named = head.form != "plain" or bool(marked.web) or bool(details)
        rest = [x for x in below if not self._label(x)]
        parts = [x for x in rest if not is_named or self._is_entry(x)]
        remarks = [x for x in rest if is_named and not self._is_entry(x)]
        is_group_only = bool(parts) and not is_named and not head.rest.strip() and not hashtags.tags
        if not is_group_only or others:
            place = Place(line, self._source.column(line))
            draft = self.start(head, hashtags.rest, place, group)
            self._tag(draft, hashtags, line)
            for item in details:
                self._take_detail(draft, item)
            for item in remarks:
                self._remark(draft, item)
            for block in others:
                self._below(draft, block)
        if parts:
            name = head.name or one_line(hashtags.rest.text)
            inner = self._outline.new_inner(name, group)
            for item in parts:
                self.read_item(item, inner)

    def start(self, head: Head, marked: MarkedText, place: Place, group: Group) -> Draft:
        """Begin an entry with what its first line says."""
        own = one_line(marked.text)
        draft = Draft(head.name or own, head.form, place)
        draft.own_text = own
        rest = head.rest
        if head.form == "quoted":
            rest = draft.take_authors(rest, place.line)
            rest = rest.removeprefix("-")
        self.add_links(draft, marked.links, marked.text, place.line, head)
        if head.form in ("plain", "quoted") and not marked.web:
            rest = draft.take_address(rest or ("" if head.rest else head.name), place.line)
            rest = "" if rest == head.name else rest
        draft.add_summary(rest)
        self._outline.drafts.append((draft, group))
        return draft

    def add_links(
        self,
        draft: Draft,
        links: Sequence[Target],
        text: str,
        line: int,
        head: Head | None = None,
    ) -> None:
        """Add the links of a text; what leads nowhere here is told."""
        for number, link in enumerate(links):
            label = one_line(text[link.start : link.end])
            is_head = head is not None and number == 0 and head.form == "link"
            if is_web(link.url):
                same = is_head or label == link.url
                draft.add(
                    "links", {"url": link.url} if same else {"url": link.url, "label": label}, line
                )
            elif link.url.startswith("mailto:"):
                draft.take_detail(Detail("emails", "", label, [link]), line)
            elif link.url.startswith("tel:"):
                draft.take_detail(Detail("phones", "", label, [link]), line)
            else:
                self._source.tell_link(link, line + text.count("\n", 0, link.start))

    def _take_detail(self, draft: Draft, item: SyntaxTreeNode) -> None:
        first = item.children[0]
        label = self._label(item)
        line = self._source.range(first)[0]
        notes = []
        for child in item.children[1:]:
            for below in child.children if child.type in _LISTS else [child]:
                if below.children and below.children[0].type == "paragraph":
                    notes.append(one_line(self._source.text(below.children[0]).text))
                    self._source.take(below)
                elif below.type == "paragraph":
                    notes.append(one_line(self._source.text(below).text))
                    self._source.take(below)
        if label is None or label[0] == "state":
            self._source.lose(item, lost.REVIEWS)
            return
        hashtags = take_hashtags(self._source.text(first))
        if self._detail(
            draft, hashtags.rest, split_label(hashtags.rest.text) or label, line, notes
        ):
            self._source.take(first)
            self._source.tell_left(self._source.text(first), line)
            self._tag(draft, hashtags, line)
        else:
            self._remark(draft, item)

    def _detail(
        self,
        draft: Draft,
        marked: MarkedText,
        label: tuple[str, str, str],
        line: int,
        notes: Sequence[str],
    ) -> bool:
        field, remark, value = label
        begin = len(marked.text) - len(value)
        links = [Target(x.url, x.start - begin, x.end - begin) for x in marked.links]
        return draft.take_detail(Detail(field, remark, value, links, notes), line)

    @staticmethod
    def _tag(draft: Draft, hashtags: Hashtags, line: int) -> None:
        draft.is_flagged |= hashtags.is_flagged
        for tag in hashtags.tags:
            draft.add("tags", tag, line)

    def _remark(self, draft: Draft, item: SyntaxTreeNode) -> None:
        """Add an item that is no entry of its own to what is said of the one above."""
        for child in item.children:
            if child.type == "paragraph":
                self._source.take(child)
                marked = self._source.text(child)
                line = self._source.range(child)[0]
                self._source.tell_left(marked, line)
                self.add_links(draft, marked.links, marked.text, line)
                hashtags = take_hashtags(marked)
                self._tag(draft, hashtags, line)
                draft.add_summary(hashtags.rest.text)
            elif child.type in _LISTS:
                for below in child.children:
                    self._remark(draft, below)
            else:
                self._below(draft, child)

    def _below(self, draft: Draft, node: SyntaxTreeNode) -> None:
        """Read what stands below an item, and is no list."""
        match node.type:
            case "paragraph":
                self._text_below(draft, node)
            case "blockquote" if draft.kind == Kind.PAGE:
                start, end = node.map or (0, 0)
                self._source.take(node)
                draft.body += [_unquoted(line) for line in self._source.lines[start:end]]
            case "blockquote":
                for child in node.children:
                    self._below(draft, child)
            case "html_block":
                self._source.lose(node, lost.HTML)
            case "hr":
                self._source.take(node)
            case "fence" | "code_block":
                self._source.lose(node, lost.CODE)
            case _:
                self._source.lose(node, lost.UNREAD)

    def _text_below(self, draft: Draft, node: SyntaxTreeNode) -> None:
        self._source.take(node)
        marked = self._source.text(node)
        line = self._source.range(node)[0]
        self._source.tell_left(marked, line)
        self.add_links(draft, marked.links, marked.text, line)
        draft.add_summary(marked.text)

    def _label(self, item: SyntaxTreeNode) -> tuple[str, str, str] | None:
        """Return what an item is a detail of; see `split_label`."""
        if not item.children or item.children[0].type != "paragraph":
            return None
        return split_label(self._source.text(item.children[0]).text)

    def _is_entry(self, item: SyntaxTreeNode) -> bool:
        """Say whether an item below another one is an entry of its own."""
        if not item.children or item.children[0].type != "paragraph":
            return False
        marked = self._source.text(item.children[0])
        return bool(marked.web) or split_head(marked).form != "plain"

    def _is_contents(self, item: SyntaxTreeNode) -> bool:
        """Say whether an item, with all below it, is part of a table of contents."""
        if not item.children or item.children[0].type != "paragraph":
            return False
        below = item.children[1:]
        if any(child.type not in _LISTS for child in below):
            return False
        marked = self._source.text(item.children[0])
        nested = [x for child in below for x in child.children]
        own = marked.leads_only_within or (nested and not marked.links)
        return bool(own) and all(map(self._is_contents, nested))


def _unquoted(line: str) -> str:
    """Return a line of a quotation without its mark."""
    return line.lstrip().removeprefix(">").removeprefix(" ")
