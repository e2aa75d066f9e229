"""HSDS: services as Open Referral describes them (Human Services Data Specification 3.0, its JSON)."""

import re
from collections.abc import Mapping

from ketamine_tui.exchange.readers.draft import Draft, Gathering, Value, Wanted
from ketamine_tui.exchange.readers.json_items import read_items
from ketamine_tui.exchange.readers.own import as_value
from ketamine_tui.exchange.readers.said import apart
from ketamine_tui.model.contact import WEEKDAYS, PhoneType
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.store.node import Place, ReadError

Record = Mapping[str, object]

_SILENT = frozenset(
    {"id", "organization_id", "program_id", "status", "last_modified", "metadata", "assured_date"}
    | {"assurer_email", "name", "description", "alternate_name", "url", "website", "uri", "email"}
    | {"alert", "languages", "phones", "schedules", "service_areas", "service_at_locations"}
    | {
        "organization",
        "contacts",
        "locations",
        "attributes",
        "service_id",
        "location_id",
        "services",
    }
)
"""What is read of a service or an organization, and what only says how records belong together."""

_OF_ORGANIZATIONS = frozenset({"website", "email", "phones", "contacts", "locations"})
"""What somebody who runs a service may say of themselves: an entry has no place for it."""

_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|EU|International", re.ASCII)
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_PHONE_TYPES = {kind.value for kind in PhoneType}


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
        raise ReadError(
            Place(1, 1),
            "hsds",
            "no record has a 'name'",
            "name the format with --from if it is another",
        )
    for item in items:
        if not isinstance(item.value, dict):
            gathering.lose(item.line, "record", str(item.value), "not an object")
    for record, line in records:
        _read_service(record, Draft(gathering, line))
        # An organization may hold services whole.
        for service in _records(record, "services"):
            whole = {"organization": {"name": record.get("name")}, **service}
            _read_service(whole, Draft(gathering, line))
    return gathering.gathered()


def _read_service(service: Record, draft: Draft) -> None:
    organization = _record(service, "organization")
    draft.put("title", _text(service, "name"))
    if (runs := _text(organization, "name")) != _text(service, "name"):
        draft.put("organization", runs)
    draft.add("alternate_names", _text(service, "alternate_name"))
    summary, draft.said = apart(_text(service, "description"))
    draft.said = draft.said or _assured(service)
    draft.put("summary", " ".join(summary.split()))
    draft.add("links", *(_one("url", _text(service, name)) for name in ("url", "website", "uri")))
    draft.add("alerts", _one("text", _text(service, "alert")))
    if (status := _text(service, "status")) not in ("", "active"):
        draft.add("alerts", {"text": f"The source says: {status}."})
    _languages(service, draft)
    _areas(service, draft)
    _reach(service, draft)
    _places(service, draft)
    draft.add("tags", *map(_term, _records(service, "attributes")))
    for name in _OF_ORGANIZATIONS & organization.keys():
        _lose(f"organization.{name}", organization[name], draft)
    for name in service.keys() - _SILENT:
        _lose(name, service[name], draft)
    draft.finish(Kind.ORGANIZATION, _text(service, "id") if "-" not in _text(service, "id") else "")


def _places(service: Record, draft: Draft) -> None:
    for place in _records(service, "service_at_locations"):
        _reach(place, draft)
        _location(_record(place, "location"), draft)
        if told := _text(place, "description"):
            _lose("service_at_location.description", told, draft)
    for place in _records(service, "locations"):
        _location(place, draft)


def _reach(record: Record, draft: Draft) -> None:
    """Add the ways to reach somebody that a service, a place or a person has."""
    if email := _text(record, "email"):
        draft.add("emails", {"address": email, "label": _person(record)})
    for phone in _records(record, "phones"):
        _phone(phone, draft, _person(record))
    for schedule in _records(record, "schedules"):
        _schedule(schedule, draft)
    for contact in _records(record, "contacts"):
        if contact.get("phones") or contact.get("email"):
            _reach(contact, draft)
        else:
            _lose("contact", contact, draft)


def _person(record: Record) -> str:
    """Return who a contact is; nothing for a service or a place, which have no title of a person."""
    if not {"title", "department"} & record.keys():
        return ""
    return ", ".join(
        filter(None, (_text(record, name) for name in ("name", "title", "department")))
    )


