"""Ohana: organizations as the Ohana API takes them, told as services of HSDS: one for each place, with what only that has.

The names are those of its data importer (``phones_attributes`` and their like), which HSDS grew out of.
"""

from collections.abc import Iterator, Mapping, Sequence

from ketamine_tui.exchange.readers.cells import between_commas, says_nothing
from ketamine_tui.exchange.readers.json_items import Fields, text_in
from ketamine_tui.exchange.readers.telephones import telephone_type

_ATTRIBUTES = "_attributes"
_OF_SERVICES = f"services{_ATTRIBUTES}"
_PARTS = frozenset(
    f"{name}{_ATTRIBUTES}"
    for name in ("services", "address", "mail_address", "contacts", "phones", "faxes")
)
_READ = _PARTS | {
    *("name", "description", "short_desc", "emails", "urls", "languages", "hours", "transportation")
}
_OF_SERVICE = frozenset(
    {"name", "description", "short_desc", "audience", "keywords", "service_areas", "urls"}
)
_NAMES = {"aka": "alternate_name"}
ADDRESS = {
    "street": "address_1",
    "state": "state_province",
    **dict.fromkeys(("zip", "zipcode"), "postal_code"),
}
"""What others call the parts of an address."""

_REMARKS = ("description", "department", "hours", "vanity_number")
"""What is said of a number."""

_CUT = 60
"""Characters of a text that begins another one wherever it ends: programs cut their short descriptions within a word."""


def is_ohana(record: Fields) -> bool:
    """Say whether an organization, or a place of it, is as Ohana describes them."""
    return any(_PARTS & one.keys() for one in (record, *_objects(record, "locations")))


def services_of(organization: Fields) -> Iterator[Fields]:
    """Yield the places of an organization, each as a service; the first has what is said of the whole."""
    others = {
        _NAMES.get(name, name): x
        for name, x in organization.items()
        if name not in ("name", "locations")
    }
    name = text_in(organization, "name")
    for place in _items(organization, "locations") or [{}]:
        own = place if isinstance(place, dict) else {"locations": place}
        urls = [*_texts(others, "urls"), *_texts(own, "urls")]
        twice = {x: others.pop(x) for x in (others.keys() & own.keys()) - {"urls"}}
        told = {f"organization.{x}": value for x, value in twice.items() if value != own[x]}
        yield _service({**others, **told, **own, "urls": urls}, name)
        others = {}


def _service(place: Fields, runner: str) -> Fields:
    name = text_in(place, "name") or runner
    services = _objects(place, _OF_SERVICES)
    told: dict[str, list[object]] = {}
    for service in services:
        names = {text_in(service, "name")} - {name, runner, ""}
        for field, value in service.items():
            is_said = not (isinstance(value, str) and not value.strip())
            if is_said and (field not in _OF_SERVICE or (field == "name" and names)):
                told.setdefault(f"service.{field}", []).append(value)
    for record in (place, *services):
        for field, value in _unlike(record):
            told.setdefault(field, []).append(value)
    words = [text for service in services for text in _texts(service, "keywords")]
    made: dict[str, object] = {
        "name": name,
        "description": _described(place, *services),
        "organization": {"name": runner},
        "attributes": [
            *({"value": word} for text in words for word in _listed(text)),
            *(
                {"link_type": "audience", "value": text}
                for service in services
                for text in _texts(service, "audience")
            ),
        ],
        "service_areas": [
            {"name": area} for service in services for area in _texts(service, "service_areas")
        ],
        "additional_urls": [
            {"url": url} for record in (place, *services) for url in _texts(record, "urls")
        ],
        "languages": [
            {"code": language} for text in _texts(place, "languages") for language in _listed(text)
        ],
        "schedules": [{"description": hours} for hours in _texts(place, "hours")],
        "phones": [*_numbers(place, "phones"), *_numbers(place, "faxes", type="fax")],
        "contacts": [*map(_contact, _objects(place, f"contacts{_ATTRIBUTES}")), *_emails(place)],
        "locations": [*_locations(place)],
    }
    others = {field: value for field, value in place.items() if field not in _READ} | told
    # What is told by a name that stands for something else here has another one.
    return {f"place.{x}" if x in made else x: value for x, value in others.items()} | made


