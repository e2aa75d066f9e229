"""The fields of an entry of BibTeX, by their names in small letters: its own, and those of the whole that it is a part of."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bibtexparser.model import Entry

from ketamine_tui.exchange.readers.bibtex_kinds import KINDS
from ketamine_tui.exchange.readers.bibtex_values import complaints, value_of
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.draft import Draft

_WHOLE = "crossref"
_PARTS = (Kind.CHAPTER, Kind.CONFERENCE_PAPER)
_INHERITED = ("editor", "publisher", "organization", "series", "volume")
"""What a part has of its whole. An ISBN is the whole's own: two parts that share it are not one work."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMED = 2
"""Words of a chapter's name at least; `III` and `Chapter 3` are numbers."""

_DATES = ("date", "year", "month")


class Fields(NamedTuple):
    """Texts by their names, and the lines on which they stand."""

    values: dict[str, str]
    lines: dict[str, int]


def fields_of(
    entry: Entry, strings: Mapping[str, str], wholes: Mapping[str, Entry], draft: Draft
) -> Fields:
    """Return the fields of an entry; of two with one name the first, as BibTeX does.

    Args:
        entry: What the library has read.
        strings: The texts of ``@string``.
        wholes: All entries, by their keys in small letters.
        draft: What is told of a value that cannot be kept.
    """
    fields = Fields({}, {})
    for field in entry.fields:
        name, line = field.key.lower(), (field.start_line or 0) + 1
        value = value_of(str(field.value), strings)
        if name not in fields.values:
            fields.values[name], fields.lines[name] = value.text, line
        elif value.text != fields.values[name]:
            draft.lose(name, value.text, "it stands there twice; the first is kept", "", line)
        for words, reason, hint in complaints(value):
            draft.lose(name, words, reason, hint, line)
    _inherit(fields, entry, strings, wholes)
    _find_the_book(fields, entry.entry_type.lower())
    return fields


def _inherit(
    fields: Fields, entry: Entry, strings: Mapping[str, str], wholes: Mapping[str, Entry]
) -> None:
    """Give a part what it lacks and its whole has ("BibTeXing", 2.3); the title of that is its book's."""
    key = fields.values.get(_WHOLE, "").strip().lower()
    whole = wholes.get(key) if key else None
    if whole is None or KINDS.get(entry.entry_type.lower()) not in _PARTS:
        return
    line = fields.lines[_WHOLE]
    theirs = {field.key.lower(): value_of(str(field.value), strings).text for field in whole.fields}
    theirs["booktitle"] = theirs.get("booktitle") or theirs.get("title", "")
    dates = () if any(map(fields.values.get, _DATES)) else _DATES
    for name in ("booktitle", *_INHERITED, *dates):
        if theirs.get(name) and not fields.values.get(name):
            fields.values[name], fields.lines[name] = theirs[name], line
    del fields.values[_WHOLE]


def _find_the_book(fields: Fields, kind: str) -> None:
    values, lines = fields
    is_part = KINDS.get(kind) in _PARTS and kind != "inbook"
    if not is_part and values.get("booktitle", "") == values.get("title"):
        values.pop("booktitle", "")  # a whole says it for its parts
    is_whole = kind != "inbook" or "booktitle" in values or "title" not in values
    if not is_whole and len(_WORD.findall(values.get("chapter", ""))) >= _NAMED:
        # The title is the book's ("BibTeXing", 3.1), and a chapter's name stands where its number does.
        values["booktitle"], lines["booktitle"] = values["title"], lines["title"]
        values["title"], lines["title"] = values.pop("chapter"), lines["chapter"]
