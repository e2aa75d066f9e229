"""Cells of tables: the values that one holds, and what separates the cells of a row."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ketamine_tui.exchange.readers.web_addresses import with_scheme
from ketamine_tui.model.way_kinds import WAY_KINDS
from ketamine_tui.present.columns import BETWEEN
from ketamine_tui.store.node import Place, ReadError

_DELIMITERS = ",;\t|"
_SAID = re.compile(r'"?sep=(?P<delimiter>.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_LONGEST_CELL = 1024 * 1024

_LISTED = ":::"
"""What Google Contacts writes between values."""

_BETWEEN_LINKS = frozenset({"and", "or", "&", "-", "|", ",", "/"})
_LISTS = re.compile(rf"{_LISTED}|[;,|\n]")
_USUAL = re.compile(rf"{_LISTED}|[;\n]")
_NUMBER = (
    r"\s*(?:[^\W\d_][^\n,;:/()\[\]]{0,40}:\s*)?"
    r"[+(]?\d(?:[\s().-]*\d){6,}(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?"
    r"\s*(?:[,;/\n]|(?:or|and)\b|$)"
)
"""A whole telephone number, with what it is for before it or in brackets behind it."""

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    # A semicolon may stand within an address, and one of the web has no spaces.
    "link": re.compile(rf"{_LISTED}|;?\s+|;(?=[a-z]+://|www\.)", re.IGNORECASE),
    "address": re.compile(_LISTED),
    # A comma stands before what goes with a number, too; what is as long as one is another.
    "phone": re.compile(
        rf"{_LISTED}|(?<!:)\n|;(?!\s*(?:ext|x\s?\d))|(?:,|(?<=\d|\)|\])\s+(?:or|and)\b)(?={_NUMBER})",
        re.IGNORECASE,
    ),
    "email": re.compile(rf"{_LISTED}|[;,\n]"),
    "tags": _LISTS,
}

_WHOLE = re.compile(_NUMBER, re.IGNORECASE)
_FEWEST_BEFORE_SLASH = 10
"""Digits of a number that is no code of an area, which a slash stands behind, too."""

_QUOTED = re.compile(r'\s*"([^"]+)"\s*')
"""A cell that was quoted twice over."""

_TO_BRACKET = re.compile(r"[^()]*[()]?")

_NOTHING = re.compile(
    r"(?:not (?:available|applicable)|n/?a|#n/a|null|nil|nan|-{1,3})?", re.IGNORECASE
)
"""What spreadsheets and registers write into a cell in which nothing stands."""


def cell_at(row: Sequence[str], number: int) -> str:
    """Return what a cell says, without blanks around it; nothing where the row is shorter."""
    return row[number].strip() if number < len(row) else ""


def says_nothing(text: str) -> bool:
    """Say whether a text is empty, or only says that it is."""
    return _NOTHING.fullmatch(text) is not None


def between_commas(text: str) -> list[str]:
    """Return what stands between the commas of a text, but for those in brackets."""
    commas = [
        piece.start() + index
        for piece in _TO_BRACKET.finditer(text)
        if not piece[0].endswith(")")
        for index, character in enumerate(piece[0])
        if character == ","
    ]
    return [text[start + 1 : end] for start, end in pairwise((-1, *commas, len(text)))]


def values_in(name: str, cell: str, *, is_ours: bool) -> list[str]:
    """Return the values in a cell of one of our columns; a cell that is one value stays one.

    `is_ours` tells whether an export of ours wrote it, which puts `BETWEEN` between values.
    """
    kind = WAY_KINDS.get(name)
    form = "link" if kind and kind.is_web else "phone" if kind and kind.telephone else name
    if kind and not is_ours and (quoted := _QUOTED.fullmatch(cell)):
        cell = quoted[1]
    if form == "tags" and not is_ours and all(word.startswith("#") for word in cell.split()):
        parts = cell.split()
    elif is_ours and form != "link":
        parts = cell.split(BETWEEN.strip())
    elif form == "tags" and ";" in cell:
        parts = _USUAL.split(cell)  # a comma is within a tag
    else:
        parts = _PATTERNS.get(form, _USUAL).split(cell)
    if form == "languages" and not is_ours:
        parts = [part for text in parts for part in between_commas(text)]
    if form == "link":
        is_one = _is_broken(parts) or not any(map(is_web, parts))
        parts = [cell] if is_one else [part.rstrip("" if is_ours else ",") for part in parts]
    if form == "phone" and not is_ours:
        parts = [part for text in parts for part in _between_slashes(text)]
    values = (", ".join(part.strip().split("\n")) if name == "address" else part for part in parts)
    return [value.strip() for value in values if value.strip()]


def _between_slashes(text: str) -> list[str]:
    """Return the whole telephone numbers between the slashes of a text; any other slash is a part of one."""
    numbers: list[list[str]] = [[]]
    digits = 0
    for piece in text.split("/"):
        if digits >= _FEWEST_BEFORE_SLASH and _WHOLE.match(piece):
            numbers.append([])
            digits = 0
        numbers[-1].append(piece)
        digits += sum(map(str.isdigit, piece))
    return ["/".join(pieces) for pieces in numbers]


def _is_broken(parts: Sequence[str]) -> bool:
    """Say whether what follows a web address may be the rest of it: what stands before a stray blank leads elsewhere."""
    filled = [part for part in parts if part]
    return any(
        is_web(before) and not (is_web(part) or part[0] in "([" or part in _BETWEEN_LINKS)
        for before, part in pairwise(filled)
    )


def is_web(text: str) -> bool:
    """Say whether a text begins like a web address, or is one without a scheme."""
    return "://" in text or with_scheme(text) != text


def separates_tags(cell: str) -> bool:
    """Say whether something other than a space separates the tags in a cell."""
    return bool(_LISTS.search(cell))


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each with the line on which it begins.

    A first line ``sep=;`` says what separates cells, as Excel writes and reads it.

    Raises:
        ReadError: If it is no table.
    """
    said = _SAID.match(text)
    delimiter = said["delimiter"] if said else _delimiter(text)
    begun, before = (2, 1) if said else (1, 0)
    stream = io.StringIO(text[said.end() :] if said else text, newline="")
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message, hint = f"this is no CSV: {error}", "a quote may be open, or the file cut off"
            raise ReadError(Place(begun, 1), "csv", message, hint) from None
        yield begun, row
        begun = reader.line_num + 1 + before


def _delimiter(text: str) -> str:
    """Return what stands most often between the headings, outside of quotes."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    is_quoted = False
    for character in text:
        if character == '"':
            is_quoted = not is_quoted
        elif character in "\r\n" and not is_quoted:
            break
        elif character in counts and not is_quoted:
            counts[character] += 1
    return max(_DELIMITERS, key=counts.__getitem__)
