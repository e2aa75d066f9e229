"""What can be copied from an entry, each under a letter of its own."""

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from ketamine_tui.model.entry import Contact, Entry, Reachable, Resource
from ketamine_tui.present.citation import citation

CARD_LETTER = "w"
"""The letter of the whole card in the copy menu."""

RESERVED = frozenset("yuqjk" + CARD_LETTER)
"""Letters that mean something else in the copy menu: main value, urgent help, quit, down, up, card."""

_MNEMONICS = {
    "phone": "p",
    "text": "t",
    "email": "e",
    "chat": "h",
    "address": "a",
    "link": "l",
    "doi": "d",
    "isbn": "i",
    "citation": "c",
    "name": "n",
    "id": "x",
}

_MAIN = {Contact: ("phone", "text", "email", "link", "chat"), Resource: ("link", "citation")}


class CopyField(NamedTuple):
    """A value that can be copied; `is_placeholder` when it is known not to work."""

    letter: str
    name: str
    value: str
    label: str = ""
    is_placeholder: bool = False


def copy_fields(entry: Entry) -> tuple[CopyField, ...]:
    """Return what can be copied from an entry, in the order in which it is shown."""
    return tuple(_lettered(_values(entry)))


def main_field(fields: Iterable[CopyField], entry: Entry) -> CopyField | None:
    """Return the value that people most often want of an entry."""
    by_name: dict[str, CopyField] = {}
    for field in fields:
        by_name.setdefault(field.name, field)
    names = _MAIN.get(type(entry), ("link", "name"))
    return next((by_name[name] for name in names if name in by_name), by_name.get("name"))


def fields_called(fields: Sequence[CopyField], name: str) -> list[CopyField]:
    """Return the values that a name, perhaps in the plural, or a letter of the copy menu means."""
    wanted = name.lower()
    found = [field for field in fields if wanted in (field.name, f"{field.name}s")]
    return found or [field for field in fields if name == field.letter]


def _lettered(fields: Iterable[CopyField]) -> Iterator[CopyField]:
    """Give every field the letter of its name, or the next one that is free."""
    fields = list(fields)
    wanted = {_MNEMONICS.get(field.name, field.name[:1]) for field in fields}
    spare = iter([c for c in ascii_lowercase if c not in wanted | RESERVED] + list("123456789"))
    taken: set[str] = set(RESERVED)
    for field in fields:
        letter = _MNEMONICS.get(field.name, field.name[:1])
        if letter in taken:
            letter = next(spare, "")
        taken.add(letter)
        yield field._replace(letter=letter)


def _values(entry: Entry) -> Iterator[CopyField]:
    if isinstance(entry, Reachable):
        yield from _contact_points(entry)
    for link in entry.links:
        yield CopyField("", "link", link.url, link.label)
    if isinstance(entry, Resource):
        for identifier in entry.identifiers:
            yield CopyField("", identifier.scheme, identifier.value, identifier.note)
        yield CopyField("", "citation", citation(entry))
    yield CopyField("", "name", entry.title)
    yield CopyField("", "id", entry.id)


def _contact_points(entry: Reachable) -> Iterator[CopyField]:
    for phone in entry.phones:
        yield CopyField("", "phone", phone.number, phone.label, phone.placeholder)
    for text in entry.texts:
        yield CopyField("", "text", text.number, text.label, text.placeholder)
    for email in entry.emails:
        yield CopyField("", "email", email.address, email.label, email.placeholder)
    for chat in entry.chats:
        yield CopyField("", "chat", chat.url, chat.label)
    for address in entry.addresses:
        yield CopyField("", "address", "\n".join(address.lines))
