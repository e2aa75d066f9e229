"""Ways to reach somebody: what may be done with a number or an address, and what must be said of it.

Every face of the program loops over ways: the card, copying, urgent help, QR codes, filters, columns,
each export. What is true of one kind of way stands in `WayKind`'s table, and nowhere else.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, PhoneType, TextNumber


class WayKind(StrEnum):
    """The sorts of way, in the order in which they are shown; the values are the names people type."""

    PHONE = "phone"
    FAX = "fax"
    TEXT = "text"
    EMAIL = "email"
    CHAT = "chat"
    ADDRESS = "address"
    LINK = "link"

    @property
    def label(self) -> str:
        """What stands before a value: ``Phone``."""
        return _FACTS[self].label

    @property
    def letter(self) -> str:
        """The key that copies the first way of the kind."""
        return _FACTS[self].letter

    @property
    def presence(self) -> str:
        """What ``has:`` calls it."""
        return _FACTS[self].presence or self.value

    @property
    def search_field(self) -> str:
        """The field in which filters look for it, such as ``phone:``."""
        return _FACTS[self].search_field

    @property
    def telephone(self) -> PhoneType | None:
        """Its type where it is a telephone number (RFC 6350, section 6.4.1)."""
        return _FACTS[self].telephone

    @property
    def reaches_people(self) -> bool:
        """Whether somebody is at the other end; a web address is only read."""
        return self is not WayKind.LINK


class _Facts(NamedTuple):
    label: str
    letter: str
    search_field: str
    telephone: PhoneType | None = None
    presence: str = ""


_FACTS: Mapping[WayKind, _Facts] = {
    WayKind.PHONE: _Facts("Phone", "p", "phone", PhoneType.VOICE),
    WayKind.FAX: _Facts("Fax", "f", "phone", PhoneType.FAX),
    WayKind.TEXT: _Facts("Text", "t", "phone", PhoneType.TEXT, "sms"),
    WayKind.EMAIL: _Facts("E-mail", "e", "email"),
    WayKind.CHAT: _Facts("Chat", "h", "url"),
    WayKind.ADDRESS: _Facts("Address", "a", "address"),
    WayKind.LINK: _Facts("Link", "l", "url", None, "url"),
}

Point = Phone | TextNumber | Email | Chat | Address | Link
"""A record that says how to reach somebody, or where to read."""


class Way(NamedTuple):
    """One way to reach somebody, or one web address.

    `value` is as published, what people read and copy; the lines of an address are apart by line
    breaks. `dial` is what a telephone needs (E.164 or a short code), empty where nobody knows it.
    `keyword` is the word to send in a text message. `words` is everything that must be said beside the
    value, one thing each: type, what it is for, what to send, remarks, hours, languages. `point` is the
    record that it comes from, for formats that have a field for each of its parts.
    """

    kind: WayKind
    value: str
    dial: str = ""
    label: str = ""
    note: str = ""
    keyword: str = ""
    words: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    is_placeholder: bool = False
    telephone: PhoneType | None = None
    point: Point | None = None

    @property
    def said(self) -> str:
        """The words in one line."""
        return "; ".join(self.words)

    @property
    def is_callable(self) -> bool:
        """Whether a person can be told to call it: no fax, no placeholder."""
        return self.kind is WayKind.PHONE and not self.is_placeholder

    @property
    def is_textable(self) -> bool:
        """Whether a person can be told to send a text message there."""
        return self.kind is WayKind.TEXT and not self.is_placeholder

    @property
    def uri(self) -> str:
        """What another program is handed (RFC 3966, 5724, 6068): ``tel:+18005550100``.

        Nothing for what does not work, what no program takes, and a number that nobody knows how to dial.
        """
        if self.is_placeholder:
            return ""
        match self.kind:
            case WayKind.PHONE:
                return f"tel:{self.dial}" if self.dial else ""
            case WayKind.TEXT:
                return f"sms:{self.dial}" if self.dial else ""
            case WayKind.EMAIL:
                return f"mailto:{self.value}"
            case WayKind.CHAT | WayKind.LINK:
                return self.value
            case _:
                return ""


def _filled(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _spoken(languages: tuple[str, ...]) -> str:
    return f"languages: {', '.join(languages)}" if languages else ""


def _of_phone(phone: Phone) -> Way:
    kind = {PhoneType.FAX: WayKind.FAX, PhoneType.TEXT: WayKind.TEXT}.get(phone.type, WayKind.PHONE)
    # What the kind says already is not said twice.
    kind_word = "" if phone.type is kind.telephone else phone.type.value
    hours = map(str, phone.schedules)
    return Way(
        kind,
        phone.number,
        phone.dial,
        phone.label,
        phone.note,
        words=_filled(kind_word, phone.label, phone.note, *hours, _spoken(phone.languages)),
        languages=phone.languages,
        is_placeholder=phone.placeholder,
        telephone=phone.type,
        point=phone,
    )


def _of_text(text: TextNumber) -> Way:
    keyword = f"send the word {text.body}" if text.body else ""
    hours = map(str, text.schedules)
    return Way(
        WayKind.TEXT,
        text.number,
        "".join(c for c in text.number if c.isdigit() or c == "+"),
        text.label,
        text.note,
        text.body,
        _filled(text.label, keyword, text.note, *hours, _spoken(text.languages)),
        text.languages,
        text.placeholder,
        PhoneType.TEXT,
        text,
    )


def _of_email(email: Email) -> Way:
    words = _filled(email.label, email.note)
    return Way(
        WayKind.EMAIL,
        email.address,
        label=email.label,
        note=email.note,
        words=words,
        is_placeholder=email.placeholder,
        point=email,
    )


def _of_chat(chat: Chat) -> Way:
    words = _filled(chat.label, chat.note, *map(str, chat.schedules))
    return Way(WayKind.CHAT, chat.url, label=chat.label, note=chat.note, words=words, point=chat)


def _of_address(address: Address) -> Way:
    return Way(
        WayKind.ADDRESS,
        "\n".join(address.lines),
        note=address.note,
        words=_filled(address.note),
        point=address,
    )


def _of_link(link: Link) -> Way:
    return Way(WayKind.LINK, link.url, label=link.label, words=_filled(link.label), point=link)


WAYS_OF_FIELDS: Mapping[str, Callable[[Any], Way]] = {
    "phones": _of_phone,
    "texts": _of_text,
    "emails": _of_email,
    "chats": _of_chat,
    "addresses": _of_address,
    "links": _of_link,
}
"""What makes a way of a record, by the field of an entry that lists such records, in display order."""
