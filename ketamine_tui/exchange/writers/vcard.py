"""vCard: whoever can be reached, for address books (RFC 6350 for version 4, RFC 2426 for version 3)."""

from collections.abc import Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.model.contact import Address, Email
from ketamine_tui.model.entry import Contact, Entry, Reachable, Resource
from ketamine_tui.model.kind import Kind
from ketamine_tui.model.way_kinds import PhoneType
from ketamine_tui.model.ways import Way

_LONGEST = 75
"""Octets of a line, without its break (RFC 6350, section 3.2)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_ESCAPES_4 = _ESCAPES | {ord(";"): ";"}
"""Where no parts are apart by semicolons, version 4 leaves them alone: some readers show the backslash."""

_IN_ADDRESSES = str.maketrans({",": "%2C", ";": "%3B", "\\": "%5C"})
_TYPES = {PhoneType.VOICE: "work,voice"}
"""Some address books drop a line that is neither somebody's work nor home, and offer to call whatever is of work."""

_OLD_TYPES = {**_TYPES, PhoneType.TEXT: "msg", PhoneType.TEXTPHONE: "msg"}
"""What version 3 calls the types that are newer than it."""


def holds(entry: Entry) -> bool:
    """Say whether an entry can be a card: somebody to turn to, or anything by which somebody is reached."""
    return isinstance(entry, Contact) or any(way.kind.reaches_people for way in _working(entry))


def vcard4(extract: Extract) -> str:
    """Return entries as cards of version 4."""
    return "".join(_card(item, extract, 4) for item in extract.items)


def vcard3(extract: Extract) -> str:
    """Return entries as cards of version 3, which older address books read."""
    return "".join(_card(item, extract, 3) for item in extract.items)


def short_card(item: Item, extract: Extract) -> str:
    """Return a card that is short enough for a QR code: name, ways to reach, state and day."""
    entry = item.entry
    ways = _working(entry)
    points = [_property(way, 3) for way in ways if way.kind.reaches_people]
    links = [_property(way, 3) for way in ways if not way.kind.reaches_people][:1]
    note = f"NOTE:{_text(f'{item.standing}. As of {extract.as_of}.', 3)}"
    name = (f"N:{_part(entry.title)};;;;", f"FN:{_text(entry.title, 3)}")
    lines = ("BEGIN:VCARD", "VERSION:3.0", *name, *filter(None, (*points, *links)), note)
    return "\r\n".join((*lines, "END:VCARD", ""))


def _card(item: Item, extract: Extract, version: int) -> str:
    lines = ("BEGIN:VCARD", f"VERSION:{version}.0", *_lines(item, extract, version), "END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(item: Item, extract: Extract, version: int) -> Iterator[str]:
    entry = item.entry
    yield from _names(entry, version)
    yield from filter(None, (_property(way, version) for way in _working(entry)))
    if entry.tags:
        yield f"CATEGORIES:{','.join(_text(tag, version) for tag in entry.tags)}"
    if version == 4:
        for language in entry.languages:
            yield f"LANG:{language}"
    yield f"NOTE:{_text(_note(item, extract), version)}"
    yield f"UID:{uuid_of(extract.title, entry.id).urn}"
    yield "PRODID:-//ketamine-tui//directory//EN"
    if entry.reviews:
        yield f"REV:{entry.reviews[-1].date:%Y%m%d}T000000Z"
    source = next((x for r in reversed(entry.reviews) for x in r.source if _is_url(x)), "")
    if source:
        yield f"SOURCE:{_uri(source)}"


def _names(entry: Entry, version: int) -> Iterator[str]:
    yield f"FN:{_text(entry.title, version)}"
    is_person = entry.kind is Kind.PERSON
    if version == 4:
        yield f"KIND:{'individual' if is_person else 'org'}"
    else:
        yield f"N:{_part(entry.title)};;;;"
    organization = entry.organization if isinstance(entry, Contact) else ""
    if isinstance(entry, Resource):
        organization = entry.publisher
    if organization or not is_person:
        yield f"ORG:{_part(organization or entry.title)}"
    # One line each: of several in one, readers know the first only.
    for name in entry.alternate_names:
        yield f"NICKNAME:{_text(name, version)}"


def _working(entry: Entry) -> list[Way]:
    return [way for way in entry.ways() if not way.is_placeholder]


def _property(way: Way, version: int) -> str:
    """Return the line of a way; nothing where no property is for such, so that it stands in the note."""
    if way.telephone:
        types = (_TYPES if version == 4 else _OLD_TYPES).get(way.telephone, way.telephone)
        return f"TEL;TYPE={types}:{_text(way.dial or way.value, version)}"
    if way.kind.is_web:
        return f"URL:{_uri(way.value)}"
    if isinstance(way.point, Email):
        return f"EMAIL:{_text(way.value, version)}"
    if isinstance(way.point, Address):
        return f"ADR:{';'.join(map(_part, _address(way.point)))}"
    return ""


def _said(way: Way) -> str:
    """Return what the property of a way has no place for; the type of a number has one."""
    words = "; ".join(filter(None, (*way.remarks, way.spoken)))
    if way.telephone:
        return f"{way.value}: {words}" if words else ""
    value = way.value.replace("\n", ", ")
    # A colon is for numbers: read again, what follows one stands beside its number.
    said = " - ".join(filter(None, (value, words)))
    if not _property(way, 4):
        return f"{way.kind.label} {said}"
    return said if words else ""


def _address(address: Address) -> tuple[str, ...]:
    """Return the seven parts of ADR (RFC 6350, section 6.3.1)."""
    street = ", ".join(part for part in (address.address_1, address.address_2) if part)
    place = (street, address.city, address.state_province, address.postal_code, address.country)
    return ("", address.attention, *place)


def _note(item: Item, extract: Extract) -> str:
    """Return what has no field of its own: what a number is for, when it is answered, the state."""
    entry = item.entry
    parts = [*(f"Warning: {alert.in_one_line}" for alert in entry.alerts), entry.summary]
    parts += map(_said, _working(entry))
    if isinstance(entry, Reachable):
        parts += [f"Hours: {schedule}" for schedule in entry.schedules]
    parts.append(item.private_line)
    return "\n".join([*(part for part in parts if part), extract.stamp(item)])


def _is_url(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text


def _uri(text: str) -> str:
    # Not escaped by the standard, and yet readers take these for separators.
    return text.translate(_IN_ADDRESSES)


def _text(text: str, version: int) -> str:
    """Return a text as a value, or as one of a list with commas."""
    return text.translate(_ESCAPES_4 if version == 4 else _ESCAPES)


def _part(text: str) -> str:
    """Return a text as one of the parts that semicolons separate."""
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Return a line broken so that no part is longer than allowed, never within a character."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