def _phone(phone: Record, draft: Draft, person: str) -> None:
    number = _text(phone, "number").strip('"')
    if extension := _text(phone, "extension"):
        number = f"{number} ext. {extension}"
    kind = _text(phone, "type").lower()
    languages: list[Value] = [code for code in map(_code, _records(phone, "languages")) if code]
    record: dict[str, Value] = {"number": number, "label": person, "languages": languages}
    record["note"] = _text(phone, "description")
    if kind in ("sms", "text"):
        draft.add("texts", record)
        return
    if kind and kind not in _PHONE_TYPES:
        draft.lose("phone.type", kind, "no type of ours; taken for a voice line")
    plain = re.sub(r"[\s().-]", "", number)
    record["dial"] = plain if _E164.fullmatch(plain) and "(0)" not in number else ""
    record["type"] = kind if kind in _PHONE_TYPES and kind != "voice" else ""
    draft.add("phones", record)


def _schedule(schedule: Record, draft: Draft) -> None:
    days = [day.strip().upper() for day in _text(schedule, "byday").split(",") if day.strip()]
    opens, zone = _time(_text(schedule, "opens_at"))
    closes, _ = _time(_text(schedule, "closes_at"))
    note = "; ".join(filter(None, (_text(schedule, name) for name in ("description", "notes"))))
    rule = {
        n: schedule[n]
        for n in ("valid_from", "valid_to", "until", "count", "interval")
        if schedule.get(n)
    }
    freq = _text(schedule, "freq").upper()
    # Hours that hold on some days only must not be read as those of every day.
    if (
        not set(days) <= set(WEEKDAYS)
        or freq not in ("", "WEEKLY")
        or _text(schedule, "bymonthday")
    ):
        _lose("schedule", schedule, draft)
        return
    if str(rule.pop("interval", "1")) != "1":
        _lose("schedule", schedule, draft)
        return
    if rule:
        _lose("schedule", rule, draft)
    zone = zone or _offset(_text(schedule, "timezone"))
    if opens or closes or note:
        known: dict[str, Value] = {"opens": opens, "closes": closes, "timezone": zone, "note": note}
        known["days"] = list(days)
        draft.add("schedules", known)


def _time(text: str) -> tuple[str, str]:
    """Return a time of day and its distance from UTC, as far as they are said."""
    found = _TIME.fullmatch(text)
    if found is None:
        return text, ""
    zone = found[2] or ""
    return found[1], "UTC" if zone == "Z" else f"UTC{zone}" if zone else ""


def _offset(hours: str) -> str:
    if not re.fullmatch(r"[+-]?\d{1,2}(?:\.\d+)?", hours, re.ASCII):
        return hours
    return f"UTC{float(hours):+g}" if float(hours) else "UTC"


def _location(place: Record, draft: Draft) -> None:
    name, told = _text(place, "name"), _text(place, "description")
    addresses = _records(place, "addresses")
    for address in addresses:
        record: dict[str, Value] = {
            part: _text(address, part)
            for part in (
                "attention",
                "address_1",
                "address_2",
                "city",
                "state_province",
                "postal_code",
                "country",
            )
        }
        record["note"] = "; ".join(filter(None, (name, _text(place, "transportation"))))
        draft.add("addresses", record)
        if region := _text(address, "region"):
            _lose("address.region", region, draft)
    draft.add("links", _one("url", _text(place, "url")))
    _reach({key: value for key, value in place.items() if key != "email"}, draft)
    _languages(place, draft)
    if told:
        _lose("location.description", told, draft)
    if not addresses and name:
        _lose("location.name", name, draft)
    for other in ("latitude", "longitude", "accessibility", "external_identifier", "attributes"):
        if place.get(other):
            _lose(f"location.{other}", place[other], draft)


def _languages(record: Record, draft: Draft) -> None:
    for language in _records(record, "languages"):
        if code := _code(language):
            draft.add("languages", code)
        else:
            _lose("language", language, draft)


def _code(language: Record) -> str:
    return _text(language, "code")


def _areas(service: Record, draft: Draft) -> None:
    for area in _records(service, "service_areas"):
        named = [
            _text(area, name) for name in ("extent", "name") if _REGION.fullmatch(_text(area, name))
        ]
        if named:
            draft.add("regions", named[0])
        else:
            _lose("service_area", area, draft)


def _term(attribute: Record) -> str:
    return _text(_record(attribute, "taxonomy_term"), "name") or _text(attribute, "value")


def _one(name: str, value: str) -> Value:
    return {name: value} if value else {}


def _assured(service: Record) -> str:
    day = _text(service, "assured_date")
    who = _text(service, "assurer_email")
    return f"Assured {day}{f' by {who}' if who else ''}." if day else ""


def _lose(name: str, value: object, draft: Draft) -> None:
    plain = as_value(value)
    draft.lose(
        name, plain if isinstance(plain, str) else _flat(plain), "no field for it", "add it by hand"
    )


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
