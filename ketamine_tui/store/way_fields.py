"""Records of ways: the field that lists each kind of way, and the parts that its records can have.

Readers loop over this table, so that a kind of way which is added to the model is read by all of them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ketamine_tui.model.entry import Contact
from ketamine_tui.model.way_kinds import PhoneType, WayKind
from ketamine_tui.store.decode import Many, Record
from ketamine_tui.store.entry_schema import ENTRY_RECORDS


class WayField(NamedTuple):
    """A field of entries, the part of its records that holds the value, and all parts that they can have.

    `type` is that of the telephone (RFC 6350, section 6.4.1) where the field lists several kinds of way,
    and the kind is not the usual one there.
    """

    field: str
    part: str
    parts: frozenset[str]
    type: str = ""


def _field_of(kind: WayKind) -> WayField:
    many = ENTRY_RECORDS[Contact].fields[kind.field]
    assert isinstance(many, Many)  # noqa: S101  # ways stand in lists of records
    assert isinstance(many.item, Record)  # noqa: S101  # as above
    type_ = kind.fields_of("").get("type", "")
    return WayField(kind.field, kind.part, frozenset(many.item.fields), type_)


FIELD_OF_KIND: Mapping[WayKind, WayField] = {kind: _field_of(kind) for kind in WayKind}
"""Where ways stand, by kind: a kind that has no list of its own is a type of telephone."""


def telephone_field(type_: PhoneType) -> WayField:
    """Return where telephone numbers of a type stand."""
    own = next((field for kind, field in FIELD_OF_KIND.items() if kind.telephone is type_), None)
    return own or FIELD_OF_KIND[WayKind.PHONE]._replace(type=type_.value)
