"""Ways to reach somebody: what may be done with a number or an address, and what must be said of it.

Every face of the program loops over ways: the card, copying, urgent help, QR codes, filters, columns,
each export. What is true of one kind of way stands in its row of `WayKind`, and nowhere else.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketamine_tui.model.contact import Address, Chat, Email, Link, Phone, Schedule, TextNumber
from ketamine_tui.model.translate import _
from ketamine_tui.model.way_kinds import PhoneType, WayKind, kind_of

Point = Phone | TextNumber | Email | Chat | Address | Link
"""A record that says how to reach somebody, or where to read."""


class Way(NamedTuple):
    """One way to reach somebody, or one web address.

    `value` is as published, what people read and copy; the lines of an address are apart by line
    breaks. `point` is the record that it comes from, for formats that have a field for each of its parts.
    """

    kind: WayKind
    value: str
    point: Point

    @property
    def dial(self) -> str:
        """What a telephone needs (E.164 or a short code), empty where nobody wrote it down."""
        return self._part("dial")

    @property
    def label(self) -> str:
        """What it is for."""
        return self._part("label")

    @property
    def note(self) -> str:
        """What must be known for it."""
        return self._part("note")

    @property
    def keyword(self) -> str:
        """The word to send in a text message."""
        return self._part("body")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are spoken there."""
        return tuple(getattr(self.point, "languages", ()))

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """When it is answered."""
        return tuple(getattr(self.point, "schedules", ()))

    @property
    def is_placeholder(self) -> bool:
        """Whether it is known not to work."""
        return bool(getattr(self.point, "placeholder", False))

    @property
    def may_be_tested(self) -> bool:
        """Whether somebody may try it to see if it works; on a crisis line that takes another's place."""
        return not getattr(self.point, "do_not_test", False)

    @property
    def telephone(self) -> PhoneType | None:
        """Its type where it is a telephone number (RFC 6350, section 6.4.1)."""
        type_: PhoneType | None = getattr(self.point, "type", self.kind.telephone)
        return type_

    @property
    def remarks(self) -> tuple[str, ...]:
        """What must be said beside the value: what it is for, what to send, remarks, hours."""
        keyword = _("send the word {keyword}").format(keyword=self.keyword) if self.keyword else ""
        return tuple(filter(None, (self.label, keyword, self.note, *map(str, self.schedules))))

    @property
    def spoken(self) -> str:
        """The languages in words: ``languages: en, es``."""
        named = ", ".join(self.languages)
        return _("languages: {languages}").format(languages=named) if named else ""

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that must be said beside the value, one thing each: type, remarks, languages."""
        # What the kind says already is not said twice.
        type_ = self.telephone if self.telephone is not self.kind.telephone else None
        return tuple(filter(None, (type_ and _(type_.value), *self.remarks, self.spoken)))

    @property
    def said(self) -> str:
        """The words in one line."""
        return "; ".join(self.words)

    @property
    def message(self) -> str:
        """The value with what is to be sent there: ``HELLO to 55501``."""
        if not self.keyword:
            return self.value
        return _("{keyword} to {value}").format(keyword=self.keyword, value=self.value)

    @property
    def advice_form(self) -> str:
        """What somebody in need is told to do, without the value and the keyword: ``call {value}``."""
        form = self.kind.advice_with_keyword if self.keyword else self.kind.advice
        return _(form) if form and not self.is_placeholder else ""

    @property
    def advice(self) -> str:
        """What somebody in need is told to do: ``call 988``; nothing for what does not help at once."""
        return self.advice_form.format(value=self.value, keyword=self.keyword)

    @property
    def uri(self) -> str:
        """What another program is handed: ``tel:+18005550100``.

        Nothing for what does not work, what no program takes, and a number that nobody knows how to dial.
        """
        return self._filled_in(self.kind.uri_form)

    @property
    def code(self) -> str:
        """What the camera of a telephone reads; nothing where `uri` has nothing."""
        return self._filled_in(self.kind.code_form or self.kind.uri_form)

    def as_if_it_worked(self) -> "Way":
        """Return the way without the mark that it does not work, for those who ask for it all the same."""
        if isinstance(self.point, Phone | TextNumber | Email):
            return self._replace(point=self.point._replace(placeholder=False))
        return self

    def _filled_in(self, form: str) -> str:
        if self.is_placeholder or ("{dial}" in form and not self.dial):
            return ""
        digits = self.dial or "".join(c for c in self.value if c.isdigit() or c == "+")
        return form.format(value=self.value, dial=self.dial, digits=digits, keyword=self.keyword)

    def _part(self, name: str) -> str:
        return str(getattr(self.point, name, ""))


def ways_of(field: str, points: Iterable[Point]) -> Iterator[Way]:
    """Yield the ways that a field of an entry lists; the type of a number may say of which kind it is."""
    for point in points:
        kind = kind_of(field, getattr(point, "type", None))
        if isinstance(point, Address):
            yield Way(kind, "\n".join(point.lines), point)
        else:
            yield Way(kind, getattr(point, kind.part), point)
