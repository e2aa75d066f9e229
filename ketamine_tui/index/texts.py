"""The searchable texts: folded, a line for each value, which begins with the code of its field.

A code is a control character, which no cleaned text contains and nobody can ask for, so that a plain
search for a word needs to know nothing of fields.
"""

import re
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, islice

from ketamine_tui.index.letters import LetterSets
from ketamine_tui.index.snapshot import Snapshot
from ketamine_tui.model.translate import N_

OTHER_NAME = N_("other name")
TEXT_FIELDS = (
    *(N_("title"), OTHER_NAME, N_("org"), N_("tag"), N_("summary"), N_("text")),
    *(N_("author"), N_("publisher"), N_("edition"), N_("issued"), N_("audience"), N_("region")),
    *(N_("phone"), N_("email"), N_("url"), N_("address"), N_("label")),
    *(N_("alert"), N_("identifier"), N_("id"), N_("note"), N_("reviewer"), N_("source")),
)
"""The fields that a word can be found in, by the names that queries have for them, in the order of the lines of a text: what names an entry first.

A label is what stands beside a number, address or link, remarks and hours too; a source is what a warning
or a record was made with; an edition is also the volume and the pages of a work.
"""

# Control characters in their order; not those that are white space, as what is typed may hold some.
_USABLE = (*range(1, 9), *range(0x0E, 0x1C), 0x7F)
_CODES = dict(zip(TEXT_FIELDS, map(chr, _USABLE[: len(TEXT_FIELDS)]), strict=True))
_FIELDS = {code: field for field, code in _CODES.items()}
_SEARCHED = {**_CODES, "title": _CODES["title"] + _CODES[OTHER_NAME]}
"""The codes of the lines in which a field is looked for: other names are titles, too."""

LEAST_WORD = 4
"""Letters of a word from which on it is kept by itself: of shorter ones nearly all are near each other."""

_WORD = re.compile(rf"[^\W\d_]{{{LEAST_WORD},}}")


def coded(field: str, value: str) -> str:
    """Return a folded value as a line of a searchable text."""
    return f"{_CODES[field]}{value}"


def fields_with(needle: str, text: str) -> list[str]:
    """Return the fields of a searchable text that a folded word occurs in, in their order."""
    fields: dict[str, None] = {}
    at = text.find(needle)
    while at >= 0 and needle:
        fields[field_at(text, at)] = None
        end = text.find("\n", at)
        at = text.find(needle, end) if end >= 0 else -1
    return list(fields)


def field_at(text: str, place: int) -> str:
    """Return the field of the line of a searchable text that a place, from 0, is in."""
    return _FIELDS[text[text.rfind("\n", 0, place) + 1]]


def fields_with_whole(word: str, text: str) -> list[str]:
    """Return the fields of a searchable text in which a folded word stands by itself, in their order."""
    if word not in text:
        return []
    found = whole_word(word).finditer(text)
    return list(dict.fromkeys(field_at(text, match.start()) for match in found))


def as_whole(pattern: str) -> str:
    """Return the pattern of a word that stands by itself, or in the plural, and is no part of another."""
    return rf"(?<!\w){pattern}(?:e?s)?(?!\w)"


@lru_cache(64)
def whole_word(word: str) -> re.Pattern[str]:
    """Return what finds a folded word in searchable texts where it stands by itself."""
    return re.compile(as_whole(" ".join(map(re.escape, word.split(" ")))))


def is_in_field(needle: str, text: str, field: str) -> bool:
    """Say whether a folded word occurs in a field of a searchable text; a title may be another name."""
    codes = _SEARCHED[field]
    at = text.find(needle)
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1] in codes:
            return True
        end = text.find("\n", at)
        at = text.find(needle, end) if end >= 0 else -1
    return False


def words_in(text: str) -> Iterable[str]:
    """Return the words of a searchable text that are long enough; what is no letter stands between them."""
    return _WORD.findall(text)


BLOCK = 4096
"""How many texts are stored and loaded together."""

_BETWEEN_TEXTS = "\0"


