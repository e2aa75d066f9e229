"""Tables of a package of HSDS joined by their ids into records, nested as its JSON has them.

The names of tables and columns are those of versions 1 to 3 of the standard.
"""

from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.exchange.readers.cells import between_commas
from ketamine_tui.exchange.readers.gathering import Gathering
from ketamine_tui.exchange.readers.hsds_shapes import as_service
from ketamine_tui.exchange.readers.hsds_unread import OBJECTS
from ketamine_tui.exchange.readers.json_items import Item, PlacedFields, fields_in, list_in, text_in
from ketamine_tui.exchange.readers.package_phones import settle_types
from ketamine_tui.exchange.readers.standing import NOT_ACTIVE, is_inactive
from ketamine_tui.model.text import counted
from ketamine_tui.store.node import START, ReadError

Tables = Mapping[str, Sequence[PlacedFields]]
"""Rows of tables, by the names of the tables here."""

OWNERS = ("services", "organizations", "locations")
"""The tables whose rows stand for somebody to turn to, in the order in which they are read.

Registers repeat a service as the organization that runs it, and what is the same as one before is left out: the
service has the numbers.
"""

_PLACE = "service_at_locations"
_COLUMNS = {
    "phones": "phone_id",
    "contacts": "contact_id",
    _PLACE: "service_at_location_id",
    "services": "service_id",
    "locations": "location_id",
    "organizations": "organization_id",
}
"""What columns call the rows of other tables, those of what is least to what is most."""

_JOINING = frozenset({"id", "service_id", "location_id"})
_MOST_REPEATED = 200_000
"""Rows of locations beyond their first service: each is read once more for every other one."""

_ADDRESSES = ("addresses", "physical_addresses", "postal_addresses")
_OF_PLACES = (_PLACE, "services", "locations")
_HELD: Mapping[str, tuple[str, ...]] = {
    "contacts": (*_OF_PLACES, "organizations"),
    "phones": ("contacts", *_OF_PLACES, "organizations"),
    "schedules": _OF_PLACES,
    "regular_schedules": _OF_PLACES,
    "languages": ("phones", *_OF_PLACES),
    **dict.fromkeys(_ADDRESSES, ("locations", "organizations")),
    "service_areas": ("services",),
    "urls": ("services", "organizations"),
}
"""Tables by what holds their rows, and what does before others where a row names several; holders come first."""

_MAIN = {"phones": "number", "urls": "url"}
"""The column without which a row of a table says nothing."""

_NOTHING = "this row belongs to nothing that is there"

_FIELDS = {"urls": "additional_urls"}
"""What JSON calls a table in what holds its rows, where that is not the name here."""

_TERMS = "taxonomy_terms"
_TERM_COLUMNS = ("taxonomy_term_id", "taxonomy_id")
_OLD = {
    "languages": {"language": "code"},
    "phones": {"number_type": "type"},
    "service_areas": {"service_area": "name"},
    "service_taxonomies": {"taxonomy_detail": "value"},
}
"""Columns of version 1 and 2 by what version 3 calls them."""

READ = frozenset(
    {*OWNERS, _PLACE, *_HELD, _TERMS, "attributes", "service_taxonomies"},
)
"""The tables that are read, by their names here."""


def joined(tables: Tables, gathering: Gathering) -> list[Item]:
    """Return organizations, services and locations of no service with what belongs to them; tell what belongs to nothing."""
    return _Joins(tables, gathering).items()


