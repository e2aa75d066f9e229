"""Definition lists of a note: terms, and below them what is said of them, each behind a colon.

Kramdown, PHP Markdown Extra and Pandoc have them; CommonMark sees a paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from ketamine_tui.store.node import Place
from ketamine_tui.store.note.draft import NoteDraft
from ketamine_tui.store.note.head import split_head
from ketamine_tui.store.note.items import ItemReader
from ketamine_tui.store.note.outline import Group, Outline
from ketamine_tui.store.note.source import Source, label_of_text
from ketamine_tui.store.note.text import one_line, take_hashtags

_DEFINITION = re.compile(r"[ ]{0,3}:[ ]+(?=\S)")
_LONGEST_TERM = 80
_AFTER_SENTENCES = (".", "!", "?", ",", ";")


class DefinitionReader:
    """Reads terms as entries, and their definitions as what is said of them."""

    def __init__(self, source: Source, outline: Outline, items: ItemReader) -> None:
        self._source = source
        self._outline = outline
        self._items = items

    def take(self, node: SyntaxTreeNode, group: Group | None) -> bool:
        """Take a paragraph that is a term with its definitions; say whether it is one."""
        start, end = node.map or (0, 0)
        lines = self._source.lines[start:end]
        count = next((n for n, line in enumerate(lines) if _DEFINITION.match(line)), 0)
        terms = [line.strip() for line in lines[:count]]
        if not terms or not all(map(_is_term, terms)) or not self._names(terms[0]):
            return False
        self._source.take(node)
        self._source.text(node)  # uses the definitions of its links
        first = self._source.first + start + 1
        draft = self._begin(terms, first, self._outline.here(group))
        for number, text in _definitions(lines[count:]):
            self._define(draft, text, first + count + number)
        return True

    def _names(self, term: str) -> bool:
        """Say whether a term has words besides its hashtags."""
        return any(c.isalnum() for c in take_hashtags(self._source.marked(term)).rest.text)

    def _begin(self, terms: Sequence[str], line: int, group: Group) -> NoteDraft:
        """Begin the entry of a term; others of the same definitions are other names of it."""
        marked = self._source.marked(terms[0])
        self._source.tell_left(marked, line)
        hashtags = take_hashtags(marked)
        place = Place(line, 1)
        draft = self._items.begin(split_head(hashtags.rest), hashtags.rest, place, group)
        draft.add_tags(hashtags, line)
        for number, term in enumerate(terms[1:], start=1):
            other = self._source.marked(term)
            self._source.tell_left(other, line + number)
            self._items.particulars.add_links(draft, other, line + number)
            draft.append("alternate_names", one_line(other.text), line + number)
        return draft

    def _define(self, draft: NoteDraft, text: str, line: int) -> None:
        marked = self._source.marked(text)
        self._source.tell_left(marked, line)
        hashtags = take_hashtags(marked)
        draft.add_tags(hashtags, line)
        label = label_of_text(hashtags.rest)
        particulars = self._items.particulars
        is_detail = label is not None and label.field != "state"
        if is_detail and label and particulars.take_detail(draft, hashtags.rest, label, line):
            return
        particulars.add_links(draft, marked, line)
        draft.add_summary(hashtags.rest.text)


def _is_term(line: str) -> bool:
    """Say whether a line may be a term: short, and no end of a sentence."""
    return len(line) <= _LONGEST_TERM and not line.endswith(_AFTER_SENTENCES)


def _definitions(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the definitions of some lines, each with the number of its first and the lines that go on with it."""
    begun: list[int] = [n for n, line in enumerate(lines) if _DEFINITION.match(line)]
    for start, end in zip(begun, [*begun[1:], len(lines)], strict=True):
        below = (line.strip() for line in lines[start + 1 : end])
        yield start, "\n".join((_DEFINITION.sub("", lines[start], count=1).strip(), *below))
