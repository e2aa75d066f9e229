"""Items of a note: each is an entry, a detail of one, or the name of a group."""

from collections.abc import Callable, Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.store.node import Place
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.details import take_address, take_authors
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.head import Head, split_head
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.particulars import LISTS, ParticularsReader
from ketamine_tui.store.note.source import Source, label_of_text
from ketamine_tui.store.note.text import MarkedText, one_line, take_hashtags
from ketamine_tui.store.note.words import POINTS, Labelled

ReadBlock = Callable[[SyntaxTreeNode, Group | None], None]
"""Reads a block that is no item."""


class ItemReader:
    """Reads items into an outline, and begins the entries of rows."""

    def __init__(self, source: Source, outline: Outline, read_block: ReadBlock) -> None:
        self._source = source
        self._outline = outline
        self._read_block = read_block
        self.particulars = ParticularsReader(source)

    def read_item(self, node: SyntaxTreeNode, group: Group | None, *, is_top: bool = False) -> None:
        """Read an item, with all below it, into a section."""
        if self._is_contents(node):
            self._source.lose(node, lost.WITHIN)
            return
        first = node.children[0] if node.children else None
        if first is None or first.type != "paragraph":
            for child in node.children:
                self._read_block(child, group)
            return
        self._source.take(first)
        marked = self._source.text(first)
        line = self._source.range(first)[0]
        self._source.tell_left(marked, line)
        hashtags = take_hashtags(marked)
        text = hashtags.rest.text
        if not text.strip() or not (marked.web or any(c.isalnum() for c in text)):
            self._outline.tags += hashtags.tags
            for child in node.children[1:]:
                self._read_block(child, group)
            return
        group = self._outline.here(group)
        below = [x for child in node.children[1:] if child.type in LISTS for x in child.children]
        if is_top and not below and self._take_own_detail(hashtags.rest, line, group):
            return
        self._read_entry(node, group, below)

    def begin(self, head: Head, marked: MarkedText, place: Place, group: Group) -> NoteDraft:
        """Begin an entry with what its first line says."""
        own = one_line(marked.text)
        draft = NoteDraft(self._source.report, place, head.name or own, head.form)
        draft.own_text = own
        rest = head.rest
        if head.form == "quoted":
            rest = take_authors(draft, rest, place.line)
            rest = rest.removeprefix("-")
        self.particulars.add_links(draft, marked, place.line, is_named=head.form == "link")
        if head.form in ("plain", "quoted") and not marked.web:
            rest = take_address(draft, rest or ("" if head.rest else head.name), place.line)
            rest = "" if rest == head.name else rest
        draft.add_summary(rest)
        self._outline.drafts.append((draft, group))
        return draft

    def card_of(self, group: Group, line: int) -> NoteDraft:
        """Return the entry that is called like a section, and begin it where there is none."""
        if group.card is None:
            group.card = NoteDraft(self._source.report, Place(line, 1), group.title, "bold")
            self._outline.drafts.append((group.card, group))
        return group.card

    def has_only_details(self, items: SyntaxTreeNode) -> bool:
        """Say whether a list says how to reach somebody, and nothing else."""
        labels = [self._source.label(item) for item in items.children]
        return all(labels) and any(map(reaches, labels))

    def _take_own_detail(self, marked: MarkedText, line: int, group: Group) -> bool:
        """Take a telephone number and the like that stands right below a heading, and what is said beside it."""
        label = label_of_text(marked)
        if group.card is None and not reaches(label):
            return False
        card = group.card or NoteDraft(self._source.report, Place(line, 1), group.title, "bold")
        if not self.take_labelled(card, marked, label, line):
            return False
        if group.card is None:
            group.card = card
            self._outline.drafts.append((card, group))
        return True

    def take_labelled(
        self, card: NoteDraft, marked: MarkedText, label: Labelled | None, line: int
    ) -> bool:
        """Take what has a label, unless it says that somebody has reviewed the entry; say whether it was taken."""
        if label is None or label.field == "state":
            return False
        return self.particulars.take_detail(card, marked, label, line)

    def _read_entry(
        self, node: SyntaxTreeNode, group: Group, below: Sequence[SyntaxTreeNode]
    ) -> None:
        """Read an item that is an entry, or the name of a group of them, or both."""
        first, *rest = node.children
        marked = self._source.text(first)
        hashtags = take_hashtags(marked)
        head = split_head(hashtags.rest)
        line = self._source.range(first)[0]
        blocks = [child for child in rest if child.type not in LISTS]
        details = [item for item in below if self._source.label(item)]
        others = [item for item in below if not self._source.label(item)]
        is_named = head.form != "plain" or bool(marked.web) or bool(details)
        parts: list[SyntaxTreeNode] = []
        remarks: list[SyntaxTreeNode] = []
        for item in others:
            (parts if not is_named or self._is_entry(item) else remarks).append(item)
        is_group_only = bool(parts) and not is_named and not head.rest.strip() and not hashtags.tags
        if not is_group_only or blocks:
            place = Place(line, self._source.column(line))
            draft = self.begin(head, hashtags.rest, place, group)
            draft.add_tags(hashtags, line)
            for item in details:
                self.particulars.read_detail(draft, item)
            for item in remarks:
                self.particulars.read_remark(draft, item)
            for block in blocks:
                self.particulars.read_block(draft, block)
        if parts:
            inner = self._outline.new_inner(head.name or one_line(hashtags.rest.text), group)
            for item in parts:
                self.read_item(item, inner)

    def _is_entry(self, item: SyntaxTreeNode) -> bool:
        """Say whether an item below another one is an entry of its own."""
        marked = self._source.item_text(item)
        return marked is not None and (bool(marked.web) or split_head(marked).form != "plain")

    def _is_contents(self, item: SyntaxTreeNode) -> bool:
        """Say whether an item, with all below it, is part of a table of contents."""
        marked = self._source.item_text(item)
        below = item.children[1:]
        if marked is None or any(child.type not in LISTS for child in below):
            return False
        nested = [x for child in below for x in child.children]
        own = marked.leads_only_within or (nested and not marked.links)
        return bool(own) and all(map(self._is_contents, nested))


def reaches(label: Labelled | None) -> bool:
    """Say whether a label is that of a way to reach somebody."""
    return label is not None and label.field.partition("/")[0] in POINTS
