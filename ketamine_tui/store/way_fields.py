"""Fields that list ways: where formats with a value and no more than that put it, by the kind of way.

Readers loop over this table, so that a kind of way which is added to the model is read by all of them.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketamine_tui.model.contact import PhoneType
from ketamine_tui.model.ways import WAYS_OF_FIELDS, WayKind
from ketamine_tui.store.decode import Many, Record
from ketamine_tui.store.entry_schema import ENTRY_RECORDS

_LINE_OF_ADDRESS = "address_1"
"""The part of an address that holds one which was not taken apart."""


class WayField(NamedTuple):
    """A field of entries, the part of its records that holds the value, and all parts that they can have.

    `type` is that of the telephone (RFC 6350, section 6.4.1) where the field lists several sorts of it,
    and the kind is not the usual one there.
    """

    field: str
    part: str
    parts: frozenset[str]
    type: str = ""


def _fields() -> Iterator[tuple[str, WayField]]:
    for record in ENTRY_RECORDS.values():
        for name, many in record.fields.items():
            if name in WAYS_OF_FIELDS and isinstance(many, Many) and isinstance(many.item, Record):
                point = many.item
                part = next(iter(point.required), _LINE_OF_ADDRESS)
                yield name, WayField(name, part, frozenset(point.fields))


def _way_fields() -> Iterator[tuple[WayKind, WayField]]:
    fields = dict(_fields())
    for kind in WayKind:
        own = fields.get(f"{kind.value}s") or fields.get(f"{kind.value}es")
        if own is not None:
            yield kind, own
        elif kind.telephone is not None:
            yield kind, fields["phones"]._replace(type=kind.telephone.value)


WAY_FIELDS: Mapping[WayKind, WayField] = dict(_way_fields())
"""Where ways stand, by kind: a kind that has no list of its own is a type of telephone."""


def telephone_field(type_: PhoneType) -> WayField:
    """Return where telephone numbers of a type stand."""
    own = next((where for kind, where in WAY_FIELDS.items() if kind.telephone is type_), None)
    return own or WAY_FIELDS[WayKind.PHONE]._replace(type=type_.value)
