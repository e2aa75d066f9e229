"""Prose of a note: the texts below a heading, which become the page of its section."""

from collections.abc import Iterable, Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.model.kind import Kind
from ketamine_tui.model.tag import tag_key
from ketamine_tui.store.node import Place
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.draft import FLAG, NoteDraft
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.source import Source
from ketamine_tui.store.note.text import is_web, read_text, take_hashtags

_TAGS = "tags"


class ProseReader:
    """Reads blocks that are no items into the pages of an outline."""

    def __init__(self, source: Source, outline: Outline) -> None:
        self._source = source
        self._outline = outline

    def read_paragraph(self, node: SyntaxTreeNode, group: Group | None) -> None:
        """Read a paragraph; its lines of hashtags are tags of the directory."""
        marked = self._source.text(node)
        if marked.leads_only_within:
            self._source.lose(node, lost.WITHIN)
            return
        self._source.take(node)
        others = [link for link in marked.links if not is_web(link.url)]
        self._source.tell_left(marked, self._source.range(node)[0], others)
        if not marked.has_words and (marked.images or marked.html):
            if marked.web:
                self._source.lose(node, lost.ON_IMAGES)
            return
        start, end = node.map or (0, 0)
        lines = [
            self._source.lines[number]
            for number in range(start, end)
            if not self._take_tags(number, group, is_first=number == start)
        ]
        if any(line.strip() for line in lines):
            self._add(lines, start, group, marked.labels)

    def read_lines(self, node: SyntaxTreeNode, group: Group | None) -> None:
        """Read a block that stays as it is written, such as a quotation or code."""
        start, end = node.map or (0, 0)
        self._source.take(node)
        self._add(self._source.lines[start:end], start, group)

    def _take_tags(self, number: int, group: Group | None, *, is_first: bool) -> bool:
        """Take a line of hashtags; return whether it is one."""
        line = self._source.lines[number].strip()
        if not line.startswith("#"):
            return False
        hashtags = take_hashtags(read_text(line, self._source.env))
        if hashtags.rest.text.strip():
            return False
        tags = list(hashtags.tags)
        if is_first and tags and tag_key(tags[0]) == _TAGS:
            del tags[0]
        self._outline.tags += tags
        if group is not None:
            group.has_tags = True
        page = group.page if group else None
        if hashtags.is_flagged and page is None:
            self._source.report.lose(lost.FLAG, self._source.first + number + 1)
        elif hashtags.is_flagged and page is not None:
            page.said = FLAG
        return True

    def _add(
        self, lines: Sequence[str], start: int, group: Group | None, labels: Iterable[str] = ()
    ) -> None:
        group = self._outline.here(group)
        if group.page is None:
            place = Place(self._source.first + start + 1, 1)
            group.page = NoteDraft(self._source.report, place, group.title, "plain")
            group.page.kind = Kind.PAGE
            self._outline.drafts.append((group.page, group))
        else:
            group.page.body.append("")
        group.page.body += lines
        group.labels.update(labels)
