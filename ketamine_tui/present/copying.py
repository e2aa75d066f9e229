"""Values that can be copied from an entry, each under a letter of its own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.model.entry import Contact, Entry, Resource
from ketamine_tui.model.translate import N_
from ketamine_tui.model.way_kinds import WayKind
from ketamine_tui.model.ways import Way
from ketamine_tui.present.citation import citation
from ketamine_tui.present.letters import letters_for

_LETTERS = {
    **{kind.value: kind.letter for kind in WayKind},
    "doi": "d",
    "isbn": "i",
    "citation": "c",
    "name": "n",
    "id": "x",
}


class CopyField(NamedTuple):
    """A value that can be copied, under a name that people type and are shown; `way` is what it stands for, where it is a way to reach somebody."""

    letter: str
    name: str
    value: str
    label: str = ""
    way: Way | None = None

    @property
    def is_placeholder(self) -> bool:
        """Whether the value is known not to work."""
        return self.way is not None and self.way.is_placeholder


def copy_fields(entry: Entry) -> tuple[CopyField, ...]:
    """Return what can be copied from an entry, in the order in which it is shown."""
    fields = list(_values(entry))
    letters = letters_for([_LETTERS.get(field.name, field.name[:1]) for field in fields])
    return tuple(field._replace(letter=c) for field, c in zip(fields, letters, strict=True))


def main_field(fields: Iterable[CopyField], entry: Entry) -> CopyField | None:
    """Return the value that people most often want of an entry.

    Of a contact that is a way to reach somebody, of everything else a link. One that works comes
    before those that do not; where none does, one that does not is the main value all the same, so
    that asking for it is answered.
    """
    fields = list(fields)
    is_contact = isinstance(entry, Contact)
    ways = [
        (field.is_placeholder, field.way.kind.main_rank, place)
        for place, field in enumerate(fields)
        if field.way and field.way.kind.main_rank
        if is_contact or not field.way.kind.reaches_people
    ]
    if ways:
        return fields[min(ways)[-1]]
    by_name = {field.name: field for field in fields}
    return by_name.get("citation", by_name.get("name"))


def fields_called(fields: Sequence[CopyField], name: str) -> list[CopyField]:
    """Return the values that a name, perhaps in the plural, or a letter of the copy menu means."""
    name_or_plural = name.lower()
    named = [
        field
        for field in fields
        if name_or_plural in (field.name, f"{field.name}s", f"{field.name}es")
    ]
    return named or [field for field in fields if name == field.letter]


def _values(entry: Entry) -> Iterator[CopyField]:
    for way in entry.ways():
        yield CopyField("", way.kind.value, way.value, way.label, way)
    if isinstance(entry, Resource):
        for identifier in entry.identifiers:
            yield CopyField("", identifier.scheme, identifier.value, identifier.note)
        yield CopyField("", N_("citation"), citation(entry))
    yield CopyField("", N_("name"), entry.title)
    yield CopyField("", N_("id"), entry.id)
