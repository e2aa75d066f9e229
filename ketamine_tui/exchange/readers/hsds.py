"""HSDS: services as Open Referral describes them (Human Services Data Specification 3.0, its JSON)."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from ketamine_tui.exchange.readers.gathering import Gathering, ReadOptions
from ketamine_tui.exchange.readers.hsds_hours import not_current, says_no_hours, schedule_of
from ketamine_tui.exchange.readers.hsds_parts import (
    addresses_of,
    assured,
    code_of,
    codes_of,
    filled,
    is_tag,
    labelled,
    person_of,
)
from ketamine_tui.exchange.readers.hsds_phones import numbers_of
from ketamine_tui.exchange.readers.hsds_shapes import hsds_records
from ketamine_tui.exchange.readers.hsds_unread import OF_PARTS, unread
from ketamine_tui.exchange.readers.json_items import (
    Fields,
    Item,
    fields_in,
    line_of,
    list_in,
    text_in,
)
from ketamine_tui.exchange.readers.markup import unmarked
from ketamine_tui.exchange.readers.own import as_value
from ketamine_tui.exchange.readers.said import is_standing
from ketamine_tui.exchange.readers.standing import NOT_ACTIVE, is_flag, is_inactive, is_open
from ketamine_tui.exchange.readers.telephones import add_telephone, telephone_type
from ketamine_tui.model.imported import Imported
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.text import counted
from ketamine_tui.store.draft import Draft, Value

_OF_ADDRESSES = (
    *("attention", "address_1", "address_2", "city", "state_province", "postal_code", "country"),
)
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|EU|International", re.ASCII)
_KINDS = {kind.value for kind in Kind}


def read_hsds(text: str, path: str, options: ReadOptions) -> Imported:
    """Return the services of a file, in any of the shapes of `hsds_records`.

    Organizations and locations that stand for themselves are read as well.

    Raises:
        ReadError: If nothing in it stands for somebody to turn to.
    """
    gathering = Gathering(path, options)
    records = hsds_records(text)
    for name, count in records.unread.items():
        gathering.lose(1, name, "", f"{counted(count, 'record')} not read")
    gather_services(records.items, gathering)
    return gathering.gathered()


def gather_services(items: Iterable[Item], gathering: Gathering) -> None:
    """Keep what records in the form of a service say, and those that an organization among them holds."""
    for record, line in items:
        if not isinstance(record, dict):
            gathering.lose(line, "record", str(record), "not an object")
            continue
        _Service(record, gathering.begin(line), gathering.today).read(gathering)
        # An organization may hold services whole.
        for service in list_in(record, "services"):
            whole = {"organization": {"name": record.get("name")}, **service}
            _Service(whole, gathering.begin(line), gathering.today).read(gathering)


class _Service:
    """Reads one service; `is_ours` where it is an export of ours, which says more than others do."""

    def __init__(self, record: Fields, draft: Draft, today: dt.date) -> None:
        self._record = record
        self._draft = draft
        self._today = today
        self._attributes: dict[str, list[Fields]] = {}
        for attribute in list_in(record, "attributes"):
            self._attributes.setdefault(text_in(attribute, "link_type"), []).append(attribute)
        self._is_ours = "review_state" in self._attributes
        places = [
            x for name in ("service_at_locations", "locations") for x in list_in(record, name)
        ]
        self._has_several_places = len(places) > 1 and not self._is_ours
        self._emails: dict[str, dict[str, Value]] = {}
        self._shared: set[str] = set()
        self._named: set[str] = set()
        self._of_all: set[str] = set()

    def read(self, gathering: Gathering) -> None:
        """Read the service, and keep it."""
        record, draft = self._record, self._draft
        draft.put("title", text_in(record, "name"))
        summary = text_in(record, "description")
        draft.put("summary", " ".join((summary if self._is_ours else unmarked(summary)).split()))
        names = text_in(record, "alternate_name")
        draft.add("alternate_names", *(names.split("; ") if self._is_ours else [names]))
        draft.add("links", *(filled("url", text_in(record, n)) for n in ("url", "website", "uri")))
        for url in self._active(record, "additional_urls"):
            draft.add("links", labelled(url), line=line_of(url))
            self._tell("additional_url", url)
        self._alerts()
        self._languages(record)
        self._areas()
        self._reach(record)
        for place in list_in(record, "service_at_locations"):
            self._place(place)
        for location in list_in(record, "locations"):
            self._location(location, "")
        self._organization(fields_in(record, "organization"))
        for name, value in unread(record, OF_PARTS["service"]):
            if not is_flag(name):  # a warning says it
                self._lose(name, value)
        draft.said = assured(record)
        gathering.keep(draft, self._more())

    def _more(self) -> Kind:
        """Add what attributes say, and return the kind."""
        draft, kind = self._draft, Kind.ORGANIZATION
        for name, attributes in self._attributes.items():
            values = [text_in(attribute, "value") for attribute in attributes]
            if name == "review_state":
                draft.said = next(filter(None, values), draft.said)
            elif name == "kind" and values[0] in _KINDS:
                kind = Kind(values[0])
            elif name == "audience":
                draft.add("audience", *values)
            elif name == "additional_url":
                draft.add("links", *(filled("url", value) for value in values))
            else:
                draft.add("tags", *map(self._tag, attributes))
        return kind

    def _tag(self, attribute: Fields) -> str:
        """Return the term of an attribute, or else its value; tell what else is said of them."""
        term, value = fields_in(attribute, "taxonomy_term"), text_in(attribute, "value")
        name = text_in(term, "name")
        if not self._is_ours:
            self._tell("attribute", attribute, ["value"] if value in (name, "") or not name else [])
            self._tell("taxonomy_term", term)
        return name or value

    def _alerts(self) -> None:
        alert = text_in(self._record, "alert")
        for text in alert.split("\n") if self._is_ours else [alert]:
            if not (self._is_ours and is_standing(text)):
                self._draft.add("alerts", filled("text", text))
        status = text_in(self._record, "status")
        if not status and is_inactive(self._record):
            status = "inactive"
        if status and not is_open(status) and not self._is_ours:
            self._draft.add("alerts", {"text": f"The source says: {status}."})

    def _organization(self, organization: Fields) -> None:
        name = text_in(organization, "name")
        if name != text_in(self._record, "name"):
            self._draft.put("organization", name)
        own = [part for part, x in organization.items() if x == self._record.get(part)]
        if not self._is_ours:
            self._tell("organization", organization, own)

    def _reach(self, record: Fields, person: str = "", place: str = "") -> None:
        """Add the ways to reach somebody that a service, a place or a person has; `place` is one of several."""
        contacts = [*self._active(record, "contacts")]
        whose = (person_of(x) for x in contacts if x.get("email") == record.get("email"))
        self._email(record, person or next(whose, ""), place)
        for contact in contacts:
            if contact.get("phones") or contact.get("email"):
                self._reach(contact, person_of(contact), place)
                self._tell("contact", contact)
            elif text_in(contact, "name") != text_in(self._record, "name"):
                self._lose("contact", contact, line_of(contact))
        for phone in self._active(record, "phones"):
            self._phone(phone, person, place)
        for name in ("schedules", "regular_schedules"):
            for schedule in self._active(record, name):
                hours = self._schedule(schedule)
                self._tell_place(place, hours, "note", "; ")
                self._draft.add("schedules", hours, line=line_of(schedule))

    def _email(self, record: Fields, person: str, place: str) -> None:
        """Add an address; of one that is there already, who and which place has it, too."""
        address = text_in(record, "email")
        email = self._emails.get(address)
        if address and email is None:
            parts = filled("address", address, label=person)
            self._tell_place(place, parts, "label", ", ")
            self._emails[address] = parts
            if not place:
                self._shared.add(address)  # by all places, as the service itself has it
            self._draft.append("emails", parts, line_of(record))
        elif email is not None:
            said = str(email["label"])
            where = "" if address in self._shared else place
            whose = ", ".join(filter(None, (where, person)))
            if whose and whose not in said.split("; "):
                email["label"] = "; ".join(filter(None, (said, whose)))
                self._named.update(filter(None, [where]))

    def _active(self, record: Fields, name: str) -> Iterator[Fields]:
        """Yield the parts of a record but for those that the file says are not active, which are told."""
        for part in list_in(record, name):
            if is_inactive(part):
                self._draft.lose(name, flat(as_value(part)), NOT_ACTIVE, line=line_of(part))
            else:
                yield part

    def _tell_place(self, place: str, parts: dict[str, Value], name: str, between: str) -> None:
        """Say in a part of a way to reach somebody which of several places has it, but for what all of them have."""
        key = repr({part: value for part, value in parts.items() if value})
        if not place:
            self._of_all.add(key)
        elif parts and key not in self._of_all:
            parts[name] = between.join(filter(None, (place, str(parts[name]))))
            self._named.add(place)

    def _phone(self, phone: Fields, person: str, place: str) -> None:
        line = line_of(phone)
        numbers, type_, note, is_bare = numbers_of(phone, is_ours=self._is_ours)
        if not numbers and (text := text_in(phone, "number")):
            self._draft.lose("phone.number", text, "no whole number", line=line)
        if type_ and telephone_type([type_]) is None:
            reason = "no type of ours; taken for a voice line"
            self._draft.lose("phone.type", type_, reason, line=line)
        if is_bare:
            self._lose("phone.department", phone["department"], line)
        self._tell("phone", phone)
        self._tell_languages(phone)
        for number, dial in numbers:
            parts: dict[str, Value] = {"number": number, "label": person, "note": note}
            parts["languages"] = [*codes_of(phone)]
            self._tell_place(place, parts, "label", ", ")
            add_telephone(self._draft, [type_], dial, parts, line)

    def _schedule(self, schedule: Fields) -> dict[str, Value]:
        why = not_current(schedule, self._today)
        if not why and says_no_hours(schedule):
            why = "no hours are said of that day; it may be closed"
        if why:
            told = flat(as_value(schedule))
            self._draft.lose("schedule", told, why, line=line_of(schedule))
            return {}
        kept, lost = schedule_of(schedule, is_ours=self._is_ours)
        if lost:
            self._lose("schedule", lost, line_of(schedule))
        if lost is not schedule:
            self._tell("schedule", schedule)
        return kept

    def _place(self, place: Fields) -> None:
        location, told = fields_in(place, "location"), text_in(place, "description")
        if self._is_ours and text_in(location, "location_type") == "virtual":
            hours: list[Value] = [x for x in map(self._schedule, list_in(place, "schedules")) if x]
            chat = filled(
                "url", text_in(location, "url"), label=text_in(location, "name"), note=told
            )
            self._draft.add("chats", {**chat, "schedules": hours} if hours else chat)
            return
        self._reach(place, place=self._place_of(location))
        self._tell("place", place)
        self._location(location, told)

    def _place_of(self, location: Fields) -> str:
        """Return how a location is called where that says what is where: of several, and beside ways of the service itself."""
        name = text_in(location, "name")
        if self._has_several_places:
            streets = (text_in(address, "address_1") for address in addresses_of(location))
            return name or next(filter(None, streets), "")
        has_own = any(self._record.get(part) for part in ("phones", "email")) and not self._is_ours
        return name if has_own and name != text_in(self._record, "name") else ""

    def _location(self, location: Fields, told: str) -> None:
        name, others = text_in(location, "name"), [told, text_in(location, "transportation")]
        note = "; ".join(filter(None, (told, name, others[1])))
        has_address = False
        for address in addresses_of(location):
            parts: dict[str, Value] = {part: text_in(address, part) for part in _OF_ADDRESSES}
            type_ = "" if self._is_ours else text_in(address, "address_type")
            words = (note, "" if type_ == "physical" else type_)
            self._tell("address", address)
            if any(parts.values()):
                has_address = True
                whole = {**parts, "note": "; ".join(filter(None, words))}
                self._draft.add("addresses", whole, line=line_of(address))
        self._draft.add("links", filled("url", text_in(location, "url")), line=line_of(location))
        self._reach(location, place=self._place_of(location))
        if not has_address:
            is_said = name in {*self._named, text_in(self._record, "name")}
            note = "; ".join(filter(None, others)) if is_said else note
            self._lose("location", note, line_of(location))
        self._languages(location)
        self._tell("location", location)

    def _languages(self, record: Fields) -> None:
        for language in list_in(record, "languages"):
            self._draft.add("languages", code_of(language), line=line_of(language))
        self._tell_languages(record)

    def _tell_languages(self, record: Fields) -> None:
        for language in list_in(record, "languages"):
            if not text_in(language, "code"):
                self._lose("language", language, line_of(language))
                continue
            self._tell("language", language)
            if not is_tag(language):
                self._lose("language.note", language.get("note"), line_of(language))

    def _areas(self) -> None:
        for area in list_in(self._record, "service_areas"):
            said = (text_in(area, name) for name in ("extent", "name"))
            region = next((text for text in said if _REGION.fullmatch(text)), "")
            # What we name is a region, however it is spelt.
            region = region or (text_in(area, "name") if self._is_ours else "")
            self._draft.add("regions", region, line=line_of(area))
            if region:
                self._tell("service_area", area)
            else:
                self._lose("service_area", area, line_of(area))

    def _tell(self, part: str, record: Fields, known: Collection[str] = ()) -> None:
        """Tell what nobody reads of a part of the service, but for what is `known` from elsewhere."""
        for name, value in unread(record, {*OF_PARTS[part], *known}):
            self._lose(f"{part}.{name}", value, line_of(record))

    def _lose(self, name: str, value: object, line: int = 0) -> None:
        if told := flat(as_value(value)):
            self._draft.lose(name, told, "no field for it", "add it by hand", line)


def flat(value: Value) -> str:
    """Return plain data as one text, without the ids in it."""
    if isinstance(value, str):
        return value
    parts = value.items() if isinstance(value, dict) else ((str(n), x) for n, x in enumerate(value))
    return ", ".join(filter(None, (flat(part) for name, part in parts if name != "id")))
