"""The kinds of way to reach somebody: what is true of each, in its row of `WayKind` and nowhere else."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Self

from ketamine_tui.model.translate import N_

PLACEHOLDER = N_("PLACEHOLDER, does not work")
"""Stands beside every number and address that is known not to work."""


class PhoneType(StrEnum):
    """What a telephone number is for (RFC 6350, section 6.4.1)."""

    VOICE = N_("voice")
    TEXT = N_("text")
    FAX = N_("fax")
    CELL = N_("cell")
    VIDEO = N_("video")
    TEXTPHONE = N_("textphone")


class _Facts(NamedTuple):
    """What is true of a kind of way: see the properties of `WayKind`."""

    label: str
    letter: str
    field: str
    part: str
    search_field: str
    telephone: PhoneType | None = None
    advice: str = ""
    advice_with_keyword: str = ""
    uri_form: str = ""
    code_form: str = ""
    main_rank: int = 0
    presence: str = ""
    reaches_people: bool = True


class WayKind(StrEnum):
    """The kinds of way, in the order in which they are shown; the values are the names people type.

    `label` stands before a value (``Phone``), `letter` copies the first way of the kind, `presence` is
    what ``has:`` calls it, `search_field` where filters look for it (``phone:``). `field` names the list
    of an entry that holds it, `part` what of its records is filled where only a text is known.

    `telephone` is its type where it is a number (RFC 6350, section 6.4.1), `advice` what somebody in need
    is told to do with it, also with a word to send there; nothing where it does not answer at once. `uri_form` is its address for other
    programs (RFC 3966, 5724, 6068), `code_form` what the camera of a telephone reads, where that differs.
    `main_rank` says how early it is taken for an entry's main value, 0 for never. `reaches_people` tells
    whether somebody is at the other end; a web page is only read.
    """

    label: str
    letter: str
    field: str
    part: str
    search_field: str
    telephone: PhoneType | None
    advice: str
    advice_with_keyword: str
    uri_form: str
    code_form: str
    main_rank: int
    presence: str
    reaches_people: bool

    PHONE = (
        N_("phone"),
        _Facts(
            *(N_("Phone"), "p", "phones", "number", "phone", PhoneType.VOICE),
            advice=N_("call {value}"),
            uri_form="tel:{dial}",
            main_rank=1,
        ),
    )
    FAX = N_("fax"), _Facts(N_("Fax"), "f", "phones", "number", "phone", PhoneType.FAX)
    TEXT = (
        N_("text"),
        _Facts(
            *(N_("Text"), "t", "texts", "number", "phone", PhoneType.TEXT),
            advice=N_("text {value}"),
            advice_with_keyword=N_("text {keyword} to {value}"),
            uri_form="sms:{digits}",
            # What cameras of both systems know; they ignore the keyword of RFC 5724's form.
            code_form="SMSTO:{digits}:{keyword}",
            main_rank=2,
            presence="sms",
        ),
    )
    EMAIL = (
        N_("email"),
        _Facts(
            *(N_("E-mail"), "e", "emails", "address", "email"),
            uri_form="mailto:{value}",
            main_rank=3,
        ),
    )
    CHAT = (
        N_("chat"),
        _Facts(N_("Chat"), "h", "chats", "url", "url", uri_form="{value}", main_rank=5),
    )
    ADDRESS = N_("address"), _Facts(N_("Address"), "a", "addresses", "address_1", "address")
    LINK = (
        N_("link"),
        _Facts(
            *(N_("Link"), "l", "links", "url", "url"),
            uri_form="{value}",
            main_rank=4,
            presence="url",
            reaches_people=False,
        ),
    )

    def __new__(cls, name: str, facts: _Facts) -> Self:
        """Make a kind of its row."""
        kind = str.__new__(cls, name)
        kind._value_ = name
        row = facts._replace(presence=facts.presence or name)
        vars(kind).update(row._asdict())
        return kind

    @property
    def is_web(self) -> bool:
        """Whether its value is an address on the web, which a browser takes as it is."""
        return self.uri_form == "{value}"

    def fields_of(self, value: str) -> dict[str, str]:
        """Return the fields of a record of the kind of which no more than a text is known."""
        is_special = _KIND_OF_FIELD[self.field] is not self
        return {self.part: value, **({"type": str(self.telephone)} if is_special else {})}


_KIND_OF_FIELD = {kind.field: kind for kind in reversed(WayKind)}
_KIND_OF_TYPE: Mapping[PhoneType | None, WayKind] = {
    kind.telephone: kind for kind in WayKind if kind.telephone
}


def kind_of(field: str, type_: PhoneType | None) -> WayKind:
    """Return of which kind a way is by the field that lists it; the type of a number may say another."""
    return _KIND_OF_TYPE.get(type_, _KIND_OF_FIELD[field])


WAY_KINDS: Mapping[str, WayKind] = {kind.value: kind for kind in WayKind}
"""The kinds by their names."""

WAY_FIELDS = tuple(dict.fromkeys(kind.field for kind in WayKind))
"""The fields of entries that list ways, in the order in which they are shown."""
