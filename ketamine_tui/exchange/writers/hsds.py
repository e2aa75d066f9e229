"""HSDS: contacts as the services of Open Referral's Human Services Data Specification 3.0.

The file is a list of services, each with all that belongs to it (the specification's "service package").
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.model.contact import Address, Email, Schedule
from ketamine_tui.model.entry import Contact, Entry, Reachable
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.ways import Way
from ketamine_tui.present.trust import MEANING

Record = dict[str, object]

_OF_ADDRESSES = ("address_1", "city", "state_province", "postal_code", "country")
_STATES = "Review states: how far an entry can be trusted"


def holds(entry: Entry) -> bool:
    """Say whether an entry can be a service: somebody to turn to."""
    return isinstance(entry, Contact)


def hsds(extract: Extract) -> str:
    """Return contacts as services of HSDS 3.0."""
    services = [_Service(item, extract).record() for item in extract.items]
    return json.dumps(services, indent=2, ensure_ascii=False) + "\n"


class _Service:
    """Writes one entry. The ids of what belongs to it come from its own id and their place.

    What several entries share is named by a capital, which no id of an entry has.
    """

    def __init__(self, item: Item, extract: Extract) -> None:
        self._item = item
        self._entry = item.entry
        self._extract = extract
        self._id = self._uuid(item.entry.id)

    def record(self) -> Record:
        """Return the service; what is not known is left out."""
        entry, item = self._entry, self._item
        alerts = [alert.in_one_line for alert in entry.alerts]
        if not item.state.is_checked:
            alerts.append(f"{item.standing} ({MEANING[item.state]})")
        data: Record = {
            "id": self._id,
            "name": entry.title,
            "alternate_name": "; ".join(entry.alternate_names),
            "description": entry.summary,
            "url": _uri(entry.links[0].url) if entry.links else "",
            "status": "inactive" if item.state is ReviewState.WITHDRAWN else "active",
            "assured_date": item.checked_on.isoformat() if item.checked_on else "",
            "alert": "\n".join(alerts),
            "organization": self._organization(),
            "languages": [*self._languages(entry.languages, "service")],
            "service_areas": [
                {"id": self._part("area", n), "name": region}
                for n, region in enumerate(entry.regions)
            ],
            "attributes": [*self._attributes()],
            **self._ways(),
        }
        return _filled(data)

    def _uuid(self, *path: str) -> str:
        return str(uuid_of(self._extract.title, *path))

    def _part(self, name: str, number: int) -> str:
        return self._uuid(self._entry.id, name, str(number))

    def _ways(self) -> Record:
        """Return the ways to reach somebody, without those that are known not to work."""
        entry, numbers = self._entry, [way for way in self._entry.ways() if way.telephone]
        emails = [way for way in self._working() if isinstance(way.point, Email)]
        people = [(entry.title, "")] if entry.kind is Kind.PERSON else []
        people += [("; ".join(way.remarks), way.value) for way in emails]
        schedules = entry.schedules if isinstance(entry, Reachable) else ()
        return {
            "email": emails[0].value if emails else "",
            "phones": [
                self._phone(way, n) for n, way in enumerate(numbers) if not way.is_placeholder
            ],
            "schedules": [self._schedule(x, "schedule", n) for n, x in enumerate(schedules)],
            "contacts": [
                _filled({"id": self._part("contact", n), "name": name, "email": address})
                for n, (name, address) in enumerate(people)
            ],
            "service_at_locations": [*self._places()],
        }

    def _working(self) -> Iterator[Way]:
        return (way for way in self._entry.ways() if not way.is_placeholder)

    def _phone(self, way: Way, number: int) -> Record:
        """Return a number. What is dialled comes first, as programs dial it."""
        written = f"published as {way.value}" if way.dial not in ("", way.value) else ""
        return _filled(
            {
                "id": self._part("phone", number),
                "number": way.dial or way.value,
                "type": str(way.telephone),
                "description": "; ".join(filter(None, (*way.remarks, written))),
                "languages": [*self._languages(way.languages, f"phone-{number}")],
            }
        )

    def _schedule(self, schedule: Schedule, name: str, number: int) -> Record:
        offset = _offset(schedule.timezone, self._extract.as_of)
        return _filled(
            {
                "id": self._part(name, number),
                "freq": "WEEKLY",
                "byday": ",".join(schedule.days),
                "opens_at": f"{schedule.opens}{offset}" if schedule.opens else "",
                "closes_at": f"{schedule.closes}{offset}" if schedule.closes else "",
                "description": str(schedule),
                "notes": schedule.note,
            }
        )

    def _languages(self, tags: Iterable[str], of: str) -> Iterator[Record]:
        for number, tag in enumerate(tags):
            code = tag.partition("-")[0].lower()
            note = tag if tag != code else ""
            identifier = self._uuid(self._entry.id, of, "language", str(number))
            yield _filled({"id": identifier, "code": code, "note": note})

    def _organization(self) -> Record:
        entry = self._entry
        runner = entry.organization if isinstance(entry, Contact) else ""
        if not runner:
            identifier = self._uuid(entry.id, "organization")
            return {"id": identifier, "name": entry.title, "description": entry.summary}
        said = f"Runs a service that is listed in {self._extract.title}."
        return {"id": self._uuid("Organization", runner), "name": runner, "description": said}

    def _places(self) -> Iterator[Record]:
        """Yield where people can go, on the map and on the web."""
        addresses = [way.point for way in self._working() if isinstance(way.point, Address)]
        for number, address in enumerate(addresses):
            location: Record = {
                "location_type": "postal",
                "addresses": [self._address(address, number)],
            }
            yield self._place(location, "address", number, address.note)
        rooms = (way for way in self._working() if way.kind.is_web and way.kind.reaches_people)
        for number, way in enumerate(rooms):
            location = {"location_type": "virtual", "url": _uri(way.value), "name": way.label}
            name = str(way.kind)
            place = self._place(location, name, number, way.note)
            schedules = [
                self._schedule(schedule, f"{name}-{number}", n)
                for n, schedule in enumerate(way.schedules)
            ]
            yield _filled({**place, "schedules": schedules})

    def _place(self, location: Record, name: str, number: int, said: str) -> Record:
        return _filled(
            {
                "id": self._part(f"service-at-{name}", number),
                "description": said,
                "location": _filled({"id": self._part(name, number), **location}),
            }
        )

    def _address(self, address: Address, number: int) -> Record:
        parts = address._asdict()
        return {
            "id": self._part("postal", number),
            **_filled({name: parts[name] for name in ("attention", "address_2")}),
            # The specification asks for these even where they are empty.
            **{name: parts[name] for name in _OF_ADDRESSES},
            "address_type": "postal",
        }

    def _attributes(self) -> Iterator[Record]:
        """Yield what the specification has no field of its own for."""
        entry, state = self._entry, self._item.state
        term: Record = {
            "id": self._uuid("State", state.value),
            "name": state.words,
            "description": MEANING[state],
            "taxonomy": _STATES,
        }
        yield self._attribute("review_state", 0, self._extract.stamp(self._item), term)
        for number, label in enumerate(entry.tags):
            yield self._attribute("tag", number, label, self._tag(label))
        yield self._attribute("kind", 0, entry.kind.value)
        for number, whom in enumerate(entry.audience):
            yield self._attribute("audience", number, whom)
        for number, link in enumerate(entry.links[1:]):
            yield self._attribute("additional_url", number, link.url)
        for number, way in enumerate(self._working()):
            has_place = way.telephone or way.kind.is_web or isinstance(way.point, Address | Email)
            if not has_place:
                yield self._attribute(str(way.kind), number, f"{way.value} {way.said}".strip())

    def _attribute(self, name: str, number: int, value: str, term: Record | None = None) -> Record:
        return _filled(
            {
                "id": self._part(name, number),
                "link_id": self._id,
                "link_type": name,
                "link_entity": "service",
                "value": value,
                "taxonomy_term": term,
            }
        )

    def _tag(self, label: str) -> Record:
        vocabulary = self._extract.directory.vocabulary
        tag = vocabulary.find(label)
        wider = vocabulary.find(tag.parent) if tag else None
        return _filled(
            {
                "id": self._uuid("Tag", tag.id if tag else label),
                "name": label,
                "description": (tag.description if tag else "") or label,
                "parent_id": self._uuid("Tag", wider.id) if wider else "",
                "taxonomy": f"Tags of {self._extract.title}",
            }
        )


def _filled(data: Record) -> Record:
    return {name: value for name, value in data.items() if value}


def _uri(url: str) -> str:
    """Return an address as a URI: what is not ASCII is percent-encoded (RFC 3987, section 3.1)."""
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")


def _offset(timezone: str, day: dt.date) -> str:
    """Return how far from UTC a time zone is on a day: ``-05:00``; nothing where that is not known."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return dt.datetime.combine(day, dt.time(12), zone).isoformat()[len("2020-06-15T12:00:00") :]