def _described(place: Fields, *services: Fields) -> str:
    """Return what is said of a place and its services; a short text that begins a longer one is said with that."""
    own = _texts_of(place)
    others = [text for service in services for text in _texts_of(service)]
    texts = [*_longest(own, others), *_longest(others, own)]
    return " ".join(dict.fromkeys(texts))


def _texts_of(record: Fields) -> Sequence[str]:
    """Return what describes a record."""
    said = (" ".join(text_in(record, name).split()) for name in ("description", "short_desc"))
    texts = [text for text in said if not says_nothing(text)]
    return _longest(texts, texts)


def _longest(texts: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """Return texts but for those that others begin with and go on."""
    return [text for text in texts if not any(_begins(text, other) for other in others)]


def _begins(text: str, other: str) -> bool:
    start = text.rstrip(".")
    is_whole = len(start) >= _CUT or not other[len(start) : len(start) + 1].isalnum()
    return is_whole and len(other) > len(text) and other.startswith(start)


def _numbers(record: Fields, of: str, **fields: str) -> Iterator[Fields]:
    for number in _objects(record, f"{of}{_ATTRIBUTES}"):
        # People write there what a line is for, too.
        is_type = telephone_type([text_in(number, "type").lower()]) is not None
        names = _REMARKS if is_type else (*_REMARKS, "type")
        remarks = "; ".join(filter(None, (text_in(number, name) for name in names)))
        others = {name: value for name, value in number.items() if name not in names}
        if remarks or any(others.values()):
            yield {**others, **fields, "description": remarks}


def _contact(person: Fields) -> Fields:
    """Return a person as HSDS has one: with the numbers among those of `phones`."""
    others, phones = dict(person), list(filter(None, _items(person, "phones")))
    if text_in(person, "phone"):
        call = {"number": others.pop("phone"), "extension": others.pop("extension", "")}
        phones.append(call)
    if text_in(person, "fax"):
        phones.append({"number": others.pop("fax"), "type": "fax"})
    return {**others, "phones": phones}


def _emails(place: Fields) -> Iterator[Fields]:
    return ({"email": address} for address in _texts(place, "emails"))


def _locations(place: Fields) -> Iterator[Fields]:
    """Yield where a place is, and where it gets its mail; a way there that leads to no address is told by its name."""
    addresses = [
        {**{ADDRESS.get(name, name): value for name, value in address.items()}, **kind}
        for of, kind in (("address", {}), ("mail_address", {"address_type": "postal"}))
        for address in _objects(place, f"{of}{_ATTRIBUTES}")
    ]
    transportation = text_in(place, "transportation")
    if addresses or transportation:
        yield {"addresses": addresses, "transportation": transportation}


def _listed(text: str) -> list[str]:
    """Return what stands between commas, but for those in brackets."""
    return [word.strip() for word in between_commas(text)]


def _items(record: Fields, name: str) -> Sequence[object]:
    """Return what a field lists, or else the one thing that it is."""
    value = record.get(name)
    return value if isinstance(value, list) else [value]


def _objects(record: Fields, name: str) -> Sequence[Fields]:
    return [item for item in _items(record, name) if isinstance(item, Mapping)]


def _texts(record: Fields, name: str) -> Sequence[str]:
    texts = (item.strip() for item in _items(record, name) if isinstance(item, str))
    return [text for text in texts if not says_nothing(text)]


def _unlike(record: Fields) -> Iterator[tuple[str, object]]:
    """Yield what is not of the form of its field: objects in lists of texts, and the other way round."""
    for name in _READ & record.keys():
        form = Mapping if name.endswith(_ATTRIBUTES) else str
        yield from (
            (name, item) for item in _items(record, name) if item and not isinstance(item, form)
        )
