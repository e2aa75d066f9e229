"""Tables of a note: every row is an entry, named by its column of titles or by its first."""

import re

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.model.text import fold
from ketamine_tui.store.node import Place
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.details import Detail, take_detail
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.head import split_head
from ketamine_tui.store.note.items import ItemReader, reaches
from ketamine_tui.store.note.outline import Group
from ketamine_tui.store.note.places import region_of_value
from ketamine_tui.store.note.source import Source, label_of_text
from ketamine_tui.store.note.text import MarkedText, is_web, one_line, take_hashtags
from ketamine_tui.store.note.words import Labelled, field_of, split_label

_REGIONS = "regions"
_PLACES = {"city", "town", "county", "state", "province", "territory", "region", "area"}
_WHO = {
    "organization",
    "organisation",
    "agency",
    "service",
    "provider",
    "clinic",
    "centre",
    "center",
}
_WHO |= {"helpline", "hotline"}
"""What columns are called that name somebody, beside one of places."""

_POINT = re.compile(r"(?:[+(]?\d|\S+@)(?:(?!:\s).)*", re.DOTALL)
"""A number or an e-mail address, and what is said of it, before any other label."""

_BEFORE_LABEL = re.compile(r"(?<!\s)\s+(?=[^\W\d_][\w-]{0,20}:\s)")

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
        self._is_of_countries = self._fields[0] == _REGIONS
        self._title = self._column_of_titles()
        self._country = ""

    def _column_of_titles(self) -> int:
        """Return the column that names the entries: its name says so, or it is the first; places are names where nothing else is."""
        if "title" in self._fields:
            return self._fields.index("title")
        names = [fold(name) for name in self._names]
        if _PLACES.issuperset(part.strip() for part in names[0].split("/")):
            who = (n for n, name in enumerate(names) if name in _WHO)
            if (column := next(filter(self._has_names, who), None)) is not None:
                return column
        columns = enumerate(zip(self._names, self._fields, strict=True))
        others = (n for n, (name, field) in columns if not field and "number" not in name.lower())
        return next(filter(self._has_names, others), 0) if self._is_of_countries else 0

    def _has_names(self, column: int) -> bool:
        """Say whether most cells of a column begin with a letter."""
        cells = (row.children[column] for row in self._rows[1:])
        texts = [text for cell in cells if (text := self._source.text(cell, 1).text.strip())]
        return sum(text[0].isalpha() for text in texts) * 2 > len(texts)

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
            if any(marked.text.strip() for marked in texts):
                self._source.report.lose(lost.NAMELESS, line)
            return
        draft = self._items.begin(split_head(named), named, Place(line, 1), group)
        if self._is_of_countries:
            self._add_country(draft, one_line(cells[0].rest.text), line)
        more = []
        for number, cell in enumerate(cells):
            draft.add_tags(cell, line)
            if number != self._title and (rest := self._cell(draft, number, cell.rest, line)):
                more.append(rest)
        draft.add_summary(f"({'; '.join(more)})" if draft.summary and more else "; ".join(more))

    def _add_country(self, draft: NoteDraft, text: str, line: int) -> None:
        """Add the country of a row, where that is not the cell of a field; an empty cell is as the one above."""
        country = region_of_value(text) if text else self._country
        self._country = country
        if country and (self._title == 0 or not text):
            draft.append(_REGIONS, country, line)

    def _cell(self, draft: NoteDraft, number: int, marked: MarkedText, line: int) -> str:
        """Take a cell; return what is left to say of it."""
        name, field, text = self._names[number], self._fields[number], one_line(marked.text)
        if field == _REGIONS and self._is_of_countries and number == 0:
            field = "" if text and not region_of_value(text) else field
        if own := split_label(marked.text):
            # Both say a way, so that the cell says which.
            is_same = field.partition("/")[0] == own.field.partition("/")[0]
            if is_same and self._take_labelled(draft, number, marked, line):
                return ""
        if field not in ("", "summary"):
            detail = Detail(field, "", marked.text, marked.links)
            if not text or take_detail(draft, detail, line):
                return ""
        elif not field and self._take_labelled(draft, number, marked, line):
            return ""
        self._items.particulars.add_links(draft, marked, line)
        if field == "summary":
            draft.add_summary(text)
            return ""
        return f"{name}: {text}" if name and text else text

    def _take_labelled(self, draft: NoteDraft, number: int, marked: MarkedText, line: int) -> bool:
        """Take a cell that says itself what it is: a web address, or a number and the like behind its label.

        What the column is called is said of it.
        """
        text = marked.text.strip()
        if is_web(text):
            return take_detail(
                draft, Detail("links", self._names[number], text, marked.links), line
            )
        parts = _BEFORE_LABEL.split(text)
        pieces = [marked] if len(parts) == 1 or marked.links else [*map(MarkedText, parts)]
        labels = [label_of_text(piece) for piece in pieces]
        are_points = all(x and reaches(x) and _POINT.fullmatch(x.value) for x in labels)
        taken = (
            self._items.take_labelled(draft, piece, label and self._below(number, label), line)
            for piece, label in zip(pieces, labels, strict=True)
        )
        return are_points and all(taken)

    def _below(self, number: int, label: Labelled) -> Labelled:
        """Return what a cell is a detail of, with the name of its column as a remark, unless that says the same."""
        is_same = self._fields[number] in (label.field, label.field.partition("/")[0])
        names = ("" if is_same else self._names[number], label.remark)
        return label._replace(remark=", ".join(filter(None, names)))
