"""vCard: contacts for address books (RFC 6350 for version 4, RFC 2426 for version 3)."""

from collections.abc import Iterator

from ketamine_tui.exchange.extract import Extract, Item
from ketamine_tui.exchange.uuids import uuid_of
from ketamine_tui.exchange.words import line_words
from ketamine_tui.model.contact import Address, Line, Phone, PhoneType
from ketamine_tui.model.entry import Contact, Entry, Reachable
from ketamine_tui.model.kind import Kind

_LONGEST = 75
"""Octets of a line, without its break (RFC 6350, section 3.2)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_IN_ADDRESSES = str.maketrans({",": "%2C", ";": "%3B", "\\": "%5C"})
_OLD_TYPES = {
    PhoneType.TEXT: "msg",
    PhoneType.TEXTPHONE: "msg",
}
"""What version 3 calls the types that are newer than it."""


def holds(entry: Entry) -> bool:
    """Say whether an entry can be a card: somebody to turn to."""
    return isinstance(entry, Contact)


def vcard4(extract: Extract) -> str:
    """Return contacts as cards of version 4."""
    return "".join(_card(item, extract, 4) for item in extract.items)


def vcard3(extract: Extract) -> str:
    """Return contacts as cards of version 3, which older address books read."""
    return "".join(_card(item, extract, 3) for item in extract.items)


def short_card(item: Item, extract: Extract) -> str:
    """Return a card that is short enough for a QR code: name, ways to reach, state and day."""
    entry = item.entry
    points = list(_points(entry, 3)) if isinstance(entry, Reachable) else []
    links = [f"URL:{_uri(link.url)}" for link in entry.links[:1]]
    note = f"NOTE:{_text(f'{item.standing}. As of {extract.as_of}.')}"
    name = (f"N:{_text(entry.title)};;;;", f"FN:{_text(entry.title)}")
    return "\r\n".join(
        ("BEGIN:VCARD", "VERSION:3.0", *name, *points, *links, note, "END:VCARD", "")
    )


def _card(item: Item, extract: Extract, version: int) -> str:
    lines = ("BEGIN:VCARD", f"VERSION:{version}.0", *_lines(item, extract, version), "END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(item: Item, extract: Extract, version: int) -> Iterator[str]:
    entry = item.entry
    yield from _names(entry, version)
    if isinstance(entry, Reachable):
        yield from _points(entry, version)
    for link in entry.links:
        yield f"URL:{_uri(link.url)}"
    if entry.tags:
        yield f"CATEGORIES:{','.join(map(_text, entry.tags))}"
    if version == 4:
        for language in entry.languages:
            yield f"LANG:{language}"
    yield f"NOTE:{_text(_note(item, extract))}"
    yield f"UID:{uuid_of(extract.title, entry.id).urn}"
    yield "PRODID:-//ketamine-tui//directory//EN"
    if entry.reviews:
        yield f"REV:{entry.reviews[-1].date:%Y%m%d}T000000Z"
    source = next((x for r in reversed(entry.reviews) for x in r.source if _is_url(x)), "")
    if source:
        yield f"SOURCE:{_uri(source)}"


def _names(entry: Entry, version: int) -> Iterator[str]:
    yield f"FN:{_text(entry.title)}"
    is_person = entry.kind is Kind.PERSON
    if version == 4:
        yield f"KIND:{'individual' if is_person else 'org'}"
    else:
        yield f"N:{_text(entry.title)};;;;"
    organization = entry.organization if isinstance(entry, Contact) else ""
    if organization or not is_person:
        yield f"ORG:{_text(organization or entry.title)}"
    # One line each: of several in one, readers know the first only.
    for name in entry.alternate_names:
        yield f"NICKNAME:{_text(name)}"


def _points(entry: Reachable, version: int) -> Iterator[str]:
    for line in _real_lines(entry):
        kind = line.type if isinstance(line, Phone) else PhoneType.TEXT
        name = kind.value if version == 4 else _OLD_TYPES.get(kind, kind.value)
        number = (line.dial if isinstance(line, Phone) else "") or line.number
        yield f"TEL;TYPE={name}:{_text(number)}"
    for email in entry.emails:
        if not email.placeholder:
            yield f"EMAIL:{_text(email.address)}"
    for chat in entry.chats:
        yield f"URL:{_uri(chat.url)}"
    for address in entry.addresses:
        yield f"ADR:{';'.join(map(_text, _address(address)))}"


def _real_lines(entry: Reachable) -> list[Line]:
    lines: tuple[Line, ...] = (*entry.phones, *entry.texts)
    return [line for line in lines if not line.placeholder]


def _address(address: Address) -> tuple[str, ...]:
    """Return the seven parts of ADR (RFC 6350, section 6.3.1)."""
    street = ", ".join(part for part in (address.address_1, address.address_2) if part)
    place = (street, address.city, address.state_province, address.postal_code, address.country)
    return ("", address.attention, *place)


def _note(item: Item, extract: Extract) -> str:
    """Return what has no field of its own: what a number is for, when it is answered, the state."""
    entry = item.entry
    parts = [*(f"Warning: {alert.text}" for alert in entry.alerts), entry.summary]
    if isinstance(entry, Reachable):
        lines = [(line.number, line_words(line)) for line in _real_lines(entry)]
        parts += [f"{number}: {words}" for number, words in lines if words]
        parts += [f"Hours: {schedule}" for schedule in entry.schedules]
    return "\n".join([*(part for part in parts if part), extract.stamp(item)])


def _is_url(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text


def _uri(text: str) -> str:
    # Not escaped by the standard, and yet readers take these for separators.
    return text.translate(_IN_ADDRESSES)


def _text(text: str) -> str:
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
