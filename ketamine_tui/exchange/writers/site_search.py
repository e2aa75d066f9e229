"""The index of a site's search: a script that holds what entries say, folded, and what words stand for.

It is a script and no JSON, as a page that is opened as a file may load scripts, and nothing else.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ketamine_tui.exchange.extract import Extract
from ketamine_tui.index import bitset
from ketamine_tui.index.derive import search_text
from ketamine_tui.index.texts import TEXT_FIELDS, coded
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.regions import countries_of, is_within
from ketamine_tui.model.tag import Tag, Vocabulary, tag_key
from ketamine_tui.model.text import ALIKE, fold
from ketamine_tui.query.closeness import NOWHERE, RANK_OF_FIELD, Closeness
from ketamine_tui.query.fields import REGION, TAG
from ketamine_tui.query.ranking import MEANT
from ketamine_tui.query.syntax import Words
from ketamine_tui.query.wording import Wordings

_RANKS = tuple(2 * closeness for closeness in Closeness if closeness >= Closeness.TITLE)
_TITLE, *_, _ELSEWHERE = _RANKS
_RANK_OF_CODE = {
    coded(field, ""): RANK_OF_FIELD.get(field, _ELSEWHERE) for field in TEXT_FIELDS
} | {coded("title", ""): _TITLE}

_FOLDED_ALONE = (0xDF, 0x3C2, 0xB4)  # sharp s, the sigma at the end of words, the acute accent
"""Characters whose fold is neither their small letter nor their decomposition (NFKD), beside those of `ALIKE`."""

_MARKUP = re.compile(r"[<>&]")


def search_index(extract: Extract) -> str:
    """Return the script that defines ``SEARCH_INDEX``, by positions in the extract.

    `texts` has of every entry a text for each place that a word can stand in, the best first, and `ranks`
    those places; `wordings` what words stand for, with the positions of entries that have it.
    """
    texts = [_by_rank(item.entry) for item in extract.items]
    urgent = {name for group in extract.directory.urgent for name in group.entries}
    used = {character for parts in texts for text in parts for character in {*text}}
    letters = {character: fold(character) for character in map(chr, (*ALIKE, *_FOLDED_ALONE))}
    data = {
        "texts": texts,
        "ranks": _RANKS,
        "start": 2 * Closeness.TITLE_START,
        "meant": MEANT,
        "nowhere": NOWHERE,
        "urgent": [
            (n, item.entry.id) for n, item in enumerate(extract.items) if item.entry.id in urgent
        ],
        "wordings": [*_wordings(extract)],
        "passing": [*dict.fromkeys(map(fold, extract.directory.words.passing))],
        "letters": list(letters.items()),
        "marks": "".join(sorted(filter(_is_mark, used))),
    }
    return f"const SEARCH_INDEX = {as_script(data)};\n"


def as_script(data: object) -> str:
    """Return plain data as an expression of a script in ASCII, in which no text ends anything but itself."""
    text = json.dumps(data, separators=(",", ":"))
    return _MARKUP.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _by_rank(entry: Entry) -> list[str]:
    """Return the searchable text of an entry in parts, one for each rank; lines stay apart by line breaks."""
    parts: dict[int, list[str]] = {rank: [] for rank in _RANKS}
    for line in search_text(entry).split("\n"):
        parts[_RANK_OF_CODE[line[0]]].append(line[1:])
    return ["\n".join(lines) for lines in parts.values()]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


class _Source:
    """An extract as something that words stand for something in; its sets are of positions in it."""

    def __init__(self, extract: Extract) -> None:
        self.directory: Directory = extract.directory
        self.english_name_of = extract.name_of
        self.vocabulary = _as_used(extract)
        self._size = len(extract.items)
        self._regions = sorted({name for item in extract.items for name in item.entry.regions})
        self._having: dict[tuple[str, str], set[int]] = {}
        wider = {name: [*self._wider(name)] for item in extract.items for name in item.entry.tags}
        for position, item in enumerate(extract.items):
            for label in (above for name in item.entry.tags for above in wider[name]):
                self._having.setdefault((TAG, label), set()).add(position)
            for region in item.entry.regions:
                self._having.setdefault((REGION, region), set()).add(position)

    def _wider(self, name: str) -> Iterator[str]:
        """Yield the labels of a tag and of those above it."""
        if tag := self.vocabulary.find(name):
            yield from (above.label for above in self.vocabulary.lineage(tag))

    @property
    def sets(self) -> "_Source":
        return self

    def values(self, field: str) -> list[str]:
        return self._regions if field == REGION else []

    def bits(self, field: str, value: str) -> int:
        parts = [x for x in self._regions if is_within(x, value)] if field == REGION else [value]
        positions = (n for part in parts for n in self._having.get((field, part), ()))
        return bitset.from_positions(positions, self._size)

    def names(self) -> Iterator[str]:
        """Yield every word or phrase that may stand for something, folded."""
        for group in self.directory.words.alike:
            yield from map(fold, group)
        for tag in self.vocabulary:
            for name in (tag.id, tag.label, *tag.aliases):
                yield from _spellings(fold(name))
        for code in (*self._regions, *countries_of(self._regions)):
            yield fold(self.english_name_of(REGION, code))


def _as_used(extract: Extract) -> Vocabulary:
    """Return the tags of the directory, and those that only its entries know of."""
    vocabulary = extract.directory.vocabulary
    used = dict.fromkeys(label for item in extract.items for label in item.entry.tags)
    loose = (Tag(label, label) for label in used if vocabulary.find(label) is None)
    return Vocabulary((*vocabulary, *loose))


def _spellings(name: str) -> Iterable[str]:
    return name, tag_key(name), name.replace("-", " "), name.replace("_", " ")


def _wordings(extract: Extract) -> Iterator[tuple[str, Sequence[str], Sequence[int]]]:
    """Yield what stands for something else: itself, the words that mean the same, and the entries."""
    source = _Source(extract)
    wordings = Wordings(source, source.vocabulary, source)
    size = len(extract.items)
    for name in dict.fromkeys(source.names()):
        wording = wordings.of(Words(name))
        if wording.beside:
            others = [needle.text for needle in wording.others]
            yield name, others, [*bitset.to_positions(wording.sets, size)] if wording.sets else []
