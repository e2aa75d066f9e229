"""Urgent help: by region, what to dial or write to, before anything else. No filter touches it."""

from collections.abc import Iterable
from typing import NamedTuple

from ketamine_tui.index.catalog import Catalog
from ketamine_tui.index.entries import entry_at
from ketamine_tui.model.entry import Entry
from ketamine_tui.model.review import ReviewState
from ketamine_tui.model.ways import Way
from ketamine_tui.present.copying import CopyField, copy_fields, main_field

MORE = " (Enter: more)"
"""Stands where there was no room for all."""


class UrgentLine(NamedTuple):
    """One entry to turn to.

    `ways` says how (``call 988 (then press 1), text 838255``), `shorter_ways` the same in less and
    less room.
    """

    entry_id: str
    title: str
    ways: str
    shorter_ways: tuple[str, ...]
    state: ReviewState
    main: CopyField | None


class UrgentRegion(NamedTuple):
    """The entries of one region, which `region` names by its code."""

    region: str
    title: str
    lines: tuple[UrgentLine, ...]


def urgent_ways(entry: Entry) -> list[Way]:
    """Return the ways that help at once; where there are none, the first address on the web."""
    ways = list(entry.ways())
    return [way for way in ways if way.advice] or [way for way in ways if way.kind.is_web][:1]


def urgent_regions(catalog: Catalog) -> tuple[UrgentRegion, ...]:
    """Return urgent help in the directory's own order; entries that do not exist are left out."""
    return tuple(
        UrgentRegion(group.region, group.title, tuple(_lines(catalog, group.entries)))
        for group in catalog.directory.urgent
    )


def regions_named(regions: Iterable[UrgentRegion], name: str) -> list[UrgentRegion]:
    """Return the regions that are meant by a code or a part of a title; all for the empty name."""
    # People say UK, the standard says GB.
    code = "gb" if name.casefold() == "uk" else name.casefold()
    return [r for r in regions if r.region.casefold() == code or code in r.title.casefold()]


def names_of(regions: Iterable[UrgentRegion]) -> str:
    """Return what regions are called: ``GB (United Kingdom), US (United States)``."""
    return ", ".join(f"{region.region} ({region.title})" for region in regions)


def _lines(catalog: Catalog, names: tuple[str, ...]) -> list[UrgentLine]:
    positions = (catalog.position(name) for name in names)
    return [_line(catalog, position) for position in positions if position is not None]


def _line(catalog: Catalog, position: int) -> UrgentLine:
    entry = entry_at(catalog, position)
    ways = [(way.advice or way.value, way.note) for way in urgent_ways(entry)]
    full = ", ".join(f"{way} ({note})" if note else way for way, note in ways)
    shorter = tuple(
        f"{', '.join(way for way, _ in ways[:n])}{MORE}" for n in range(len(ways), 0, -1)
    )
    state = catalog.row(position).state
    main = main_field((field for field in copy_fields(entry) if not field.is_placeholder), entry)
    return UrgentLine(entry.id, entry.title, full, shorter, state, main)
