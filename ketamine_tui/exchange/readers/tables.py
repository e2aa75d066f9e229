"""CSV: a table with a row for each entry (RFC 4180, and what spreadsheets make of it)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from ketamine_tui.exchange.readers.beside import ADDRESS_PARTS
from ketamine_tui.exchange.readers.cells import cell_at, rows_of, separates_tags, values_in
from ketamine_tui.exchange.readers.columns_told import (
    empty_cells,
    hide_private,
    state_of,
    tell_columns,
    tell_labels,
)
from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.headings import (
    NAME_PARTS,
    Headings,
    read_headings,
    shown,
)
from ketamine_tui.exchange.readers.labelled_phones import MARK, labelled_phones
from ketamine_tui.exchange.readers.markup import without_markup
from ketamine_tui.exchange.readers.package_tables import is_of_register, refuse
from ketamine_tui.exchange.readers.telephones import digits_of
from ketamine_tui.exchange.readers.usual_headings import HOURS, OF_SOMEBODY
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.text import from_cell, with_article
from ketamine_tui.model.way_kinds import WAY_KINDS, WayKind
from ketamine_tui.present.columns import BETWEEN, OF_OTHERS, OF_REGISTERS
from ketamine_tui.store.draft import Draft, Value
from ketamine_tui.store.node import Place, ReadError
from ketamine_tui.store.note.words import POINTS, what_to_send

_ONE = frozenset(
    {"title", "summary", "organization", "section", "issued", "publisher", "page"}
    | {"container_title", "volume", "issue", "edition", "number_of_pages"}
)
"""The columns that are one text, whatever stands in it."""

_LABELS = "labels of phones"
"""Where the cells of a row have what its numbers are for."""

_READ_APART = frozenset({HOURS, "id", "kind", "dial", _LABELS, *ADDRESS_PARTS, *NAME_PARTS})
_STATES = {state.value: state.words for state in ReviewState}

Cells = Mapping[str, Sequence[str]]
"""What a row says under each of our columns: a text for each column of the table that is one of ours."""


def read_csv(text: str, path: str, options: ReadOptions) -> Imported:
    """Return an entry for each row of a table.

    A column is read by its heading (`read_headings`), or as `ReadOptions.columns` says.

    Raises:
        ReadError: If it is no table, or has no title.
        WrongUseError: If a column is named that the table or the program does not have.
    """
    rows = rows_of(text)
    top, heading = next(rows, (1, []))
    headings = read_headings(heading, top, options.columns)
    if not options.columns:
        refuse(headings.texts, top)
    if not headings.names & {"title", "organization", *NAME_PARTS}:
        message = f"no column is the title; the first row has: {shown(headings.texts)}"
        hint = "say which is what: --map 'title=Name,phone=Telephone'"
        raise ReadError(Place(top, 1), "csv", message, hint)
    table = [(line, row) for line, row in rows if any(map(str.strip, row))]
    gathering = Gathering(path, options)
    if not headings.is_ours:
        empty_cells(headings, table, gathering)
    tell_columns(headings, table, gathering)
    are_tags_spaced = _are_tags_spaced(headings, table, gathering)
    reader = _RowReader(headings, are_tags_spaced=are_tags_spaced)
    for line, row in table:
        hide_private(headings, row, line, gathering)
        tell_labels(headings, row, line, gathering)
        cells: dict[str, list[str]] = defaultdict(list)
        for number, name in headings.columns:
            if cell_at(row, number):
                text = from_cell(row[number])
                is_spaced = are_tags_spaced and number in headings.categories
                cells[name].append(_hyphened(text) if is_spaced else text)
                if name == "phone":
                    cells[_LABELS].append(headings.beside.label(number, row))
        summaries = [*map(without_markup, cells["summary"])]
        if not headings.is_ours and summaries != cells["summary"]:
            cells["summary"] = summaries
            gathering.report.note("HTML in a description is read as plain text", line)
        draft = gathering.begin(line)
        if extra := [cell for cell in row[len(headings.texts) :] if cell.strip()]:
            draft.lose("row", BETWEEN.join(extra), "more cells than headings")
        said = _said(dict(zip(headings.texts, row, strict=False)))
        draft.said = said or state_of(headings, row)
        gathering.keep(draft, reader.read(cells, draft), "".join(cells.get("id", ())).strip())
    return gathering.gathered()


def _are_tags_spaced(
    headings: Headings, table: Iterable[tuple[int, Sequence[str]]], gathering: Gathering
) -> bool:
    """Say whether spaces separate tags: where nothing else does in the whole table. A tag has none within.

    A category may have several words.
    """
    of_tags = [number for number, name in headings.columns if name == "tags"]
    numbers = [number for number in of_tags if number not in headings.categories]
    cells = [cell_at(row, number) for _, row in table for number in numbers]
    are_spaced = bool(numbers) and not headings.is_ours and not any(map(separates_tags, cells))
    if are_spaced and any(" " in cell and "#" not in cell for cell in cells):
        message = "tags are read as separated by spaces"
        gathering.report.note(
            message, headings.line, hint="write a hyphen within a tag of several words"
        )
    return are_spaced


class _RowReader:
    """Reads rows by what is known of the whole table."""

    def __init__(self, headings: Headings, *, are_tags_spaced: bool) -> None:
        self._is_ours = headings.is_ours
        self._is_of_people = headings.is_of_people
        self._is_of_register = is_of_register(headings.texts)
        self._is_of_somebody = bool(headings.names & OF_SOMEBODY)
        self._are_tags_spaced = are_tags_spaced

    def read(self, cells: Cells, draft: Draft) -> Kind:
        """Read a row into a draft; return its kind."""
        for name, texts in cells.items():
            if name in _ONE:
                draft.put(name, _joined(texts))
            elif name in (*OF_REGISTERS, OF_OTHERS):
                for text in self._values(name, texts):
                    _add_identifier(draft, name, text)
            elif name == "phone":
                self._phones(texts, cells.get(_LABELS, ()), draft)
            elif kind := WAY_KINDS.get(name):
                points = (self._point(kind, value) for value in self._values(name, texts))
                draft.add(kind.field, *points)
            elif name not in _READ_APART:
                draft.add(name, *self._values(name, texts))
        for text in cells.get(HOURS, ()):
            draft.add("schedules", {"note": text})
        _dial(self._values("dial", cells.get("dial", ())), draft)
        _address(cells, draft)
        spoken = _joined([text for part in NAME_PARTS for text in cells.get(part, ())])
        if not draft.get("title"):
            draft.put("title", spoken or draft.get("organization"))
        return self._kind(cells, draft, is_person=bool(spoken) or self._is_of_people)

    def _kind(self, cells: Cells, draft: Draft, *, is_person: bool) -> Kind:
        written = _joined(cells.get("kind", ()))
        if written in {kind.value for kind in Kind}:
            return Kind(written)
        is_reached = draft.has_any((*POINTS, "organization"))
        is_somebody = is_reached or self._is_of_register
        is_somebody |= self._is_of_somebody and not draft.has_any(("links",))
        kind = Kind.ORGANIZATION if is_somebody else Kind.WEBSITE
        kind = Kind.PERSON if is_person else kind
        if written:
            reason = f"no kind of ours; taken for {with_article(kind)}"
            draft.lose("kind", written, reason, "name one with --kind")
        return kind

    def _point(self, kind: WayKind, value: str) -> Value:
        mark = {"placeholder": "yes"} if value.endswith(MARK) else {}
        point = kind.fields_of(value.removesuffix(MARK))
        if kind is WayKind.TEXT and not self._is_ours and (sent := what_to_send(point[kind.part])):
            point |= {"number": sent.number, "body": sent.keyword, "note": sent.note}
        return {**point, **mark}

    def _phones(self, texts: Sequence[str], said: Sequence[str], draft: Draft) -> None:
        for cell, label in zip_longest(texts, said, fillvalue=""):
            numbers, labels = (self._values("phone", [text]) for text in (cell, label))
            for field, record in labelled_phones(numbers, labels, is_ours=self._is_ours):
                draft.add(field, record)

    def _values(self, name: str, texts: Iterable[str]) -> list[str]:
        if name == "tags" and self._are_tags_spaced:
            return [word for text in texts for word in text.split()]
        return [value for text in texts for value in values_in(name, text, is_ours=self._is_ours)]


def _add_identifier(draft: Draft, column: str, text: str) -> None:
    """Add an identifier of the register of a column, or of the one before it; without either nobody knows whose it is."""
    scheme, blank, value = text.partition(" ") if column == OF_OTHERS else (column, " ", text)
    if blank:
        draft.add("identifiers", {"scheme": scheme.lower(), "value": value})
    else:
        draft.lose(OF_OTHERS, text, "it does not say of which register", "write nct NCT04939649")


def _hyphened(categories: str) -> str:
    """Return categories of several words as tags between blanks."""
    values = values_in("tags", categories, is_ours=False)
    return " ".join("-".join(value.split()) for value in values)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, map(str.strip, texts))))


def _address(cells: Cells, draft: Draft) -> None:
    """Put the parts of an address together; where a street stands under a heading of its own, with it."""
    parts: dict[str, Value] = {part: _joined(cells.get(part, ())) for part in ADDRESS_PARTS}
    records = draft.records("addresses")
    if len(records) == 1 and not parts["address_1"]:
        records[0].update({name: text for name, text in parts.items() if text})
    else:
        draft.add("addresses", parts)


def _dial(numbers: Sequence[str], draft: Draft) -> None:
    """Put what is dialled to the number that it belongs to, by its last digits or where it stands."""
    phones = draft.records("phones")
    for place, number in enumerate(numbers):
        bare = number.removesuffix(MARK)
        matching = (phone for phone in phones if _fits(phone, bare))
        phone = next(matching, phones[place] if len(numbers) == len(phones) else {"dial": ""})
        if "dial" in phone:
            draft.lose("dial", number, "no number that it belongs to")
        else:
            phone["dial"] = bare


def _fits(record: Mapping[str, Value], dial: str) -> bool:
    national = digits_of(str(record["number"])).lstrip("0")
    return "dial" not in record and bool(national) and digits_of(dial).endswith(national)


def _said(stamp: Mapping[str, str]) -> str:
    """Return in words what an export says of a row's state."""
    if (state := stamp.get("state", "")) not in _STATES or "as_of" not in stamp:
        return ""
    due = f", due {stamp['due']}" if stamp.get("due") else ""
    return f"{_STATES[state]}{due}. Version {stamp.get('version', '')}, as of {stamp['as_of']}."