class _Joins:
    """Hangs rows into those that they name, from what holds others to what is held."""

    def __init__(self, tables: Tables, gathering: Gathering) -> None:
        self._tables = tables
        self._gathering = gathering
        self._by_id: dict[str, dict[str, PlacedFields]] = {}
        self._used: set[int] = set()
        self._shown_at: dict[tuple[int, int], PlacedFields] = {}
        for name, rows in tables.items():
            for row in rows:
                self._free(row, is_service=name == "services")
        for name in (*OWNERS, _TERMS):
            for row in tables.get(name, ()):
                self._index(name, row)

    def items(self) -> list[Item]:
        """Join the tables, and return the rows that hold the others."""
        for name, columns in _OLD.items():
            for row in self._tables.get(name, ()):
                for old, new in columns.items():
                    if old in row and new not in row:
                        row[new] = row.pop(old)
        settle_types(self._tables.get("phones", ()), self._gathering)
        self._places()
        for name, holders in _HELD.items():
            for row in self._tables.get(name, ()):
                self._hang(name, row, holders)
        self._tags()
        self._bound()
        return [*self._owners()]

    def _bound(self) -> None:
        """Refuse tables whose services have the same locations so often that small files would become large ones."""
        seen: set[int] = set()
        repeated = 0
        for service in self._tables.get("services", ()):
            for location in (fields_in(place, "location") for place in list_in(service, _PLACE)):
                rows = sum(len(x) for x in location.values() if isinstance(x, list))
                repeated += 1 + rows if id(location) in seen else 0
                seen.add(id(location))
        if repeated > _MOST_REPEATED:
            message = (
                f"the rows of its locations belong to services more than {_MOST_REPEATED:,} times"
            )
            raise ReadError(START, "file-too-large", message, "import a part of them")

    def _free(self, row: PlacedFields, *, is_service: bool) -> None:
        """Take the cells out of a row that stand where another row is to be."""
        for name in OBJECTS & row.keys():
            if is_service and name == "organization" and "organization_id" not in row:
                row[name] = {"name": row[name]}
                continue
            reason = "what it belongs to is said by its id"
            self._gathering.lose(row.line, name, text_in(row, name), reason)
            del row[name]

    def _index(self, name: str, row: PlacedFields) -> None:
        rows = self._by_id.setdefault(name, {})
        own = text_in(row, "id")
        if own and rows.setdefault(own, row) is not row:
            reason = "another row has this id, and what belongs to it"
            self._gathering.lose(row.line, "id", own, reason)

    def _named(self, row: PlacedFields, column: str, name: str) -> PlacedFields | None:
        """Return the row of a table that a column names; tell of one that is not there."""
        wanted = text_in(row, column)
        found = self._by_id.get(name, {}).get(wanted)
        if wanted and found is None:
            self._gathering.lose(row.line, column, wanted, f"no row of {name} has this id")
        return found

    def _places(self) -> None:
        for row in self._tables.get(_PLACE, ()):
            location = self._named(row, "location_id", "locations")
            service = self._named(row, "service_id", "services")
            if service is None or location is None:
                self._lose(_PLACE, row)
                continue
            self._used.add(id(location))
            same = self._shown_at.setdefault((id(service), id(location)), row)
            if same is not row and row.keys() <= _JOINING:
                # What belongs to this row belongs to the one that said the same before.
                self._by_id[_PLACE].setdefault(text_in(row, "id"), same)
                continue
            row["location"] = location
            _put(service, _PLACE, row)
            self._index(_PLACE, row)
        for service in self._tables.get("services", ()):
            # Version 1, and Ohana, have one place in the row of the service.
            location = self._named(service, "location_id", "locations")
            if location is not None and (id(service), id(location)) not in self._shown_at:
                self._used.add(id(location))
                _put(service, _PLACE, PlacedFields(service.line, {"location": location}))
                if "organization_id" in location:
                    service.setdefault("organization_id", location["organization_id"])

    def _hang(self, name: str, row: PlacedFields, holders: Sequence[str]) -> None:
        if (main := _MAIN.get(name, "")) not in row and main:
            self._lose(name, row, f"this row has no {main}")
            return
        if is_inactive(row):
            self._lose(name, row, NOT_ACTIVE)
            return
        found = [(holder, self._named(row, _COLUMNS[holder], holder)) for holder in holders]
        held = next(((holder, x) for holder, x in found if x is not None), None)
        if held is None:
            self._lose(name, row)
            return
        if name == "phones" and (words := text_in(row, "language")):
            del row["language"]
            for word in between_commas(words):
                _put(row, "languages", PlacedFields(row.line, {"code": word.strip()}))
        for other in holders:
            row.pop(_COLUMNS[other], None)
        holder, holding = held
        if name in _ADDRESSES and holder == "organizations":
            _put(holding, "locations", PlacedFields(row.line, {name: [row]}))
        else:
            _put(holding, _FIELDS.get(name, name), row)
        if name in _COLUMNS:
            self._index(name, row)

    def _tags(self) -> None:
        """Hang terms of taxonomies, and other attributes, into what they are said of."""
        for row in self._tables.get("service_taxonomies", ()):
            self._tag(row, self._named(row, "service_id", "services"))
        for row in self._tables.get("attributes", ()):
            entity = text_in(row, "link_entity").lower()
            names = [name for name in _COLUMNS if name.removesuffix("s") == entity]
            wanted = text_in(row, "link_id")
            rows = (self._by_id.get(name, {}).get(wanted) for name in names or _COLUMNS)
            self._tag(row, next(filter(None, rows), None))

        unused = [row for row in self._tables.get(_TERMS, ()) if id(row) not in self._used]
        if unused:
            told = f"{counted(len(unused), 'row')} not read: nothing that is there has these terms"
            self._gathering.lose(unused[0].line, _TERMS, "", told)

    def _tag(self, row: PlacedFields, holding: PlacedFields | None) -> None:
        column = next((name for name in _TERM_COLUMNS if name in row), "")
        term = self._named(row, column, _TERMS) if column else None
        if holding is None or (term is None and "value" not in row):
            self._lose("attributes", row)
            return
        row.pop(column, None)
        if term is not None:
            self._used.add(id(term))
            row["taxonomy_term"] = term
        _put(holding, "attributes", row)

    def _owners(self) -> Iterator[Item]:
        runners = self._by_id.get("organizations", {})
        for row in self._tables.get("locations", ()):
            runner = self._named(row, "organization_id", "organizations")
            if runner is not None and id(row) not in self._used:
                self._used.add(id(row))
                _put(runner, "locations", row)
        for row in self._tables.get("services", ()):
            self._named(row, "organization_id", "organizations")
            yield Item(as_service(row, runners), row.line)
        for row in self._tables.get("organizations", ()):
            yield Item(row, row.line)
        for row in self._tables.get("locations", ()):
            if id(row) not in self._used:
                row.pop("organization_id", None)
                yield Item(as_service(row, {}), row.line)

    def _lose(self, name: str, row: PlacedFields, reason: str = _NOTHING) -> None:
        told = ", ".join(text for field in row if field != "id" and (text := text_in(row, field)))
        self._gathering.lose(row.line, name, told, reason)


def _put(holding: PlacedFields, field: str, row: PlacedFields) -> None:
    """Add a row to a list of another; what a column of that name says is told by who reads it."""
    rows = holding.get(field)
    if not isinstance(rows, list):
        rows = holding[field] = [] if rows is None else [rows]
    rows.append(row)
