"""Tables of a note: every row is an entry, named by its column of titles or by its first."""

import re

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.store.node import Place
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.details import Detail, take_detail
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.head import split_head
from ketamine_tui.store.note.items import ItemReader
from ketamine_tui.store.note.outline import Group
from ketamine_tui.store.note.source import Source
from ketamine_tui.store.note.text import MarkedText, one_line, take_hashtags
from ketamine_tui.store.note.words import field_of

_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


class TableReader:
    """Reads a table. Columns that are called like a field are that field."""

    def __init__(self, node: SyntaxTreeNode, source: Source, items: ItemReader) -> None:
        """Read the heading of a table."""
        source.take(node)
        self._source = source
        self._items = items
        self._rows = [row for part in node.children for row in part.children]
        line = source.range(node)[0]
        heads = [source.text(cell, line) for cell in self._rows[0].children]
        for head in heads:
            source.tell_left(head, line, head.links)
        if len(self._rows) == 1:
            source.lose(node, lost.ROWLESS)
        self._names = [one_line(head.text) for head in heads]
        self._fields = [field_of(name) for name in self._names]
        self._title = self._fields.index("title") if "title" in self._fields else 0

    def read(self, group: Group) -> None:
        """Read the rows into a section."""
        for row in self._rows[1:]:
            self._read_row(row, group)

    def _read_row(self, row: SyntaxTreeNode, group: Group) -> None:
        start = (row.map or (0, 0))[0]
        line = self._source.first + start + 1
        written = self._source.lines[start].strip().removeprefix("|").removesuffix("|")
        if len(_BETWEEN_CELLS.split(written)) > len(self._names):
            self._source.report.lose(lost.CELLS, line)
        texts = [self._source.text(cell, line) for cell in row.children]
        for marked in texts:
            self._source.tell_left(marked, line)
        cells = [take_hashtags(marked) for marked in texts]
        named = cells[self._title].rest
        if not any(c.isalnum() for c in named.text):
            if any(cell.rest.text.strip() for cell in cells):
                self._source.report.lose(lost.NAMELESS, line)
            return
        draft = self._items.begin(split_head(named), named, Place(line, 1), group)
        more = []
        for number, cell in enumerate(cells):
            draft.add_tags(cell, line)
            if number != self._title and (rest := self._cell(draft, number, cell.rest, line)):
                more.append(rest)
        draft.add_summary(f"({'; '.join(more)})" if draft.summary and more else "; ".join(more))

    def _cell(self, draft: NoteDraft, number: int, marked: MarkedText, line: int) -> str:
        """Take a cell; return what is left to say of it."""
        name, field, text = self._names[number], self._fields[number], one_line(marked.text)
        if field not in ("", "summary"):
            detail = Detail(field, "", marked.text, marked.links)
            if not text or take_detail(draft, detail, line):
                return ""
        self._items.particulars.add_links(draft, marked, line)
        if field == "summary":
            draft.add_summary(text)
            return ""
        return f"{name}: {text}" if name and text else text
