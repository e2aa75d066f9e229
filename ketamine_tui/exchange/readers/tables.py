"""CSV: a table with a row for each entry (RFC 4180, and what spreadsheets make of it)."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.telephones import digits_of
from ketamine_tui.model.contact import PLACEHOLDER
from ketamine_tui.model.errors import WrongUseError
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import clean, counted, from_cell, with_article
from ketamine_tui.model.ways import WAY_KINDS, WayKind
from ketamine_tui.present.columns import BETWEEN, FILE_COLUMNS, OF_REGISTERS
from ketamine_tui.query.names import nearest
from ketamine_tui.store.draft import Draft, Value
from ketamine_tui.store.node import Place, ReadError
from ketamine_tui.store.note.words import POINTS

_ONE = frozenset(
    {"id", "kind", "section", "title", "summary", "organization", "issued", "publisher", "page"}
    | {"container_title", "volume", "issue", "edition", "number_of_pages"}
)
"""The columns that are one text, whatever stands in it."""

_COLUMNS = tuple(dict.fromkeys((*FILE_COLUMNS, *WAY_KINDS)))
_STAMPS = ("state", "due", "as_of", "version")
_STATES = {state.value: state.words for state in ReviewState}
_DELIMITERS = ",;\t|"
_MARK = f" [{PLACEHOLDER}]"
_LONGEST_CELL = 1024 * 1024


def read_csv(text: str, path: str, options: ReadOptions) -> Imported:
    """Return an entry for each row of a table.

    A column is read by its heading, which is one of `FILE_COLUMNS` or a kind of way, or what `ReadOptions.columns` says.

    Raises:
        ReadError: If it is no table, or has no title.
        WrongUseError: If a column is named that the table or the program does not have.
    """
    rows = _rows(text)
    line, heading = next(rows, (1, []))
    heading = [name.strip() for name in heading]
    columns = _columns(heading, options.columns)
    if "title" not in columns.values():
        shown = ", ".join(map(clean, filter(None, heading))) or "nothing"
        message = f"no column is the title; the first row has: {shown[:300]}"
        hint = "say which is what: --map 'title=Name,phone=Telephone'"
        raise ReadError(Place(line, 1), "csv", message, hint)
    gathering = Gathering(path, options)
    unknown = [n for n, name in enumerate(heading) if n not in columns and name not in _STAMPS]
    filled: dict[int, int] = dict.fromkeys(unknown, 0)
    for line, row in rows:
        if not any(map(str.strip, row)):
            continue
        cells = {columns[n]: from_cell(cell) for n, cell in enumerate(row) if n in columns}
        stamp = {heading[n]: row[n] for n in range(min(len(row), len(heading)))}
        for n in unknown:
            filled[n] += n < len(row) and bool(row[n].strip())
        draft = gathering.begin(line)
        if extra := [cell for cell in row[len(heading) :] if cell.strip()]:
            draft.lose("row", BETWEEN.join(extra), "more cells than headings")
        draft.said = _said(stamp)
        gathering.keep(draft, _read_row(cells, draft), cells.get("id", "").strip())
    for n, count in filled.items():
        if count:
            reason = f"no column of ours; {counted(count, 'value')} not kept"
            hint = f"say which it is: --map 'summary={heading[n]}'"
            gathering.lose(1, "column", heading[n], reason, hint)
    return gathering.gathered()


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each with the line on which it begins."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count) if any(c in first for c in _DELIMITERS) else ","
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message, hint = f"this is no CSV: {error}", "a quote may be open, or the file cut off"
            raise ReadError(Place(begun, 1), "csv", message, hint) from None
        yield begun, row
        begun = reader.line_num + 1


def _columns(heading: Sequence[str], named: Mapping[str, str]) -> dict[int, str]:
    """Return which of our columns each column of the table is, by its number; `named` are those that the person said."""
    numbers = {
        name.lower().replace(" ", "_").replace("-", "_"): n
        for n, name in reversed([*enumerate(heading)])
    }
    columns = {
        numbers[form]: ours for ours in _COLUMNS for form in (f"{ours}s", ours) if form in numbers
    }
    for ours, theirs in named.items():
        if ours not in _COLUMNS:
            hint = nearest(ours, _COLUMNS) or f"there are {', '.join(_COLUMNS)}"
            raise WrongUseError(f"there is no column {clean(ours)!r}", hint)
        if theirs not in heading:
            listed = ", ".join(map(clean, filter(None, heading)))
            raise WrongUseError(
                f"the file has no column {clean(theirs)!r}", f"it has {listed[:300]}"
            )
        columns = {n: name for n, name in columns.items() if name != ours}
        columns[heading.index(theirs)] = ours
    return columns


def _read_row(cells: Mapping[str, str], draft: Draft) -> Kind:
    """Read a row into a draft; return its kind."""
    for name, cell in cells.items():
        if name in _ONE and name not in ("id", "kind"):
            draft.put(name, cell)
        elif name in OF_REGISTERS:
            for text in _values(cell):
                draft.add("identifiers", {"scheme": name, "value": text})
        elif kind := WAY_KINDS.get(name):
            draft.add(kind.field, *(_point(kind, value) for value in _values(cell)))
        elif name not in ("id", "kind", "dial"):
            draft.add(name, *_values(cell))
    _dial(_values(cells.get("dial", "")), draft)
    return _kind(cells, draft)


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(BETWEEN.strip()) if value.strip()]


def _point(kind: WayKind, value: str) -> Value:
    mark = {"placeholder": "yes"} if value.endswith(_MARK) else {}
    return {**kind.fields_of(value.removesuffix(_MARK)), **mark}


def _dial(numbers: Sequence[str], draft: Draft) -> None:
    """Put what is dialled to the number that it belongs to, by its last digits or where it stands."""
    phones = draft.records("phones")
    for place, number in enumerate(numbers):
        bare = number.removesuffix(_MARK)
        matching = (phone for phone in phones if _fits(phone, bare))
        phone = next(matching, phones[place] if len(numbers) == len(phones) else {"dial": ""})
        if "dial" in phone:
            draft.lose("dial", number, "no number that it belongs to")
        else:
            phone["dial"] = bare


def _fits(record: Mapping[str, Value], dial: str) -> bool:
    national = digits_of(str(record["number"])).lstrip("0")
    return "dial" not in record and bool(national) and digits_of(dial).endswith(national)


def _kind(cells: Mapping[str, str], draft: Draft) -> Kind:
    written = cells.get("kind", "").strip()
    if written in {kind.value for kind in Kind}:
        return Kind(written)
    kind = Kind.ORGANIZATION if draft.has_any(POINTS) else Kind.WEBSITE
    if written:
        draft.lose(
            "kind",
            written,
            f"no kind of ours; taken for {with_article(kind)}",
            "name one with --kind",
        )
    return kind


def _said(stamp: Mapping[str, str]) -> str:
    """Return in words what an export says of a row's state."""
    if (state := stamp.get("state", "")) not in _STATES or "as_of" not in stamp:
        return ""
    due = f", due {stamp['due']}" if stamp.get("due") else ""
    return f"{_STATES[state]}{due}. Version {stamp.get('version', '')}, as of {stamp['as_of']}."
