"""Extracts: entries of a view, each with what must be known about it."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import reading_at
from ketamine_tui.model.directory import Directory
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.marks import NO_MARK
from ketamine_tui.model.review import ReviewState, standing_review, state_to_show
from ketamine_tui.model.section import Section
from ketamine_tui.model.translate import _
from ketamine_tui.present.card import NameOf
from ketamine_tui.present.trust import (
    Words,
    changed_since,
    state_line,
    untranslated_line,
    words_at,
)
from ketamine_tui.query.view import View

DOUBTED = frozenset({ReviewState.TO_BE_REVIEWED, ReviewState.NEEDS_CHANGES, ReviewState.WITHDRAWN})
"""The states of entries that leave the program only when they are asked for."""


class Item(NamedTuple):
    """An entry as it is read, with its state on the day of the extract; a private note only where it was asked for.

    `own_state` is that of the entry as it was written; `words` are those of a translation, where it is read in one. `foreign` says that it is not in the
    reader's language but in `language`.
    """

    entry: Entry
    own_state: ReviewState
    due: dt.date | None
    changed: tuple[str, ...] = ()
    words: Words | None = None
    foreign: str = ""
    language: str = ""
    private_note: str = ""

    @property
    def state(self) -> ReviewState:
        """How far all of it can be trusted, as it is read."""
        return state_to_show(self.own_state, self.words.state) if self.words else self.own_state

    @property
    def standing(self) -> str:
        """The states in words: ``Source-checked 2026-11-23, due 2027-11-23``."""
        own = state_line(self.entry.reviews, self.own_state, self.due, self.changed)
        return f"{own}. {self.words.line}" if self.words else own

    @property
    def private_line(self) -> str:
        """The private note in one line, called so."""
        note = " ".join(self.private_note.split())
        return _("Private note: {note}").format(note=note) if note else ""

    @property
    def checked_on(self) -> dt.date | None:
        """When a person last confirmed the entry as it is; nothing where that does not stand."""
        standing = standing_review(self.entry.reviews)
        is_confirmed = self.state.is_checked or self.state is ReviewState.OVERDUE
        return standing.date if standing and is_confirmed else None


class UrgentItems(NamedTuple):
    """Whom to turn to in an emergency in one region, in the order to show them."""

    title: str
    items: Sequence[Item]


def _value(_field: str, value: str) -> str:
    return value


class Extract(NamedTuple):
    """Entries of a directory as they were on a day.

    `directory` has the sections that the entries are in, all of them where nothing was asked for;
    `version` names what the files said (`Catalog.version`); `left_out` is how many entries were left
    out because they are doubted; `urgent` is there whatever the entries are; `name_of` tells what a
    region or a language is called (`Catalog.name_of`); `has_notes` says that private notes were asked for.
    """

    directory: Directory
    version: str
    as_of: dt.date
    items: Sequence[Item]
    left_out: int = 0
    urgent: Sequence[UrgentItems] = ()
    name_of: NameOf = _value
    has_notes: bool = False

    @property
    def title(self) -> str:
        """The name of the directory."""
        return self.directory.title

    @property
    def origin(self) -> str:
        """Where the entries come from, and of when they are."""
        told = _("From {title}, version {version}, as of {date}")
        return told.format(title=self.title, version=self.version, date=self.as_of)

    def stamp(self, item: Item) -> str:
        """Return what goes with every entry: its state, and where it comes from."""
        return f"{item.standing.removesuffix('.')}. {self.origin}."

    def remark(self, item: Item, *others: str) -> str:
        """Return the stamp, and before it the warnings and other remarks, for formats that have one place."""
        warnings = (
            _("Warning: {text}").format(text=alert.in_one_line) for alert in item.entry.alerts
        )
        said = " ".join(filter(None, (*warnings, *others, item.private_line)))
        return f"{said} ({self.stamp(item)})" if said else self.stamp(item)

    def only(self, is_wanted: Callable[[Entry], bool]) -> "Extract":
        """Return the extract with the entries that a format can hold."""
        return self._replace(items=[item for item in self.items if is_wanted(item.entry)])


def extract_at(catalog: Catalog, position: int) -> Extract:
    """Return the extract of one entry, whatever its state is."""
    items = (_item(catalog, position),)
    return Extract(
        *(_directory(catalog), catalog.version, catalog.today, items), name_of=catalog.name_of
    )


def extract_of(view: View, *, with_doubted: bool = False, with_notes: bool = False) -> Extract:
    """Return the entries of a view, in its order; doubted ones, and private notes, only when asked for."""
    catalog = view.catalog
    positions = [
        position
        for position in view.positions
        if with_doubted or catalog.row(position).state not in DOUBTED
    ]
    items = [_item(catalog, position) for position in positions]
    if with_notes:
        marks = catalog.marks
        items = [
            item._replace(private_note=marks.get(item.entry.id, NO_MARK).note) for item in items
        ]
    left_out = view.total - len(items)
    directory = _directory(catalog)
    if view.total < catalog.size:
        named = {item.entry.section for item in items}
        directory = directory._replace(sections=_narrowed(directory.sections, named))
    urgent = [*_urgent(catalog)]
    return Extract(
        *(directory, catalog.version, catalog.today, items, left_out, urgent),
        catalog.name_of,
        with_notes,
    )


def _item(catalog: Catalog, position: int) -> Item:
    reading, row = reading_at(catalog, position), catalog.original_row(position)
    return Item(
        entry=reading.entry,
        own_state=row.state,
        due=row.due,
        changed=changed_since(reading.original, row.state, catalog.directory),
        words=words_at(catalog, position, reading),
        foreign=untranslated_line(catalog, position),
        language=catalog.original_language if catalog.is_untranslated(position) else "",
    )


def _urgent(catalog: Catalog) -> Iterator[UrgentItems]:
    """Yield urgent help by region; entries that do not exist are left out."""
    for group in catalog.directory.urgent:
        positions = (catalog.position(name) for name in group.entries)
        items = [_item(catalog, position) for position in positions if position is not None]
        yield UrgentItems(group.title, items)


def _directory(catalog: Catalog) -> Directory:
    return catalog.directory._replace(sections=catalog.sections)


def _narrowed(sections: Iterable[Section], ids: Container[str]) -> tuple[Section, ...]:
    """Return the sections that are wanted, and those above them."""
    inner = (x._replace(sections=_narrowed(x.sections, ids)) for x in sections)
    return tuple(x for x in inner if x.id in ids or x.sections)
