"""HSDS: services as Open Referral describes them (Human Services Data Specification 3.0, its JSON)."""

import re
from collections.abc import Iterator, Mapping

from ketamine_tui.exchange.readers.draft import Draft, Gathering, Value, Wanted
from ketamine_tui.exchange.readers.hsds_hours import schedule_of
from ketamine_tui.exchange.readers.json_items import read_items
from ketamine_tui.exchange.readers.own import as_value
from ketamine_tui.exchange.readers.said import is_standing
from ketamine_tui.model.contact import PhoneType
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.node import Place, ReadError

Record = Mapping[str, object]

_READ = frozenset(
    {"id", "organization_id", "program_id", "status", "last_modified", "metadata", "assured_date"}
    | {"assurer_email", "name", "description", "alternate_name", "url", "website", "uri", "email"}
    | {"alert", "languages", "phones", "schedules", "service_areas", "service_at_locations"}
    | {"organization", "contacts", "locations", "attributes", "service_id", "location_id"}
    | {"services"}
)
"""What is read of a service or an organization, and what only says how records belong together."""

_OF_ORGANIZATIONS = ("description", "website", "email", "phones", "contacts", "locations")
"""What somebody who runs a service may say of themselves: an entry has no place for it."""

_OF_LOCATIONS = ("description", "latitude", "longitude", "accessibility", "external_identifier")
_OF_ADDRESSES = (
    *("attention", "address_1", "address_2", "city", "state_province", "postal_code", "country"),
)
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|EU|International", re.ASCII)
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_SHORT = re.compile(r"\d{2,6}", re.ASCII)
_PUBLISHED = re.compile(r"(?:(?P<words>.*); )?published as (?P<number>[^;]+)")
_PHONE_TYPES = {kind.value for kind in PhoneType}
_KINDS = {kind.value for kind in Kind}


def read_hsds(text: str, path: str, wanted: Wanted) -> Imported:
    """Return the services of a list, of a page of an API (``contents``), or a single one.

    Organizations that stand for themselves are read as well.

    Raises:
        ReadError: If nothing in it has the name that services have.
    """
    gathering = Gathering(path, wanted)
    items = read_items(text, "contents", "services", "organizations").items
    records = [(x.value, x.line) for x in items if isinstance(x.value, dict)]
    if items and not any("name" in record for record, _ in records):
        hint = "name the format with --from if it is another"
        raise ReadError(Place(1, 1), "hsds", "no record has a 'name'", hint)
    for item in items:
        if not isinstance(item.value, dict):
            gathering.lose(item.line, "record", str(item.value), "not an object")
    for record, line in records:
        _Service(record, Draft(gathering, line)).read()
        # An organization may hold services whole.
        for service in _records(record, "services"):
            whole = {"organization": {"name": record.get("name")}, **service}
            _Service(whole, Draft(gathering, line)).read()
    return gathering.gathered()