def store_blocks(connection: sqlite3.Connection) -> None:
    """Store the texts of all entries once more, in display order and in blocks that load quickly, and their letters."""
    query = "SELECT text FROM positions JOIN texts USING (key) ORDER BY position"
    texts = (text for (text,) in connection.execute(query))
    letters = LetterSets()
    number = 0
    while block := list(islice(texts, BLOCK)):
        stored = (number, _BETWEEN_TEXTS.join(block), lone_letters(block))
        connection.execute("INSERT INTO text_blocks VALUES (?, ?, ?)", stored)
        letters.add(block)
        number += 1
    connection.executemany("INSERT INTO facets VALUES (?, ?, ?, ?)", letters.facets())


_LONE = re.compile(r"(?<![^\W_])[^\W_](?![^\W_])")


def lone_letters(texts: Iterable[str]) -> str:
    """Return the letters and digits that stand by themselves in the titles of searchable texts.

    Most do nowhere, but they are a part of nearly every word: it takes long to find out by looking.
    """
    return "".join(sorted({letter for text in texts for letter in _LONE.findall(_title(text))}))


def _title(text: str) -> str:
    return text.partition("\n")[0][1:]


HEAD = 3
"""Letters at the beginning of a title that are kept apart: whether it begins with a letter takes a tenth of the time."""


class Titles:
    """The titles of a block of texts as one: each a line, the first behind a line that is empty.

    `heads` is the same of their beginnings, each `HEAD` letters and a line break before them, shorter ones filled with line breaks.
    """

    def __init__(self, texts: Iterable[str], first: int, lone: str) -> None:
        """Join the titles of texts, the first of which has the position `first`; `lone` are their `lone_letters`."""
        titles = list(map(_title, texts))
        self.text = "\n".join(("", *titles, ""))
        self.heads = "".join([f"\n{title[:HEAD]}".ljust(HEAD + 1, "\n") for title in titles])
        self._first = first
        self._lone = lone
        self._starts = array("L", accumulate((len(title) + 1 for title in titles), initial=1))

    def position_at(self, place: int) -> int:
        """Return the position of the entry whose title a place in the text is in."""
        return self._first + bisect_right(self._starts, place) - 1

    def may_have_alone(self, word: str) -> bool:
        """Say whether a word may stand by itself in a title: for a letter it is known."""
        return len(word) > 1 or not word.isalnum() or word in self._lone

    def beginning_with(self, word: str, behind: str) -> Iterator[tuple[int, str]]:
        """Yield the positions of titles that begin with a word, and the letter behind it: a line break at the end.

        `behind` is a pattern that must match there.
        """
        found = re.compile(rf"\n{re.escape(word)}{behind}").finditer
        if len(word) < HEAD:
            for match in found(self.heads):
                yield self._first + match.start() // (HEAD + 1), self.heads[match.end()]
        else:
            for match in found(self.text):
                yield self.position_at(match.start() + 1), self.text[match.end()]


class Texts:
    """The searchable texts by position. A block is loaded when it is first asked for."""

    def __init__(self, snapshot: Snapshot, size: int) -> None:
        self._snapshot = snapshot
        self._blocks: dict[int, list[str]] = {}
        self._titles: dict[int, Titles] = {}
        self.size = size

    def __getitem__(self, position: int) -> str:
        """Return the text of the entry at a position."""
        number, place = divmod(position, BLOCK)
        return self.block(number)[place]

    def block(self, number: int) -> list[str]:
        """Return the texts of one block, from 0."""
        # Two threads may load the same block: that costs a little and harms nothing.
        if number not in self._blocks:
            query = "SELECT texts FROM text_blocks WHERE number = ?"
            (joined,) = self._snapshot.one(query, number)
            self._blocks[number] = joined.split(_BETWEEN_TEXTS)
        return self._blocks[number]

    def titles(self, number: int) -> Titles:
        """Return the titles of one block, from 0."""
        if number not in self._titles:
            query = "SELECT lone FROM text_blocks WHERE number = ?"
            (lone,) = self._snapshot.one(query, number)
            self._titles[number] = Titles(self.block(number), number * BLOCK, lone)
        return self._titles[number]

    @property
    def block_count(self) -> int:
        """How many blocks there are."""
        return -(-self.size // BLOCK)

    def load(self) -> None:
        """Load all blocks, so that the first search need not.

        Raises:
            sqlite3.ProgrammingError: If the index is closed meanwhile.
        """
        for number in range(self.block_count):
            self.titles(number)
