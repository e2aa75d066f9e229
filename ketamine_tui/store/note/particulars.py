"""Particulars of an entry: the details, remarks, links and texts below its first line, read into its draft."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.model.kind import Kind
from ketamine_tui.store.note import losses as lost
from ketamine_tui.store.note.details import Detail, Linked, take_detail
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.source import Source, label_of_text
from ketamine_tui.store.note.text import MarkedText, Target, is_web, one_line, take_hashtags
from ketamine_tui.store.note.words import Labelled

_FIELD_OF_SCHEME = {"tel": "phones", "sms": "texts"}
LISTS = frozenset({"bullet_list", "ordered_list"})


class ParticularsReader:
    """Reads what stands below an entry; what it cannot understand is told."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def add_links(
        self, draft: NoteDraft, marked: MarkedText, line: int, *, is_named: bool = False
    ) -> None:
        """Add the links of a text, of which the first may be the name; what leads nowhere here is told."""
        for number, link in enumerate(marked.links):
            label = one_line(marked.text[link.start : link.end]) or link.shown
            if is_web(link.url):
                is_bare = label == link.url or (is_named and number == 0)
                labelled = {"url": link.url} if is_bare else {"url": link.url, "label": label}
                draft.append("links", dict(labelled), line)
            elif not self._take_link(draft, link, label, marked.text[: link.start], line):
                self._source.tell_link(link, line + marked.text.count("\n", 0, link.start))

    @staticmethod
    def _take_link(draft: NoteDraft, link: Target, label: str, before: str, line: int) -> bool:
        """Take a link to a mailbox, a telephone or a number for texts; say whether it is one. `before` is the text before it."""
        scheme, _, target = link.url.partition(":")
        if scheme == "mailto":
            return take_detail(draft, Detail("emails", "", label, [link]), line)
        field = _FIELD_OF_SCHEME.get(scheme.lower(), "")
        fields: tuple[str, ...] = (field,) if field else ()
        if field == "phones":
            # Few notes link numbers, and those words take time to be read.
            from ketamine_tui.store.note.around import MOST_BEFORE, fields_before  # noqa: PLC0415

            said = fields_before(before[-MOST_BEFORE:], is_there=False)
            fields = said if "texts" in said else fields
        number = label if any(c.isdigit() for c in label) else target.partition("?")[0]
        taken = [take_detail(draft, Detail(x, "", number, [link]), line) for x in fields]
        return any(taken)

    def take_detail(
        self,
        draft: NoteDraft,
        marked: MarkedText,
        label: Labelled,
        line: int,
        notes: Sequence[str] = (),
    ) -> bool:
        """Take a labelled text; say whether it is what its label says."""
        field, remark, value = label
        begin = len(marked.text) - len(value)
        # A link may begin with the blank behind the label.
        within = [
            x
            for x in marked.links
            if x.start >= begin or (x.end > begin and marked.text[x.start : begin].isspace())
        ]
        links = [x._replace(start=max(0, x.start - begin), end=x.end - begin) for x in within]
        label_links = [
            Linked(x.url, one_line(marked.text[x.start : x.end]) or x.shown)
            for x in marked.links
            if x not in within
        ]
        return take_detail(draft, Detail(field, remark, value, links, notes, label_links), line)

    def read_detail(self, draft: NoteDraft, item: SyntaxTreeNode) -> None:
        """Read an item that has a label, with the notes below it."""
        first = item.children[0]
        label = self._source.label(item)
        line = self._source.range(first)[0]
        notes = [*self._notes(item)]
        if label is None or label[0] == "state":
            self._source.lose(item, lost.REVIEWS)
            return
        marked = self._source.text(first)
        hashtags = take_hashtags(marked)
        label = label_of_text(hashtags.rest) or label
        if self.take_detail(draft, hashtags.rest, label, line, notes):
            self._source.take(first)
            self._source.tell_left(marked, line)
            draft.add_tags(hashtags, line)
        else:
            self.read_remark(draft, item)

    def read_remark(self, draft: NoteDraft, item: SyntaxTreeNode) -> None:
        """Add an item that is no entry of its own to what is said of the one above."""
        for child in item.children:
            if child.type == "paragraph":
                marked, line = self._take(draft, child)
                hashtags = take_hashtags(marked)
                draft.add_tags(hashtags, line)
                draft.add_summary(hashtags.rest.text)
            elif child.type in LISTS:
                for below in child.children:
                    self.read_remark(draft, below)
            else:
                self.read_block(draft, child)

    def read_block(self, draft: NoteDraft, node: SyntaxTreeNode) -> None:
        """Read what stands below an item, and is no list."""
        match node.type:
            case "paragraph":
                draft.add_summary(self._take(draft, node)[0].text)
            case "blockquote" if draft.kind == Kind.PAGE:
                start, end = node.map or (0, 0)
                self._source.take(node)
                draft.body += [_unquoted(line) for line in self._source.lines[start:end]]
            case "blockquote":
                for child in node.children:
                    self.read_block(draft, child)
            case "html_block":
                self._source.lose(node, lost.HTML)
            case "hr":
                self._source.take(node)
            case "fence" | "code_block":
                self._source.lose(node, lost.CODE)
            case _:
                self._source.lose(node, lost.UNREAD)

    def _notes(self, item: SyntaxTreeNode) -> Iterator[str]:
        """Take the texts below a detail."""
        for child in item.children[1:]:
            for below in child.children if child.type in LISTS else [child]:
                marked = self._source.item_text(below)
                if marked is None and below.type == "paragraph":
                    marked = self._source.text(below)
                if marked is not None:
                    self._source.take(below)
                    yield one_line(marked.text)

    def _take(self, draft: NoteDraft, paragraph: SyntaxTreeNode) -> tuple[MarkedText, int]:
        """Take a paragraph with its links; return its text, and its line."""
        self._source.take(paragraph)
        marked = self._source.text(paragraph)
        line = self._source.range(paragraph)[0]
        self._source.tell_left(marked, line)
        self.add_links(draft, marked, line)
        return marked, line


def _unquoted(line: str) -> str:
    """Return a line of a quotation without its mark."""
    return line.lstrip().removeprefix(">").removeprefix(" ")
