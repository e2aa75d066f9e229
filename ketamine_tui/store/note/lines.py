"""Lines of a paragraph that say how to reach somebody, each behind its label, below a name or a heading."""

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.store.node import Place
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.head import split_head
from ketamine_tui.store.note.items import ItemReader, reaches
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.places import country_of
from ketamine_tui.store.note.reachable import field_of_number
from ketamine_tui.store.note.source import Source, label_of_text
from ketamine_tui.store.note.text import MarkedText, is_web, one_line, take_hashtags
from ketamine_tui.store.note.words import Labelled, field_of, is_labelled

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBERED = (
    re.compile(r"(?:(?P<name>[^\W\d_][^:\n]{0,60}?)\s*:\s+)?(?P<value>[+*(]?\d.*)"),
    re.compile(
        r"(?P<name>[^\W\d_][^:\d\n]{0,60}?)\s+(?P<value>[+*(]?\d[\d ().-]*\d(?:\s*\([^()]*\))?)"
    ),
)
"""A number, behind a name and a colon or not; and one behind a name, with nothing but a remark behind it."""

_LONGEST = 300
_LONGEST_NAME = 80

_Line = tuple[int, MarkedText, Labelled | None]


class LineReader:
    """Reads paragraphs whose lines are the details of an entry."""

    def __init__(self, source: Source, outline: Outline, items: ItemReader, title: str) -> None:
        """Read lines of a note that is called so."""
        self._source = source
        self._title = title
        self._outline = outline
        self._items = items
        headings = (node.map or (0, 0) for node in source.blocks if node.type == "heading")
        self._ends = {0, *(end for _, end in headings)}

    def take(self, node: SyntaxTreeNode, group: Group | None) -> bool:
        """Take a paragraph of which each line is labelled, or a web address; say whether it is one.

        Its first line may be a name: below a heading that names a country that of an entry, else the label of what
        follows, which belongs to what the heading names.
        """
        start, end = node.map or (0, 0)
        if not (lines := self._details(node, group)):
            return False
        is_named = lines[0][2] is None and _is_name(lines[0][1])
        if not is_named and self._is_apart(start) and _begin_bare(lines):
            return False
        is_known = group is not None and group.card is not None and not is_named
        if not is_known and not any(reaches(label) for _, _, label in lines):
            return False
        self._source.take(node)
        self._source.text(node)  # uses the definitions of its links
        group = self._outline.here(group)
        if is_named and country_of([group.title]):
            self._read(self._begin(lines[0], group), lines[1:])
            return True  # further numbers may be of the same name
        name = one_line(take_hashtags(lines[0][1]).rest.text) if is_named else ""
        self._read(self._items.card_of(group, lines[0][0]), lines, name)
        self._ends.add(end)
        return True

    def take_named(self, nodes: Sequence[SyntaxTreeNode], at: int, group: Group | None) -> int:
        """Take a name in bold below the name of a country, and the details in the paragraphs behind it.

        Return how many blocks that were: none where there is no such name at that place, or nothing behind it.
        """
        if group is None or nodes[at].type != "paragraph" or not country_of([group.title]):
            return 0
        name = self._details(nodes[at], group)
        if len(name) != 1 or name[0][2] or split_head(name[0][1]).form not in ("bold", "link"):
            return 0
        details: list[_Line] = []
        taken = at + 1
        while taken < len(nodes) and nodes[taken].type == "paragraph":
            lines = self._details(nodes[taken], group)
            # A number without a label may be anybody's.
            if not lines or not all(_label_of(x) or _is_address(x) for _, x, _ in lines):
                break
            details += lines
            taken += 1
        if not any(reaches(label) for _, _, label in details):
            return 0
        for node in nodes[at:taken]:
            self._source.take(node)
            self._source.text(node)  # uses the definitions of its links
        self._read(self._begin(name[0], group), details)
        return taken - at

    def _details(self, node: SyntaxTreeNode, group: Group | None) -> list[_Line]:
        """Return the lines of a paragraph with their labels, the first one perhaps a name; none where one is neither."""
        start, end = node.map or (0, 0)
        lines: list[_Line] = []
        for number in range(start, end):
            marked = self._source.line_text(number, is_last=number == end - 1)
            label = _label_of(marked) or self._number_in(marked, group)
            is_name = number == start and _is_name(marked)
            if label is None and not (is_name or is_labelled(marked.text) or _is_address(marked)):
                return []
            lines.append((self._source.first + number + 1, marked, label))
        return lines

    def _is_apart(self, start: int) -> bool:
        """Say whether lines that begin there stand below something else than a heading or more lines of the same: a name, for one."""
        while start and not self._source.lines[start - 1].strip():
            start -= 1
        return start not in self._ends

    def _number_in(self, marked: MarkedText, group: Group | None) -> Labelled | None:
        """Return the number that a line is, behind a name or not, with what is said of it; None for any other line."""
        text = marked.text.strip()
        matches = (pattern.fullmatch(text) for pattern in _NUMBERED)
        match = next(filter(None, matches), None) if len(text) <= _LONGEST else None
        # A line of tags may be meant for a heading, and what follows is not of the one above it.
        if match is None or marked.links or (group is not None and group.has_tags):
            return None
        name, value = match["name"] or "", match["value"]
        titles = [*(group.headings if group else ()), self._title]
        field = field_of_number(name, value, titles)
        return Labelled(field, "" if field_of(name) else name, value) if field else None

    def _begin(self, line: _Line, group: Group) -> NoteDraft:
        number, marked, _ = line
        self._source.tell_left(marked, number)
        hashtags = take_hashtags(marked)
        place = Place(number, 1)
        draft = self._items.begin(split_head(hashtags.rest), hashtags.rest, place, group)
        draft.add_tags(hashtags, number)
        return draft

    def _read(self, draft: NoteDraft, lines: Sequence[_Line], name: str = "") -> None:
        for number, marked, own in lines:
            self._source.tell_left(marked, number)
            label = own._replace(remark=own.remark or name) if own else None
            if not self._items.take_labelled(draft, marked, label, number):
                hashtags = take_hashtags(marked)
                self._items.particulars.add_links(draft, marked, number)
                draft.add_tags(hashtags, number)
                draft.add_summary(hashtags.rest.text)


def _label_of(marked: MarkedText) -> Labelled | None:
    """Return what a line is a detail of; one that is nothing but a web address is a website."""
    text = marked.text.strip()
    return Labelled("links", "", text) if is_web(text) else label_of_text(marked)


def _begin_bare(lines: Sequence[_Line]) -> bool:
    """Say whether lines begin with a number of which nothing says whose it is or what it is for; a web address may stand above."""
    labelled = ((x, marked.text.strip()) for _, marked, x in lines if x and x.field != "links")
    return next((label.value == text for label, text in labelled), False)


def _is_address(marked: MarkedText) -> bool:
    return _ADDRESS.fullmatch(marked.text.strip()) is not None


def _is_name(marked: MarkedText) -> bool:
    """Say whether a line may be a name: a short one that has no label, is no address and ends no sentence."""
    text = marked.text.strip()
    return (
        0 < len(text) <= _LONGEST_NAME
        and _label_of(marked) is None
        and not (
            is_labelled(text) or _is_address(marked) or text.endswith((".", "!", "?", ",", ":"))
        )
        and any(c.isalpha() for c in take_hashtags(marked).rest.text)
    )
