"""Shapes in which HSDS comes: lists of services, organizations or locations, pages of an API, and single records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketamine_tui.exchange.readers.hsds_flat import unfolded
from ketamine_tui.exchange.readers.hsds_ohana import is_ohana, services_of
from ketamine_tui.exchange.readers.json_items import (
    Fields,
    Item,
    fields_in,
    is_schema,
    list_in,
    read_items,
    text_in,
)
from ketamine_tui.store.node import START, ReadError

_LISTS = ("services", "organizations", "locations")
"""What a file may be a list of, under that name or as the ``contents`` of a page."""

_PAGES = frozenset({"contents", "content"})
"""What pages of an API call the list that they hold: version 3 of the standard, and others before it."""

_REFUSED = {
    "taxonomy_terms": (
        "these are taxonomy terms, by which services are sorted, and no services",
        frozenset({"code", "parent_id", "taxonomy", "taxonomy_id", "taxonomy_detail", "term_uri"}),
    ),
    "taxonomies": (
        "these are taxonomies, whose terms sort services, and no services",
        frozenset({"uri", "version"}),
    ),
}
"""Lists of the standard that hold nobody to turn to: what is said of them, and the fields that tell them."""

_OF_SERVICES = frozenset(
    {"organization_id", "organization", "status", "email", "phones", "schedules", "addresses"}
    | {"service_at_locations", "locations", "services", "website", "url", "contacts", "alert"}
)
_OF_LOCATIONS = frozenset({"location_type", "addresses", "latitude"})
_BESIDE_PLACE = ("id", "name", "alternate_name", "description", "attributes", "metadata")
"""What a location says of itself beside where it is, and how to reach it."""

_HINT = "HSDS has services, organizations or locations: a list of them, or the contents of a page"


class Records(NamedTuple):
    """The records of a file that stand for somebody to turn to, each in the form of a service.

    What is no object is there as it is; `unread` are other lists that the file has, with how many they hold.
    """

    items: list[Item]
    unread: dict[str, int]


def hsds_records(text: str) -> Records:
    """Return the records of a file.

    Raises:
        ReadError: If it is no JSON, or holds none of the lists that are read.
    """
    whole = read_items(text, *_PAGES, *_LISTS)
    single = read_items(text) if "name" in whole.beside or "service" in whole.beside else whole
    if not any(_PAGES & x.value.keys() for x in single.items if isinstance(x.value, dict)):
        whole = single  # one record, which may hold others
    whole = whole._replace(items=tuple(_with_places(whole.items)))
    records = [item.value for item in whole.items if isinstance(item.value, dict)]
    _check(records, len(whole.items))
    by_id = {text_in(record, "id"): record for record in records if record.get("id")}
    items = [
        Item(value, item.line) for item in whole.items for value in _services_of(item.value, by_id)
    ]
    beside = {name: len(value) for name, value in whole.beside.items() if isinstance(value, list)}
    return Records(items, {name: count for name, count in beside.items() if count})


def _with_places(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, with places that hold a service turned about: once for each service, with all of its places."""
    known: dict[str, list[Fields]] = {}
    for value, line in items:
        service = fields_in(value, "service") if isinstance(value, dict) else {}
        if not isinstance(value, dict) or not service or "name" in value:
            yield Item(value, line)
            continue
        place = {name: part for name, part in value.items() if name != "service"}
        name = text_in(service, "id")
        if name in known:
            known[name].append(place)
            continue
        places = [*list_in(service, "service_at_locations"), place]
        if name:
            known[name] = places
        yield Item({**service, "service_at_locations": places}, line)


def _check(records: Sequence[Fields], count: int) -> None:
    if any(isinstance(record.get("resources"), list) for record in records):
        message = "this says which tables a data package has, and holds no services"
        raise ReadError(START, "hsds", message, "import it as what it is: --from datapackage")
    for name, (message, fields) in _REFUSED.items():
        is_named = any(name in record for record in records if "name" not in record)
        told = (fields & record.keys() and not _OF_SERVICES & record.keys() for record in records)
        if is_named or (records and all(told)):
            hint = "import the page of /services: its services have their terms with them"
            raise ReadError(START, "hsds", message, hint)
    if any(map(is_schema, records)):
        message = "this is a JSON Schema, which says how services are written, and no services"
        raise ReadError(START, "hsds", message, _HINT)
    if count and not any("name" in record for record in records):
        raise ReadError(START, "hsds", f"no record has a 'name'{_having(records)}", _HINT)


def _having(records: Sequence[Fields]) -> str:
    fields = ", ".join(sorted(records[0]))[:200] if records else ""
    return f"; the first one has: {fields}" if fields else ""


def _services_of(value: object, by_id: Mapping[str, Fields]) -> Iterator[object]:
    if not isinstance(value, dict):
        yield value
    elif is_ohana(value):
        yield from services_of(value)
    else:
        yield as_service(unfolded(value), by_id)


def as_service(record: Fields, by_id: Mapping[str, Fields]) -> Fields:
    """Return a record as a service says it: who runs it by name, and where it is as a location."""
    runner = by_id.get(text_in(record, "organization_id"))
    if runner is not None and not fields_in(record, "organization"):
        return {**record, "organization": {"name": runner.get("name")}}
    if _OF_LOCATIONS & record.keys() and "organization_id" not in record:
        return {**dict(_beside(record)), "locations": [dict(_of_place(record))]}
    return record


def _beside(record: Fields) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in record.items() if name in _BESIDE_PLACE)


def _of_place(record: Fields) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in record.items() if name not in _BESIDE_PLACE)
