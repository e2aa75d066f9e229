"""Ways to reach somebody, with the words of HSDS 3 and of vCard (RFC 6350)."""

import re
from typing import NamedTuple

from ketamine_tui.model.translate import N_, _
from ketamine_tui.model.way_kinds import PhoneType

TEXTPHONE_WORDS = ("tty", "tdd", "textphone", "minicom")
"""What people call a telephone for typed text, in small letters."""

TEXTPHONE = re.compile(rf"\b(?:{'|'.join(TEXTPHONE_WORDS)})\b", re.IGNORECASE)
"""One of these words."""


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = dict(
    zip(
        WEEKDAYS,
        (
            *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday")),
            *(N_("Friday"), N_("Saturday"), N_("Sunday")),
        ),
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
            parts = [_("24 hours a day, {days}").format(days=self._day_words())]
        else:
            parts = [f"{self._day_words()} {self._hours()}".strip()]
        if self.timezone:
            parts.append(f"({self.timezone})")
        if self.note:
            parts.append(f"- {self.note}")
        return " ".join(parts)

    def _hours(self) -> str:
        if self.opens and self.closes:
            return _("{opens} to {closes}").format(opens=self.opens, closes=self.closes)
        return self.opens or self.closes

    def _day_words(self) -> str:
        if not self.days or self.days == WEEKDAYS:
            return _("every day")
        start = WEEKDAYS.index(self.days[0])
        if len(self.days) > 2 and self.days == WEEKDAYS[start : start + len(self.days)]:
            first, last = (_(_DAY_NAMES[self.days[place]]) for place in (0, -1))
            return _("{first} to {last}").format(first=first, last=last)
        return ", ".join(_(_DAY_NAMES[day]) for day in self.days)


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
