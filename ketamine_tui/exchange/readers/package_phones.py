"""Telephone numbers of a package that stand in several rows of one organization."""

from collections.abc import Iterable

from ketamine_tui.exchange.readers.gathering import Gathering
from ketamine_tui.exchange.readers.hsds_phones import type_said
from ketamine_tui.exchange.readers.json_items import PlacedFields, text_in
from ketamine_tui.exchange.readers.telephones import digits_of

_TOLD = "another row of its organization says that this number is a {}"
_NOT_CALLED = frozenset({"fax", "textphone"})
_SPOKEN_TO = frozenset({"", "voice"})
_SAYS_MORE = (
    *("service_id", "location_id", "service_at_location_id"),
    *("department", "description", "extension"),
)
"""Columns of a row that knows what a number is for, where one of them is filled."""


def settle_types(rows: Iterable[PlacedFields], gathering: Gathering) -> None:
    """Make faxes and textphones of numbers that only other rows of their organization call so, and tell them.

    Registers list all numbers of an organization as voice lines, and what each is for beside its services. One that
    such a row calls a voice line stays one.
    """
    bare: list[tuple[tuple[str, str], PlacedFields]] = []
    types: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        key = text_in(row, "organization_id"), digits_of(text_in(row, "number"))
        type_ = text_in(row, "type").lower()
        if not all(key):
            continue
        if type_ in _SPOKEN_TO and not any(text_in(row, name) for name in _SAYS_MORE):
            bare.append((key, row))
        else:
            said = type_said(text_in(row, "department")) if type_ in _SPOKEN_TO else ""
            types.setdefault(key, set()).add(said or type_)
    for key, row in bare:
        known = types.get(key, set())
        if len(known) == 1 and known <= _NOT_CALLED:
            (type_,) = known
            gathering.lose(row.line, "phone.type", text_in(row, "type"), _TOLD.format(type_))
            row["type"] = type_
