"""Ways to reach somebody, with the words of HSDS 3 and of vCard (RFC 6350)."""

import re
from enum import StrEnum
from typing import NamedTuple

PLACEHOLDER = "PLACEHOLDER, does not work"
"""Stands beside every number and address that is known not to work."""


class PhoneType(StrEnum):
    """What a telephone number is for (RFC 6350, section 6.4.1)."""

    VOICE = "voice"
    TEXT = "text"
    FAX = "fax"
    CELL = "cell"
    VIDEO = "video"
    TEXTPHONE = "textphone"


TEXTPHONE_WORDS = ("tty", "tdd", "textphone", "minicom")
"""What people call a telephone for typed text, in small letters."""

TEXTPHONE = re.compile(rf"\b(?:{'|'.join(TEXTPHONE_WORDS)})\b", re.IGNORECASE)
"""One of these words."""


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)


class Schedule(NamedTuple):
    """When something is open. No `days` means every day; times are ``HH:MM`` of `timezone`."""

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    timezone: str = ""
    note: str = ""

    def __str__(self) -> str:
        """Return the schedule in words; one that has only a remark says no more than that."""
        if not (self.days or self.opens or self.closes or self.timezone) and self.note:
            return self.note
        if (self.opens, self.closes) == ("00:00", "24:00"):
            parts = [f"24 hours a day, {self._day_words()}"]
        else:
            hours = " to ".join(part for part in (self.opens, self.closes) if part)
            parts = [f"{self._day_words()} {hours}".strip()]
        if self.timezone:
            parts.append(f"({self.timezone})")
        if self.note:
            parts.append(f"- {self.note}")
        return " ".join(parts)

    def _day_words(self) -> str:
        if not self.days or self.days == WEEKDAYS:
            return "every day"
        start = WEEKDAYS.index(self.days[0])
        if len(self.days) > 2 and self.days == WEEKDAYS[start : start + len(self.days)]:
            return f"{_DAY_NAMES[self.days[0]]} to {_DAY_NAMES[self.days[-1]]}"
        return ", ".join(_DAY_NAMES[day] for day in self.days)


class Phone(NamedTuple):
    """A telephone number: `number` as published, `dial` as a telephone needs it (E.164 or a short code).

    `do_not_test` marks a crisis line: a call to see whether it works takes the place of somebody's.
    """

    number: str
    dial: str = ""
    type: PhoneType = PhoneType.VOICE
    label: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    placeholder: bool = False
    do_not_test: bool = False


class TextNumber(NamedTuple):
    """A number that takes text messages; `body` is the keyword to send."""

    number: str
    body: str = ""
    label: str = ""
    note: str = ""
    languages: tuple[str, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    placeholder: bool = False
    do_not_test: bool = False


Line = Phone | TextNumber
"""A number that somebody answers."""


class Email(NamedTuple):
    """An e-mail address."""

    address: str
    label: str = ""
    note: str = ""
    placeholder: bool = False


class Chat(NamedTuple):
    """A web chat."""

    url: str
    label: str = ""
    note: str = ""
    schedules: tuple[Schedule, ...] = ()


class Address(NamedTuple):
    """A postal address in the parts of HSDS."""

    attention: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""
    note: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as written on an envelope."""
        place = " ".join(part for part in (self.state_province, self.postal_code) if part)
        town = ", ".join(part for part in (self.city, place) if part)
        written = (self.attention, self.address_1, self.address_2, town, self.country)
        return tuple(line for line in written if line)


class Link(NamedTuple):
    """A web address with what it leads to."""

    url: str
    label: str = ""