class _Service:
    """Reads one service; `is_ours` where it is an export of ours, which says more than others do."""

    def __init__(self, record: Record, draft: Draft) -> None:
        self._record = record
        self._draft = draft
        self._attributes: dict[str, list[Record]] = {}
        for one in _records(record, "attributes"):
            self._attributes.setdefault(_text(one, "link_type"), []).append(one)
        self._is_ours = "review_state" in self._attributes

    def read(self) -> None:
        """Finish the draft."""
        record, draft = self._record, self._draft
        draft.put("title", _text(record, "name"))
        draft.put("summary", " ".join(_text(record, "description").split()))
        names = _text(record, "alternate_name")
        draft.add("alternate_names", *(names.split("; ") if self._is_ours else [names]))
        draft.add("links", *(_one("url", _text(record, n)) for n in ("url", "website", "uri")))
        self._alerts()
        self._languages(record)
        self._areas()
        self._reach(record)
        for place in _records(record, "service_at_locations"):
            self._place(place)
        for location in _records(record, "locations"):
            self._location(location, "")
        self._organization(_record(record, "organization"))
        for name in record.keys() - _READ:
            self._lose(name, record[name])
        draft.said = _assured(record)
        draft.finish(self._more())

    def _more(self) -> Kind:
        """Add what attributes say, and return the kind."""
        draft, kind = self._draft, Kind.ORGANIZATION
        for name, attributes in self._attributes.items():
            values = [_text(one, "value") for one in attributes]
            if name == "review_state":
                draft.said = next(filter(None, values), draft.said)
            elif name == "kind" and values[0] in _KINDS:
                kind = Kind(values[0])
            elif name == "audience":
                draft.add("audience", *values)
            elif name == "additional_url":
                draft.add("links", *(_one("url", value) for value in values))
            else:
                terms = [_text(_record(one, "taxonomy_term"), "name") for one in attributes]
                draft.add("tags", *(t or v for t, v in zip(terms, values, strict=True)))
        return kind

    def _alerts(self) -> None:
        alert = _text(self._record, "alert")
        for text in alert.split("\n") if self._is_ours else [alert]:
            if not (self._is_ours and is_standing(text)):
                self._draft.add("alerts", _one("text", text))
        status = _text(self._record, "status")
        if status not in ("", "active") and not self._is_ours:
            self._draft.add("alerts", {"text": f"The source says: {status}."})

    def _organization(self, organization: Record) -> None:
        name = _text(organization, "name")
        if name != _text(self._record, "name"):
            self._draft.put("organization", name)
        for part in () if self._is_ours else _OF_ORGANIZATIONS:
            if organization.get(part) != self._record.get(part):
                self._lose(f"organization.{part}", organization.get(part))

    def _reach(self, record: Record, person: str = "") -> None:
        """Add the ways to reach somebody that a service, a place or a person has."""
        contacts = _records(record, "contacts")
        address = _text(record, "email")
        known = self._draft.fields.get("emails", [])
        if not any(isinstance(one, dict) and one["address"] == address for one in known):
            whose = (_person(one) for one in contacts if _text(one, "email") == address)
            label = person or next(whose, "")
            self._draft.add("emails", _one("address", address, label=label))
        for contact in contacts:
            if contact.get("phones") or contact.get("email"):
                self._reach(contact, _person(contact))
            elif _text(contact, "name") != _text(self._record, "name"):
                self._lose("contact", contact)
        for phone in _records(record, "phones"):
            self._phone(phone, person)
        for schedule in _records(record, "schedules"):
            if kept := self._schedule(schedule):
                self._draft.add("schedules", kept)

    def _phone(self, phone: Record, person: str) -> None:
        number = _text(phone, "number").strip('"')
        plain = re.sub(r"[\s().-]", "", number)
        dial = plain if _E164.fullmatch(plain) and "(0)" not in number else ""
        note = _text(phone, "description")
        if self._is_ours:
            dial = dial or (number if _SHORT.fullmatch(number) else "")
            if found := _PUBLISHED.fullmatch(note):
                note, number = found["words"] or "", found["number"]
        if extension := _text(phone, "extension"):
            number, dial = f"{number} ext. {extension}", ""
        record: dict[str, Value] = {"number": number, "label": person, "note": note}
        record["languages"] = [*_codes(phone)]
        kind = _text(phone, "type").lower()
        if kind in ("sms", "text"):
            self._draft.add("texts", record)
            return
        if kind and kind not in _PHONE_TYPES:
            self._draft.lose("phone.type", kind, "no type of ours; taken for a voice line")
        record["dial"] = dial
        record["type"] = kind if kind in _PHONE_TYPES and kind != "voice" else ""
        self._draft.add("phones", record)

    def _schedule(self, schedule: Record) -> Value:
        kept, lost = schedule_of(schedule, is_ours=self._is_ours)
        if lost:
            self._lose("schedule", lost)
        return kept

    def _place(self, place: Record) -> None:
        location, told = _record(place, "location"), _text(place, "description")
        if self._is_ours and _text(location, "location_type") == "virtual":
            hours = [kept for one in _records(place, "schedules") if (kept := self._schedule(one))]
            chat = _one("url", _text(location, "url"), label=_text(location, "name"), note=told)
            self._draft.add("chats", {**chat, "schedules": hours} if hours else chat)
            return
        self._reach(place)
        self._location(location, told)

    def _location(self, location: Record, told: str) -> None:
        known = (told, _text(location, "name"), _text(location, "transportation"))
        note = "; ".join(filter(None, known))
        addresses = _records(location, "addresses")
        for address in addresses:
            parts: dict[str, Value] = {part: _text(address, part) for part in _OF_ADDRESSES}
            self._draft.add("addresses", {**parts, "note": note})
            self._lose("address.region", address.get("region"))
        if not addresses:
            self._lose("location", note)
        self._draft.add("links", _one("url", _text(location, "url")))
        self._reach(location)
        self._languages(location)
        for other in _OF_LOCATIONS:
            self._lose(f"location.{other}", location.get(other))

    def _languages(self, record: Record) -> None:
        self._draft.add("languages", *_codes(record))
        for language in _records(record, "languages"):
            if not _text(language, "code"):
                self._lose("language", language)

    def _areas(self) -> None:
        for area in _records(self._record, "service_areas"):
            said = (_text(area, name) for name in ("extent", "name"))
            region = next((text for text in said if _REGION.fullmatch(text)), "")
            # What we name is a region, however it is spelt.
            region = region or (_text(area, "name") if self._is_ours else "")
            self._draft.add("regions", region)
            if not region:
                self._lose("service_area", area)

    def _lose(self, name: str, value: object) -> None:
        if told := _flat(as_value(value)):
            self._draft.lose(name, told, "no field for it", "add it by hand")


def _one(name: str, value: str, **others: str) -> dict[str, Value]:
    """Return a record with a value and what goes with it; an empty one without the value."""
    return {name: value, **others} if value else {}


def _codes(record: Record) -> Iterator[str]:
    """Yield the languages of a record; a note may have the whole of a tag (BCP 47)."""
    for language in _records(record, "languages"):
        code, note = _text(language, "code"), _text(language, "note")
        is_tag = bool(code) and note.lower().startswith(f"{code.lower()}-") and " " not in note
        yield note if is_tag or (code and note.lower() == code.lower()) else code


def _person(record: Record) -> str:
    parts = (_text(record, name) for name in ("name", "title", "department"))
    return ", ".join(filter(None, parts))


def _assured(service: Record) -> str:
    day, who = _text(service, "assured_date"), _text(service, "assurer_email")
    return f"Assured {day}{f' by {who}' if who else ''}." if day else ""


def _flat(value: Value) -> str:
    if isinstance(value, str):
        return value
    parts = value.items() if isinstance(value, dict) else ((str(n), x) for n, x in enumerate(value))
    return ", ".join(filter(None, (_flat(part) for name, part in parts if name != "id")))


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _record(record: Record, name: str) -> Record:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _records(record: Record, name: str) -> list[Record]:
    value = record.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
