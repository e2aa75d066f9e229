"""The lines of a text: blocks laid out to a width, with what was looked for and the keys that copy."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ketamine_tui.model.prose import DOT, MARK, Block
from ketamine_tui.model.translate import _, ngettext
from ketamine_tui.present.chrome import ASCII, Chrome
from ketamine_tui.present.highlight import Matches, pattern_of, restyled
from ketamine_tui.present.layout import TextLine, lay_out
from ketamine_tui.present.painters.pane import Body, Window
from ketamine_tui.present.painters.pieces import Piece
from ketamine_tui.present.side_by_side import column_count, side_by_side

_WIDEST = 80
_AT_ONCE = 200
"""Lines that are laid out before the text is drawn: more than a screen has. The others follow."""
_TAG = re.compile(r"#(\S+)")
_KEYS = 5
"""The columns of the keys that copy."""
_KEYS_FROM = 36
"""The least width at which the keys that copy stand beside the text."""


class Target(NamedTuple):
    """What a person points at in a text: a link, a tag, or the letter that copies a value."""

    link: str = ""
    tag: str = ""
    letter: str = ""


class TextBody(Body):
    """Blocks as lines of at most 80 columns, or in several columns of text side by side.

    Lines that can be copied name the keys that do it.
    """

    has_cursor = False

    def __init__(
        self,
        blocks: Sequence[Block],
        text_width: int = _WIDEST,
        chrome: Chrome = ASCII,
        most_columns: int = 1,
    ) -> None:
        """Lay out the first lines of a text, in as many columns as there is room for."""
        self.blocks = blocks
        self.text_width = text_width
        self.chrome = chrome
        width = min(text_width, _WIDEST)
        if (count := column_count(text_width, most_columns)) > 1:
            self._rest = side_by_side(blocks, text_width, count, chrome)
        else:
            self._rest = lay_out(blocks, width, chrome, _KEYS + 1 if width >= _KEYS_FROM else 0)
        self._lines = list(islice(self._rest, _AT_ONCE))
        self._matches: Matches | None = None
        self.mark(())

    @property
    def columns(self) -> int:
        """How many columns the lines take that were laid out so far, the keys among them."""
        keys = min(self.text_width, _WIDEST) if any(line.keys for line in self._lines) else 0
        return max([keys, *(self.chrome.measure(line.text) for line in self._lines)])

    @property
    def item_count(self) -> int:
        """How many lines were laid out so far."""
        return len(self._lines)

    @property
    def may_have_more(self) -> bool:
        """Whether `lay_out_rest` is to be called."""
        return len(self._lines) == _AT_ONCE

    def lay_out_rest(self) -> None:
        """Lay out the lines that are still missing."""
        self._lines.extend(self._rest)

    def mark(
        self, needles: Sequence[str], current: int | None = None, others: Sequence[str] = ()
    ) -> None:
        """Mark some needles and others, as `pattern_of` finds them; one match may be the current one."""
        self._needles, self._others = needles, others
        self._matches, self.current = None, current

    @property
    def matches(self) -> Matches | None:
        """The matches in the whole text, or None where nothing is looked for."""
        if self._matches is None and (pattern := pattern_of(self._needles, self._others)):
            self.lay_out_rest()
            self._matches = Matches(self._lines, pattern)
        return self._matches

    def note(self, window: Window) -> str:
        """Return which match is the current one, of how many, and how far the text is scrolled."""
        last_top = self.item_count - window.text_height
        position = f"{100 * window.top // last_top}%" if last_top > 0 else ""
        if not (matches := self.matches):
            return position
        total = len(matches)
        which = ngettext("{number:,} match", "{number:,} matches", total).format(number=total)
        if self.current is not None:
            which = _("match {number} of {all}").format(number=self.current + 1, all=total)
        return f"{which}  {position}".rstrip()

    def pieces(self, line: int, window: Window) -> Sequence[Piece]:
        """Return a line, with its keys at the right end."""
        text = self._lines[line]
        pieces = [(span.text, "link" if span.href else span.style) for span in text.spans]
        if matches := self.matches:
            pieces = list(
                restyled(pieces, [self._styled(*match) for match in matches.on_line(line)])
            )
        if self._has_keys(text, window):
            room = min(window.text_width, _WIDEST) - _KEYS - window.chrome.measure(text.text)
            pieces += [(" " * max(1, room), ""), (f" {text.keys} ", "badge")]
        # The signs last: they are of another width.
        return [(_drawn(text, style, window.chrome), style) for text, style in pieces]

    def target_at(self, line: int, column: int, window: Window) -> Target | None:
        """Return what stands in a column of a line, from 0, if it can be followed, asked for or copied."""
        if not 0 <= line < len(self._lines):
            return None
        text, measure = self._lines[line], window.chrome.measure
        if self._has_keys(text, window) and column >= min(window.text_width, _WIDEST) - _KEYS:
            return _behind(self._lines[line : line + 2])
        for span in text.spans:
            size = measure(span.text)
            if column < size:
                return Target(link=span.href) if span.href else _tag_at(span.text, column)
            column -= size
        return None

    def links_on(self, line: int, chrome: Chrome) -> Iterator[tuple[int, int, str]]:
        """Yield where each link on a line begins and ends, in columns from 0, and where it leads."""
        column = 0
        for span in self._lines[line].spans:
            end = column + chrome.measure(span.text)
            if span.href:
                yield column, end, span.href
            column = end

    def _has_keys(self, line: TextLine, window: Window) -> bool:
        return bool(line.keys) and window.text_width >= _KEYS_FROM

    def _styled(self, start: int, end: int, number: int) -> tuple[int, int, str]:
        return start, end, "match-current" if number == self.current else "match"


def _drawn(text: str, style: str, chrome: Chrome) -> str:
    """Return a text, or the character for it where it is a sign."""
    names = style.split()
    if DOT in names:
        return chrome.dot
    return chrome.marks.get(text[1:-1], text) if MARK in names else text


def _behind(lines: Sequence[TextLine]) -> Target:
    """Return what the keys beside a line open or copy; an address may stand on the line below them."""
    menu, letter = lines[0].keys.split()
    if menu == "o":
        return Target(link=next(span.href for line in lines for span in line.spans if span.href))
    return Target(letter=letter)


def _tag_at(text: str, column: int) -> Target | None:
    """Return the tag that a column of a text without wide letters is in."""
    tags = (match for match in _TAG.finditer(text) if match.start() <= column < match.end())
    return next((Target(tag=match[1]) for match in tags), None)
